// What a capture met, in words for readers. Codes that have none here are shown as they are: they are named for
// operators, and honest.

import type { CaptureOutcomeKind, FetcherName } from '#domain/capture.ts';

const outcomeWords: Readonly<Record<CaptureOutcomeKind, string>> = {
  captured: 'New text, kept as a version',
  unchanged: 'Unchanged',
  'awaits-confirmation': 'Far shorter or longer than before; a second look must show it, too',
  'variant-seen': 'Shown as people elsewhere see it',
  blocked: 'Access was blocked',
  missing: 'Not there',
  'wrong-page': 'Another page stood in its place',
  'timed-out': 'No answer in time',
  'too-large': 'More came than one document can be',
  unreadable: 'What came could not be read',
  unreachable: 'The server could not be reached',
  'server-failed': 'The server failed',
  'robots-refused': 'The site asks programs not to fetch it',
  'address-refused': 'The address may not be fetched',
};

const reasonWords: Readonly<Record<string, string>> = {
  empty: 'the page had no text',
  'too-short': 'too short for such a document',
  'no-legal-words': 'nothing in it binds anybody',
  'mostly-links': 'a list of links',
  'mostly-code': 'code in place of text',
  'error-page': 'an error page',
  'soft-404': 'a page that says there is none',
  'login-page': 'a page to log in',
  'consent-wall': 'a consent dialogue',
  captcha: 'a test for humans',
  'javascript-required': 'a page that asks for scripts',
  'region-block': 'not shown in this region',
  paywall: 'a paywall',
  'parked-page': 'a parked domain',
  maintenance: 'a maintenance notice',
  'directory-listing': 'a listing of files',
  'marketing-page': 'an advertisement',
  'news-article': 'a report',
  truncated: 'it broke off in the middle',
  'scan-without-text': 'pictures of pages, without text',
  'wrong-language': 'in another language',
  'other-document': 'another document',
  'redirected-home': 'the home page',
  'large-drop': 'far shorter',
  'large-rise': 'far longer',
  dns: 'its name has no address',
  'connection-refused': 'the connection was refused',
  'connection-reset': 'the connection was cut',
  deadline: 'the time for it ran out',
  'host-failing': 'the host has failed too often lately',
  'host-asked': 'the host has asked to be left alone',
  'not-modified': 'by the server’s own word',
  markup: 'the same words in other form',
};

/** Codes that say no more than the outcome does. */
const silent = new Set(['robots', 'awaits-confirmation', 'confirmed']);

/** `Another page stood in its place: a page to log in`. */
export function outcomeInWords(outcome: CaptureOutcomeKind, reasons: readonly string[] = []): string {
  const words = reasons.filter((reason) => !silent.has(reason)).map((reason) => reasonInWords(reason));
  return words.length === 0 ? outcomeWords[outcome] : `${outcomeWords[outcome]}: ${words.join(', ')}`;
}

function reasonInWords(reason: string): string {
  const status = /^(?:robots-)?status-(\d{3})$/.exec(reason);
  if (status) return `status ${status[1]}`;
  if (reason.startsWith('variant:')) return `the text for ${reason.slice('variant:'.length).replace('/', ', ')}`;
  return reasonWords[reason] ?? reason.replaceAll('-', ' ');
}

/** How a page was fetched. */
export const fetcherWords: Readonly<Record<FetcherName, string>> = {
  http: 'a plain request',
  browser: 'a browser that ran the page’s scripts',
  upload: 'a file that the operator brought',
};
