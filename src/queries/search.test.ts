import { beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/support/database.ts';
import { fillSmallRecord } from '../../test/support/small-record.ts';
import { type SearchAnswer, type SearchQuestion, search } from './search.ts';

let database: FreshDatabase;
const ask = (words: string, more: Partial<SearchQuestion> = {}): Promise<SearchAnswer> =>
  search(database, { words, scope: 'current', skip: 0, limit: 20, ...more });

const wordsOf = (answer: SearchAnswer) => answer.hits.map((hit) => hit.snippet.map((part) => part.text).join(''));

beforeAll(async () => {
  database = await freshDatabase();
  await fillSmallRecord(database);
});

describe('searching the provisions that stand', () => {
  it('finds words in all their forms and marks them', async () => {
    const answer = await ask('arbitrations');
    expect(answer.total).toBe(2);
    const matches = answer.hits.flatMap((hit) => hit.snippet.filter((part) => part.isMatch).map((part) => part.text));
    expect(matches.sort()).toEqual(['Arbitration', 'arbitration']);
  });

  it('shows what a reader sees, not the Markdown', async () => {
    expect(wordsOf(await ask('Northport'))[0]).toContain('Any dispute is resolved by binding arbitration in Northport');
  });

  it('leads to the provision, its document and the version it stands in', async () => {
    const [hit] = (await ask('Northport')).hits;
    expect(hit?.places[0]).toMatchObject({
      provision: { id: 'CA-P-000001', heading: 'Disputes' },
      document: { id: 'CA-D-00001', platform: { slug: 'lantern' } },
      version: { number: 3, isLatest: true },
      position: 2,
    });
  });

  it('tells a passage once, with every document that holds it', async () => {
    const answer = await ask('"class action"');
    expect(answer.total).toBe(1);
    expect(answer.hits[0]?.places.map((place) => place.document.name).sort()).toEqual([
      'Privacy Policy',
      'Terms of Service',
    ]);
  });

  it('counts passages for every platform while showing one', async () => {
    const answer = await ask('dispute', { platform: 'harbour' });
    expect(answer.total).toBe(1);
    expect(answer.platforms).toEqual([
      { slug: 'harbour', name: 'Harbour', passages: 1 },
      { slug: 'lantern', name: 'Lantern', passages: 1 },
    ]);
  });

  it('knows no platform of another name', async () => {
    expect((await ask('dispute', { platform: 'nobody' })).total).toBe(0);
  });

  it('goes on where a page ended', async () => {
    const first = await ask('dispute', { limit: 1 });
    const second = await ask('dispute', { limit: 1, skip: first.next ?? 0 });
    expect(second.next).toBeNull();
    expect(wordsOf(second)[0]).not.toBe(wordsOf(first)[0]);
  });
});

describe('the scope of a search', () => {
  it('leaves headings and earlier wordings out, unless they are asked for', async () => {
    expect((await ask('terms')).total).toBe(0);
    expect((await ask('terms', { scope: 'documents' })).total).toBe(2);
    expect((await ask('Eastport')).total).toBe(0);
    const earlier = await ask('Eastport', { scope: 'all' });
    expect(earlier.hits[0]?.places[0]).toMatchObject({
      provision: null,
      version: { number: 2, isLatest: false },
      position: 4,
    });
  });
});

describe('whatever is typed', () => {
  it.each([
    ['nothing', ''],
    ['only common words', 'the of and'],
    ['only exclusions', '-arbitration'],
    ['an unbalanced quote', '"arbitration'],
    ['operators', 'a & | ! <-> :* ( ) \\'],
    ['control characters', 'arbi\u0000tration\u0007\u202e'],
    ['half of a character', '\ud83d'],
    ['ten thousand characters', 'arbitration '.repeat(900)],
    ['one very long word', 'x'.repeat(10_000)],
    ['marks of our own', '\ue000arbitration\ue001'],
  ])('is answered without an error: %s', async (_, words) => {
    const answer = await ask(words);
    expect(answer.words.length).toBeLessThanOrEqual(300);
    expect(Array.isArray(answer.hits)).toBe(true);
  });

  it('is answered for any position', async () => {
    expect((await ask('dispute', { skip: Number.NaN })).hits).toHaveLength(2);
    expect((await ask('dispute', { skip: 1e12 })).hits).toHaveLength(0);
  });

  it('says when there is nothing to look for', async () => {
    expect((await ask('-arbitration')).isSearchable).toBe(false);
    expect((await ask('the of')).isSearchable).toBe(false);
  });
});
