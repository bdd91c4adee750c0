import { describe, expect, it } from 'vitest';
import { repairSelector } from './repair-selector.ts';

const rules = [
  'You agree to these terms when you moor a boat in our harbour, and you must leave the berth when we ask you to do so.',
  'We may terminate your right to a berth if you violate the rules, and you are liable for every damage that follows.',
  'Your personal data is used to send you the bill for the berth, and it is not sold to anybody who is not a sailor.',
];
const lastMarkdown = `Harbour Terms\n=============\n\n${rules.map((rule) => `*   **${rule.slice(0, 9)}**${rule.slice(9)}`).join('\n')}\n`;
const text = `<h1>Harbour Terms</h1>${rules.map((rule) => `<p>${rule}</p>`).join('')}`;
const furniture = '<nav><a>Home</a> <a>Berths for guests of the harbour</a></nav>';
const footer = '<footer>The harbour company, at the pier, open every day of the week but Sundays</footer>';

function repair(body: string, selectors: readonly string[] = ['#terms .old']) {
  const page = new TextEncoder().encode(`<!DOCTYPE html><html><body>${body}</body></html>`);
  return repairSelector(page, { lastMarkdown, selectors });
}

function proposed(body: string): string {
  const found = repair(body);
  return found.kind === 'proposed' ? found.proposal.selector : found.kind;
}

describe('repairing a selector', () => {
  it.each([
    ['an id', `<div id="legal"><div class="css-1q2w3e">${text}</div></div>`, '#legal'],
    ['a tag that says what it holds', `<main class="mt-4 w-full">${text}</main>`, 'main'],
    ['a class that says what it holds', `<div class="mt-4 legal-text sc-8fkx21">${text}</div>`, '.legal-text'],
    [
      'an attribute that says what it holds',
      `<div data-section="terms" class="x7y8z9q">${text}</div>`,
      '[data-section="terms"]',
    ],
    [
      'a place below a name where there is no other',
      `<div id="page"><div>${furniture}</div><div>${text}</div></div>`,
      '#page > div:nth-of-type(2)',
    ],
    [
      'a class that several parts of the text share',
      `<div>${furniture}${rules.map((rule) => `<section class="clause"><p>${rule}</p></section>${footer}`).join('')}</div>`,
      '.clause',
    ],
  ])('proposes %s', (_, body, selector) => {
    expect(proposed(`${furniture}${body}${footer}`)).toBe(selector);
  });

  it('says how much of the text the proposal holds, and how much of what it holds is the text', () => {
    const changed = text.replace(rules[1] ?? '', 'Berths are free of charge in winter.');
    const found = repair(`${furniture}<article>${changed}</article>${footer}`);
    expect(found).toMatchObject({ kind: 'proposed', present: null, proposal: { selector: 'article' } });
    if (found.kind !== 'proposed') return;
    expect(found.proposal.coverage).toBeGreaterThan(0.6);
    expect(found.proposal.coverage).toBeLessThan(0.75);
    expect(found.proposal.precision).toBeGreaterThan(0.8);
    expect(found.proposal.precision).toBeLessThan(1);
  });

  it('avoids names that are made up anew at every release', () => {
    const body = `<div id="page"><section id="react-93841"><div class="jss214 _3hK9xQ">${text}</div></section></div>`;
    expect(proposed(`${furniture}${body}${footer}`)).toBe('#page');
  });

  it('leaves selectors alone that still hold the text', () => {
    const found = repair(`${furniture}<div id="terms">${text}</div>`, ['#terms']);
    expect(found).toEqual({ kind: 'still-holds', present: { selector: '#terms', coverage: 1, precision: 1 } });
  });

  it('replaces selectors that hold only a part, and such as are no selectors', () => {
    const body = `${furniture}<main>${text}</main>${footer}`;
    expect(repair(body, ['h1'])).toMatchObject({ kind: 'proposed', proposal: { selector: 'main' } });
    expect(repair(body, ['div['])).toMatchObject({ kind: 'proposed', present: null });
  });

  it('finds nothing on a page that does not hold the text', () => {
    expect(repair(`${furniture}<main>Page not found. You may go back to the harbour.</main>${footer}`)).toEqual({
      kind: 'not-found',
      present: null,
    });
    expect(repair('').kind).toBe('not-found');
    expect(repair('<b>'.repeat(20_000)).kind).toBe('not-found');
  });
});
