// Takes the network away from this process before any parser is loaded. Imported first, for its effect alone.

import dgram from 'node:dgram';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';

function refuse(): never {
  throw new Error('This process reads documents and has no network.');
}

const refused = { value: refuse, writable: false, configurable: false };

Object.defineProperties(net.Socket.prototype, { connect: refused });
Object.defineProperties(net.Server.prototype, { listen: refused });
Object.defineProperties(dgram.Socket.prototype, { bind: refused, connect: refused, send: refused });
for (const resolver of [dns, dns.promises, dns.Resolver.prototype, dns.promises.Resolver.prototype]) {
  for (const name of Object.getOwnPropertyNames(resolver)) {
    if (/^(?:lookup|resolve|reverse)/.test(name)) Object.defineProperty(resolver, name, refused);
  }
}
for (const name of ['fetch', 'WebSocket', 'EventSource']) {
  Object.defineProperty(globalThis, name, { value: undefined, writable: false, configurable: false });
}
syncBuiltinESMExports();
