// Runs `atlas compare` within the test, and keeps what it prints.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, vi } from 'vitest';
import { addCompareCommand } from '#cli/commands/compare.ts';

export interface CompareCommand {
  /** The path of a file in the folder of this test. */
  file(name: string): string;
  /** Everything printed since the test began. */
  output(): string;
  compare(...args: readonly string[]): Promise<void>;
}

/** Call it once in a test file; before each test a new folder holds these files, by name. */
export function openCompareCommand(files: Readonly<Record<string, string>>): CompareCommand {
  let folder = '';
  let output = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'compare-'));
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    output = '';
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      output += typeof text === 'string' ? text : Buffer.from(text).toString();
      return true;
    });
  });
  afterEach(async () => {
    vi.restoreAllMocks();
    await rm(folder, { recursive: true });
  });
  return {
    file: (name) => join(folder, name),
    output: () => output,
    async compare(...args) {
      const program = new Command('atlas').exitOverride();
      addCompareCommand(program);
      await program.parseAsync(['compare', ...args], { from: 'user' });
    },
  };
}
