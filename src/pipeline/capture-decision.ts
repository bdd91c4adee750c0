// What becomes of a capture: a version, a verification, a wait for a second look, or a refusal. A pure function of
// what is remembered of the track and what was extracted, so that live captures and replayed ones agree.

import { createHash } from 'node:crypto';
import { weighChange } from '#capabilities/comparison/compare-versions.ts';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import { type GateReason, type GateVerdict, judgeText } from '#capabilities/extraction/validity-gate.ts';
import {
  type KnownVariant,
  likenessOfTexts,
  profileText,
  recogniseVariant,
  type TextProfile,
} from '#capabilities/extraction/variants.ts';
import type { BlockedText } from '#domain/block.ts';
import type { CaptureOutcomeKind, FetcherName, FetchFailure } from '#domain/capture.ts';
import type { VersionReason } from '#domain/version.ts';
import { leadsElsewhere } from './capture-decision-links.ts';
import { type Candidate, type SeenText, type TrackState, withFormerText } from './track-state.ts';

/** What extraction gave; an `ExtractedVersion` is one. */
export interface ExtractedCapture {
  readonly gate: GateVerdict;
  readonly title: string | null;
  readonly language: string | null;
  readonly markdown: string;
}

export interface CaptureContext {
  readonly capturedAt: Date;
  readonly fetcher?: FetcherName;
  /** True where this capture is the other fetcher's try after a refusal. */
  readonly isRetry?: boolean;
  /** Id of the document type in the catalogue. */
  readonly documentType?: string;
  readonly expectedLanguage?: string;
  readonly requestedUrl?: string;
  readonly finalUrl?: string;
  readonly status?: number;
  /** True where the body ended early. */
  readonly isTruncated?: boolean;
  /** Last texts of the document's other tracks. */
  readonly variants?: readonly KnownVariant[];
  /** Failures in a row after which the operator is told. */
  readonly noticeAfter?: number;
}

export interface NewVersion {
  readonly reason: VersionReason;
  readonly markdown: string;
  readonly sha256: string;
  readonly capturedAt: Date;
  /** When this text was last seen before, for telling an oscillation; null for a text never seen. */
  readonly seenBeforeAt: Date | null;
}

export interface CaptureDecision {
  readonly outcome: CaptureOutcomeKind;
  /** Stable codes: the gate's, a fetch failure's, `large-drop`, `large-rise`, `variant:KEY`, `link-target` … */
  readonly reasons: readonly string[];
  readonly newVersion: NewVersion | null;
  /** The fetcher that should try at once; null where none would do better. */
  readonly retryWith: FetcherName | null;
  /** True at the failure in a row at which the operator is to be told, and then each time as many again. */
  readonly wantsNotice: boolean;
  readonly state: TrackState;
}

/** A text of fewer words than this share of the former one's, or of more, is looked at twice. */
const largeDrop = 0.6;
const largeRise = 1.8;
/** A candidate is confirmed by a text that differs from it by no more than a page does from one day to the next. */
const likenessThatConfirms = 0.8;
/** For the text of another vantage: looks in a row after which it is taken as this vantage's own, too. */
const looksThatAdoptVariant = 5;
const defaultNoticeAfter = 3;

