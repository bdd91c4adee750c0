// Labels that people gave to differences after reading them, without the sentences: ids and offsets only. Here they
// are read and laid beside what the program says of the same places now, whatever it cuts its differences into.

import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { compareVersions } from '#capabilities/comparison/compare-versions.ts';
import { byWeight } from '#capabilities/comparison/significance.ts';
import { detectLanguage } from '#capabilities/extraction/detect-language.ts';
import type { ArchiveRecord } from '#capabilities/terms-archive/archive-record.ts';
import { type BlockedText, joinBlocks, type TextRange } from '#domain/block.ts';
import { changeClasses, type Hunk } from '#domain/change.ts';
import type { Corpus, CorpusDocument } from './changes-corpus.ts';
import { walkPairs } from './changes-pairs.ts';

const range = z.tuple([z.number().int().nonnegative(), z.number().int().nonnegative()]).nullable();

export const labelSchema = z.strictObject({
  id: z.string(),
  /** Where: archive branch, path, blob ids of both texts, ranges in UTF-16 units of their Markdown. */
  branch: z.string(),
  path: z.string(),
  oldBlob: z.string(),
  newBlob: z.string(),
  old: range,
  new: range,
  half: z.enum(['tuning', 'check']),
  /** The class that the program gave when it was drawn, and how many differences of that class it stands for. */
  stratum: z.enum(changeClasses),
  weight: z.number().positive(),
  label: z.enum(changeClasses),
  /** Substantive by its words alone. */
  paraphrase: z.boolean().optional(),
  note: z.string().max(40).optional(),
  /** What each reader said, where several read; `label` is what they settled on. */
  readers: z.array(z.enum(changeClasses)).optional(),
});
export type ChangeLabel = z.infer<typeof labelSchema>;

/** What the program says now; `none` where it sees no difference in that place. */
export interface JudgedLabel {
  readonly label: ChangeLabel;
  readonly found: Hunk['class'] | 'none';
  readonly rule: string | null;
  /** ISO 639-1 code; `?` where nothing reliable can be said. */
  readonly language: string;
}

/** The sets of labels of a folder, by the names of their files. */
export async function readLabelSets(folder: string): Promise<Map<string, ChangeLabel[]>> {
  const sets = new Map<string, ChangeLabel[]>();
  for (const name of (await readdir(folder)).sort()) {
    if (!name.endsWith('.jsonl')) continue;
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n').filter((line) => line.trim() !== '');
    sets.set(
      name.replace(/\.jsonl$/, ''),
      lines.map((line) => labelSchema.parse(JSON.parse(line))),
    );
  }
  return sets;
}

/** Compares the labelled texts again and says what stands now where the labels are. */
export async function judgeLabels(corpus: Corpus, labels: readonly ChangeLabel[]): Promise<JudgedLabel[]> {
  const judged: JudgedLabel[] = [];
  for (const [document, ofDocument] of byDocument(corpus, labels)) {
    const texts = new Map<string, BlockedText>();
    const ofTexts: Omit<JudgedLabel, 'language'>[] = [];
    await walkPairs(corpus, pairsOf(document, ofDocument), (pair, { old, next }) => {
      const { hunks } = compareVersions(old, next);
      const markdown = { old: joinBlocks(old), new: joinBlocks(next) };
      texts.set(pair.next.blob, next);
      for (const label of pair.labels) {
        const hunk =
          hunks.filter((each) => isAt(each, label, markdown)).sort(byWeight)[0] ??
          hunks.filter((each) => saysTheSame(each, label, markdown)).sort(byWeight)[0];
        ofTexts.push({ label, found: hunk?.class ?? 'none', rule: hunk?.rule ?? null });
      }
    });
    const languages = new Map<string, string>();
    for (const [blob, text] of texts) languages.set(blob, (await detectLanguage(text)) ?? '?');
    judged.push(...ofTexts.map((each) => ({ ...each, language: languages.get(each.label.newBlob) ?? '?' })));
  }
  return judged;
}

function byDocument(corpus: Corpus, labels: readonly ChangeLabel[]): Map<CorpusDocument, ChangeLabel[]> {
  const documents = new Map(corpus.documents.map((document) => [`${document.collection}/${document.path}`, document]));
  const grouped = new Map<CorpusDocument, ChangeLabel[]>();
  for (const label of labels) {
    const document = documents.get(`${label.branch}/${label.path}`);
    if (!document) throw new Error(`A label names ${label.branch}/${label.path}, which the archive lacks.`);
    grouped.set(document, [...(grouped.get(document) ?? []), label]);
  }
  return grouped;
}

interface LabelledPair {
  readonly old: ArchiveRecord;
  readonly next: ArchiveRecord;
  readonly labels: readonly ChangeLabel[];
}

/** The pairs of texts that the labels are in, each once. */
function pairsOf({ path, records }: CorpusDocument, labels: readonly ChangeLabel[]): LabelledPair[] {
  const blobs = new Map(records.map((record) => [record.blob, record]));
  const pairs = new Map<string, LabelledPair>();
  for (const label of labels) {
    const [old, next] = [blobs.get(label.oldBlob), blobs.get(label.newBlob)];
    if (!old || !next) throw new Error(`The label ${label.id} names texts of ${path} that the archive lacks.`);
    const key = `${label.oldBlob} ${label.newBlob}`;
    pairs.set(key, { old, next, labels: [...(pairs.get(key)?.labels ?? []), label] });
  }
  return [...pairs.values()];
}

interface BothTexts {
  readonly old: string;
  readonly new: string;
}

/** Whether a difference touches the place of a label in either text, the white space at their ends aside. */
function isAt(hunk: Hunk, label: ChangeLabel, markdown: BothTexts): boolean {
  return (['old', 'new'] as const).some((side) => {
    const labelled = label[side];
    const found = hunk[side];
    if (!labelled || !found) return false;
    const [one, other] = [
      trimmed({ start: labelled[0], end: labelled[1] }, markdown[side]),
      trimmed(found, markdown[side]),
    ];
    return one.start < other.end && other.start < one.end;
  });
}

/** Whether a difference elsewhere has the labelled words: where a text holds them twice, either may be the one that went. */
function saysTheSame(hunk: Hunk, label: ChangeLabel, markdown: BothTexts): boolean {
  return (['old', 'new'] as const).every((side) => {
    const place = label[side];
    return (place ? markdown[side].slice(...place).trim() : '') === (hunk[side]?.text.trim() ?? '');
  });
}

/** The range without white space at its ends; one of white space alone stays as it is. */
function trimmed(range: TextRange, text: string): TextRange {
  const inside = text.slice(range.start, range.end);
  const start = inside.length - inside.trimStart().length;
  if (start === inside.length) return range;
  return { start: range.start + start, end: range.start + inside.trimEnd().length };
}
