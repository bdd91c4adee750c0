// An exhibit as a PDF: the door to setting it. Bounded in size, time and number, so that no record can hold up the site.

import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { ExhibitSheet } from './exhibit-sheet.ts';
import type { TypstSheet } from './exhibits/compile-exhibit.ts';
import { typstSheet } from './exhibits/typst-sheet.ts';

export type WrittenExhibit =
  | { readonly kind: 'written'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' | 'failed'; readonly sentence: string };

/** Characters of one exhibit: some two hundred pages. */
export const longestExhibit = 600_000;
const deadlineMs = 30_000;
const heapMegabytes = 256;

/** The PDF of a sheet. The same sheet gives the same bytes wherever the same fonts are. */
export async function writeExhibit(sheet: ExhibitSheet): Promise<WrittenExhibit> {
  const typst = typstSheet(sheet);
  const json = JSON.stringify(typst);
  if (json.length > longestExhibit * 1.5) {
    return {
      kind: 'too-large',
      sentence: `An exhibit holds at most some ${longestExhibit} characters, and this text is longer; its Markdown and its evidence package are whole.`,
    };
  }
  const program = new URL('./exhibit-process.js', import.meta.url);
  const turn = await takeTurn();
  try {
    return existsSync(program) ? await setApart(json, fileURLToPath(program)) : await setHere(typst);
  } finally {
    turn();
  }
}

/** Run from its sources the program has no other to start; then it sets the exhibit itself. */
async function setHere(sheet: TypstSheet): Promise<WrittenExhibit> {
  const { compileExhibit } = await import('./exhibits/compile-exhibit.ts');
  return { kind: 'written', bytes: compileExhibit(sheet, tmpdir()) };
}

function setApart(json: string, program: string): Promise<WrittenExhibit> {
  const child = spawn(process.execPath, [`--max-old-space-size=${heapMegabytes}`, '--no-warnings', program], {
    env: { TZ: 'UTC', LANG: 'C.UTF-8', ...(process.env.TMPDIR ? { TMPDIR: process.env.TMPDIR } : {}) },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const made: Buffer[] = [];
  let complaint = '';
  child.stdout.on('data', (part: Buffer) => made.push(part));
  child.stderr.on('data', (part: Buffer) => {
    if (complaint.length < 4000) complaint += part;
  });
  // A process that ended before it read everything says why by its exit.
  child.stdin.on('error', () => {});
  child.stdin.end(json);
  return new Promise((resolve) => {
    const late = setTimeout(() => child.kill('SIGKILL'), deadlineMs);
    const failed = (sentence: string) => resolve({ kind: 'failed', sentence });
    child.on('error', (cause) => failed(`The exhibit could not be made: ${cause.message}`));
    child.on('close', (code, signal) => {
      clearTimeout(late);
      if (code === 0) return resolve({ kind: 'written', bytes: Buffer.concat(made) });
      if (signal === 'SIGKILL') return failed(`The exhibit took longer than ${deadlineMs / 1000} seconds to set.`);
      const [, reason = 'no reason given'] = /Error: ([^\n]*)/.exec(complaint) ?? [];
      failed(`The exhibit could not be set: ${reason.slice(0, 300)}`);
    });
  });
}

const waiting: (() => void)[] = [];
let isBusy = false;

/** One exhibit is set at a time; the answer gives the turn on. */
async function takeTurn(): Promise<() => void> {
  if (isBusy) await new Promise<void>((resolve) => waiting.push(resolve));
  isBusy = true;
  return () => {
    const next = waiting.shift();
    if (next) next();
    else isBusy = false;
  };
}
