// The site over the small record and the real catalogue, for tests of pages by request.

import type { Hono } from 'hono';
import { loadCatalog } from '#catalog/load-catalog.ts';
import type { Database } from '#storage/database.ts';
import { createSite } from '#web/site.ts';
import { freshDatabase } from './database.ts';
import { fillSmallRecord } from './small-record.ts';

export interface SmallSite {
  readonly site: Hono;
  /** Status, words without tags, and HTML of a page. */
  readonly read: (path: string) => Promise<{ status: number; words: string; html: string }>;
  readonly json: (path: string) => Promise<unknown>;
}

/** A site that nobody else uses, over the small record or over another one that `fill` writes. */
export async function smallSite({
  isEmpty = false,
  fill = fillSmallRecord,
}: {
  readonly isEmpty?: boolean;
  readonly fill?: (database: Database) => Promise<void>;
} = {}): Promise<SmallSite> {
  const database = await freshDatabase();
  if (!isEmpty) await fill(database);
  const failures: unknown[] = [];
  const site = createSite({
    database,
    catalog: loadCatalog(),
    publicUrl: 'https://atlas.example',
    now: () => new Date('2026-05-12T00:00:00Z'),
    log: { answered: () => undefined, failed: ({ error }) => failures.push(error) },
  });
  const request = async (path: string) => {
    const response = await site.request(path);
    if (failures.length > 0) throw failures[0];
    return response;
  };
  return {
    site,
    async read(path) {
      const response = await request(path);
      const html = await response.text();
      return { status: response.status, html, words: wordsOf(html) };
    },
    json: async (path) => (await request(path)).json(),
  };
}

function wordsOf(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<\/(?:t[dh]|li|p|h\d|d[dt]|caption|title|option)>|<br\/?>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}
