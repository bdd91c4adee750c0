// A page of a script framework: rendered by the server, and everything once more as data for the scripts.

import { escapeHtml } from '../blocks-to-html.ts';
import type { Make } from '../demo-site.ts';
import { documentHtml, documentLinks, furnitureWords, htmlPage, navigationLinks } from './page-parts.ts';

export const hydrated: Make = (page) => {
  const words = furnitureWords(page);
  const html = documentHtml(page);
  const buildId = `b${Math.floor(page.now.getTime() / (9 * 86_400_000)).toString(36)}`;
  const state = {
    props: { pageProps: { title: page.title, html, promotion: page.promotion, session: page.visit } },
    page: '/legal/[slug]',
    buildId,
  };
  const json = JSON.stringify(state).replace(/</g, '\\u003c');
  return htmlPage(
    `<!DOCTYPE html><html lang="${page.language}"><head><meta charSet="utf-8"/><title>${escapeHtml(page.title)} · ${escapeHtml(page.platform.name)}</title><link rel="preload" href="/_assets/${buildId}/main.js" as="script"/></head><body><div id="__app"><div data-reactroot=""><header class="Header_root__x1"><a href="/">${escapeHtml(page.platform.name)}</a><nav class="Header_nav__x2">${navigationLinks(page, (link) => link)}</nav></header><div class="Banner_root__y7" role="status">${escapeHtml(page.promotion)}</div><div class="Legal_layout__z3"><div class="Legal_toc__z4"><ul>${documentLinks(page, (link) => `<li>${link}</li>`)}</ul></div><div class="Legal_body__z5">${html}</div></div><footer class="Footer_root__w9"><div>${escapeHtml(words.rights)}</div><select aria-label="Language"><option>English</option><option>Deutsch</option><option>Français</option></select></footer></div></div><script id="__APP_STATE__" type="application/json" nonce="${page.visit}">${json}</script><script src="/_assets/${buildId}/main.js" nonce="${page.visit}" defer=""></script></body></html>`,
    false,
  );
};
