// Re-checks everything that is stored against the evidence log: the tree from its entries up, every checkpoint ever
// signed and what others said of it, every fact against its entry, every text and archived file against its hash.

import { isSame, utf8 } from '#capabilities/evidence/bytes.ts';
import { checkpointText, parseCheckpoint } from '#capabilities/evidence/checkpoint.ts';
import { nodePrimitives } from '#capabilities/evidence/node-primitives.ts';
import { parseNote, parseNoteKey, verifyNote } from '#capabilities/evidence/signed-note.ts';
import { decodeBundle } from '#capabilities/evidence/tile-path.ts';
import { growTiles, leafHashOf, rootOfTree, type Tile, tileWidth } from '#capabilities/evidence/tile-tree.ts';
import { loggedKinds, type SignedCheckpoint } from '#domain/evidence-log.ts';
import type { BlobStore } from '#storage/blobs.ts';
import { checkTexts } from '#storage/check-texts.ts';
import type { Database, Queryable } from '#storage/database.ts';
import { allCheckpoints, logKeys } from '#storage/log-checkpoints.ts';
import { archivedFiles } from '#storage/log-facts.ts';
import { runsOf } from '#storage/log-runs.ts';
import { logSize, readBundle, readLogTile } from '#storage/log-tree.ts';
import { auditAnchors } from './audit-anchors.ts';
import { entriesOf } from './log-entries.ts';

export interface AuditFinding {
  readonly name: string;
  readonly ok: boolean;
  readonly words: string;
}

/** What was found, step by step. Nothing is changed. */
export async function auditLog(
  { database, blobs }: { readonly database: Database; readonly blobs: BlobStore },
  onStep: (words: string) => void = () => undefined,
): Promise<AuditFinding[]> {
  onStep('tree');
  const size = await logSize(database);
  const tree = await rebuildTree(database, size);
  const findings: AuditFinding[] = [tree.finding];
  onStep('checkpoints');
  findings.push(await auditCheckpoints(database, size, tree.readTile));
  onStep('anchors');
  findings.push(await auditAnchors(database));
  onStep('facts');
  findings.push(await auditFacts(database));
  onStep('texts');
  const texts = await checkTexts(database);
  const damaged = texts.damaged.length;
  findings.push({
    name: 'texts',
    ok: damaged === 0,
    words:
      damaged === 0
        ? `All ${texts.texts} were rebuilt byte for byte.`
        : `${damaged} of ${texts.texts} are damaged, first ${texts.damaged[0]}.`,
  });
  onStep('files');
  findings.push(await auditFiles(database, blobs));
  return findings;
}

/** The tree made anew from the entries alone, compared with every tile that is stored. */
async function rebuildTree(database: Queryable, size: number) {
  const tiles = new Map<string, Tile>();
  let faults = 0;
  let first = '';
  const note = (words: string) => {
    faults += 1;
    first ||= words;
  };
  let count = 0;
  for (let index = 0; count < size; index += 1) {
    const bytes = await readBundle(database, index).catch(() => null);
    const entries = bytes && decodeBundle(bytes);
    if (!entries || entries.length !== Math.min(tileWidth, size - count)) {
      note(`bundle ${index} is missing or not whole`);
      break;
    }
    const edge = [...tiles.values()].filter(({ hashes }) => hashes.length < tileWidth * 32);
    for (const tile of growTiles(count, edge, entries.map(leafHashOf))) tiles.set(`${tile.level}/${tile.index}`, tile);
    count += entries.length;
  }
  for (const { level, index, hashes } of tiles.values()) {
    const stored = await readLogTile(database, level, index);
    if (!stored || !isSame(stored, hashes)) note(`tile ${level}/${index} is not that of its entries`);
  }
  const words = faults === 0 ? `${size} entries give every tile that is stored.` : `${faults} faults; first: ${first}.`;
  const readTile = async (place: { level: number; index: number }) =>
    tiles.get(`${place.level}/${place.index}`)?.hashes ?? new Uint8Array();
  return { finding: { name: 'tree', ok: faults === 0, words }, readTile };
}

