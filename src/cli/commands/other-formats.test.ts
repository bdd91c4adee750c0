// The commands that read documents, on files that are no text: what they say counts in the text they answer with.

import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { column, writePdf } from '../../../test/support/pdf-writer.ts';

const program = resolve(import.meta.dirname, '../../../bin/atlas.js');
const folder = mkdtempSync(join(tmpdir(), 'formats-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Uint8Array): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

function atlas(args: readonly string[], input = ''): Promise<Ended> {
  return new Promise((done) => {
    const child = execFile(process.execPath, [program, ...args], (error, out, err) => {
      done({ code: typeof error?.code === 'number' ? error.code : 0, out, err });
    });
    child.stdin?.end(input);
  });
}

const rules = [
  'You agree to these terms when you moor a boat in our harbour, and you must leave the berth when we ask you to do so.',
  'We may terminate your right to a berth if you violate the rules, and you are liable for every damage that follows.',
  'Your personal data is used to send you the bill for the berth, and it is not sold to anybody who is not a sailor.',
];
const main = `<main><h1>Harbour Terms</h1><p class="ad">Buy rope</p>${rules.map((rule) => `<p>${rule}</p>`).join('')}</main>`;
const page = file(
  'terms.html',
  `<html lang="en"><title>T</title><body><nav><a href="/">Home</a></nav>${main}</body></html>`,
);
const lines = rules.flatMap((rule) => [rule.slice(0, 70).trim(), rule.slice(70).trim()]);
const pdf = file(
  'terms.pdf',
  writePdf([[{ text: 'Harbour Terms', x: 60, y: 60, size: 18 }, ...column(lines, { x: 60, y: 90 })]]),
);
const declaration = file(
  'Harbour.json',
  JSON.stringify({
    name: 'Harbour',
    terms: {
      'Terms of Service': { fetch: 'https://harbour.example/terms', select: 'main', remove: '.ad' },
      'Privacy Policy': { fetch: 'https://harbour.example/privacy', select: 'article' },
    },
  }),
);

describe('atlas extract', () => {
  it('reads a PDF in a process apart', async () => {
    const { code, out } = await atlas(['extract', pdf, '--json']);
    const answer = JSON.parse(out);
    expect(code).toBe(0);
    expect(answer).toMatchObject({ gate: { accepted: true }, title: 'Harbour Terms', language: 'en' });
    for (const { start, end, text } of answer.blocks.slice(1)) expect(answer.markdown.slice(start, end)).toBe(text);
  });

  it('refuses a scan by name', async () => {
    const { code, out } = await atlas(['extract', file('scan.pdf', writePdf([[]])), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ gate: { accepted: false, reasons: ['scan-without-text'] }, markdown: '' });
  });

  it('follows the selectors of a declaration', async () => {
    const { out } = await atlas([
      'extract',
      page,
      '--declaration',
      declaration,
      '--type',
      'Terms of Service',
      '--markdown',
    ]);
    expect(out).toBe(`Harbour Terms\n=============\n\n${rules.join('\n\n')}`);
    const refused = await atlas(['extract', page, '--declaration', declaration, '--type', 'Privacy Policy', '--json']);
    expect(JSON.parse(refused.out).gate.reasons).toEqual(['nothing-selected']);
    const unnamed = await atlas(['extract', page, '--declaration', declaration]);
    expect(unnamed.code).toBe(2);
    expect(unnamed.err).toMatch(/--type must name one of the terms of .*: Terms of Service, Privacy Policy\./);
  });

  it('answers a batch of several formats in order with one process', async () => {
    const requests = [
      { id: 1, file: page, url: 'https://harbour.example/terms' },
      { id: 2, file: file('photo.png', new Uint8Array([0x89, 0x50, 0x4e, 0x47])) },
      { id: 3, file: pdf, title: 'Terms of Mooring' },
    ];
    const { out } = await atlas(['extract', '--batch'], requests.map((line) => JSON.stringify(line)).join('\n'));
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toMatchObject([
      { id: 1, sources: [{ format: 'html', charset: 'utf-8' }] },
      { id: 2, error: expect.stringContaining('a format that is not read') },
      { id: 3, title: 'Terms of Mooring' },
    ]);
  });
});

describe('atlas provisions and compare', () => {
  it('answer with the text of a PDF, in which the places count', async () => {
    const answer = JSON.parse((await atlas(['provisions', pdf, '--json'])).out);
    expect(answer.provisions.length).toBeGreaterThan(0);
    for (const { start, end, quote } of answer.provisions) expect(answer.markdown.slice(start, end)).toBe(quote);
    const compared = JSON.parse((await atlas(['compare', pdf, pdf, '--json'])).out);
    expect(compared.class).toBe('none');
  });
});
