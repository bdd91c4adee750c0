import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ClauseRule } from '#domain/clause-type.ts';
import { classifyPassage, compileRules } from './classify.ts';
import { kites } from './clause.fixture.ts';
import { rateSeverity } from './rate-severity.ts';

function rule(any: readonly string[], more: Partial<ClauseRule> = {}): ClauseRule {
  const nothing = { also: [], unless: [], unlessAnywhere: [] };
  return { says: 'a rule', any, ...nothing, confidence: 0.9, basis: 'explicit', ...more };
}

const clauseType = (id: string, rules: readonly ClauseRule[]) => kites({ id, name: id, rules });

/** The words that decided, or null when the passage has no label. */
function evidenceOf(rules: readonly ClauseRule[], plain: string): string[] | null {
  const [label] = classifyPassage(compileRules([clauseType('kites', rules)]), plain);
  return label === undefined ? null : label.evidence.map(({ start, end }) => plain.slice(start, end));
}

describe('classifying a passage', () => {
  it('points at the exact words that decided', () => {
    expect(evidenceOf([rule(['fly* …4 kite*'])], 'No FLYING of red “kites”, please.')).toEqual([
      'FLYING of red “kites',
    ]);
  });

  it('keeps gaps within their number of words and within the sentence', () => {
    const kites = [rule(['fly …2 kite'])];
    expect(evidenceOf(kites, 'fly a red kite')).toEqual(['fly a red kite']);
    expect(evidenceOf(kites, 'fly a big red kite')).toBeNull();
    expect(evidenceOf(kites, 'Birds fly. A kite is for sale.')).toBeNull();
    expect(evidenceOf(kites, 'fly acme inc. kite')).toEqual(['fly acme inc. kite']);
  });

  it('matches whole words unless an ending is left open', () => {
    expect(evidenceOf([rule(['kite'])], 'kites and kitesurfing')).toBeNull();
    expect(evidenceOf([rule(['kite*'])], 'no kitesurfing')).toEqual(['kitesurfing']);
  });

  it('tries every way through choices and parts that may be missing', () => {
    const kites = [rule(['(a|a very) (big)? …2 (red kite|kite)'])];
    expect(evidenceOf(kites, 'a very big old kite')).toEqual(['a very big old kite']);
    expect(evidenceOf(kites, 'a kite')).toEqual(['a kite']);
  });

  it('leaves out sentences with an exception and goes on to the next', () => {
    const kites = [rule(['fly kites'], { unless: ['not'] })];
    expect(evidenceOf(kites, 'You may not fly kites.')).toBeNull();
    expect(evidenceOf(kites, 'You may not fly kites. Members fly kites.')).toEqual(['fly kites']);
    const anywhere = [rule(['fly kites'], { unlessAnywhere: ['beach'] })];
    expect(evidenceOf(anywhere, 'Members fly kites. The beach is closed.')).toBeNull();
  });

  it('wants the companion words of a rule, and shows both places', () => {
    const kites = [rule(['fly kites'], { also: ['beach'] })];
    expect(evidenceOf(kites, 'Members fly kites.')).toBeNull();
    expect(evidenceOf(kites, 'The beach is open. Members fly kites.')).toEqual(['beach', 'fly kites']);
  });

  it('keeps the most confident rule of each type, in codebook order', () => {
    const classifier = compileRules([
      clauseType('first', [rule(['kite'], { confidence: 0.6 }), rule(['red kite'], { confidence: 0.8 })]),
      clauseType('second', [rule(['red'])]),
    ]);
    expect(classifyPassage(classifier, 'a red kite')).toMatchObject([
      { clauseType: 'first', rule: 'first/2', confidence: 0.8 },
      { clauseType: 'second', rule: 'second/1' },
    ]);
  });

  it('finds a phrase exactly where the same regular expression does, whatever the text', () => {
    const classifier = compileRules([clauseType('kites', [rule(['(a|b a) …2 (c|c b) d*'])])]);
    const expected = /\b(?:a|b a)(?: \w+){0,2}? (?:c|c b) d\w*/;
    const word = fc.constantFrom('a', 'b', 'c', 'd', 'dd', 'e');
    fc.assert(
      fc.property(fc.array(word, { maxLength: 14 }), (words) => {
        const plain = words.join(' ');
        const [label] = classifyPassage(classifier, plain);
        expect(label !== undefined).toBe(expected.test(plain));
      }),
      { numRuns: 2000 },
    );
  });

  it('stays quick on a text made to be slow', () => {
    const classifier = compileRules([clauseType('kites', [rule(['a …30 a …30 a …30 a …30 kite'])])]);
    const startedAt = performance.now();
    expect(classifyPassage(classifier, `kite ${'a '.repeat(50_000)}`)).toEqual([]);
    expect(performance.now() - startedAt).toBeLessThan(20_000);
  }, 30_000);
});

describe('rating severity', () => {
  it('takes the type’s rating unless the rule that made the label has its own', () => {
    const severity = { level: 'high', reason: 'The kite is very large.' } as const;
    const type = clauseType('kites', [rule(['small kite']), rule(['large kite'], { severity })]);
    const classifier = compileRules([type]);
    const ratingOf = (plain: string) =>
      classifyPassage(classifier, plain).map((label) => rateSeverity(type, label, {}));
    expect(ratingOf('a small kite')).toEqual([{ level: 'low', reason: 'It is usual.' }]);
    expect(ratingOf('a large kite')).toEqual([severity]);
  });
});
