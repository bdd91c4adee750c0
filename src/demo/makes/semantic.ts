// A page as the standard would have it: landmarks, an article, a cookie banner at its end.

import { escapeHtml } from '../blocks-to-html.ts';
import type { Make } from '../demo-site.ts';
import { documentHtml, documentLinks, furnitureWords, htmlPage, navigationLinks } from './page-parts.ts';

export const semantic: Make = (page) => {
  const words = furnitureWords(page);
  const promotion = page.promotion === '' ? '' : `<aside class="promo"><p>${escapeHtml(page.promotion)}</p></aside>`;
  return htmlPage(
    `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<title>${escapeHtml(page.title)} | ${escapeHtml(page.platform.name)}</title>
<meta name="description" content="${escapeHtml(page.platform.tagline)}">
<style>body{font:16px/1.5 sans-serif;max-width:60rem;margin:auto}.promo{background:#eef}</style>
</head>
<body>
<a class="skip" href="#main">Skip to content</a>
<header><a href="/" rel="home">${escapeHtml(page.platform.name)}</a>
<nav aria-label="${words.menu}"><ul>${navigationLinks(page, (link) => `<li>${link}</li>`)}</ul></nav></header>
${promotion}
<main id="main"><article>
${documentHtml(page)}
</article></main>
<footer><nav aria-label="Legal"><ul>${documentLinks(page, (link) => `<li>${link}</li>`)}</ul></nav>
<p>${escapeHtml(words.rights)}</p></footer>
<div role="dialog" aria-label="Cookies" class="cookie-banner"><p>${words.cookies}</p><button>${words.accept}</button></div>
</body>
</html>
`,
    true,
  );
};
