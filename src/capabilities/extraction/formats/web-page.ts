// Web pages: decoded as browsers do it, then read as HTML.

import { decodePage } from '../decode-page.ts';
import { readPageFacts } from '../page-facts.ts';
import { readHtml } from '../read-html.ts';
import type { FormatReading, ReadingHints } from './format.ts';

/** The legal text of a web page's bytes. */
export function readWebPage(bytes: Uint8Array, hints: ReadingHints): FormatReading {
  const { text, charset } = decodePage(bytes, hints.charset);
  const base = hints.finalUrl ?? hints.url;
  const reading = readHtml(text, {
    ...(base === undefined ? {} : { url: base }),
    ...(hints.type === undefined ? {} : { type: hints.type }),
    ...(hints.title === undefined ? {} : { title: hints.title }),
    select: hints.select ?? [],
    remove: hints.remove ?? [],
  });
  switch (reading.kind) {
    case 'read':
      return { ...reading, charset, facts: readPageFacts(text) };
    case 'nothing-selected':
    case 'unusable-selector':
    case 'too-large':
      return { kind: 'unreadable', reason: reading.kind };
  }
}
