// The furniture of a page: what surrounds a text on every page of a site. It is told by elements, roles and the words
// that authors give as names of classes, never by the names of particular sites or products.

import { type Element, isTag, type ParentNode } from 'domhandler';
import { headingLevel } from './element-kinds.ts';
import { type Measure, type Measures, measureOf } from './measure-page.ts';
import { type PageNode, textOf, walk } from './page-tree.ts';
import { areLanguages, shortLines } from './short-lines.ts';

const wordList = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

const roles = wordList(
  'navigation banner contentinfo search complementary menu menubar toolbar tooltip alert status progressbar dialog alertdialog',
);

/** Words of class names and ids that mark furniture wherever they stand, if there is little prose inside. */
const furnitureWords = wordList(`
  nav navbar navigation navigations menu menus megamenu submenu sidenav sidebar topbar appbar toolbar breadcrumb breadcrumbs crumbs
  pagination pager footer colophon share sharing sharer social socials newsletter subscribe login signin signup
  search searchbar searchbox related recommended recommendations promo promotion promotions advert advertisement ads sponsor sponsored
  cta popup modal overlay toast snackbar tooltip cookie cookies consent gdpr feedback helpful vote votes voting rating ratings
  comments chat chatbot skip skiplink skiplinks offcanvas drawer hamburger lang language languages locale locales switcher
  backtotop totop scrolltop print
`);

/** Furniture that may be nothing but words. */
const silentWords = wordList(
  'breadcrumb breadcrumbs crumbs footer colophon tooltip toast snackbar skiplink backtotop totop',
);

/** What lies over a page, and is the document itself only where there is little else. */
const modalWords = wordList('modal modals popup popin lightbox dialog');

/** Together with these the words of consent mean a banner, however much it says. */
const dialogWords = wordList(
  'dialog modal popup banner overlay notice bar sdk manager wrapper container box layer root',
);
const consentWords = /cookie|consent|gdpr|rgpd|privacymanager|\bcmp\b/;

const hiddenWords = wordList(
  'sr-only visually-hidden visuallyhidden screen-reader-text screenreader screen-reader-only u-visually-hidden',
);

/** Labels of buttons that only a consent banner has, in the languages of Europe. */
const consentLabels =
  /^(?:accept|agree|allow|reject|decline|deny|refuse|tout accepter|tout refuser|accepter|refuser|autoriser|akzeptieren|alle akzeptieren|ablehnen|zustimmen|aceptar|rechazar|accetta|rifiuta|aceitar|rejeitar|accepteren|weigeren|zaakceptuj|odrzuć|godkänn|acceptera|accepter alle|only necessary|necessary only|nur notwendige)\b/i;

/** What stands in the text itself; names given to it come from its words, as in `id="4-cookies"`. */
const textElements = wordList('h1 h2 h3 h4 h5 h6 p li dt dd td th tr tbody blockquote summary strong b em i a');

interface Judging {
  readonly measures: Measures;
  /** Prose of the whole page. */
  readonly prose: number;
  readonly leftOut: Set<PageNode>;
}

/** Adds to `leftOut` the furniture below a node. */
export function leaveOutFurniture(root: ParentNode, measures: Measures, leftOut: Set<PageNode>): void {
  const prose = root.children.reduce((sum, child) => sum + measureOf(measures, child).prose, 0);
  const judging: Judging = { measures, prose, leftOut };
  walk(root, (node) => {
    if (!isTag(node)) return true;
    if (leftOut.has(node)) return false;
    if (!isFurniture(node, judging)) return true;
    leftOut.add(node);
    return false;
  });
}

function isFurniture(element: Element, judging: Judging): boolean {
  const { name } = element;
  const measure = measureOf(judging.measures, element);
  if (name === 'button' || element.attribs.role === 'button') return isIdleButton(element, measure);
  if (name === 'label') return measure.controls > 0;
  if (name === 'dialog') return isSmall(measure, judging, 0.5);
  if (measure.words === 0) return false;
  if (isHiddenOnScreen(element)) return measure.prose < 30;
  if (textElements.has(name)) return false;
  if (isConsentBanner(element, measure, judging)) return true;
  if (isLanguageChoice(element, measure, judging)) return true;
  if (name === 'nav' || name === 'footer' || name === 'search') return isSmall(measure, judging, 0.5);
  if (name === 'aside') return isSmall(measure, judging, 0.25);
  if (name === 'header') return measure.titles === 0 && measure.links > 2 && isSmall(measure, judging, 0.1);
  if (name === 'form') return measure.controls > 1 && isSmall(measure, judging, 0.15);
  if (roles.has(element.attribs.role ?? ''))
    return isSmall(measure, judging, element.attribs.role === 'dialog' ? 0.5 : 0.25);
  const names = namesOf(element);
  if (measure.controls > 0 && names.some((word) => modalWords.has(word))) return isSmall(measure, judging, 0.3);
  if (measure.prose < 20 && names.some((word) => silentWords.has(word)) && !opensTooltip(element, measure, judging))
    return true;
  return namesFurniture(element, names) && isSaying(measure, judging);
}

