import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findSentences, paragraphsOfSentences } from './annotated-sentences.ts';
import { f1Of, precisionOf, recallOf, scoreBoundaries } from './boundary-score.ts';
import { type CutDocument, measureSentences, scoreCuts } from './segmentation.ts';

const pay = 'You pay for every night in the harbour, in advance.';
const tow = 'We may tow a boat that blocks the quay.';

it('counts places that agree, whatever white space stands before them', () => {
  const score = scoreBoundaries('one  two  three', [0, 3, 10], [0, 5, 12]);
  expect(score).toEqual({ expected: 3, found: 3, right: 2, missed: [10], wrong: [12] });
  expect([precisionOf(score), recallOf(score), f1Of(score)]).toEqual([2 / 3, 2 / 3, 2 / 3]);
});

const label: CutDocument = {
  part: 'check',
  branch: 'harbours',
  path: 'Tidewell/Terms.md',
  blob: '0'.repeat(40),
  language: 'en',
  start: 0,
  end: 1000,
  cuts: [
    [0, 'heading'],
    [8, 'rule'],
    [8 + pay.length + 1, 'rule'],
  ],
};

it('scores a document within its labelled stretch, its first place aside, and says whose roles differ', () => {
  const text = `# Fees\n\n${pay} ${tow}\n\nMooring fees\n\n${tow}\n`;
  expect(scoreCuts(text, { ...label, end: 8 + pay.length + tow.length })).toMatchObject({
    expected: 2,
    found: 2,
    right: 2,
    sameRole: 2,
  });
  const cuts: CutDocument['cuts'] = [...label.cuts, [text.indexOf('Mooring'), 'rule'], [text.length - 20, 'rule']];
  expect(scoreCuts(text, { ...label, cuts })).toMatchObject({ expected: 4, found: 4, right: 3, sameRole: 2 });
});

it('finds annotated sentences in their documents, and makes paragraphs where there are none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'atlas-sentences-'));
  try {
    const sentences = ['FEES', '1.', pay, tow].map((text, index) => JSON.stringify({ doc: 'Tidewell', index, text }));
    await writeFile(join(folder, 'en.jsonl'), `${sentences.join('\n')}\n`);
    await writeFile(
      join(folder, 'Tidewell.txt'),
      `Fees\n\n1. You  pay for every night\nin the harbour, in advance. ${tow}\n`,
    );
    const [found] = await findSentences(join(folder, 'en.jsonl'), folder);
    expect(found?.starts).toHaveLength(4);
    expect(found?.startsWithNumbersJoined).toHaveLength(3);
    const scores = measureSentences(found ? [found] : []);
    expect(scores.sentences).toEqual({ expected: 4, found: 3, right: 3 });
    expect(scores.numbersJoined).toEqual({ expected: 3, found: 3, right: 3 });
    const [made] = await paragraphsOfSentences(join(folder, 'en.jsonl'));
    expect(made?.text).toBe(`${pay} ${tow}`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});
