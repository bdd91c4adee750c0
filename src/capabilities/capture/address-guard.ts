// Decides which addresses may be asked for at all: declared and suggested addresses must never reach a private
// network. Apart because every outgoing request of capture, the browser's included, passes this one door.
import { isIP, isIPv4 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All addresses of a host name, of both families; rejects where there is none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

export interface AddressPolicy {
  /** Ports that may be asked; 80 and 443 unless the operator says more. */
  readonly allowedPorts: readonly number[];
  /** `host:port` (IPv6 in brackets) that the operator allows although it is private; only for the operator's sources. */
  readonly allowPrivate: readonly string[];
  readonly resolve: Resolve;
}

export const addressRefusals = [
  'not-an-address',
  'address-too-long',
  'forbidden-scheme',
  'credentials-in-address',
  'forbidden-port',
  'special-name',
  'private-address',
] as const;
export type AddressRefusalReason = (typeof addressRefusals)[number];

/** `sentence` is for the operator's eyes; whoever suggested the address learns only that it could not be fetched. */
export interface AddressRefusal {
  readonly kind: 'refused';
  readonly reason: AddressRefusalReason;
  readonly sentence: string;
}

/** Where a connection is to go: a host name or literal address without brackets, and a port. */
export interface Destination {
  readonly host: string;
  readonly port: number;
}

export type UrlVerdict =
  | { readonly kind: 'allowed'; readonly url: URL; readonly destination: Destination }
  | AddressRefusal;
export type AddressVerdict =
  | { readonly kind: 'allowed'; readonly address: string; readonly family: 4 | 6 }
  | AddressRefusal;
export type LookupVerdict =
  | { readonly kind: 'allowed'; readonly addresses: readonly { readonly address: string; readonly family: 4 | 6 }[] }
  | { readonly kind: 'unresolved'; readonly sentence: string }
  | AddressRefusal;

const MAX_URL_LENGTH = 4096;
const MAX_HOST_LENGTH = 253;
/** A name with more addresses than this is no host of a legal text. */
const MAX_ADDRESSES = 64;

/** Last labels that never name a host of the public internet, by RFC 6761, RFC 6762, RFC 8375 and by custom. */
const SPECIAL_LABELS: ReadonlySet<string> = new Set([
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'svc',
  'arpa',
  'onion',
  'alt',
  'test',
  'invalid',
]);

const DENIED_IPV4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.31.196.0/24',
  '192.52.193.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '192.175.48.0/24',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
].map((range) => ipaddr.IPv4.parseCIDR(range));

/** All that is routed publicly; mapped, compatible, NAT64, local, link-local and multicast forms lie outside. */
const PUBLIC_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');
const DENIED_IPV6 = ['2001::/23', '2001:db8::/32', '2002::/16', '2620:4f:8000::/48', '3fff::/20'].map((range) =>
  ipaddr.IPv6.parseCIDR(range),
);

/** What a *named* allowance may open: own networks, never link-local (where clouds keep credentials) or multicast. */
const OWN_IPV4 = ['10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'].map((range) =>
  ipaddr.IPv4.parseCIDR(range),
);
const OWN_IPV6 = ['::1/128', 'fc00::/7'].map((range) => ipaddr.IPv6.parseCIDR(range));

/** Whether a URL may be asked for, as far as can be told without asking the name service. */
export function judgeUrl(url: string | URL, policy: AddressPolicy): UrlVerdict {
  const text = typeof url === 'string' ? url : url.href;
  if (text.length > MAX_URL_LENGTH) return refuse('address-too-long', `longer than ${MAX_URL_LENGTH} characters`);
  if (!URL.canParse(text)) return refuse('not-an-address', 'not a URL');
  const parsed = new URL(text);
  const defaultPort = { 'http:': 80, 'https:': 443 }[parsed.protocol];
  if (defaultPort === undefined) return refuse('forbidden-scheme', `its scheme is ${parsed.protocol.slice(0, 20)}`);
  if (parsed.username !== '' || parsed.password !== '') {
    return refuse('credentials-in-address', 'it carries a user name or password');
  }
  const host = parsed.hostname.startsWith('[') ? parsed.hostname.slice(1, -1) : parsed.hostname;
  const destination = { host, port: parsed.port === '' ? defaultPort : Number(parsed.port) };
  const refusal = judgeDestination(destination, policy);
  return refusal ?? { kind: 'allowed', url: parsed, destination };
}

/**
 * Why a host and port may not be connected to, as far as can be told without the name service; null: they may.
 * The host must be in the URL standard's form, as `judgeUrl` gives it.
 */
