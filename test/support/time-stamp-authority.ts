// A time-stamping authority of one's own, made with openssl: its answers are real ones, by certificates nobody else knows.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TimeStampAuthority {
  readonly folder: string;
  /** PEM of the root. */
  readonly rootPath: string;
  /** DER of the root. */
  readonly root: Uint8Array;
  /** TimeStampResp for a TimeStampReq. */
  answer(request: Uint8Array): Uint8Array;
}

export interface AuthorityOptions {
  /** `critical,timeStamping` as it must be. */
  readonly extendedKeyUsage?: string;
  readonly key?: 'rsa' | 'ec';
}

/** Makes root and authority anew. */
export function makeAuthority({
  extendedKeyUsage = 'critical,timeStamping',
  key = 'rsa',
}: AuthorityOptions = {}): TimeStampAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'atlas-tsa-'));
  const at = (name: string) => join(folder, name);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { cwd: folder, stdio: 'pipe' });
  const newKey = key === 'rsa' ? ['-newkey', 'rsa:2048'] : ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-384'];
  writeFileSync(
    at('extensions'),
    `basicConstraints=critical,CA:FALSE\nkeyUsage=critical,digitalSignature\nextendedKeyUsage=${extendedKeyUsage}\n`,
  );
  writeFileSync(
    at('tsa.cnf'),
    '[tsa]\ndefault_tsa=t\n[t]\nserial=serial\ncrypto_device=builtin\nsigner_digest=sha256\ndefault_policy=1.2.3.4.1\ndigests=sha256\naccuracy=secs:1\nordering=yes\ntsa_name=no\ness_cert_id_chain=no\ness_cert_id_alg=sha256\n',
  );
  writeFileSync(at('serial'), '01\n');
  openssl(
    'req',
    '-x509',
    ...newKey,
    '-nodes',
    '-keyout',
    'root.key',
    '-out',
    'root.pem',
    '-days',
    '3650',
    '-subj',
    '/CN=Invented Root',
    '-addext',
    'basicConstraints=critical,CA:TRUE',
  );
  openssl('req', ...newKey, '-nodes', '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Invented Stamps');
  openssl(
    'x509',
    '-req',
    '-in',
    'tsa.csr',
    '-CA',
    'root.pem',
    '-CAkey',
    'root.key',
    '-CAcreateserial',
    '-days',
    '365',
    '-extfile',
    'extensions',
    '-out',
    'tsa.pem',
  );
  openssl('x509', '-in', 'root.pem', '-outform', 'DER', '-out', 'root.der');
  return {
    folder,
    rootPath: at('root.pem'),
    root: new Uint8Array(readFileSync(at('root.der'))),
    answer(request) {
      writeFileSync(at('query'), request);
      openssl(
        'ts',
        '-reply',
        '-config',
        'tsa.cnf',
        '-queryfile',
        'query',
        '-signer',
        'tsa.pem',
        '-inkey',
        'tsa.key',
        '-chain',
        'root.pem',
        '-out',
        'reply',
      );
      return new Uint8Array(readFileSync(at('reply')));
    },
  };
}

/** Serves an authority on a port of this machine; gives its address and a way to end it. */
export async function serveAuthority(authority: TimeStampAuthority): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const isQuery = request.headers['content-type'] === 'application/timestamp-query';
      response.writeHead(isQuery ? 200 : 415, { 'content-type': 'application/timestamp-reply' });
      response.end(isQuery ? authority.answer(Buffer.concat(parts)) : '');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return { url: `http://127.0.0.1:${port}/stamp`, close: () => server.close() };
}
