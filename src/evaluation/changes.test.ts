import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appendCommits, createArchive } from '../../test/support/archive-writer.ts';
import { judgeLabels, readLabelSets } from './change-labels.ts';
import { measureChanges } from './changes.ts';
import { collectAnswers, writeKey } from './changes-answers.ts';
import { withCorpus } from './changes-corpus.ts';
import { drawHunks } from './changes-draw.ts';
import { drawPairs } from './changes-pair-draw.ts';
import { inSheetOrder, writeSheets } from './changes-sheets.ts';
import type { CorpusTally } from './changes-tally.ts';

const path = 'Pebble Post/Terms of Service.md';
const opening =
  '# Pebble Post Terms\n\nThese terms bind everybody who sends a pebble by post, see [prices](https://a.example/1).';
const notice = 'We may change these terms with 30 days of notice by letter to your last known beach.';
const shorter = 'We may change these terms with 14 days of notice by letter to your last known beach.';
const returned = 'You may return any pebble that arrived broken within one week of its arrival, at no cost.';
const moved = (text: string) => text.replace('a.example/1', 'a.example/2');
const text = (...paragraphs: string[]) => `${[opening, ...paragraphs].join('\n\n')}\n`;

/** A wording, another target, a new rule, back within days, the archive's own work, and a rule taken out. */
const versions: readonly [string, string, string][] = [
  ['2026-01-01', 'First record of', text(notice)],
  ['2026-01-09', 'Record new changes of', moved(text(notice))],
  ['2026-01-20', 'Record new changes of', moved(text(shorter))],
  ['2026-02-05', 'Record new changes of', moved(text(notice))],
  ['2026-03-20', 'Apply technical or declaration upgrade on', moved(text(notice, '***'))],
  ['2026-05-01', 'Record new changes of', moved(text(notice, '***', returned))],
];

