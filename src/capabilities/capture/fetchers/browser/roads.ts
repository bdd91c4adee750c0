// Connections to real servers for one capture by the browser, kept open between its requests. Apart because Node's
// pools want a connection made for them, and ours is made by the one guarded way out.

import http from 'node:http';
import type { Duplex } from 'node:stream';
import type { FetchFailure, Peer } from '#domain/capture.ts';
import { type Egress, openConnection } from '../../egress.ts';

/** Pools of connections, two to a host. */
export interface Roads {
  readonly plain: http.Agent;
  readonly secure: http.Agent;
  close(): void;
}

/** No connection came about, for a reason that is known. */
export class NotConnected extends Error {
  override readonly name = 'NotConnected';
  readonly failure: FetchFailure;
  constructor(fault: FetchFailure) {
    super(fault.sentence);
    this.failure = fault;
  }
}

const peers = new WeakMap<Duplex, Peer>();

/** Whom a connection of these pools leads to. */
export function peerOf(socket: Duplex): Peer | null {
  return peers.get(socket) ?? null;
}

/** Pools whose connections all pass the guard. */
export function openRoads(egress: Egress, signal: AbortSignal): Roads {
  const plain = pool({ egress, signal, alpn: null });
  const secure = pool({ egress, signal, alpn: ['http/1.1'] });
  return {
    plain,
    secure,
    close: () => {
      plain.destroy();
      secure.destroy();
    },
  };
}

interface Pool {
  readonly egress: Egress;
  readonly signal: AbortSignal;
  readonly alpn: readonly string[] | null;
}

type Connected = (cause: Error | null, socket?: Duplex) => void;

function pool({ egress, signal, alpn }: Pool): http.Agent {
  const connect = ({ host, port }: { readonly host: string; readonly port: number }, done: Connected) => {
    openConnection({ destination: { host, port }, alpn, needsTunnel: true }, egress, signal).then((connection) => {
      if (connection.kind === 'failed') return done(new NotConnected(connection.failure));
      peers.set(connection.socket, connection.peer);
      done(null, connection.socket);
    }, done);
  };
  return Object.assign(new http.Agent({ keepAlive: true, maxSockets: 2 }), { createConnection: connect });
}
