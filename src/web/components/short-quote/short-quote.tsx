// A few words of a captured text in a table or list, cut at a word. The whole stands on the provision's own page.

import type { Child } from 'hono/jsx';

/** A quotation in marks, at most `longest` characters. */
export function ShortQuote(props: { text: string; longest: number; language: string | null; href?: string }): Child {
  const words = props.text.replace(/\s+/g, ' ').trim();
  const cut = words.length > props.longest ? `${cutAtWord(words, props.longest)}…` : words;
  const quote = (
    <q lang={props.language ?? undefined} dir="auto">
      {cut}
    </q>
  );
  return <span class="short-quote">{props.href ? <a href={props.href}>{quote}</a> : quote}</span>;
}

function cutAtWord(words: string, longest: number): string {
  const cut = words.slice(0, longest);
  const space = cut.lastIndexOf(' ');
  return (space > longest / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:.(\uD800-\uDBFF]+$/u, '');
}
