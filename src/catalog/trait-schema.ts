// The shapes in which the codebook defines traits and sets conditions on them. Unknown fields are refused.

import { z } from 'zod';
import { type TraitCondition, traitKinds } from '#domain/trait.ts';
import { id, phrases, sentence } from './shapes.ts';

const choice = z.strictObject({
  value: id,
  name: z.string().trim().min(2),
  any: phrases.min(1),
  unless: phrases.default([]),
  ranks: z.number().nullable().default(null),
});

export const traitSchema = z
  .strictObject({
    id,
    name: z.string().trim().min(2),
    noun: sentence.nullable().default(null),
    kind: z.enum(traitKinds),
    near: phrases.default([]),
    unless: phrases.default([]),
    better: z.enum(['more', 'less']).nullable().default(null),
    choices: z.array(choice).default([]),
    deadline: sentence.nullable().default(null),
  })
  .refine(({ kind, choices }) => (kind === 'choice') === choices.length > 0, {
    path: ['choices'],
    message: 'a trait of the kind choice has choices, and no other has',
  })
  .refine(({ kind, deadline }) => deadline === null || kind === 'period' || kind === 'date', {
    path: ['deadline'],
    message: 'only a period or a date can be a deadline',
  });

/** The fields of a condition, as they stand beside others in the file. */
export const conditionFields = {
  trait: id,
  is: id.optional(),
  below: z.number().optional(),
  atLeast: z.number().optional(),
};

interface ConditionFields {
  readonly trait: string;
  readonly is?: string | undefined;
  readonly below?: number | undefined;
  readonly atLeast?: number | undefined;
}

/** For `refine`: at most one demand stands in a condition. */
export const hasOneDemand = ({ is, below, atLeast }: ConditionFields): boolean =>
  [is, below, atLeast].filter((demand) => demand !== undefined).length <= 1;

export const oneDemand = { message: 'a condition has one of is, below and atLeast' };

/** A condition without a demand asks that the trait is present. */
export function conditionOf({ trait, is, below, atLeast }: ConditionFields): TraitCondition {
  if (below !== undefined) return { trait, below };
  return atLeast === undefined ? { trait, is: is ?? 'present' } : { trait, atLeast };
}
