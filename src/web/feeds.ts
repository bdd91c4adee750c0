// Feeds of changes for readers' programs: the newest changes of a filter, with their corrections. Apart from the pages,
// because a feed is one document in a format of its own, asked for again and again by programs that have it already.

import type { Context, Hono } from 'hono';
import type { Feed, FeedEntry } from '#capabilities/records/feed.ts';
import { type FeedFormatName, writeFeed } from '#capabilities/records/write-feed.ts';
import type { ChangeClass } from '#domain/change.ts';
import { type FeedFilter, type FollowedEntry, followedEntries, newsOf } from '#queries/change-feed-entries.ts';
import { documentBySlugs } from '#queries/document-identity.ts';
import { platformName } from '#queries/platform-name.ts';
import { correctionInWords, standingInWords } from './components/correction-mark/correction-words.ts';
import { dayWords } from './components/moment/moment.tsx';
import {
  changeLine,
  classInWords,
  provisionCountsInWords,
  reasonsInWords,
} from './components/timeline/change-words.ts';
import type { SiteContext } from './page.ts';
import { encodingFor, prepare, send } from './respond.ts';
import { type DocumentAddress, type FeedFormat, href, patterns } from './routes.ts';

const entriesPerFeed = 50;
const classes: readonly (ChangeClass | 'all')[] = ['substantive', 'editorial', 'cosmetic', 'all'];

/** Adds the addresses of all feeds to the site. */
export function addFeeds(site: Hono, context: SiteContext): void {
  site.get(patterns.changesAtom, (c) => answerChanges(c, context, 'atom'));
  site.get(patterns.platformAtom, (c) => answerPlatform(c, context, 'atom'));
  site.get(patterns.documentAtom, (c) => answerDocument(c, context, 'atom'));
  site.get(
    patterns.changesJsonFeed,
    ifJson((c) => answerChanges(c, context, 'json')),
  );
  site.get(
    patterns.platformJsonFeed,
    ifJson((c) => answerPlatform(c, context, 'json')),
  );
  site.get(
    patterns.documentJsonFeed,
    ifJson((c) => answerDocument(c, context, 'json')),
  );
}

type Answer = (c: Context) => Promise<Response>;

/** `/changes.feed.json` is matched without its ending; without it there is no such page. */
function ifJson(answer: Answer): (c: Context, next: () => Promise<void>) => Promise<Response | undefined> {
  return async (c, next) => {
    if (new URL(c.req.url).pathname.endsWith('.json')) return answer(c);
    await next();
    return undefined;
  };
}

interface FeedPlace {
  readonly title: string;
  readonly page: string;
  readonly feed: string;
}

async function answerChanges(c: Context, context: SiteContext, format: FeedFormat): Promise<Response> {
  const { searchParams } = new URL(c.req.url);
  const read = (name: string) => searchParams.get(name)?.replaceAll('\0', '') || undefined;
  const wanted = classes.find((name) => name === searchParams.get('class')) ?? 'substantive';
  const query = {
    class: wanted === 'substantive' ? undefined : wanted,
    platform: read('platform'),
    type: read('type'),
  };
  const filter = { class: wanted, platform: query.platform, documentType: query.type };
  const title = [wanted === 'all' ? 'Changes' : `${classInWords(wanted)} changes`, query.platform, query.type];
  const words = title.filter((part) => part !== undefined).join(', ');
  return answer(c, context, {
    format,
    filter,
    place: { title: words, page: href.changes(query), feed: href.changesFeed(format, query) },
  });
}

async function answerPlatform(c: Context, context: SiteContext, format: FeedFormat): Promise<Response> {
  const platform = slugOf(c, 'platform');
  const found = await platformName(context.database, platform);
  if (!found) return c.text('There is no platform at this address.\n', 404);
  const place = {
    title: `Changes of ${found.name}`,
    page: href.platform(platform),
    feed: href.platformFeed(format, platform),
  };
  return answer(c, context, { format, filter: { class: 'substantive', platform }, place });
}

async function answerDocument(c: Context, context: SiteContext, format: FeedFormat): Promise<Response> {
  const found = await documentBySlugs(context.database, slugOf(c, 'platform'), slugOf(c, 'document'));
  if (!found) return c.text('There is no document at this address.\n', 404);
  const { platform, slug, name } = found.identity;
  const address: DocumentAddress = { platform: platform.slug, document: slug };
  const place = {
    title: `Changes of ${name} by ${platform.name}`,
    page: href.document(address),
    feed: href.documentFeed(format, address),
  };
  return answer(c, context, {
    format,
    filter: { class: 'substantive', platform: platform.slug, document: slug },
    place,
  });
}

