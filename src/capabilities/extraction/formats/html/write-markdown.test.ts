// Markdown as other archives write it, and visible text that looks like markup kept as text.

import { describe, expect, it } from 'vitest';
import { bodyOf, parsePage } from './page-tree.ts';
import { writeMarkdown } from './write-markdown.ts';

function markdownOf(html: string, baseUrl: string | null = 'https://fernweh.example/legal/'): string {
  return writeMarkdown(bodyOf(parsePage(html)).children, { leftOut: new Set(), baseUrl });
}

describe('blocks', () => {
  it('underlines headings of the first two levels and marks the others', () => {
    expect(markdownOf('<h1>Terms</h1><h2>Your <i>rights</i></h2><h3>Refunds<br>and returns</h3>')).toBe(
      'Terms\n=====\n\nYour _rights_\n-------------\n\n### Refunds and returns',
    );
  });

  it('keeps lists tight or loose as they are, with their numbers and nesting', () => {
    expect(markdownOf('<ul><li>one</li><li>two<ol start="3"><li>x</li><li>y<br>z</li></ol></li><li></li></ul>')).toBe(
      '*   one\n*   two\n    3.  x\n    4.  y  \n        z',
    );
    expect(markdownOf('<ul><li><p>one</p></li><li><p>two</p></li></ul><p>after</p>')).toBe(
      '*   one\n\n*   two\n\nafter',
    );
  });

  it('writes a table with its head, and one without a head under an empty one', () => {
    expect(
      markdownOf('<table><tr><th>Data</th><th>Why</th></tr><tr><td>Name</td><td>a|b<p>c</p></td></tr></table>'),
    ).toBe('| Data | Why |\n| --- | --- |\n| Name | a\\|b<br><br>c |');
    expect(markdownOf('<table><tr><td>A</td><td>B</td></tr></table>')).toBe(
      '|     |     |\n| --- | --- |\n| A   | B   |',
    );
  });

  it('reads tables that only arrange the page as the blocks inside', () => {
    const table =
      '<table role="presentation"><tr><td><h2>Scope</h2></td></tr><tr><td><p>All of it.</p></td></tr></table>';
    expect(markdownOf(table)).toBe('Scope\n-----\n\nAll of it.');
  });

  it('quotes every line of a quotation and nothing before it', () => {
    expect(markdownOf('<p>As said:</p><blockquote><p>one</p><p>two</p></blockquote><p>after</p>')).toBe(
      'As said:\n\n> one\n>\n> two\n\nafter',
    );
  });

  it('keeps the paragraphs and lines of preformatted text', () => {
    expect(markdownOf('<pre>1. Scope\nThis is it.\n\n2. Term</pre>')).toBe('1\\. Scope\nThis is it.\n\n2\\. Term');
  });

  it('reads the content of closed accordions and of open shadow roots', () => {
    expect(markdownOf('<details><summary>Fees</summary><p>There are none.</p></details>')).toBe(
      'Fees\n\nThere are none.',
    );
    expect(markdownOf('<x-terms><template shadowrootmode="open"><p>Inside.</p></template></x-terms>')).toBe('Inside.');
  });
});

describe('lines', () => {
  it('collapses white space and leaves it outside of emphasis', () => {
    expect(markdownOf('<p> We  <b> never </b>sell\n<em>your</em> data </p>')).toBe('We **never** sell _your_ data');
  });

  it('makes links absolute, and leaves words where a link leads nowhere or runs a script', () => {
    expect(
      markdownOf('<p><a href="../privacy?a=1#b">Privacy</a> <a href="javascript:x()">here</a> <a>there</a></p>'),
    ).toBe('[Privacy](https://fernweh.example/privacy?a=1#b) here there');
    expect(markdownOf('<h2>Scope <a href="#scope">#</a></h2>')).toBe('Scope\n-----');
  });

  it('puts the link of a card around each line inside', () => {
    expect(markdownOf('<a href="/card"><h3>Card</h3><p>Text</p></a>')).toBe(
      '### [Card](https://fernweh.example/card)\n\n[Text](https://fernweh.example/card)',
    );
  });

  it('escapes what looks like markup', () => {
    expect(markdownOf('<p>&lt;script&gt;alert(1)&lt;/script&gt; *a* _b_ [c] `d` &amp;lt; 5 &lt; 6</p>')).toBe(
      '\\<script>alert(1)\\</script> \\*a\\* \\_b\\_ \\[c\\] \\`d\\` \\&lt; 5 < 6',
    );
    expect(markdownOf('<p>1. First</p><p># no heading</p><p>- no item</p><p>&gt; no quotation</p>')).toBe(
      '1\\. First\n\n\\# no heading\n\n\\- no item\n\n\\> no quotation',
    );
  });

  it('leaves out scripts, styles, fields, comments and images without words', () => {
    const page =
      '<p>a<!-- x --><script>b()</script><style>c{}</style><input value="d"><img src="e.png"><svg><text>f</text></svg></p>';
    expect(markdownOf(page)).toBe('a');
    expect(markdownOf('<p><img alt="A scale" src="scale.png"></p>')).toBe(
      '![A scale](https://fernweh.example/legal/scale.png)',
    );
  });

  it('shows the mail address that a delivery network hides behind a placeholder', () => {
    const hidden = (address: string) => {
      const bytes = Buffer.from(address);
      return `2a${Buffer.from(bytes.map((byte) => byte ^ 0x2a)).toString('hex')}`;
    };
    const link = `<a href="/cdn-cgi/l/email-protection" data-cfemail="${hidden('hello@fernweh.example')}">[email&#160;protected]</a>`;
    expect(markdownOf(`<p>Write to ${link}.</p>`)).toBe(
      'Write to [hello@fernweh.example](mailto:hello@fernweh.example).',
    );
  });
});

describe('hostile pages', () => {
  it('are flattened where they are nested without end', () => {
    expect(markdownOf(`${'<div>'.repeat(10_000)}<p>At the bottom.</p>${'</div>'.repeat(10_000)}`)).toBe(
      'At the bottom.',
    );
    expect(markdownOf(`${'<ul><li>'.repeat(3_000)}deep`)).toContain('deep');
    expect(markdownOf(`${'<b><i>'.repeat(2_000)}bold`)).toContain('bold');
  });
});
