// The manifest of a sequence of captures, checked: an array in the order of capture, each with its file and time.

import { z } from 'zod';
import { sourceFormats } from '#domain/source.ts';
import type { ReplayEntry } from './replay.ts';

const entrySchema = z.object({
  file: z.string().min(1).max(1000),
  capturedAt: z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'is no time'),
  url: z.string().max(8000).nullish(),
  finalUrl: z.string().max(8000).nullish(),
  format: z.enum(sourceFormats).nullish(),
  status: z.number().int().min(100).max(999).nullish(),
  headers: z.union([z.record(z.string(), z.string()), z.array(z.tuple([z.string(), z.string()]))]).nullish(),
  vantage: z.object({ region: z.string().max(100).nullish(), language: z.string().max(100).nullish() }).nullish(),
  type: z.string().max(200).nullish(),
  title: z.string().max(1000).nullish(),
});

/** The captures that a manifest lists, or what is wrong with it in a few words. */
export function parseManifest(json: string): { readonly entries: ReplayEntry[] } | { readonly fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { fault: 'it is not JSON' };
  }
  const parsed = z.array(entrySchema).max(100_000).safeParse(value);
  if (parsed.success) return { entries: parsed.data.map(entryOf) };
  const [issue] = parsed.error.issues;
  return { fault: `${issue?.path.join('.') || 'the whole'} ${issue?.message ?? 'is wrong'}` };
}

function entryOf({ capturedAt, headers, vantage, ...rest }: z.infer<typeof entrySchema>): ReplayEntry {
  const { region, language } = vantage ?? {};
  const entry = {
    ...rest,
    capturedAt: new Date(capturedAt),
    headers: Array.isArray(headers) ? Object.fromEntries(headers) : headers,
    vantage: vantage ? { ...(region ? { region } : {}), ...(language ? { language } : {}) } : null,
  };
  const stated = Object.entries(entry).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(stated) as unknown as ReplayEntry;
}
