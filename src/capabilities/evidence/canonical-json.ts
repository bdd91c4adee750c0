// Canonical JSON (RFC 8785) of a narrow kind: ASCII keys, whole numbers, well-formed text, nothing absent written as
// null. Within these limits any language's JSON with sorted keys and no blanks writes the same bytes.

import { isSame, textOf, utf8 } from './bytes.ts';

export type CanonicalValue =
  | string
  | number
  | boolean
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue | undefined };

/** The one way to write the value. Fields that are undefined are left out. Throws on what the profile forbids. */
export function canonicalJson(value: CanonicalValue): string {
  if (typeof value === 'string') {
    if (/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(value)) {
      throw new RangeError('Text with half a surrogate pair has no canonical form.');
    }
    return JSON.stringify(value);
  }
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new RangeError(`${value} is no whole number.`);
    return String(value);
  }
  if (typeof value === 'boolean') return String(value);
  if (value === null) throw new RangeError('What is absent is left out, not null.');
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const fields = Object.keys(value)
    .filter((key) => value[key] !== undefined)
    .sort()
    .map((key) => {
      if (!/^[\x20-\x7e]+$/.test(key)) throw new RangeError(`The key ${JSON.stringify(key)} is not ASCII.`);
      return `${JSON.stringify(key)}:${canonicalJson(value[key] ?? '')}`;
    });
  return `{${fields.join(',')}}`;
}

/** The value of canonical bytes; null where they are not JSON, or the same value is canonically written otherwise. */
export function parseCanonical(bytes: Uint8Array): CanonicalValue | null {
  const text = textOf(bytes);
  if (text === null) return null;
  try {
    const value = JSON.parse(text) as CanonicalValue;
    return isSame(utf8(canonicalJson(value)), bytes) ? value : null;
  } catch {
    return null;
  }
}

function isList(value: CanonicalValue): value is readonly CanonicalValue[] {
  return Array.isArray(value);
}
