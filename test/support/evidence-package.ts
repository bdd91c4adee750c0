// A captured record with its evidence log signed, and packages of it: for tests of everything that reads or checks them.

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { formatNoteKey, type NoteKey } from '#capabilities/evidence/signed-note.ts';
import type { RecordKind } from '#domain/ids.ts';
import { bringLogUpToDate } from '#pipeline/bring-log-up-to-date.ts';
import { openLogSigning } from '#pipeline/open-log-signing.ts';
import { openPackageSigning } from '#pipeline/sign-package.ts';
import { evidencePackage, type PackageSource } from '#queries/evidence-package.ts';
import type { Database } from '#storage/database.ts';
import { type CaptureWeb, openCaptureWeb } from './capture-web.ts';
import { captureSmallRecord } from './captured-record.ts';
import { freshDatabase } from './database.ts';
import { fillGrownRecord } from './grown-record.ts';

export interface SignedRecord {
  readonly database: Database;
  readonly folder: string;
  readonly source: PackageSource;
  readonly key: NoteKey;
  /** As `--key` takes it. */
  readonly keyText: string;
  package(kind: RecordKind, number: number): Promise<Uint8Array>;
}

/** `captured`: one document seen by this instance; `imported`: one of an archive, with changes. */
export async function signedRecord(made: 'captured' | 'imported', web?: CaptureWeb): Promise<SignedRecord> {
  const database = await freshDatabase();
  const folder = mkdtempSync(join(tmpdir(), 'atlas-evidence-'));
  const tools = await captureTools(database, made, web);
  const place = { dataDirectory: folder, keyFile: null, origin: 'log.example/1', publicUrl: null };
  const outcome = await bringLogUpToDate(database, place, new Date('2026-06-01T12:00:00.000Z'));
  if (outcome.kind !== 'signed') throw new Error(`The log was not signed: ${outcome.kind}.`);
  const key = (await openLogSigning(place)).signers[0]?.key;
  if (!key) throw new Error('The log has no key.');
  const source: PackageSource = {
    database,
    blobs: tools.blobs,
    publicUrl: 'https://atlas.example',
    software: 'ConductAtlas/test',
    sign: openPackageSigning(database, folder),
  };
  return {
    database,
    folder,
    source,
    key,
    keyText: formatNoteKey(key),
    async package(kind, number) {
      const answer = await evidencePackage(source, kind, number);
      if (answer.kind !== 'package') throw new Error(`There is no package: ${answer.kind}.`);
      return answer.bytes;
    },
  };
}

async function captureTools(database: Database, made: 'captured' | 'imported', web?: CaptureWeb) {
  const used = web ?? (await openCaptureWeb());
  if (made === 'captured') return captureSmallRecord(database, used);
  await fillGrownRecord(database);
  return used.tools(database, { now: new Date('2026-05-01T08:00:00Z') });
}
