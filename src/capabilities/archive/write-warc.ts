// A capture to WARC 1.1: what crossed the wire, then what was derived from it, then the facts around it. The same
// capture gives the same bytes: ids come from the content, and nothing is asked of clock or chance.

import type { Exchange, FetchResult } from '#domain/capture.ts';
import { mainExchange } from './capture-digests.ts';
import { captureFacts } from './warc/capture-facts.ts';
import { connectionFields, headerValue, requestHead, responseHead } from './warc/http-head.ts';
import type { WarcFields, WarcType } from './warc/record-bytes.ts';
import { encodeRecord, isDenseContent, type RecordContent, sha256Digest, targetUriOf } from './warc/record-bytes.ts';

/** Where a payload was recorded before. */
export interface RecordedPayload {
  readonly recordId: string;
  readonly targetUri: string;
  readonly at: Date;
}

export interface WarcContent {
  readonly result: FetchResult;
  /** The extracted text; null where nothing was extracted. */
  readonly markdown: string | null;
  /** Name and version of the program, such as `ConductAtlas/0.1.0`. */
  readonly software: string;
  /** Payloads recorded by earlier captures, by their digest; they are referred to and not stored again. */
  readonly earlierPayloads: ReadonlyMap<string, RecordedPayload>;
  /** The record that an answer of "not modified" stands for. */
  readonly lastResponse?: RecordedPayload;
}

/** Where a record lies in the bytes written. */
export interface WrittenRecord {
  readonly id: string;
  readonly type: WarcType;
  readonly targetUri: string | null;
  readonly at: Date;
  readonly offset: number;
  readonly length: number;
  readonly payloadDigest: string | null;
}

export interface WrittenWarc {
  readonly bytes: Uint8Array;
  readonly records: readonly WrittenRecord[];
}

const revisitProfile = 'http://netpreserve.org/warc/1.1/revisit';
const httpRequestType = 'application/http;msgtype=request';
const httpResponseType = 'application/http;msgtype=response';

type Draft = Omit<RecordContent, 'position'> & { readonly isDense: boolean };
type Writing = WarcContent & {
  readonly append: (draft: Draft) => string;
  readonly seenHere: Map<string, RecordedPayload>;
};

/** The capture as a WARC file, one gzip member for each record; files written so may be joined by appending. */
export function writeWarc(content: WarcContent): WrittenWarc {
  const members: Uint8Array[] = [];
  const records: WrittenRecord[] = [];
  let offset = 0;
  const append = ({ isDense, ...draft }: Draft): string => {
    const { id, member } = encodeRecord({ ...draft, position: records.length }, isDense);
    const { type, at, targetUri = null, payloadDigest = null } = draft;
    records.push({ id, type, targetUri, at, offset, length: member.length, payloadDigest });
    members.push(member);
    offset += member.length;
    return id;
  };
  const writing: Writing = { ...content, append, seenHere: new Map() };
  appendAll(writing);
  return { bytes: Buffer.concat(members), records };
}

function appendAll(writing: Writing): void {
  const { result, append } = writing;
  const warcinfoId = append({ ...plain('warcinfo', result.startedAt), block: warcinfoBlock(writing) });
  const main = mainExchange(result);
  let mainId: string | null = null;
  for (const exchange of result.exchanges) {
    const id = appendExchange(writing, exchange, warcinfoId);
    if (exchange === main) mainId = id;
  }
  const pageUrl = addressOf(result);
  if (result.kind === 'fetched') mainId = appendDerived(writing, { pageUrl, mainId, hasMain: main !== null });
  append({
    ...plain('metadata', result.startedAt),
    targetUri: `urn:capture:${pageUrl}`,
    mediaType: 'application/json',
    fields: [['WARC-Warcinfo-ID', warcinfoId], ...(mainId ? ([['WARC-Concurrent-To', mainId]] as const) : [])],
    block: captureFacts(result, writing.software),
  });
}

function appendExchange(writing: Writing, exchange: Exchange, warcinfoId: string): string | null {
  const { append } = writing;
  const targetUri = targetUriOf(exchange.url);
  const common = { at: exchange.startedAt, targetUri };
  const connection = connectionFields(exchange);
  const answerId = exchange.response
    ? appendAnswer(writing, exchange, [...connection, ['WARC-Warcinfo-ID', warcinfoId]])
    : null;
  append({
    ...common,
    type: 'request',
    mediaType: httpRequestType,
    fields: [
      ...connection,
      ['WARC-Warcinfo-ID', warcinfoId],
      ...(answerId ? ([['WARC-Concurrent-To', answerId]] as const) : []),
    ],
    block: requestHead(exchange),
    isDense: false,
  });
  return answerId;
}

