// The program's name and version, as records of captures and packages state it.

import { readFileSync } from 'node:fs';

/** Such as `ConductAtlas/0.1.0`. Both this folder and a build's lie two levels below the package. */
export function softwareName(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  const isManifest = typeof manifest === 'object' && manifest !== null && 'version' in manifest;
  return `ConductAtlas/${isManifest ? String(manifest.version) : '0'}`;
}
