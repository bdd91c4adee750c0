import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readDocx } from './read-docx.ts';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`;
const relations = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`;
const styles = `<w:styles xmlns:w="${word}"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/></w:style></w:styles>`;

function docx(body: string, more: Readonly<Record<string, Uint8Array>> = {}): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8(types),
    '_rels/.rels': strToU8(relations),
    'word/styles.xml': strToU8(styles),
    'word/_rels/document.xml.rels': strToU8(
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="s" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    ),
    'word/document.xml': strToU8(`<w:document xmlns:w="${word}"><w:body>${body}</w:body></w:document>`),
    ...more,
  });
}

const paragraph = (text: string, style = '') =>
  `<w:p>${style && `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

describe('reading a Word document', () => {
  it('gives headings, paragraphs, bold words and tables as Markdown', async () => {
    const cell = (text: string) => `<w:tc>${paragraph(text)}</w:tc>`;
    const body = [
      paragraph('Harbour Terms', 'Heading1'),
      paragraph('You must pay the *fee* in advance.'),
      paragraph('Fees', 'Heading2'),
      '<w:p><w:r><w:t xml:space="preserve">The fee is </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>not</w:t></w:r><w:r><w:t xml:space="preserve"> paid back.</w:t></w:r></w:p>',
      `<w:tbl><w:tr>${cell('Length')}${cell('Fee')}</w:tr><w:tr>${cell('10 m')}${cell('30')}</w:tr></w:tbl>`,
    ].join('');
    const reading = await readDocx(docx(body));
    if (reading.kind !== 'read') throw new Error(reading.reason);
    expect(reading.markdown.split('\n\n').slice(0, 4)).toEqual([
      'Harbour Terms\n=============',
      'You must pay the \\*fee\\* in advance.',
      'Fees\n----',
      'The fee is **not** paid back.',
    ]);
    expect(reading.markdown).toContain('10 m');
  });

  it('refuses what would unpack to too much before unpacking it', async () => {
    const bomb = docx(paragraph('Terms'), { 'word/media/image.bin': new Uint8Array(90_000_000) });
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await readDocx(bomb)).toEqual({ kind: 'unreadable', reason: 'too-large' });
    const many = Object.fromEntries(Array.from({ length: 2500 }, (_, index) => [`word/${index}.xml`, strToU8('a')]));
    expect(await readDocx(docx('', many))).toEqual({ kind: 'unreadable', reason: 'too-large' });
  });

  it('names what is wrong with a file that cannot be opened', async () => {
    const whole = docx(paragraph('Terms'));
    const reasons = await Promise.all(
      [
        whole.subarray(0, whole.length - 200),
        zipSync({ 'photo.png': strToU8('a') }),
        Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
        docx('<w:p>'.repeat(30)),
      ].map((bytes) => readDocx(bytes)),
    );
    expect(reasons.map((reading) => (reading.kind === 'unreadable' ? reading.reason : reading.kind))).toEqual([
      'broken',
      'broken',
      'encrypted',
      'broken',
    ]);
  });
});
