// Looks at an address as a capture would and keeps nothing: what an operator asks before declaring a source. A file
// that somebody brought is looked at in the same way.

import type { FetchResult } from '#domain/capture.ts';
import type { CaptureTarget } from '#domain/source.ts';
import { firstFetcher } from './1-capture.ts';
import { attemptAll, type JudgedAttempt } from './capture-document.ts';
import type { FetchPage, LookTools } from './capture-tools.ts';
import { newTrack } from './track-state.ts';

/** Captures a target as if for the first time. */
export function lookAt(
  tools: LookTools,
  target: CaptureTarget,
  { isUpload = false }: { readonly isUpload?: boolean } = {},
): Promise<JudgedAttempt> {
  return attemptAll(tools, target, {
    state: newTrack,
    isDeclared: true,
    first: isUpload ? 'upload' : firstFetcher(target, tools),
    variants: [],
  });
}

export interface BroughtFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string | null;
  readonly software: string;
  readonly now: () => Date;
}

/** Brings a file in place of fetching: its bytes are the evidence, and no server vouches for them. */
export function bringFile({ bytes, mediaType, software, now }: BroughtFile): FetchPage {
  return async ({ url, vantage }): Promise<FetchResult> => ({
    fetcher: 'upload',
    userAgent: software,
    vantage,
    startedAt: now(),
    durationMs: 0,
    exchanges: [],
    kind: 'fetched',
    page: {
      requestedUrl: url,
      finalUrl: url,
      status: 200,
      mediaType,
      charset: null,
      payload: bytes,
      etag: null,
      lastModified: null,
    },
  });
}
