// Stands before all pages: every address of a document that was taken down answers 410 with what stays of it. Receipts
// go on being handed out, for proofs stay valid.

import type { Context, Hono, Next } from 'hono';
import { parsePublicId } from '#domain/ids.ts';
import { tombstoneOf, withdrawnByRecord, withdrawnBySlugs } from '#queries/tombstone.ts';
import type { Queryable } from '#storage/database.ts';
import type { PageAnswer, SiteContext } from './page.ts';
import { tombstonePage } from './pages/tombstone/tombstone-page.tsx';

type Answer = (c: Context, page: PageAnswer) => Promise<Response>;

/** Adds the check to the site; pages added later are behind it. */
export function addRemovals(site: Hono, { database }: SiteContext, answer: Answer): void {
  site.use(async (c: Context, next: Next) => {
    const path = new URL(c.req.url).pathname;
    const number = await withdrawnAt(database, path, c.req.query());
    const tombstone = number === null ? null : await tombstoneOf(database, number);
    return tombstone ? answer(c, tombstonePage(tombstone, path)) : next();
  });
}

async function withdrawnAt(
  database: Queryable,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<number | null> {
  const [first = '', ...rest] = path.split('/').slice(1).map(decoded);
  const last = rest.at(-1)?.replace(/\.(json|csv|md)$/, '') ?? '';
  if (first === 'platform' && rest.length > 1) {
    const [platform = '', document = ''] = rest;
    const slug = rest.length === 2 ? last : document;
    return withdrawnBySlugs(database, platform, slug);
  }
  if (first === 'captures') return byNumber(database, 'capture', Number(rest[0]?.replace(/\..*$/, '')));
  if (first === 'contest') return byId(database, rest[0] ?? '');
  if (first.startsWith('compare')) {
    const named = [query.from, query.to].map((asked) => asked?.split(':')[0] ?? '');
    return (await byId(database, named[0] ?? '')) ?? byId(database, named[1] ?? '');
  }
  return last === 'receipt.tlog-proof' ? null : byId(database, first.replace(/\.(json|csv|md)$/, ''));
}

async function byId(database: Queryable, id: string): Promise<number | null> {
  for (const kind of ['provision', 'change', 'document'] as const) {
    const number = parsePublicId(kind, id);
    if (number !== null) return withdrawnByRecord(database, kind, number);
  }
  return null;
}

async function byNumber(database: Queryable, kind: 'capture', number: number): Promise<number | null> {
  return Number.isInteger(number) && number > 0 && number <= 2_147_483_647
    ? withdrawnByRecord(database, kind, number)
    : null;
}

/** Part of a path as its writer meant it; what cannot be read names nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part).replaceAll('\0', '');
  } catch {
    return '';
  }
}
