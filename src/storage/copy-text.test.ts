import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/support/database.ts';
import { encodeCopyText } from './copy-text.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await database.query(`CREATE TABLE copies (
    id integer, ratio double precision, words text, bytes bytea, numbers integer[], names text[], counts jsonb, at timestamptz
  )`);
});
afterAll(() => database.drop());

const COLUMNS = ['id', 'ratio', 'words', 'bytes', 'numbers', 'names', 'counts', 'at'] as const;

// Everything that means something to COPY, to arrays or to JSON, next to what people write.
const hostile = fc.oneof(
  fc.string({
    unit: fc.constantFrom(
      '\\',
      '\n',
      '\r',
      '\t',
      '"',
      "'",
      '{',
      '}',
      ',',
      '.',
      'N',
      'x',
      'ä',
      '“',
      '🦊',
      ' ',
      '\u2028',
      '\v',
      '\x01',
    ),
  }),
  fc.string({ unit: 'grapheme' }).filter((text) => !text.includes('\0')),
  fc.constantFrom('\\N', '\\.', '', 'NULL', '\\x41', '\r\n', '{}', 'a\\'),
);
const int4 = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const row = fc.record({
  id: int4,
  ratio: fc.double(),
  words: fc.option(hostile),
  bytes: fc.uint8Array().map((bytes) => Buffer.from(bytes)),
  numbers: fc.array(int4),
  names: fc.array(hostile),
  counts: fc.dictionary(hostile, fc.option(hostile), { noNullPrototype: true }),
  at: fc.date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }),
});

test('rows come back from the database as they went in, whatever characters they hold', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
      const read = await database.transaction(async (transaction) => {
        await transaction.query('TRUNCATE copies');
        const copied = await transaction.copyInto(
          'copies',
          COLUMNS,
          rows.map((one, index) => [
            index,
            one.ratio,
            one.words,
            one.bytes,
            index % 2 === 0 ? Int32Array.from(one.numbers) : one.numbers,
            one.names,
            { json: one.counts },
            one.at,
          ]),
        );
        expect(copied).toBe(rows.length);
        return transaction.query('SELECT * FROM copies ORDER BY id');
      });
      // A database has one zero; JavaScript has two.
      expect(read).toEqual(
        rows.map((one, index) => ({
          ...one,
          id: index,
          ratio: expect.toSatisfy((ratio) => ratio === one.ratio || Object.is(ratio, one.ratio)),
        })),
      );
    }),
    { numRuns: 60 },
  );
});

test('a NUL character is refused before anything is sent, also inside an array', () => {
  expect(() => encodeCopyText([1, 'before\0after'])).toThrow('NUL character');
  expect(() => encodeCopyText([['fine', 'not\0fine']])).toThrow('NUL character');
});

test('a missing value is not the text \\N, and an empty text is not a missing value', () => {
  expect(encodeCopyText([null, '\\N', ''])).toBe('\\N\t\\\\N\t\n');
});
