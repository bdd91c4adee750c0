// The lines of a small box as a reader sees them, and what such lines are when no sentence is among them: names of
// tabs, a choice of languages, the notice of rights that ends a page.

import { isTag, isText, type ParentNode } from 'domhandler';
import { isBlock, isUnread } from './element-kinds.ts';
import { countWords } from './measure-page.ts';
import type { PageNode } from './page-tree.ts';

const mostCharacters = 4_000;

/** The lines below a node, blocks and breaks apart; null where there is more text than in any small box. */
export function shortLines(root: ParentNode, leftOut: ReadonlySet<PageNode>): string[] | null {
  const lines: string[] = [];
  let line = '';
  let characters = 0;
  const end = () => {
    const text = line.replace(/\s+/g, ' ').trim();
    if (text !== '') lines.push(text);
    line = '';
  };
  const visit = (parent: ParentNode): void => {
    for (const child of parent.children) {
      if (leftOut.has(child) || characters > mostCharacters) continue;
      if (isText(child)) {
        characters += child.data.length;
        line += child.data.slice(0, mostCharacters);
      } else if (isTag(child) && !isUnread(child)) {
        const breaks = isBlock(child) || child.name === 'br';
        if (breaks) end();
        visit(child);
        if (breaks) end();
      }
    }
  };
  visit(root);
  end();
  return characters > mostCharacters ? null : lines;
}

const fewestLabels = 3;

/** True for several names of a few words each, without a sentence, number, address or date. */
export function areLabels(lines: readonly string[]): boolean {
  return (
    lines.length >= fewestLabels && lines.every((line) => countWords(line) <= 6 && !/[\d@:;?!]|[.,]$|\S{40}/.test(line))
  );
}

const rights =
  /(?:©|\(c\)|&copy;|\bcopyright\b)[\s©(c)]{0,6}\d{4}|all rights reserved|alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|tutti i diritti (?:sono )?riservati|todos os direitos reservados|alle rechten voorbehouden|wszelkie prawa zastrzeżone|med ensamrätt/i;
const wordsOfNotice = 15;

/** True where lines are the notice of rights that stands under every page of a site, and hardly more. */
export function areRightsNotice(lines: readonly string[]): boolean {
  const words = lines.reduce((sum, line) => sum + countWords(line), 0);
  return words > 0 && words <= wordsOfNotice && rights.test(lines.join(' '));
}

const languageNames: ReadonlySet<string> = new Set(
  (
    'af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gl gu he hi hr hu hy id is it ja ka kk km ' +
    'kn ko ky lo lt lv mk ml mn mr ms my nb ne nl nn no pa pl pt ro ru si sk sl sq sr sv sw ta te th tr uk ur uz vi ' +
    'zh zu'
  )
    .split(' ')
    .map((code) => nameOf(code)),
);

/** The name of a language in that language. */
function nameOf(code: string): string {
  return (new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code).toLowerCase();
}

const fewestLanguages = 4;

/** True for a list of languages by their own names, regions in brackets or after a dash. */
export function areLanguages(lines: readonly string[]): boolean {
  if (lines.length < fewestLanguages) return false;
  const known = lines.filter((line) => {
    const [name = ''] = line.toLowerCase().split(/\s*[([\-–—/]/, 1);
    return languageNames.has(name.trim()) || languageNames.has(line.toLowerCase());
  });
  return known.length >= fewestLanguages && known.length >= lines.length * 0.7;
}
