// A page of a blog system: entry, sidebar with recent posts, share buttons, closed comments.

import { escapeHtml } from '../blocks-to-html.ts';
import type { Make } from '../demo-site.ts';
import { documentHtml, documentLinks, furnitureWords, htmlPage, navigationLinks } from './page-parts.ts';

const posts = [
  'Ten small tools we could not write without',
  'How a newsletter found its first thousand readers',
  'Our autumn themes are here',
  'What we learned from a week without images',
  'Meet the writers of the harbour district',
  'Drafts that travel: writing on trains',
  'A better way to quote other people',
] as const;

export const press: Make = (page) => {
  const words = furnitureWords(page);
  const week = Math.floor(page.now.getTime() / (7 * 86_400_000));
  const recent = [0, 1, 2, 3].map((back) => posts[(week + posts.length - back) % posts.length] ?? posts[0]);
  const [title, ...rest] = page.blocks;
  const heading = title?.kind === 'heading' ? title.text : page.title;
  return htmlPage(
    `<!DOCTYPE html>
<html lang="${page.language}" class="no-js">
<head><meta charset="UTF-8"><title>${escapeHtml(heading)} &#8211; ${escapeHtml(page.platform.name)}</title>
<meta name="generator" content="Inkpress 6.${week % 9}">
<link rel="stylesheet" href="/content/themes/plume/style.css?ver=6.${week % 9}"></head>
<body class="page-template-default page page-id-42">
<div id="page" class="site"><header id="masthead" class="site-header">
<p class="site-title"><a href="/">${escapeHtml(page.platform.name)}</a></p><p class="site-description">${escapeHtml(page.platform.tagline)}</p>
<nav id="site-navigation" class="main-navigation"><ul id="primary-menu" class="menu">${navigationLinks(page, (link) => `<li class="menu-item">${link}</li>`)}</ul></nav>
</header>
<div id="content" class="site-content"><div id="primary" class="content-area"><main id="main" class="site-main">
<article id="post-42" class="post-42 page type-page status-publish hentry">
<header class="entry-header"><h1 class="entry-title">${escapeHtml(heading)}</h1></header>
<div class="entry-content">
${documentHtml({ ...page, blocks: rest })}
<div class="sharedaddy"><h3 class="sd-title">Share this:</h3><ul><li><a href="/share?to=hobnob">Hobnob</a></li><li><a href="/share?to=mail">Email</a></li></ul></div>
</div>
<footer class="entry-footer"></footer></article>
<div id="comments" class="comments-area"><p class="no-comments">Comments are closed.</p></div>
</main></div>
<aside id="secondary" class="widget-area"><section class="widget widget_search"><form role="search"><input type="search" placeholder="Search &hellip;"></form></section>
<section class="widget widget_text"><p>${escapeHtml(page.promotion)}</p></section>
<section class="widget widget_recent_entries"><h2 class="widget-title">Recent posts</h2><ul>${recent.map((post) => `<li><a href="/?p=${post.length}">${post}</a></li>`).join('')}</ul></section>
<section class="widget widget_pages"><h2 class="widget-title">Pages</h2><ul>${documentLinks(page, (link) => `<li class="page_item">${link}</li>`)}</ul></section></aside>
</div><footer id="colophon" class="site-footer"><div class="site-info">${escapeHtml(words.rights)}</div></footer></div>
</body></html>
`,
    false,
  );
};
