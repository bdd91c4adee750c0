// Runs filters by strangers on a page, in a process of their own that has no files, no network, no environment and
// bounded time, memory and output. A thread would share our memory and environment; a process can be killed whole.

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { parse, serialize } from 'parse5';
import { scriptOfFilterModule } from './filter-module.ts';
import jail from './sandbox/jail.ts?text';
import pageWorld from './sandbox/page-world.ts?text';
import walls from './sandbox/walls.ts?text';

export interface ForeignFilterUse {
  readonly name: string;
  readonly parameters: readonly unknown[];
  readonly code: string;
}

export interface FilteredPage {
  readonly html: string;
  readonly url: string;
  /** Told to filters: what is selected and removed afterwards, and which filters run. */
  readonly select: unknown;
  readonly remove: unknown;
}

export interface FilterLimits {
  readonly milliseconds: number;
  readonly heapMegabytes: number;
  readonly outputCharacters: number;
}

export const usualFilterLimits: FilterLimits = {
  milliseconds: 15_000,
  heapMegabytes: 256,
  outputCharacters: 30_000_000,
};

export type FilterOutcome =
  | { readonly kind: 'filtered'; readonly html: string }
  /** The filters were stopped at the limit of time, memory or output. */
  | { readonly kind: 'timed-out' | 'out-of-memory' | 'too-large'; readonly sentence: string }
  /** A filter threw, asked for what there is not, never ended, or cannot be run at all. */
  | { readonly kind: 'failed'; readonly sentence: string };

/** The page after these filters, in their order; or how it failed. Whatever the filters try ends in one outcome. */
export async function runForeignFilters(
  page: FilteredPage,
  uses: readonly ForeignFilterUse[],
  limits: FilterLimits = usualFilterLimits,
): Promise<FilterOutcome> {
  const codes = [...new Set(uses.map(({ code }) => code))];
  const modules: string[] = [];
  for (const code of codes) {
    const made = await scriptOfFilterModule(code);
    if (made.kind === 'unusable') return { kind: 'failed', sentence: `The file of filters ${made.reason}.` };
    modules.push(made.script);
  }
  const order = JSON.stringify({
    // Made well formed by a parser that follows the standard; the one inside does not.
    html: serialize(parse(page.html)),
    url: page.url,
    uses: uses.map(({ name, parameters, code }) => ({ name, parameters, module: codes.indexOf(code) })),
    declaration: { fetch: page.url, select: page.select, remove: page.remove, filter: uses.map(({ name }) => name) },
  });
  const program = `globalThis.jailRequest = ${JSON.stringify({ world: [pageWorld, walls], modules, order })};\n${jail}`;
  return judge(await runProgram(program, limits), limits);
}

interface ProgramEnd {
  readonly output: string;
  readonly complaint: string;
  readonly signal: NodeJS.Signals | null;
  readonly stoppedFor: 'time' | 'output' | null;
}

/** Node's switch for permissions was renamed when they left their trial. */
const permissionSwitch = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission';

function runProgram(program: string, limits: FilterLimits): Promise<ProgramEnd> {
  const child = spawn(
    process.execPath,
    [
      permissionSwitch,
      '--no-warnings',
      '--disallow-code-generation-from-strings',
      '--no-addons',
      '--unhandled-rejections=none',
      `--max-old-space-size=${limits.heapMegabytes}`,
      '--input-type=commonjs',
      '-',
    ],
    { cwd: tmpdir(), env: {}, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  child.stdin.on('error', () => undefined).end(program);
  return followToEnd(child, limits);
}

function followToEnd(child: ChildProcessWithoutNullStreams, limits: FilterLimits): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    let output = '';
    let complaint = '';
    let stoppedFor: ProgramEnd['stoppedFor'] = null;
    const stop = (reason: NonNullable<ProgramEnd['stoppedFor']>) => {
      stoppedFor ??= reason;
      child.kill('SIGKILL');
    };
    const deadline = setTimeout(() => stop('time'), limits.milliseconds);
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      if (output.length + text.length > limits.outputCharacters) stop('output');
      else output += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      complaint = `${complaint}${text}`.slice(0, 4000);
    });
    child.on('error', (cause) => {
      clearTimeout(deadline);
      reject(cause);
    });
    child.on('close', (_, signal) => {
      clearTimeout(deadline);
      resolve({ output, complaint, signal, stoppedFor });
    });
  });
}

function judge({ output, complaint, signal, stoppedFor }: ProgramEnd, limits: FilterLimits): FilterOutcome {
  if (stoppedFor === 'time') {
    return { kind: 'timed-out', sentence: `The filters ran longer than ${limits.milliseconds} ms and were stopped.` };
  }
  if (stoppedFor === 'output') return { kind: 'too-large', sentence: 'The filters made the page far too large.' };
  if (signal !== null || complaint.includes('heap out of memory')) {
    return { kind: 'out-of-memory', sentence: `The filters needed more than ${limits.heapMegabytes} MB of memory.` };
  }
  const answer = readAnswer(output);
  if (answer.html !== undefined) return { kind: 'filtered', html: answer.html };
  if (answer.fault !== undefined) {
    const subject = answer.filter === undefined ? 'The file of filters' : `The filter ${answer.filter}`;
    return { kind: 'failed', sentence: `${subject} ${answer.fault.replace(/\.$/, '')}.` };
  }
  return { kind: 'failed', sentence: 'The filters ended without an answer; one of them waits for something forever.' };
}

/** What a stranger's process says is text until it is seen to be more. */
function readAnswer(output: string): { html?: string; fault?: string; filter?: string } {
  let answer: unknown;
  try {
    answer = JSON.parse(output);
  } catch {
    return {};
  }
  if (typeof answer !== 'object' || answer === null) return {};
  const field = (name: string): Record<string, string> => {
    const value = (answer as Readonly<Record<string, unknown>>)[name];
    return typeof value === 'string' ? { [name]: name === 'html' ? value : value.slice(0, 400) } : {};
  };
  return { ...field('html'), ...field('fault'), ...field('filter') };
}
