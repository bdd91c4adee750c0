// The tiles of somebody's log, from where a reader says they are: its address, or a folder with a copy of them.

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openResolver } from '#capabilities/capture/resolve-names.ts';
import { openSender } from '#capabilities/capture/send-guarded.ts';
import type { ProveConsistency } from '#capabilities/evidence/remembered-checkpoint.ts';
import { indexPath } from '#capabilities/evidence/tile-path.ts';
import { consistencyProof, tileWidth } from '#capabilities/evidence/tile-tree.ts';
import { softwareName } from '#pipeline/software-name.ts';
import { CommandFailure } from '../command-io.ts';

/** Proofs from tiles below `https://atlas.example.org/log` or a folder of that form. Throws CommandFailure. */
export function openLogTiles(place: string, { isOffline }: { readonly isOffline: boolean }): ProveConsistency {
  const isAddress = /^https?:\/\//i.test(place);
  if (isAddress && (isOffline || !URL.canParse(place))) {
    const why = isOffline ? 'with --offline, --log is a folder of tiles' : '--log is an address or a folder of tiles';
    throw new CommandFailure(2, `${why}; ${place} is not.`);
  }
  const read = isAddress ? fromAddress(place) : (path: string) => readFile(join(place, path));
  return (oldSize, newSize) =>
    consistencyProof(oldSize, newSize, async ({ level, index }) => {
      const width = Math.min(tileWidth, Math.floor(newSize / tileWidth ** level) - index * tileWidth);
      const path = `tile/${level}/${indexPath(index)}`;
      return new Uint8Array(await read(width < tileWidth ? `${path}.p/${width}` : path));
    });
}

/** The reader named this host, so it may be inside, too; and it is asked for nothing else. */
function fromAddress(place: string) {
  const { protocol, hostname, port } = new URL(place);
  const number = port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port);
  const policy = { allowedPorts: [number], allowPrivate: [`${hostname}:${number}`], resolve: openResolver() };
  const send = openSender({ policy, upstreamProxy: null, connectTimeoutMs: 15_000 }, softwareName());
  return async (path: string) => {
    const answer = await send({ url: `${place.replace(/\/+$/, '')}/${path}`, method: 'GET' });
    if (answer.kind === 'failed') throw new CommandFailure(3, answer.sentence);
    if (answer.status !== 200)
      throw new CommandFailure(3, `${place} answered with status ${answer.status} for ${path}.`);
    return answer.body;
  };
}