/** Decides on what a capture brought. Never throws; the state it returns is the one to remember. */
export function decideCapture(
  state: TrackState,
  extracted: ExtractedCapture,
  context: CaptureContext,
): CaptureDecision {
  const text = splitBlocks(extracted.markdown);
  const profile = profileText(text);
  const seen = seenTextOf(extracted, profile, context.capturedAt);
  if (state.latest?.sha256 === seen.sha256) return verify(state, context, []);
  const refusals = refusalsOf(state, { extracted, text }, context);
  if (refusals.length > 0) return refuse(state, { outcome: outcomeOf(refusals), reasons: refusals }, context);
  const look: Look = { seen, text, profile };
  if (!state.latest) return accept(state, look, { reason: 'first', reasons: [] });
  const former = splitBlocks(state.latest.markdown);
  const ownProfile = profileText(former);
  if (readsTheSame(former, look, ownProfile)) return verify(state, context, ['markup']);
  const variant = recogniseVariant(profile, ownProfile, context.variants ?? []);
  const wait = variant
    ? { cause: 'variant' as const, reason: `variant:${variant.key}`, looks: looksThatAdoptVariant }
    : sizeQuestion(state, profile, ownProfile);
  if (!wait) return accept(state, look, { reason: 'changed', reasons: [] });
  const timesSeen = timesSeenWith(state.candidate, look, wait.cause);
  if (timesSeen >= wait.looks) return accept(state, look, { reason: 'changed', reasons: ['confirmed', wait.reason] });
  return {
    outcome: wait.cause === 'variant' ? 'variant-seen' : 'awaits-confirmation',
    reasons: wait.cause === 'variant' ? [wait.reason] : ['awaits-confirmation', wait.reason],
    newVersion: null,
    retryWith: null,
    wantsNotice: false,
    state: {
      ...state,
      candidate: candidateOf(state.candidate, look, { cause: wait.cause, timesSeen }),
      failuresInARow: 0,
    },
  };
}

/** Decides on a capture that brought nothing: what failed is remembered, and the other fetcher tries where it may. */
export function decideFailure(state: TrackState, failure: FetchFailure, context: CaptureContext): CaptureDecision {
  return refuse(state, { outcome: failure.kind, reasons: [failure.reason] }, context);
}

/**
 * Decides on a server's word that nothing changed since the last look. Ask on condition only while no candidate
 * waits and the last look was not refused: else the word is about another text than the latest version's.
 */
export function decideNotModified(state: TrackState, context: CaptureContext): CaptureDecision {
  return verify(state, context, ['not-modified']);
}

interface Look {
  readonly seen: SeenText;
  readonly text: BlockedText;
  readonly profile: TextProfile;
}

function seenTextOf({ markdown, language }: ExtractedCapture, { form }: TextProfile, lastSeenAt: Date): SeenText {
  const sha256 = createHash('sha256').update(markdown, 'utf8').digest('hex');
  return { sha256, markdown, language, form, lastSeenAt };
}

/** Reasons that the track's history and the document type may overrule; they are judged again with these. */
const judgedAnew: readonly GateReason[] = ['too-short', 'no-legal-words', 'mostly-links', 'wrong-language'];

/** Reasons of the extraction's own verdict and of what the track's history adds to it. */
function refusalsOf(
  state: TrackState,
  { extracted, text }: { extracted: ExtractedCapture; text: BlockedText },
  context: CaptureContext,
): GateReason[] {
  const verdict = judgeText(text, {
    title: extracted.title,
    language: extracted.language,
    formerText: state.latest?.markdown,
    formerLanguage: state.latest?.language,
    documentType: context.documentType,
    expectedLanguage: context.expectedLanguage,
    requestedUrl: context.requestedUrl,
    finalUrl: context.finalUrl,
    status: context.status,
    isTruncated: context.isTruncated,
  });
  const own = extracted.gate.reasons.filter((reason) => !judgedAnew.includes(reason));
  return [
    ...new Set([
      ...(verdict.isFamiliar ? own.filter((reason) => unreadable.includes(reason)) : own),
      ...verdict.reasons,
    ]),
  ];
}

/** Where a reader sees the same words and every link leads to the same page, there is nothing new to record. */
function readsTheSame(former: BlockedText, { text, profile }: Look, ownProfile: TextProfile): boolean {
  if (profile.form !== ownProfile.form) return false;
  const weight = weighChange(former, text);
  if (weight.class !== 'none' && weight.class !== 'cosmetic') return false;
  return !leadsElsewhere(former, text);
}

function sizeQuestion(
  state: TrackState,
  profile: TextProfile,
  ownProfile: TextProfile,
): { readonly cause: 'size'; readonly reason: string; readonly looks: number } | null {
  const share = profile.words / Math.max(1, ownProfile.words);
  if (share >= largeDrop && share <= largeRise) return null;
  // A text that was a version before has been confirmed already.
  if (state.formerTexts.some(({ form }) => form === profile.form)) return null;
  return { cause: 'size', reason: share < 1 ? 'large-drop' : 'large-rise', looks: 2 };
}

