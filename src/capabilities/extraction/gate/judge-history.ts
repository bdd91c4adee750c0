// What a document's own past says about a new text: too little of it, another language, another document, an end in
// the middle, or the home page in its place.

import { splitBlocks } from '../split-blocks.ts';
import type { GateContext, GateReason } from '../validity-gate.ts';
import { kindOfDocument } from './document-kinds.ts';
import { likenessOf, type Profile, profileOf, shareFoundIn } from './likeness.ts';
import type { TextFeatures } from './text-features.ts';

export interface HistoryVerdict {
  readonly reasons: readonly GateReason[];
  readonly needsConfirmation: boolean;
  readonly isFamiliar: boolean;
}

const largeDrop = 0.6;
const largeRise = 1.8;
/** A document of some length does not shrink to this; what is left of it is a rest or a notice. */
const smallestRest = 0.08;
const lengthThatCanShrink = 500;
const likenessOfFamiliar = 0.5;

/** Judges a text beside the text of the last version, and the address it came from beside the one asked for. */
export function judgeHistory(plain: string, features: TextFeatures, context: GateContext): HistoryVerdict {
  const reasons: GateReason[] = [];
  const former = context.formerText === undefined ? null : formerOf(context.formerText);
  const now = profileOf(plain);
  const likeness = former ? likenessOf(now, former) : 0;
  const isFamiliar = likeness >= likenessOfFamiliar;
  const share = former ? now.words / Math.max(1, former.words) : 1;
  if (former && former.words >= lengthThatCanShrink && share < smallestRest) reasons.push('shorter-than-before');
  if (!isFamiliar && isWrongLanguage(features, context)) reasons.push('wrong-language');
  if (isCutOff(now, former, { share, features, context })) reasons.push('truncated');
  if (former && isOther(now, former, { context, features, likeness })) reasons.push('other-document');
  if (!isFamiliar && landsAtHome(context) && !namesDocument(features, context)) reasons.push('redirected-home');
  const needsConfirmation = former !== null && (share < largeDrop || share > largeRise);
  return { reasons, needsConfirmation, isFamiliar };
}

interface Former extends Profile {
  /** Of the last few sentences. */
  readonly end: Profile;
}

function formerOf(markdown: string): Former {
  const plain = splitBlocks(markdown)
    .blocks.map((block) => block.plain)
    .join('\n');
  return { ...profileOf(plain), end: profileOf(plain.slice(-300)) };
}

function isWrongLanguage(features: TextFeatures, context: GateContext): boolean {
  const { language, expectedLanguage, formerLanguage } = context;
  if (!language || features.words < 80) return false;
  // What the document was written in before counts more than what was asked for.
  const wanted = formerLanguage ?? expectedLanguage;
  return Boolean(wanted) && wanted?.slice(0, 2).toLowerCase() !== language.slice(0, 2).toLowerCase();
}

/** The beginning of the former text and then nothing, or a page whose source breaks off in a sentence. */
function isCutOff(
  now: Profile,
  former: Former | null,
  {
    share,
    features,
    context,
  }: { readonly share: number; readonly features: TextFeatures; readonly context: GateContext },
): boolean {
  if (context.isTruncated) return true;
  const breaksOff = features.lastProse.length > 0 && !/[.!?。！？:;)\]"”»’'…*|]\s*$/u.test(features.lastProse);
  const endsEarly = context.page?.endsEarly ?? false;
  if (former && share < 0.95 && (breaksOff || endsEarly) && losesItsEnd(now, former)) return true;
  return endsEarly && breaksOff;
}

/** All of it stood in the former text, whose last sentences it lacks. */
function losesItsEnd(now: Profile, former: Former): boolean {
  return shareFoundIn(now, former) > 0.8 && shareFoundIn(former.end, now) < 0.95;
}

/** Next to nothing in common with the former text, and a name that says it is another document. */
function isOther(
  now: Profile,
  former: Profile,
  {
    context,
    features,
    likeness,
  }: { readonly context: GateContext; readonly features: TextFeatures; readonly likeness: number },
): boolean {
  if (likeness >= 0.25 || former.words < 120) return false;
  // What holds the former text, too, has grown by other documents.
  if (shareFoundIn(former, now) >= 0.4) return false;
  const wanted = kindOfDocument(context.documentType ?? '');
  const found =
    kindOfDocument(context.title ?? '') ?? kindOfDocument(features.headings[0] ?? features.opening[0] ?? '');
  return wanted !== null && found !== null && wanted !== found;
}

function landsAtHome({ requestedUrl, finalUrl }: GateContext): boolean {
  if (!requestedUrl || !finalUrl || !URL.canParse(requestedUrl) || !URL.canParse(finalUrl)) return false;
  const depth = (url: URL) =>
    url.pathname
      .split('/')
      .filter((part) => part !== '' && !/^(?:[a-z]{2}(?:[-_][a-z]{2,4})?|index\.\w{2,5}|home)$/i.test(part)).length;
  const [asked, got] = [new URL(requestedUrl), new URL(finalUrl)];
  return depth(asked) > 0 && depth(got) === 0 && !/[?#]\S{3}/.test(finalUrl);
}

function namesDocument(features: TextFeatures, context: GateContext): boolean {
  return features.documentReferences >= 3 || kindOfDocument(context.title ?? '') !== null;
}
