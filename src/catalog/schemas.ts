// The shapes of the catalogue's files. Unknown fields are refused, so that a misspelt one is noticed.

import { z } from 'zod';
import { severities } from '#domain/analysis.ts';
import { clauseCategories, directions } from '#domain/clause-type.ts';
import { id, phrases, sentence } from './shapes.ts';
import { conditionFields, conditionOf, hasOneDemand, oneDemand, traitSchema } from './trait-schema.ts';

const severityRating = z.strictObject({ level: z.enum(severities), reason: sentence });

const rubricRule = z
  .strictObject({ ...conditionFields, level: z.enum(severities), reason: sentence })
  .refine(hasOneDemand, oneDemand)
  .transform(({ level, reason, ...condition }) => ({ condition: conditionOf(condition), level, reason }));

const severityRubric = severityRating.extend({ when: z.array(rubricRule).min(1) });

const condition = z.strictObject(conditionFields).refine(hasOneDemand, oneDemand).transform(conditionOf);

const conditionalExplanation = z
  .strictObject({
    ...conditionFields,
    plain: sentence.nullable().default(null),
    professional: sentence.nullable().default(null),
  })
  .refine(hasOneDemand, oneDemand)
  .transform(({ plain, professional, ...asked }) => ({ condition: conditionOf(asked), plain, professional }));

const conditionalAdvice = z
  .strictObject({ ...conditionFields, says: sentence })
  .refine(hasOneDemand, oneDemand)
  .transform(({ says, ...asked }) => ({ condition: conditionOf(asked), says }));

const quickFact = z.strictObject({ label: z.string().trim().min(2).max(40), order: z.number().int() });

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

const mappingFields = z
  .strictObject({
    none: z.literal(true).optional(),
    claudette: z.enum(claudetteTags).optional(),
    opp115: sentence.optional(),
    cuad: sentence.optional(),
    tosdr: z.array(sentence).default([]),
  })
  .refine(({ tosdr, ...others }) => tosdr.length > 0 || Object.values(others).some((name) => name !== undefined), {
    message: 'name at least one counterpart, or write "none" instead',
  })
  .transform(({ claudette, opp115, cuad, tosdr }) => ({
    tosdr,
    ...(claudette === undefined ? {} : { claudette }),
    ...(opp115 === undefined ? {} : { opp115 }),
    ...(cuad === undefined ? {} : { cuad }),
  }));

/** What has no counterpart, or touches no law, says so in a word, so that a forgotten field is noticed. */
const mappings = z.preprocess((given) => (given === 'none' ? { none: true } : given), mappingFields);
const regulations = z.preprocess(
  (given) => (given === 'none' ? [given] : given),
  z
    .array(id)
    .min(1, 'name at least one, or write "none" instead')
    .transform((ids) => ids.filter((name) => name !== 'none')),
);

export const clauseTypeSchema = z.strictObject({
  id,
  name: sentence,
  category: z.enum(clauseCategories),
  question: sentence.regex(/\?$/, 'a question ends in a question mark'),
  definition: sentence,
  not: sentence,
  severity: severityRubric,
  traits: z.array(traitSchema).min(1),
  explanation: z.strictObject({
    plain: sentence,
    professional: sentence,
    with: z.array(conditionalExplanation).min(1),
  }),
  whatYouCanDo: sentence,
  whatYouCanDoWith: z.array(conditionalAdvice).default([]),
  interpretiveNote: sentence,
  direction: z.enum(directions).default('neutral'),
  quickFact: quickFact.nullable().default(null),
  regulations,
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

const regulationScope = z.strictObject({
  places: z.array(id).default([]),
  signs: z.array(z.strictObject({ says: sentence, any: phrases.min(1), unless: phrases.default([]) })).default([]),
  needsSign: z.boolean().default(false),
  documentTypes: z.array(id).default([]),
});

export const regulationSchema = z.strictObject({
  id,
  name: sentence,
  shortName: z.string().trim().min(2),
  jurisdiction: sentence,
  authority: sentence,
  sourceUrl: z.url({ protocol: /^https$/ }),
  applies: regulationScope.prefault({}),
  articles: z
    .array(
      z.strictObject({
        number: z.string().trim().min(1),
        requires: sentence,
        clauseTypes: z.array(id).min(1),
        traits: z.array(condition).default([]),
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

/** All places in one file: each is a line or two. */
export const placesSchema = z.strictObject({
  places: z.array(
    z.strictObject({
      id,
      name: sentence,
      within: id.nullable().default(null),
      names: z.array(z.string().trim().min(2)).default([]),
    }),
  ),
});

/** Groups of people whom a provision may single out, all in one file. */
export const affectedUsersSchema = z.strictObject({
  groups: z.array(z.strictObject({ id, name: sentence, any: phrases.min(1), unless: phrases.default([]) })).min(1),
});

/** An archive that versions are imported from; its file is named as its branch or repository. */
export const collectionSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  licence: z.string().min(1),
  attribution: z.string().min(1),
  originUrl: z.url(),
});
