// Stands before all pages: every address of a document or version that was taken down answers 410 with what stays of it.
// Receipts go on being handed out, for proofs stay valid.

import type { Context, Hono, Next } from 'hono';
import { parsePublicId } from '#domain/ids.ts';
import {
  tombstoneOf,
  type VersionAsked,
  type Withdrawn,
  withdrawnByRecord,
  withdrawnBySlugs,
} from '#queries/tombstone.ts';
import type { Queryable } from '#storage/database.ts';
import type { PageAnswer, SiteContext } from './page.ts';
import { tombstonePage } from './pages/tombstone/tombstone-page.tsx';

type Answer = (c: Context, page: PageAnswer) => Promise<Response>;

/** Adds the check to the site; pages added later are behind it. */
export function addRemovals(site: Hono, { database }: SiteContext, answer: Answer): void {
  site.use(async (c: Context, next: Next) => {
    const path = new URL(c.req.url).pathname;
    const withdrawn = await withdrawnAt(database, path, c.req.query());
    const tombstone = withdrawn && (await tombstoneOf(database, withdrawn));
    return tombstone ? answer(c, tombstonePage(tombstone, path)) : next();
  });
}

async function withdrawnAt(
  database: Queryable,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<Withdrawn | null> {
  const [first = '', ...rest] = path.split('/').slice(1).map(decoded);
  const last = withoutEnding(rest.at(-1) ?? '');
  if (first === 'platform' && rest.length > 1) return atSlugs(database, [...rest.slice(0, -1), last]);
  if (first === 'captures') return byNumber(database, 'capture', Number(rest[0]?.replace(/\..*$/, '')));
  if (first === 'contest') return byId(database, rest[0] ?? '', null);
  if (first.startsWith('compare')) {
    const [from, to] = [query.from, query.to].map((asked) => asked?.split(':') ?? []);
    return (
      (await byId(database, from?.[0] ?? '', numberOf(from?.[1]))) ?? byId(database, to?.[0] ?? '', numberOf(to?.[1]))
    );
  }
  return last === 'receipt.tlog-proof' ? null : byId(database, withoutEnding(first), numberOf(query.version));
}

/** `/platform/<platform>/<document>` and what is below it: a version by number or day, a provision, a change. */
async function atSlugs(
  database: Queryable,
  [platform = '', document = '', kind = '', name = '']: readonly string[],
): Promise<Withdrawn | null> {
  const number = kind === 'version' ? numberOf(name) : null;
  const asked: VersionAsked =
    kind === 'on' ? { by: 'day', day: name } : number === null ? null : { by: 'number', number };
  return (
    (await withdrawnBySlugs(database, { platform, document }, asked)) ??
    byId(database, kind === 'changes' ? name : kind, null)
  );
}

async function byId(database: Queryable, id: string, version: number | null): Promise<Withdrawn | null> {
  for (const kind of ['provision', 'change', 'document'] as const) {
    const number = parsePublicId(kind, id);
    if (number !== null) return withdrawnByRecord(database, kind, { number, version });
  }
  return null;
}

async function byNumber(database: Queryable, kind: 'capture', number: number): Promise<Withdrawn | null> {
  return Number.isInteger(number) && number > 0 && number <= 2_147_483_647
    ? withdrawnByRecord(database, kind, { number })
    : null;
}

function numberOf(text: string | undefined): number | null {
  return text !== undefined && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}

function withoutEnding(name: string): string {
  return name.replace(/\.(json|csv|md)$/, '');
}

/** Part of a path as its writer meant it; what cannot be read names nothing. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part).replaceAll('\0', '');
  } catch {
    return '';
  }
}
