// How many pages one reader may ask for: a bucket of requests per client network that fills steadily. In memory and
// for one process; whoever serves the world limits at the web server in front as well.

import { isIPv6 } from 'node:net';

/** Networks in a generation. Two are remembered, so that those silent for longest are forgotten first. */
const mostNetworks = 10_000;

export interface RateLimit {
  /** Takes one request of this address at this time in milliseconds: 0, or the whole seconds to wait. */
  readonly take: (address: string, at: number) => number;
}

interface Bucket {
  readonly left: number;
  readonly at: number;
}

/** Allows a minute's worth of requests at once and then as many as the minute brings. */
export function createRateLimit(perMinute: number): RateLimit {
  let buckets = new Map<string, Bucket>();
  let formerBuckets = buckets;
  const perMillisecond = perMinute / 60_000;
  return {
    take(address, at) {
      const network = networkOf(address);
      const former = buckets.get(network) ?? formerBuckets.get(network) ?? { left: perMinute, at };
      // A clock that was set back must not empty the bucket.
      const filled = Math.min(perMinute, former.left + Math.max(0, at - former.at) * perMillisecond);
      const isAllowed = filled >= 1;
      buckets.set(network, { left: isAllowed ? filled - 1 : filled, at });
      if (buckets.size >= mostNetworks) {
        formerBuckets = buckets;
        buckets = new Map();
      }
      return isAllowed ? 0 : Math.max(1, Math.ceil((1 - filled) / perMillisecond / 1000));
    },
  };
}

/** What counts as one reader: an IPv4 address, or the /64 network of an IPv6 address, for a household has all of it. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped?.[1]) return mapped[1];
  const [bare = ''] = address.split('%');
  if (!isIPv6(bare)) return bare;
  const [head = '', tail] = bare.toLowerCase().split('::');
  const groups = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? [] : new Array<string>(Math.max(0, 8 - groups.length - after.length)).fill('0');
  const whole = [...groups, ...zeros, ...after].map((group) => group.replace(/^0+(?=.)/, ''));
  return `${whole.slice(0, 4).join(':')}::/64`;
}
