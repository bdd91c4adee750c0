import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CatalogError, type CatalogProblem } from './catalog-error.ts';
import { loadCatalog } from './load-catalog.ts';

// Each test reads the whole catalogue; on a busy machine that takes a while.
vi.setConfig({ testTimeout: 30_000 });

const own = join(import.meta.dirname, '../../catalog');

/** The parts that the documentation shows, put together into one file. */
const documentation = readFileSync(join(own, 'README.md'), 'utf8');
const shown = (words: string): string =>
  [...documentation.matchAll(/```yaml\n([\s\S]*?)```/g)]
    .map((match) => match[1] ?? '')
    .find((text) => text.includes(words)) ?? '';
const basics = shown('id: no-refund').replace(/\nseverity:[\s\S]*?\nregulations:.*\n/, '\nregulations: none\n');
const clauseType = `${basics}${shown('quickFact:')}`;

describe('traits in the catalogue', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'catalog-'));
    cpSync(own, directory, { recursive: true });
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  function problemsWith(file: string, text: string): readonly CatalogProblem[] {
    writeFileSync(join(directory, file), text);
    try {
      loadCatalog(directory);
      return [];
    } catch (error) {
      if (error instanceof CatalogError) return error.problems;
      throw error;
    }
  }

  const example = (change: (text: string) => string = (text) => text) => {
    const lines = (text: string, key: string) =>
      text.replace(new RegExp(`(${key}:.*\\n)((?:  - .*\\n)+)`), `$1$2$2$2$2$2$2`);
    return lines(lines(change(clauseType), 'examples'), 'counterExamples').replace(
      'id: no-refund ',
      'id: no-refund-two ',
    );
  };

  it('are as the documentation shows them', () => {
    expect(problemsWith('clause-types/no-refund-two.yaml', example())).toEqual([]);
    const type = loadCatalog(directory).clauseTypes.get('no-refund-two');
    expect(type?.traits.map(({ id, kind }) => [id, kind])).toEqual([
      ['opt-out-days', 'period'],
      ['administrator', 'organisation'],
      ['channel', 'choice'],
    ]);
    expect(type?.severity.when[0]?.condition).toEqual({ trait: 'opt-out-days', below: 14 });
    expect(type?.severity.when[1]?.condition).toEqual({ trait: 'opt-out-days', is: 'present' });
  });

  it.each([
    [
      'a condition on a trait that does not exist',
      '    - trait: opt-out-days',
      '    - trait: notice',
      'no trait "notice"',
    ],
    ['a choice that does not exist', '    is: post', '    is: pigeon', 'never "pigeon"'],
    ['a number asked of a choice', '    is: post', '    below: 3', 'is no number'],
    ['two demands in one condition', '    is: post', '    {is: post, below: 3}', 'YAML'],
    [
      'a slot that nothing fills',
      'still say no for {opt-out-days}',
      'still say no for {opt-out-day}',
      'slot {opt-out-day}',
    ],
    ['a slot in a sentence that is always shown', 'instead of a court.', 'for {opt-out-days}.', 'Nothing fills'],
    ['a trait defined twice', '  - id: administrator', '  - id: opt-out-days', 'defined twice'],
    ['a kind that is none', '    kind: organisation', '    kind: company', '"traits.1.kind"'],
    ['a choice without choices', '    kind: organisation', '    kind: choice', 'has choices'],
    ['a phrase with an open bracket', '[by (e mail|email)]', '["by (e mail|email"]', 'never closed'],
  ])('are refused with file, line and reason for %s', (_, good, bad, reason) => {
    const sound = example();
    const faulty = example((text) => text.replace(good, bad));
    expect(faulty).not.toBe(sound);
    const problem = problemsWith('clause-types/no-refund-two.yaml', faulty).find(({ sentence }) =>
      sentence.includes(reason),
    );
    const line = faulty.split('\n').findIndex((text, index) => text !== sound.split('\n')[index]) + 1;
    expect(problem?.file).toBe('clause-types/no-refund-two.yaml');
    expect(Math.abs((problem?.line ?? 0) - line)).toBeLessThanOrEqual(2);
  });
});

describe('what a law says of its relevance', () => {
  const rosca = readFileSync(join(own, 'regulations/rosca.yaml'), 'utf8');

  it.each([
    ['a place that is none', 'applies: {places: [atlantis]}\n', 'no place "atlantis"'],
    ['a document type that is none', 'applies: {documentTypes: [poem]}\n', 'no document type "poem"'],
    ['a sign with a faulty phrase', 'applies: {signs: [{says: speaks of it, any: ["(a|b"]}]}\n', 'never closed'],
  ])('is refused with its line for %s', (_, field, reason) => {
    const directory = mkdtempSync(join(tmpdir(), 'catalog-'));
    try {
      cpSync(own, directory, { recursive: true });
      const text = rosca.replace(/^applies:[\s\S]*?(?=^\w)/m, '').replace('articles:', `${field}articles:`);
      writeFileSync(join(directory, 'regulations/rosca.yaml'), text);
      expect(() => loadCatalog(directory)).toThrow(
        new RegExp(
          `catalog/regulations/rosca.yaml:${text.slice(0, text.indexOf('applies:')).split('\n').length}: .*${reason}`,
        ),
      );
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
