// Atom, RFC 4287.

import { type Feed, type FeedEntry, updatedAt } from '../feed.ts';

/** The feed as an Atom document. */
export function writeAtom(feed: Feed): string {
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(feed.language)}">`,
    `  <id>${escaped(feed.id)}</id>`,
    `  <title>${escaped(feed.title)}</title>`,
    `  <subtitle>${escaped(feed.description)}</subtitle>`,
    `  <updated>${updatedAt(feed).toISOString()}</updated>`,
    `  <author><name>${escaped(feed.author.name)}</name><uri>${escaped(feed.author.url)}</uri></author>`,
    `  <link rel="self" type="application/atom+xml" href="${escaped(feed.feedUrl)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escaped(feed.pageUrl)}"/>`,
    ...feed.entries.map(writeEntry),
    '</feed>',
    '',
  ].join('\n');
}

function writeEntry(entry: FeedEntry): string {
  return [
    '  <entry>',
    `    <id>${escaped(entry.id)}</id>`,
    `    <title>${escaped(entry.title)}</title>`,
    `    <published>${entry.publishedAt.toISOString()}</published>`,
    `    <updated>${entry.updatedAt.toISOString()}</updated>`,
    `    <link rel="alternate" type="text/html" href="${escaped(entry.url)}"/>`,
    ...entry.categories.map((category) => `    <category term="${escaped(category)}"/>`),
    `    <summary>${escaped(entry.summary)}</summary>`,
    '  </entry>',
  ].join('\n');
}

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text for an element or an attribute; characters that no XML document may hold become U+FFFD. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"']/g, (sign) => signs[sign] ?? '');
}
