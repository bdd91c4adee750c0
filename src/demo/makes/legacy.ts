// A page written by hand long ago and never closed: capital tags, no end tags, windows-1252 that only the page states.

import { escapeHtml } from '../blocks-to-html.ts';
import type { Make } from '../demo-site.ts';
import { windows1252 } from '../windows-1252.ts';
import { documentHtml, documentLinks, furnitureWords, navigationLinks } from './page-parts.ts';

export const legacy: Make = (page) => {
  const words = furnitureWords(page);
  const text = documentHtml(page, {
    heading: (level, html, id) => `<A NAME="${id}"></A>\n<H${level}>${html}</H${level}>`,
    paragraph: (html) => `<P>${html}`,
  });
  const html = `<HTML>
<HEAD><META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=windows-1252">
<TITLE>${escapeHtml(page.title)}</TITLE></HEAD>
<BODY BGCOLOR=WHITE>
<CENTER>[ ${navigationLinks(page, (link) => `${link} |`)} ]</CENTER>
<HR>
${text.replace(/<\/li>/g, '').replace(/<li>/g, '<LI>')}
<HR>
<CENTER><SMALL>${escapeHtml(page.promotion)}<BR>${documentLinks(page, (link) => `${link} |`)}<BR>${escapeHtml(words.rights)}</SMALL></CENTER>
</BODY></HTML>
`;
  return { contentType: 'text/html', body: windows1252(html), isStable: true };
};
