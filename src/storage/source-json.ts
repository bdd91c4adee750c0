// Sources as they are kept: JSON, checked whenever it is read. Apart because the definition's hash tells whether the
// same page would be read in the same way.

import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type Source, sourceFormats } from '#domain/source.ts';
import { faultOfSourceUrl } from '#domain/source-url.ts';

const selector = z.string().min(1).max(2000);

const selection = z.union([
  selector,
  z.strictObject({ startBefore: selector, endBefore: selector }),
  z.strictObject({ startBefore: selector, endAfter: selector }),
  z.strictObject({ startAfter: selector, endBefore: selector }),
  z.strictObject({ startAfter: selector, endAfter: selector }),
]);

const source = z.strictObject({
  url: z.string().superRefine((text, context) => {
    const fault = faultOfSourceUrl(text);
    if (fault !== null) context.addIssue(fault);
  }),
  select: z.array(selection).max(200),
  remove: z.array(selection).max(200),
  filters: z
    .array(
      z.strictObject({
        name: z.string().min(1).max(200),
        parameters: z.array(z.unknown()).max(100),
        code: z.string().max(200_000).optional(),
      }),
    )
    .max(50),
  needsScripts: z.boolean(),
  format: z.enum(sourceFormats).optional(),
});

const sources = z.array(source).min(1).max(50);

/** The sources of a target from stored JSON. Throws on what is none. */
export function parseSources(json: unknown): Source[] {
  return sources.parse(json) as Source[];
}

/** The sources as canonical JSON, and its SHA-256. Throws on what could not be read back. */
export function encodeSources(declared: readonly Source[]): { readonly json: string; readonly sha256: Buffer } {
  const json = JSON.stringify(sources.parse(declared));
  return { json, sha256: createHash('sha256').update(json).digest() };
}

/** Host names that a capture of these sources asks first, each once, with a port where it is not the usual one. */
export function hostsOf(declared: readonly Source[]): string[] {
  return [...new Set(declared.map(({ url }) => new URL(url).host))].sort();
}