export function judgeDestination(destination: Destination, policy: AddressPolicy): AddressRefusal | null {
  const { host, port } = destination;
  const isAllowedByName = isPrivateAllowed(destination, policy);
  if (!isAllowedByName && !policy.allowedPorts.includes(port)) return refuse('forbidden-port', `its port is ${port}`);
  if (isIP(host) !== 0) {
    const verdict = judgeAddress(host, policy, destination);
    return verdict.kind === 'refused' ? verdict : null;
  }
  return isAllowedByName ? null : judgeName(host);
}

/**
 * Whether an address may be connected to. Only the plain forms count as addresses: what the operating system might
 * read as one (`127.1`, `0x7f000001`) is refused. The destination is what was asked for, for the operator's allowances.
 */
export function judgeAddress(address: string, policy: AddressPolicy, destination?: Destination): AddressVerdict {
  const family = isIP(address);
  if (family === 0 || address.includes('%')) return refuse('not-an-address', 'not an IP address');
  const isPublic = family === 4 ? isPublicIPv4(address) : isPublicIPv6(address);
  const isAllowed = isPublic || (destination !== undefined && isAllowedThere(address, destination, policy));
  if (!isAllowed) return refuse('private-address', `${address} is not an address of the public internet`);
  return { kind: 'allowed', address, family: family === 4 ? 4 : 6 };
}

/**
 * The addresses that a destination may be connected at. One forbidden answer refuses the whole name: a name that
 * points inside and outside at once is made to get inside.
 */
export async function guardedLookup(destination: Destination, policy: AddressPolicy): Promise<LookupVerdict> {
  const refusal = judgeDestination(destination, policy);
  if (refusal !== null) return refusal;
  const isLiteral = isIP(destination.host) !== 0;
  const answers = isLiteral ? [destination.host] : await ask(destination.host, policy);
  if (answers.length === 0) return { kind: 'unresolved', sentence: `The name ${destination.host} has no address.` };
  if (answers.length > MAX_ADDRESSES) return refuse('private-address', `its name has ${answers.length} addresses`);
  const addresses: { address: string; family: 4 | 6 }[] = [];
  for (const answer of answers) {
    const verdict = judgeAddress(answer, policy, destination);
    if (verdict.kind === 'refused') return verdict;
    addresses.push({ address: verdict.address, family: verdict.family });
  }
  return { kind: 'allowed', addresses };
}

async function ask(host: string, policy: AddressPolicy): Promise<readonly string[]> {
  try {
    return await policy.resolve(host);
  } catch {
    return [];
  }
}

function judgeName(host: string): AddressRefusal | null {
  const labels = host.replace(/\.$/, '').toLowerCase().split('.');
  if (host.length > MAX_HOST_LENGTH || labels.some((label) => label === '' || label.length > 63)) {
    return refuse('not-an-address', 'its host is not a host name');
  }
  const last = labels[labels.length - 1] ?? '';
  // Resolvers of operating systems read a name that ends in a number as an IPv4 address.
  if (/^(0x[0-9a-f]*|\d+)$/.test(last)) return refuse('not-an-address', 'its host is not a host name');
  if (labels.length === 1 || SPECIAL_LABELS.has(last)) {
    return refuse('special-name', `${host} is not a name of the public internet`);
  }
  return null;
}

function isPublicIPv4(address: string): boolean {
  const parsed = ipaddr.IPv4.parse(address);
  return !DENIED_IPV4.some((range) => parsed.match(range));
}

function isPublicIPv6(address: string): boolean {
  const parsed = ipaddr.IPv6.parse(address);
  return parsed.match(PUBLIC_IPV6) && !DENIED_IPV6.some((range) => parsed.match(range));
}

function isAllowedThere(address: string, destination: Destination, policy: AddressPolicy): boolean {
  if (!isPrivateAllowed(destination, policy)) return false;
  if (isIP(destination.host) !== 0) return isSameAddress(address, destination.host);
  if (isIPv4(address)) return OWN_IPV4.some((range) => ipaddr.IPv4.parse(address).match(range));
  return OWN_IPV6.some((range) => ipaddr.IPv6.parse(address).match(range));
}

function isPrivateAllowed({ host, port }: Destination, policy: AddressPolicy): boolean {
  const key = `${isIP(host) === 6 ? `[${host}]` : host}:${port}`.toLowerCase();
  return policy.allowPrivate.some((allowed) => allowed.toLowerCase() === key);
}

function isSameAddress(one: string, other: string): boolean {
  return (
    isIP(one) === isIP(other) && ipaddr.parse(one).toNormalizedString() === ipaddr.parse(other).toNormalizedString()
  );
}

function refuse(reason: AddressRefusalReason, why: string): AddressRefusal {
  return { kind: 'refused', reason, sentence: `The address may not be fetched: ${why}.` };
}