function slugOf(c: Context, name: string): string {
  return (c.req.param(name) ?? '').replaceAll('\0', '');
}

interface WantedFeed {
  readonly format: FeedFormatName;
  readonly filter: Omit<FeedFilter, 'limit'>;
  readonly place: FeedPlace;
}

async function answer(c: Context, context: SiteContext, { format, filter, place }: WantedFeed): Promise<Response> {
  const entries = await followedEntries(context.database, { ...filter, limit: entriesPerFeed });
  const written = writeFeed(feedOf(entries, place, context.publicUrl), format);
  const prepared = await prepare(
    {
      body: written.body,
      mediaType: written.mediaType,
      status: 200,
      headers: { 'last-modified': written.updatedAt.toUTCString(), vary: 'Accept-Encoding' },
    },
    encodingFor(c.req.header('accept-encoding') ?? null),
  );
  const since = Date.parse(c.req.header('if-modified-since') ?? '');
  const isUnchanged =
    c.req.header('if-none-match') === undefined && since >= Math.floor(written.updatedAt.getTime() / 1000) * 1000;
  if (!isUnchanged) return send(prepared, c.req.raw);
  const { etag = '', 'last-modified': modified = '' } = prepared.headers;
  return new Response(null, { status: 304, headers: { etag, 'last-modified': modified } });
}

function feedOf(entries: readonly FollowedEntry[], place: FeedPlace, publicUrl: string): Feed {
  return {
    id: publicUrl + place.feed,
    title: `ConductAtlas: ${place.title}`,
    description:
      'What platforms changed in the rules they write for people, with the corrections of what was published.',
    pageUrl: publicUrl + place.page,
    feedUrl: publicUrl + place.feed,
    author: { name: 'ConductAtlas', url: publicUrl + href.home() },
    language: 'en',
    entries: entries.map((entry) =>
      entry.kind === 'change' ? changeEntry(entry, publicUrl) : correctionEntry(entry, publicUrl),
    ),
  };
}

function changeEntry(entry: Extract<FollowedEntry, { kind: 'change' }>, publicUrl: string): FeedEntry {
  const { change } = entry;
  const { document } = change;
  const words = change.sentence ?? `${document.platform.name}, ${document.name}: ${changeLine(change)}`;
  const standing = standingInWords(change.correction);
  const facts = [
    provisionCountsInWords(change.counts),
    reasonsInWords(change.reasons),
    `version ${change.fromNumber} to ${change.toNumber} of ${document.name} by ${document.platform.name}`,
  ];
  const correction = entry.correctedAt && standing ? ` ${standing} on ${dayWords(entry.correctedAt)}.` : '';
  return {
    // The permalink answers for ever and names nothing else.
    id: publicUrl + href.permalink(change.id),
    url: publicUrl + href.change({ platform: document.platform.slug, document: document.slug }, change.number),
    title: standing ? `${words} (${standing.toLowerCase()})` : words,
    summary: `${classInWords(change.class)}: ${facts.filter((part) => part !== '').join('; ')}.${correction}`,
    publishedAt: change.detectedAt,
    updatedAt: newsOf(entry),
    categories: [change.class, document.documentType, ...(change.correction?.isRetracted ? ['retracted'] : [])],
  };
}

function correctionEntry(entry: Extract<FollowedEntry, { kind: 'correction' }>, publicUrl: string): FeedEntry {
  const { change, correction } = entry;
  const words =
    change.sentence ?? `${change.platform.name}, ${change.document.name}: the change of ${dayWords(change.detectedAt)}`;
  const by = correction.decidedBy ? ` Decided by ${correction.decidedBy}.` : '';
  return {
    id: publicUrl + href.correction(correction.id),
    url: publicUrl + href.change({ platform: change.platform.slug, document: change.document.slug }, change.number),
    title: `${correctionInWords(correction)}: ${words}`,
    summary: `${correction.reason}${by} The record of the change, ${change.id}, stays where it is.`,
    publishedAt: correction.decidedAt,
    updatedAt: correction.decidedAt,
    categories: ['correction', correction.kind],
  };
}
