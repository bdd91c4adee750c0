import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, test } from 'vitest';
import type { Feed } from './feed.ts';
import { writeFeed } from './write-feed.ts';

const hostile = '</title><script>alert("1")</script> & \'Ünïcode\' ]]> \u0000\u0008\ufffe\ud800 🪨';

const feed: Feed = {
  id: 'https://atlas.example/changes.atom',
  title: hostile,
  description: hostile,
  pageUrl: 'https://atlas.example/changes?a=1&b="2"',
  feedUrl: 'https://atlas.example/changes.atom?a=1&b=2',
  author: { name: hostile, url: 'https://atlas.example/' },
  language: 'en',
  entries: [
    {
      id: 'https://atlas.example/CA-C-000001',
      url: 'https://atlas.example/platform/a&b/terms',
      title: hostile,
      summary: hostile,
      publishedAt: new Date('2026-05-01T10:00:00Z'),
      updatedAt: new Date('2026-05-03T10:00:00Z'),
      categories: [hostile],
    },
  ],
};

/** A parser that stops at the first fault. */
function parsed(xml: string): Document {
  return new JSDOM(xml, { contentType: 'application/xml' }).window.document;
}

describe('an Atom feed', () => {
  test('is well-formed and says what it was given, whatever a platform calls itself', () => {
    const { mediaType, body } = writeFeed(feed, 'atom');
    expect(mediaType).toBe('application/atom+xml; charset=utf-8');
    const document = parsed(body);
    expect(document.documentElement.namespaceURI).toBe('http://www.w3.org/2005/Atom');
    expect(document.getElementsByTagName('script')).toHaveLength(0);
    expect(document.querySelector('entry > title')?.textContent).toBe(
      '</title><script>alert("1")</script> & \'Ünïcode\' ]]> \ufffd\ufffd\ufffd\ufffd 🪨',
    );
  });

  test('has all that RFC 4287 asks of a feed and of an entry, once', () => {
    const document = parsed(writeFeed(feed, 'atom').body);
    const count = (selector: string) => document.querySelectorAll(selector).length;
    for (const name of ['id', 'title', 'updated']) {
      expect([name, count(`feed > ${name}`), count(`entry > ${name}`)]).toEqual([name, 1, 1]);
    }
    expect(count('feed > author > name')).toBe(1);
    expect(document.querySelector('feed > link[rel="self"]')?.getAttribute('href')).toBe(feed.feedUrl);
    expect(document.querySelector('feed > updated')?.textContent).toBe('2026-05-03T10:00:00.000Z');
    expect(count('entry > link[rel="alternate"]')).toBe(1);
  });

  test('stays well-formed with any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const entry = { ...feed.entries[0], title: text, id: text, url: text, summary: text, categories: [text] };
        const written = writeFeed({ ...feed, title: text, entries: [{ ...feed.entries[0]!, ...entry }] }, 'atom');
        expect(() => parsed(written.body)).not.toThrow();
      }),
      { numRuns: 60 },
    );
  });
});

describe('a JSON feed', () => {
  test('is version 1.1 with an id, an address, a text and both dates for each item', () => {
    const { mediaType, body } = writeFeed(feed, 'json');
    expect(mediaType).toBe('application/feed+json; charset=utf-8');
    expect(JSON.parse(body)).toMatchObject({
      version: 'https://jsonfeed.org/version/1.1',
      title: hostile,
      authors: [{ name: hostile }],
      items: [
        {
          id: 'https://atlas.example/CA-C-000001',
          content_text: hostile,
          date_published: '2026-05-01T10:00:00.000Z',
          date_modified: '2026-05-03T10:00:00.000Z',
        },
      ],
    });
  });

  test('without entries is a feed all the same', () => {
    const empty = { ...feed, entries: [] };
    expect(JSON.parse(writeFeed(empty, 'json').body)).toMatchObject({ items: [] });
    expect(parsed(writeFeed(empty, 'atom').body).querySelector('feed > updated')?.textContent).toBe(
      '1970-01-01T00:00:00.000Z',
    );
  });
});
