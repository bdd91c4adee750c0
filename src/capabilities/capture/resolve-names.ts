// Asks the name service for all addresses of a host. Apart because the operating system's own look-up blocks a thread
// for as long as a hostile name server likes.
import { lookup, Resolver } from 'node:dns/promises';
import type { Resolve } from './address-guard.ts';

/**
 * Asks the name servers, the system's or those given (`address:port`), for both families at once. Where the system's
 * know nothing, the system's own look-up is tried, which knows the hosts file as well.
 */
export function openResolver({
  servers,
  timeoutMs = 4000,
}: {
  servers?: readonly string[];
  timeoutMs?: number;
} = {}): Resolve {
  return async (hostname) => {
    const resolver = new Resolver({ timeout: timeoutMs, tries: 2 });
    if (servers !== undefined) resolver.setServers(servers);
    const answers = await Promise.allSettled([resolver.resolve4(hostname), resolver.resolve6(hostname)]);
    const addresses = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value : []));
    // Only what was answered is ever connected to, so a family whose server fails takes nothing from the other.
    if (addresses.length > 0 || servers !== undefined) return addresses;
    if (answers.some((answer) => answer.status === 'rejected' && !saysNothingThere(answer.reason))) return [];
    return (await lookup(hostname, { all: true, verbatim: true })).map(({ address }) => address);
  };
}

function saysNothingThere(reason: unknown): boolean {
  const code = reason instanceof Error && 'code' in reason ? reason.code : '';
  return code === 'ENODATA' || code === 'ENOTFOUND' || code === 'ECONNREFUSED';
}
