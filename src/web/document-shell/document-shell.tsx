// The frame around every page: <html>, metadata, skip links, header, breadcrumbs, footer. Pages fill `<main>` only.

import { raw } from 'hono/html';
import type { Child } from 'hono/jsx';
import { rememberedTheme, themeChoice } from '../components/theme-choice/theme-choice.ts';
import type { Page } from '../page.ts';
import { twin } from '../routes.ts';
import { stylesheet } from '../styles/stylesheet.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { SiteFooter } from './site-footer.tsx';
import { SiteHeader } from './site-header.tsx';

export const siteName = 'ConductAtlas';

const siteDescription =
  'The public record of the rules platforms write for people: captured, dated, compared and citable.';

/** The whole HTML of a page. */
export function renderDocument(page: Page, path: string, publicUrl: string): string {
  return `<!doctype html>${(<DocumentShell page={page} path={path} publicUrl={publicUrl} />).toString()}`;
}

function DocumentShell({ page, path, publicUrl }: { page: Page; path: string; publicUrl: string }): Child {
  return (
    <html lang="en">
      <Head page={page} path={path} publicUrl={publicUrl} />
      <body>
        <a class="skip" href="#content">
          Skip to the text
        </a>
        <a class="skip" href="#search-words">
          Skip to search
        </a>
        <SiteHeader path={path} hasSearch={!page.hasSearchField} />
        <main class="shell-main" id="content" tabindex={-1}>
          {page.breadcrumbs && page.breadcrumbs.length > 0 ? <Breadcrumbs trail={page.breadcrumbs} /> : null}
          {page.body()}
        </main>
        <SiteFooter page={page} path={path} />
      </body>
    </html>
  );
}

function Head({ page, path, publicUrl }: { page: Page; path: string; publicUrl: string }): Child {
  const title = page.title === siteName ? siteName : `${page.title} · ${siteName}`;
  const description = page.description ?? siteDescription;
  const canonicalUrl = publicUrl + page.canonicalPath;
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <meta name="description" content={description} />
      <meta name="color-scheme" content="light dark" />
      {page.isPrivate || page.status ? <meta name="robots" content="noindex" /> : null}
      <script>{raw(rememberedTheme)}</script>
      <link rel="stylesheet" href={stylesheet.path} />
      <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
      <link rel="canonical" href={canonicalUrl} />
      <link rel="alternate" type="application/json" href={twin(path, 'json')} title="This page as JSON" />
      <meta property="og:title" content={page.title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={canonicalUrl} />
      <meta property="og:site_name" content={siteName} />
      {page.head ? page.head() : null}
      {[themeChoice, ...(page.enhancements ?? [])].map((script) => (
        <script src={script.path} defer />
      ))}
    </head>
  );
}
