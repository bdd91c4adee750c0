// One extraction process: started with its limits, asked one document at a time, killed from outside when it takes
// too long or answers too much.

import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import type { ApartFailure } from '../extract-apart.ts';
import { createFrameReader, type ExtractionRequest, encodeRequest } from './frames.ts';

export interface ProcessLimits {
  readonly program: URL;
  readonly deadlineMs: number;
  readonly heapMegabytes: number;
  /** Of the whole process. */
  readonly memoryMegabytes: number;
  readonly longestAnswer: number;
}

export interface ReadingReport {
  /** What the process answered, or how it failed to. */
  readonly outcome: object;
  /** Read by this process so far. */
  readonly documents: number;
  readonly cpuSeconds: number;
  readonly residentBytes: number;
}

export interface ApartProcess {
  read(request: ExtractionRequest): Promise<ReadingReport>;
  isAlive(): boolean;
  end(): void;
}

/** Loading the parsers for the first time, on a machine that is busy. */
const startDeadlineMs = 60_000;

type Event =
  | { readonly kind: 'answer'; readonly value: unknown }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'late' }
  | { readonly kind: 'full' }
  | { readonly kind: 'ended'; readonly code: number | null; readonly signal: string | null };

/** Starts a process; it is ready when the first document is asked of it. */
export function startProcess(limits: ProcessLimits): ApartProcess {
  const child = spawnLimited(limits);
  const events = watch(child, limits.longestAnswer);
  let documents = 0;
  let isReady = false;
  const kill = () => child.kill('SIGKILL');
  const failed = (event: Event): ReadingReport => {
    kill();
    return { outcome: outcomeOfFailure(event, limits, events.complaint()), documents, cpuSeconds: 0, residentBytes: 0 };
  };
  return {
    async read(request) {
      if (!isReady) {
        const first = await events.next(startDeadlineMs);
        if (first.kind !== 'answer') return failed(first);
        isReady = true;
      }
      for (const part of encodeRequest(request)) child.stdin?.write(part);
      const stopWatching = watchMemory(child.pid, limits.memoryMegabytes, () => events.tell({ kind: 'full' }));
      const event = await nextInTime(events, child.pid, limits.deadlineMs).finally(stopWatching);
      if (event.kind !== 'answer') return failed(event);
      documents += 1;
      const { cpuSeconds, residentBytes, ...outcome } = event.value as Omit<ReadingReport, 'outcome'>;
      return { outcome, documents, cpuSeconds, residentBytes };
    },
    isAlive: () => child.exitCode === null && child.signalCode === null && !child.killed,
    end: kill,
  };
}

/** Processor time after which the system itself ends the process, should nobody be left to do it. */
const mostCpuSeconds = 150;
/** What the system lets the process reserve at most: room enough that it is seen growing first. */
const reservedMegabytes = 1_536;

function spawnLimited({ program, heapMegabytes }: ProcessLimits): ChildProcess {
  const file = fileURLToPath(program);
  const node = [process.execPath, `--max-old-space-size=${heapMegabytes}`, ...permissionFlags(file), file];
  const limits = `ulimit -c 0; ulimit -t ${mostCpuSeconds}; ulimit -d ${reservedMegabytes * 1024}`;
  const [command = '', ...args] =
    process.platform === 'win32' ? node : ['/bin/sh', '-c', `{ ${limits}; } 2>/dev/null; exec "$0" "$@"`, ...node];
  return spawn(command, args, { env: { TZ: 'UTC', LANG: 'C.UTF-8' }, stdio: ['pipe', 'ignore', 'pipe', 'pipe'] });
}

/** Files of the program and its packages may be read; nothing may be written or started. */
function permissionFlags(file: string): string[] {
  const flag = ['--permission', '--experimental-permission'].find((name) =>
    process.allowedNodeEnvironmentFlags.has(name),
  );
  let root = dirname(file);
  while (!existsSync(join(root, 'node_modules')) && dirname(root) !== root) root = dirname(root);
  const readable = [dirname(file), join(root, 'node_modules'), join(root, 'package.json')];
  return flag ? ['--no-warnings', flag, ...readable.map((path) => `--allow-fs-read=${path}`)] : [];
}

/** How much longer a process may take that the machine, busy with others, kept from working. */
const mostPatience = 3;

