// Claims: small files by which living processes tell one another who uses a data directory and whose turn it is.
// Apart because a file left by a killed process must count for nothing, which the file system alone cannot tell.
import { randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const CLAIM = /^(present|choosing|turn)-(?:(\d{9})-)?((\d+)-(\d+)-[0-9a-f]+)$/;
const PATIENCE_MS = 180_000;

interface Claim {
  readonly file: string;
  readonly kind: string;
  /** Place in the queue; turn claims only. */
  readonly number: number;
  /** Process, its start and a random part: no two claims ever share it, so removing a dead one is always safe. */
  readonly owner: string;
}

/** Says that this process uses what the folder belongs to, until the function returned is called. */
export function claimPresence(folder: string): () => void {
  const file = join(folder, `present-${newOwner()}`);
  writeFileSync(file, '');
  return () => rmSync(file, { force: true });
}

/** Whether any living process has said that it is present, this one included. */
export function isAnyonePresent(folder: string): boolean {
  return livingClaims(folder).some((claim) => claim.kind === 'present');
}

/** Runs one at a time over all processes that name this folder. A process killed in its turn holds nobody up. */
export async function inTurn<T>(folder: string, run: () => Promise<T>): Promise<T> {
  mkdirSync(folder, { recursive: true });
  // Lamport's bakery: announce the choice of a number, take one above all seen, then wait for those before.
  const owner = newOwner();
  const choosing = join(folder, `choosing-${owner}`);
  writeFileSync(choosing, '');
  const number = 1 + Math.max(0, ...livingClaims(folder).map((claim) => claim.number));
  const turn = join(folder, `turn-${String(number).padStart(9, '0')}-${owner}`);
  writeFileSync(turn, '');
  rmSync(choosing);
  try {
    await waitForTurn(folder, number, owner);
    return await run();
  } finally {
    rmSync(turn, { force: true });
  }
}

async function waitForTurn(folder: string, number: number, owner: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  const choosing = new Set(claimsOfKind(folder, 'choosing').map((claim) => claim.owner));
  for (;;) {
    const claims = livingClaims(folder);
    const first = claims.find(
      (claim) =>
        (claim.kind === 'choosing' && choosing.has(claim.owner)) ||
        (claim.kind === 'turn' && (claim.number < number || (claim.number === number && claim.owner < owner))),
    );
    if (first === undefined) return;
    if (Date.now() > deadline) {
      throw new Error(`process ${first.owner.split('-')[0]} has been opening or closing the database for 3 minutes`);
    }
    await delay(5 + Math.random() * 10);
  }
}

function claimsOfKind(folder: string, kind: string): readonly Claim[] {
  return livingClaims(folder).filter((claim) => claim.kind === kind);
}

function livingClaims(folder: string): readonly Claim[] {
  const living: Claim[] = [];
  for (const file of readdirSync(folder)) {
    const [, kind, number, owner, pid, startedAt] = CLAIM.exec(file) ?? [];
    if (kind === undefined || owner === undefined) continue;
    if (startOfProcess(Number(pid)) === startedAt) living.push({ file, kind, number: Number(number ?? 0), owner });
    else rmSync(join(folder, file), { force: true });
  }
  return living;
}

function newOwner(): string {
  return `${process.pid}-${startOfProcess(process.pid) ?? '0'}-${randomBytes(4).toString('hex')}`;
}

// Process numbers are used again, in containers within seconds; the start of the process tells them apart.
// Outside Linux only the number is known, and a reused one merely keeps a server running longer than needed.
function startOfProcess(pid: number): string | null {
  if (!isTaken(pid)) return null;
  if (process.platform !== 'linux') return '0';
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    // The name in brackets may hold spaces and brackets; the start is the 20th field after it.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}

/** Whether a process of this number runs, whoever owns it; one that has ended and only waits to be noted does not. */
export function isRunning(pid: number): boolean {
  return startOfProcess(pid) !== null;
}

/** Whether the number is taken, be it by a process that has ended and is not yet noted by its parent. */
export function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
