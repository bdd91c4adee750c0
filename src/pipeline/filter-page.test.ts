import { describe, expect, it } from 'vitest';
import { filterPage } from './filter-page.ts';

const page = (text: string, more: object = {}) => ({ bytes: Buffer.from(text, 'latin1'), hints: { ...more } });
const filters = [{ name: 'removeQueryParams', parameters: [['visit']] }];

describe('filtering a page', () => {
  it('decodes it as it was sent, filters it, and hands it on as UTF-8', async () => {
    const html = '<html><p>Gebühr <a href="https://harbour.example/fees?visit=7">hier</a></p>';
    const filtered = await filterPage(page(html, { filters, charset: 'iso-8859-1' }), false);
    if (filtered.kind !== 'filtered') throw new Error(filtered.sentence);
    expect(new TextDecoder().decode(filtered.page.bytes)).toBe(html.replace('?visit=7', ''));
    expect(filtered.page.hints.charset).toBe('utf-8');
  });

  it('leaves pages alone that have no filters or are none', async () => {
    for (const each of [page('<html>', {}), page('%PDF-1.4', { filters })]) {
      expect(await filterPage(each, true)).toEqual({ kind: 'filtered', page: each });
    }
  });

  it('fails with a sentence where foreign code is not allowed', async () => {
    const foreign = [{ name: 'strip', parameters: [], code: 'export function strip() {}' }];
    expect(await filterPage(page('<html>', { filters: foreign }), false)).toMatchObject({ kind: 'failed' });
  });
});
