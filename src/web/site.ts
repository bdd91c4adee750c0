// The public site: the list of pages, and what happens around each request (security headers, formats, calm error
// pages, a line in the log). Tested by `site.request(href.…)`, without a server.

import { getConnInfo } from '@hono/node-server/conninfo';
import { type Context, Hono } from 'hono';
import { createAnswerCache } from './answer-cache.ts';
import { assets } from './assets.ts';
import { addContestSubmission } from './contest-submission.ts';
import { addDeadlinesCalendar } from './deadlines-calendar.ts';
import { renderDocument } from './document-shell/document-shell.tsx';
import { addEvidence } from './evidence.ts';
import { addEvidenceLog } from './evidence-log.ts';
import { addExhibits } from './exhibits.ts';
import { addFeeds } from './feeds.ts';
import type { Page, PageAnswer, PageRequest, PageRoute, SiteContext } from './page.ts';
import { aboutRoute } from './pages/about/about-route.ts';
import { captureRoute } from './pages/capture/capture-route.ts';
import { changeRoute } from './pages/change/change-route.ts';
import { changeRulesRoute } from './pages/change-rules/change-rules-route.ts';
import { changesRoute } from './pages/changes/changes-route.ts';
import { clauseTypeRoute } from './pages/clause-type/clause-type-route.ts';
import { clauseTypesRoute } from './pages/clause-types/clause-types-route.ts';
import { compareRoute } from './pages/compare/compare-route.ts';
import { comparePlatformsRoute } from './pages/compare-platforms/compare-platforms-route.ts';
import { contestKeptRoute, contestRoute } from './pages/contest/contest-route.ts';
import { correctionsRoute } from './pages/corrections/corrections-route.ts';
import { coverageRoute } from './pages/coverage/coverage-route.ts';
import { deadlinesRoute } from './pages/deadlines/deadlines-route.ts';
import { documentRoute } from './pages/document/document-route.ts';
import { evidenceLogRoute } from './pages/evidence-log/evidence-log-route.ts';
import { homeRoute } from './pages/home/home-route.ts';
import { methodologyRoute } from './pages/methodology/methodology-route.ts';
import { errorPage, missingPage, tooManyRequestsPage } from './pages/not-found/not-found-page.tsx';
import { oscillationsRoute } from './pages/oscillations/oscillations-route.ts';
import { patternsRoute } from './pages/patterns/patterns-route.ts';
import { permalinkRoute } from './pages/permalink/permalink-route.ts';
import { platformRoute } from './pages/platform/platform-route.ts';
import { platformsRoute } from './pages/platforms/platforms-route.ts';
import { provisionRoute } from './pages/provision/provision-route.ts';
import { provisionHistoryRoute } from './pages/provision-history/provision-history-route.ts';
import { regulationRoute } from './pages/regulation/regulation-route.ts';
import { regulationsRoute } from './pages/regulations/regulations-route.ts';
import { replayRoute } from './pages/replay/replay-route.ts';
import { searchRoute } from './pages/search/search-route.ts';
import { silentChangesRoute } from './pages/silent-changes/silent-changes-route.ts';
import { verifyRoute } from './pages/verify/verify-route.ts';
import { versionByNumberRoute, versionOnDateRoute } from './pages/version/version-route.ts';
import { createRateLimit } from './rate-limit.ts';
import { addRedlines } from './redlines.ts';
import { addRemovals } from './removals.ts';
import { addReplay } from './replay.ts';
import {
  type Content,
  encodingFor,
  mediaTypeOf,
  type PageFormat,
  type Prepared,
  prefersJson,
  prepare,
  send,
  splitFormat,
} from './respond.ts';
import { twin } from './routes.ts';
import { securityHeaders } from './security-headers.ts';
import { addTimeTravel } from './time-travel.ts';

/** Every page of the site. */
export const pages: readonly PageRoute[] = [
  homeRoute,
  changesRoute,
  silentChangesRoute,
  platformsRoute,
  platformRoute,
  provisionRoute,
  provisionHistoryRoute,
  versionOnDateRoute,
  versionByNumberRoute,
  changeRoute,
  documentRoute,
  compareRoute,
  comparePlatformsRoute,
  clauseTypesRoute,
  clauseTypeRoute,
  regulationsRoute,
  regulationRoute,
  deadlinesRoute,
  searchRoute,
  coverageRoute,
  captureRoute,
  replayRoute,
  evidenceLogRoute,
  verifyRoute,
  methodologyRoute,
  changeRulesRoute,
  correctionsRoute,
  oscillationsRoute,
  contestRoute,
  contestKeptRoute,
  aboutRoute,
  patternsRoute,
  permalinkRoute,
];

