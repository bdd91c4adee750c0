import { describe, expect, it } from 'vitest';
import { type Place, placeInWords } from '#domain/place.ts';
import type { Regulation } from '#domain/regulation.ts';
import { kites, trait } from './clause.fixture.ts';
import { judgeRegulations } from './judge-regulations.ts';
import { compileSignals, joinSignals, readSignals } from './read-signals.ts';

const places = new Map<string, Place>(
  [
    { id: 'westmark', name: 'Westmark', within: null, names: ['Westmark'] },
    { id: 'eastport', name: 'Eastport', within: 'westmark', names: ['Eastport'] },
    { id: 'northland', name: 'Northland', within: null, names: ['Northland'] },
  ].map((place) => [place.id, place]),
);

function law(id: string, more: Partial<Regulation['applies']> = {}): Regulation {
  return {
    id,
    name: id,
    shortName: id,
    jurisdiction: 'Westmark',
    authority: 'Kite Office',
    sourceUrl: 'https://law.example/',
    applies: { places: [], signs: [], needsSign: false, documentTypes: [], ...more },
    articles: [
      { number: '§ 1', requires: 'Kites fly.', clauseTypes: ['kites'], traits: [], reason: '{clauseType}: {words}.' },
      {
        number: '§ 2',
        requires: 'Short times are void.',
        clauseTypes: ['kites'],
        traits: [{ trait: 'days', below: 14 }],
        reason: '{days} are short.',
      },
    ],
  };
}

const ofPlace = law('place-law', { places: ['westmark'] });
const ofSign = law('sign-law', {
  needsSign: true,
  signs: [{ says: 'speaks of health data', any: ['health (data|record*)'], unless: ['not collect'] }],
});
const ofType = law('privacy-law', { documentTypes: ['privacy-policy'] });
const type = kites({ traits: [trait()] });
const days = { value: 7, unit: 'day', text: '7 days', start: 0, end: 6 };

function judge(passages: readonly string[], traits = {}) {
  const reader = compileSignals([ofPlace, ofSign, ofType], [...places.values()]);
  const signals = joinSignals(passages.map((plain) => readSignals(reader, plain)));
  return judgeRegulations([{ type, traits, words: 'fly a kite' }], {
    regulations: [ofPlace, ofSign, ofType],
    places,
    signals,
    documentType: 'terms-of-service',
  });
}

describe('the laws that may bear on a clause', () => {
  it('are not named as the law of a place that is only named as what is not meant', () => {
    expect(judge(['You must not break any local or non-Eastport law.'])[0]?.relevance ?? null).toBeNull();
    expect(judge(['Residents outside of the Eastport area may write to us.'])[0]?.relevance?.says).toBe(
      'may be relevant because the document mentions Eastport',
    );
    expect(['United States', 'Cayman Islands', 'California'].map(placeInWords)).toEqual([
      'the United States',
      'the Cayman Islands',
      'California',
    ]);
  });

  it('are named for a place, with the words, the most telling role and what lies within', () => {
    const [first] = judge(['Our team met in Eastport.', 'These terms are governed by the laws of Eastport.']);
    expect(first).toMatchObject({
      regulation: { id: 'place-law' },
      article: { number: '§ 1' },
      reason: 'Kites: fly a kite.',
      relevance: {
        says: 'may be relevant because the document names the law of Eastport',
        words: 'These terms are governed by the laws of Eastport.',
      },
    });
  });

  it('are still named without a sign in the document, unless they need one', () => {
    const found = judge(['We like Northland.']);
    expect(found.map(({ regulation, relevance }) => [regulation.id, relevance])).toEqual([['place-law', null]]);
    const signed = judge(['We keep your health records.']);
    expect(signed[0]).toMatchObject({
      regulation: { id: 'sign-law' },
      relevance: { says: 'may be relevant because the document speaks of health data' },
    });
    expect(judge(['We do not collect health data.']).map(({ regulation }) => regulation.id)).toEqual(['place-law']);
  });

  it('are named by an article with a condition only where the trait meets it', () => {
    expect(judge([''], { days }).map(({ article, reason }) => [article.number, reason])).toContainEqual([
      '§ 2',
      '7 days are short.',
    ]);
    expect(judge([''], { days: { ...days, value: 30 } }).map(({ article }) => article.number)).toEqual(['§ 1']);
  });
});
