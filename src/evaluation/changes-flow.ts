// What the flow itself makes of a document's recorded history, record by record, beside the simple replay and the
// rule of the weightiest difference. Nothing is judged anew here: the flow's own answers are taken down.

import { compareVersions } from '#capabilities/comparison/compare-versions.ts';
import { byWeight } from '#capabilities/comparison/significance.ts';
import { type BlockPool, splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import { type ArchiveRecord, documentOfPath } from '#capabilities/terms-archive/archive-record.ts';
import type { BlockedText } from '#domain/block.ts';
import type { ChangeClass, ChangeReason, Finding, Hunk } from '#domain/change.ts';
import type { DocumentMemory } from '#domain/document-growth.ts';
import { textOfMarkdown } from '#pipeline/3-extract.ts';
import type { Judgement } from '#pipeline/document-run.ts';
import { growDocument } from '#pipeline/flow.ts';
import type { Corpus, CorpusDocument } from './changes-corpus.ts';
import { formsOf, type LinePool, type ReplayClass, replayDocument, type TextForms } from './changes-replay.ts';

export interface JudgedRecord {
  readonly record: ArchiveRecord;
  /** Days since exactly this text was replaced, where the document had it before. */
  readonly daysSinceGone: number | null;
  readonly replay: ReplayClass | null;
  /** Null where the flow sees no change: the same text again, or the first. */
  readonly class: ChangeClass | null;
  readonly reasons: readonly ChangeReason[];
  /** Of the weightiest difference; or which return made it quiet. */
  readonly rule: string | null;
  /** Whether it makes a public sentence, which is what alerts. */
  readonly isAlert: boolean;
}

const noMemory: Omit<DocumentMemory, 'platformName' | 'documentName'> = {
  latest: null,
  latestProvisions: [],
  history: [],
  provisions: [],
};

/** Sends the whole history of a document through the flow, in order. */
export async function judgeHistory(
  corpus: Corpus,
  document: CorpusDocument,
  judgement: Judgement,
): Promise<JudgedRecord[]> {
  const names = documentOfPath(document.path);
  const memory = { ...noMemory, platformName: names?.serviceId ?? '', documentName: names?.termsType ?? '' };
  const growing = growDocument(memory, judgement);
  const reading = startReading();
  const read: ReadRecord[] = [];
  const runs = runsOfOneText(document.records);
  await corpus.texts(
    runs.map(([first]) => first?.blob ?? ''),
    (text, index) => {
      for (const record of text === null ? [] : (runs[index] ?? [])) {
        growing.add({ capturedAt: record.capturedAt, reason: record.reason, text: textOfMarkdown(text ?? '') });
        read.push(reading.add(record, text ?? ''));
      }
    },
  );
  const { changes } = await growing.finish();
  const byNumber = new Map(changes.map((change) => [change.toNumber, change]));
  return read.map(({ finding, ...each }, index) => {
    const change = byNumber.get(index + 1);
    const verdict = { class: change?.class ?? null, reasons: change?.reasons ?? [] };
    return { ...each, ...verdict, rule: ruleOf(verdict, finding), isAlert: Boolean(change?.eventSentence) };
  });
}

type ReadRecord = Pick<JudgedRecord, 'record' | 'daysSinceGone' | 'replay'> & { readonly finding: Finding | null };

/** Records in a row that share a text, which is then read once. */
function runsOfOneText(records: readonly ArchiveRecord[]): ArchiveRecord[][] {
  const runs: ArchiveRecord[][] = [];
  for (const record of records) {
    const last = runs.at(-1);
    if (last?.[0]?.blob === record.blob) last.push(record);
    else runs.push([record]);
  }
  return runs;
}

/** What is known of each record without the flow: the simple replay and the weightiest difference. */
function startReading(): { add(record: ArchiveRecord, text: string): ReadRecord } {
  const replay = replayDocument();
  const lines: LinePool = new Map();
  const pool: BlockPool = new Map();
  const forms = new Map<string, TextForms>();
  const findings = new Map<string, Finding | null>();
  const goneAt = new Map<string, number>();
  let former: { readonly blob: string; readonly blocked: BlockedText } | null = null;
  return {
    add(record, text) {
      const { blob, capturedAt } = record;
      const known = forms.get(blob) ?? formsOf(text, lines);
      forms.set(blob, known);
      const blocked = former?.blob === blob ? former.blocked : splitBlocks(text, pool);
      const pair = `${former?.blob} ${blob}`;
      if (former && !findings.has(pair)) findings.set(pair, weightiest(former.blocked, blocked));
      if (former && former.blob !== blob) goneAt.set(former.blob, capturedAt.getTime());
      const gone = goneAt.get(blob);
      const read = {
        record,
        daysSinceGone: gone === undefined || former?.blob === blob ? null : (capturedAt.getTime() - gone) / 86_400_000,
        replay: replay.add({ blob, capturedAt, forms: known }),
        finding: findings.get(pair) ?? null,
      };
      former = { blob, blocked };
      return read;
    },
  };
}

/** The difference that decides; of several of one weight the longest. */
function weightiest(old: BlockedText, next: BlockedText): Finding | null {
  const { hunks } = compareVersions(old, next);
  const length = (hunk: Hunk) => (hunk.old?.text.length ?? 0) + (hunk.new?.text.length ?? 0);
  return [...hunks].sort((a, b) => byWeight(a, b) || length(b) - length(a))[0] ?? null;
}

function ruleOf(verdict: Pick<JudgedRecord, 'class' | 'reasons'>, finding: Finding | null): string | null {
  if (verdict.class === null) return null;
  if (verdict.class === finding?.class) return finding.rule;
  if (verdict.reasons.includes('re-extracted')) return 're-extracted text';
  return verdict.reasons[0] === 'returns-to-earlier-text' ? 'returned text' : 'returned-passage';
}
