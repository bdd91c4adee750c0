// The site on a port. Apart from site.ts, which answers requests and knows of no server.

import { createServer } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { SiteContext } from './page.ts';
import { createSite } from './site.ts';

export interface SiteServer {
  /** Where it listens: `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Answers what has been asked, then stops. */
  readonly close: () => Promise<void>;
}

/** The surroundings of a site; where readers have no other address for it, it is the one it listens on. */
export type ServedContext = Omit<SiteContext, 'publicUrl'> & { readonly publicUrl: string | null };

/** Port 0 takes any free one. Rejects when the port is taken. */
export async function serveSite(context: ServedContext, place: { host: string; port: number }): Promise<SiteServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(place.port, place.host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : place.port;
  const url = `http://${place.host.includes(':') ? `[${place.host}]` : place.host}:${port}`;
  server.on('request', getRequestListener(createSite({ ...context, publicUrl: context.publicUrl ?? url }).fetch));
  return {
    url,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeIdleConnections();
      }),
  };
}
