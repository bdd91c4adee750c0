// Words that a line end cut in two. Whether the hyphen belongs to the word, the document's own words tell.

export interface Hyphens {
  /** The text of two lines that follow each other in one paragraph. */
  join(line: string, next: string): string;
}

const cutWord = /(\p{L}{2,})[-\u2010]$/u;
const softHyphen = /\u00ad$/;

/** Learns from all lines of a document whether it hyphenates, and which words it writes with a hyphen. */
export function learnHyphens(lines: readonly string[]): Hyphens {
  const plain = new Set<string>();
  const hyphenated = new Set<string>();
  for (const line of lines) {
    for (const [word] of line.toLowerCase().matchAll(/\p{L}+(?:[-\u2010]\p{L}+)*/gu)) {
      (/[-\u2010]/.test(word) ? hyphenated : plain).add(word.replaceAll('\u2010', '-'));
    }
  }
  const verdict = (first: string, second: string): number => {
    if (hyphenated.has(`${first}-${second}`)) return -1;
    return plain.has(`${first}${second}`) ? 1 : 0;
  };
  const tally = lines.reduce((sum, line, index) => {
    const cut = cutParts(line, lines[index + 1] ?? '');
    return cut ? sum + verdict(cut.first, cut.second) : sum;
  }, 0);
  return {
    join(line, next) {
      if (softHyphen.test(line)) return line.slice(0, -1) + next;
      const cut = cutParts(line, next);
      if (!cut)
        return /[-\u2010]$/.test(line) && /^\p{L}/u.test(next)
          ? line + next
          : `${line}${gapBetween(line, next)}${next}`;
      const known = verdict(cut.first, cut.second);
      return (known === 0 ? tally > 0 : known > 0) ? line.slice(0, -1) + next : line + next;
    },
  };
}

function cutParts(line: string, next: string): { first: string; second: string } | null {
  const first = cutWord.exec(line.slice(-60))?.[1]?.toLowerCase();
  const second = /^\p{Ll}+/u.exec(next.slice(0, 60))?.[0];
  return first && second ? { first, second } : null;
}

/** Scripts without spaces flow on from line to line without one. */
function gapBetween(line: string, next: string): string {
  const isDense =
    /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]$/.test(line) && /^[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/.test(next);
  return isDense || line === '' ? '' : ' ';
}
