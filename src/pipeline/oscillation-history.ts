// What a run knows of a document's earlier texts, for telling what comes back: every version by what readers read, and
// the passages of those that stood a short while ago. The same, whether the run made them or recalled them.

import { type PlacedForms, textForm } from '#capabilities/comparison/read-forms.ts';
import { passagesOf } from '#capabilities/comparison/returned-passages.ts';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import type { Block } from '#domain/block.ts';
import { type HistoricVersion, mostEarlierVersions, versionsJustSeen } from '#domain/oscillation.ts';
import type { VersionText } from '#domain/version.ts';
import type { DocumentRun, RunText, TextReading } from './document-run.ts';

/** What readers read of a text, as the history knows it. */
export function formOfText(run: DocumentRun, { text, blocked }: TextReading): string {
  let form = run.forms.get(text.sha256Hex);
  if (form === undefined) {
    form = textForm(blocked.blocks);
    run.forms.set(text.sha256Hex, form);
  }
  return form;
}

/** Adds a version to the history. */
export function noteVersion(
  run: DocumentRun,
  reading: TextReading,
  { number, capturedAt, reason }: Pick<HistoricVersion, 'number' | 'capturedAt' | 'reason'>,
): void {
  const form = formOfText(run, reading);
  run.history.push({ number, capturedAt, reason, sha256Hex: reading.text.sha256Hex, form });
}

/** The reason that a version is recorded with: only the first is the first. */
export function recordedReason(version: Pick<VersionText, 'reason'>, number: number): VersionText['reason'] {
  return number === 1 ? 'first' : version.reason === 'first' ? 'changed' : version.reason;
}

/** The passages of the texts that stood a short while before `at`; those seen last come first. */
export function earlierPassages(run: DocumentRun, at: Date): readonly PlacedForms[] {
  return versionsJustSeen(run.history, at).flatMap(({ sha256Hex }) => {
    const known = run.passages.get(sha256Hex);
    const passages = known ?? passagesOfText(run, sha256Hex);
    if (!passages) return [];
    run.passages.delete(sha256Hex);
    run.passages.set(sha256Hex, passages);
    for (const oldest of run.passages.keys()) {
      if (run.passages.size <= mostEarlierVersions) break;
      run.passages.delete(oldest);
    }
    return [passages];
  });
}

function passagesOfText(run: DocumentRun, sha256Hex: string): PlacedForms | null {
  const made = run.texts[run.textIndexes.get(sha256Hex) ?? -1];
  const blocks = made ? blocksOf(run, made) : recalledBlocks(run, sha256Hex);
  return blocks && passagesOf(blocks);
}

function blocksOf(run: DocumentRun, text: RunText): Block[] {
  return Array.from(text.blocks, (index) => run.blocks[index] as Block);
}

function recalledBlocks({ memory, pool }: DocumentRun, sha256Hex: string): Block[] | null {
  const text = memory.recentTexts?.find((candidate) => candidate.sha256Hex === sha256Hex);
  if (!text) return null;
  return text.blocks.flatMap((index) => splitBlocks(memory.recentBlocks?.[index] ?? '', pool).blocks.slice(0, 1));
}
