// Emphasis marks of inline Markdown: which run of stars or underscores opens, which closes. Always well nested;
// a mark without a partner stays the character that it is.

interface Opener {
  readonly mark: string;
  readonly part: number;
  left: number;
  tags: string;
}

/** More open marks than this are text: no honest sentence has them, and the search for a partner stays short. */
const deepest = 24;

export interface EmphasisWriter {
  readonly push: (html: string) => void;
  /** Takes in the run of equal marks from `start` to `end` of `text`. */
  readonly run: (text: string, start: number, end: number) => void;
  readonly html: () => string;
}

/** Collects the HTML of one run of inline text. */
export function emphasisWriter(): EmphasisWriter {
  const parts: string[] = [];
  let open: Opener[] = [];

  const close = (mark: string, width: number): number => {
    let left = width;
    while (left > 0) {
      const at = open.findLastIndex((opener) => opener.mark === mark);
      const opener = open[at];
      if (!opener) break;
      const isStrong = left >= 2 && opener.left >= 2;
      const tag = isStrong ? 'strong' : 'em';
      left -= isStrong ? 2 : 1;
      opener.left -= isStrong ? 2 : 1;
      opener.tags = `<${tag}>${opener.tags}`;
      parts[opener.part] = mark.repeat(opener.left) + opener.tags;
      parts.push(`</${tag}>`);
      open = open.slice(0, opener.left > 0 ? at + 1 : at);
    }
    return left;
  };

  return {
    push: (html) => {
      parts.push(html);
    },
    run: (text, start, end) => {
      const mark = text[start] ?? '';
      const before = text[start - 1] ?? ' ';
      const after = text[end] ?? ' ';
      const isInsideWord = mark === '_' && /[\p{L}\p{N}]/u.test(before) && /[\p{L}\p{N}]/u.test(after);
      const canClose = !/\s/.test(before) && !isInsideWord;
      const canOpen = !/\s/.test(after) && !isInsideWord;
      const left = canClose ? close(mark, end - start) : end - start;
      if (left === 0) return;
      parts.push(mark.repeat(left));
      if (canOpen && open.length < deepest) open.push({ mark, part: parts.length - 1, left, tags: '' });
    },
    html: () => parts.join(''),
  };
}
