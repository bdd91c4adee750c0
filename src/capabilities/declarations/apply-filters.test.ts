import { describe, expect, it } from 'vitest';
import type { FilterUse } from '#domain/source.ts';
import { applyFilters } from './apply-filters.ts';
import { applyBuiltInFilters } from './built-in-filters.ts';

const url = 'https://harbour.example/legal/terms';
const without = (...names: string[]): FilterUse => ({ name: 'removeQueryParams', parameters: [names] });

describe('removeQueryParams', () => {
  it('takes parameters out of links and images and leaves every other byte alone', () => {
    const html =
      '<!DOCTYPE html>\n<P CLASS=x>See <A  HREF="/pier?session=7&amp;tide=high#b" >the pier</a>, ' +
      "<img alt='' src='https://pictures.example/b.png?ref=1&amp;w=2'> <a href=/quay?tide=low>quay</a>";
    expect(applyBuiltInFilters(html, [without('session', 'ref')], url)).toBe(
      '<!DOCTYPE html>\n<P CLASS=x>See <A  href="https://harbour.example/pier?tide=high#b" >the pier</a>, ' +
        `<img alt='' src="https://pictures.example/b.png?w=2"> <a href=/quay?tide=low>quay</a>`,
    );
  });

  it('gives the same page for two visits that differ in the parameter only', () => {
    const visit = (session: string) =>
      applyBuiltInFilters(`<a href="?s=${session}&amp;a=1">again</a>`, [without('s')], url);
    expect(visit('81')).toBe(visit('f00'));
  });

  it('takes one name as well as a list, and does nothing without a name', () => {
    const html = '<a href="/a?x=1">a</a>';
    expect(applyBuiltInFilters(html, [{ name: 'removeQueryParams', parameters: ['x'] }], url)).toContain('/a"');
    expect(applyBuiltInFilters(html, [{ name: 'removeQueryParams', parameters: [] }], url)).toBe(html);
  });

  it('leaves what only looks like an address', () => {
    const html = '<a href="http://[?x=1">a</a><!-- <a href="/b?x=1"> --><script>"<a href=/c?x=1>"</script>';
    expect(applyBuiltInFilters(html, [without('x')], url)).toBe(html);
  });

  it('cannot be talked into breaking out of the attribute', () => {
    const html = `<a href='/a?x=1#"onclick="steal()'>a</a>`;
    expect(applyBuiltInFilters(html, [without('x')], url)).not.toMatch(/"onclick="/);
  });
});

describe('the filters of a source', () => {
  const source = { url, select: ['main'], remove: [] };
  const mark: FilterUse = {
    name: 'mark',
    parameters: [],
    code: `export function mark(document) {
      document.querySelector('main').setAttribute('data-links', document.querySelector('a').getAttribute('href')); }`,
  };

  it('act in their order, whoever wrote them', async () => {
    const html = '<main><a href="/a?x=1&amp;y=2">a</a></main>';
    const outcome = await applyFilters(
      html,
      { ...source, filters: [without('x'), mark, without('y')] },
      { allowsFilters: true },
    );
    expect(outcome).toMatchObject({ html: expect.stringContaining('data-links="https://harbour.example/a?y=2"') });
    expect(outcome).toMatchObject({ html: expect.stringContaining('href="https://harbour.example/a"') });
  });

  it('do not run where the operator has not allowed foreign code', async () => {
    const outcome = await applyFilters('<main></main>', { ...source, filters: [mark] }, { allowsFilters: false });
    expect(outcome).toEqual({
      kind: 'failed',
      sentence: 'The filter mark is code by others, which this instance does not allow.',
    });
  });

  it('give the page back where there are none', async () => {
    const html = '<p>as it came';
    expect(await applyFilters(html, { ...source, filters: [] }, { allowsFilters: false })).toEqual({
      kind: 'filtered',
      html,
    });
  });
});
