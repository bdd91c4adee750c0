import { describe, expect, it } from 'vitest';
import { type ExtractedVersion, extractVersion, formatOfFile } from './extract-version.ts';

const rules = [
  'You agree to these terms when you moor a boat in our harbour, and you must leave the berth when we ask you to do so.',
  'We may terminate your right to a berth if you violate the rules, and you are liable for every damage that follows.',
  'Your personal data is used to send you the bill for the berth, and it is not sold to anybody who is not a sailor.',
];
const terms = `# Harbour Terms\n\nLast updated: **May 1, 2026**\n\n${rules.join('\n\n')}\n`;

async function extract(markdown: string | Uint8Array, format = 'md', title?: string): Promise<ExtractedVersion> {
  const bytes = typeof markdown === 'string' ? new TextEncoder().encode(markdown) : markdown;
  const outcome = await extractVersion(bytes, format, title);
  if (outcome.kind !== 'extracted') throw new Error(`${format} is not supported`);
  return outcome.version;
}

describe('extracting a version', () => {
  it('gives text, blocks with their places, title, language, stated dates and the verdict of the gate', async () => {
    const version = await extract(terms);
    expect(version).toMatchObject({
      gate: { accepted: true, reasons: [] },
      title: 'Harbour Terms',
      language: 'en',
      markdown: terms,
      statedDates: [{ kind: 'last-updated', date: '2026-05-01', quote: 'Last updated: **May 1, 2026' }],
    });
    expect(version.blocks[0]).toEqual({ kind: 'heading', level: 1, text: 'Harbour Terms', start: 0, end: 15 });
    expect(version.blocks[2]).not.toHaveProperty('level');
    for (const { start, end, text } of version.blocks.slice(2)) expect(terms.slice(start, end)).toBe(text);
  });

  it('keeps a byte order mark and carriage returns, so that offsets count in the file itself', async () => {
    const text = `\ufeff${terms.replaceAll('\n', '\r\n')}`;
    expect((await extract(text, 'txt')).markdown).toBe(text);
  });

  it('prefers a title given from outside and knows formats by the ending of the name', async () => {
    expect((await extract(terms, 'md', 'Terms of Mooring')).title).toBe('Terms of Mooring');
    expect([formatOfFile('a/Terms.MD'), formatOfFile('terms.txt'), formatOfFile('terms')]).toEqual(['md', 'txt', null]);
  });

  it('says which formats it reads when asked for another', async () => {
    expect(await extractVersion(new Uint8Array(), 'rtf')).toEqual({
      kind: 'unsupported-format',
      supported: ['md', 'txt'],
    });
  });

  it.each([
    ['de', 'Wir verarbeiten Ihre Daten, damit Sie im Hafen anlegen können, und geben sie nicht an andere weiter.'],
    [
      'fr',
      'Nous utilisons vos données afin que vous puissiez amarrer votre bateau, et nous ne les vendons à personne.',
    ],
    ['es', 'Usamos sus datos para que pueda amarrar su barco en el puerto, y no los vendemos a ninguna otra persona.'],
  ])('recognises a text in %s', async (language, sentence) => {
    expect((await extract(sentence)).language).toBe(language);
  });
});

describe('the validity gate', () => {
  it.each([
    ['empty', '\n \n'],
    ['too-short', 'You must agree to these terms.'],
    ['no-legal-words', 'The sea was calm and blue that morning while gulls flew over the boats. '.repeat(12)],
    [
      'mostly-links',
      Array.from({ length: 40 }, (_, page) => `*   [Terms of harbour number ${page}](/${page})`).join('\n'),
    ],
    ['mostly-code', 'function terms(){return {policy:[1,2],rights:{a:1}};} var x=()=>{if(a){b;}}; '.repeat(20)],
    ['error-page', `Page not found\n\n${rules.join('\n\n')}`],
    ['consent-wall', `We use cookies. Accept all. Reject all.\n\n${rules.join('\n\n')}`],
  ])('refuses a text that is %s', async (reason, markdown) => {
    const { gate } = await extract(markdown);
    expect(gate.accepted).toBe(false);
    expect(gate.reasons).toContain(reason);
  });

  it('refuses bytes that are no text', async () => {
    const expected = { gate: { accepted: false, reasons: ['not-text'] }, markdown: '', blocks: [] };
    expect(await extract(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]))).toMatchObject(expected);
    expect(await extract('Terms\0of the harbour')).toMatchObject(expected);
  });
});
