// The demonstration's pages, read as captured pages are: what extraction makes of them is what the fictional companies
// wrote, on every day of the year, whatever surrounds it.

import { beforeAll, describe, expect, it } from 'vitest';
import { extractCombined, type PageToRead } from '#capabilities/extraction/extract-version.ts';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { answerRequest } from '#demo/answer-request.ts';
import type { DemoDocument, DemoPlatform } from '#demo/demo-site.ts';
import { plainText } from '#demo/demo-text.ts';
import { readPlatforms } from '#demo/read-platforms.ts';
import { textAt } from '#demo/text-at.ts';

/** Those of the demonstration's year. */
const days = Array.from({ length: 26 }, (_, at) => new Date(Date.UTC(2025, 0, 7 + at * 14, 9)));

interface Look {
  readonly name: string;
  readonly day: Date;
  readonly reasons: readonly string[];
  readonly likeness: number;
  readonly extra: readonly string[];
  readonly missing: readonly string[];
  readonly language: string | null;
  readonly expectedLanguage: string;
  readonly make: string;
  readonly written: string;
  readonly markdown: string;
}

describe('the documents of the demonstration', () => {
  let looks: Look[] = [];
  beforeAll(async () => {
    looks = [];
    for (const platform of readPlatforms()) {
      for (const document of platform.documents) {
        for (const day of days) looks.push(await look(platform, document, day));
      }
    }
  });

  it('are accepted by the gate on every day', () => {
    const refused = looks.filter(({ reasons }) => reasons.length > 0);
    expect(refused.map(({ name, day, reasons }) => `${name} ${day.toISOString()} ${reasons.join(' ')}`)).toEqual([]);
  });

  it('are read with nothing of the page around them and nothing left out', () => {
    const unlike = looks.filter(({ likeness }) => likeness < 0.985);
    expect(unlike.map(({ name, extra, missing }) => `${name} +[${extra.join(' ')}] -[${missing.join(' ')}]`)).toEqual(
      [],
    );
  });

  it('give a new text when the company edits them, and at no other time', () => {
    const names = [...new Set(looks.map(({ name }) => name))];
    const counts = names.map((name) => {
      const own = looks.filter((each) => each.name === name);
      const written = new Set(own.map((each) => each.written)).size;
      const read = new Set(own.map((each) => each.markdown)).size;
      return written === read ? null : `${name}: ${written} written, ${read} read`;
    });
    expect(counts.filter((count) => count !== null)).toEqual([]);
  });

  it('are of types that the catalogue knows', () => {
    const known = loadCatalog().documentTypes;
    const types = readPlatforms().flatMap(({ documents }) => documents.map(({ type }) => type));
    expect(types.filter((type) => !known.has(type))).toEqual([]);
  });

  it('are in the language that they say', () => {
    const foreign = looks.filter(
      ({ language, expectedLanguage }) => language !== null && language !== expectedLanguage,
    );
    expect(foreign.map(({ name, language }) => `${name} ${language}`)).toEqual([]);
  });
});

/** Happenings aside: the document itself is read. */
async function look(platform: DemoPlatform, document: DemoDocument, day: Date): Promise<Look> {
  const calm = { ...document, happenings: [] };
  const calmPlatform = { ...platform, documents: [calm] };
  const written = textAt(calm, day, platform.name);
  const own = {
    name: `${platform.slug} ${document.paths[0]} ${document.language}`,
    day,
    make: document.make,
    expectedLanguage: document.language,
    written,
  };
  const outcome = await extractCombined(
    document.paths.map((path) => pageAt(calmPlatform, { document, path, now: day })),
  );
  if (outcome.kind === 'unreadable') throw new Error(`${own.name}: ${outcome.sentence}`);
  const { version } = outcome;
  // Numbers of list items are not part of their text.
  const expected = wordsOf(plainText(written).replace(/^\d+\. /gm, ''));
  const read = wordsOf(version.blocks.map(({ text }) => text).join('\n'));
  const extra = without(read, expected);
  const missing = without(expected, read);
  const likeness = (2 * (read.length - extra.length)) / (read.length + expected.length);
  const { markdown, language, gate } = version;
  return { ...own, reasons: gate.reasons, likeness, extra, missing, language, markdown };
}

/** A page with all that a capture knows of it. */
function pageAt(platform: DemoPlatform, asked: { document: DemoDocument; path: string; now: Date }): PageToRead {
  const { document, path, now } = asked;
  const { language, type } = document;
  const ask = (wanted: string) =>
    answerRequest(platform, { path: wanted, acceptLanguage: language, now, visit: String(now.getTime()) });
  const answer = ask(path);
  const mediaType = answer.headers['content-type']?.split(';')[0] ?? null;
  const url = `http://${platform.host}${path}`;
  const hints = { mediaType, url, finalUrl: url, status: answer.status, language, type };
  const script = /fetch\('([^']+)'\)/.exec(Buffer.from(answer.body).toString('utf8'))?.[1];
  if (script === undefined) return { bytes: answer.body, hints };
  // What the page's own script makes of the answer, as a browser would.
  const part = JSON.parse(Buffer.from(ask(script).body).toString('utf8'));
  const root = `<header><nav>${part.navigation}</nav></header><main class="legal">${part.html}</main><footer>${part.footer}</footer>`;
  return { bytes: Buffer.from(`<!doctype html><title>${part.title}</title><div id="root">${root}</div>`), hints };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function without(words: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const count = left.get(word) ?? 0;
    left.set(word, count - 1);
    return count <= 0;
  });
}
