// Reads one YAML file of the catalogue, checks it against its schema and remembers where each value stands.

import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { CatalogProblem } from './catalog-error.ts';

export type EntryPath = readonly (string | number)[];

export interface CatalogFile {
  /** Path from the catalogue's folder. */
  readonly file: string;
  readonly content: string;
}

export interface CatalogEntry<T> {
  readonly file: string;
  readonly value: T;
  /** The line of a value, counted from 1. */
  readonly lineOf: (path: EntryPath) => number;
}

/** The entry, or null when it is faulty; its faults are added to `problems`. */
export function readEntry<T>(
  { file, content }: CatalogFile,
  schema: z.ZodType<T>,
  problems: CatalogProblem[],
): CatalogEntry<T> | null {
  const lines = new LineCounter();
  const document = parseDocument(content, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    for (const error of document.errors) {
      const sentence = `This is not valid YAML: ${error.message.replace(/\.?$/, '.')}`;
      problems.push({ file, line: lines.linePos(error.pos[0]).line, sentence });
    }
    return null;
  }
  const lineOf = (path: EntryPath): number => lineIn(document, lines, path);
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { file, value: parsed.data, lineOf };
  for (const issue of parsed.error.issues) {
    const path = issue.path.filter((key) => typeof key !== 'symbol');
    const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const place = path.length === 0 ? 'The file' : `"${path.join('.')}"`;
    problems.push({
      file,
      line: lineOf(unknown === undefined ? path : [...path, unknown]),
      sentence: `${place}: ${issue.message}.`,
    });
  }
  return null;
}

/** The line, counted from 1, on which a value of a YAML text stands. */
export function lineOfValue(content: string, path: EntryPath): number {
  const lines = new LineCounter();
  return lineIn(parseDocument(content, { lineCounter: lines }), lines, path);
}

/** A value that is missing stands where its nearest container does. */
function lineIn(document: Document, lines: LineCounter, path: EntryPath): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}
