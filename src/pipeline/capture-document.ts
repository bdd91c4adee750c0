// One capture of one target from beginning to end: attempts until one decides, their bytes into the store, and then
// one transaction for the record, the version, the verification and the next slot. A process that is killed anywhere
// leaves a whole capture or none; the slot is then captured again.

import { createHash } from 'node:crypto';
import type { KnownVariant } from '#capabilities/extraction/variants.ts';
import type { FetcherName } from '#domain/capture.ts';
import { type CaptureRecord, recordedPayloads, type StoredPayload } from '#storage/captures.ts';
import { type Claim, ClaimLost } from '#storage/schedule.ts';
import { loadTarget, type StoredTarget } from '#storage/sources.ts';
import { type CaptureAttempt, captureTarget, firstFetcher } from './1-capture.ts';
import { type ArchivedAttempt, archiveAttempt } from './2-archive.ts';
import { type CaptureDecision, decideCapture, decideFailure, decideNotModified } from './capture-decision.ts';
import type { CaptureTools, LookTools, PageValidators } from './capture-tools.ts';
import { describeOutcome } from './capture-words.ts';
import { knownVariants, type RecalledTrack, recallTrack, withReread } from './recall-track.ts';
import { recordSlot } from './record-slot.ts';
import { rereadLast } from './reread.ts';
import type { TrackState } from './track-state.ts';

export interface CaptureReport {
  readonly targetId: number;
  readonly platformName: string;
  readonly documentName: string;
  readonly outcome: CaptureRecord['outcome'];
  readonly reasons: readonly string[];
  readonly sentence: string;
  /** The version it made or confirmed. */
  readonly versionNumber: number | null;
  /** True at the failure in a row at which the operator is to be told. */
  readonly wantsNotice: boolean;
}

/** An attempt with what was decided on it. */
export interface JudgedAttempt {
  readonly attempt: CaptureAttempt;
  readonly decision: CaptureDecision;
}

/** Captures the target of a claim. Null where another worker took it over, whose capture counts then. */
export async function captureDocument(
  tools: CaptureTools,
  held: Claim,
  { isUpload = false }: { readonly isUpload?: boolean } = {},
): Promise<CaptureReport | null> {
  const { database } = tools;
  const target = await loadTarget(database, held.targetId);
  if (!target) throw new Error(`There is no capture target ${held.targetId}.`);
  const recalled = await recallTrack(database, target, tools.software);
  const track = withReread(recalled, await rereadLast(tools, target, recalled.lastSeen), tools.now());
  const earlier = new Map(await recordedPayloads(database, target.id));
  const records: CaptureRecord[] = [];
  const isDeclared = target.declaredIn !== 'suggested';
  const judged = await attemptAll(tools, target, {
    state: track.state,
    isDeclared,
    first: isUpload ? 'upload' : usualFetcher(target, track, tools),
    mayRetry: isWorthRetry(track.state),
    variants: await knownVariants(database, target),
    ...(track.validators && !isUpload ? { validators: track.validators } : {}),
    afterEach: async (each) => {
      const archived = await archive(tools, { target, track, earlier }, each.attempt);
      for (const payload of archived.payloads) earlier.set(payload.sha256, payload);
      records.push(recordOf(each, archived, { target, track, software: tools.software }));
    },
  });
  try {
    await recordSlot(tools, { held, target, track, records, last: judged });
  } catch (cause) {
    if (cause instanceof ClaimLost) return null;
    throw cause;
  }
  const last = records.at(-1);
  if (!last) throw new Error(`The capture of target ${target.id} made no attempt.`);
  const { platformName, documentName } = target;
  const { outcome, reasons, sentence, versionNumber } = last;
  const { wantsNotice } = judged.decision;
  return { targetId: target.id, platformName, documentName, outcome, reasons, sentence, versionNumber, wantsNotice };
}

/** What has failed both ways time and again is tried the second way at every fourth slot only. */
function isWorthRetry({ failuresInARow }: TrackState): boolean {
  return failuresInARow < 3 || failuresInARow % 4 === 0;
}

/** The one that saw the document last, where a page showed itself to the browser only. */
function usualFetcher(target: StoredTarget, { lastSeen }: RecalledTrack, tools: LookTools): FetcherName {
  return lastSeen?.fetcher === 'browser' && tools.browser ? 'browser' : firstFetcher(target, tools);
}