let folder: string;
let archive: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-changes-'));
  archive = join(folder, 'beach.git');
  await createArchive(archive);
  await appendCommits(
    archive,
    versions.map(([on, verb, markdown]) => ({
      branch: 'beach',
      on,
      subject: `${verb} Pebble Post Terms of Service`,
      edit: { kind: 'write', path, text: markdown },
    })),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function tally(): Promise<CorpusTally> {
  const { corpusFigures } = await measureCorpus();
  return corpusFigures;
}

async function measureCorpus() {
  const [part] = await measureChanges(['corpus'], { archive });
  return { corpusFigures: part?.figures as CorpusTally, tables: part?.tables ?? [] };
}

describe('an archive, measured', () => {
  test('recorded changes are counted by the class that the flow gives, beside the simple replay', async () => {
    const { all, collections } = await tally();
    expect(all).toMatchObject({ documents: 1, changes: 4, classes: { cosmetic: 1, substantive: 2, editorial: 1 } });
    expect(all.replay).toEqual({
      'link target only': 1,
      'possibly substantive': 2,
      'back to an earlier text within 30 days': 1,
    });
    expect(all.crossed).toMatchObject({
      'link target only → cosmetic': 1,
      'possibly substantive → substantive': 2,
      'back to an earlier text within 30 days → editorial': 1,
    });
    expect(Object.keys(collections)).toEqual(['beach']);
  });

  test('a text that comes back within a month is a return and alerts nobody', async () => {
    const { all } = await tally();
    expect(all).toMatchObject({ returns: 1, alerts: 2, returnsAlertedAsNew: 0, returnsAlertedWithinWindow: 0 });
  });

  test('months run from the first record to the last', async () => {
    const { all } = await tally();
    expect(all.months).toBeCloseTo(120 / (365.25 / 12), 3);
  });

  test('every collection and the whole have a row', async () => {
    const { tables } = await measureCorpus();
    expect(tables[0]?.rows.map(([name]) => name)).toEqual(['beach', 'all']);
    expect(tables[0]?.rows[1]).toEqual(['all', '4', '25.0 %', '25.0 %', '50.0 %', '50.0 %']);
  });

  test('pairs for redlines differ in words, one of each document', async () => {
    const pairs = await withCorpus({ archive }, (corpus) => drawPairs(corpus, { seed: 1, count: 60 }));
    expect(pairs.length).toBeLessThanOrEqual(1);
    for (const { old, next } of pairs) expect(old.blocks).not.toEqual(next.blocks);
  });
});

const everything = { seed: 3, perClass: 10, without: [] };
const draw = (options = everything) => withCorpus({ archive }, (corpus) => drawHunks(corpus, options));

describe('a draw', () => {
  test('takes differences of recorded changes, without returns and without the archive’s own work', async () => {
    const { hunks, population } = await draw();
    expect(hunks.map(({ stratum, op }) => `${stratum} ${op}`).sort()).toEqual([
      'cosmetic modified',
      'substantive added',
      'substantive modified',
    ]);
    expect(population).toEqual({ cosmetic: 1, editorial: 0, substantive: 2 });
  });

  test('keeps as many of each class as were asked for, the same for the same seed', async () => {
    const options = { ...everything, perClass: 1 };
    const [one, again] = [await draw(options), await draw(options)];
    expect(one.hunks).toHaveLength(2);
    expect(again).toEqual(one);
    expect(one.population.substantive).toBe(2);
  });

  test('leaves out what was labelled, and whatever stands in its place', async () => {
    const { hunks } = await draw();
    const label = hunks.find(({ op }) => op === 'added');
    if (!label?.new) throw new Error('Nothing was added.');
    const range: [number, number] = [label.new.start, label.new.end];
    const moved = { ...label, id: 'another', old: null, new: range };
    const rest = await draw({ ...everything, without: [moved] as never[] });
    expect(rest.hunks.map(({ op }) => op)).not.toContain('added');
  });

  test('is written on sheets that do not tell the class', async () => {
    const drawn = await draw();
    const sheets = writeSheets(drawn.hunks, 2);
    expect(sheets.map(({ name }) => name)).toEqual(['sheet-01.txt', 'sheet-02.txt']);
    const all = sheets.map((sheet) => sheet.text).join('\n');
    expect(all).toContain('[-30-]{+14+} days');
    expect(all).toMatch(/^=== 3 \| beach \| Pebble Post/m);
    expect(all).not.toMatch(/cosmetic|substantive|wording/);
  });
});

describe('labels', () => {
  test('go from sheets over answers into a set that is found again in the texts', async () => {
    const drawn = await draw();
    const answers = inSheetOrder(drawn.hunks).map(({ stratum }, index) => `${index + 1} ${stratum[0]}`);
    const { labels, unread } = collectAnswers(writeKey(drawn), [answers.join('\n')]);
    expect(unread).toEqual([]);
    expect(labels.map((label) => label.label)).toEqual(inSheetOrder(drawn.hunks).map(({ stratum }) => stratum));
    writeFileSync(join(folder, 'one.jsonl'), labels.map((label) => `${JSON.stringify(label)}\n`).join(''));
    expect((await readLabelSets(folder)).get('one')).toEqual(labels);
    const judged = await withCorpus({ archive }, (corpus) => judgeLabels(corpus, labels));
    expect(judged.map(({ label, found }) => [label.id, found]).sort()).toEqual(
      labels.map((label) => [label.id, label.stratum]).sort(),
    );
    expect(new Set(judged.map(({ language }) => language))).toEqual(new Set(['en']));
  });

  test('in a place where the program sees no difference say so', async () => {
    const { labels } = collectAnswers(writeKey(await draw()), ['1 s\n2 s\n3 s']);
    const nowhere = labels.map((label) => ({
      ...label,
      old: [0, 1] as [number, number],
      new: [0, 1] as [number, number],
    }));
    const judged = await withCorpus({ archive }, (corpus) => judgeLabels(corpus, nowhere));
    expect(new Set(judged.map(({ found }) => found))).toEqual(new Set(['none']));
  });
});
