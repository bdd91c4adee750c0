// Streams the contents of blobs out of a repository through one long-lived `git cat-file --batch`.

import type { ChildProcess } from 'node:child_process';
import { ArchiveUnreadable, gitEnds, startGit } from './git-process.ts';

/** A text above this size is refused, so that a hostile archive cannot fill the memory. */
export const largestTextBytes = 25 * 1024 * 1024;

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
  const child = startGit(gitDirectory, ['cat-file', '--batch']);
  const ended = gitEnds(child, what);
  ended.catch(() => undefined);
  child.stdin?.on('error', () => undefined);
  return {
    read: (ids, each) => readThrough(child, { ids, each, ended, what }),
    close: () => {
      child.stdin?.end();
      child.kill();
    },
  };
}

interface Reading {
  readonly ids: readonly string[];
  readonly each: (content: Buffer | null, index: number) => void;
  readonly ended: Promise<void>;
  readonly what: string;
}

function readThrough(child: ChildProcess, { ids, each, ended, what }: Reading): Promise<void> {
  if (ids.length === 0) return Promise.resolve();
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
      then();
    };
    ended.then(
      () => finish(() => reject(new ArchiveUnreadable(`${what} cannot be read: git ended early.`))),
      (cause) => finish(() => reject(cause)),
    );
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
