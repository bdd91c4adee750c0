import { describe, expect, it } from 'vitest';
import { type CapturedBlock, capturedHtml } from './captured-text.tsx';

const paragraph = (markdown: string): CapturedBlock => ({ kind: 'paragraph', level: 0, markdown });
const heading = (level: number, markdown: string): CapturedBlock => ({ kind: 'heading', level, markdown });
const bullet = (level: number, markdown: string): CapturedBlock => ({ kind: 'list-item', level, markdown });

describe('captured text as HTML', () => {
  it('numbers the anchors by the position of the block in its version', () => {
    const html = capturedHtml([heading(2, '## Fees'), paragraph('You pay **monthly**.')], { firstPosition: 11 });
    expect(html).toBe('<h3 id="b11">Fees</h3>\n<p id="b12">You pay <strong>monthly</strong>.</p>');
  });

  it('orders headings without gaps whatever levels the text uses', () => {
    const blocks = [
      heading(1, 'Terms\n====='),
      heading(4, '#### Deep ##'),
      heading(2, '## Next'),
      heading(6, '###### End'),
    ];
    expect(capturedHtml(blocks)).toBe('<h3>Terms</h3>\n<h4>Deep</h4>\n<h4>Next</h4>\n<h5>End</h5>');
  });

  it('nests lists and keeps the numbers of ordered ones', () => {
    const blocks = [bullet(1, '3.  third'), bullet(2, '*   inner'), bullet(2, '*   more'), bullet(1, '4.  fourth')];
    expect(capturedHtml(blocks).replaceAll('\n', '')).toBe(
      '<ol><li value="3">third<ul><li>inner</li><li>more</li></ul></li><li>fourth</li></ol>',
    );
  });

  it('starts a new list where bullets follow numbers, and survives a first item that claims to be deep', () => {
    expect(capturedHtml([bullet(7, '*   deep'), bullet(1, '1. one')]).replaceAll('\n', '')).toBe(
      '<ul><li>deep</li></ul><ol><li>one</li></ol>',
    );
  });

  it('draws table rows as one table with its head', () => {
    const rows = ['| Purpose | Basis |', '| --- | --- |', '| Ads \\| more | **Consent** |'].map(
      (markdown): CapturedBlock => ({ kind: 'table-row', level: 0, markdown }),
    );
    const html = capturedHtml(rows, { firstPosition: 5 });
    expect(html).toContain('<tr id="b5"><th scope="col">Purpose</th><th scope="col">Basis</th></tr>');
    expect(html).toContain('<tr id="b7"><td>Ads | more</td><td><strong>Consent</strong></td></tr>');
    expect(html.match(/<table>/g)).toHaveLength(1);
  });

  it('puts margin marks at the start of their block', () => {
    const marginMarks = new Map([[1, '<a href="/x">§</a>']]);
    expect(capturedHtml([paragraph('a'), paragraph('b')], { firstPosition: 0, marginMarks })).toBe(
      '<p id="b0">a</p>\n<p id="b1"><a href="/x">§</a>b</p>',
    );
  });

  it('shows code as it is written', () => {
    expect(capturedHtml([paragraph('```\n<b>*x*</b>\n```')])).toContain('<code>&lt;b&gt;*x*&lt;/b&gt;</code>');
  });

  it('writes no tag of a hostile text, in whatever block it stands', () => {
    const attack = '<script>alert(1)</script><img src=x onerror=alert(1)>';
    const blocks: CapturedBlock[] = [
      heading(1, `# ${attack}`),
      paragraph(`> ${attack}`),
      bullet(1, `* ${attack}`),
      { kind: 'table-row', level: 0, markdown: `| ${attack} |` },
      { kind: 'separator', level: 0, markdown: attack },
    ];
    expect(capturedHtml(blocks, { firstPosition: 0 })).not.toMatch(/<(script|img)/);
  });
});
