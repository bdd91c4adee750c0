// Pages with the Markdown that another archive has of them, made with selectors written by hand: what extraction is
// measured against. A folder with an index, or the same folder packed.

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';

const pairSchema = z.object({
  id: z.string(),
  collection: z.string(),
  family: z.string(),
  terms_type: z.string(),
  html: z.array(z.string()),
  markdown: z.string(),
  url: z.array(z.string().nullable()),
  text_share: z.number(),
});

export interface HtmlPair {
  readonly id: string;
  readonly collection: string;
  readonly type: string;
  /** Half by the platform's family: rules were made by looking at the one and checked on the other. */
  readonly half: 'tuning' | 'check';
  /** Words of the expected text by words of the page. */
  readonly textShare: number;
  readonly pages: readonly { readonly html: string; readonly url: string | undefined }[];
  readonly expected: string;
}

/** Runs the work with the pairs one after the other; a packed folder is unpacked meanwhile. */
export async function withHtmlPairs<T>(path: string, work: (pairs: AsyncIterable<HtmlPair>) => Promise<T>): Promise<T> {
  if (statSync(path).isDirectory()) return work(readPairs(await findIndex(path)));
  const folder = await mkdtemp(join(tmpdir(), 'atlas-pairs-'));
  try {
    await promisify(execFile)('tar', ['-xf', path, '-C', folder, '--no-same-owner']);
    return await work(readPairs(await findIndex(folder)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function findIndex(folder: string): Promise<string> {
  if (existsSync(join(folder, 'index.jsonl'))) return folder;
  for (const name of await readdir(folder)) {
    if (existsSync(join(folder, name, 'index.jsonl'))) return join(folder, name);
  }
  throw new Error(`${folder} holds no index.jsonl.`);
}

async function* readPairs(folder: string): AsyncGenerator<HtmlPair> {
  const index = await readFile(join(folder, 'index.jsonl'), 'utf8');
  for (const line of index.split('\n')) {
    if (line.trim() === '') continue;
    const row = pairSchema.parse(JSON.parse(line));
    const pages = row.html.map(async (name, at) => ({
      html: await readFile(join(folder, name), 'utf8'),
      url: row.url[at] ?? row.url[0] ?? undefined,
    }));
    yield {
      id: row.id,
      collection: row.collection,
      type: row.terms_type,
      half: (createHash('sha256').update(row.family).digest()[0] ?? 0) % 2 === 0 ? 'tuning' : 'check',
      textShare: row.text_share,
      pages: await Promise.all(pages),
      expected: await readFile(join(folder, row.markdown), 'utf8'),
    };
  }
}
