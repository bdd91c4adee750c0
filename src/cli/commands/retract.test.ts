import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#storage/database.ts';
import { migrate } from '#storage/migrate.ts';
import { newFolder, removeFolder, runAtlas } from '../../../test/support/atlas-process.ts';
import { fillSmallRecord } from '../../../test/support/small-record.ts';

const folder = newFolder();
beforeAll(async () => {
  const database = await openDatabase({ databaseUrl: null, dataDirectory: folder });
  await migrate(database);
  await fillSmallRecord(database);
  await database.query(
    `INSERT INTO contests VALUES (1, 2, 'editorial', 'It is a mere paraphrase.', 'reader@pebble.example', '2026-05-09')`,
  );
  await database.close();
}, 120_000);
afterAll(() => removeFolder(folder));

const retract = (...args: string[]) => runAtlas(['retract', ...args, '--data', folder]);
const contest = (...args: string[]) => runAtlas(['contest', ...args, '--data', folder]);

describe('atlas retract', () => {
  it('retracts, refuses to do it twice, and takes it back', async () => {
    const first = await retract('ca-c-000001', '--reason', 'A broken capture.', '--by', 'M. Pebble', '--json');
    expect(JSON.parse(first.out)).toEqual({
      correction: 1,
      change: 'CA-C-000001',
      kind: 'retracted',
      isRetracted: true,
      correctedClass: null,
    });
    const again = await retract('CA-C-000001', '--reason', 'Once more.');
    expect([again.code, again.err]).toEqual([1, 'atlas: CA-C-000001 is retracted already; --undo takes that back.\n']);
    const back = await retract('CA-C-000001', '--reason', 'It was whole.', '--undo');
    expect([back.code, back.out]).toEqual([0, 'Correction 2: the retraction of CA-C-000001 is taken back.\n']);
  }, 60_000);

  it('corrects a class', async () => {
    const { code, out } = await retract('CA-C-000001', '--class', 'editorial', '--reason', 'Only an address changed.');
    expect([code, out]).toEqual([0, 'Correction 3: the class of CA-C-000001 is now editorial.\n']);
  }, 60_000);

  it('says in one sentence what is wrong with a request', async () => {
    const reason = ['--reason', 'x'];
    const wrong: readonly (readonly [string[], number, RegExp])[] = [
      [['CA-D-00001', ...reason], 2, /^atlas: "CA-D-00001" is not the id of a change, such as CA-C-002783\.\n$/],
      [['CA-C-000099', ...reason], 2, /^atlas: there is no change CA-C-000099 in this instance\.\n$/],
      [['CA-C-000001', '--reason', ' \u200b '], 2, /^atlas: --reason .*\n$/],
      [['CA-C-000001', '--reason', 'x'.repeat(2001)], 2, /^atlas: --reason must be .* at most 2000 characters\.\n$/],
      [['CA-C-000001', '--class', 'loud', ...reason], 2, /^atlas: --class is one of .*, not "loud"\.\n$/],
      [
        ['CA-C-000001', '--class', 'editorial', '--undo', ...reason],
        2,
        /^atlas: choose one of --class and --undo\.\n$/,
      ],
    ];
    const answers = await Promise.all(wrong.map(([args]) => retract(...args)));
    for (const [index, { code, err }] of answers.entries()) {
      expect([index, code]).toEqual([index, wrong[index]?.[1]]);
      expect(err).toMatch(wrong[index]?.[2] ?? /never/);
    }
  }, 120_000);
});

describe('atlas contest', () => {
  it('lists what waits, and answers it once', async () => {
    const listed = await contest('list');
    expect(listed.out).toContain('1  2026-05-09  CA-C-000002  waits  should be editorial <reader@pebble.example>');
    const answered = await contest('answer', '1', '--outcome', 'dismissed', '--answer', 'A court was named anew.');
    expect([answered.code, answered.out]).toEqual([
      0,
      'Contest 1 of CA-C-000002 is dismissed; the answer is public.\n',
    ]);
    const again = await contest('answer', '1', '--outcome', 'upheld', '--answer', 'No.', '--class', 'editorial');
    expect([again.code, again.err]).toEqual([1, 'atlas: contest 1 is answered already, and answers stand.\n']);
    expect((await contest('list')).out).toBe('No contest waits for an answer.\n');
    expect((await contest('answer', 'one', '--outcome', 'upheld', '--answer', 'x')).code).toBe(2);
  }, 120_000);
});
