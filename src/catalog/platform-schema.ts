// The shape of a platform's file, and what it becomes. Apart from the other schemas because most of it is about
// sources.

import { parse as parseSelector } from 'css-what';
import { z } from 'zod';
import { type DeclaredDocument, type Platform, platformCategories } from '#domain/platform.ts';
import { builtInFilters, type FilterUse, type Selection, type Source, sourceFormats } from '#domain/source.ts';
import { faultOfPublicUrl } from '#domain/source-url.ts';

const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is made of lower-case words joined by hyphens');
const name = z.string().trim().min(1).max(200);

const publicUrl = z.string().superRefine((text, context) => {
  const fault = faultOfPublicUrl(text);
  if (fault !== null) context.addIssue({ code: 'custom', message: `"${text.slice(0, 200)}" ${fault}` });
});

const selector = z.string().min(1).max(2000).refine(isSelector, { error: 'this is no CSS selector' });

const boundaries = ['startBefore', 'startAfter', 'endBefore', 'endAfter'] as const;

const range = z
  .strictObject(Object.fromEntries(boundaries.map((edge) => [edge, selector.optional()])))
  .refine(({ startBefore, startAfter }) => (startBefore === undefined) !== (startAfter === undefined), {
    error: 'a range has one of startBefore and startAfter',
  })
  .refine(({ endBefore, endAfter }) => (endBefore === undefined) !== (endAfter === undefined), {
    error: 'a range has one of endBefore and endAfter',
  });

/** One, or a list. */
const selections = z
  .union([selector, range, z.array(z.union([selector, range])).max(200)])
  .default([])
  // A range that passed the check above has exactly one start and one end.
  .transform((given): readonly Selection[] => (Array.isArray(given) ? given : [given]) as readonly Selection[]);

const filter = z.union(
  [
    z.enum(builtInFilters).transform((used): FilterUse => ({ name: used, parameters: [] })),
    z
      .strictObject({ removeQueryParams: z.union([z.string().min(1), z.array(z.string().min(1)).min(1).max(100)]) })
      .transform((used): FilterUse => ({ name: 'removeQueryParams', parameters: [used.removeQueryParams] })),
  ],
  { error: `a filter is one of ${builtInFilters.join(', ')}` },
);

const source = z
  .strictObject({
    url: publicUrl,
    select: selections,
    remove: selections,
    filters: z.array(filter).max(50).default([]),
    needsScripts: z.boolean().default(false),
    format: z.enum(sourceFormats).optional(),
  })
  .transform(({ format, ...rest }): Source => (format === undefined ? rest : { ...rest, format }));

const declaredDocument = z.strictObject({
  type: id,
  title: name.optional(),
  language: z.string().refine(isLanguageTag, { error: 'a language is a BCP 47 tag, such as en or pt-BR' }),
  region: z
    .string()
    .regex(/^[A-Z]{2}$/, 'a region is a country of ISO 3166-1, such as IE, or EU')
    .optional(),
  sources: z
    .array(source)
    .min(1)
    .max(50)
    .superRefine((sources, context) => {
      sources.forEach(({ url }, index) => {
        if (sources.findIndex((other) => other.url === url) === index) return;
        context.addIssue({ code: 'custom', path: [index, 'url'], message: 'this address stands here already' });
      });
    }),
  checked: z.union([z.literal('never'), z.iso.date()]),
});

export type PlatformFile = z.infer<typeof platformSchema>;

export const platformSchema = z.strictObject({
  id,
  name,
  categories: z
    .array(z.enum(platformCategories))
    .min(1)
    .refine((categories) => new Set(categories).size === categories.length, { error: 'a category stands here twice' }),
  homepage: publicUrl.optional(),
  documents: z.array(declaredDocument).min(1).max(100),
});

/** The platform of a file; `nameOfType` gives the name of a document type. */
export function platformOf(file: PlatformFile, nameOfType: (id: string) => string): Platform {
  const documents = file.documents.map(
    ({ type, title, language, region, sources, checked }): DeclaredDocument => ({
      type,
      name: title ?? nameOfType(type),
      language,
      ...(region === undefined ? {} : { region }),
      sources,
      checkedOn: checked === 'never' ? null : checked,
    }),
  );
  const homepage = file.homepage === undefined ? {} : { homepageUrl: file.homepage };
  return { id: file.id, name: file.name, categories: file.categories, ...homepage, documents };
}

function isSelector(text: string): boolean {
  try {
    parseSelector(text);
    return true;
  } catch {
    return false;
  }
}

function isLanguageTag(text: string): boolean {
  try {
    return /^[a-z]{2,3}(?:-|$)/.test(text) && Intl.getCanonicalLocales(text)[0] === text;
  } catch {
    return false;
  }
}
