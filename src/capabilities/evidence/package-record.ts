// The record inside an evidence package: what it states, as canonical JSON with fields of exactly these names. Every
// statement of it is bound to an entry of the log, but for the address and the names by which the site calls it.

import { type CanonicalValue, parseCanonical } from './canonical-json.ts';

/** A version that the record rests on, and the files of the package that hold its text, its provisions and its receipt. */
// Types, not interfaces: only those are known to have no further fields.
export type RecordedText = {
  readonly number: number;
  readonly capturedAt: string;
  readonly text: string;
};

export type PackageRecord = {
  readonly type: 'package-record/1';
  /** Public id of a provision, a change or a document. */
  readonly id: string;
  readonly url: string;
  readonly platform: string;
  readonly document: string;
  readonly documentName: string;
  readonly version: RecordedText;
  /** Of changes: the version before. */
  readonly before?: RecordedText;
  /** Of provisions: its words in the version. */
  readonly clause?: { readonly start: number; readonly end: number; readonly quote: string };
  /** Where the version came in by an import: the archive and its commit. */
  readonly imported?: { readonly from: string; readonly commit: string };
  /** Where the text was captured by this instance: the capture, and how many bytes of the archive are its own. */
  readonly capture?: { readonly number: number; readonly warcBytes: number };
};

const shape: Readonly<Record<string, string>> = {
  type: 'string',
  id: 'string',
  url: 'string',
  platform: 'string',
  document: 'string',
  documentName: 'string',
  version: 'number:number capturedAt:string text:string',
  'before?': 'number:number capturedAt:string text:string',
  'clause?': 'start:number end:number quote:string',
  'imported?': 'from:string commit:string',
  'capture?': 'number:number warcBytes:number',
};

/** Reads a record; null where the bytes are not canonical, or a field is missing, unknown or of another kind. */
export function parsePackageRecord(bytes: Uint8Array): PackageRecord | null {
  const value = parseCanonical(bytes);
  if (!isObject(value) || value.type !== 'package-record/1') return null;
  for (const [field, kind] of Object.entries(shape)) {
    const part = value[field.replace('?', '')];
    if (part === undefined ? !field.endsWith('?') : !isOfKind(part, kind)) return null;
  }
  const isKnown = (name: string) => name in shape || `${name}?` in shape;
  return Object.keys(value).every(isKnown) ? (value as unknown as PackageRecord) : null;
}

function isOfKind(value: CanonicalValue, kind: string): boolean {
  if (!kind.includes(':')) return typeof value === kind;
  const fields = kind.split(' ').map((field) => field.split(':'));
  if (!isObject(value) || Object.keys(value).length !== fields.length) return false;
  return fields.every(([name = '', type]) => typeof value[name] === type);
}

function isObject(value: CanonicalValue | null): value is Readonly<Record<string, CanonicalValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
