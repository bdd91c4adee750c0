// Reading a page: the legal text without help, the same inside any furniture; selectors; several documents on a page.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Selection } from '#domain/source.ts';
import { makes } from './legal-text.fixture.ts';
import { type HtmlHints, readHtml } from './read-html.ts';

function markdownOf(html: string, hints: HtmlHints = {}): string {
  const reading = readHtml(html, hints);
  if (reading.kind !== 'read') throw new Error(`not read: ${reading.kind}`);
  return reading.markdown;
}

const words =
  'we you service account data party claim notice fee licence court share delete retain transfer agree breach remedy'.split(
    ' ',
  );
const sentence = fc
  .array(fc.constantFrom(...words), { minLength: 12, maxLength: 30 })
  .map((list) => `We ${list.join(' ')}.`);
const section = fc.tuple(
  fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }),
  fc.array(sentence, { minLength: 1, maxLength: 4 }),
  fc.constantFrom('plain', 'list', 'table', 'definitions', 'accordion'),
);

/** The inside of a fictional document. */
const documents = fc.array(section, { minLength: 2, maxLength: 8 }).map((sections) => {
  const parts = sections.map(([title, sentences, make], index) => {
    const heading = `<h2>${index + 1}. The ${title.join(' ')}</h2>`;
    const paragraphs = sentences.map((text) => `<p>${text}</p>`).join('');
    if (make === 'list')
      return `${heading}${paragraphs}<ol>${sentences.map((text) => `<li>${text}</li>`).join('')}</ol>`;
    if (make === 'table') {
      const rows = sentences.map((text) => `<tr><td>Purpose</td><td>${text}</td></tr>`).join('');
      return `${heading}${paragraphs}<table><tr><th>What</th><th>Why</th></tr>${rows}</table>`;
    }
    if (make === 'definitions') return `${heading}<dl><dt>Party</dt><dd>${sentences[0]}</dd></dl>${paragraphs}`;
    if (make === 'accordion') return `<details><summary>Part ${index + 1}</summary>${paragraphs}</details>`;
    return heading + paragraphs;
  });
  return `<h1>Terms of Service</h1><p>Last updated: 4 May 2026</p>${parts.join('')}`;
});

