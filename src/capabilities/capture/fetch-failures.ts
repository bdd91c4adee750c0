// What went wrong between us and a server, said as a failure with a short stable reason. Apart because connecting,
// exchanging, decoding and the browser's proxy all say it in the same words.
import type { FetchFailure, FetchFailureKind } from '#domain/capture.ts';

/** A failure in words for the operator. */
export function failure(kind: FetchFailureKind, reason: string, sentence: string): FetchFailure {
  return { kind, reason, sentence };
}

/** True from the moment the signal fired; a function, since a check of the property narrows its type for good. */
export function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}

const DEADLINE = failure('timed-out', 'deadline', 'The time for one capture ran out before the answer was complete.');

const CERTIFICATE_REASONS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'tls-expired',
  CERT_NOT_YET_VALID: 'tls-not-yet-valid',
  CERT_REVOKED: 'tls-revoked',
  CERT_UNTRUSTED: 'tls-untrusted',
  CERT_REJECTED: 'tls-untrusted',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls-self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls-self-signed',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls-wrong-host',
  HOSTNAME_MISMATCH: 'tls-wrong-host',
  UNABLE_TO_GET_ISSUER_CERT: 'tls-unknown-issuer',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls-unknown-issuer',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls-unknown-issuer',
};

const NETWORK_REASONS: Readonly<Record<string, readonly [reason: string, sentence: string]>> = {
  ENOTFOUND: ['dns', 'The name has no address.'],
  ECONNREFUSED: ['connection-refused', 'The server refused the connection.'],
  ECONNRESET: ['connection-reset', 'The connection was closed before the answer was complete.'],
  EPIPE: ['connection-reset', 'The connection was closed before the answer was complete.'],
  EHOSTUNREACH: ['no-route', 'There is no way to the server from here.'],
  ENETUNREACH: ['no-route', 'There is no way to the server from here.'],
  EADDRNOTAVAIL: ['no-route', 'There is no way to the server from here.'],
};

/** Why no connection came about, from the error of a socket. */
export function connectFailure(error: Error, signal: AbortSignal): FetchFailure {
  if (isAborted(signal)) return DEADLINE;
  const code = codeOf(error);
  const certificate = CERTIFICATE_REASONS[code];
  if (certificate !== undefined) {
    return failure('unreachable', certificate, `The server's certificate is not accepted: ${code}.`);
  }
  if (code === 'EPROTO' || code.startsWith('ERR_SSL_') || code.startsWith('ERR_TLS_')) {
    return failure('unreachable', 'tls-protocol', `No encrypted connection could be agreed on: ${code}.`);
  }
  if (code === 'ETIMEDOUT') return failure('timed-out', 'connect', 'The server did not answer the attempt to connect.');
  const [reason, sentence] = NETWORK_REASONS[code] ?? ['network', `The connection failed: ${code || 'no code'}.`];
  return failure('unreachable', reason, sentence);
}

const HTTP1_REASONS: Readonly<Record<string, readonly [kind: FetchFailureKind, reason: string, sentence: string]>> = {
  HPE_HEADER_OVERFLOW: ['too-large', 'header-limit', 'The headers of the answer are longer than allowed.'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: ['too-large', 'header-limit', 'The chunks of the answer carry too many extensions.'],
  HPE_INVALID_CONSTANT: ['unreadable', 'not-http', 'What the server sent is not HTTP.'],
  HPE_INVALID_VERSION: ['unreadable', 'not-http', 'What the server sent is not HTTP/1.'],
  HPE_INVALID_STATUS: ['unreadable', 'not-http', 'The answer has no readable status.'],
  HPE_CLOSED_CONNECTION: ['unreadable', 'surplus-bytes', 'The server sent more than it said it would.'],
  HPE_INVALID_CHUNK_SIZE: ['unreadable', 'broken-chunking', 'The chunks of the answer do not fit together.'],
  HPE_INVALID_HEADER_TOKEN: ['unreadable', 'broken-header', 'The headers of the answer are malformed.'],
};

/** Why an exchange on an open connection went wrong. */
export function exchangeFailure(error: Error, signal: AbortSignal): FetchFailure {
  if (isAborted(signal)) return DEADLINE;
  const code = codeOf(error);
  const known = HTTP1_REASONS[code];
  if (known !== undefined) return failure(...known);
  if (code.startsWith('HPE_'))
    return failure('unreadable', 'broken-framing', `The answer breaks the rules of HTTP: ${code}.`);
  if (code.startsWith('ERR_HTTP2_')) {
    return failure('unreadable', 'broken-stream', `The answer breaks the rules of HTTP/2: ${code}.`);
  }
  return connectFailure(error, signal);
}

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : '';
}
