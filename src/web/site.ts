// The public site: the list of pages, and what happens around each request (security headers, formats, calm error
// pages, a line in the log). Tested by `site.request(href.…)`, without a server.

import { type Context, Hono } from 'hono';
import { assets } from './assets.ts';
import { renderDocument } from './document-shell/document-shell.tsx';
import type { Page, PageAnswer, PageRequest, PageRoute, SiteContext } from './page.ts';
import { aboutRoute } from './pages/about/about-route.ts';
import { errorPage, missingPage } from './pages/not-found/not-found-page.tsx';
import { type Content, mediaTypeOf, type PageFormat, prefersJson, respondWith, splitFormat } from './respond.ts';
import { securityHeaders } from './security-headers.ts';

/** Every page of the site. */
export const pages: readonly PageRoute[] = [aboutRoute];

/** The site over one instance. */
export function createSite(context: SiteContext): Hono {
  // A page and its twins in other formats are one route: the ending is taken off before matching.
  const site = new Hono({ getPath: (request) => splitFormat(new URL(request.url).pathname).path });
  site.use(async (c, next) => {
    const startedAt = performance.now();
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) c.res.headers.set(name, value);
    const milliseconds = Math.round((performance.now() - startedAt) * 10) / 10;
    context.log?.answered({
      method: c.req.method,
      path: new URL(c.req.url).pathname,
      status: c.res.status,
      milliseconds,
    });
  });
  for (const [path, content] of assets) {
    site.get(splitFormat(path).path, (c) => respondWith(content, c.req.raw));
  }
  for (const page of pages) {
    site.get(page.pattern, async (c) => answer(c, context, await page.answer(pageRequest(c), context)));
  }
  site.notFound((c) => noPage(c, context));
  site.onError((error, c) => {
    context.log?.failed({ method: c.req.method, path: new URL(c.req.url).pathname, error });
    return respondWith(contentOf(errorPage(), 'html', '/', context), c.req.raw);
  });
  return site;
}

async function noPage(c: Context, context: SiteContext): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    return c.text('This address can only be read.\n', 405, { allow: 'GET, HEAD' });
  }
  const trimmed = pathname.replace(/\/+$/, '');
  if (trimmed !== pathname && trimmed.startsWith('/') && !trimmed.startsWith('//')) {
    return c.redirect(trimmed + search, 301);
  }
  return answer(c, context, { kind: 'missing', sentence: 'There is no page at this address.' });
}

function answer(c: Context, context: SiteContext, result: PageAnswer): Promise<Response> {
  const { format, path } = requested(c);
  if (result.kind === 'redirect') return Promise.resolve(c.redirect(result.to, result.status));
  const page = result.kind === 'missing' ? missingPage(result.sentence, path) : result;
  return respondWith(contentOf(page, format, path, context), c.req.raw);
}

function contentOf(page: Page, format: PageFormat, path: string, context: SiteContext): Content {
  const made = { mediaType: mediaTypeOf(format), status: page.status ?? 200, headers: page.headers ?? {} };
  if (format === 'csv' && page.csv) return { ...made, body: page.csv() };
  if (format === 'md' && page.markdown) return { ...made, body: page.markdown() };
  if (format === 'json') return { ...made, body: `${JSON.stringify(page.json(), null, 2)}\n` };
  if (format === 'html') return { ...made, body: renderDocument(page, path, context.publicUrl) };
  const unavailable = missingPage('This page does not exist in that format.', path);
  return contentOf(unavailable, 'html', path, context);
}

function requested(c: Context): { format: PageFormat; path: string } {
  const url = new URL(c.req.url);
  const split = splitFormat(url.pathname);
  const format = split.format ?? (prefersJson(c.req.header('accept')) ? 'json' : 'html');
  return { format, path: split.path + url.search };
}

function pageRequest(c: Context): PageRequest {
  return {
    param: (name) => c.req.param(name) ?? '',
    query: new URL(c.req.url).searchParams,
    path: requested(c).path,
  };
}
