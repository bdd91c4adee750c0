import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { createLog, readableLines } from './log.ts';

function written(write: (log: ReturnType<typeof createLog>) => void, readable = false): string {
  const lines: string[] = [];
  const sink = new Writable({
    decodeStrings: false,
    write(chunk: string, _encoding, done) {
      lines.push(chunk);
      done();
    },
  });
  write(createLog(readable ? readableLines(sink) : sink));
  return lines.join('');
}

test('a line holds its instant, its level in words and its fields', () => {
  const line = JSON.parse(written((log) => log.warn({ document: 'CA-D-00028' }, 'Took long')));
  expect(line).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    document: 'CA-D-00028',
    msg: 'Took long',
  });
});

test('secrets are never written, at the top or inside', () => {
  const text = written((log) => {
    log.info({ password: 'hush', s3: { secretKey: 'hush' }, request: { headers: { authorization: 'hush' } } }, 'Asked');
  });
  expect(text).not.toContain('hush');
  expect(text.match(/\[redacted\]/g)).toHaveLength(3);
});

test('on a terminal a line reads as a sentence, with the level only where it is not the plain one', () => {
  expect(written((log) => log.info({ port: 4400 }, 'Listening'), true)).toMatch(
    /^\d\d:\d\d:\d\d Listening port=4400\n$/,
  );
  expect(written((log) => log.error('Stopped'), true)).toMatch(/^\d\d:\d\d:\d\d error: Stopped\n$/);
  expect(written((log) => log.error(new Error('no disk')), true)).toMatch(/error: no disk\nError: no disk\n\s+at /);
});
