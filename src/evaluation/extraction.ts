// Measures how much of the expected text extraction finds, and how much else, over pairs of page and text; with what
// processor time. Other programs may be measured in the same run.

import { type HtmlHints, readHtml } from '#capabilities/extraction/read-html.ts';
import type { Peer } from './extraction-peers.ts';
import type { HtmlPair } from './html-pairs.ts';
import { scoreTokens, type TokenScore, tokensOf } from './token-f1.ts';

/** What is known beforehand: nothing, the document type, or its title as well. */
export const hintModes = ['none', 'type', 'type and title'] as const;
export type HintMode = (typeof hintModes)[number];

export interface PairResult {
  readonly id: string;
  readonly collection: string;
  readonly half: HtmlPair['half'];
  /** True where less than half of the page's words are expected: a section of a page. */
  readonly isSection: boolean;
  readonly pages: number;
  readonly scores: Readonly<Record<HintMode, TokenScore>>;
  /** Processor time for all pages of the pair, without hints. */
  readonly cpuMs: number;
  readonly peers: Readonly<Record<string, { readonly score: TokenScore; readonly cpuMs: number }>>;
}

export interface MeasureOptions {
  /** Other programs to measure in the same run. */
  readonly peers: readonly Peer[];
  /** Only every so-manieth pair is measured; 1 for all. */
  readonly every: number;
  readonly say: (sentence: string) => void;
}

/** Results in the order of the pairs. */
export async function measureExtraction(
  pairs: AsyncIterable<HtmlPair>,
  { peers, every, say }: MeasureOptions,
): Promise<PairResult[]> {
  const results: PairResult[] = [];
  let index = 0;
  for await (const pair of pairs) {
    if (index++ % every !== 0) continue;
    results.push(await measurePair(pair, peers));
    if (results.length % 50 === 0) say(`${results.length} pairs measured`);
  }
  return results;
}

async function measurePair(pair: HtmlPair, peers: readonly Peer[]): Promise<PairResult> {
  const expected = tokensOf(pair.expected);
  const score = (text: string) => scoreTokens(expected, tokensOf(text));
  const title = titleOf(pair.expected);
  const plain = await timedCpu(() => readPages(pair, {}));
  const measured: Record<string, { score: TokenScore; cpuMs: number }> = {};
  for (const peer of peers) {
    const { outcome, cpuMs } = await timedCpu(async () => {
      const texts: string[] = [];
      for (const { html, url } of pair.pages) texts.push(await peer.read(html, url));
      return texts.join('\n\n');
    });
    measured[peer.name] = { score: score(outcome), cpuMs };
  }
  return {
    id: pair.id,
    collection: pair.collection,
    half: pair.half,
    isSection: pair.textShare < 0.5,
    pages: pair.pages.length,
    scores: {
      none: score(plain.outcome),
      type: score(readPages(pair, { type: pair.type })),
      'type and title': score(readPages(pair, { type: pair.type, ...(title === null ? {} : { title }) })),
    },
    cpuMs: plain.cpuMs,
    peers: measured,
  };
}

function readPages(pair: HtmlPair, hints: HtmlHints): string {
  const texts = pair.pages.map(({ html, url }) => {
    const reading = readHtml(html, url === undefined ? hints : { ...hints, url });
    return reading.kind === 'read' ? reading.markdown : '';
  });
  return texts.join('\n\n');
}

/** What an operator would state as the title: the first heading of the expected text, else its first line. */
function titleOf(markdown: string): string | null {
  const heading = /(?:^|\n)([^\n]+)\n(?:={3,}|-{3,})\n/.exec(markdown.slice(0, 3_000));
  const line = heading && heading.index < 400 ? heading[1] : markdown.split('\n').find((text) => /\p{L}/u.test(text));
  return (
    line
      ?.replace(/[*_#\\]/g, '')
      .trim()
      .slice(0, 150) || null
  );
}

async function timedCpu<T>(work: () => Promise<T> | T): Promise<{ outcome: T; cpuMs: number }> {
  const before = process.cpuUsage();
  const outcome = await work();
  const { user, system } = process.cpuUsage(before);
  return { outcome, cpuMs: (user + system) / 1_000 };
}
