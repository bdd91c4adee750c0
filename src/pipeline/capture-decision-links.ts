// Whether the links of a text lead to other pages than those of the text before. Parts of addresses that sites make
// anew for every reader, such as session tokens and campaign names, are no other page.

import { linkTargets } from '#capabilities/comparison/link-targets.ts';
import { type BlockedText, joinBlocks } from '#domain/block.ts';

/** True where the same words link to other pages, or other words link. */
export function leadsElsewhere(former: BlockedText, text: BlockedText): boolean {
  const [before, after] = [pagesOf(former), pagesOf(text)];
  return before.length !== after.length || before.some((page, index) => page !== after[index]);
}

function pagesOf(text: BlockedText): string[] {
  return linkTargets(joinBlocks(text))
    .map(pageOf)
    .filter((page) => page !== '');
}

/** Host and path of an address; nothing for places inside the page, images in the text itself and scripts. */
function pageOf(target: string): string {
  const address = target.replace(/^<|>$/g, '').split(/\s/, 1)[0] ?? '';
  if (address.startsWith('#') || /^(?:data|javascript|blob|about):/i.test(address)) return '';
  const place = address.split(/[?#]/, 1)[0] ?? '';
  return place
    .replace(/^(?:https?:)?\/\/(?:www\.)?([^/]*)/i, (_, host) => String(host).toLowerCase())
    .replace(/\/+$/, '');
}
