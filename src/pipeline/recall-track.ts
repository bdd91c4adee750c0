// What is remembered of a target before it is captured: its document, the state of its track, and what the last
// captures brought. Apart because it puts together what storage keeps in several places.

import type { ExtractedVersion } from '#capabilities/extraction/extract-version.ts';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import { type KnownVariant, profileText } from '#capabilities/extraction/variants.ts';
import type { DocumentMemory } from '#domain/document-growth.ts';
import { loadTrack, otherTracks } from '#storage/capture-tracks.ts';
import { type FormerCapture, lastCapture, lastSeenCapture } from '#storage/captures.ts';
import type { Database } from '#storage/database.ts';
import { documentFacts } from '#storage/documents.ts';
import { rememberDocument } from '#storage/remember-document.ts';
import type { StoredTarget } from '#storage/sources.ts';
import { textOfMarkdown } from './3-extract.ts';
import type { PageValidators } from './capture-tools.ts';
import { newTrack, type SeenText, type TrackState } from './track-state.ts';

export interface RecalledTrack {
  readonly memory: DocumentMemory;
  readonly state: TrackState;
  /** The last capture by which the document was really seen. */
  readonly lastSeen: FormerCapture | null;
  /** Set where the server may be asked whether anything changed at all. */
  readonly validators: PageValidators | null;
  /** The last capture's text as it is read today, where that differs from the latest version. */
  readonly reread: SeenText | null;
}

/** Everything that the next capture of a target is judged by. */
export async function recallTrack(database: Database, target: StoredTarget, software: string): Promise<RecalledTrack> {
  const facts = target.documentId === null ? null : await documentFacts(database, target.documentId);
  const memory = await rememberDocument(database, target.documentId, {
    platformName: target.platformName,
    documentName: facts?.name ?? target.documentName,
  });
  const kept = reviveState(await loadTrack(database, target.id));
  const state = { ...kept, latest: latestText(memory, facts) };
  const lastSeen = await lastSeenCapture(database, target.id);
  const last = await lastCapture(database, target.id);
  // Only while the last look saw the latest version, by the same sources and the same program: else "not modified"
  // would be said of another text than that version's.
  const isSettled =
    lastSeen !== null && last?.id === lastSeen.id && state.candidate === null && lastSeen.software === software;
  const page = lastSeen?.pages[0];
  const isAskable =
    isSettled && lastSeen.sourcesSha256 === target.sourcesSha256 && lastSeen.pages.length === 1 && page !== undefined;
  const hasValidator = isAskable && (page.etag !== null || page.lastModified !== null);
  return {
    memory,
    state,
    lastSeen,
    validators: hasValidator
      ? { url: page.finalUrl ?? page.requestedUrl, etag: page.etag, lastModified: page.lastModified }
      : null,
    reread: null,
  };
}

/** The track judged by what the last capture's bytes say today, where a reader would see a difference. */
export function withReread(track: RecalledTrack, version: ExtractedVersion | null, now: Date): RecalledTrack {
  const { latest } = track.state;
  if (!version || !latest || version.markdown === latest.markdown) return track;
  const { markdown, language } = version;
  const { form } = profileText(splitBlocks(markdown));
  if (form === latest.form) return track;
  const sha256 = Buffer.from(textOfMarkdown(markdown).sha256).toString('hex');
  const reread = { sha256, markdown, language, form, lastSeenAt: now };
  return { ...track, reread, state: { ...track.state, latest: reread }, validators: null };
}

/** The state without the latest text, which the document holds. */
export function keptState({ candidate, formerTexts, failuresInARow }: TrackState): unknown {
  return { candidate, formerTexts, failuresInARow };
}

function reviveState(stored: unknown): TrackState {
  if (stored === null) return newTrack;
  const revived: unknown = JSON.parse(JSON.stringify(stored), (key, value) =>
    key.endsWith('At') && typeof value === 'string' ? new Date(value) : value,
  );
  return { ...newTrack, ...(revived as Partial<TrackState>) };
}

function latestText(
  { latest }: DocumentMemory,
  facts: { readonly language: string | null; readonly lastVerifiedAt: Date | null } | null,
): SeenText | null {
  if (!latest) return null;
  return {
    sha256: Buffer.from(textOfMarkdown(latest.markdown).sha256).toString('hex'),
    markdown: latest.markdown,
    language: facts?.language ?? null,
    form: profileText(splitBlocks(latest.markdown)).form,
    lastSeenAt: facts?.lastVerifiedAt ?? latest.capturedAt,
  };
}

/** The latest texts of the same document as other vantages see it. */
export async function knownVariants(database: Database, target: StoredTarget): Promise<KnownVariant[]> {
  const variants: KnownVariant[] = [];
  for (const { key, documentId } of await otherTracks(database, target.id)) {
    const { latest } = await rememberDocument(database, documentId, { platformName: '', documentName: '' });
    if (latest) variants.push({ key, profile: profileText(splitBlocks(latest.markdown)) });
  }
  return variants;
}
