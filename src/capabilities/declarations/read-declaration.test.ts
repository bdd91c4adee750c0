import { describe, expect, it } from 'vitest';
import { type DeclarationFiles, type DeclarationReading, readDeclaration } from './read-declaration.ts';

const types: Readonly<Record<string, string>> = {
  'Terms of Service': 'terms-of-service',
  'Privacy Policy': 'privacy-policy',
};
const vantage = { region: 'IE', language: 'en' };

const read = (declaration: unknown, rest: Partial<DeclarationFiles> = {}, allowsFilters = false) =>
  readDeclaration(
    {
      serviceId: 'Harbour',
      declaration: typeof declaration === 'string' ? declaration : JSON.stringify(declaration),
      ...rest,
    },
    { documentTypeOf: (name) => types[name] ?? null, vantage, allowsFilters },
  );

const harbour = (terms: unknown) => ({ name: 'Harbour Shop', terms: { 'Terms of Service': terms } });
const page = { fetch: 'https://harbour.example/terms', select: 'main' };
const targetOf = (reading: DeclarationReading) => (reading.kind === 'read' ? reading.terms[0]?.target : undefined);
const problemsOf = (reading: DeclarationReading) =>
  reading.problems.map(({ file, path, sentence }) => `${file} ${path}: ${sentence}`);

describe('a declaration', () => {
  it('of one page becomes a target under the service’s id, for imported histories stand there too', async () => {
    const reading = await read(harbour({ ...page, remove: ['.ad', '#note'], executeClientScripts: true }));
    expect(reading).toMatchObject({ kind: 'read', serviceId: 'Harbour', name: 'Harbour Shop', problems: [] });
    expect(targetOf(reading)).toEqual({
      platformName: 'Harbour',
      documentName: 'Terms of Service',
      documentType: 'terms-of-service',
      vantage,
      sources: [
        {
          url: 'https://harbour.example/terms',
          select: ['main'],
          remove: ['.ad', '#note'],
          filters: [],
          needsScripts: true,
        },
      ],
    });
  });

  it('of a PDF needs no selector', async () => {
    const reading = await read(harbour({ fetch: 'https://harbour.example/Terms.PDF?v=2' }));
    expect(targetOf(reading)?.sources).toMatchObject([{ format: 'pdf', select: [], remove: [] }]);
  });

  it('of several pages gives them what it says for all, unless a page says otherwise', async () => {
    const reading = await read(
      harbour({
        combine: [
          { fetch: 'https://harbour.example/1' },
          { fetch: 'https://harbour.example/2', select: 'article', executeClientScripts: false },
          { fetch: 'https://harbour.example/3.pdf' },
        ],
        select: 'main',
        remove: 'nav',
        executeClientScripts: true,
      }),
    );
    expect(targetOf(reading)?.sources).toMatchObject([
      { select: ['main'], remove: ['nav'], needsScripts: true },
      { select: ['article'], remove: ['nav'], needsScripts: false },
      { select: [], remove: [], format: 'pdf' },
    ]);
  });

  it('may select ranges, alone and in lists', async () => {
    const range = { startBefore: 'h1', endAfter: '#last' };
    const reading = await read(
      harbour({ ...page, select: range, remove: [{ startAfter: 'h2', endBefore: 'h3' }, 'p.ad'] }),
    );
    expect(targetOf(reading)?.sources[0]).toMatchObject({
      select: [range],
      remove: [{ startAfter: 'h2', endBefore: 'h3' }, 'p.ad'],
    });
  });

  it('made by an older engine says documents for terms', async () => {
    const reading = await read({ name: 'Harbour', importedFrom: 'elsewhere', documents: { 'Privacy Policy': page } });
    expect(targetOf(reading)?.documentType).toBe('privacy-policy');
  });

  it('uses the built-in filter with and without parameters', async () => {
    const reading = await read(harbour({ ...page, filter: ['removeQueryParams', { removeQueryParams: ['session'] }] }));
    expect(targetOf(reading)?.sources[0]?.filters).toEqual([
      { name: 'removeQueryParams', parameters: [] },
      { name: 'removeQueryParams', parameters: [['session']] },
    ]);
  });
});

