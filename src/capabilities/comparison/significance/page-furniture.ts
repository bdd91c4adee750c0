// What pages show around a document: lines that lead about, ids for the page's own use, words of a menu. A rule is
// never made of these alone.

import type { Block } from '#domain/block.ts';
import { linkTargets } from '../link-targets.ts';

/** Whether a block that stands in one text only is furniture of the page; `reading` is its text as read. */
export function isPageFurniture(block: Block, reading: string): boolean {
  if (contentsTitle.test(reading)) return true;
  if (block.kind === 'heading') return false;
  if (brokenLink.test(block.markdown.trim())) return true;
  if (navigationPhrase.test(reading) || machineCode.test(reading) || mixedCode.test(reading)) return true;
  if (copyrightLine.test(reading)) return true;
  if (sameWordAgain.test(reading) || sameLinkAgain.test(reading)) return true;
  if (block.kind === 'paragraph' && footnoteNumber.test(reading)) return true;
  return isContentsEntry(block, reading);
}

const navigationPhrase = new RegExp(
  `^(?:\\[|\\^|<|>|«|»|'|-|\\s)*(?:${[
    'back to (?:the )?top|back|top|next|previous|share|skip to (?:main )?content|menu|close|home|table of contents|contents|read more|learn more|show more|expand all|collapse all',
    'submit|cancel|log ?in|log ?out|sign ?in|sign ?up|sign ?out|register|subscribe|follow us|get started|view all|see all|copy link|play video|share this(?: page| article)?|help|help cent(?:er|re)|careers|about us|press|more|english(?: \\(us\\)| \\(uk\\))?',
    '(?:was|did you find) this (?:page |article |information |content )?(?:helpful|useful)|(?:related|popular|recent) (?:articles|topics|posts|links)|other ways to get help|cookie (?:settings|preferences)|manage (?:cookies|preferences)|accept all(?: cookies)?|reject all(?: cookies)?|skip to (?:main )?content|all rights reserved|on this page',
    'polski|español(?: \\(.{2,14}\\))?|français(?: \\(.{2,14}\\))?|italiano|română|português(?: \\(.{2,14}\\))?|deutsch|العربية|nederlands|svenska|dansk|suomi|norsk|čeština|magyar|türkçe|русский|українська|ελληνικά|日本語|한국어|中文(?:\\(.{2,6}\\))?|bahasa indonesia|tiếng việt|ไทย|हिन्दी|hrvatski|slovenčina|slovenščina|български|עברית',
    "anmelden|abmelden|registrieren|suche|hilfe|impressum|war (?:das|dieser artikel) hilfreich|se connecter|s'inscrire|rechercher|aide|cette page vous a-t-elle été utile|iniciar sesión|registrarse|buscar|ayuda|te ha resultado útil|accedi|registrati|cerca|aiuto|entrar|cadastre-se|pesquisar|ajuda|inloggen|aanmelden|zoeken|zaloguj się|szukaj|pomoc",
    'zurück(?: nach oben)?|nach oben|haut de page|volver arriba',
    '(?:print|save|download|view)(?:(?: and | or |/)(?:print|save|download))?(?: (?:this|a|the|as|in|printable|page|document|version|copy|format|of|pdf))*|printable version|printer[- ]friendly(?: version)?',
    '(?:(?:seite|als|pdf|dokument|diese|das) )*(?:drucken|speichern|herunterladen)(?:(?: und | oder |/)(?:drucken|speichern|herunterladen))?(?: (?:als|pdf))*|druckversion',
    '(?:imprimer|enregistrer|télécharger)(?:(?: et | ou |/)(?:imprimer|enregistrer|télécharger))?(?: (?:cette|la|le|en|au|page|document|version|format|pdf))*',
    '(?:imprimir|guardar|descargar|baixar|salvar)(?:(?: y | e | o | ou |/)(?:imprimir|guardar|descargar|baixar|salvar))?(?: (?:esta|este|la|el|em|en|como|página|documento|formato|pdf))*',
    '(?:stampa|salva|scarica)(?:(?: e | o |/)(?:stampa|salva|scarica))?(?: (?:questa|la|il|in|come|pagina|documento|formato|pdf))*|(?:afdrukken|opslaan|downloaden|drukuj|pobierz|zapisz)(?: (?:als|jako|pdf))*',
  ].join('|')})(?:\\]|\\s|\\.|\\?|'|>|»|·|\\|)*$`,
  'iu',
);

/** Ids that pages show or hide for their own use: one long word of letters and many digits, or of mixed case. */
const machineCode = /^(?=[\w-]*[a-z])(?=(?:[\w-]*\d){6})[\w-]{12,}$/i;
const mixedCode = /^(?=[\w&-]{0,80}\d)(?=(?:[\w&-]{0,40}?[a-z][A-Z]){2})[\w&-]{12,100}$/;
/** Scripts that measure fonts leave such lines behind; no sentence says one word five times over. */
const sameWordAgain = /^(\S{1,60})(?:\s+\1){4,}$/;
/** "© 2026 Meridian Cloud. All rights reserved." */
const copyrightLine =
  /^[^.]{0,24}(?:©|\(c\)|copyright)\s?(?:\d{4}\b|[^.]{1,40}\b\d{4}\b)[^.]{0,60}\.?(?: all rights reserved\.?)?$/i;
const longestEntry = 100;

const contentsTitle =
  /^(?:table of )?contents:?$|^(?:inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|indice|sumário|inhoud(?:sopgave)?|spis treści):?$/i;
/** The end of a link that was cut in two, with a word or two of it. */
const brokenLink = /^[^[\]]{0,60}\]\([^()\s]*\)$/;

/** A number alone is the mark of a footnote or of a page. */
const footnoteNumber = /^\[?\d{1,3}\]?$/;
/** The same words as picture, link and tooltip: menus read so. */
const sameLinkAgain = /^(.{3,60}?)(?:\s\1)+$/u;

/** A link into the page itself is an entry of its contents. */
function isContentsEntry(block: Block, reading: string): boolean {
  // A rule or an offer may stand in a link, too; a contents entry is short and names no price.
  if (reading.length > longestEntry || /[€$£¥%]/.test(reading)) return false;
  const targets = linkTargets(block.markdown);
  const isInside = (target: string) => /#(?!.*@)/.test(target) && !target.includes('email-protection');
  if (targets.length === 0 || !targets.every(isInside)) return false;
  const outside = block.markdown
    .replace(/!?\[(?:[^[\]\\]|\\.|\[[^\]]*\])*\]\([^)]*\)/g, '')
    .replace(/^\s*(?:[*+-]|\d+[.)])\s/, '');
  return !/[\p{L}\p{N}]/u.test(outside);
}