/** Named after a tooltip, but what it hangs on: it can be reached by keyboard, or nothing else stands in its place. */
function opensTooltip(element: Element, measure: Measure, { measures }: Judging): boolean {
  if (element.attribs.role === 'tooltip' || !namesOf(element).includes('tooltip')) return false;
  if (element.attribs.tabindex !== undefined || element.attribs['aria-describedby'] !== undefined) return true;
  const { parent } = element;
  return parent !== null && isTag(parent) && measureOf(measures, parent).words === measure.words;
}

/** Little prose, or links mostly, so that a name may decide. */
function isSaying(measure: Measure, { prose }: Judging): boolean {
  if (measure.titles > 0 || measure.prose > prose * 0.3) return false;
  if (measure.linked * 2 > measure.words) return true;
  // A box without anything to press is text that somebody set off.
  return measure.links + measure.controls > 0 && measure.prose < 60;
}

function isSmall(measure: Measure, { prose }: Judging, share: number): boolean {
  return measure.prose <= prose * share;
}

/** A button whose label is no part of the text: those that head an accordion are. */
function isIdleButton(element: Element, measure: Measure): boolean {
  if (measure.words >= 12 || measure.headings > 0) return false;
  for (let above: ParentNode | null = element.parent; above && isTag(above); above = above.parent) {
    if (headingLevel(above) !== null || above.name === 'summary' || above.name === 'dt') return false;
    if (above.name === 'p' || above.name === 'li' || above.name === 'td') break;
  }
  const { attribs } = element;
  return (attribs['aria-expanded'] ?? attribs['aria-controls']) === undefined || attribs['aria-haspopup'] !== undefined;
}

function isHiddenOnScreen({ attribs }: Element): boolean {
  if (attribs.hidden !== undefined || attribs['aria-hidden'] === 'true') return true;
  if (attribs.class?.split(/\s+/).some((name) => hiddenWords.has(name))) return true;
  return attribs.style !== undefined && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(attribs.style);
}

const wordsOfLanguageChoice = 400;

/** A list of languages by their own names, which no other elements name so. */
function isLanguageChoice(element: Element, measure: Measure, { leftOut, measures }: Judging): boolean {
  if (measure.words > wordsOfLanguageChoice || measure.words < 4 || measure.headings > 0) return false;
  if (measure.prose * 3 > measure.words || element.name === 'table') return false;
  // Around a single box there is nothing more to judge than inside it.
  const parts = element.children.filter((child) => measureOf(measures, child).words > 0);
  return parts.length > 1 && areLanguages(shortLines(element, leftOut) ?? []);
}

function isConsentBanner(element: Element, measure: Measure, { prose, measures }: Judging): boolean {
  if (measure.controls === 0 && measure.links === 0) return false;
  const names =
    `${element.attribs.id ?? ''} ${element.attribs.class ?? ''} ${element.attribs['aria-label'] ?? ''}`.toLowerCase();
  if (names.length < 4 || !consentWords.test(names)) return false;
  // What little remains without it would be no page.
  if (prose - measure.prose < 40 && measure.prose > 300) return false;
  const isDialog = element.attribs.role?.includes('dialog') || element.attribs['aria-modal'] === 'true';
  const words = new Set(namesOf(element));
  if (measure.titles > 0 && !isDialog) return false;
  if (isDialog) return true;
  if (![...words].some((word) => dialogWords.has(word) || word.endsWith('dialog') || word.endsWith('banner')))
    return false;
  return measure.prose < 150 || asksForConsent(element, measures);
}

function asksForConsent(root: Element, measures: Measures): boolean {
  let found = 0;
  walk(root, (node) => {
    if (!isTag(node) || found > 0) return found === 0;
    if ((node.name === 'button' || node.name === 'a') && measureOf(measures, node).words <= 6) {
      if (consentLabels.test(textOf(node).trim())) found += 1;
      return false;
    }
    return true;
  });
  return found > 0;
}

function namesFurniture(element: Element, names: readonly string[]): boolean {
  if (element.name === 'body' || element.name === 'main' || element.name === 'article') return false;
  return names.some((word) => furnitureWords.has(word));
}

/** The words of an element's id and classes. Utility classes with a condition say nothing about what it is. */
export function namesOf(element: Element): string[] {
  const { id, class: classes } = element.attribs;
  if (id === undefined && classes === undefined) return [];
  return `${id ?? ''} ${classes ?? ''}`
    .split(/\s+/)
    .filter((name) => name !== '' && name.length < 80 && !/[:[\]]/.test(name))
    .flatMap((name) =>
      name
        .replace(/([a-z])([A-Z])/g, '$1 $2')
        .toLowerCase()
        .split(/[^a-z0-9]+/),
    )
    .filter((word) => word.length > 1);
}
