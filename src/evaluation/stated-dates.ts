// How well the dates that texts state about themselves are read: precision and recall by kind, against statements that
// a person read in versions of an archive. The labels hold blob ids and offsets, no sentences.

import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import type { Table } from '#bench/report.ts';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import { findStatedDates } from '#capabilities/extraction/stated-dates.ts';
import { openArchive } from '#capabilities/terms-archive/open-archive.ts';
import { openBlobReader } from '#capabilities/terms-archive/read-blobs.ts';
import { type StatedDateKind, statedDateKinds } from '#domain/stated-date.ts';

const labelSchema = z.strictObject({
  branch: z.string(),
  path: z.string(),
  commit: z.string(),
  blob: z.string(),
  statements: z.array(
    z.strictObject({ kind: z.enum(statedDateKinds), date: z.string(), start: z.number(), end: z.number() }),
  ),
});
export type DatedVersion = z.infer<typeof labelSchema>;

export interface KindScore {
  readonly kind: StatedDateKind;
  readonly right: number;
  /** Found and not labelled, labelled and not found. */
  readonly wrong: readonly string[];
  readonly missed: readonly string[];
}

/** Reads labels, one version a line. */
export async function readDatedVersions(path: string): Promise<DatedVersion[]> {
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line !== '');
  return lines.map((line) => labelSchema.parse(JSON.parse(line)));
}

/** Reads the labelled versions from the archive and scores what is found in them. */
export async function measureStatedDates(archivePath: string, labels: readonly DatedVersion[]): Promise<KindScore[]> {
  const archive = await openArchive(archivePath);
  const reader = openBlobReader(await archive.openObjects(), archive.name);
  const found: string[][] = [];
  try {
    await reader.read(
      labels.map(({ blob }) => blob),
      (content, index) => {
        const text = splitBlocks(content?.toString('utf8') ?? '');
        found[index] = findStatedDates(text).map(({ kind, date }) => `${kind} ${date}`);
      },
    );
  } finally {
    reader.close();
    await archive.close();
  }
  return scoreStatedDates(labels, found);
}

/** Compares what was found in each version with its labels; the same statement twice in a text counts once. */
export function scoreStatedDates(labels: readonly DatedVersion[], found: readonly (readonly string[])[]): KindScore[] {
  const scores = new Map(statedDateKinds.map((kind) => [kind, { right: 0, wrong: [], missed: [] } as Tally]));
  labels.forEach(({ branch, path, statements }, index) => {
    const expected = new Set(statements.map(({ kind, date }) => `${kind} ${date}`));
    const given = new Set(found[index]);
    const where = (statement: string) => `${branch}/${path}: ${statement}`;
    for (const statement of new Set([...expected, ...given])) {
      const tally = scores.get(statedDateKinds.find((kind) => statement.startsWith(`${kind} `)) ?? 'dated');
      if (!tally) continue;
      if (expected.has(statement) && given.has(statement)) tally.right += 1;
      else if (given.has(statement)) tally.wrong.push(where(statement));
      else tally.missed.push(where(statement));
    }
  });
  return [...scores].map(([kind, tally]) => ({ kind, ...tally }));
}

interface Tally {
  right: number;
  readonly wrong: string[];
  readonly missed: string[];
}

/** The figures as a table, with every error. */
export function statedDateTables(scores: readonly KindScore[], versions: number): Table[] {
  const share = (part: number, whole: number) => (whole === 0 ? '–' : (part / whole).toFixed(3));
  const figures: Table = {
    title: `Stated dates in ${versions} versions`,
    columns: ['kind', 'labelled', 'found', 'precision', 'recall'],
    rows: scores.map(({ kind, right, wrong, missed }) => [
      kind,
      String(right + missed.length),
      String(right + wrong.length),
      share(right, right + wrong.length),
      share(right, right + missed.length),
    ]),
    remarks: ['A statement counts once a version, by its kind and date.'],
  };
  const errors = scores.flatMap(({ wrong, missed }) => [
    ...wrong.map((where) => ['found, not labelled', where]),
    ...missed.map((where) => ['labelled, not found', where]),
  ]);
  return [figures, { title: 'Every error', columns: ['what', 'where'], rows: errors, remarks: [] }];
}
