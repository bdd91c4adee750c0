// Appends to the evidence log of a folder and signs it, without end, printing a line for each batch that is safe. Run as
// a process of its own by the journey that kills it.

import { hash } from 'node:crypto';
import { leafHashOf } from '#capabilities/evidence/tile-tree.ts';
import { appendEntries } from '#pipeline/append-to-log.ts';
import { openLogSigning } from '#pipeline/open-log-signing.ts';
import { signCheckpoint } from '#pipeline/sign-checkpoint.ts';
import { openDatabase } from '#storage/database.ts';
import { migrate } from '#storage/migrate.ts';

const [dataDirectory = '', round = '0'] = process.argv.slice(2);
const database = await openDatabase({ dataDirectory, databaseUrl: null }, { connections: 2 });
await migrate(database);
const signing = await openLogSigning({ dataDirectory, keyFile: null, origin: 'log.example/killed', publicUrl: null });
const say = (line: string) => process.stdout.write(`${line}\n`);
for (let batch = 0; ; batch += 1) {
  const count = (batch * 37) % 300;
  const entries = Array.from({ length: count + 1 }, (_, entry) => Buffer.from(`${round} ${batch} ${entry}`));
  const first = await database.transaction((transaction) => appendEntries(transaction, entries));
  say(`appended ${first} ${entries.length} ${hash('sha256', Buffer.concat(entries.map(leafHashOf)))}`);
  if (batch % 2 === 1) continue;
  const outcome = await signCheckpoint(database, signing, new Date());
  if (outcome.kind === 'refused') say(`refused ${outcome.sentence}`);
  if (outcome.kind === 'signed')
    say(`signed ${outcome.checkpoint.size} ${Buffer.from(outcome.checkpoint.root).toString('hex')}`);
}
