// Asks an HTTP proxy for a tunnel (CONNECT) and reads the head of its answer, bounded in bytes and time. Apart because
// it speaks HTTP by hand on a socket that afterwards belongs to somebody else.
import { isIP, type Socket } from 'node:net';
import type { FetchFailure } from '#domain/capture.ts';
import type { Destination } from '../address-guard.ts';
import { connectFailure, failure, isAborted } from '../fetch-failures.ts';

const MAX_HEAD_BYTES = 16 * 1024;

/** Opens a tunnel on a connection to the proxy; null when it stands. */
export async function openTunnel(
  socket: Socket,
  order: { readonly destination: Destination; readonly proxy: URL; readonly timeoutMs: number },
  signal: AbortSignal,
): Promise<FetchFailure | null> {
  const { host, port } = order.destination;
  const authority = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`;
  const credentials = proxyAuthorization(order.proxy);
  const lines = [`CONNECT ${authority} HTTP/1.1`, `Host: ${authority}`];
  if (credentials !== null) lines.push(`Proxy-Authorization: ${credentials}`);
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  const head = await readHead(socket, order.timeoutMs, signal);
  if (typeof head !== 'string') return head;
  const status = /^HTTP\/1\.[01] (\d{3})(?: |\r)/.exec(head)?.[1];
  if (status?.startsWith('2')) return null;
  return failure('unreachable', 'proxy-refused', `The proxy did not open the way: ${status ?? 'no HTTP answer'}.`);
}

/** The credentials in a proxy's address as a header value; null where there are none. */
export function proxyAuthorization(proxy: URL): string | null {
  if (proxy.username === '' && proxy.password === '') return null;
  const plain = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
  return `Basic ${Buffer.from(plain).toString('base64')}`;
}

function readHead(socket: Socket, timeoutMs: number, signal: AbortSignal): Promise<string | FetchFailure> {
  return new Promise((resolve) => {
    let head = Buffer.alloc(0);
    const finish = (outcome: string | FetchFailure) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.off('readable', onReadable).off('end', onEnd).off('error', onError);
      resolve(outcome);
    };
    const onReadable = () => {
      for (let chunk = socket.read(); chunk !== null; chunk = socket.read()) {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf('\r\n\r\n');
        if (end >= 0) {
          const rest = head.subarray(end + 4);
          if (rest.length > 0) socket.unshift(rest);
          return finish(head.subarray(0, end + 4).toString('latin1'));
        }
        if (head.length > MAX_HEAD_BYTES) {
          return finish(failure('unreachable', 'proxy-refused', 'The proxy sent an endless head.'));
        }
      }
    };
    const onError = (error: Error) => finish(connectFailure(error, signal));
    const onEnd = () => finish(failure('unreachable', 'proxy-refused', 'The proxy closed the connection.'));
    const onAbort = () => finish(connectFailure(new Error('aborted'), signal));
    const timer = setTimeout(() => finish(failure('timed-out', 'connect', 'The proxy did not answer.')), timeoutMs);
    socket.on('readable', onReadable).on('end', onEnd).on('error', onError);
    signal.addEventListener('abort', onAbort, { once: true });
    if (isAborted(signal)) onAbort();
  });
}
