import { beforeAll, describe, expect, it } from 'vitest';
import { fillGrownRecord } from '../../../../test/support/grown-record.ts';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href, versionReference } from '../../routes.ts';

let small: SmallSite;
beforeAll(async () => {
  small = await smallSite({ fill: fillGrownRecord });
});

describe('comparing any two versions', () => {
  it('offers two columns of versions, the last two chosen', async () => {
    const { html } = await small.read('/compare?document=CA-D-00001');
    expect(html.match(/<input type="radio" name="from"/g)).toHaveLength(4);
    expect(html).toMatch(/name="from" value="3" checked/);
    expect(html).toMatch(/name="to" value="4" checked/);
  });

  it('answers both spellings of a pair alike', async () => {
    const short = await small.read('/compare?document=CA-D-00001&from=1&to=3');
    const long = await small.read(href.compare({ from: versionReference(1, 1), to: versionReference(1, 3) }));
    expect(short.words).toContain('Versions 1 and 3 compared');
    expect(long.words).toContain('Versions 1 and 3 compared');
    expect(short.html).toContain('<del>Northport</del><ins>Eastport</ins>');
  });

  it('compares backwards too', async () => {
    const { html } = await small.read('/compare?document=CA-D-00001&from=3&to=1');
    expect(html).toContain('<del>Eastport</del><ins>Northport</ins>');
  });

  it('says that equal versions are equal', async () => {
    const { words } = await small.read('/compare?document=CA-D-00001&from=2&to=2');
    expect(words).toContain('The two texts are exactly the same, to the last character.');
  });

  it('refuses versions of different documents, and names what is missing', async () => {
    const different = await small.read('/compare?from=CA-D-00001:1&to=CA-D-00002:1');
    expect(different.status).toBe(404);
    expect(different.words).toContain('Versions of different documents are not compared with each other.');
    for (const query of ['', '?document=nonsense', '?document=CA-D-99999', '?document=CA-D-00001&from=1&to=99']) {
      expect((await small.read(`/compare${query}`)).status, query).toBe(404);
    }
  });

  it('leads from a day, such as that of acceptance, to what has changed since', async () => {
    const first = (await small.json('/compare.json?document=CA-D-00001')) as { versions: { capturedAt: string }[] };
    const day = first.versions[0]?.capturedAt.slice(0, 10);
    const response = await small.site.request(`/compare?document=CA-D-00001&since=${day}`);
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toMatch(/^\/compare\?from=CA-D-00001%3A\d&to=CA-D-00001%3A4$/);
    expect((await small.read('/compare?document=CA-D-00001&since=yesterday')).words).toContain('That is no day.');
    expect((await small.read('/compare?document=CA-D-00001&since=2099-01-01&until=1999-01-01')).status).toBe(404);
  });

  it('hands its redline out as files, and nothing but files', async () => {
    const address = (format: string) =>
      href.compareRedline(format, { from: versionReference(1, 1), to: versionReference(1, 4) });
    for (const format of ['docx', 'html', 'md']) {
      const response = await small.site.request(address(format));
      expect(response.status, format).toBe(200);
      expect(response.headers.get('content-disposition')).toBe(
        `attachment; filename="CA-D-00001-versions-1-4-redline.${format}"`,
      );
      expect(response.headers.get('content-security-policy')).toContain('sandbox');
    }
    const html = await (await small.site.request(address('html'))).text();
    expect(html).toContain('<del>Northport</del><ins>Eastport</ins>');
    expect(html).not.toMatch(/<script|<img|javascript:[^<]*"|\u202e/);
    expect((await small.site.request(address('exe'))).status).toBe(404);
    expect((await small.site.request('/compare/redline/docx?from=CA-D-00001:1&to=CA-D-00001:99')).status).toBe(404);
  });

  it('has a twin with class, counts and hunks', async () => {
    expect(await small.json('/compare.json?document=CA-D-00001&from=1&to=2')).toMatchObject({
      document: { id: 'CA-D-00001' },
      class: 'substantive',
      counts: { blocksAdded: 1, blocksModified: 1 },
    });
  });
});
