import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';
import { matrixCsv } from './matrix-csv.ts';

let small: SmallSite;
beforeAll(async () => {
  small = await smallSite();
});

describe('a clause type', () => {
  it('says how common it is over an honest denominator', async () => {
    const { words } = await small.read(href.clauseType('class-action-waiver'));
    expect(words).toContain('Unique: 1 of the 2 platforms with a captured document in English has it.');
  });

  it('shows the words, where they stand and since when, and who has no such clause', async () => {
    const { words, html } = await small.read(href.clauseType('class-action-waiver'));
    expect(words).toContain('You waive any right to take part in a class action');
    expect(html).toContain('href="/platform/lantern/terms-of-service/ca-p-000002"');
    expect(html).toContain('<time datetime="2026-04-27T10:50:37.000Z">');
    expect(words).toMatch(/Not found.*as of 5 May 2026.*Harbour/);
  });

  it('says what is read out of the words and by which of that its severity is rated, and leads to the laws', async () => {
    const { words, html } = await small.read(href.clauseType('network-abuse'));
    expect(words).toContain('where “Consequence” is “paying for the damage”: Beside losing the service');
    expect(words).toContain('Attack named: denial of service, or overload or disruption');
    expect(html).toContain(`href="${href.regulation('cfaa')}"`);
    expect((await small.read(href.clauseType('portability-right'))).words).toContain(
      'where “For how long” is below 31 days: It makes leaving easier, but only for [for how long]',
    );
  });

  it('is also CSV', async () => {
    const response = await small.site.request('/clause-types/class-action-waiver.csv');
    expect(response.headers.get('content-type')).toContain('text/csv');
    const lines = (await response.text()).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[1]).toContain('https://atlas.example/platform/lantern/terms-of-service/ca-p-000002');
  });

  it('is missing when the codebook does not know it', async () => {
    expect((await small.read('/clause-types/weather')).status).toBe(404);
  });
});

describe('the codebook', () => {
  it('counts platforms and provisions for each type', async () => {
    const { words } = await small.read(href.clauseTypes());
    expect(words).toMatch(/Class action waiver.{0,160}Found on 1 platform, in 2 provisions\./);
  });
});

describe('the CSV of a matrix', () => {
  it('keeps commas, quotes and lines in one cell, and makes formulas text', () => {
    const csv = matrixCsv(
      [
        {
          platform: { slug: 'x', name: '=1+1' },
          provisions: 1,
          severity: 'low',
          basis: 'explicit',
          confidence: 0.9,
          provision: { id: 'CA-P-000001', number: 1 },
          document: { slug: 'y', name: 'Terms, all', language: null },
          firstTrackedAt: new Date(0),
          traits: { seat: { value: 'x', text: 'Northport', start: 0, end: 9, block: 0 } },
          quote: 'a "b"\nc',
          passage: 'a',
        },
      ],
      loadCatalog()
        .clauseTypes.get('mandatory-arbitration')
        ?.traits.filter(({ id }) => id === 'seat') ?? [],
      'https://atlas.example',
    );
    expect(csv).toContain(`\r\n'=1+1,"Terms, all",CA-P-000001`);
    expect(csv).toContain(',url,trait:seat,quote');
    expect(csv.endsWith('Northport,"a ""b""\nc"\r\n')).toBe(true);
  });
});
