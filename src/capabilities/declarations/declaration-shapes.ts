// The shapes of Open Terms Archive's declaration files. Unknown fields are refused, so that a misspelt one is noticed.

import { parse as parseSelector } from 'css-what';
import { z } from 'zod';
import { faultOfSourceUrl } from '#domain/source-url.ts';

const url = z.string().superRefine((text, context) => {
  const fault = faultOfSourceUrl(text);
  if (fault !== null) context.addIssue({ code: 'custom', message: `"${text.slice(0, 200)}" ${fault}` });
});

const selector = z.string().min(1).max(2000).refine(isSelector, { error: 'this is no CSS selector' });

const range = z
  .strictObject({
    startBefore: selector.optional(),
    startAfter: selector.optional(),
    endBefore: selector.optional(),
    endAfter: selector.optional(),
  })
  .refine(({ startBefore, startAfter }) => (startBefore === undefined) !== (startAfter === undefined), {
    error: 'a range has one of startBefore and startAfter',
  })
  .refine(({ endBefore, endAfter }) => (endBefore === undefined) !== (endAfter === undefined), {
    error: 'a range has one of endBefore and endAfter',
  });

const selections = z.union([selector, range, z.array(z.union([selector, range])).max(200)]);

const filterName = z
  .string()
  .max(200)
  .regex(/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u, 'a filter has the name of a function');

/** The filters of a page or of several, in their order. */
export const filtersShape = z
  .array(
    z.union([
      filterName,
      z.record(filterName, z.unknown()).refine((named) => Object.keys(named).length === 1, {
        error: 'a filter with parameters is an object with one name',
      }),
    ]),
  )
  .max(50);

const reading = {
  select: selections.optional(),
  remove: selections.optional(),
  filter: filtersShape.optional(),
  executeClientScripts: z.boolean().optional(),
};

const page = z.strictObject({ fetch: url, ...reading });
const combined = z.strictObject({ combine: z.array(page).min(1).max(50), ...reading });
const validUntil = z.iso.datetime({ offset: true, error: 'this is no date and time of ISO 8601' });

/** One terms type of a declaration: one page or several. */
export const termsShape = z.unknown().transform((terms, context): DeclaredPages => {
  const isCombined = typeof terms === 'object' && terms !== null && 'combine' in terms;
  const parsed = isCombined ? combined.safeParse(terms) : page.safeParse(terms);
  if (parsed.success) return 'combine' in parsed.data ? parsed.data : { combine: [parsed.data] };
  for (const { path, message } of parsed.error.issues) context.addIssue({ code: 'custom', path, message });
  return z.NEVER;
});

/** A former state of one terms type. */
export const formerTermsShape = z
  .looseObject({ validUntil })
  .transform(({ validUntil: until, ...terms }) => ({ validUntil: until, terms }));

/** A service's file without its terms, which are read one by one so that a faulty one spoils no other. */
export const serviceShape = z.strictObject({
  name: z.string().trim().min(1).max(200),
  importedFrom: z.string().max(2000).optional(),
  terms: z.record(z.string().min(1).max(200), z.unknown()),
});

export const historyShape = z.record(z.string().min(1).max(200), z.array(z.unknown()).max(1000));

export type DeclaredPage = z.infer<typeof page>;
export type DeclaredSelections = z.infer<typeof selections>;
export type DeclaredFilters = z.infer<typeof filtersShape>;
export type DeclaredPages = z.infer<typeof combined>;

function isSelector(text: string): boolean {
  try {
    parseSelector(text);
    return true;
  } catch {
    return false;
  }
}
