// How to cite a record: the text in the style asked for, in a field that can be copied with or without script.

import type { Child } from 'hono/jsx';
import type { Citation, OfferedStyle } from '#capabilities/records/cite.ts';

interface CitationBoxProps {
  readonly citation: Citation;
  readonly styles: readonly OfferedStyle[];
  /** Path of the page; the form asks it for another style. */
  readonly action: string;
}

/** The citation of a record. */
export function CitationBox({ citation, styles, action }: CitationBoxProps): Child {
  const lines = citation.text.split('\n');
  const rows = lines.reduce((sum, line) => sum + Math.max(1, Math.ceil(line.length / 74)), 0);
  return (
    <div class="citation-box">
      <form action={`${action}#cite`} method="get">
        <label for="citation-style">Style</label>{' '}
        <select id="citation-style" name="cite">
          {styles.map((style) => (
            <option value={style.id} selected={style.id === citation.style.id}>
              {style.name}
            </option>
          ))}
        </select>{' '}
        <button type="submit">Show</button>
      </form>
      <label for="citation-text">Citation, {citation.style.name}</label>
      <textarea id="citation-text" class="citation-text" readonly rows={Math.min(24, rows + 1)} spellcheck={false}>
        {citation.text}
      </textarea>
      <p class="citation-copy no-print" id="citation-copy" hidden></p>
    </div>
  );
}
