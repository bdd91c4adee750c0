// A static file server without anything: the reference for pages. It reads each file from the disk and sends it.

import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';

/** Serves the files directly in a folder on a free port of this machine and says where. Runs until it is ended. */
export async function serveFiles(folder: string, say: (sentence: string) => Promise<void>): Promise<void> {
  const server = createServer((request, answer) => {
    readFile(join(folder, basename(request.url ?? ''))).then(
      (body) => {
        answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-length': body.length });
        answer.end(body);
      },
      () => answer.writeHead(404).end(),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  await say(`Files are at http://127.0.0.1:${port}\n`);
  await once(process, 'SIGTERM');
  server.closeAllConnections();
  server.close();
}
