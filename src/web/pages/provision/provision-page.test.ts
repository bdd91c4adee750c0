import { beforeAll, describe, expect, it } from 'vitest';
import { brightloomVersions, fillGrownRecord } from '../../../../test/support/grown-record.ts';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';

const address = { platform: 'brightloom', document: 'terms-of-service' };
let small: SmallSite;
/** Paths of records by the beginning of their words. */
const paths = new Map<string, string>();

beforeAll(async () => {
  small = await smallSite({ fill: fillGrownRecord });
  for (const version of [2, 4]) {
    const { html } = await small.read(href.versionByNumber(address, version));
    for (const [, path, words] of html.matchAll(
      /<p id="b\d+"><a class="mark[^"]*" href="([^"]+)"[^>]*>.*?<\/a>(\w+ \w+)/g,
    )) {
      paths.set(words ?? '', path ?? '');
    }
  }
});
const pathOf = (words: string): string => paths.get(words) ?? `no provision starts with ${words}`;

describe('the record of a provision', () => {
  it('quotes the clause, says where it stands and whether it is in force', async () => {
    const { status, html, words } = await small.read(pathOf('Any dispute'));
    expect(status).toBe(200);
    expect(words).toContain('In force as captured from version 1 to version 4, the latest, on 10 April 2026.');
    expect(html).toMatch(/<blockquote[^>]*>[\s\S]*seated in Eastport, and not in court\.[\s\S]*<\/blockquote>/);
    expect(html).toContain(`href="${href.versionByNumber(address, 4)}#b2"`);
  });

  it('keeps our reading apart, with its rule and the words that decided', async () => {
    const { html, words } = await small.read(pathOf('Any dispute'));
    const reading = html.slice(html.indexOf('class="reading"'), html.indexOf('id="history"'));
    expect(reading).toMatch(/<mark>[^<]*arbitration[^<]*<\/mark>/);
    expect(reading).toContain('mandatory-arbitration/');
    expect(words).toContain('no legal determination about enforceability');
    expect(words).toContain('Explicit document language');
  });

  it('tells what was read out of the clause, what cannot be concluded, and by which words a law may be relevant', async () => {
    const { html, words } = await small.read(pathOf('Any dispute'));
    expect(words).toContain('Read out of the clause');
    expect(html).toMatch(/<dt>Place<\/dt><dd><q[^>]*>Eastport<\/q>/);
    expect(words).toContain('What cannot be concluded');
    expect(words).toContain('Whether it binds you, a court or the law of your country decides.');
    expect(words).toContain('unfair terms in consumer contracts');
    const twin = (await small.json(`${pathOf('Any dispute')}.json`)) as {
      readings: { traits: { id: string; text: string }[]; explanation: { plain: { from: string }[] } }[];
      regulations: { article: string; reason: string; words: string; relevance: unknown }[];
    };
    expect(twin.readings[0]?.traits).toContainEqual(expect.objectContaining({ id: 'seat', text: 'Eastport' }));
    expect(twin.readings[0]?.explanation.plain[0]?.from).toBe('explanation.plain');
    expect(twin.regulations[0]).toMatchObject({ words: expect.stringContaining('arbitration') });
  });

  it('shows each wording with what changed in it', async () => {
    const { html, words } = await small.read(pathOf('Any dispute'));
    expect(words).toContain('2 wordings');
    expect(html).toContain('<del>Northport</del><ins>Eastport</ins>');
  });

  it('quotes the closest clause of the same kind elsewhere', async () => {
    const { words } = await small.read(pathOf('Any dispute'));
    expect(words).toContain('Harbourlight Terms of Service');
    expect(words).toContain('seated in Westport');
  });

  it('says of a clause that is gone since when, and keeps it', async () => {
    const { status, words } = await small.read(pathOf('You waive'));
    expect(status).toBe(200);
    expect(words).toContain('No longer in the document. Gone since version 4, captured on 10 April 2026.');
    expect(words).toContain('You waive any right to take part in a class action');
  });

  it('gives a selector that finds the quote in the exact text', async () => {
    const twin = (await small.json(`${pathOf('Any dispute')}.json`)) as {
      passage: { selectors: [{ exact: string; prefix: string; suffix: string }, { start: number; end: number }] };
      prefix: string;
    };
    const text = brightloomVersions[3] ?? '';
    const [quote, place] = twin.passage.selectors;
    expect(text.slice(place.start, place.end)).toBe(quote.exact);
    expect(text).toContain(quote.prefix + quote.exact + quote.suffix);
  });

  it('is cited in the style that is asked for', async () => {
    const { html } = await small.read(`${pathOf('Any dispute')}?cite=bibtex`);
    expect(html).toMatch(/<textarea[^>]*readonly[^>]*>@misc\{CA-P-\d{6},/);
    expect(html).toContain('<option value="bibtex" selected="">');
    expect(html).toContain('name="citation_title"');
  });

  it('stands at one address, in lower case, whatever spelling of its id leads there', async () => {
    const path = pathOf('Any dispute');
    const id = path.slice(path.lastIndexOf('/') + 1);
    for (const other of [
      `/platform/brightloom/terms-of-service/${id.toUpperCase()}`,
      `/platform/nobody/nothing/${id}`,
    ]) {
      const response = await small.site.request(`${other}?cite=apa`);
      expect(response.status).toBe(301);
      expect(response.headers.get('location')).toBe(`${path}?cite=apa`);
    }
    expect((await small.read('/platform/brightloom/terms-of-service/ca-p-999999')).status).toBe(404);
  });

  it('lets no text end its structured data or its page', async () => {
    const { html } = await small.read(await hostilePath());
    expect(html).not.toMatch(/<script>alert|<img|href="javascript/i);
    const data = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)?.[1] ?? '';
    expect(JSON.parse(data)['@graph'][0].text).toContain('<script>alert(1)</script>');
  });

  it('is also a Markdown document in which the quote cannot leave its quotation', async () => {
    const markdown = await (await small.site.request(`${await hostilePath()}.md`)).text();
    expect(markdown).toContain('> You must not run <script>');
    expect(markdown).toContain('## Citation');
  });
});

async function hostilePath(): Promise<string> {
  const twin = (await small.json(`${href.document(address)}.json`)) as {
    blocks: { markdown: string }[];
    provisions: { firstBlock: number; url: string }[];
  };
  const position = twin.blocks.findIndex((block) => block.markdown.startsWith('You must not run'));
  const url = twin.provisions.find((provision) => provision.firstBlock === position)?.url ?? '';
  return url.replace('https://atlas.example', '');
}