function appendAnswer(writing: Writing, exchange: Exchange, fields: WarcFields): string {
  const { response } = exchange;
  if (!response) throw new Error('An exchange without an answer has no response record');
  const targetUri = targetUriOf(exchange.url);
  const head = responseHead(response);
  const payloadDigest = sha256Digest(response.body);
  const common = { at: exchange.startedAt, targetUri, mediaType: httpResponseType, payloadDigest };
  const earlier = earlierRecord(writing, response, payloadDigest);
  if (earlier) {
    const revisit: WarcFields = [['WARC-Profile', earlier.profile], ...referTo(earlier.record)];
    return writing.append({ ...common, type: 'revisit', fields: [...fields, ...revisit], block: head, isDense: false });
  }
  const id = writing.append({
    ...common,
    type: 'response',
    fields: response.isComplete ? fields : [...fields, ['WARC-Truncated', truncationOf(writing.result)]],
    block: Buffer.concat([head, response.body]),
    isDense: isDenseContent(
      headerValue(response.headers, 'content-type'),
      headerValue(response.headers, 'content-encoding'),
    ),
  });
  if (response.isComplete && response.body.length > 0) {
    writing.seenHere.set(payloadDigest, { recordId: id, targetUri, at: exchange.startedAt });
  }
  return id;
}

function earlierRecord(
  writing: Writing,
  response: NonNullable<Exchange['response']>,
  payloadDigest: string,
): { readonly profile: string; readonly record: RecordedPayload } | null {
  if (response.status === 304 && writing.lastResponse) {
    return { profile: `${revisitProfile}/server-not-modified`, record: writing.lastResponse };
  }
  if (!response.isComplete || response.body.length === 0) return null;
  const record = writing.seenHere.get(payloadDigest) ?? writing.earlierPayloads.get(payloadDigest);
  return record ? { profile: `${revisitProfile}/identical-payload-digest`, record } : null;
}

function referTo(record: RecordedPayload): WarcFields {
  return [
    ['WARC-Refers-To', record.recordId],
    ['WARC-Refers-To-Target-URI', record.targetUri],
    ['WARC-Refers-To-Date', record.at.toISOString()],
  ];
}

/** What was made of the page; gives the id of the record that the text was made from. */
function appendDerived(
  writing: Writing,
  main: { readonly pageUrl: string; readonly mainId: string | null; readonly hasMain: boolean },
): string | null {
  const { result, append, markdown } = writing;
  if (result.kind !== 'fetched') return main.mainId;
  const at = result.startedAt;
  const { page } = result;
  let originId = main.mainId;
  const appendResource = (targetUri: string, mediaType: string, block: Uint8Array): string => {
    const fields: WarcFields = originId ? [['WARC-Concurrent-To', originId]] : [];
    const isDense = isDenseContent(mediaType, null);
    return append({
      type: 'resource',
      at,
      targetUri,
      mediaType,
      fields,
      block,
      payloadDigest: sha256Digest(block),
      isDense,
    });
  };
  // A page that somebody brought has no exchange: its bytes are the evidence themselves.
  if (!main.hasMain)
    originId = appendResource(main.pageUrl, page.mediaType ?? 'application/octet-stream', page.payload);
  if (page.rendered) {
    appendResource(`urn:dom:${main.pageUrl}`, 'text/html; charset=utf-8', Buffer.from(page.rendered.html, 'utf8'));
    const { screenshot } = page.rendered;
    if (screenshot) appendResource(`urn:fullPage:${main.pageUrl}`, 'image/png', screenshot);
  }
  if (markdown !== null) {
    const block = Buffer.from(markdown, 'utf8');
    const fields: WarcFields = originId ? [['WARC-Refers-To', originId]] : [];
    const payloadDigest = sha256Digest(block);
    const mediaType = 'text/markdown; charset=utf-8';
    // Not under the page's own address: indexers of others would show it in the page's place.
    const targetUri = `urn:text:${main.pageUrl}`;
    append({
      type: 'conversion',
      at,
      targetUri,
      mediaType,
      fields,
      block,
      payloadDigest,
      isDense: false,
    });
  }
  return originId;
}

function plain(type: WarcType, at: Date): Omit<Draft, 'block'> {
  return { type, at, mediaType: 'application/warc-fields', fields: [], isDense: false };
}

function warcinfoBlock({ software, result }: WarcContent): Uint8Array {
  const lines = [
    `software: ${software}`,
    'format: WARC File Format 1.1',
    'conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
    `http-header-user-agent: ${result.userAgent.replace(/[\u0000-\u001f]+/g, ' ')}`,
  ];
  return Buffer.from(`${lines.join('\r\n')}\r\n`, 'utf8');
}

function truncationOf(result: FetchResult): string {
  if (result.kind !== 'failed') return 'unspecified';
  switch (result.failure.kind) {
    case 'too-large':
      return 'length';
    case 'timed-out':
      return 'time';
    case 'unreachable':
    case 'server-failed':
      return 'disconnect';
    case 'blocked':
    case 'missing':
    case 'unreadable':
    case 'robots-refused':
    case 'address-refused':
      return 'unspecified';
  }
}

function addressOf(result: FetchResult): string {
  if (result.kind === 'fetched') return targetUriOf(result.page.finalUrl);
  if (result.kind === 'not-modified') return targetUriOf(result.finalUrl);
  return targetUriOf(result.exchanges.at(-1)?.url ?? 'about:blank');
}
