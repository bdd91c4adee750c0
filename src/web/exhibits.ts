// Records as PDF exhibits. Apart from the pages, because a file is made for filing elsewhere, and setting it takes a
// process of its own.

import type { Context, Hono } from 'hono';
import { writeExhibit } from '#capabilities/records/write-exhibit.ts';
import { parsePublicId } from '#domain/ids.ts';
import { type ExhibitedRecord, recordExhibit } from '#queries/record-exhibit.ts';
import { download, unlisted } from './download.ts';
import type { SiteContext } from './page.ts';
import { patterns } from './routes.ts';

/** Adds the addresses of exhibits to the site. */
export function addExhibits(site: Hono, context: SiteContext): void {
  site.get(patterns.recordExhibit, async (c) => {
    const record = recordOf(c);
    const sheet = record && (await recordExhibit(context, record));
    if (!sheet) return c.text('There is no record with this id, or no such version of it.\n', 404, unlisted);
    const written = await writeExhibit(sheet);
    if (written.kind !== 'written') {
      return c.text(`${written.sentence}\n`, written.kind === 'too-large' ? 422 : 500, unlisted);
    }
    const version = record.version === undefined ? '' : `-version-${record.version}`;
    const name = `${sheet.id}${version}.pdf`;
    return download({ bytes: written.bytes, mediaType: 'application/pdf', name, cacheControl: 'public, max-age=60' });
  });
}

function recordOf(c: Context): ExhibitedRecord | null {
  for (const kind of ['provision', 'change', 'document'] as const) {
    const number = parsePublicId(kind, c.req.param('record') ?? '');
    if (number === null) continue;
    const asked = kind === 'document' ? c.req.query('version') : undefined;
    if (asked === undefined) return { kind, number };
    return /^[1-9][0-9]{0,8}$/.test(asked) ? { kind, number, version: Number(asked) } : null;
  }
  return null;
}
