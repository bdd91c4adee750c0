// A page of nothing but boxes, whose class names are made anew with each release of the platform's own build.

import { escapeHtml } from '../blocks-to-html.ts';
import type { Make } from '../demo-site.ts';
import { documentHtml, documentLinks, furnitureWords, htmlPage, navigationLinks } from './page-parts.ts';

export const divSoup: Make = (page) => {
  const release = Math.floor(page.now.getTime() / (61 * 86_400_000));
  const className = (role: string) =>
    `css-${((release * 7919 + role.length * 104_729) % 1_679_616).toString(36)}-${role[0]}`;
  const words = furnitureWords(page);
  const box = (role: string, html: string) => `<div class="${className(role)}">${html}</div>`;
  const text = documentHtml(page, { paragraph: (html) => box('text', html) });
  const badge =
    page.promotion === ''
      ? ''
      : box('badge', box('inner', `<a href="/offers${page.linkSuffix}">${escapeHtml(page.promotion)}</a>`));
  return htmlPage(
    `<!DOCTYPE html><html lang="${page.language}"><head><meta charset="utf-8"><title>${escapeHtml(page.title)}</title>
<script>window.__release="${release}-${page.visit}";</script></head><body>
${box(
  'app',
  `${box('topbar', box('brand', escapeHtml(page.platform.name)) + navigationLinks(page, (link) => box('entry', link)))}
${badge}
${box('content', box('column', box('sheet', text)))}
${box('bottom', `${documentLinks(page, (link) => box('link', link))}${box('small', escapeHtml(words.rights))}`)}`,
)}
</body></html>
`,
    false,
  );
};
