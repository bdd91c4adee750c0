// The provisions of a version as a list whose digest stands in the version's entry: it binds every record's id to the
// words that the record quotes.

import { utf8 } from './bytes.ts';
import { type CanonicalValue, parseCanonical } from './canonical-json.ts';

export interface ListedProvision {
  /** Public id. */
  readonly id: string;
  /** UTF-16 units of the version's text. */
  readonly start: number;
  readonly end: number;
}

/** The list as canonical JSON; written out, since an import makes a million of these. */
export function encodeProvisionList(provisions: readonly ListedProvision[]): Uint8Array {
  return utf8(`[${provisions.map(({ id, start, end }) => `{"end":${end},"id":"${id}","start":${start}}`).join(',')}]`);
}

/** Reads a list; null where the bytes are none. */
export function parseProvisionList(bytes: Uint8Array): ListedProvision[] | null {
  const value = parseCanonical(bytes);
  if (!isList(value)) return null;
  const provisions: ListedProvision[] = [];
  for (const one of value) {
    if (typeof one !== 'object' || isList(one)) return null;
    const { id, start, end, ...others } = one;
    if (typeof id !== 'string' || typeof start !== 'number' || typeof end !== 'number') return null;
    if (Object.keys(others).length > 0) return null;
    provisions.push({ id, start, end });
  }
  return provisions;
}

function isList(value: CanonicalValue | null): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}
