import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it, vi } from 'vitest';
import { classifyLines } from './classify.ts';

// The whole catalogue is read and compiled; on a busy machine that takes a while.
vi.setConfig({ testTimeout: 60_000 });

async function answers(
  lines: readonly string[],
  lang?: string,
  set: 'clause-types' | 'unfairness' | 'privacy-practices' = 'clause-types',
): Promise<unknown[]> {
  const output = new PassThrough();
  const options = { set, ...(lang === undefined ? {} : { lang }) };
  await classifyLines(options, Readable.from(lines.map((line) => `${line}\n`)), output);
  output.end();
  return (await text(output))
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));
}

describe('atlas classify', () => {
  it('answers each passage in order with its id, its labels and the words that decided', async () => {
    const [first, second] = await answers([
      '{"id": 7, "text": "You waive any right to a trial by jury."}',
      '{"id": "b", "text": "The library opens at nine."}',
    ]);
    expect(first).toMatchObject({
      id: 7,
      labels: expect.arrayContaining([
        {
          label: 'jury-trial-waiver',
          confidence: expect.closeTo(0.86, 1),
          basis: 'explicit',
          rule: 'jury-trial-waiver/1',
          evidence: [{ start: 4, end: 38 }],
        },
      ]),
    });
    expect(second).toEqual({ id: 'b', labels: [] });
  });

  it('abstains where the passage is not English, as seen or as stated', async () => {
    const german = 'Sie verzichten auf jedes Recht, gemeinsam mit anderen Nutzern vor Gericht zu ziehen.';
    expect(await answers([JSON.stringify({ id: 1, text: german })])).toEqual([{ id: 1, labels: [], abstained: true }]);
    const [stated] = await answers(['{"id": 2, "text": "All sales are final."}'], 'de');
    expect(stated).toEqual({ id: 2, labels: [], abstained: true });
  });

  it('answers a faulty line with an error and goes on', async () => {
    const [faulty, next] = await answers(['{"id": 1}', '{"id": 2, "text": "All sales are final."}']);
    expect(faulty).toEqual({ id: 1, error: '"text" is missing.' });
    expect(next).toMatchObject({ id: 2, labels: [{ label: 'no-refund' }] });
  });

  it('answers unfairness tags with a level, a confidence and the words that decided, in four languages', async () => {
    const lines = [
      '{"id": 1, "text": "We may terminate your account at any time, for any reason, without notice."}',
      '{"id": 2, "text": "Streitigkeiten werden ausschließlich vor den Gerichten in Dublin, Irland, verhandelt."}',
      '{"id": 3, "text": "The library opens at nine."}',
      '{"id": 4, "text": "Эти условия регулируются правом той страны, где находится наша компания."}',
    ];
    const [first, second, third, fourth] = await answers(lines, undefined, 'unfairness');
    expect(first).toMatchObject({ id: 1, labels: [{ label: 'ter', level: 3 }] });
    expect(second).toMatchObject({ id: 2, labels: [{ label: 'j', level: 3 }] });
    expect(third).toEqual({ id: 3, labels: [] });
    expect(fourth).toEqual({ id: 4, labels: [], abstained: true });
  });

  it('finds wordings that no rule foresaw, and says so', async () => {
    const text = 'Persons younger than thirteen must stay away from our platform.';
    const [answer] = await answers([JSON.stringify({ id: 1, text })]);
    expect(answer).toMatchObject({
      labels: expect.arrayContaining([expect.objectContaining({ label: 'age-requirement', model: 'clauses' })]),
    });
  });

  it('answers what a paragraph of a privacy policy is about', async () => {
    const lines = [
      '{"id": 1, "text": "We collect your name and e-mail address when you register."}',
      '{"id": 2, "text": "Our site does not respond to Do Not Track signals."}',
      '{"id": 3, "text": "Welcome to Lumenko."}',
    ];
    expect(await answers(lines, undefined, 'privacy-practices')).toMatchObject([
      { id: 1, labels: [{ label: 'First Party Collection/Use' }] },
      { id: 2, labels: expect.arrayContaining([expect.objectContaining({ label: 'Do Not Track' })]) },
      { id: 3, labels: [{ label: 'Other' }] },
    ]);
  });
});
