import { beforeAll, describe, expect, it } from 'vitest';
import { fillGrownRecord } from '../../../../test/support/grown-record.ts';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';

let small: SmallSite;
beforeAll(async () => {
  small = await smallSite({ fill: fillGrownRecord });
});

const both = href.comparePlatforms(['brightloom', 'harbourlight']);

describe('the comparison of platforms', () => {
  it('puts the words of each beside the other, and says what differs', async () => {
    const { status, words, html } = await small.read(both);
    expect(status).toBe(200);
    expect(words).toContain('Brightloom and Harbourlight compared');
    expect(words).toMatch(/Mandatory arbitration.*Place: Eastport at Brightloom; Westport at Harbourlight\./);
    expect(words).toContain('seated in Eastport');
    expect(words).toContain('seated in Westport');
    expect(html).toMatch(/<td data-label="Harbourlight">/);
    expect(html).toMatch(/href="\/platform\/harbourlight\/terms-of-service\/ca-p-\d+"/);
  });

  it('knows platforms by the names that people type, and keeps what was typed where it knows none', async () => {
    expect(
      (await small.read('/compare-platforms?platform=Brightloom&platform=HARBOURLIGHT&platform=')).words,
    ).toContain('Brightloom and Harbourlight compared');
    const { status, words, html } = await small.read('/compare-platforms?platform=brightloom&platform=Nowhere');
    expect(status).toBe(400);
    expect(words).toContain('Error: No captured platform is called “Nowhere”.');
    expect(html).toContain('value="Nowhere"');
  });

  it('asks where one alone is named, and says that one twice is one', async () => {
    const { status, words, html } = await small.read(href.comparePlatforms(['brightloom']));
    expect(status).toBe(200);
    expect(words).toContain('Choose two to four');
    expect(html).toContain('value="Brightloom"');
    expect((await small.read(href.comparePlatforms(['brightloom', 'brightloom']))).words).toContain('named twice');
  });

  it('is also JSON and CSV', async () => {
    const twin = (await small.json('/compare-platforms.json?platform=brightloom&platform=harbourlight')) as {
      platforms: { slug: string }[];
      clauseTypes: { clauseType: { id: string }; cells: { state: string }[]; difference: string }[];
    };
    expect(twin.platforms.map(({ slug }) => slug)).toEqual(['brightloom', 'harbourlight']);
    const arbitration = twin.clauseTypes.find(({ clauseType }) => clauseType.id === 'mandatory-arbitration');
    expect(arbitration?.cells.map(({ state }) => state)).toEqual(['found', 'found']);
    const csv = await (
      await small.site.request('/compare-platforms.csv?platform=brightloom&platform=harbourlight')
    ).text();
    expect(csv).toContain('mandatory-arbitration,Brightloom,found,high,');
  });

  it('is linked from a platform’s page', async () => {
    expect((await small.read(href.platform('brightloom'))).html).toContain(
      'href="/compare-platforms?platform=brightloom"',
    );
  });
});