/** The next event; the time is up when it has passed and the process had at least half of it for working. */
async function nextInTime(events: Events, pid: number | undefined, deadlineMs: number): Promise<Event> {
  const before = cpuMilliseconds(pid);
  for (let rounds = 1; ; rounds += 1) {
    const event = await events.next(deadlineMs);
    const worked = cpuMilliseconds(pid) - before;
    // Where the system does not show it, NaN is no more than half either: then the time alone counts.
    if (event.kind !== 'late' || rounds >= mostPatience || !(worked < 0.5 * deadlineMs)) return event;
  }
}

const ticksPerSecond = 100;

/** Processor time of a process so far; NaN where the system does not show it. */
function cpuMilliseconds(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.split(' ') ?? [];
    return ((Number(fields[11]) + Number(fields[12])) * 1000) / ticksPerSecond;
  } catch {
    return Number.NaN;
  }
}

const lookEveryMs = 25;
const pageBytes = 4096;

/** Looks at a process's memory while it reads, where the system shows it. Buffers are no part of the heap's limit. */
function watchMemory(pid: number | undefined, megabytes: number, exceeded: () => void): () => void {
  const file = `/proc/${pid}/statm`;
  if (process.platform !== 'linux' || pid === undefined) return () => {};
  const timer = setInterval(() => {
    if (residentBytes(file) > megabytes * 1_000_000) exceeded();
  }, lookEveryMs);
  return () => clearInterval(timer);
}

function residentBytes(file: string): number {
  try {
    return Number(readFileSync(file, 'latin1').split(' ')[1]) * pageBytes;
  } catch {
    return 0;
  }
}

interface Events {
  tell(event: Event): void;
  next(deadlineMs: number): Promise<Event>;
  /** The last lines that the process wrote before it ended. */
  complaint(): string;
}

const longestComplaint = 8_000;

function watch(child: ChildProcess, longestAnswer: number): Events {
  const reader = createFrameReader();
  const come: Event[] = [];
  let wake: () => void = () => {};
  let complaint = '';
  const tell = (event: Event) => {
    come.push(event);
    wake();
  };
  const answers = child.stdio[3] as Readable;
  answers.on('data', (chunk: Buffer) => {
    reader.push(chunk);
    const frame = reader.takeJson(longestAnswer);
    if (frame === 'too-large') tell({ kind: 'too-large' });
    else if (frame) tell({ kind: 'answer', value: frame.value });
  });
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    complaint = (complaint + text).slice(-longestComplaint);
  });
  for (const stream of [answers, child.stdin, child.stderr]) stream?.on('error', () => {});
  child.on('error', () => tell({ kind: 'ended', code: null, signal: 'not started' }));
  child.on('close', (code, signal) => tell({ kind: 'ended', code, signal }));
  return {
    tell,
    complaint: () => complaint,
    next: (deadlineMs) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => settle({ kind: 'late' }), deadlineMs);
        const settle = (event: Event) => {
          clearTimeout(timer);
          wake = () => {};
          resolve(event);
        };
        wake = () => {
          const event = come.shift();
          if (event) settle(event);
        };
        wake();
      }),
  };
}

function outcomeOfFailure(event: Event, limits: ProcessLimits, complaint: string): ApartFailure {
  switch (event.kind) {
    case 'late':
      return { kind: 'timed-out', sentence: `Reading took longer than ${limits.deadlineMs / 1000} seconds.` };
    case 'too-large':
      return { kind: 'unreadable', reason: 'too-large', sentence: 'The text read is larger than a document can be.' };
    case 'full':
      return fullOutcome(limits);
    case 'answer':
    case 'ended':
      return /out of memory|allocation failed|bad_alloc/i.test(complaint)
        ? fullOutcome(limits)
        : { kind: 'crashed', sentence: `The reading process ended: ${endOf(event)}.` };
  }
}

function fullOutcome({ memoryMegabytes }: ProcessLimits): ApartFailure {
  return { kind: 'out-of-memory', sentence: `Reading takes more than ${memoryMegabytes} MB of memory.` };
}

function endOf(event: Event): string {
  if (event.kind !== 'ended') return 'without an answer';
  return event.signal ? `signal ${event.signal}` : `exit code ${event.code}`;
}
