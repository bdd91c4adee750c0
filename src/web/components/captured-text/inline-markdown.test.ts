import { describe, expect, it } from 'vitest';
import { inlineHtml } from './inline-markdown.ts';

describe('inline Markdown of captured text', () => {
  it('renders emphasis, code and line breaks', () => {
    expect(inlineHtml('You **must not** _copy_ `code` or ***both***.')).toBe(
      'You <strong>must not</strong> <em>copy</em> <code>code</code> or <em><strong>both</strong></em>.',
    );
    expect(inlineHtml('one  \ntwo<br>three\nfour')).toBe('one  <br>\ntwo<br>three\nfour');
  });

  it('leaves marks without a partner and marks inside words as they are', () => {
    expect(inlineHtml('2 * 3 and snake_case_name and **open')).toBe('2 * 3 and snake_case_name and **open');
    expect(inlineHtml('\\*not emphasis\\*')).toBe('*not emphasis*');
    expect(inlineHtml('*a _b* c_')).toBe('<em>a _b</em> c_');
  });

  it('links to web and mail addresses only', () => {
    expect(inlineHtml('[Terms](https://brightloom.example/t_(new)?a=1&b=2 "Terms")')).toBe(
      '<a href="https://brightloom.example/t_(new)?a=1&amp;b=2" rel="noopener nofollow ugc noreferrer">Terms</a>',
    );
    expect(inlineHtml('[mail](mailto:a@brightloom.example)')).toContain('href="mailto:a@brightloom.example"');
    for (const address of [
      'javascript:alert(1)',
      'JaVaScRiPt:alert(1)',
      'java\tscript:alert(1)',
      'data:text/html,<script>',
      'vbscript:x',
      '//evil.example',
      '/relative',
      '#fragment',
      'https:///nothing',
      '<javascript:alert(1)>',
      '\u202ehttps://evil.example',
    ]) {
      expect(inlineHtml(`[x](${address})`), address).not.toContain('<a');
      expect(inlineHtml(`[x](${address})`), address).not.toContain('<script');
    }
  });

  it('cannot be made to write a tag or an attribute of its own', () => {
    expect(inlineHtml('<script>alert(1)</script>')).toBe('&lt;script&gt;alert(1)&lt;/script&gt;');
    expect(inlineHtml('[x](https://a.example/" onclick="alert(1))')).not.toMatch(/<[^>]* onclick/);
    expect(inlineHtml('[x](https://a.example/"onclick="alert(1))')).not.toMatch(/" ?onclick="/);
    expect(inlineHtml('![<img src=x onerror=alert(1)>](https://a.example/x.png)')).toBe(
      '<span class="image-words">[image: &lt;img src=x onerror=alert(1)&gt;]</span>',
    );
    expect(inlineHtml('&lt;script&gt; &#60;b&#x3e; &amp;amp;')).toBe('&lt;script&gt; &lt;b&gt; &amp;amp;');
    expect(inlineHtml('`</code><script>`')).toBe('<code>&lt;/code&gt;&lt;script&gt;</code>');
  });

  it('gives a link without words the name of where it leads', () => {
    expect(inlineHtml('[](https://a.example/x)')).toContain('[link to a.example]</span></a>');
    expect(inlineHtml('[![](i.png)\u200b](https://a.example/x)')).toContain('[link to a.example]');
  });

  it('keeps an image inside a link without loading it', () => {
    expect(inlineHtml('[![logo](https://a.example/l.png) Home](https://a.example/)')).toBe(
      '<a href="https://a.example/" rel="noopener nofollow ugc noreferrer"><span class="image-words">[image: logo]</span> Home</a>',
    );
  });

  it('names direction overrides instead of obeying them and replaces control characters', () => {
    expect(inlineHtml('pay \u202e001 now')).toBe('pay <span class="hidden-character">U+202E</span>001 now');
    expect(inlineHtml('a\u0000b')).toBe('a\ufffdb');
  });

  it('takes time in proportion to the length of a hostile block', () => {
    for (const unit of ['[', '](', '[a](', '*_', '`', '``a', '![', '<', '&#', '[a](b ', '**a _b ']) {
      const started = performance.now();
      inlineHtml(unit.repeat(Math.ceil(200_000 / unit.length)));
      expect(performance.now() - started, unit).toBeLessThan(20_000);
    }
  });
});
