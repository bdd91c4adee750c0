// The deadlines as a calendar for calendar programs. Apart from the pages, because it has one format of its own.

import type { Context, Hono } from 'hono';
import { writeCalendar } from '#capabilities/records/write-calendar.ts';
import { publicId } from '#domain/ids.ts';
import { type Deadline, deadlines } from '#queries/deadlines.ts';
import type { SiteContext } from './page.ts';
import { encodingFor, prepare, send } from './respond.ts';
import { href, patterns } from './routes.ts';

/** Days after which a deadline leaves the calendar. */
const keptFor = 30;

/** Adds the calendar's address to the site. */
export function addDeadlinesCalendar(site: Hono, context: SiteContext): void {
  site.get(patterns.deadlinesCalendar, (c) => answer(c, context));
}

async function answer(c: Context, { database, catalog, publicUrl, now }: SiteContext): Promise<Response> {
  const { searchParams } = new URL(c.req.url);
  const read = (name: string) => searchParams.get(name)?.replaceAll('\0', '') || undefined;
  const found = await deadlines(database, catalog, { platform: read('platform'), clauseType: read('type') });
  const from = new Date(now().getTime() - keptFor * 86_400_000).toISOString().slice(0, 10);
  const entries = found.flatMap((deadline) =>
    deadline.lastOn !== null && deadline.lastOn >= from ? [entryOf(deadline, deadline.lastOn, publicUrl)] : [],
  );
  const body = writeCalendar('ConductAtlas: deadlines', entries);
  const prepared = await prepare(
    { body, mediaType: 'text/calendar; charset=utf-8', status: 200, headers: { vary: 'Accept-Encoding' } },
    encodingFor(c.req.header('accept-encoding') ?? null),
  );
  return send(prepared, c.req.raw);
}

function entryOf(deadline: Deadline, lastOn: string, publicUrl: string) {
  const { platform, document, provision, action, words, since, days } = deadline;
  const id = publicId('provision', provision);
  const counted =
    days === null
      ? `The clause names this day: “${words}”.`
      : `“${words}”, counted from ${since.toISOString().slice(0, 10)}, when the changed wording was first captured.`;
  return {
    id: `${id}-${deadline.trait}-${lastOn}@${new URL(publicUrl).hostname}`,
    on: lastOn,
    title: `${platform.name}: last day to ${action}`,
    description: `${counted} Your own time begins when the clause says. ${document.name}, ${id}. No legal advice.`,
    url: publicUrl + href.provision({ platform: platform.slug, document: document.slug }, provision),
    recordedAt: since,
  };
}
