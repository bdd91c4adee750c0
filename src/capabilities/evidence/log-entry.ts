// What the log's entries say: for each type its fields, all of them and no others. Digests and public facts only, never
// text of a page. A type once published never changes; another form is another number.

import { utf8 } from './bytes.ts';
import { type CanonicalValue, canonicalJson, parseCanonical } from './canonical-json.ts';

type FieldKind = keyof typeof kinds;

const digest = /^sha256:[0-9a-f]{64}$/;
const kinds = {
  text: (value: unknown) => typeof value === 'string' && value.length <= 4000,
  texts: (value: unknown) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  number: (value: unknown) => typeof value === 'number' && value >= 0,
  instant: (value: unknown) => typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value),
  digest: (value: unknown) => typeof value === 'string' && digest.test(value),
  id: (value: unknown) => typeof value === 'string' && /^CA-[DPC]-\d{5,10}$/.test(value),
  pages: (value: unknown) => Array.isArray(value) && value.every(isPage),
} as const;

const pageFields: Readonly<Record<string, FieldKind>> = {
  url: 'text',
  'finalUrl?': 'text',
  'status?': 'number',
  'payload?': 'digest',
  'transfer?': 'digest',
  'rendered?': 'digest',
  'screenshot?': 'digest',
};

/** A field with `?` may be absent. Every entry has `type`, too. */
export const entryFields: Readonly<Record<string, Readonly<Record<string, FieldKind>>>> = {
  'capture/1': {
    number: 'number',
    at: 'instant',
    platform: 'text',
    name: 'text',
    region: 'text',
    language: 'text',
    fetcher: 'text',
    outcome: 'text',
    reasons: 'texts',
    software: 'text',
    pages: 'pages',
    'document?': 'id',
    'version?': 'number',
    'text?': 'digest',
    'warc?': 'digest',
  },
  // An imported version names the archive and the commit in which others recorded it.
  'version/1': {
    document: 'id',
    number: 'number',
    at: 'instant',
    reason: 'text',
    text: 'digest',
    provisions: 'digest',
    'importedFrom?': 'text',
    'commit?': 'text',
  },
  'provision/1': { id: 'id', document: 'id', version: 'number', start: 'number', end: 'number', text: 'digest' },
  'change/1': {
    id: 'id',
    document: 'id',
    from: 'number',
    to: 'number',
    at: 'instant',
    class: 'text',
    reasons: 'texts',
  },
  'correction/1': { number: 'number', change: 'id', kind: 'text', 'class?': 'text', reason: 'digest', at: 'instant' },
  // Who decided and why are named by their digests, for they may name people.
  'removal/1': {
    number: 'number',
    document: 'id',
    scope: 'text',
    ground: 'text',
    reason: 'digest',
    'decidedBy?': 'digest',
    at: 'instant',
  },
  // One version alone.
  'removal/2': {
    number: 'number',
    document: 'id',
    version: 'number',
    scope: 'text',
    ground: 'text',
    reason: 'digest',
    'decidedBy?': 'digest',
    at: 'instant',
  },
  'lifting/1': {
    number: 'number',
    removal: 'number',
    document: 'id',
    reason: 'digest',
    'decidedBy?': 'digest',
    at: 'instant',
  },
  // Archived files of these captures were erased after the time that the operator keeps them.
  'retention/1': {
    number: 'number',
    days: 'number',
    before: 'instant',
    captures: 'digest',
    count: 'number',
    at: 'instant',
  },
  // The archive took the document out; no version comes of it.
  'deletion/1': { number: 'number', document: 'id', at: 'instant', importedFrom: 'text', commit: 'text' },
  'key/1': { key: 'text', at: 'instant' },
};

export type LogEntry = { readonly type: string } & { readonly [field: string]: CanonicalValue | undefined };

/** The entry's bytes in the log. Throws where it is not of its type's form. */
export function encodeEntry(entry: LogEntry): Uint8Array {
  const fault = faultOf(entry);
  if (fault) throw new RangeError(fault);
  return utf8(canonicalJson(entry));
}

/** Reads an entry of the log; null where the bytes are not canonical or not of a known form. */
export function parseEntry(bytes: Uint8Array): LogEntry | null {
  const value = parseCanonical(bytes);
  return isRecord(value) && typeof value.type === 'string' && faultOf({ ...value, type: value.type }) === null
    ? { ...value, type: value.type }
    : null;
}

function faultOf({ type, ...fields }: LogEntry): string | null {
  const wanted = entryFields[type];
  if (!wanted) return `The log knows no entry of type ${JSON.stringify(type)}.`;
  const wrong = wrongField(fields, wanted);
  return wrong === null ? null : `An entry of type ${type} cannot have such a field ${JSON.stringify(wrong)}.`;
}

/** The name of a field that is missing, not known or of another kind. */
function wrongField(
  fields: Readonly<Record<string, unknown>>,
  wanted: Readonly<Record<string, FieldKind>>,
): string | null {
  for (const [field, kind] of Object.entries(wanted)) {
    const name = field.replace('?', '');
    const value = fields[name];
    if (value === undefined ? !field.endsWith('?') : !kinds[kind](value)) return name;
  }
  const stranger = Object.keys(fields).find((name) => !(name in wanted) && !(`${name}?` in wanted));
  return stranger !== undefined && fields[stranger] !== undefined ? stranger : null;
}

function isPage(value: unknown): boolean {
  return isRecord(value) && wrongField(value, pageFields) === null;
}

function isRecord(value: unknown): value is Readonly<Record<string, CanonicalValue>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
