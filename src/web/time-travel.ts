// Memento (RFC 7089): the TimeGate, which leads to the version of a moment, and TimeMaps, which list all of them. Apart
// from the pages, because programs of other archives ask here, with the original's address in the path.

import type { Context, Hono } from 'hono';
import {
  linkHeader,
  mementoFor,
  parseAcceptDatetime,
  type TimeTravel,
  writeTimeMap,
} from '#capabilities/memento/time-travel.ts';
import { documentByAddress, documentByOriginal } from '#queries/time-travel.ts';
import type { SiteContext } from './page.ts';
import { timeTravelOf } from './pages/document/version-facts.ts';
import { href, patterns } from './routes.ts';

/** Adds the TimeGate and the TimeMaps to the site. */
export function addTimeTravel(site: Hono, context: SiteContext): void {
  site.get(patterns.timeGate, async (c) => {
    const asked = addressAfter(c, '/timegate/');
    const header = c.req.header('accept-datetime');
    const at = header === undefined ? null : parseAcceptDatetime(header);
    if (header !== undefined && at === null) {
      return refusal(c, 400, 'Accept-Datetime is no HTTP date like Tue, 10 Feb 2026 08:30:00 GMT.');
    }
    const travel = await travelTo(context, asked);
    const memento = travel && mementoFor(travel.mementos, at);
    if (!travel || !memento) return refusal(c, 404, 'No version of this address is kept here.');
    return new Response(null, {
      status: 302,
      headers: { location: memento.url, vary: 'accept-datetime', link: linkHeader(travel) },
    });
  });
  site.get(patterns.timeMap, async (c) => {
    const travel = await travelTo(context, addressAfter(c, '/timemap/link/'));
    if (!travel) return refusal(c, 404, 'No version of this address is kept here.');
    return c.body(writeTimeMap(travel), 200, {
      'content-type': 'application/link-format; charset=utf-8',
      'cache-control': 'public, max-age=0, must-revalidate',
    });
  });
}

/** What stands behind a prefix of the path as it was sent: endings and question marks belong to the address. */
function addressAfter(c: Context, prefix: string): string {
  const { pathname, search } = new URL(c.req.url);
  const address = pathname.slice(prefix.length) + search;
  // Some servers and programs fold the two slashes behind a scheme into one.
  return address.replace(/^(https?):\/{1,2}(?!\/)/i, '$1://');
}

async function travelTo({ database, publicUrl }: SiteContext, address: string): Promise<TimeTravel | null> {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  const { href: url } = new URL(address);
  const own = url.startsWith(`${publicUrl}/`)
    ? /^\/platform\/([^/?#]+)\/([^/?#]+)$/.exec(url.slice(publicUrl.length))
    : null;
  const found = own
    ? await documentByAddress(database, {
        platform: decodeURIComponent(own[1] ?? ''),
        document: decodeURIComponent(own[2] ?? ''),
      })
    : await documentByOriginal(database, url);
  if (!found) return null;
  // Whatever spelling was asked for is the original of this answer.
  const travel = timeTravelOf(found.document, found.versions, publicUrl);
  return { ...travel, original: url, timeGate: publicUrl + href.timeGate(url), timeMap: publicUrl + href.timeMap(url) };
}

function refusal(c: Context, status: 400 | 404, sentence: string): Response {
  return c.text(`${sentence}\n`, status, { vary: 'accept-datetime', 'x-robots-tag': 'noindex' });
}
