// The contents of a version, from its headings: the two outermost levels that it uses.

import { blockBody } from '../../components/captured-text/block-body.ts';
import type { CapturedBlock } from '../../components/captured-text/captured-text.tsx';

export interface ContentsLine {
  readonly position: number;
  readonly depth: 1 | 2;
  readonly markdown: string;
}

/** More lines than these are no help; then only the outermost level is listed. */
const longest = 80;

/** Lines for a list of contents; empty where the text has too few headings for one. */
export function contentsOf(blocks: readonly CapturedBlock[]): ContentsLine[] {
  const headings = blocks.flatMap((block, position) =>
    block.kind === 'heading' && block.markdown.length < 300 ? [{ block, position }] : [],
  );
  const levels = [...new Set(headings.map(({ block }) => block.level))].sort((a, b) => a - b);
  // A single outermost heading is the title of the text.
  const top = headings.filter(({ block }) => block.level === levels[0]).length === 1 ? 1 : 0;
  const listed = headings.filter(({ block }) => block.level === levels[top] || block.level === levels[top + 1]);
  const lines = listed.map(
    ({ block, position }): ContentsLine => ({
      position,
      depth: block.level === levels[top] ? 1 : 2,
      markdown: blockBody(block).markdown,
    }),
  );
  const kept = lines.length > longest ? lines.filter((line) => line.depth === 1) : lines;
  return kept.length < 4 ? [] : kept.slice(0, longest * 2);
}
