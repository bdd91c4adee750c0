// Replays captures that were made before, through the same reading, the same decision and the same comparison as live
// ones. Nothing is fetched or kept; the time of each capture counts as now.

import type { ApartOutcome } from '#capabilities/extraction/extract-apart.ts';
import type { PageToRead } from '#capabilities/extraction/extract-version.ts';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import { type KnownVariant, profileText } from '#capabilities/extraction/variants.ts';
import type { CaptureOutcomeKind, FetchFailureKind } from '#domain/capture.ts';
import type { ChangeClass } from '#domain/change.ts';
import type { DocumentGrowth, DocumentMemory } from '#domain/document-growth.ts';
import type { SourceFormat } from '#domain/source.ts';
import { textOfMarkdown } from './3-extract.ts';
import {
  type CaptureContext,
  type CaptureDecision,
  decideCapture,
  decideFailure,
  decideNotModified,
  type NewVersion,
} from './capture-decision.ts';
import { growDocument } from './flow.ts';
import { newTrack, type TrackState } from './track-state.ts';

/** One capture of the sequence, as its manifest describes it. */
export interface ReplayEntry {
  readonly file: string;
  readonly capturedAt: Date;
  readonly url?: string;
  readonly finalUrl?: string;
  readonly format?: SourceFormat;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly vantage?: { readonly region?: string; readonly language?: string };
  readonly type?: string;
  readonly title?: string;
}

export interface ReplayAnswer {
  readonly index: number;
  readonly file: string;
  /** Whether the capture showed the document. */
  readonly accepted: boolean;
  readonly newVersion: boolean;
  /** Class of the change that the version makes; null where it makes none. */
  readonly class: ChangeClass | null;
  readonly reasons: readonly string[];
  /** Whether followers are told. */
  readonly alerted: boolean;
  readonly outcome: CaptureOutcomeKind;
}

export interface ReplayTools {
  readonly load: (file: string) => Promise<Uint8Array>;
  readonly read: (pages: readonly PageToRead[]) => Promise<ApartOutcome>;
}

interface Track {
  state: TrackState;
  readonly versions: { readonly index: number; readonly version: NewVersion }[];
}

interface Judged {
  readonly entry: ReplayEntry;
  readonly decision: CaptureDecision;
}

/** Feeds captures of one document through the flow, in order; an answer for each. */
export async function replayCaptures(entries: readonly ReplayEntry[], tools: ReplayTools): Promise<ReplayAnswer[]> {
  const tracks = new Map<string, Track>();
  const judged: Judged[] = [];
  for (const [index, entry] of entries.entries()) {
    const key = keyOf(entry);
    const track = tracks.get(key) ?? { state: newTrack, versions: [] };
    tracks.set(key, track);
    const decision = await decide(entry, track.state, { tools, variants: variantsBeside(tracks, key) });
    track.state = decision.state;
    if (decision.newVersion) track.versions.push({ index, version: decision.newVersion });
    judged.push({ entry, decision });
  }
  const changes = new Map<number, FoundChange>();
  for (const track of tracks.values()) for (const found of await changesOf(track)) changes.set(found.index, found);
  return judged.map(({ entry, decision }, index) => answerOf(index, { entry, decision }, changes.get(index)));
}

function keyOf({ vantage }: ReplayEntry): string {
  return vantage ? `${vantage.region ?? ''} ${vantage.language ?? ''}`.trim() : '';
}

function variantsBeside(tracks: ReadonlyMap<string, Track>, own: string): KnownVariant[] {
  return [...tracks].flatMap(([key, { state }]) =>
    key === own || !state.latest ? [] : [{ key, profile: profileText(splitBlocks(state.latest.markdown)) }],
  );
}

async function decide(
  entry: ReplayEntry,
  state: TrackState,
  { tools, variants }: { readonly tools: ReplayTools; readonly variants: readonly KnownVariant[] },
): Promise<CaptureDecision> {
  const context: CaptureContext = {
    capturedAt: entry.capturedAt,
    variants,
    ...(entry.type ? { documentType: entry.type } : {}),
    ...(entry.vantage?.language ? { expectedLanguage: entry.vantage.language } : {}),
    ...(entry.url ? { requestedUrl: entry.url, finalUrl: entry.finalUrl ?? entry.url } : {}),
    ...(entry.status === undefined ? {} : { status: entry.status }),
  };
  if (entry.status === 304 && state.latest) return decideNotModified(state, context);
  const failed = failureOfStatus(entry.status);
  if (failed) return fail(state, { kind: failed, reason: `status-${entry.status}` }, context);
  const bytes = await tools.load(entry.file);
  const outcome = await tools.read([pageToRead(entry, bytes)]);
  switch (outcome.kind) {
    case 'extracted':
      return decideCapture(state, outcome.version, { ...context, isTruncated: isShortOfItsLength(entry, bytes) });
    case 'unreadable':
      return fail(state, { kind: 'unreadable', reason: outcome.reason }, context);
    case 'timed-out':
      return fail(state, { kind: 'timed-out', reason: 'reading-timed-out' }, context);
    case 'out-of-memory':
      return fail(state, { kind: 'too-large', reason: 'reading-out-of-memory' }, context);
    case 'crashed':
      return fail(state, { kind: 'unreadable', reason: 'reading-crashed' }, context);
  }
}

