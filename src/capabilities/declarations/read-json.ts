// JSON of strangers, bounded in size and checked against a shape. Apart because the declaration and its history
// are read the same way.

import type { z } from 'zod';

/** Notes what is wrong at a place. */
export type Problems = (path: readonly (string | number)[], sentence: string) => void;

export interface FormerKey {
  readonly former: string;
  readonly now: string;
}

export const longestFile = 1_000_000;

/** In JSON as it is written, these stand as escapes; a backslash before one makes it plain text. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/** The value, or null when it is not as it must be; then `report` has been told why. */
export function readJson<T>(text: string, shape: z.ZodType<T>, report: Problems, key?: FormerKey): T | null {
  if (text.length > longestFile) {
    report([], `this file has more than ${longestFile.toLocaleString('en')} characters`);
    return null;
  }
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    report([], `this file is not JSON: ${cause instanceof Error ? cause.message.slice(0, 200) : 'unreadable'}`);
    return null;
  }
  if (unstorable.test(JSON.stringify(value))) {
    report([], 'this file holds a character that no text may hold (U+0000 or half of a pair)');
    return null;
  }
  const parsed = shape.safeParse(key === undefined ? value : withKeyRenamed(value, key));
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) report(pathOf(issue.path), issue.message);
  return null;
}

/** A path as problems are told. */
export const pathOf = (path: readonly PropertyKey[]): (string | number)[] =>
  path.filter((key): key is string | number => typeof key !== 'symbol');

/** Archives made by older engines say `documents` where newer ones say `terms`. */
function withKeyRenamed(value: unknown, { former, now }: FormerKey): unknown {
  if (typeof value !== 'object' || value === null || now in value || !(former in value)) return value;
  const { [former]: moved, ...rest } = value as Readonly<Record<string, unknown>>;
  return { ...rest, [now]: moved };
}
