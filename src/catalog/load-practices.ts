// Reads the privacy practices and the phrases that tell them.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { PrivacyPractice } from '#domain/privacy-practice.ts';
import { CatalogError, type CatalogProblem } from './catalog-error.ts';
import { findCatalog } from './catalog-folder.ts';
import { readEntry } from './read-entry.ts';

const phrases = z.array(z.string().trim().min(2)).max(200);

const practicesSchema = z.array(
  z.strictObject({
    name: z.string().min(3),
    tosdr: z.array(z.string().min(3)).default([]),
    rules: z
      .array(
        z.strictObject({
          any: phrases.min(1),
          also: phrases.default([]),
          unless: phrases.default([]),
          confidence: z.number().min(0.5).max(0.99),
        }),
      )
      .min(1),
  }),
);

/** All practices in their fixed order. */
export function loadPractices(directory: string = findCatalog()): readonly PrivacyPractice[] {
  const file = 'privacy-practices.yaml';
  const problems: CatalogProblem[] = [];
  const entry = readEntry({ file, content: readFileSync(join(directory, file), 'utf8') }, practicesSchema, problems);
  if (entry === null) throw new CatalogError(problems);
  return entry.value.map(({ name, tosdr, rules }) => ({
    name,
    tosdr,
    rules: rules.map((rule) => ({ ...rule, says: `It is about ${name}.`, unlessAnywhere: [], basis: 'explicit' })),
  }));
}
