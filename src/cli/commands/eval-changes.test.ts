// `atlas eval changes` names what it lacks, draws what people read, and makes labels of what they answer.

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { appendCommits, createArchive } from '../../../test/support/archive-writer.ts';
import { describeFailure } from '../command-io.ts';
import { runProgram } from '../program.ts';

let folder: string;
let archive: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atlas-eval-changes-'));
  archive = join(folder, 'beach.git');
  await createArchive(archive);
  const texts = ['We keep pebbles for 30 days.\n', 'We keep pebbles for 14 days.\n'];
  await appendCommits(
    archive,
    texts.map((text, index) => ({
      branch: 'beach',
      on: `2026-01-0${index + 1}`,
      subject: `${index === 0 ? 'First record of' : 'Record new changes of'} Pebble Post Privacy Policy`,
      edit: { kind: 'write', path: 'Pebble Post/Privacy Policy.md', text },
    })),
  );
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function outputOf(...args: string[]): Promise<string> {
  let said = '';
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text, ...rest) => {
    said += String(text);
    const done = rest.find((each) => typeof each === 'function');
    if (typeof done === 'function') done();
    return true;
  });
  try {
    await runProgram(['eval', 'changes', '--labels', join(folder, 'labels'), ...args]);
    return said;
  } finally {
    write.mockRestore();
  }
}

async function failureOf(...args: string[]) {
  return describeFailure(await outputOf(...args).catch((cause: unknown) => cause));
}

test('without an archive, with a strange part or a missing file it says what is wrong', async () => {
  expect(await failureOf()).toEqual({ exitCode: 2, sentence: 'Name an archive with --bundle, or memos with --memos.' });
  expect(await failureOf('--only', 'waves', '--bundle', archive)).toEqual({
    exitCode: 2,
    sentence: expect.stringContaining('"waves" is no part of this evaluation'),
  });
  expect(await failureOf('--bundle', '/no/such.git')).toEqual({
    exitCode: 2,
    sentence: '/no/such.git does not exist.',
  });
  expect(await failureOf('--only', 'corpus', '--memos', archive)).toMatchObject({ exitCode: 2 });
  expect(await failureOf('--seed', 'some')).toMatchObject({ exitCode: 2 });
});

test('tables are printed and figures written', async () => {
  const figures = join(folder, 'figures.json');
  const printed = await outputOf('--bundle', archive, '--only', 'corpus,oscillation', '--json', figures, '--markdown');
  expect(printed).toContain('| beach | 1 | 0.0 % | 0.0 % | 100.0 % | 100.0 % |');
  expect(JSON.parse(readFileSync(figures, 'utf8'))).toMatchObject({
    corpus: { all: { changes: 1, classes: { substantive: 1 } } },
    oscillation: { all: { returns: 0 } },
  });
});

test('a draw is read, answered and becomes a set of labels; it is never drawn over', async () => {
  const sheets = join(folder, 'sheets');
  expect(await outputOf('--bundle', archive, '--draw', sheets)).toContain('1 differences drawn');
  expect(readdirSync(sheets).sort()).toEqual(['key.jsonl', 'sheet-01.txt']);
  expect(await failureOf('--bundle', archive, '--draw', sheets)).toMatchObject({ exitCode: 2 });
  writeFileSync(join(sheets, 'answers-ann.txt'), '1 s amount\n');
  writeFileSync(join(sheets, 'answers-bo.txt'), '1 e\n');
  const out = join(folder, 'check.jsonl');
  expect(await outputOf('--collect', sheets, '--out', out)).toContain('settled (settled.txt): 1.');
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({
    path: 'Pebble Post/Privacy Policy.md',
    stratum: 'substantive',
    label: 'substantive',
    note: 'amount',
    readers: ['substantive', 'editorial'],
    weight: 1,
  });
});
