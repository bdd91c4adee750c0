import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { checkCatalog } from './check-catalog.ts';

// The whole catalogue is read and compiled; on a busy machine that takes a while.
vi.setConfig({ testTimeout: 30_000 });

const own = join(import.meta.dirname, '../catalog');

describe('checking the catalogue', () => {
  it('finds every example labelled as its clause type and no counter-example', () => {
    expect(checkCatalog(own)).toEqual([]);
  });

  it('names file and line of an example that no rule finds and of a counter-example that one does', () => {
    const directory = mkdtempSync(join(tmpdir(), 'catalog-'));
    try {
      cpSync(own, directory, { recursive: true });
      const path = join(directory, 'clause-types/no-refund.yaml');
      const text = readFileSync(path, 'utf8')
        .replace('  - All sales are final.', '  - All cheese is yellow.')
        .replace('  - The refund is paid to the card you used.', '  - The fee is non-refundable.');
      writeFileSync(path, text);
      const lineOf = (words: string) => text.split('\n').findIndex((line) => line.includes(words)) + 1;
      expect(checkCatalog(directory)).toEqual([
        {
          file: 'clause-types/no-refund.yaml',
          line: lineOf('cheese'),
          sentence: 'No rule finds this example: "All cheese is yellow."',
        },
        {
          file: 'clause-types/no-refund.yaml',
          line: lineOf('The fee is non-refundable'),
          sentence: 'Rule no-refund/1 wrongly finds: "The fee is non-refundable."',
        },
      ]);
    } finally {
      rmSync(directory, { recursive: true });
    }
  });
});
