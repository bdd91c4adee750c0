// Redlines for download: Word with tracked changes and the other files. Apart from the pages, because a file is made
// for working on with it elsewhere, and is never shown in a browser here.

import type { Context, Hono } from 'hono';
import type { RedlineSheet } from '#capabilities/records/redline-sheet.ts';
import { isRedlineFormat, writeRedline } from '#capabilities/records/write-redline.ts';
import { parsePublicId, publicId } from '#domain/ids.ts';
import { documentByNumber } from '#queries/document-identity.ts';
import { redlineSheet, redlineSheetOfChange } from '#queries/redline-sheet.ts';
import { versionsOf } from '#queries/version-marks.ts';
import { download, unlisted } from './download.ts';
import type { SiteContext } from './page.ts';
import { readComparedVersions } from './pages/compare/compared-versions.ts';
import { patterns } from './routes.ts';

/** Adds the addresses of redlines as files to the site. */
export function addRedlines(site: Hono, context: SiteContext): void {
  site.get(patterns.changeRedline, async (c) => {
    const number = parsePublicId('change', c.req.param('change'));
    const sheet = number === null ? null : await redlineSheetOfChange(context.database, context.catalog, number);
    return answer(c, sheet, `${(c.req.param('change') ?? '').toUpperCase()}-redline`);
  });
  site.get(patterns.compareRedline, async (c) => {
    const asked = readComparedVersions(new URL(c.req.url).searchParams);
    if ('problem' in asked) return c.text(`${asked.problem}\n`, 404, unlisted);
    const sheet = await sheetOfVersions(context, asked);
    return answer(c, sheet, `${publicId('document', asked.document)}-versions-${asked.from}-${asked.to}-redline`);
  });
}

async function sheetOfVersions(
  { database }: SiteContext,
  asked: { readonly document: number; readonly from: number | null; readonly to: number | null },
): Promise<RedlineSheet | null> {
  const document = await documentByNumber(database, asked.document);
  if (!document) return null;
  const versions = await versionsOf(database, document.number);
  const from = versions.find((version) => version.mark.number === asked.from);
  const to = versions.find((version) => version.mark.number === asked.to);
  return from && to ? redlineSheet(database, { document, from, to }) : null;
}

async function answer(c: Context, sheet: RedlineSheet | null, name: string): Promise<Response> {
  const format = c.req.param('format') ?? '';
  if (!isRedlineFormat(format) || sheet === null) {
    const sentence = sheet === null ? 'There is no such redline.\n' : 'A redline is not made in that format.\n';
    return c.text(sentence, 404, unlisted);
  }
  const written = await writeRedline(format, sheet).catch((cause: unknown) => {
    if (cause instanceof RangeError) return cause;
    throw cause;
  });
  if (written instanceof RangeError) return c.text(`${written.message}\n`, 422, unlisted);
  const { mediaType, ending, bytes } = written;
  return download({ bytes, mediaType, name: `${name}.${ending}`, cacheControl: 'public, max-age=0, must-revalidate' });
}
