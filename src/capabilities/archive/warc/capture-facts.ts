// What a capture knows beyond the bytes: who looked, from where, how long it took, whom each answer came from. It becomes
// the `metadata` record, as JSON with sorted keys and whole numbers, so that others can check it byte for byte.

import type { Exchange, FetchResult, Peer } from '#domain/capture.ts';
import { sha256Digest, wellFormed } from './record-bytes.ts';

type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** The capture's facts as canonical JSON bytes; certificates are given once each, by their SHA-256. */
export function captureFacts(result: FetchResult, software: string): Uint8Array {
  const certificates = new Map<string, string>();
  const facts: Record<string, Json> = {
    type: 'capture-facts/1',
    software,
    fetcher: result.fetcher,
    userAgent: result.userAgent,
    vantage: { region: result.vantage.region, language: result.vantage.language },
    startedAt: result.startedAt.toISOString(),
    durationMs: Math.round(result.durationMs),
    outcome: outcomeFacts(result),
    exchanges: result.exchanges.map((exchange) => exchangeFacts(exchange, certificates)),
    certificates: Object.fromEntries(certificates),
  };
  return Buffer.from(canonicalJson(facts), 'utf8');
}

function outcomeFacts(result: FetchResult): Json {
  switch (result.kind) {
    case 'fetched': {
      const { page } = result;
      return {
        kind: result.kind,
        requestedUrl: page.requestedUrl,
        finalUrl: page.finalUrl,
        status: page.status,
        payloadDigest: sha256Digest(page.payload),
        ...(page.mediaType === null ? {} : { mediaType: page.mediaType }),
        ...(page.charset === null ? {} : { charset: page.charset }),
      };
    }
    case 'not-modified':
      return { kind: result.kind, finalUrl: result.finalUrl };
    case 'failed':
      return { kind: result.kind, failure: result.failure.kind, reason: result.failure.reason };
  }
}

function exchangeFacts(exchange: Exchange, certificates: Map<string, string>): Json {
  return {
    url: exchange.url,
    startedAt: exchange.startedAt.toISOString(),
    durationMs: Math.round(exchange.durationMs),
    httpVersion: exchange.response?.httpVersion ?? exchange.request.httpVersion,
    ...(exchange.peer ? { peer: peerFacts(exchange.peer, certificates) } : {}),
    ...(exchange.response
      ? {
          status: exchange.response.status,
          isComplete: exchange.response.isComplete,
          bytes: exchange.response.body.length,
        }
      : {}),
  };
}

function peerFacts(peer: Peer, certificates: Map<string, string>): Json {
  const place = { address: peer.address, port: peer.port, family: peer.family };
  if (!peer.tls) return place;
  const chain = peer.tls.certificateChain.map((der) => {
    const digest = sha256Digest(der);
    certificates.set(digest, Buffer.from(der).toString('base64'));
    return digest;
  });
  return { ...place, tls: { protocol: peer.tls.protocol, cipher: peer.tls.cipher, certificateChain: chain } };
}

function canonicalJson(value: Json): string {
  if (typeof value === 'string') return JSON.stringify(wellFormed(value));
  if (typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = Object.keys(value).sort();
  return `{${members.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key] ?? '')}`).join(',')}}`;
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value);
}
