import { describe, expect, it } from 'vitest';
import { addFoundTypes, makeFeatureReader, readFeatures } from './read-features.ts';

const words = new Map([
  ['us', ['we', 'us']],
  ['terminate', ['terminat*', 'end']],
]);
const german = new Map([
  ['us', ['wir', 'uns']],
  ['terminate', ['beend*']],
]);

const concepts = (reader: ReturnType<typeof makeFeatureReader>, text: string) => {
  const { count, ids, groups } = readFeatures(reader, text);
  return Array.from(ids.subarray(0, count))
    .filter((_, at) => groups[at] === 1)
    .sort((a, b) => a - b);
};

describe('readFeatures', () => {
  it('reads the same concepts in the same order out of two languages', () => {
    const english = concepts(makeFeatureReader('en', words), 'we may terminate it');
    expect(english).toEqual(concepts(makeFeatureReader('de', german), 'Wir können es beenden'));
    expect(english).not.toEqual(concepts(makeFeatureReader('en', words), 'it may terminate us'));
  });

  it('counts what occurs twice once, and forgets the passage before', () => {
    const reader = makeFeatureReader('en', words);
    const once = readFeatures(reader, 'end').count;
    readFeatures(reader, 'we end what we end');
    expect(readFeatures(reader, 'end').count).toBe(once);
  });

  it('says where each feature stands', () => {
    const { count, starts, ends } = readFeatures(makeFeatureReader('en', new Map()), 'All sales');
    const places = Array.from({ length: count }, (_, at) => [starts[at], ends[at]]);
    expect(places).toContainEqual([0, 3]);
    expect(places).toContainEqual([4, 9]);
    expect(places).toContainEqual([0, 9]);
  });

  it('takes in what rules found', () => {
    const features = readFeatures(makeFeatureReader('en', words), 'we');
    const before = features.count;
    addFoundTypes(features, ['no-refund', 'no-refund']);
    expect(features.count).toBe(before + 1);
  });

  it('reads passages of thousands of words', () => {
    const text = Array.from({ length: 5000 }, (_, at) => `word${'x'.repeat(at % 50)}${at % 7 ? 'a' : 'b'}`).join(' ');
    expect(readFeatures(makeFeatureReader('en', words), text).count).toBeGreaterThan(100);
  });
});
