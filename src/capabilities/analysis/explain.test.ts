import { describe, expect, it } from 'vitest';
import { kites, trait } from './clause.fixture.ts';
import { explainClause } from './explain.ts';
import { rateSeverity } from './rate-severity.ts';

const thirtyDays = { value: 30, unit: 'day', text: 'thirty (30)  days', start: 0, end: 17 };
const byPost = { value: 'post', text: 'letter', start: 20, end: 26 };
const type = kites({
  traits: [
    trait({ deadline: 'refuse the kite' }),
    trait({
      id: 'channel',
      kind: 'choice',
      choices: [{ value: 'post', name: 'by post', any: ['letter'], unless: [], ranks: 1 }],
    }),
    trait({ id: 'mail', name: 'Address for refusals', kind: 'e-mail' }),
  ],
  severity: {
    level: 'high',
    reason: 'Kites bind.',
    when: [
      { condition: { trait: 'days', below: 14 }, level: 'high', reason: '{days} are short.' },
      { condition: { trait: 'days', is: 'present' }, level: 'medium', reason: 'A way out for {days}.' },
    ],
  },
  explanation: {
    plain: 'You get a kite.',
    professional: 'Kite clause.',
    with: [
      { condition: { trait: 'days', is: 'present' }, plain: '{days} remain to refuse it.', professional: null },
      { condition: { trait: 'days', is: 'absent' }, plain: 'It cannot be refused.', professional: 'No way out.' },
    ],
  },
  whatYouCanDoWith: [{ condition: { trait: 'channel', is: 'post' }, says: 'Refuse it {channel}.' }],
});
const texts = (sentences: readonly { text: string }[]) => sentences.map(({ text }) => text);

describe('explaining a clause', () => {
  it('adds the sentences whose condition holds, in the words of the clause, and says where each comes from', () => {
    const { plain, professional } = explainClause(type, { days: thirtyDays }, 'explicit');
    expect(texts(plain)).toEqual(['You get a kite.', 'Thirty (30) days remain to refuse it.']);
    expect(plain[1]).toMatchObject({ from: 'explanation.with.0', traits: ['days'] });
    expect(texts(professional)).toEqual(['Kite clause.']);
    expect(texts(explainClause(type, {}, 'explicit').plain)).toEqual(['You get a kite.', 'It cannot be refused.']);
  });

  it('names deadlines and addresses that no sentence has named, and choices by their name', () => {
    const mail = { value: 'no@kite.example', text: 'no@kite.example', start: 30, end: 45 };
    const { whatYouCanDo } = explainClause(type, { days: thirtyDays, channel: byPost, mail }, 'explicit');
    expect(texts(whatYouCanDo)).toEqual([
      'Read it.',
      'Refuse it by post.',
      'Time to refuse the kite: thirty (30) days.',
      'Address for refusals: no@kite.example',
    ]);
  });

  it('says what cannot be concluded, more so where the words only let one infer it', () => {
    expect(texts(explainClause(type, {}, 'explicit').interpretiveNote)).toEqual([
      'A kite may fall whatever is said.',
      'This tells what the document says. Whether it binds you, a court or the law of your country decides.',
    ]);
    const own = explainClause({ ...type, interpretiveNote: 'Wind is not promised.' }, {}, 'inferred').interpretiveNote;
    expect(own[0]?.text).toBe('Wind is not promised.');
    expect(own[1]?.text).toContain('does not say this outright');
  });
});

describe('rating by the rubric', () => {
  const label = { clauseType: 'kites', confidence: 0.9, basis: 'explicit', rule: 'kites/1', evidence: [] } as const;

  it('takes the first entry that holds, with what was read in its reason', () => {
    expect(rateSeverity(type, label, { days: thirtyDays })).toEqual({
      level: 'medium',
      reason: 'A way out for thirty (30) days.',
    });
    const short = { ...thirtyDays, value: 7, text: '7 days' };
    expect(rateSeverity(type, label, { days: short })).toEqual({ level: 'high', reason: '7 days are short.' });
    expect(rateSeverity(type, label, {})).toEqual({ level: 'high', reason: 'Kites bind.' });
  });
});
