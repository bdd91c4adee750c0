// An article of a help centre: sections folded into `details`, breadcrumbs, votes and related articles around them.

import { blocksToHtml, escapeHtml, plainStyle } from '../blocks-to-html.ts';
import type { DemoPage, Make } from '../demo-site.ts';
import type { DemoBlock } from '../demo-text.ts';
import { documentLinks, furnitureWords, htmlPage, navigationLinks } from './page-parts.ts';

export const helpCentre: Make = (page) => {
  const words = furnitureWords(page);
  const votes = 100 + (Math.floor(page.now.getTime() / 86_400_000) % 900);
  return htmlPage(
    `<!doctype html>
<html lang="${page.language}"><head><meta charset="utf-8"><title>${escapeHtml(page.title)} – ${escapeHtml(page.platform.name)} Help Centre</title></head>
<body class="help">
<header class="topbar"><a class="logo" href="/">${escapeHtml(page.platform.name)}</a>
<form action="/hc/search" role="search"><input name="query" type="search" placeholder="Search"></form><a href="/signin">Sign in</a></header>
<div class="container">
<ol class="breadcrumbs"><li><a href="/hc">${escapeHtml(page.platform.name)}</a></li><li><a href="/hc/policies">Policies</a></li><li>${escapeHtml(page.title)}</li></ol>
<div class="article-container"><aside class="sidebar"><h3>Articles in this section</h3><ul>${documentLinks(page, (link) => `<li>${link}</li>`)}</ul></aside>
<article class="article"><div class="article-body">
${foldedSections(page)}
</div>
<footer class="article-votes"><span>Was this article helpful?</span><button>Yes</button><button>No</button>
<small>${votes - 31} out of ${votes} found this helpful</small></footer></article>
<section class="related"><h3>${words.more}</h3><ul>${navigationLinks(page, (link) => `<li>${link}</li>`)}</ul></section></div></div>
<footer class="foot"><p>${escapeHtml(page.promotion)}</p><p>${escapeHtml(words.rights)}</p></footer>
</body></html>
`,
    false,
  );
};

function foldedSections(page: DemoPage): string {
  const sections: DemoBlock[][] = [[]];
  for (const block of page.blocks) {
    if (block.kind === 'heading' && block.level === 2) sections.push([]);
    sections.at(-1)?.push(block);
  }
  const style = { ...plainStyle, linkSuffix: page.linkSuffix };
  const [opening = [], ...folded] = sections;
  const parts = folded.map((blocks) => {
    const [heading, ...rest] = blocks;
    const summary = heading ? blocksToHtml([heading], style) : '';
    return `<details class="accordion"><summary>${summary}</summary>\n<div class="panel">${blocksToHtml(rest, style)}</div></details>`;
  });
  return [blocksToHtml(opening, style), ...parts].join('\n');
}