describe('a page without selectors', () => {
  it('gives the same text byte for byte whatever furniture is around it', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const alone = markdownOf(makes.bare?.(text) ?? '');
        for (const [make, wrap] of Object.entries(makes)) expect(markdownOf(wrap(text)), make).toBe(alone);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('keeps every word of the document', () => {
    fc.assert(
      fc.property(documents, (text) => {
        const visible = text.replace(/<[^>]+>/g, ' ').match(/[a-z]+/gi) ?? [];
        for (const wrap of Object.values(makes)) {
          expect(markdownOf(wrap(text)).match(/[a-z]+/gi)?.length).toBeGreaterThanOrEqual(visible.length);
        }
      }),
      { numRuns: 20, seed: 11 },
    );
  });

  it('keeps short lines such as addresses and dates in a short document', () => {
    const imprint = `<body><div class="nav"><a href="/">Home</a><a href="/jobs">Jobs</a></div><div class="text"><h1>Imprint</h1>
      <div>Heron Media Ltd</div><div>4 Quay Lane, Port Ellery</div>
      <div><p>Responsible for the content of these pages under the media treaty is Ada Rook, at the address above.</p></div>
      <div>Register: HRB 12345</div></div><footer><a href="/x">Contact</a></footer></body>`;
    expect(markdownOf(imprint)).toBe(
      'Imprint\n=======\n\nHeron Media Ltd\n\n4 Quay Lane, Port Ellery\n\nResponsible for the content of these pages under the ' +
        'media treaty is Ada Rook, at the address above.\n\nRegister: HRB 12345',
    );
  });

  it('keeps sections of a cookie policy whose headings and boxes are named after cookies', () => {
    const policy = `<main class="cookie-policy"><h1 id="cookie-policy">Cookie policy</h1>
      <p>This policy explains what small files we store on the devices of those who visit our pages.</p>
      <h2 id="share-cookies">2. Social cookies</h2><div class="cookie-card"><div>SESSIONID</div><div>One year</div></div>
      <p>These files are stored by the networks whose buttons you may press at the end of our articles.</p></main>`;
    const text = markdownOf(`<body>${policy}</body>`);
    expect(text).toContain('2\\. Social cookies');
    expect(text).toContain('SESSIONID');
  });

  it('states title and language of the page', () => {
    const page = '<html lang="de-AT"><head><title> AGB &amp; mehr </title></head><body><p>Text</p></body></html>';
    expect(readHtml(page)).toEqual({ kind: 'read', markdown: 'Text', title: 'AGB & mehr', language: 'de' });
  });
});

describe('a page with several documents', () => {
  const long = (what: string) =>
    Array.from(
      { length: 40 },
      (_, at) => `<p>Under paragraph ${at} the ${what} binds both of us for as long as you keep your account.</p>`,
    ).join('');
  const page = `<html><head><title>Legal | Kestrel</title></head><body><nav><a href="#x">Terms</a></nav><div class="all">
    <h1>Policies</h1><h2>Terms of Use</h2>${long('contract')}<h2>Privacy Policy</h2>${long('policy')}<h3>Cookies</h3>${long('cookie rule')}
    <h2>Copyright Policy</h2>${long('claim')}</div></body></html>`;

  it('gives the one whose type is asked for', () => {
    const text = markdownOf(page, { type: 'Privacy Policy' });
    expect(text.startsWith('Privacy Policy\n-----')).toBe(true);
    expect(text).toContain('the cookie rule binds');
    expect(text).not.toContain('contract binds');
    expect(text).not.toContain('claim binds');
    expect(markdownOf(page, { type: 'copyright-claims-policy' })).toContain('claim binds');
  });

  it('gives the one whose title is asked for, and everything where nothing is', () => {
    const text = markdownOf(page, { title: 'Terms of use' });
    expect(text).toContain('contract binds');
    expect(text).not.toContain('policy binds');
    expect(markdownOf(page)).toContain('claim binds');
  });

  it('is not cut at a section of its own that is named like another document', () => {
    const terms = `<body><h2>Terms of Service</h2>${long('contract')}<h2>Privacy Policy</h2><p>Our privacy policy explains how we
      treat what you tell us about yourself and others.</p><h2>Governing law</h2>${long('law')}</body>`;
    expect(markdownOf(terms, { type: 'Terms of Service' })).toBe(markdownOf(terms));
  });
});

describe('a page with selectors', () => {
  const page = `<body><h1>Top</h1><div class="text"><p id="a">One <b class="ad">ad</b></p><p id="b">Two</p><p id="c">Three</p></div>
    <div class="text"><p>Four</p></div><footer class="text2">Foot</footer></body>`;

  it('gives what they select in their order, without what is removed', () => {
    expect(markdownOf(page, { select: ['.text2', '.text'], remove: ['.ad', '#b'] })).toBe(
      'Foot\n\nOne\n\nThree\n\nFour',
    );
  });

  it.each<[Selection, string]>([
    [{ startBefore: '#a', endBefore: '#c' }, 'One **ad**\n\nTwo'],
    [{ startAfter: '#a', endBefore: '#c' }, 'Two'],
    [{ startAfter: '#a', endAfter: '#c' }, 'Two\n\nThree'],
    [{ startBefore: 'h1', endAfter: '#a' }, 'Top\n===\n\nOne **ad**'],
  ])('reads a range %j', (range, expected) => {
    expect(markdownOf(page, { select: [range] })).toBe(expected);
  });

  it('removes a range from what is selected', () => {
    expect(markdownOf(page, { select: ['.text'], remove: [{ startAfter: '#a', endAfter: '#c' }] })).toBe(
      'One **ad**\n\nFour',
    );
  });

  it('says when they select nothing', () => {
    expect(readHtml(page, { select: ['#none'] })).toEqual({ kind: 'nothing-selected', selections: ['#none'] });
    expect(readHtml(page, { select: [{ startBefore: '#c', endBefore: '#a' }] }).kind).toBe('nothing-selected');
  });

  it.each([
    'p:has(',
    'p::before',
    'p:hover',
    `p${':not(a)'.repeat(400)}`,
    ':has(:has(p))',
    ':is(:is(:is(:is(:is(p)))))',
  ])('refuses the selector %s', (selector) => {
    expect(readHtml(page, { select: [selector] }).kind).toBe('unusable-selector');
  });

  it('makes links absolute by the base that the page states', () => {
    const linked = '<head><base href="/docs/"></head><body><p><a href="terms">T</a></p></body>';
    expect(markdownOf(linked, { url: 'https://heron.example/x/y' })).toBe('[T](https://heron.example/docs/terms)');
  });
});

describe('a page beyond limits', () => {
  it('is refused when elements are nested without end or the page is longer than any document', () => {
    expect(readHtml('<div>'.repeat(20_000)).kind).toBe('too-large');
    expect(readHtml('x'.repeat(12_000_001)).kind).toBe('too-large');
  });
});
