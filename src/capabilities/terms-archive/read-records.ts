// Lists the records of one branch, oldest first by author date. Commit order is not date order: archives carry
// imports that reach back to 2012. A rename joins the records before and after it into one document. A text that
// was committed by hand, under a subject that is no record's, is kept as well, since later records build on it:
// as the first version of its document, else as the archive's own work on the text (re-extracted).

import { StringDecoder } from 'node:string_decoder';
import { type ArchiveRecord, documentOfPath, readRecordBody, reasonOfSubject } from './archive-record.ts';
import { gitEnds, startGit } from './git-process.ts';

export interface ArchivedDocument {
  /** The path the document has at the end of the history. */
  readonly path: string;
  /** Every path it ever had, the last one included. */
  readonly paths: readonly string[];
  readonly serviceId: string;
  readonly termsType: string;
  readonly records: readonly ArchiveRecord[];
  /** When the archive took the document out, unless it took it in again. */
  readonly removedAt?: Date;
  /** Every time it took it out, oldest first. */
  readonly deletions: readonly ArchiveDeletion[];
}

/** A commit by which the archive took a document out. */
export interface ArchiveDeletion {
  readonly commit: string;
  readonly at: Date;
}

// Fields of a commit are parted by unit separators and commits start with a record separator; with -z the raw
// lines that follow are parted by NUL.
const format = '--format=%x1e%H%x1f%at%x1f%s%x1f%b%x1f';

/** Reads the documents of a branch out of a bare repository. `what` names the archive in messages. */
export async function readDocuments(gitDirectory: string, tip: string, what: string): Promise<ArchivedDocument[]> {
  const args = ['log', '--reverse', '--topo-order', '--no-merges', '-z', '--raw', '--no-abbrev', '-M', '--root'];
  const child = startGit(gitDirectory, [...args, format, '--end-of-options', tip]);
  child.stdin?.on('error', () => undefined).end();
  const history = createHistory();
  const decoder = new StringDecoder('utf8');
  let pending = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    pending += decoder.write(chunk);
    const commits = pending.split('\x1e');
    pending = commits.pop() ?? '';
    for (const commit of commits) history.add(commit);
  });
  await gitEnds(child, what);
  history.add(pending);
  return history.documents();
}

interface History {
  add(commit: string): void;
  documents(): ArchivedDocument[];
}

interface Thread {
  path: string;
  readonly paths: Set<string>;
  readonly records: ArchiveRecord[];
  readonly deletions: ArchiveDeletion[];
  removedAt: Date | null;
}

function createHistory(): History {
  const threads = new Map<string, Thread>();
  return {
    add(text) {
      const [commit, seconds, subject, body, raw] = text.split('\x1f');
      if (!commit || seconds === undefined || subject === undefined || raw === undefined) return;
      const capturedAt = new Date(Number(seconds) * 1000);
      if (Number.isNaN(capturedAt.getTime())) return;
      const stated = reasonOfSubject(subject);
      const details = readRecordBody(body ?? '');
      for (const entry of readRaw(raw)) {
        const thread = threadOf(threads, entry);
        if (!thread) continue;
        thread.removedAt = entry.blob ? null : capturedAt;
        if (entry.isDeletion) thread.deletions.push({ commit: details.originalCommit ?? commit, at: capturedAt });
        if (entry.blob && (stated || !entry.from)) {
          thread.records.push({
            commit,
            originalCommit: details.originalCommit ?? commit,
            blob: entry.blob,
            path: entry.path,
            capturedAt,
            reason: stated ?? (thread.records.length === 0 ? 'first' : 're-extracted'),
            subject: subject.slice(0, 300),
            snapshots: details.snapshots,
            ...(details.engineVersion ? { engineVersion: details.engineVersion } : {}),
          });
        }
      }
    },
    documents() {
      const documents: ArchivedDocument[] = [];
      for (const thread of new Set(threads.values())) {
        const name = documentOfPath(thread.path);
        if (!name || thread.records.length === 0) continue;
        // Array.prototype.sort is stable: records of one second keep the order of their commits.
        const records = thread.records.sort((a, b) => a.capturedAt.getTime() - b.capturedAt.getTime());
        documents.push({
          path: thread.path,
          paths: [...thread.paths],
          ...name,
          records,
          deletions: thread.deletions,
          ...(thread.removedAt ? { removedAt: thread.removedAt } : {}),
        });
      }
      return documents.sort((a, b) => (a.path < b.path ? -1 : 1));
    },
  };
}

/** The thread that an entry continues or starts; null for paths that are no documents. */
function threadOf(threads: Map<string, Thread>, entry: RawEntry): Thread | null {
  if (entry.from) renameThread(threads, entry.from, entry.path);
  const present = threads.get(entry.path);
  if (present || !documentOfPath(entry.path)) return present ?? null;
  const thread: Thread = {
    path: entry.path,
    paths: new Set([entry.path]),
    records: [],
    deletions: [],
    removedAt: null,
  };
  threads.set(entry.path, thread);
  return thread;
}

function renameThread(threads: Map<string, Thread>, from: string, to: string): void {
  const thread = threads.get(from);
  if (!thread || !documentOfPath(to)) return;
  threads.delete(from);
  const present = threads.get(to);
  if (present) {
    present.records.push(...thread.records);
    present.deletions.push(...thread.deletions);
    for (const path of thread.paths) present.paths.add(path);
    return;
  }
  thread.path = to;
  thread.paths.add(to);
  threads.set(to, thread);
}

interface RawEntry {
  readonly path: string;
  /** The former path, where the commit renames. */
  readonly from?: string;
  /** Null where the commit deletes. */
  readonly blob: string | null;
  readonly isDeletion?: true;
}

// `:100644 100644 <old> <new> M\0path\0` and, for a rename, `:… R100\0from\0to\0`.
function readRaw(raw: string): RawEntry[] {
  const entries: RawEntry[] = [];
  const parts = raw.split('\0');
  for (let at = 0; at < parts.length; at += 1) {
    const match = /^\s*:\d+ (\d+) [0-9a-f]+ ([0-9a-f]+) ([A-Z])/.exec(parts[at] ?? '');
    if (!match?.[2]) continue;
    const isFile = match[1]?.startsWith('100') ?? false;
    const blob = match[3] === 'D' || !isFile ? null : match[2];
    if (match[3] === 'R' || match[3] === 'C') {
      const from = parts[at + 1];
      const path = parts[at + 2];
      at += 2;
      if (from && path) entries.push(match[3] === 'R' ? { path, from, blob } : { path, blob });
    } else {
      const path = parts[at + 1];
      at += 1;
      if (path) entries.push({ path, blob, ...(match[3] === 'D' ? { isDeletion: true } : {}) });
    }
  }
  return entries;
}
