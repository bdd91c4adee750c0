// Which cosmetic rule a difference falls under that readers do not read: both sides say the same words in the same order.

import type { Finding } from '#domain/change.ts';
import { withoutTargets } from '../link-targets.ts';

export const whitespaceOnly: Finding = { class: 'cosmetic', reason: 'whitespace', rule: 'white-space' };
export const markupOnly: Finding = { class: 'cosmetic', reason: 'markup', rule: 'markup' };
export const imageOnly: Finding = { class: 'cosmetic', reason: 'markup', rule: 'image' };
const typographyOnly: Finding = { class: 'cosmetic', reason: 'markup', rule: 'typography' };
const unicodeFormOnly: Finding = { class: 'cosmetic', reason: 'markup', rule: 'unicode-form' };
const linkTargetOnly: Finding = { class: 'cosmetic', reason: 'link-target', rule: 'link-target' };
export const linkTrackingOnly: Finding = { class: 'cosmetic', reason: 'link-target', rule: 'link-tracking' };
const imageTargetOnly: Finding = { class: 'cosmetic', reason: 'link-target', rule: 'image' };

/** The finding for two texts as Markdown, white space folded, which differ only in where links and images lead; or null. */
export function targetFinding(oldMarkdown: string, newMarkdown: string): Finding | null {
  if (withoutTargets(oldMarkdown) !== withoutTargets(newMarkdown)) return null;
  if (withoutTracking(oldMarkdown) === withoutTracking(newMarkdown)) return linkTrackingOnly;
  return withoutImageTargets(oldMarkdown) === withoutImageTargets(newMarkdown) ? imageTargetOnly : linkTargetOnly;
}

/** The finding for two passages as seen that read the same: signs of another shape, letters of another code, markup. */
export function formFinding(oldPlain: string, newPlain: string): Finding {
  if (oldPlain === newPlain) return markupOnly;
  const [old, next] = [composed(oldPlain), composed(newPlain)];
  if (squeezed(old) === squeezed(next)) return squeezed(oldPlain) === squeezed(newPlain) ? markupOnly : unicodeFormOnly;
  return typographyOnly;
}

const unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]/g;

/** Without signs that nobody sees and with each letter in one code. */
function composed(text: string): string {
  return text.replace(unseen, '').normalize('NFKC');
}

function squeezed(text: string): string {
  return text.replace(/\s+/g, '');
}

function withoutImageTargets(markdown: string): string {
  return markdown.replace(/(!\[[^\]]*\])\([^)]*\)/g, '$1()');
}

/** Parameters by which addresses recognise readers or visits; what is asked for stays. */
const trackingParameters =
  /([?&])(?:utm_[a-z_]+|ref(?:_?src|errer)?|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|_ga|_gl|_hs(?:enc|mi)|hsCtaTracking|spm|scm|cid|sid|sessionid|jsessionid|trk|src|source|campaign|locale2|entry_point|_nc_\w+|oh|oe|ccb|__cf_chl_\w+|srsltid|wt\.\w+)=[^&#)\s]*/gi;

function withoutTracking(markdown: string): string {
  return markdown.replace(/\]\([^)]*\)/g, (target) => {
    let rest = target;
    for (let before = ''; before !== rest; ) {
      before = rest;
      rest = rest.replace(trackingParameters, '$1');
    }
    return rest.replace(/([?&])&+/g, '$1').replace(/[?&]+(?=[#)])/g, '');
  });
}