describe('filters by others', () => {
  const filters = `export function dropAds(document) {}\nexport const mark = (document, options) => {};`;
  const declared = harbour({ ...page, filter: ['dropAds', { mark: { with: 'x' } }] });

  it('are refused with a notice that says how to allow them', async () => {
    const reading = await read(declared, { filters });
    expect(reading).toMatchObject({ kind: 'read', terms: [] });
    expect(problemsOf(reading)[0]).toBe(
      'Harbour.json terms["Terms of Service"].filter[0]: The filter dropAds is refused: it is code by others in ' +
        'Harbour.filters.js, which runs only where the operator allows it (--allow-filters); these terms are left out.',
    );
  });

  it('go along with their own code alone where the operator allows it', async () => {
    const reading = await read(declared, { filters }, true);
    expect(targetOf(reading)?.sources[0]?.filters).toEqual([
      { name: 'dropAds', parameters: [], code: expect.stringMatching(/function dropAds/) },
      {
        name: 'mark',
        parameters: [{ with: 'x' }],
        code: expect.stringMatching(/^\/\/ .*\nvar mark = .*export \{\s+mark\s+\};\s*$/s),
      },
    ]);
  });

  it('may come from other files of filters in the folder, however these hang together', async () => {
    const neighbours: Readonly<Record<string, string>> = {
      'Pier.filters.js': `export { dropAds } from './_common.filters.js';`,
      '_common.filters.js': `import './Pier.filters.js'; export const dropAds = () => 'common';`,
    };
    const reading = await read(
      harbour({ ...page, filter: ['dropAds'] }),
      { filters: `export { dropAds } from './Pier.filters.js';`, readNeighbour: async (name) => neighbours[name] },
      true,
    );
    expect(targetOf(reading)?.sources[0]?.filters[0]?.code).toContain(`() => "common"`);
  });

  it('are not refused for what their neighbours import', async () => {
    const code = `import got from 'got'; export const load = () => got(); export const dropAds = () => {};`;
    const reading = await read(harbour({ ...page, filter: ['dropAds'] }), { filters: code }, true);
    expect(targetOf(reading)?.sources[0]?.filters[0]?.code).not.toContain('got');
  });

  it.each([
    ['is not in the file', 'export const other = 1;', 'it is not in its file (Harbour.filters.js)'],
    ['uses a package', `import x from 'jsdom'; export const dropAds = () => x();`, 'it imports jsdom'],
    [
      'uses a file elsewhere',
      `import x from '../secret.js'; export const dropAds = () => x();`,
      'it imports ../secret.js',
    ],
    ['uses a file that is not there', `export { dropAds } from './None.filters.js';`, 'it imports ./None.filters.js'],
    ['imports while it runs', `export const dropAds = () => import('node:fs');`, 'it imports node:fs'],
    ['requires', `export const dropAds = () => require('fs');`, 'it imports fs'],
    ['is in a file that is no JavaScript', 'export const =', 'cannot be parsed'],
    ['is too long', `export const dropAds = () => '${'x'.repeat(40_001)}';`, 'has more than 40,000 characters'],
    ['has no file at all', undefined, 'there is no Harbour.filters.js'],
  ])('are refused where one %s', async (_, code, reason) => {
    const reading = await read(harbour({ ...page, filter: ['dropAds'] }), { filters: code }, true);
    expect(problemsOf(reading).join()).toContain(reason);
    expect(reading).toMatchObject({ kind: 'read', terms: [] });
  });
});

describe('a file of filters made to break the parser', () => {
  it.each([
    ['brackets', `export const dropAds = ${'('.repeat(19_000)}1${')'.repeat(19_000)};`],
    ['functions', `export const dropAds = ${'() => '.repeat(6000)}1;`],
    ['blocks', `export const dropAds = 1; ${'{'.repeat(19_000)}${'}'.repeat(19_000)}`],
  ])('ends in an answer, and the next one is read as ever: thousands of nested %s', async (_, filters) => {
    const declared = harbour({ ...page, filter: ['dropAds', 'other'] });
    expect((await read(declared, { filters }, true)).kind).toBe('read');
    const sound = await read(harbour({ ...page, filter: ['dropAds'] }), { filters: 'export const dropAds = 1;' }, true);
    expect(sound.problems).toEqual([]);
  });
});

describe('a history', () => {
  it('gives the former states, oldest first', async () => {
    const history = JSON.stringify({
      'Terms of Service': [
        { ...page, select: '#b', validUntil: '2025-03-01T10:00:00Z' },
        { ...page, select: '#a', validUntil: '2024-03-01T10:00:00+01:00' },
      ],
    });
    const reading = await read(harbour(page), { history });
    const former = reading.kind === 'read' ? (reading.terms[0]?.former ?? []) : [];
    expect(former.map(({ validUntil, target }) => [validUntil, target.sources[0]?.select])).toEqual([
      ['2024-03-01T10:00:00+01:00', ['#a']],
      ['2025-03-01T10:00:00Z', ['#b']],
    ]);
  });

  it('loses faulty states and keeps the present', async () => {
    const history = JSON.stringify({
      'Terms of Service': [{ ...page, validUntil: 'last spring' }, { ...page }, { validUntil: '2025-03-01T10:00:00Z' }],
      'Cookie Recipes': [],
    });
    const reading = await read(harbour(page), { history });
    expect(reading).toMatchObject({ kind: 'read', terms: [{ former: [] }] });
    expect(problemsOf(reading)).toEqual([
      expect.stringMatching(/^Harbour.history.json \["Terms of Service"\]\[0\].validUntil: This is no date and time/),
      expect.stringMatching(/^Harbour.history.json \["Terms of Service"\]\[1\].validUntil: .*left out\.$/),
      expect.stringMatching(/^Harbour.history.json \["Terms of Service"\]\[2\].fetch: /),
      expect.stringMatching(/^Harbour.history.json \["Cookie Recipes"\]: This terms type is not declared any more/),
    ]);
  });
});

