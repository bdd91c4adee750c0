// A name server on loopback that answers each name from a script, so that a name can point outside when it is judged
// and inside when it is used.
import { createSocket } from 'node:dgram';

/**
 * Answers in turn, the last one from then on; each is a list of addresses of either family. `fails:aaaa` among them
 * makes the server fail when it is asked for IPv6.
 */
export type NameScript = readonly (readonly string[])[];

export interface RebindingDns {
  /** `127.0.0.1:port`, for a resolver. */
  readonly server: string;
  /** How often a name was asked for IPv4 addresses. */
  readonly askedTimes: (name: string) => number;
  readonly close: () => Promise<void>;
}

const A = 1;
const AAAA = 28;

export async function startRebindingDns(names: Readonly<Record<string, NameScript>>): Promise<RebindingDns> {
  const asked = new Map<string, number>();
  const socket = createSocket('udp4');
  socket.on('message', (query, from) => {
    const { name, type, end } = question(query);
    const turn = asked.get(`${name} ${type}`) ?? 0;
    asked.set(`${name} ${type}`, turn + 1);
    const script = names[name];
    const addresses = script?.[Math.min(turn, script.length - 1)] ?? [];
    const records = addresses
      .filter((address) => address.includes(':') === (type === AAAA))
      .map((a) => record(type, a));
    const header = Buffer.alloc(12);
    query.copy(header, 0, 0, 2);
    const fails = type === AAAA && addresses.includes('fails:aaaa');
    header.writeUInt16BE(script === undefined ? 0x8183 : fails ? 0x8182 : 0x8180, 2);
    header.writeUInt16BE(1, 4);
    header.writeUInt16BE(records.length, 6);
    socket.send(Buffer.concat([header, query.subarray(12, end), ...records]), from.port, from.address);
  });
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return {
    server: `127.0.0.1:${socket.address().port}`,
    askedTimes: (name) => asked.get(`${name} ${A}`) ?? 0,
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
}

function question(query: Buffer): { readonly name: string; readonly type: number; readonly end: number } {
  const labels: string[] = [];
  let at = 12;
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.subarray(at + 1, at + 1 + length).toString('latin1'));
    at += 1 + length;
  }
  return { name: labels.join('.').toLowerCase(), type: query.readUInt16BE(at + 1), end: at + 5 };
}

/** An answer for the name of the question, never to be kept (time to live 0). */
function record(type: number, address: string): Buffer {
  const bytes = type === A ? Buffer.from(address.split('.').map(Number)) : ipv6Bytes(address);
  const head = Buffer.from([0xc0, 0x0c, 0, type, 0, 1, 0, 0, 0, 0, 0, bytes.length]);
  return Buffer.concat([head, bytes]);
}

function ipv6Bytes(address: string): Buffer {
  const [left = '', right] = address.split('::');
  const groups = (text: string) => (text === '' ? [] : text.split(':'));
  const start = groups(left);
  const end = right === undefined ? [] : groups(right);
  const all = [...start, ...Array.from({ length: 8 - start.length - end.length }, () => '0'), ...end];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}
