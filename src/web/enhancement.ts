// Scripts that add comfort to a page which works without them. Each is a `*.enhance.ts` file, imported as text and
// sent to the browser as its own file (the remembered theme alone stands inline, allowed by its hash).

import { createHash } from 'node:crypto';

export interface Enhancement {
  readonly source: string;
  /** Where the file is served; the content hash makes it immutable. */
  readonly path: string;
}

/** A script under the address its content gives it; list it in assets.ts so that it is served. */
export function enhancement(name: string, source: string): Enhancement {
  return { source, path: `/assets/${name}-${contentHash(source)}.js` };
}

/** Short content hash for the name of an immutable file. */
export function contentHash(content: string): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 16);
}

/** The source expression by which a content security policy allows one inline script. */
export function inlineScriptHash(source: string): string {
  return `'sha256-${createHash('sha256').update(source).digest('base64')}'`;
}
