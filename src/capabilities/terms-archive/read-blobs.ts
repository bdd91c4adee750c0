// Streams the contents of blobs out of a repository through one long-lived `git cat-file --batch`.

import type { ChildProcess } from 'node:child_process';
import { ArchiveUnreadable, gitEnds, startGit } from './git-process.ts';

/** A text above this size is refused, so that a hostile archive cannot fill the memory. */
export const largestTextBytes = 25 * 1024 * 1024;

/** Blobs of one path are read in a row, so git needs few of its bases; its own limits take 120 MB per reader. */
const modestMemory = [
  '-c',
  'core.packedGitWindowSize=1m',
  '-c',
  'core.packedGitLimit=16m',
  '-c',
  'core.deltaBaseCacheLimit=24m',
];

export interface BlobReader {
  /**
   * Calls back once per id, in order; null when the blob is missing, not a blob, or too large. The bytes are good
   * during the call only: one buffer serves all blobs.
   */
  read(ids: readonly string[], each: (content: Buffer | null, index: number) => void): Promise<void>;
  close(): void;
}

/** Opens a reader of blobs; one `read` at a time. */
export function openBlobReader(gitDirectory: string, what: string): BlobReader {
  const child = startGit(gitDirectory, [...modestMemory, 'cat-file', '--batch']);
  // Told once per reader: a handler per reading on the same promise would keep every reading in memory to the end.
  const end: GitEnd = { reason: null, tell: () => undefined };
  gitEnds(child, what)
    .then(() => new ArchiveUnreadable(`${what} cannot be read: git ended early.`))
    .catch((cause: unknown) => cause)
    .then((reason) => {
      end.reason = reason;
      end.tell(reason);
    });
  child.stdin?.on('error', () => undefined);
  return {
    read: (ids, each) => readThrough(child, { ids, each, end }),
    close: () => {
      child.stdin?.end();
      child.kill();
    },
  };
}

/** Why git ended, null while it runs, and whom to tell. */
interface GitEnd {
  reason: unknown;
  tell: (reason: unknown) => void;
}

interface Reading {
  readonly ids: readonly string[];
  readonly each: (content: Buffer | null, index: number) => void;
  readonly end: GitEnd;
}

function readThrough(child: ChildProcess, { ids, each, end }: Reading): Promise<void> {
  if (ids.length === 0) return Promise.resolve();
  if (end.reason !== null) return Promise.reject(end.reason);
  return new Promise((resolve, reject) => {
    let index = 0;
    const answers = createAnswerParser((content) => {
      each(content, index);
      index += 1;
      if (index === ids.length) finish(resolve);
    });
    const onBytes = (bytes: Buffer) => {
      try {
        answers(bytes);
      } catch (cause) {
        finish(() => reject(cause));
      }
    };
    const finish = (then: () => void) => {
      child.stdout?.off('data', onBytes);
      child.stdout?.pause();
      end.tell = () => undefined;
      then();
    };
    end.tell = (reason) => finish(() => reject(reason));
    child.stdout?.on('data', onBytes).resume();
    child.stdin?.write(`${ids.join('\n')}\n`);
  });
}

/** Parses `<id> <type> <size>\n<content>\n` answers from chunks, copying each content once. */
function createAnswerParser(onAnswer: (content: Buffer | null) => void): (bytes: Buffer) => void {
  let header = '';
  let content: Buffer | null = null;
  let filled = 0;
  let toSkip = 0;
  let isText = false;
  let buffer = Buffer.allocUnsafeSlow(1024 * 1024);

  const endAnswer = () => {
    const answer = isText ? content : null;
    content = null;
    header = '';
    onAnswer(answer);
  };

  const startAnswer = (line: string) => {
    const [, type, size] = line.split(' ');
    if (type === 'missing' || size === undefined) {
      isText = false;
      return endAnswer();
    }
    const length = Number(size);
    isText = type === 'blob' && length <= largestTextBytes;
    filled = 0;
    if (isText && length > buffer.length) buffer = Buffer.allocUnsafeSlow(2 * length);
    if (isText) content = buffer.subarray(0, length);
    toSkip = isText ? 1 : length + 1;
  };

  return (bytes) => {
    let at = 0;
    while (at < bytes.length) {
      if (content && filled < content.length) {
        const taken = bytes.copy(content, filled, at);
        filled += taken;
        at += taken;
      } else if (toSkip > 0) {
        const skipped = Math.min(toSkip, bytes.length - at);
        toSkip -= skipped;
        at += skipped;
        if (toSkip === 0) endAnswer();
      } else {
        const newline = bytes.indexOf(10, at);
        const end = newline < 0 ? bytes.length : newline;
        header += bytes.toString('latin1', at, end);
        at = end + 1;
        if (newline >= 0) startAnswer(header);
        else if (header.length > 500) throw new ArchiveUnreadable('git gave an answer that is not in its own format.');
      }
    }
  };
}
