import { expect, test } from 'vitest';
import { utf8 } from './bytes.ts';
import { checkpointText } from './checkpoint.ts';
import { nodePrimitives } from './node-primitives.ts';
import { generateNoteSigner } from './note-signer.ts';
import { checkRemembered, parseKeptCheckpoint } from './remembered-checkpoint.ts';
import { formatNote } from './signed-note.ts';
import { consistencyProof, growTiles, leafHashOf, type ReadTile, rootOfTree } from './tile-tree.ts';

const origin = 'log.example/1';

/** A log of so many entries; `word` tells one past from another. */
async function logOf(size: number, word = 'entry') {
  const leaves = Array.from({ length: size }, (_, index) => leafHashOf(utf8(`${word} ${index}`)));
  const tiles = new Map(growTiles(0, [], leaves).map((tile) => [`${tile.level}/${tile.index}`, tile.hashes]));
  const readTile: ReadTile = async ({ level, index }) => tiles.get(`${level}/${index}`) ?? new Uint8Array();
  return {
    at: async (end: number) => ({ origin, size: end, root: await rootOfTree(end, readTile) }),
    prove: (oldSize: number, newSize: number) => consistencyProof(oldSize, newSize, readTile),
  };
}

const log = await logOf(600);
const other = await logOf(600, 'forged');

test('a checkpoint that continues the kept one, or that the kept one continues, is connected to it', async () => {
  for (const [kept, found] of [
    [1, 600],
    [255, 256],
    [600, 257],
    [300, 300],
  ] as const) {
    const pair = { kept: await log.at(kept), found: await log.at(found) };
    expect(await checkRemembered(nodePrimitives, pair, log.prove), `${kept} ${found}`).toMatchObject({ ok: true });
  }
});

test('a log that forked is found out, whatever tiles it shows', async () => {
  for (const prove of [log.prove, other.prove]) {
    for (const [kept, found] of [
      [300, 600],
      [600, 300],
      [300, 300],
      [256, 512],
    ] as const) {
      const pair = { kept: await log.at(kept), found: await other.at(found) };
      const step = await checkRemembered(nodePrimitives, pair, prove);
      expect(step).toMatchObject({ name: 'remembered', ok: false, words: expect.stringContaining('forked') });
    }
  }
});

test('without tiles nothing is taken on trust, and tiles that cannot be had are told', async () => {
  const pair = { kept: await log.at(300), found: await log.at(600) };
  expect(await checkRemembered(nodePrimitives, pair, null)).toMatchObject({
    ok: false,
    words: expect.stringContaining('--log'),
  });
  const broken = () => Promise.reject(new Error('no answer'));
  expect(await checkRemembered(nodePrimitives, pair, broken)).toMatchObject({
    ok: false,
    words: expect.stringContaining('could not be had'),
  });
  const elsewhere = { kept: { ...pair.kept, origin: 'log.example/2' }, found: pair.found };
  expect((await checkRemembered(nodePrimitives, elsewhere, log.prove)).words).toContain('log.example/2');
});

test('what was kept is read as the log publishes it', async () => {
  const signer = await generateNoteSigner(origin);
  const text = checkpointText(await log.at(300));
  const note = formatNote({ text, signatures: [signer.sign(text, new Date(0))] });
  expect(parseKeptCheckpoint(note)).toEqual(await log.at(300));
  expect(parseKeptCheckpoint(text)).toBeNull();
  expect(parseKeptCheckpoint('')).toBeNull();
});
