import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentType } from '#domain/document-type.ts';
import { platformCategories } from '#domain/platform.ts';
import { slugOf } from '#domain/slug.ts';
import { CatalogError, type CatalogProblem } from './catalog-error.ts';
import { loadCatalog } from './load-catalog.ts';
import { captureTargets, loadPlatforms } from './platforms.ts';

const own = join(import.meta.dirname, '../../catalog');

describe('the platforms that ship with the program', () => {
  const platforms = loadPlatforms(loadCatalog(own).documentTypes, own);

  it('are at least 330 with 850 documents, in every category of the directory', () => {
    const documents = [...platforms.values()].flatMap((platform) => platform.documents);
    expect(platforms.size).toBeGreaterThanOrEqual(330);
    expect(documents.length).toBeGreaterThanOrEqual(850);
    const used = new Set([...platforms.values()].flatMap((platform) => platform.categories));
    expect(platformCategories.filter((category) => !used.has(category))).toEqual([]);
  });

  it('have their names as addresses, and no two documents of one platform share an address', () => {
    for (const { id, name, documents } of platforms.values()) {
      expect(slugOf(name)).toBe(id);
      expect(new Set(documents.map((document) => slugOf(document.name))).size, name).toBe(documents.length);
    }
  });

  it('become one target per document, each saying whether anybody has seen that it works', () => {
    const targets = captureTargets(platforms, 'IE');
    const awsPolicy = targets.find(({ documentName }) => documentName === 'AWS Acceptable Use Policy');
    expect(awsPolicy).toMatchObject({
      platformName: 'Amazon',
      documentType: 'acceptable-use-policy',
      vantage: { region: 'IE', language: 'en' },
      checkedOn: null,
    });
    expect(awsPolicy?.sources.map(({ url }) => url)).toEqual(['https://aws.amazon.com/aup/']);
    expect(new Set(targets.map(({ platformName, documentName }) => `${platformName}/${documentName}`)).size).toBe(
      targets.length,
    );
  });
});

const harbour = `id: harbour-shop
name: Harbour Shop
categories: [commerce, payments]
homepage: https://harbour.example/
documents:
  - type: terms-of-service
    language: en
    sources:
      - url: https://harbour.example/terms
    checked: never
  - type: privacy-policy
    title: Privacy Notice for Sellers
    language: en
    region: IE
    sources:
      - url: https://harbour.example/privacy
        needsScripts: true
        select: main article
        remove: [.newsletter, { startBefore: '#related', endAfter: '#footer' }]
        filters: [{ removeQueryParams: [session, ref] }]
      - url: https://harbour.example/annex.pdf
        format: pdf
    checked: 2026-11-02
`;

describe('a platform file', () => {
  let directory: string;
  let documentTypes: ReadonlyMap<string, DocumentType>;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'platforms-'));
    mkdirSync(join(directory, 'platforms'));
    cpSync(join(own, 'document-types'), join(directory, 'document-types'), { recursive: true });
    documentTypes = loadCatalog(own).documentTypes;
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const write = (text: string, name = 'harbour-shop.yaml') => writeFileSync(join(directory, 'platforms', name), text);

  function problems(): readonly CatalogProblem[] {
    try {
      loadPlatforms(documentTypes, directory);
      return [];
    } catch (error) {
      if (error instanceof CatalogError) return error.problems;
      throw error;
    }
  }

  it('says which pages make a document, what counts on them and how they are fetched', () => {
    write(harbour);
    const platform = loadPlatforms(documentTypes, directory).get('harbour-shop');
    expect(platform).toMatchObject({ categories: ['commerce', 'payments'], homepageUrl: 'https://harbour.example/' });
    expect(platform?.documents.map(({ name, checkedOn }) => [name, checkedOn])).toEqual([
      ['Terms of Service', null],
      ['Privacy Notice for Sellers', '2026-11-02'],
    ]);
    expect(platform?.documents[1]?.sources[0]).toEqual({
      url: 'https://harbour.example/privacy',
      select: ['main article'],
      remove: ['.newsletter', { startBefore: '#related', endAfter: '#footer' }],
      filters: [{ name: 'removeQueryParams', parameters: [['session', 'ref']] }],
      needsScripts: true,
    });
    expect(platform?.documents[1]?.sources[1]).toMatchObject({ format: 'pdf', needsScripts: false, select: [] });
  });

  it.each([
    ['a misspelt field', 'homepage:', 'hompage:', 'hompage'],
    ['an unknown category', '[commerce,', '[comerce,', '"categories.0"'],
    ['a category named twice', '[commerce, payments]', '[commerce, commerce]', 'twice'],
    ['an unknown document type', 'type: terms-of-service', 'type: terms-of-servise', 'no document type'],
    ['a name that does not give the id', 'name: Harbour Shop', 'name: Harbour Stores', '"harbour-stores"'],
    ['an address that is none', 'url: https://harbour.example/terms', 'url: harbour.example/terms', 'cannot be read'],
    ['an address with a password', 'https://harbour.example/terms', 'https://a:b@harbour.example/t', 'user name'],
    ['an address of a private network', 'url: https://harbour.example/terms', 'url: http://10.0.0.7/', 'IP address'],
    [
      'one page named twice',
      'url: https://harbour.example/annex.pdf',
      'url: https://harbour.example/privacy',
      'already',
    ],
    ['two documents of one name', 'title: Privacy Notice for Sellers', 'title: Terms of Service', 'already'],
    ['a selector that is none', 'select: main article', 'select: "main >> ["', 'no CSS selector'],
    ['a range without an end', ", endAfter: '#footer'", '', 'one of endBefore and endAfter'],
    ['a language that is none', 'language: en', 'language: english-words', 'BCP 47'],
    ['foreign filters', 'removeQueryParams: [session, ref]', 'dropBanner: true', 'filters'],
    ['a day that is none', 'checked: 2026-11-02', 'checked: 2026-13-02', 'checked'],
  ])('is refused with file, line and reason for %s', (_, good, bad, reason) => {
    const faulty = harbour.replace(good, bad);
    expect(faulty).not.toBe(harbour);
    write(faulty);
    const problem = problems().find(({ sentence }) => sentence.includes(reason));
    const line = faulty.split('\n').findIndex((text, index) => text !== harbour.split('\n')[index]) + 1;
    expect(problem).toEqual({ file: 'platforms/harbour-shop.yaml', line, sentence: expect.any(String) });
  });

  it('may not take the name of another, in whatever letter case', () => {
    write(harbour);
    write(harbour.replace('id: harbour-shop', 'id: harbour-shop-2').replace('Harbour Shop', 'HARBOUR SHOP'), 'x.yaml');
    const sentences = problems().map(({ sentence }) => sentence);
    expect(sentences).toContain('The name "HARBOUR SHOP" already belongs to platforms/harbour-shop.yaml.');
  });

  it('is the one the documentation shows', () => {
    const shown = readFileSync(join(own, 'platforms/README.md'), 'utf8').match(/```yaml\n([\s\S]*?)```/)?.[1] ?? '';
    write(shown);
    expect(problems()).toEqual([]);
    expect(loadPlatforms(documentTypes, directory).get('harbour-shop')?.documents).toHaveLength(2);
  });
});
