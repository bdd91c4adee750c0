// The shapes of the catalogue's files. Unknown fields are refused, so that a misspelt one is noticed.

import { z } from 'zod';
import { severities } from '#domain/analysis.ts';
import { clauseCategories } from '#domain/clause-type.ts';

const sentence = z.string().trim().min(3);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is made of lower-case words joined by hyphens');
const phrases = z.array(z.string().trim().min(2)).max(200);

const severityRating = z.strictObject({ level: z.enum(severities), reason: sentence });

const rule = z
  .strictObject({
    says: sentence,
    any: phrases.min(1),
    also: phrases.default([]),
    unless: phrases.default([]),
    unlessAnywhere: phrases.default([]),
    confidence: z.number().min(0.5).max(0.99),
    basis: z.enum(['explicit', 'inferred']).default('explicit'),
    severity: severityRating.optional(),
  })
  .transform(({ severity, ...rest }) => (severity === undefined ? rest : { ...rest, severity }));

const claudetteTags = ['a', 'ch', 'cr', 'j', 'law', 'ltd', 'ter', 'use', 'pinc'] as const;

const mappings = z
  .strictObject({
    claudette: z.enum(claudetteTags).optional(),
    opp115: sentence.optional(),
    cuad: sentence.optional(),
    tosdr: z.array(sentence).default([]),
  })
  .transform(({ claudette, opp115, cuad, tosdr }) => ({
    tosdr,
    ...(claudette === undefined ? {} : { claudette }),
    ...(opp115 === undefined ? {} : { opp115 }),
    ...(cuad === undefined ? {} : { cuad }),
  }));

export const clauseTypeSchema = z.strictObject({
  id,
  name: sentence,
  category: z.enum(clauseCategories),
  question: sentence.regex(/\?$/, 'a question ends in a question mark'),
  definition: sentence,
  not: sentence,
  severity: severityRating,
  explanation: z.strictObject({ plain: sentence, professional: sentence }),
  whatYouCanDo: sentence,
  regulations: z.array(id).default([]),
  mappings,
  rules: z.array(rule).min(1),
  examples: z.array(sentence).min(6),
  counterExamples: z.array(sentence).min(4),
});

export const documentTypeSchema = z.strictObject({
  id,
  name: sentence,
  topic: sentence,
  description: sentence,
  aliases: z.array(z.string().trim().min(2)).default([]),
});

export const regulationSchema = z.strictObject({
  id,
  name: sentence,
  shortName: z.string().trim().min(2),
  jurisdiction: sentence,
  authority: sentence,
  sourceUrl: z.url({ protocol: /^https$/ }),
  articles: z
    .array(
      z.strictObject({
        number: z.string().trim().min(1),
        requires: sentence,
        clauseTypes: z.array(id).min(1),
        reason: sentence,
      }),
    )
    .min(1),
});

export const methodologySchema = z.strictObject({
  /** Year and month of the last deliberate change of method. */
  version: z.string().regex(/^\d{4}\.\d{2}$/, 'a version is a year and a month, like 2026.11'),
  /** Words that stand for one another in phrases, written `<name>` there. */
  wordGroups: z.record(z.string().regex(/^[a-z-]+$/), phrases.min(1)),
});

/** An archive that versions are imported from; its file is named as its branch or repository. */
export const collectionSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  licence: z.string().min(1),
  attribution: z.string().min(1),
  originUrl: z.url(),
});
