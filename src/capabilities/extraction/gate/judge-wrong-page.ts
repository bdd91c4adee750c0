// Kinds of pages that stand where a document should be, told by how they open and by the labels of their buttons and
// fields. The same words inside a real document do not count: there, duties and rights outweigh them.

import type { PageFacts } from '../page-facts.ts';
import type { GateReason } from '../validity-gate.ts';
import { namesDescription } from './describing-kinds.ts';
import { headsDocument, opensFormally } from './judge-substance.ts';
import type { TextFeatures } from './text-features.ts';
import { consentButtons, consentTalk, loginLabels, openings } from './wrong-page-words.ts';

/** So many words of duties and rights outweigh an opening that sounds like another page. */
const bindingThatOutweighs = 250;
/** Texts this short hold nothing beside their opening. */
const shortText = 130;

/** The kinds of wrong page that the text or its markup shows. */
export function judgeWrongPage(features: TextFeatures, page?: PageFacts, status?: number): GateReason[] {
  const reasons = new Set<GateReason>();
  const headlines = [...(page?.title ? [page.title] : []), ...features.opening.flatMap(sentencesOf)];
  for (const [reason, words] of Object.entries(openings) as [keyof typeof openings, RegExp][]) {
    if (opensWith(words, headlines, features)) reasons.add(reason);
  }
  if (isLogin(features, page)) reasons.add('login-page');
  if (isConsentWall(features)) reasons.add('consent-wall');
  if (page?.hasChallenge && features.proseWords < 120 && features.bindingWords < 40) reasons.add('captcha');
  if (isListing(features, headlines)) reasons.add('directory-listing');
  if (page && page.scriptShare > 0.5 && features.words < 40) reasons.add('javascript-required');
  if (status !== undefined && status >= 400 && features.bindingWords < bindingThatOutweighs) {
    reasons.add(status === 404 || status === 410 ? 'soft-404' : 'error-page');
  }
  if (reasons.has('soft-404')) reasons.add('error-page');
  return [...reasons];
}

/** A sentence or label that is little but the words, or any mention in a text that holds nothing else. */
function opensWith(words: RegExp, headlines: readonly string[], features: TextFeatures): boolean {
  if (Math.max(features.bindingWords, features.legalProseWords) >= bindingThatOutweighs) return false;
  const isBare = features.words < shortText || features.legalProseWords < 30;
  return headlines.some((headline) => {
    const match = words.exec(headline);
    if (!match || namesDescription(headline)) return false;
    const found = match[0].length;
    const isNearby = headline.length < 240 || match.index < 20;
    // One word such as “Forbidden” begins headings of real documents too: “Forbidden subjects”.
    const share = /\s|\d/.test(match[0]) ? 0.45 : 0.8;
    return found >= share * headline.replace(errorPrefix, '').length || (isBare && found >= 12 && isNearby);
  });
}

const errorPrefix = /^(?:http |server )?error\s?[:!]?\s+/i;

function sentencesOf(block: string): string[] {
  return block
    .split(/(?<=[.!?…])\s+|\n|\s[|–—·]\s/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '')
    .slice(0, 4);
}

function isLogin(features: TextFeatures, page?: PageFacts): boolean {
  if (features.bindingWords >= bindingThatOutweighs) return false;
  const found = new Set<string>();
  for (const label of features.labels.slice(0, 300)) {
    for (const [match] of label.matchAll(loginLabels)) {
      if (match.length >= 0.5 * label.replace(/[^\p{L}\p{N}]+$/u, '').length) found.add(match.toLowerCase());
    }
  }
  const isField = (label: string) =>
    /passw|kennwort|contrase|mot de passe|senha|hasło|wachtwoord|lösenord|パスワード|密码/iu.test(label);
  if (page?.hasPasswordField && found.size >= 1 && features.bindingWords < 120) return true;
  return found.size >= 3 && ([...found].some(isField) || found.size >= 4);
}

/** Buttons of a wall and its talk, in a text that hardly speaks of itself as a document. */
function isConsentWall(features: TextFeatures): boolean {
  const buttons = new Set<string>();
  const candidates = [...features.labels.slice(0, 1000), ...features.opening.flatMap(sentencesOf)];
  for (const label of candidates) {
    const bare = label.replace(/[^\p{L}\p{N}]+$/u, '').toLowerCase();
    const found = consentButtons.exec(bare)?.[0].length ?? 0;
    if (found > 0 && found >= 0.85 * bare.length) buttons.add(bare);
  }
  const isBrief = features.words < 150 && features.documentReferences === 0;
  if (buttons.size < 2 && !isBrief) return false;
  const talk = features.sample.match(consentTalk)?.length ?? 0;
  // Walls are often kept without their buttons.
  if (isBrief && talk >= 3) return true;
  if (features.words < 250 && buttons.size >= 2) return true;
  if (features.legalProseWords > 400 && (headsDocument(features) || opensFormally(features))) return false;
  const speaksOfItself = features.documentReferences / Math.max(1, features.sampledWords / 250);
  const talksOfLittleElse = talk >= 3 && talk / Math.max(1, features.sampledWords) >= 0.006;
  return buttons.size >= 2 && talksOfLittleElse && speaksOfItself < 1;
}

function isListing(features: TextFeatures, headlines: readonly string[]): boolean {
  if (features.bindingWords > 60) return false;
  return headlines.some((headline) => /^index of\s*\/|^directory listing (?:for|of)|^parent directory/i.test(headline));
}
