// A small client that asks a server as several readers do at once: each waits for its answer before it asks again, on
// a connection that stays open.

import { Agent, get, type IncomingMessage } from 'node:http';

export interface Load {
  readonly clients: number;
  /** No more than so many requests … */
  readonly requests: number;
  /** … and no new one after so long. */
  readonly patienceMs: number;
}

export interface LoadAnswers {
  /** Milliseconds from asking to the last byte of each answer. */
  readonly latencies: readonly number[];
  readonly seconds: number;
  /** Bytes of each body as they came over the line, packed. */
  readonly bodyBytes: readonly number[];
}

/** Asks for the paths that `nextPath` names. Rejects at the first answer that is not 200. */
export async function askConcurrently(origin: string, nextPath: () => string, load: Load): Promise<LoadAnswers> {
  const agent = new Agent({ keepAlive: true, maxSockets: load.clients });
  const latencies: number[] = [];
  const bodyBytes: number[] = [];
  const startedAt = performance.now();
  let asked = 0;
  const reader = async () => {
    while (asked < load.requests && performance.now() - startedAt < load.patienceMs) {
      asked += 1;
      const askedAt = performance.now();
      const body = await fetchPage(origin + nextPath(), agent);
      latencies.push(performance.now() - askedAt);
      bodyBytes.push(body.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: load.clients }, reader));
  } finally {
    agent.destroy();
  }
  return { latencies, seconds: (performance.now() - startedAt) / 1000, bodyBytes };
}

/** The packed body of one page, as a browser asks for it. Rejects unless the answer is 200. */
export function fetchPage(url: string, agent?: Agent): Promise<Buffer> {
  const headers = { accept: 'text/html', 'accept-encoding': 'br, gzip' };
  return new Promise((resolve, reject) => {
    get(url, { headers, ...(agent ? { agent } : {}) }, (answer) => readBody(url, answer).then(resolve, reject)).on(
      'error',
      reject,
    );
  });
}

function readBody(url: string, answer: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  return new Promise((resolve, reject) => {
    answer.on('data', (chunk: Buffer) => chunks.push(chunk));
    answer.on('error', reject);
    answer.on('end', () => {
      if (answer.statusCode === 200) resolve(Buffer.concat(chunks));
      else reject(new Error(`${url} answered ${answer.statusCode} instead of 200.`));
    });
  });
}