function fail(
  state: TrackState,
  { kind, reason }: { readonly kind: FetchFailureKind; readonly reason: string },
  context: CaptureContext,
): CaptureDecision {
  return decideFailure(state, { kind, reason, sentence: reason }, context);
}

function failureOfStatus(status: number | undefined): FetchFailureKind | null {
  if (status === undefined || status < 400) return null;
  if (status === 404 || status === 410) return 'missing';
  if (status === 408) return 'timed-out';
  return status >= 500 ? 'server-failed' : 'blocked';
}

function headerOf({ headers }: ReplayEntry, wanted: string): string | undefined {
  return Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === wanted)?.[1];
}

function pageToRead(entry: ReplayEntry, bytes: Uint8Array): PageToRead {
  const [mediaType, ...parameters] = (headerOf(entry, 'content-type') ?? '').split(';').map((part) => part.trim());
  const charset = parameters
    .find((part) => /^charset=/i.test(part))
    ?.slice(8)
    .replace(/^"|"$/g, '');
  return {
    bytes,
    hints: {
      fileName: entry.file,
      ...(entry.format ? { format: entry.format } : {}),
      ...(mediaType ? { mediaType: mediaType.toLowerCase() } : {}),
      ...(charset ? { charset } : {}),
      ...(entry.url ? { url: entry.url, finalUrl: entry.finalUrl ?? entry.url } : {}),
      ...(entry.status === undefined ? {} : { status: entry.status }),
      ...(entry.title ? { title: entry.title } : {}),
    },
  };
}

/** Where the server stated a length, nothing was coded and the file holds less, the body ended early. */
function isShortOfItsLength(entry: ReplayEntry, bytes: Uint8Array): boolean {
  const stated = Number(headerOf(entry, 'content-length'));
  return Number.isSafeInteger(stated) && stated > bytes.length && !headerOf(entry, 'content-encoding');
}

interface FoundChange {
  readonly index: number;
  readonly class: ChangeClass;
  readonly reasons: readonly string[];
  readonly alerted: boolean;
}

const noMemory: DocumentMemory = {
  platformName: '',
  documentName: '',
  history: [],
  latest: null,
  provisions: [],
  latestProvisions: [],
};

/** The changes between the versions of a track, as the flow finds them; nothing is labelled for it. */
async function changesOf({ versions }: Track): Promise<FoundChange[]> {
  const growing = growDocument(noMemory, {
    clauseTypes: new Map(),
    classify: () => [],
    rateSeverity: () => 'low',
    readSignals: () => [],
  });
  for (const { version } of versions) {
    const { capturedAt, reason, markdown, seenBeforeAt } = version;
    const text = textOfMarkdown(markdown);
    growing.add({ capturedAt, reason, text, ...(seenBeforeAt ? { seenBeforeAt } : {}) });
  }
  const { changes }: DocumentGrowth = await growing.finish();
  return changes.flatMap((change) => {
    const made = versions[change.toNumber - 1];
    if (!made) return [];
    const { class: changeClass, reasons, eventSentence } = change;
    return [{ index: made.index, class: changeClass, reasons, alerted: eventSentence !== null }];
  });
}

const seen: readonly CaptureOutcomeKind[] = ['captured', 'unchanged', 'awaits-confirmation', 'variant-seen'];

function answerOf(index: number, { entry, decision }: Judged, change: FoundChange | undefined): ReplayAnswer {
  const { outcome, reasons, newVersion } = decision;
  return {
    index,
    file: entry.file,
    accepted: seen.includes(outcome),
    newVersion: newVersion !== null,
    class: change?.class ?? null,
    reasons: [...new Set([...(change?.reasons ?? []), ...reasons])],
    alerted: change?.alerted ?? false,
    outcome,
  };
}
