// Archived pages of others, shown in a frame of ours. They are hostile until shown otherwise: the policy makes them a
// sheet of paper. No script, form, frame or fetch of theirs comes about, and they belong to no origin.

import type { Hono } from 'hono';
import { type ReplayedPage, replayedPage } from '#queries/replayed-page.ts';
import type { SiteContext } from './page.ts';
import { patterns } from './routes.ts';

/** What an archived page may do: show text, its own inline style, and pictures that it carries itself. */
export const replayPolicy = [
  'sandbox',
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** Adds the addresses of archived pages to the site. */
export function addReplay(site: Hono, { database, blobs }: SiteContext): void {
  site.get(patterns.captureReplayBytes, async (c) => {
    const id = Number(c.req.param('capture'));
    const isPossible = blobs !== undefined && id <= 2_147_483_647;
    const page: ReplayedPage = isPossible
      ? await replayedPage({ database, blobs }, id, Number(c.req.param('page')))
      : { kind: 'no-capture' };
    const isPage = page.kind === 'page';
    return new Response(isPage ? withoutHints(page) : sentences[page.kind], {
      status: isPage ? 200 : statuses[page.kind],
      headers: {
        'content-type': `text/${isPage && page.shownAs === 'html' ? 'html' : 'plain'}; charset=utf-8`,
        'content-security-policy': replayPolicy,
        'x-content-type-options': 'nosniff',
        'x-dns-prefetch-control': 'off',
        'x-robots-tag': 'noindex, nofollow, noarchive',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cache-control': 'no-store',
      },
    });
  });
}

/** Browsers open connections for these before any policy is asked; everything else the policy refuses. */
function withoutHints({ text, shownAs }: ReplayedPage & { readonly kind: 'page' }): string {
  return shownAs === 'text' ? text : text.replace(/<(?=link[\s/>])/gi, '<x-');
}

const statuses = { 'no-capture': 404, 'nothing-archived': 404, 'not-shown': 404, removed: 410, damaged: 500 } as const;

const sentences = {
  'no-capture': 'There is no such page of a capture.\n',
  'nothing-archived': 'Nothing was archived by this capture, for nothing was received.\n',
  'not-shown': 'This page is of a kind that is not shown here; the WARC file of the capture holds it.\n',
  removed: 'The archived bytes of this capture were taken down; its hashes stay in the evidence log.\n',
  damaged: 'The archived bytes of this capture are not whole; they are not shown.\n',
} as const;
