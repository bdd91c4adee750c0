import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { redlineExamples } from './redline-examples.ts';

const document = join(resolve(import.meta.dirname, '..'), 'docs/redlines.md');

test('docs/redlines.md shows the redlines that are made now; the file redline-examples.ts writes it', async () => {
  expect(readFileSync(document, 'utf8')).toBe(await redlineExamples());
});
