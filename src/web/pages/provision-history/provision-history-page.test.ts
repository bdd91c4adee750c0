import { beforeAll, describe, expect, it } from 'vitest';
import { fillGrownRecord, growPlatform } from '../../../../test/support/grown-record.ts';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';

const address = { platform: 'mossy-quay', document: 'terms-of-service' };
const fee = 'Every berth costs ten shells a night, payable in advance at the harbour office before you moor your boat.';
const refund =
  'Shells that you paid for nights on which the harbour was closed by ice are given back to you in spring.';
const swans =
  'You must not feed the swans, chase the swans or moor so close to their nest that the young birds cannot reach the water.';
const law = 'These terms are governed by the law of the harbour town and nothing else.';
const terms = (...paragraphs: string[]) => `# Terms of Service\n\n${paragraphs.join('\n\n')}\n`;
const clauses = ['Rain is free.', 'The lamp is lit at dusk.', law];

const versions = [
  terms(fee, swans, ...clauses),
  terms(fee.replace('ten', 'twelve'), swans, ...clauses),
  // The swans are gone, for longer than a month.
  terms(fee.replace('ten', 'twelve'), ...clauses),
  terms(fee.replace('ten', 'twelve'), refund, ...clauses),
  terms(fee.replace('ten', 'fifteen'), refund, swans, ...clauses),
  // Two rules become one list item, which is never cut at a semicolon.
  terms(`${fee.replace('ten', 'fifteen').slice(0, -1)}; ${refund}`, swans, ...clauses),
];

let small: SmallSite;
const paths = new Map<string, string>();

beforeAll(async () => {
  small = await smallSite({
    fill: async (database) => {
      await fillGrownRecord(database);
      await growPlatform(database, 'Mossy Quay', versions);
    },
  });
  for (const version of [1, 4]) {
    const { html } = await small.read(href.versionByNumber(address, version));
    for (const [, path, words] of html.matchAll(
      /<p id="b\d+"><a class="mark[^"]*" href="([^"]+)"[^>]*>.*?<\/a>(\w+ \w+)/g,
    )) {
      paths.set(words ?? '', path ?? '');
    }
  }
});
const historyOf = (words: string): string => `${paths.get(words) ?? `no provision starts with ${words}`}/history`;

interface Stretch {
  readonly wording: number;
  readonly first: { number: number };
  readonly last: { number: number } | null;
  readonly versions: number;
  readonly broughtBy: { id: string; url: string } | null;
  readonly takenOutBy: { id: string } | null;
  readonly ties: readonly { kind: string; id: string; words: string }[];
}
const stretchesOf = async (words: string) =>
  ((await small.json(`${historyOf(words)}.json`)) as { stretches: Stretch[] }).stretches;

describe('the history of a provision', () => {
  it('tells every wording with its versions, days and changes, newest first, each marked against the one before', async () => {
    const { status, html, words } = await small.read(historyOf('Every berth'));
    expect(status).toBe(200);
    expect(words).toContain('4 wordings in 6 versions.');
    const headings = [...html.matchAll(/<h3>\s*(Wording \d)/g)].map(([, heading]) => heading);
    expect(headings).toEqual(['Wording 4', 'Wording 3', 'Wording 2', 'Wording 1']);
    expect(html).toMatch(/<del>twelve<\/del><ins>fifteen<\/ins>/);
    expect(html).toMatch(/<del>ten<\/del><ins>twelve<\/ins>/);
    expect(words).toContain('First tracked in these words.');
    const [first, second, third] = await stretchesOf('Every berth');
    expect([first, second, third]).toMatchObject([
      { wording: 1, first: { number: 1 }, last: { number: 1 }, broughtBy: null },
      { wording: 2, first: { number: 2 }, last: { number: 4 }, versions: 3 },
      { wording: 3, first: { number: 5 } },
    ]);
    expect(second?.broughtBy?.url).toMatch(/\/platform\/mossy-quay\/terms-of-service\/changes\/ca-c-\d+$/);
  });

  it('tells when it was gone, by which changes, and that the same words came back', async () => {
    const { words } = await small.read(historyOf('You must'));
    expect(words).toContain('One wording, unchanged in 4 versions; it was gone once and came back.');
    expect(words).toContain(
      'From version 3 to version 4 it was not in the document. It went with the substantive change',
    );
    expect(words).toContain('It came back in the same words.');
    expect(await stretchesOf('You must')).toMatchObject([
      { wording: 1, versions: 2, takenOutBy: { id: expect.stringMatching(/^CA-C-/) } },
      { wording: 1, first: { number: 5 }, last: null, takenOutBy: null },
    ]);
  });

  it('tells of a provision that became a part of another, from both sides', async () => {
    const all = [...(await stretchesOf('Every berth')), ...(await stretchesOf('Shells that'))];
    const ties = all.flatMap((stretch) => stretch.ties);
    expect(ties.map(({ kind }) => kind).sort()).toEqual(['took-in', 'went-into']);
    const went = (await stretchesOf('Shells that')).at(-1);
    const { words, html } = await small.read(historyOf('Shells that'));
    expect(words).toContain('From version 6 on it is not in the document.');
    expect(words).toContain('Its words went on in another provision:');
    expect(html).toContain(`href="/${went?.ties[0]?.id}"`);
  });

  it('lays any two wordings beside each other, in a form that works without script', async () => {
    const { html, words } = await small.read(`${historyOf('Every berth')}?from=1&to=3`);
    const section = html.slice(html.indexOf('id="two"'), html.indexOf('id="wordings"'));
    expect(section).toMatch(/<form[^>]*method="get"/);
    expect(section).toMatch(/<del>ten<\/del><ins>fifteen<\/ins>/);
    expect(words).toContain('From wording 1 to wording 3:');
    const same = await small.read(`${historyOf('Every berth')}?from=2&to=2`);
    expect(same.words).toContain('Wording 2, compared with itself, has no differences.');
    expect((await small.read(`${historyOf('Every berth')}?from=77&to=%3Cb%3E`)).status).toBe(200);
  });

  it('can be cited, is led to from the record, and stands at one address', async () => {
    const path = historyOf('Every berth');
    const { html, words } = await small.read(path);
    expect(html).toMatch(/<textarea[^>]*readonly[^>]*>[^<]*History of/);
    expect(html).toContain(`https://atlas.example${path}`);
    expect(words).toContain('The record of the provision');
    expect((await small.read(path.replace('/history', ''))).html).toContain(`href="${path}"`);
    const response = await small.site.request(path.replace(/ca-p-\d+/, (id) => id.toUpperCase()));
    expect(response.status).toBe(301);
    expect((await small.read(path.replace(/ca-p-\d+/, 'ca-p-999999'))).status).toBe(404);
  });
});
