// Whether a text has the substance of a document that binds somebody: enough of it, in sentences, that name duties
// and rights or the document itself. What has none is told apart as far as it can: a hub, a shop, a report, a script.

import type { GateReason } from '../validity-gate.ts';
import { isDescription } from './describing-kinds.ts';
import { kindOfDocument } from './document-kinds.ts';
import type { TextFeatures } from './text-features.ts';
import { documentNames, marketingLabels, newsTalk } from './wrong-page-words.ts';

export interface Announced {
  /** Id or name of the document type, and the title, where known. */
  readonly documentType: string | undefined;
  readonly title: string | null | undefined;
}

/** Fewer words bind nobody. */
const fewestWords = 60;
/** Kinds of documents that say all they have to in less. */
const briefKinds =
  /imprint|impressum|mentions l|legal notice|aviso legal|note legali|law enforcement|dmca|copyright|accessib|vulnerab|security|complaint|closed captioning|restricted use|trackers|cookie|brand|deceased|do not sell/i;
const fewestWordsOfBriefKinds = 30;
/** A text this short has to say what it is. */
const shortText = 350;

/** The reasons for which a text has not the substance of a document. */
export function judgeSubstance(features: TextFeatures, announced: Announced): GateReason[] {
  const reasons: GateReason[] = [];
  const name = `${announced.documentType ?? ''} ${announced.title ?? ''} ${features.headings[0] ?? ''}`;
  const isBrief = briefKinds.test(name);
  if (features.words < (isBrief ? fewestWordsOfBriefKinds : fewestWords)) reasons.push('too-short');
  if (features.codeShare > 0.3 && features.codeShare > proseShare(features)) reasons.push('mostly-code');
  if (isHub(features)) reasons.push('mostly-links');
  // Where a contract is meant, a page that calls itself a description stands in its place.
  const names = announced.documentType ? [announced.documentType] : [announced.title ?? '', features.headings[0] ?? ''];
  if (lacksLegalWords(features, announced, isBrief) && !isDescription(features, names)) reasons.push('no-legal-words');
  if (isMarketing(features)) reasons.push('marketing-page');
  if (isNews(features)) reasons.push('news-article');
  return reasons;
}

function lacksLegalWords(features: TextFeatures, announced: Announced, isBrief: boolean): boolean {
  const law = lawShare(features);
  const lacksLaw = law < 0.004 || (law < 0.02 && !speaksLaw(features));
  const isNameless = features.words < shortText && !isBrief && !isNamed(features, announced.title);
  if (isNameless && features.documentReferences < 3 && features.imprintWords < 3) return true;
  return lacksLaw && !(headsDocument(features) && features.words >= 40);
}

/** Whether one of the first lines is the name of a document and little else. */
export function headsDocument({ headings, opening }: TextFeatures): boolean {
  return [...headings.slice(0, 3), ...opening.slice(0, 2)].some((line) => {
    const found = documentNames.exec(line)?.[0] ?? '';
    return found.length >= 0.5 * line.trim().length && !/prefer|centre|center|choice/i.test(line);
  });
}

/** Whether the first lines speak of a policy, notice or agreement by its formal name. */
export function opensFormally({ headings, opening }: TextFeatures): boolean {
  return [...headings.slice(0, 2), ...opening.slice(0, 2)].some((line) => formalNames.test(line));
}

const formalNames =
  /(?:privacy|cookie|data|use|security|protection) (?:policy|notice|statement)|terms (?:of|and)|agreement|richtlinie|erklärung|politique|charte|política|informativa|termini|voorwaarden|beleid|polityka|regulamin/i;

/** Whether title or first lines name a document of some kind. */
function isNamed(features: TextFeatures, title: string | null | undefined): boolean {
  const lines = [title ?? '', features.headings[0] ?? '', features.opening[0] ?? ''];
  const isOfKind = lines.some((line) => line.length < 80 && kindOfDocument(line) !== null);
  return isOfKind || headsDocument(features) || opensFormally(features) || formalNames.test(title ?? '');
}

function proseShare(features: TextFeatures): number {
  return features.bindingWords / Math.max(1, features.words);
}

function lawShare({ legalWords, imprintWords, sampledWords }: TextFeatures): number {
  return (legalWords + 2 * imprintWords) / Math.max(20, sampledWords);
}

/** Whether the text speaks of itself, or names duties, at least as often as the barest documents do. */
function speaksLaw({ documentReferences, duties, imprintWords, legalWords }: TextFeatures): boolean {
  return documentReferences + duties > 0 || imprintWords >= 3 || legalWords >= 5;
}

/** Links and short lines about what stands behind them. */
function isHub(features: TextFeatures): boolean {
  const { linkBlockShare, linkedShare, bindingWords, words } = features;
  if (linkBlockShare > 0.6 && bindingWords < 400) return true;
  const named = new Set(features.linkLabels.filter((label) => documentNames.test(label)));
  const perBlock = features.proseWords / Math.max(1, features.proseBlocks);
  const linksPerProse = features.linkLabels.length / Math.max(1, features.proseBlocks);
  if (named.size >= 4 && linksPerProse > 0.5 && words < 1500 && perBlock < 32 && bindingWords < 40 * named.size) {
    if (headsDocument(features) && (features.legalProseWords >= 120 || features.imprintWords >= 3)) return false;
    return true;
  }
  return linkedShare > 0.35 && bindingWords < 150;
}

function isMarketing(features: TextFeatures): boolean {
  if (speechOfDocuments(features) >= 1.2 && features.bindingWords >= 0.15 * features.words) return false;
  const found = new Set<string>();
  for (const label of [...features.labels, ...features.linkLabels]) {
    for (const [match] of label.matchAll(marketingLabels)) {
      if (match.length >= 0.5 * label.length) found.add(match.toLowerCase());
    }
  }
  return found.size >= 3;
}

function isNews(features: TextFeatures): boolean {
  if (speechOfDocuments(features) >= 5) return false;
  const talk = features.sample.match(newsTalk)?.length ?? 0;
  const spoken = features.documentReferences + features.duties;
  if (talk < 6 || talk / features.sampledWords < 0.008) return false;
  if (talk / features.sampledWords > 0.03 && talk > 3 * spoken) return true;
  return speechOfDocuments(features) < 2 && talk > spoken;
}

/** How often in 250 words a text speaks of itself as a document or names duties. */
function speechOfDocuments({ documentReferences, duties, sampledWords }: TextFeatures): number {
  return (documentReferences + duties) / Math.max(1, sampledWords / 250);
}
