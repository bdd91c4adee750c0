// Failures as one sentence with an exit code, batches of JSON lines, input files.

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { CommandFailure, describeFailure, progress, readTextInput, requiredText, runBatch } from './command-io.ts';

const folder = mkdtempSync(join(tmpdir(), 'command-io-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function batch(lines: string, answer: Parameters<typeof runBatch>[1]): Promise<unknown[]> {
  const output = new PassThrough();
  await runBatch(Readable.from([lines]), answer, output);
  output.end();
  return String(await output.reduce((text, part) => text + String(part), ''))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

test('a batch answers in order with the ids it was given, and a failing request does not stop the rest', async () => {
  const answers = await batch('{"id":"a","n":1}\n\n{"id":7,"n":-1}\r\n{"id":"c","n":3}', async (request) => {
    const n = Number(request.n);
    await new Promise((resolve) => setTimeout(resolve, 5 - n));
    if (n < 0) throw new CommandFailure(2, 'n is negative.');
    return { square: n * n };
  });
  expect(answers).toEqual([
    { id: 'a', square: 1 },
    { id: 7, error: 'n is negative.' },
    { id: 'c', square: 9 },
  ]);
});

test('a line that is no JSON object is answered with its number', async () => {
  const answers = await batch('{"id":1\n[1]\n{"id":2}', () => ({ isFine: true }));
  expect(answers).toEqual([
    { id: null, error: 'line 1 is not JSON.' },
    { id: null, error: 'line 2 is not a JSON object.' },
    { id: 2, isFine: true },
  ]);
});

test('a batch reads no further than a slow reader takes its answers', async () => {
  let answered = 0;
  const released: (() => void)[] = [];
  const slow = new Writable({
    highWaterMark: 1,
    write: (_chunk, _encoding, done) => {
      released.push(done);
    },
  });
  const lines = Array.from({ length: 50 }, (_, id) => JSON.stringify({ id })).join('\n');
  const running = runBatch(
    Readable.from([lines]),
    () => {
      answered += 1;
      return {};
    },
    slow,
  );
  await new Promise((resolve) => setTimeout(resolve, 30));
  expect(answered).toBeLessThan(4);
  const pump = setInterval(() => released.shift()?.(), 0);
  await running;
  clearInterval(pump);
  expect(answered).toBe(50);
});

test('a missing file, a folder and bytes that are not UTF-8 are wrong input, each with its own sentence', async () => {
  writeFileSync(join(folder, 'latin'), Buffer.from([0x63, 0xe9]));
  const fail = async (name: string) => describeFailure(await readTextInput(join(folder, name)).catch((e) => e));
  expect(await fail('absent')).toMatchObject({ exitCode: 2, sentence: expect.stringContaining('no such file') });
  expect(await fail('.')).toMatchObject({ exitCode: 2, sentence: expect.stringContaining('a folder') });
  expect(await fail('latin')).toMatchObject({ exitCode: 2, sentence: expect.stringContaining('not UTF-8') });
});

test('text keeps every character of its file, a byte order mark too, so that offsets hold', async () => {
  writeFileSync(join(folder, 'marked.md'), '\ufeffTerms\r\n');
  expect(await readTextInput(join(folder, 'marked.md'))).toBe('\ufeffTerms\r\n');
});

test('an unexpected error is one line with exit code 3', () => {
  expect(describeFailure(new Error('broken\n  in two'))).toEqual({ exitCode: 3, sentence: 'broken in two' });
  const refused = new AggregateError([new Error('connect ECONNREFUSED ::1:5432')], '');
  expect(describeFailure(refused).sentence).toContain('ECONNREFUSED');
});

test('a field that a request needs is asked for by name', () => {
  expect(requiredText({ file: 'a.md' }, 'file')).toBe('a.md');
  expect(() => requiredText({ file: 3 }, 'file')).toThrow('"file" is missing.');
});

test('progress is silent where nobody watches', () => {
  const output = new PassThrough();
  const line = progress(10, output as unknown as NodeJS.WriteStream);
  line.at(5);
  line.end();
  expect(output.read()).toBeNull();
});
