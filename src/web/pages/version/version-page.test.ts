import { beforeAll, describe, expect, it } from 'vitest';
import { brightloomVersions, fillGrownRecord } from '../../../../test/support/grown-record.ts';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';

const address = { platform: 'brightloom', document: 'terms-of-service' };
let small: SmallSite;
beforeAll(async () => {
  small = await smallSite({ fill: fillGrownRecord });
});

describe('a version of a document', () => {
  it('says that it is not the latest, until when it stood, and links there', async () => {
    const { html, words } = await small.read(href.versionByNumber(address, 1));
    expect(words).toContain('This is not the latest version. Version 1 was captured on 10 January 2026');
    expect(words).toContain('stood until version 2 was captured on 10 February 2026');
    expect(html).toContain(`href="${href.document(address)}"`);
    expect(html).toMatch(/<h4 id="b1"><a class="mark" href="\/platform\/brightloom\/terms-of-service#b1">/);
  });

  it('has the headers and link relations by which archives find it', async () => {
    const { headers } = await small.site.request(href.versionByNumber(address, 2));
    expect(headers.get('memento-datetime')).toBe('Tue, 10 Feb 2026 08:30:00 GMT');
    expect(headers.get('link')).toContain('<https://brightloom.example/terms>; rel="original"');
    expect(headers.get('link')).toContain('/version/1>; rel="predecessor-version"');
    expect(headers.get('link')).toContain('/version/3>; rel="successor-version"');
  });

  it('is found by the day on which it stood', async () => {
    const { words } = await small.read(href.versionOnDate(address, '2026-02-20'));
    expect(words).toContain('as it stood on 20 February 2026');
    expect(words).toContain('Text of version 2');
    expect((await small.read(href.versionOnDate(address, '2026-02-10'))).words).toContain('Text of version 2');
  });

  it('is not claimed for a day before the first capture', async () => {
    const { status, words } = await small.read(href.versionOnDate(address, '2025-12-31'));
    expect(status).toBe(404);
    expect(words).toContain('The first was captured on 10 January 2026');
  });

  it('is rebuilt byte for byte', async () => {
    for (const [index, markdown] of brightloomVersions.entries()) {
      const response = await small.site.request(`${href.versionByNumber(address, index + 1)}.md`);
      expect(await response.text()).toBe(markdown);
    }
  });

  it('answers 404 for a number or a day that is none', async () => {
    for (const path of ['/version/99', '/version/0', '/version/one', '/on/2026-13-01', '/on/yesterday']) {
      expect((await small.read(href.document(address) + path)).status, path).toBe(404);
    }
  });
});