describe('a faulty declaration', () => {
  it.each([
    ['that is no JSON', '{"name": ', '', 'not JSON'],
    ['that is no object', '[]', '', 'expected object'],
    ['without a name', { terms: {} }, 'name', 'expected string'],
    ['without terms', { name: 'Harbour' }, 'terms', 'expected record'],
    ['with a misspelt field', { name: 'Harbour', termes: {}, terms: {} }, '', 'termes'],
    ['with a character that no text holds', '{"name": "Har\\u0000bour", "terms": {}}', '', 'U+0000'],
    ['with half of a pair', '{"name": "Har\\ud83dbour", "terms": {}}', '', 'U+0000'],
    ['that is too long', `"${'x'.repeat(1_000_001)}"`, '', 'more than 1,000,000'],
  ])('%s is refused whole', async (_, declaration, path, reason) => {
    const reading = await read(declaration);
    expect(reading.kind).toBe('refused');
    expect(reading.problems).toContainEqual({ file: 'Harbour.json', path, sentence: expect.stringContaining(reason) });
  });

  it.each([
    ['without an address', { select: 'main' }, '.fetch', 'expected string'],
    ['with an address of another kind', { ...page, fetch: 'file:///etc/hosts' }, '.fetch', 'begins with "file:"'],
    ['with a password in its address', { ...page, fetch: 'https://a:b@harbour.example/' }, '.fetch', 'user name'],
    ['without a selector', { fetch: page.fetch }, '.select', 'needs a selector'],
    ['with a selector that is none', { ...page, select: 'main[' }, '.select', 'no CSS selector'],
    ['with a range without an end', { ...page, select: { startBefore: 'h1' } }, '.select', 'endBefore'],
    [
      'with two starts',
      { ...page, select: { startBefore: 'a', startAfter: 'b', endAfter: 'c' } },
      '.select',
      'startBefore',
    ],
    ['with a misspelt field', { ...page, selct: 'main' }, '', 'selct'],
    ['with no pages', { combine: [] }, '.combine', '>=1'],
    ['with a faulty page', { combine: [page, { fetch: 'nowhere' }] }, '.combine[1].fetch', 'cannot be read'],
    [
      'with a page without selector',
      { combine: [page, { fetch: page.fetch }] },
      '.combine[1].select',
      'needs a selector',
    ],
    ['with an unknown filter', { ...page, filter: ['dropAds'] }, '.filter[0]', 'there is no Harbour.filters.js'],
    ['with two filters in one', { ...page, filter: [{ a: 1, b: 2 }] }, '.filter[0]', 'one name'],
    ['with a filter that has no name', { ...page, filter: ['drop ads()'] }, '.filter[0]', 'name of a function'],
    ['that is a text', 'https://harbour.example/', '', 'expected object'],
  ])('loses only the terms %s', async (_, terms, path, reason) => {
    const declaration = { name: 'Harbour', terms: { 'Terms of Service': terms, 'Privacy Policy': page } };
    const reading = await read(declaration);
    expect(reading).toMatchObject({ kind: 'read', terms: [{ termsType: 'Privacy Policy' }] });
    const places = reading.problems.map((problem) => problem.path);
    expect(places).toContain(`terms["Terms of Service"]${path}`);
    expect(problemsOf(reading).join()).toContain(reason);
    for (const { sentence } of reading.problems) expect(sentence).toMatch(/^[A-Z"].*; these terms are left out\.$/s);
  });

  it('loses terms of a type that the catalogue does not know', async () => {
    const reading = await read({ name: 'Harbour', terms: { 'Cookie Recipes': page } });
    expect(problemsOf(reading)).toEqual([
      'Harbour.json terms["Cookie Recipes"]: The catalogue knows no document type of this name; these terms are left out.',
    ]);
  });

  it('cannot reach the prototype of anything', async () => {
    const reading = await read('{"name": "Harbour", "terms": {"__proto__": {"fetch": "x"}, "constructor": {}}}');
    expect(reading).toMatchObject({ kind: 'read', terms: [] });
    expect(({} as { fetch?: string }).fetch).toBeUndefined();
  });
});
