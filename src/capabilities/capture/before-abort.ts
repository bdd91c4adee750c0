// Waits for something that cannot be called off, but no longer than a signal allows. Apart because connecting and
// asking for permission both do.
import { isAborted } from './fetch-failures.ts';

/** The promise's value, or null if the signal came first. */
export function beforeAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const onAbort = () => resolve(null);
    if (isAborted(signal)) onAbort();
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
