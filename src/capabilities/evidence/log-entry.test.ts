import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf, utf8 } from './bytes.ts';
import { type CanonicalValue, canonicalJson, parseCanonical } from './canonical-json.ts';
import { encodeEntry, parseEntry } from './log-entry.ts';
import { decodeBundle, encodeBundle, indexPath, parseTilePath } from './tile-path.ts';

const sha256 = `sha256:${'ab'.repeat(32)}`;
const provision = {
  type: 'provision/1',
  id: 'CA-P-000001',
  document: 'CA-D-00001',
  version: 1,
  start: 0,
  end: 9,
  text: sha256,
};

test('an entry is written in one way and read only so', () => {
  const bytes = encodeEntry(provision);
  expect(textOf(bytes)).toBe(
    `{"document":"CA-D-00001","end":9,"id":"CA-P-000001","start":0,"text":"${sha256}","type":"provision/1","version":1}`,
  );
  expect(parseEntry(bytes)).toEqual(provision);
  expect(parseEntry(utf8(`${textOf(bytes)} `))).toBeNull();
  expect(parseEntry(utf8(JSON.stringify(provision)))).toBeNull();
});

test('an entry with a field too many, too few or of another kind is none', () => {
  const { end, ...short } = provision;
  for (const wrong of [
    short,
    { ...provision, note: 'x' },
    { ...provision, end: String(end) },
    { ...provision, type: 'other/1' },
  ]) {
    expect(() => encodeEntry(wrong)).toThrow(RangeError);
    expect(parseEntry(utf8(canonicalJson(wrong)))).toBeNull();
  }
});

test('canonical JSON refuses what other programs would write otherwise', () => {
  const broken: readonly CanonicalValue[] = [1.5, Number.NaN, -0, 2 ** 60, '\ud800', { ключ: 1 }];
  for (const value of broken) expect(() => canonicalJson(value)).toThrow(RangeError);
  expect(parseCanonical(utf8('{"a":null}'))).toBeNull();
  expect(parseCanonical(utf8('{"b":1,"a":2}'))).toBeNull();
  expect(parseCanonical(utf8('{"a":"\\u0061"}'))).toBeNull();
});

test('any value of the profile is read as it was written', () => {
  const keys = fc.string({ unit: fc.constantFrom(...'abcXYZ09-_ ./"\\'), minLength: 1 });
  const { value: values } = fc.letrec<{ value: CanonicalValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      fc.maxSafeInteger().map((number) => number + 0),
      fc.boolean(),
      fc.string({ unit: 'binary' }),
      fc.array(tie('value')),
      fc.dictionary(keys, tie('value'), { noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(values, (value) => {
      expect(parseCanonical(utf8(canonicalJson(value)))).toEqual(value);
    }),
    { numRuns: 300, seed: 6 },
  );
});

test('addresses of tiles are those of the specification', () => {
  expect(indexPath(1234067)).toBe('x001/x234/067');
  expect(indexPath(0)).toBe('000');
  expect(parseTilePath('0/x001/x234/067')).toEqual({ kind: 'tile', level: 0, index: 1234067, width: null });
  expect(parseTilePath('entries/000.p/17')).toEqual({ kind: 'entries', index: 0, width: 17 });
  for (const wrong of ['0/67', '00/067', '0/x000/067', '64/000', '0/000.p/256', '0/000.p/0', '0/../x', '0/000.p/017']) {
    expect(parseTilePath(wrong)).toBeNull();
  }
});

test('a bundle gives its entries back, and a cut one none', () => {
  const entries = [utf8('one'), utf8(''), utf8('x'.repeat(65_535))];
  const bundle = encodeBundle(entries);
  expect(decodeBundle(bundle)).toEqual(entries);
  expect(decodeBundle(bundle.subarray(0, -1))).toBeNull();
  expect(() => encodeBundle([new Uint8Array(65_536)])).toThrow(RangeError);
});
