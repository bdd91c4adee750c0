// What a platform's server answers on a given day: the document as it stood, or whatever stood in its place.

import { createHash } from 'node:crypto';
import type { DemoDocument, DemoPage, DemoPlatform, MadePage } from './demo-site.ts';
import { type DemoBlock, readBlocks } from './demo-text.ts';
import { makes } from './makes/index.ts';
import { changedOn, textAt } from './text-at.ts';
import { consentWall, failurePage, homePage, loginWall } from './walls.ts';

export interface DemoQuestion {
  readonly path: string;
  readonly acceptLanguage: string;
  readonly now: Date;
  /** Differs with every request. */
  readonly visit: string;
}

export interface DemoAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  /** True where the connection is to break before the body's end. */
  readonly isCutShort?: boolean;
}

/** The platform's answer; every address has one. */
export function answerRequest(platform: DemoPlatform, question: DemoQuestion): DemoAnswer {
  if (question.path === '/robots.txt') return plain(200, 'text/plain; charset=utf-8', platform.robots);
  if (question.path === '/') return htmlAnswer(200, homePage(platform));
  for (const document of chosenFirst(platform.documents, question.acceptLanguage)) {
    const answer = documentAnswer(platform, document, question);
    if (answer) return answer;
  }
  return htmlAnswer(404, failurePage(404));
}

function documentAnswer(platform: DemoPlatform, document: DemoDocument, question: DemoQuestion): DemoAnswer | null {
  const { path, now } = question;
  const happening = document.happenings.find(({ from, until }) => from <= now && now < until);
  const place = document.paths.indexOf(path);
  const movedTo = happening?.kind === 'moved' ? happening.to : null;
  if (place < 0 && path !== movedTo) return partAnswer(platform, document, question);
  if (place >= 0 && movedTo !== null) return { ...plain(301, 'text/plain', 'Moved'), headers: { location: movedTo } };
  switch (happening?.kind) {
    case 'login-wall':
      return htmlAnswer(200, loginWall(platform));
    case 'consent-wall':
      return htmlAnswer(200, consentWall(platform));
    case 'failure':
      return htmlAnswer(happening.status, failurePage(happening.status));
    case 'moved':
    case 'oscillation':
    case 'truncated':
    case undefined: {
      const made = makePage(platform, document, { ...question, place: Math.max(place, 0) });
      const answer = madeAnswer(made, document, now);
      // Without a validator: a confirmation has no body to break.
      return happening?.kind === 'truncated'
        ? { ...answer, headers: { 'content-type': made.contentType }, isCutShort: true }
        : answer;
    }
  }
}

/** What the scripts of a page ask for. */
function partAnswer(platform: DemoPlatform, document: DemoDocument, question: DemoQuestion): DemoAnswer | null {
  if (document.make !== 'script-rendered') return null;
  for (const place of document.paths.keys()) {
    const part = makePage(platform, document, { ...question, place }).parts?.[question.path];
    if (part) return plain(200, part.contentType, part.body);
  }
  return null;
}

function makePage(
  platform: DemoPlatform,
  document: DemoDocument,
  question: DemoQuestion & { place: number },
): MadePage {
  const { now, place, visit } = question;
  const blocks = partsOf(readBlocks(textAt(document, now, platform.name)))[document.paths.length > 1 ? place : -1];
  const page: DemoPage = {
    platform,
    title: document.title,
    language: document.language,
    path: document.paths[place] ?? '/',
    blocks: blocks ?? readBlocks(textAt(document, now, platform.name)),
    promotion: platform.promotions.filter(({ from }) => from <= now).at(-1)?.text ?? '',
    now,
    visit,
    linkSuffix: document.hasTrackingLinks ? `?ref=legal&sid=${visit}` : '',
  };
  return makes[document.make](page);
}

/** A document on several pages begins a page at each first-level heading. */
function partsOf(blocks: readonly DemoBlock[]): readonly (readonly DemoBlock[])[] {
  const parts: DemoBlock[][] = [];
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 1) parts.push([]);
    parts.at(-1)?.push(block);
  }
  return parts;
}

function madeAnswer(made: MadePage, document: DemoDocument, now: Date): DemoAnswer {
  const headers: Record<string, string> = {
    'content-type': made.contentType,
    vary: 'Accept-Language, Accept-Encoding',
  };
  if (made.isStable) {
    headers.etag = `"${createHash('sha256').update(made.body).digest('hex').slice(0, 20)}"`;
    headers['last-modified'] = changedOn(document, now).toUTCString();
  }
  headers['content-language'] = document.language;
  return { status: 200, headers, body: made.body };
}

/** Documents of one address lie in several languages; the visitor's comes first, then English. */
function chosenFirst(documents: readonly DemoDocument[], acceptLanguage: string): readonly DemoDocument[] {
  const wanted = acceptLanguage
    .split(',')
    .slice(0, 20)
    .map((range) => {
      const [tag = '', quality = ''] = range.trim().split(/\s*;\s*q=/);
      return { language: tag.slice(0, 2).toLowerCase(), weight: quality === '' ? 1 : Number(quality) || 0 };
    });
  const rank = ({ language }: DemoDocument) =>
    wanted.find((range) => range.language === language.slice(0, 2))?.weight ?? (language === 'en' ? 0.001 : 0);
  return [...documents].sort((left, right) => rank(right) - rank(left));
}

function htmlAnswer(status: number, html: string): DemoAnswer {
  return plain(status, 'text/html; charset=utf-8', html);
}

function plain(status: number, contentType: string, text: string): DemoAnswer {
  return { status, headers: { 'content-type': contentType }, body: Buffer.from(text, 'utf8') };
}
