// Reads the demonstration's platforms from `demo/`: a folder for each, with `platform.yaml` and a Markdown file for
// each document that says in its head when what is edited. Clauses that many companies write lie in `demo/clauses/`.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { z } from 'zod';
import { type DemoDocument, type DemoPlatform, makeNames } from './demo-site.ts';

const demoFolder = fileURLToPath(new URL('../../demo/', import.meta.url));

const day = z.union([z.date(), z.string().regex(/^\d{4}-\d\d-\d\d$/)]).transform((value) => new Date(value));
const words = z.record(z.string(), z.coerce.string()).default({});
const replacement = z.strictObject({ find: z.string().min(1), with: z.string() });
const stretch = { from: day, until: day.default(() => new Date('2999-01-01')) };
const edit = z
  .strictObject({
    on: day,
    silent: z.boolean().default(false),
    set: words,
    replace: z.array(replacement).default([]),
    insert: z.array(z.strictObject({ after: z.string(), text: z.string() })).default([]),
    remove: z.array(z.string()).default([]),
    move: z.array(z.strictObject({ section: z.string(), before: z.string() })).default([]),
  })
  .transform(({ silent, ...rest }) => ({ ...rest, isSilent: silent }));
const happening = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('login-wall'), ...stretch }),
  z.strictObject({ kind: z.literal('consent-wall'), ...stretch }),
  z.strictObject({ kind: z.literal('truncated'), ...stretch }),
  z.strictObject({ kind: z.literal('failure'), status: z.number().int(), ...stretch }),
  z.strictObject({ kind: z.literal('moved'), to: z.string().startsWith('/'), ...stretch }),
  z.strictObject({ kind: z.literal('oscillation'), replace: z.array(replacement), ...stretch }),
]);
const documentHead = z.strictObject({
  title: z.string(),
  type: z.string(),
  path: z.union([z.string().startsWith('/'), z.array(z.string().startsWith('/'))]),
  language: z.string().optional(),
  make: z.enum(makeNames).optional(),
  stated: z.string().default(''),
  since: day.default(() => new Date('2024-09-02')),
  numbered: z.boolean().default(false),
  tracking: z.boolean().default(false),
  words,
  edits: z.array(edit).default([]),
  happenings: z.array(happening).default([]),
});
const platformHead = z.strictObject({
  name: z.string(),
  host: z.string().regex(/^[a-z0-9.-]+\.example$/),
  language: z.string(),
  make: z.enum(makeNames),
  tagline: z.string(),
  navigation: z.array(z.string()),
  promotions: z.array(z.strictObject({ from: day, text: z.string() })),
  robots: z.string().default('User-agent: *\nDisallow: /account/\n'),
  words,
});

/** All platforms, in the order of their folders. */
export function readPlatforms(): readonly DemoPlatform[] {
  const clauses = readClauses();
  const folder = join(demoFolder, 'platforms');
  return readdirSync(folder)
    .sort()
    .map((slug) => readPlatform(slug, join(folder, slug), clauses));
}

function readPlatform(slug: string, folder: string, clauses: ReadonlyMap<string, string>): DemoPlatform {
  const {
    words: platformWords,
    make,
    language,
    ...platform
  } = inFile(`${slug}/platform.yaml`, () =>
    platformHead.parse(parse(readFileSync(join(folder, 'platform.yaml'), 'utf8'))),
  );
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort();
  const documents = names.map((name) =>
    inFile(`${slug}/${name}`, (): DemoDocument => {
      const [, head = '', body = ''] = readFileSync(join(folder, name), 'utf8').split(/^---$/m);
      const { path, numbered, tracking, words: own, ...rest } = documentHead.parse(parse(head));
      return {
        ...rest,
        language: rest.language ?? language,
        make: rest.make ?? make,
        paths: typeof path === 'string' ? [path] : path,
        isNumbered: numbered,
        hasTrackingLinks: tracking,
        words: { ...platformWords, ...own },
        body: withClauses(body.trim(), clauses),
        edits: rest.edits.map((change) => ({
          ...change,
          insert: change.insert.map(({ after, text }) => ({ after, text: withClauses(text, clauses) })),
        })),
      };
    }),
  );
  return { ...platform, slug, documents };
}

/** Clauses by name: `=== name` starts one. */
function readClauses(): ReadonlyMap<string, string> {
  const folder = join(demoFolder, 'clauses');
  const texts = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
  return new Map(
    texts
      .flatMap((text) => text.split(/^=== /m).slice(1))
      .map((part): [string, string] => {
        const end = part.indexOf('\n');
        return [part.slice(0, end).trim(), part.slice(end).trim()];
      }),
  );
}

function withClauses(body: string, clauses: ReadonlyMap<string, string>): string {
  return body.replace(/^@([a-z][\w-]*)$/gm, (_, name: string) => {
    const clause = clauses.get(name);
    if (clause === undefined) throw new Error(`there is no clause ${name}`);
    return clause;
  });
}

function inFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    throw new Error(`demo/platforms/${file}: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}
