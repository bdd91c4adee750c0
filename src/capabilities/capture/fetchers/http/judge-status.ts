// What a final status means for a capture. Apart because it is the one table of it.
import type { FetchFailure, HeaderList } from '#domain/capture.ts';
import { failure } from '../../fetch-failures.ts';
import { headerValue } from './response-facts.ts';

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

export type StatusVerdict = FetchFailure | 'page' | 'redirect' | 'not-modified';

/** The page itself, a pointer elsewhere, "the same as then" where that was asked, or why there is no page. */
export function judgeStatus(
  response: { readonly status: number; readonly headers: HeaderList },
  { wasConditional }: { readonly wasConditional: boolean },
): StatusVerdict {
  const { status, headers } = response;
  if (headerValue(headers, 'cf-mitigated') === 'challenge') {
    return failure('blocked', 'challenge', 'The server wants to see a browser solve a puzzle first.');
  }
  const reason = `status-${status}`;
  if (status === 200 || status === 203) return 'page';
  if (status === 204 || status === 205)
    return failure('unreadable', reason, `The server answered ${status}, without a page.`);
  if (status === 304) {
    return wasConditional ? 'not-modified' : failure('unreadable', reason, 'The server says "not modified" unasked.');
  }
  if (REDIRECTS.has(status)) return 'redirect';
  if (status === 404 || status === 410)
    return failure('missing', reason, `The server says there is no such page (${status}).`);
  if (status === 408) return failure('timed-out', reason, 'The server says the request took too long (408).');
  if (status >= 500 && status < 600) return failure('server-failed', reason, `The server failed (${status}).`);
  if (status >= 400) return failure('blocked', reason, `The server refuses to answer us (${status}).`);
  return failure('unreadable', reason, `The server answered with status ${status}, which is no page.`);
}
