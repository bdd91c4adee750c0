// A page of the year 2001: tables within tables, fonts, colours for every cell.

import { escapeHtml } from '../blocks-to-html.ts';
import type { Make } from '../demo-site.ts';
import { documentHtml, documentLinks, furnitureWords, htmlPage, navigationLinks } from './page-parts.ts';

export const tableLayout: Make = (page) => {
  const words = furnitureWords(page);
  const text = documentHtml(page, {
    heading: (level, html, id) =>
      level === 1
        ? `<a name="${id}"></a><h1><font face="Arial" size="5">${html}</font></h1>`
        : `<a name="${id}"></a><h${level}><font face="Arial" color="#003366">${html}</font></h${level}>`,
    paragraph: (html) => `<p><font face="Verdana" size="2">${html}</font></p>`,
  });
  return htmlPage(
    `<html><head><title>${escapeHtml(page.platform.name)} - ${escapeHtml(page.title)}</title></head>
<body bgcolor="#ffffff" topmargin="0">
<table width="900" border="0" cellspacing="0" cellpadding="4" align="center">
<tr><td colspan="3" bgcolor="#003366"><font color="#ffffff" size="5"><b>${escapeHtml(page.platform.name)}</b></font>
<font color="#ffffff">${escapeHtml(page.platform.tagline)}</font></td></tr>
<tr><td colspan="3" align="center"><font size="1">${escapeHtml(page.promotion)}</font></td></tr>
<tr valign="top">
<td width="150" bgcolor="#eeeeee"><div class="menu"><table border="0">${navigationLinks(page, (link) => `<tr><td>${link}</td></tr>`)}</table></div></td>
<td width="600"><table width="100%" border="0"><tr><td>
${text}
</td></tr></table></td>
<td width="150" bgcolor="#eeeeee"><div class="menu"><table border="0"><tr><td><b>Customer service</b></td></tr>
${documentLinks(page, (link) => `<tr><td>${link}</td></tr>`)}</table></div></td>
</tr>
<tr><td colspan="3" align="center"><font size="1">${escapeHtml(words.rights)}</font></td></tr>
</table></body></html>
`,
    true,
  );
};
