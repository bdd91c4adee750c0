import { describe, expect, it } from 'vitest';
import { combine, type ExtractedVersion, extractCombined, extractVersion, type PageHints } from './extract-version.ts';

const rules = [
  'You agree to these terms when you moor a boat in our harbour, and you must leave the berth when we ask you to do so.',
  'We may terminate your right to a berth if you violate the rules, and you are liable for every damage that follows.',
  'Your personal data is used to send you the bill for the berth, and it is not sold to anybody who is not a sailor.',
];
const terms = `# Harbour Terms\n\nLast updated: **May 1, 2026**\n\n${rules.join('\n\n')}\n`;

async function extract(markdown: string | Uint8Array, hints: PageHints = { format: 'md' }): Promise<ExtractedVersion> {
  const bytes = typeof markdown === 'string' ? new TextEncoder().encode(markdown) : markdown;
  const outcome = await extractVersion(bytes, hints);
  if (outcome.kind !== 'extracted') throw new Error(outcome.sentence);
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
    expect((await extract(text, { format: 'txt' })).markdown).toBe(text);
  });

  it('prefers a title given from outside', async () => {
    expect((await extract(terms, { title: 'Terms of Mooring' })).title).toBe('Terms of Mooring');
  });

  it('says by name why bytes give no text', async () => {
    const reasonOf = async (bytes: Uint8Array, hints: PageHints = {}) => {
      const outcome = await extractVersion(bytes, hints);
      return outcome.kind === 'unreadable' ? outcome.reason : outcome.kind;
    };
    expect(await reasonOf(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]))).toBe('unknown-format');
    expect(await reasonOf(new TextEncoder().encode('Terms\0of the harbour'))).toBe('unknown-format');
    expect(await reasonOf(new TextEncoder().encode('Terms\0of the harbour'), { format: 'md' })).toBe('not-text');
    expect(await reasonOf(new Uint8Array([0x41, 0xff, 0xfe]), { format: 'txt' })).toBe('not-text');
  });

  it('reads a text file by the encoding its server stated when it is not UTF-8', async () => {
    const version = await extract(new Uint8Array([0x63, 0x61, 0x66, 0xe9]), { format: 'txt', charset: 'ISO-8859-1' });
    expect(version).toMatchObject({ markdown: 'café', sources: [{ format: 'txt', charset: 'windows-1252' }] });
  });

  it('makes one document of several pages, and none when one of them cannot be read', async () => {
    const page = (text: string) => ({ bytes: new TextEncoder().encode(text), hints: { format: 'md' as const } });
    const outcome = await extractCombined([page(terms), page('## Berths\n\nA berth is rented by the night.\n')]);
    expect(outcome).toMatchObject({
      kind: 'extracted',
      version: { title: 'Harbour Terms', markdown: `${terms}\n\n## Berths\n\nA berth is rented by the night.\n` },
    });
    expect(await extractCombined([page(terms), { bytes: new Uint8Array([0xff]), hints: { format: 'md' } }])).toEqual({
      kind: 'unreadable',
      reason: 'not-text',
      sentence: 'The bytes are not text of the stated encoding.',
    });
    expect(combine(['a\n'])).toBe('a\n');
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
});
