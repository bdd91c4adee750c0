// Bytes as objects in S3-compatible storage. Apart for what a network adds: signatures, time limits, tries.
import { setTimeout as delay } from 'node:timers/promises';
import { AwsClient } from 'aws4fetch';
import type { S3Settings } from '#config.ts';
import { sha256Of } from '../../sha256.ts';
import { type BlobStore, BlobsUnreachable, blobPath, DamagedBlob } from '../blob-store.ts';

export interface S3Patience {
  readonly timeoutMs: number;
  readonly tries: number;
  /** Before the second try; doubled before each further one. */
  readonly pauseMs: number;
}

const PATIENCE: S3Patience = { timeoutMs: 30_000, tries: 5, pauseMs: 200 };

/** Bytes as objects ab/cd/<sha256> of the bucket, addressed by path. */
export function openS3Blobs(settings: S3Settings, patience: S3Patience = PATIENCE): BlobStore {
  const client = new AwsClient({
    accessKeyId: settings.accessKey,
    secretAccessKey: settings.secretKey,
    region: settings.region,
    service: 's3',
    retries: 0,
  });
  const place = `${settings.endpoint}/${settings.bucket}`;
  const send = (method: string, sha256: string, bytes?: Uint8Array) =>
    ask(client, { method, url: `${place}/${blobPath(sha256)}`, bytes, patience });
  const size = async (sha256: string) => {
    const answer = await send('HEAD', sha256);
    return answer === null ? null : Number(answer.headers.get('content-length') ?? 0);
  };
  return {
    async put(bytes) {
      const sha256 = sha256Of(bytes);
      const answer = await send('PUT', sha256, bytes);
      if (answer === null) throw new BlobsUnreachable(`The S3 storage has no bucket at ${place}.`);
      return sha256;
    },
    async get(sha256) {
      const answer = await send('GET', sha256);
      if (answer !== null && sha256Of(answer.body) !== sha256) {
        throw new DamagedBlob(sha256, `${place}/${blobPath(sha256)}`);
      }
      return answer?.body ?? null;
    },
    async remove(sha256) {
      const isThere = (await size(sha256)) !== null;
      if (isThere) await send('DELETE', sha256);
      return isThere;
    },
    has: async (sha256) => (await size(sha256)) !== null,
    size,
  };
}

interface Question {
  readonly method: string;
  readonly url: string;
  readonly bytes: Uint8Array | undefined;
  readonly patience: S3Patience;
}

interface Answer {
  readonly headers: Headers;
  readonly body: Buffer;
}

/** null where nothing has this name. Tries again what may pass: no answer, a busy or broken server. */
async function ask(client: AwsClient, question: Question): Promise<Answer | null> {
  const { method, url, patience } = question;
  let obstacle = '';
  for (let attempt = 0; attempt < patience.tries; attempt++) {
    if (attempt > 0) await delay(patience.pauseMs * 2 ** (attempt - 1) * (0.5 + Math.random() / 2));
    try {
      const response = await client.fetch(url, requestOf(question));
      // The body counts too: a connection may break in the middle of it.
      const body = Buffer.from(await response.arrayBuffer());
      if (response.ok) return { headers: response.headers, body };
      if (response.status === 404) return null;
      obstacle = `it answered ${response.status}${errorCode(body)}`;
      if (response.status < 500 && response.status !== 429) break;
    } catch (error) {
      obstacle = wordsOf(error);
    }
  }
  throw new BlobsUnreachable(`The S3 storage did not take ${method} ${url}: ${obstacle}.`);
}

function requestOf({ method, bytes, patience }: Question): RequestInit {
  return {
    method,
    signal: AbortSignal.timeout(patience.timeoutMs),
    // The hash is part of the signature, so bytes changed on the way are refused by the storage itself.
    headers: { 'x-amz-content-sha256': sha256Of(bytes ?? new Uint8Array()) },
    ...(bytes === undefined ? {} : { body: Buffer.from(bytes) }),
  };
}

/** The code in S3's error document: <Error><Code>AccessDenied</Code>… */
function errorCode(body: Buffer): string {
  const code = /<Code>(\w+)<\/Code>/.exec(body.toString('utf8'))?.[1];
  return code === undefined ? '' : ` (${code})`;
}

function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause : error;
  return error.name === 'TimeoutError' ? 'no answer in time' : cause.message.replace(/\.$/, '');
}