/** The site over one instance. */
export function createSite(context: SiteContext): Hono {
  // A page and its twins in other formats are one route: the ending is taken off before matching.
  const site = new Hono({ getPath: (request) => splitFormat(new URL(request.url).pathname).path });
  site.use(async (c, next) => {
    const startedAt = performance.now();
    await next();
    for (const [name, value] of Object.entries(securityHeaders)) {
      // Archived bytes have a stricter policy of their own.
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    }
    const milliseconds = Math.round((performance.now() - startedAt) * 10) / 10;
    context.log?.answered({
      method: c.req.method,
      path: new URL(c.req.url).pathname,
      status: c.res.status,
      milliseconds,
    });
  });
  for (const [path, content] of assets) {
    site.get(splitFormat(path).path, async (c) => send(await prepare(content, encodingOf(c)), c.req.raw));
  }
  // After the assets, which nobody is refused: a page without its style sheet helps nobody.
  if (context.requestsPerMinute) limitRequests(site, context, context.requestsPerMinute);
  addRemovals(site, context, async (c, page) => send(await answer(c, context, page), c.req.raw));
  addEvidence(site, context);
  addReplay(site, context);
  addEvidenceLog(site, context);
  addRedlines(site, context);
  addExhibits(site, context);
  addTimeTravel(site, context);
  addFeeds(site, context);
  addDeadlinesCalendar(site, context);
  addContestSubmission(site, context, async (c, page) => send(await answer(c, context, page), c.req.raw));
  const cache = createAnswerCache(context.database);
  for (const page of pages) {
    site.get(page.pattern, async (c) => {
      const { format, path } = requested(c);
      // Pages may say what day it is, never what hour.
      const key = [format, encodingOf(c), context.now().toISOString().slice(0, 10), path].join(' ');
      const make = async () => answer(c, context, await page.answer(pageRequest(c), context));
      return send(await cache.answer(key, make), c.req.raw);
    });
  }
  site.notFound((c) => noPage(c, context));
  site.onError(async (error, c) => {
    context.log?.failed({ method: c.req.method, path: new URL(c.req.url).pathname, error });
    const { format } = requested(c);
    const content = contentOf(errorPage(), format === 'json' ? 'json' : 'html', '/', context);
    return send(await prepare(content, encodingOf(c)), c.req.raw);
  });
  return site;
}

function limitRequests(site: Hono, context: SiteContext, perMinute: number): void {
  const limit = createRateLimit(perMinute);
  site.use(async (c, next) => {
    // Anybody can write an X-Forwarded-For header, so only the connection itself counts.
    const seconds = limit.take(getConnInfo(c).remote.address ?? '', context.now().getTime());
    if (seconds === 0) return next();
    const page = tooManyRequestsPage(seconds);
    const isProblem = requested(c).format === 'json';
    const content = contentOf(page, isProblem ? 'json' : 'html', '/', context);
    const mediaType = isProblem ? 'application/problem+json; charset=utf-8' : content.mediaType;
    return send(await prepare({ ...content, mediaType }, null), c.req.raw);
  });
}

async function noPage(c: Context, context: SiteContext): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  if (c.req.method !== 'GET' && c.req.method !== 'HEAD') {
    return c.text('This address can only be read.\n', 405, { allow: 'GET, HEAD' });
  }
  const trimmed = pathname.replace(/\/+$/, '');
  if (trimmed !== pathname && trimmed.startsWith('/') && !trimmed.startsWith('//')) {
    return c.redirect(trimmed + search, 301);
  }
  return send(await answer(c, context, { kind: 'missing', sentence: 'There is no page at this address.' }), c.req.raw);
}

async function answer(c: Context, context: SiteContext, result: PageAnswer): Promise<Prepared> {
  const { format, path } = requested(c);
  if (result.kind === 'redirect') {
    const { format: asked } = splitFormat(new URL(c.req.url).pathname);
    const location = asked && asked !== 'html' ? twin(result.to, asked) : result.to;
    return { status: result.status, headers: { location }, body: new Uint8Array() };
  }
  const page = result.kind === 'missing' ? missingPage(result.sentence, path) : result;
  return prepare(contentOf(page, format, path, context), encodingOf(c));
}

function encodingOf(c: Context): 'br' | 'gzip' | null {
  return encodingFor(c.req.header('accept-encoding') ?? null);
}

function contentOf(page: Page, format: PageFormat, path: string, context: SiteContext): Content {
  const made = { mediaType: mediaTypeOf(format), status: page.status ?? 200, headers: page.headers ?? {} };
  if (format === 'csv' && page.csv) return { ...made, body: page.csv() };
  if (format === 'md' && page.markdown) return { ...made, body: page.markdown() };
  if (format === 'json') return { ...made, body: `${JSON.stringify(page.json(), null, 2)}\n` };
  if (format === 'html') return { ...made, body: renderDocument(page, path, context.publicUrl) };
  const unavailable = missingPage('This page does not exist in that format.', path);
  return contentOf(unavailable, 'html', path, context);
}

function requested(c: Context): { format: PageFormat; path: string } {
  const url = new URL(c.req.url);
  const split = splitFormat(url.pathname);
  const format = split.format ?? (prefersJson(c.req.header('accept')) ? 'json' : 'html');
  return { format, path: split.path + url.search };
}

function pageRequest(c: Context): PageRequest {
  // Databases refuse the character zero, and nothing here is named by it.
  const readable = (text: string) => text.replaceAll('\0', '');
  const { searchParams } = new URL(c.req.url);
  return {
    param: (name) => readable(c.req.param(name) ?? ''),
    query: new URLSearchParams([...searchParams].map(([name, value]) => [name, readable(value)])),
    path: requested(c).path,
  };
}
