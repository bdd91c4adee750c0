// A page that is empty until its own script has asked for the text and put it there.

import { escapeHtml } from '../blocks-to-html.ts';
import type { Make } from '../demo-site.ts';
import { documentHtml, documentLinks, furnitureWords, htmlPage, navigationLinks } from './page-parts.ts';

export const scriptRendered: Make = (page) => {
  const words = furnitureWords(page);
  const partPath = `/api/v2/legal${page.path}.json`;
  const shell = `<!doctype html><html lang="${page.language}"><head><meta charset="utf-8"><title>${escapeHtml(page.platform.name)}</title></head>
<body><noscript>You need to enable JavaScript to run this app.</noscript><div id="root"><div class="spinner"></div></div>
<script type="module">
const answer = await fetch('${partPath}');
const { title, navigation, html, footer } = await answer.json();
document.title = title;
document.getElementById('root').innerHTML =
  '<header><nav>' + navigation + '</nav></header><main class="legal">' + html + '</main><footer>' + footer + '</footer>';
</script></body></html>
`;
  const content = {
    title: `${page.title} | ${page.platform.name}`,
    navigation: navigationLinks(page, (link) => link),
    html: documentHtml(page),
    footer: `${documentLinks(page, (link) => link)}<p>${escapeHtml(words.rights)}</p>`,
    experiment: page.visit,
  };
  const part = { contentType: 'application/json', body: JSON.stringify(content) };
  return { ...htmlPage(shell, true), parts: { [partPath]: part } };
};
