// Where an instance keeps the keys of its evidence log, by its settings.

import type { Config } from '#config.ts';
import type { LogPlace } from '#pipeline/open-log-signing.ts';

/** For commands that sign, and for the worker. */
export function logPlaceOf({ dataDirectory, publicUrl, evidenceLog }: Config): LogPlace {
  return { dataDirectory, publicUrl, keyFile: evidenceLog.keyFile, origin: evidenceLog.origin };
}
