// One hop: judge the address, connect, ask, and write down what crossed the wire.
import type { Exchange, FetchFailure, HeaderList } from '#domain/capture.ts';
import { judgeUrl } from '../../address-guard.ts';
import { proxyAuthorization } from '../../egress/tunnel.ts';
import { type Egress, openConnection } from '../../egress.ts';
import { failure } from '../../fetch-failures.ts';
import { exchangeHttp1 } from './exchange-http1.ts';
import { exchangeHttp2 } from './exchange-http2.ts';
import { forHttp2 } from './request-headers.ts';
import type { WireTerms } from './transcript.ts';

export interface HopOrder {
  readonly url: URL;
  readonly headers: HeaderList;
  readonly egress: Egress;
  readonly now: () => Date;
}

export interface Hop {
  readonly exchange: Exchange;
  readonly failure: FetchFailure | null;
}

/** Runs one exchange; an address that is refused gives a hop without peer and answer. */
export async function runExchange({ url, headers, egress, now }: HopOrder, terms: WireTerms): Promise<Hop> {
  const startedAt = now();
  const begin = performance.now();
  const ended = (rest: Pick<Exchange, 'peer' | 'response'>, fault: FetchFailure | null, isHttp2 = false): Hop => ({
    exchange: {
      url: url.href,
      startedAt,
      durationMs: performance.now() - begin,
      request: isHttp2
        ? { method: 'GET', httpVersion: '2', headers: forHttp2(headers) }
        : { method: 'GET', httpVersion: '1.1', headers },
      ...rest,
    },
    failure: fault,
  });
  const nothing = { peer: null, response: null };
  const verdict = judgeUrl(url, egress.policy);
  if (verdict.kind === 'refused') return ended(nothing, failure('address-refused', verdict.reason, verdict.sentence));
  const alpn = url.protocol === 'https:' ? ['h2', 'http/1.1'] : null;
  const connection = await openConnection({ destination: verdict.destination, alpn }, egress, terms.signal);
  if (connection.kind === 'failed') return ended(nothing, connection.failure);
  const { socket, peer } = connection;
  if (connection.protocol === 'h2') {
    const outcome = await exchangeHttp2(socket, { url, headers: forHttp2(headers) }, terms);
    return ended({ peer, response: outcome.response }, outcome.failure, true);
  }
  const order = alpn === null ? plainOrder(url, headers, egress) : { target: pathOf(url), headers };
  const outcome = await exchangeHttp1(socket, order, terms);
  return ended({ peer, response: outcome.response }, outcome.failure);
}

/** A proxy wants the whole URL, and its own credentials, which are no part of the record. */
function plainOrder(url: URL, headers: HeaderList, { upstreamProxy }: Egress) {
  if (upstreamProxy === null) return { target: pathOf(url), headers };
  const credentials = proxyAuthorization(upstreamProxy);
  const target = `${url.origin}${pathOf(url)}`;
  return {
    target,
    headers: credentials === null ? headers : [...headers, ['Proxy-Authorization', credentials] as const],
  };
}

function pathOf(url: URL): string {
  return `${url.pathname}${url.search}`;
}