function timesSeenWith(candidate: Candidate | null, { seen, profile }: Look, cause: Candidate['cause']): number {
  if (!candidate || candidate.cause !== cause) return 1;
  if (candidate.sha256 === seen.sha256) return candidate.timesSeen + 1;
  const waiting = profileText(splitBlocks(candidate.markdown));
  return likenessOfTexts(waiting, profile) >= likenessThatConfirms ? candidate.timesSeen + 1 : 1;
}

function candidateOf(
  former: Candidate | null,
  { seen }: Look,
  { cause, timesSeen }: { readonly cause: Candidate['cause']; readonly timesSeen: number },
): Candidate {
  const firstSeenAt = timesSeen > 1 && former ? former.firstSeenAt : seen.lastSeenAt;
  return { ...seen, firstSeenAt, timesSeen, cause };
}

function verify(state: TrackState, { capturedAt }: CaptureContext, reasons: readonly string[]): CaptureDecision {
  const latest = state.latest && { ...state.latest, lastSeenAt: capturedAt };
  return {
    outcome: 'unchanged',
    reasons,
    newVersion: null,
    retryWith: null,
    wantsNotice: false,
    state: {
      latest,
      candidate: null,
      formerTexts: latest ? withFormerText(state.formerTexts, latest) : state.formerTexts,
      failuresInARow: 0,
    },
  };
}

function accept(
  state: TrackState,
  { seen }: Look,
  { reason, reasons }: { readonly reason: VersionReason; readonly reasons: readonly string[] },
): CaptureDecision {
  // Words that stayed while links changed have not gone away in between.
  const before =
    state.latest?.form === seen.form ? undefined : state.formerTexts.find(({ form }) => form === seen.form);
  const { markdown, sha256, lastSeenAt } = seen;
  return {
    outcome: 'captured',
    reasons,
    newVersion: { reason, markdown, sha256, capturedAt: lastSeenAt, seenBeforeAt: before?.lastSeenAt ?? null },
    retryWith: null,
    wantsNotice: false,
    state: {
      latest: seen,
      candidate: null,
      formerTexts: withFormerText(state.formerTexts, seen),
      failuresInARow: 0,
    },
  };
}

function refuse(
  state: TrackState,
  { outcome, reasons }: Pick<CaptureDecision, 'outcome' | 'reasons'>,
  context: CaptureContext,
): CaptureDecision {
  const retryWith = otherFetcher(outcome, context);
  const failuresInARow = state.failuresInARow + (retryWith ? 0 : 1);
  const noticeAfter = context.noticeAfter ?? defaultNoticeAfter;
  return {
    outcome,
    reasons,
    newVersion: null,
    retryWith,
    wantsNotice: !retryWith && failuresInARow % noticeAfter === 0,
    state: { ...state, failuresInARow },
  };
}

/** Outcomes that no other way of fetching would better, or that asked to be left alone. */
const finalOutcomes: readonly CaptureOutcomeKind[] = ['robots-refused', 'address-refused', 'too-large', 'unreachable'];

function otherFetcher(outcome: CaptureOutcomeKind, { fetcher, isRetry }: CaptureContext): FetcherName | null {
  if (isRetry || !fetcher || fetcher === 'upload' || finalOutcomes.includes(outcome)) return null;
  return fetcher === 'http' ? 'browser' : 'http';
}

const unreadable: readonly GateReason[] = ['not-text', 'truncated', 'scan-without-text'];
const blocked: readonly GateReason[] = ['captcha', 'region-block'];
const missing: readonly GateReason[] = ['soft-404'];

function outcomeOf(reasons: readonly GateReason[]): CaptureOutcomeKind {
  const has = (kinds: readonly GateReason[]) => reasons.some((reason) => kinds.includes(reason));
  if (has(unreadable)) return 'unreadable';
  if (has(blocked)) return 'blocked';
  return has(missing) ? 'missing' : 'wrong-page';
}
