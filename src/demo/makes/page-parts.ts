// What several makes share: the document as HTML, links to the platform's other pages, bytes of a page.

import { blocksToHtml, escapeHtml, type HtmlStyle, plainStyle } from '../blocks-to-html.ts';
import type { DemoPage, MadePage } from '../demo-site.ts';

/** The document as plain HTML, its links as the page wants them. */
export function documentHtml(page: DemoPage, change: Partial<HtmlStyle> = {}): string {
  return blocksToHtml(page.blocks, { ...plainStyle, linkSuffix: page.linkSuffix, ...change });
}

/** One link for each of the platform's sections that visitors are led to. */
export function navigationLinks(page: DemoPage, wrap: (link: string) => string): string {
  const links = page.platform.navigation.map((label) => {
    const path = `/${label.toLowerCase().replace(/[^a-z]+/g, '-')}`;
    return wrap(`<a href="${path}${page.linkSuffix}">${escapeHtml(label)}</a>`);
  });
  return links.join('\n');
}

/** One link for each of the platform's documents. */
export function documentLinks(page: DemoPage, wrap: (link: string) => string): string {
  const links = page.platform.documents
    .filter(({ language }) => language === page.language)
    .map(({ paths, title }) => wrap(`<a href="${paths[0]}${page.linkSuffix}">${escapeHtml(title)}</a>`));
  return links.join('\n');
}

/** Short words of a page's furniture in its language. */
export function furnitureWords(
  page: DemoPage,
): Readonly<Record<'menu' | 'rights' | 'cookies' | 'accept' | 'more', string>> {
  const year = page.now.getUTCFullYear();
  const { name } = page.platform;
  switch (page.language.slice(0, 2)) {
    case 'de':
      return {
        menu: 'Menü',
        rights: `© ${year} ${name}. Alle Rechte vorbehalten.`,
        cookies: 'Wir verwenden Cookies, um unser Angebot zu verbessern.',
        accept: 'Alle akzeptieren',
        more: 'Weitere Themen',
      };
    case 'fr':
      return {
        menu: 'Menu',
        rights: `© ${year} ${name}. Tous droits réservés.`,
        cookies: 'Nous utilisons des cookies pour améliorer votre expérience.',
        accept: 'Tout accepter',
        more: 'À lire aussi',
      };
    default:
      return {
        menu: 'Menu',
        rights: `© ${year} ${name}. All rights reserved.`,
        cookies: 'We use cookies to improve your experience.',
        accept: 'Accept all',
        more: 'Related articles',
      };
  }
}

/** A page of HTML in UTF-8. */
export function htmlPage(html: string, isStable: boolean): MadePage {
  return { contentType: 'text/html; charset=utf-8', body: Buffer.from(html, 'utf8'), isStable };
}