async function auditCheckpoints(
  database: Queryable,
  size: number,
  readTile: Parameters<typeof rootOfTree>[1],
): Promise<AuditFinding> {
  const name = 'checkpoints';
  const checkpoints = await allCheckpoints(database);
  const keys = (await Promise.all((await logKeys(database)).map((key) => parseNoteKey(nodePrimitives, key)))).filter(
    (key) => key !== null,
  );
  for (const checkpoint of checkpoints) {
    const fault = await faultOf(checkpoint);
    if (fault) return { name, ok: false, words: `The checkpoint of size ${checkpoint.size} ${fault}.` };
  }
  return { name, ok: true, words: `${checkpoints.length} were signed, and the log begins with each of them.` };

  async function faultOf(checkpoint: SignedCheckpoint): Promise<string | null> {
    if (checkpoint.size > size) return 'is larger than the log';
    const root = await rootOfTree(checkpoint.size, readTile).catch(() => null);
    if (!root || !isSame(root, new Uint8Array(checkpoint.root))) return 'has another root than the entries give';
    const note = parseNote(utf8(checkpoint.note));
    const said = note && parseCheckpoint(note.text);
    if (!note || !said || note.text !== checkpointText({ ...said, size: checkpoint.size, root }))
      return 'does not say what was signed';
    for (const key of keys) if ((await verifyNote(nodePrimitives, note, key)).kind === 'signed') return null;
    return 'is signed by no key of this log';
  }
}

/** Every fact that has an entry, made into an entry anew; and every entry is about a fact. */
async function auditFacts(database: Queryable): Promise<AuditFinding> {
  const name = 'facts';
  const entryAt = entryReader(database);
  let compared = 0;
  let waiting = 0;
  for (const kind of loggedKinds) {
    const runs = await runsOf(database, kind);
    let met = 0;
    for (let after = 0, run = 0; ; ) {
      const facts = await entriesOf[kind](database, { after, limit: 5000 });
      for (const { id, bytes } of facts) {
        while ((runs[run]?.lastId ?? id) < id) run += 1;
        const { firstId, firstIndex } = runs[run] ?? { firstId: Number.POSITIVE_INFINITY, firstIndex: 0 };
        if (firstId > id) {
          waiting += 1;
          continue;
        }
        const entry = await entryAt(firstIndex + id - firstId);
        if (!entry || !isSame(entry, bytes)) {
          return { name, ok: false, words: `The ${kind} with number ${id} is no longer what its entry says.` };
        }
        met += 1;
      }
      if (facts.length === 0) break;
      after = facts.at(-1)?.id ?? after;
    }
    const logged = runs.reduce((sum, { firstId, lastId }) => sum + lastId - firstId + 1, 0);
    if (met < logged)
      return { name, ok: false, words: `Of ${logged} entries about a ${kind} ${logged - met} have lost their fact.` };
    compared += met;
  }
  const more = waiting === 0 ? '' : ` ${waiting} newer ones wait for their entry.`;
  return { name, ok: true, words: `${compared} are what their entries say.${more}` };
}

function entryReader(database: Queryable) {
  const bundles = new Map<number, readonly Uint8Array[]>();
  return async (index: number): Promise<Uint8Array | undefined> => {
    const at = Math.floor(index / tileWidth);
    const known = bundles.get(at) ?? decodeBundle((await readBundle(database, at)) ?? new Uint8Array()) ?? [];
    if (bundles.size > 64) bundles.clear();
    bundles.set(at, known);
    return known[index % tileWidth];
  };
}

async function auditFiles(database: Queryable, blobs: BlobStore): Promise<AuditFinding> {
  const name = 'files';
  const files = await archivedFiles(database);
  for (const sha256 of files) {
    const bytes = await blobs.get(sha256).catch(() => null);
    if (!bytes) return { name, ok: false, words: `The archived file ${sha256} is missing or damaged.` };
  }
  return { name, ok: true, words: `${files.length} archived files have the bytes that were logged.` };
}
