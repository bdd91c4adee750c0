// Looks at an address as a capture would and keeps nothing: what an operator asks before declaring a source. A file
// that somebody brought is looked at in the same way.

import type { CaptureTarget } from '#domain/source.ts';
import { firstFetcher } from './1-capture.ts';
import { attemptAll, type JudgedAttempt } from './capture-document.ts';
import type { LookTools } from './capture-tools.ts';
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
    mayRetry: true,
    variants: [],
  });
}