export interface AttemptAllOptions {
  readonly state: TrackState;
  readonly isDeclared: boolean;
  readonly first: FetcherName;
  /** False where the other fetcher is not worth trying now. */
  readonly mayRetry: boolean;
  readonly variants: readonly KnownVariant[];
  readonly validators?: PageValidators;
  /** Called with each attempt before another one is made. */
  readonly afterEach?: (judged: JudgedAttempt) => Promise<void>;
}

/** Captures with one fetcher, and with the other where that may do better; gives the last attempt. */
export async function attemptAll(
  tools: LookTools,
  target: Pick<StoredTarget, 'platformName' | 'documentName' | 'documentType' | 'sources' | 'vantage'>,
  options: AttemptAllOptions,
): Promise<JudgedAttempt> {
  const { isDeclared, validators, variants, mayRetry } = options;
  let state = options.state;
  let fetcher = options.first;
  for (let isRetry = false; ; isRetry = true) {
    const condition = validators && !isRetry ? { validators } : {};
    const attempt = await captureTarget(target, tools, { fetcher, isDeclared, ...condition });
    const decision = decide(state, attempt, { target, variants, isRetry: isRetry || !mayRetry || !tools.browser });
    const judged = { attempt, decision };
    await options.afterEach?.(judged);
    if (decision.retryWith === null) return judged;
    ({ state } = decision);
    fetcher = decision.retryWith;
  }
}

function decide(
  state: TrackState,
  { fetcher, startedAt, reading, results }: CaptureAttempt,
  {
    target,
    variants,
    isRetry,
  }: Pick<AttemptAllOptions, 'variants'> & {
    readonly target: Pick<StoredTarget, 'documentType' | 'sources' | 'vantage'>;
    readonly isRetry: boolean;
  },
): CaptureDecision {
  const [first] = results;
  const page = first?.kind === 'fetched' ? first.page : null;
  const context = {
    capturedAt: startedAt,
    fetcher,
    isRetry,
    documentType: target.documentType,
    expectedLanguage: target.vantage.language,
    variants,
    ...(page ? { requestedUrl: page.requestedUrl, finalUrl: page.finalUrl, status: page.status } : {}),
  };
  switch (reading.kind) {
    case 'not-modified':
      return decideNotModified(state, context);
    case 'failed':
      return decideFailure(state, reading.failure, context);
    case 'read':
      return decideCapture(state, reading.version, { ...context, isTruncated: reading.isTruncated });
  }
}

interface Remembered {
  readonly target: StoredTarget;
  readonly track: RecalledTrack;
  readonly earlier: ReadonlyMap<string, StoredPayload>;
}

function archive(
  tools: CaptureTools,
  { target, track, earlier }: Remembered,
  attempt: CaptureAttempt,
): Promise<ArchivedAttempt> {
  return archiveAttempt(attempt, {
    blobs: tools.blobs,
    software: tools.software,
    earlier,
    lastPages: track.lastSeen?.pages ?? [],
    urls: target.sources.map(({ url }) => url),
  });
}

function recordOf(
  { attempt, decision }: JudgedAttempt,
  archived: ArchivedAttempt,
  { target, track, software }: Omit<Remembered, 'earlier'> & { readonly software: string },
): CaptureRecord {
  const { outcome, reasons, newVersion, state } = decision;
  const { reading, results, fetcher, startedAt, durationMs } = attempt;
  const latest = (track.memory.latest?.number ?? 0) + (track.reread ? 1 : 0);
  return {
    fetcher,
    startedAt,
    durationMs,
    userAgent: results[0]?.userAgent || software,
    vantage: target.vantage,
    outcome,
    reasons,
    sentence: reading.kind === 'failed' ? reading.failure.sentence : describeOutcome(outcome, reasons),
    software,
    textSha256: textOf(attempt, state),
    versionNumber: newVersion ? latest + 1 : outcome === 'unchanged' ? latest : null,
    sourcesSha256: target.sourcesSha256,
    ...archived,
  };
}

function textOf({ reading }: CaptureAttempt, { latest }: TrackState): string | null {
  if (reading.kind === 'not-modified') return latest?.sha256 ?? null;
  return reading.kind === 'read' ? sha256OfText(reading.version.markdown) : null;
}

function sha256OfText(markdown: string): string {
  return createHash('sha256').update(markdown, 'utf8').digest('hex');
}
