// The commands that read one document or two: extract, provisions, lineage.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'documents-'));
const atlas = resolve(import.meta.dirname, '../../../bin/atlas.js');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], input = ''): Promise<Ended> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [atlas, ...args], (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
    child.stdin?.end(input);
  });
}

const waiver = 'You and the Harbour agree that every dispute is resolved by binding **arbitration**, not in court.';
const fees = 'You pay the fee for every night that your boat stays in the harbour, in advance and in full.';
const text = `# Harbour Terms\n\nLast updated: May 1, 2026\n\n## Fees\n\n${fees}\n\n## Disputes\n\n${waiver}\n`;
const old = file('old.md', text);
const next = file(
  'new.md',
  text.replace('every night', 'every single night').replace(`\n\n## Disputes\n\n${waiver}`, ''),
);

describe('atlas provisions', () => {
  it('answers with exact quotes, headings, and clause types on the words that show them', async () => {
    const { code, out } = await run(['provisions', old, '--json']);
    expect(code).toBe(0);
    const answer = JSON.parse(out);
    expect(answer.coverage).toBe(1);
    for (const { start, end, quote } of answer.provisions) expect(text.slice(start, end)).toBe(quote);
    expect(answer.provisions[1]).toMatchObject({
      quote: waiver,
      headingPath: ['Harbour Terms', 'Disputes'],
      title: 'Disputes',
      severity: 'high',
    });
    const [label] = answer.provisions[1].clauseTypes;
    expect(label.id).toBe('mandatory-arbitration');
    expect(
      label.evidence.map(({ start, end }: { start: number; end: number }) => text.slice(start, end)).join(),
    ).toContain('arbitration');
    expect(answer.notRules.map(({ kind }: { kind: string }) => kind)).toEqual([
      'title',
      'date-line',
      'heading',
      'heading',
    ]);
  });

  it('answers a batch in order, one failure not stopping the rest', async () => {
    const lines = [
      { id: 'a', file: old },
      { id: 'b', file: join(folder, 'missing.md') },
      { id: 'c', file: next },
    ];
    const { code, out } = await run(['provisions', '--batch'], lines.map((line) => JSON.stringify(line)).join('\n'));
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(code).toBe(0);
    expect(answers.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(answers[1].error).toContain('there is no such file');
    expect(answers[2].provisions).toHaveLength(1);
  });
});

describe('atlas lineage', () => {
  it('says how the provisions of one text continue in the other', async () => {
    const { code, out } = await run(['lineage', old, next, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ pairs: [{ old: 0, new: 0, relation: 'reworded' }], appeared: [], vanished: [1] });
  });
});

describe('atlas extract', () => {
  it('prints the text as it is, and answers "no" with exit code 1 when the gate refuses', async () => {
    const { code, out, err } = await run(['extract', old, '--markdown']);
    expect({ code, out }).toEqual({ code: 1, out: text });
    expect(err).toMatch(/^atlas: the gate refuses .*too-short\.$/m);
  });

  it('answers in JSON with gate, title and stated dates', async () => {
    const answer = JSON.parse((await run(['extract', old, '--json'])).out);
    expect(answer).toMatchObject({ title: 'Harbour Terms', language: 'en', markdown: text });
    expect(answer.statedDates[0]).toMatchObject({ kind: 'last-updated', date: '2026-05-01' });
  });
});

it.each([
  ['extract', 'page.html'],
  ['provisions', 'page.pdf'],
  ['provisions', 'missing.md'],
  ['lineage', 'missing.md'],
  ['extract'],
  ['provisions', 'missing.md', '--bogus'],
])('atlas %s %s ends with one sentence and exit code 2', async (...args) => {
  const { code, out, err } = await run(args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err.split('\n').filter((line) => line !== '' && !line.startsWith('npm warn'))).toHaveLength(1);
  expect(err).toMatch(/^atlas: .*[.)]$/m);
});
