import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CatalogError, type CatalogProblem } from './catalog-error.ts';
import { loadCatalog } from './load-catalog.ts';

// Each test reads the whole catalogue several times; on a busy machine that takes a while.
vi.setConfig({ testTimeout: 30_000 });

const own = join(import.meta.dirname, '../../catalog');

describe('the catalogue that ships with the program', () => {
  it('is found from the source and loads with a version that names its rules', () => {
    const catalog = loadCatalog();
    expect(catalog.clauseTypes.get('mandatory-arbitration')?.category).toBe('dispute-resolution');
    expect(catalog.methodologyVersion).toMatch(/^\d{4}\.\d{2}-[0-9a-f]{8}$/);
    expect(loadCatalog(own).methodologyVersion).toBe(catalog.methodologyVersion);
  });

  it('knows document types by name and alias in any letter case', () => {
    const { documentTypeByName } = loadCatalog();
    expect(documentTypeByName('terms of service')?.id).toBe('terms-of-service');
    expect(documentTypeByName('Cookie  Policy')?.id).toBe('trackers-policy');
    expect(documentTypeByName('Recipe Book')).toBeNull();
  });

  it('names a law for every regulation a clause type touches, and the law names the clause type', () => {
    const { clauseTypes, regulations } = loadCatalog();
    for (const { id, regulations: touched } of clauseTypes.values()) {
      for (const regulation of touched) {
        const mentioned = regulations.get(regulation)?.articles.flatMap((article) => article.clauseTypes);
        expect(mentioned, `${regulation} says why it bears on ${id}`).toContain(id);
      }
    }
  });
});

describe('a faulty catalogue', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'catalog-'));
    cpSync(own, directory, { recursive: true });
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  function problemsAfter(file: string, change: (text: string) => string): readonly CatalogProblem[] {
    const path = join(directory, file);
    writeFileSync(path, change(readFileSync(path, 'utf8')));
    try {
      loadCatalog(directory);
      return [];
    } catch (error) {
      if (error instanceof CatalogError) return error.problems;
      throw error;
    }
  }

  const lineOf = (file: string, text: string) =>
    readFileSync(join(directory, file), 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1;

  it.each([
    {
      fault: 'a wrong value',
      file: 'clause-types/no-refund.yaml',
      good: 'level: medium',
      bad: 'level: dreadful',
      reason: '"severity.level"',
    },
    {
      fault: 'a misspelt field',
      file: 'clause-types/no-refund.yaml',
      good: 'question:',
      bad: 'qestion:',
      reason: 'qestion',
    },
    {
      fault: 'laws that are neither named nor said to be none',
      file: 'clause-types/no-waiver.yaml',
      good: 'regulations: none',
      bad: 'regulations: []',
      reason: 'or write "none" instead',
    },
    {
      fault: 'vocabularies that are neither named nor said to be none',
      file: 'clause-types/network-abuse.yaml',
      good: 'mappings: none',
      bad: 'mappings: {}',
      reason: 'or write "none" instead',
    },
    {
      fault: 'an id that differs from the file name',
      file: 'clause-types/no-refund.yaml',
      good: 'id: no-refund',
      bad: 'id: refund',
      reason: 'file name',
    },
    {
      fault: 'an unknown regulation',
      file: 'clause-types/scraping.yaml',
      good: '[cfaa,',
      bad: '[cfab,',
      reason: 'no regulation "cfab"',
    },
    {
      fault: 'an unknown clause type',
      file: 'regulations/rosca.yaml',
      good: '[auto-renewal',
      bad: '[auto-renewel',
      reason: 'no clause type',
    },
    {
      fault: 'an unknown word group',
      file: 'clause-types/content-removal.yaml',
      good: '(we|<may>',
      bad: '(we|<mey>',
      reason: 'no word group',
    },
    {
      fault: 'a phrase with an open bracket',
      file: 'clause-types/no-refund.yaml',
      good: '(non refundable',
      bad: '((non refundable',
      reason: 'never closed',
    },
    {
      fault: 'a name taken twice',
      file: 'document-types/trackers-policy.yaml',
      good: 'Cookie Policy',
      bad: 'Legal Notice',
      reason: 'already belongs',
    },
  ])('is reported with file, line and reason: $fault', ({ file, good, bad, reason }) => {
    const problems = problemsAfter(file, (text) => text.replace(good, bad));
    const problem = problems.find(({ sentence }) => sentence.includes(reason));
    expect(problem).toMatchObject({ file, line: lineOf(file, bad) });
  });

  it('is reported with the line where YAML breaks', () => {
    const [problem] = problemsAfter('clause-types/no-refund.yaml', (text) => `${text}  - [open\n`);
    expect(problem?.sentence).toContain('not valid YAML');
    expect(new CatalogError(problem ? [problem] : []).message).toMatch(/^catalog\/clause-types\/no-refund.yaml:\d+: /);
  });

  it('gets another version when a rule changes and keeps it when prose does', () => {
    const before = loadCatalog(directory).methodologyVersion;
    expect(
      problemsAfter('clause-types/no-refund.yaml', (text) => text.replace('you do not get back', 'is not given back')),
    ).toEqual([]);
    expect(loadCatalog(directory).methodologyVersion).toBe(before);
    expect(
      problemsAfter('clause-types/no-refund.yaml', (text) => text.replace('confidence: 0.9', 'confidence: 0.8')),
    ).toEqual([]);
    expect(loadCatalog(directory).methodologyVersion).not.toBe(before);
  });
});
