// Measures what the flow makes of sequences of captures whose text changes another archive recorded: which changes it
// finds, and which versions and alerts it makes without one.

import { execFile } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import { profileText } from '#capabilities/extraction/variants.ts';
import { type ReplayAnswer, type ReplayEntry, type ReplayTools, replayCaptures } from '#pipeline/replay.ts';

export interface StepResult extends ReplayAnswer {
  /** Whether the other archive recorded a new text. */
  readonly isMarked: boolean;
  /** Whether that text reads otherwise than its former one: other words, not other links or markup only. */
  readonly isVisible: boolean;
}

export interface SequenceResult {
  readonly id: string;
  readonly steps: readonly StepResult[];
}

const truthSchema = z.object({
  id: z.string(),
  terms_type: z.string(),
  markdown_before: z.string().nullish(),
  steps: z.array(
    z.object({
      html: z.string(),
      date: z.string(),
      url: z.string().nullish(),
      text_changed: z.boolean(),
      markdown: z.string(),
    }),
  ),
});
type Truth = z.infer<typeof truthSchema>;

/** Replays every sequence in a folder, or packed folder, that holds folders with a truth.json. */
export async function measureSequences(path: string, read: ReplayTools['read']): Promise<SequenceResult[]> {
  if (statSync(path).isDirectory()) return measureFolder(path, read);
  const folder = await mkdtemp(join(tmpdir(), 'atlas-replay-'));
  try {
    await promisify(execFile)('tar', ['-xf', path, '-C', folder, '--no-same-owner']);
    return await measureFolder(folder, read);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function measureFolder(folder: string, read: ReplayTools['read']): Promise<SequenceResult[]> {
  const results: SequenceResult[] = [];
  for (const name of (await readdir(folder)).sort()) {
    const inner = join(folder, name);
    if (existsSync(join(inner, 'truth.json'))) results.push(await measureSequence(inner, read));
    else if (statSync(inner).isDirectory()) results.push(...(await measureFolder(inner, read)));
  }
  return results;
}

async function measureSequence(folder: string, read: ReplayTools['read']): Promise<SequenceResult> {
  const truth = truthSchema.parse(JSON.parse(await readFile(join(folder, 'truth.json'), 'utf8')));
  const answers = await replayCaptures(entriesOf(truth), { load: (file) => readFile(join(folder, file)), read });
  const steps: StepResult[] = [];
  let former = truth.markdown_before ? await formOf(join(folder, truth.markdown_before)) : '';
  for (const [index, step] of truth.steps.entries()) {
    const answer = answers[index];
    if (!answer) continue;
    const form = step.text_changed ? await formOf(join(folder, step.markdown)) : former;
    steps.push({ ...answer, isMarked: step.text_changed, isVisible: form !== former });
    former = form;
  }
  return { id: truth.id, steps };
}

/** The sequence as a manifest of `atlas replay` would have it. */
function entriesOf({ steps, terms_type: type }: Pick<Truth, 'steps' | 'terms_type'>): ReplayEntry[] {
  return steps.map(({ html, date, url }) => ({
    file: html,
    capturedAt: new Date(date),
    type,
    ...(url ? { url } : {}),
  }));
}

async function formOf(file: string): Promise<string> {
  return profileText(splitBlocks(await readFile(file, 'utf8'))).form;
}
