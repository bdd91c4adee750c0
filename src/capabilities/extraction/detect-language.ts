// The language of a text by n-grams. The tables are loaded when the first text asks, for they cost half a second.

import type { BlockedText } from '#domain/block.ts';

const sampleLength = 4000;

/** ISO 639-1 code of the language most of the text is in; null where nothing reliable can be said. */
export async function detectLanguage(text: BlockedText): Promise<string | null> {
  const sample = sampleOf(text);
  if (!/\p{L}{2}/u.test(sample)) return null;
  const { eld } = await import('eld/small');
  const result = eld.detect(sample);
  return result.language !== '' && result.isReliable() ? result.language : null;
}

/** Paragraphs before headings and lists: menus and names are often in another language. */
function sampleOf(text: BlockedText): string {
  const parts: string[] = [];
  let length = 0;
  const take = (isWanted: (kind: string, plain: string) => boolean) => {
    for (const { kind, plain } of text.blocks) {
      if (length >= sampleLength) return;
      if (!isWanted(kind, plain)) continue;
      const part = plain.slice(0, sampleLength - length);
      parts.push(part);
      length += part.length;
    }
  };
  take((kind, plain) => kind === 'paragraph' && plain.length >= 80);
  if (length < 400) take((kind, plain) => kind !== 'paragraph' || plain.length < 80);
  return parts.join('\n');
}
