import { describe, expect, it } from 'vitest';
import { splitBlocks } from './split-blocks.ts';
import { likenessOfTexts, profileText, recogniseVariant } from './variants.ts';

const profile = (markdown: string) => profileText(splitBlocks(markdown));
const clause = (place: string, days: number) =>
  `A member in ${place} may leave the Meridian harbour club within ${days} days, and we pay back the fee for ${place} in full after ${days + 3} working days.`;
const clauses = (places: readonly string[]) => places.map((place, index) => clause(place, 14 + index)).join('\n\n');
const places = 'Aldermoor Birkhaven Castleford Dunmere Eastwick Fallowfield Glenross Harrowgate Ironbridge'.split(' ');

const british = `# Terms\n\n${clauses(places)}\n\nThe courts of Lindenberg decide all disputes.`;
const american = `# Terms\n\n${clauses(places)}\n\nDisputes go to binding arbitration in Marlow, and you give up the right to a jury.`;
const french = `# Conditions\n\n${places.map((place) => `Un membre de ${place} peut quitter le club à tout moment et nous remboursons sa cotisation dans les trente jours qui suivent sa lettre.`).join('\n\n')}`;

describe('the text of another track', () => {
  const variants = [
    { key: 'us en', profile: profile(american) },
    { key: 'fr fr', profile: profile(french) },
  ];

  it('is recognised where it is the very text, although the tracks differ in one sentence only', () => {
    expect(recogniseVariant(profile(american), profile(british), variants)).toEqual({ key: 'us en', likeness: 1 });
  });

  it('is recognised in other markup and with a word more', () => {
    const nearly = `${french.replace('# Conditions', '**Conditions**')} recommandée`;
    const found = recogniseVariant(profile(nearly), profile(british), variants);
    expect(found?.key).toBe('fr fr');
    expect(found?.likeness).toBeGreaterThan(0.96);
  });

  it('is not seen in a change of the own text', () => {
    const changed = british.replace('within 14 days', 'within 10 days');
    expect(recogniseVariant(profile(changed), profile(british), variants)).toBeNull();
    expect(recogniseVariant(profile(british), profile(british), variants)).toBeNull();
  });

  it('is not looked for on a first capture, nor where both tracks have the same text', () => {
    expect(recogniseVariant(profile(american), null, variants)).toBeNull();
    const same = [{ key: 'us en', profile: profile(british) }];
    expect(recogniseVariant(profile(american), profile(british), same)).toBeNull();
  });
});

describe('likeness', () => {
  it('is 1 for the same words, near 0 for another language, and between for a text that shares half', () => {
    expect(likenessOfTexts(profile(british), profile(british.toUpperCase()))).toBe(1);
    expect(likenessOfTexts(profile(british), profile(french))).toBeLessThan(0.02);
    const half = likenessOfTexts(profile(clauses(places)), profile(clauses(places.slice(0, 5))));
    expect(half).toBeGreaterThan(0.4);
    expect(half).toBeLessThan(0.7);
  });

  it('tells texts of a few words apart by their form', () => {
    expect(likenessOfTexts(profile('Imprint'), profile('imprint'))).toBe(1);
    expect(likenessOfTexts(profile('Imprint'), profile('Terms'))).toBe(0);
  });
});
