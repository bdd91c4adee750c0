// An operator moves in with a folder of Open Terms Archive declarations: what is sound becomes sources, what is not is
// named with file and place, and running again changes nothing.

import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newFolder, type RunningAtlas, removeFolder, runAtlas, startAtlas } from '../support/atlas-process.ts';

const harbours = resolve(import.meta.dirname, '../fixtures/declarations/harbours');

let folder = '';
let data = '';
let holder: RunningAtlas;

beforeAll(async () => {
  folder = newFolder();
  data = join(folder, 'data');
  // Keeps the database up, which would start and stop with each import.
  holder = startAtlas(['serve', '--port', '0', '--data', data]);
  await holder.printed(/ is at /);
}, 180_000);

afterAll(async () => {
  holder?.child.kill('SIGTERM');
  await holder?.ended;
  removeFolder(folder);
});

const take = (source: string, ...options: string[]) =>
  runAtlas(['import', 'declarations', source, '--data', data, ...options]);

interface Refused {
  readonly file: string;
  readonly path: string;
  readonly sentence: string;
}

describe('a folder of declarations', () => {
  it('becomes sources; what is faulty is named and the rest goes on', async () => {
    const { code, out, err } = await take(harbours, '--json');
    expect(code).toBe(0);
    const { refused, ...totals } = JSON.parse(out);
    expect(totals).toMatchObject({
      services: 3,
      documents: 4,
      sources: 6,
      formerStates: 2,
      foreignFilters: 0,
      added: 4,
    });
    expect(refused.map(({ file, path }: Refused) => `${file} ${path}`)).toEqual([
      'Harbour.json terms["Trackers Policy"].filter[0]',
      'Harbour.json terms["Trackers Policy"].filter[1]',
      'Pier.json terms["Terms of Service"].fetch',
      'Pier.json terms["Cookie Recipes"]',
      'Pier.json terms["Privacy Policy"].select',
      'Pier.json terms["Privacy Policy"]',
      'Raft.json ',
      'Wreck.json ',
    ]);
    expect(refused[0].sentence).toContain('--allow-filters');
    expect(err).toContain('Not taken: Wreck.json: This file is not JSON');
  });

  it('changes nothing when it is taken again, and brings filters once they are allowed', async () => {
    expect(JSON.parse((await take(harbours, '--json')).out)).toMatchObject({
      documents: 4,
      added: 0,
      changed: 0,
      retired: 0,
    });
    const allowed = JSON.parse((await take(harbours, '--json', '--allow-filters')).out);
    expect(allowed).toMatchObject({ documents: 5, foreignFilters: 2, added: 1, changed: 0 });
    expect(allowed.refused.map(({ file }: Refused) => file)).not.toContain('Harbour.json');
  });

  it('ends what it does not name any more where that is asked for', async () => {
    const fewer = join(folder, 'fewer');
    mkdirSync(fewer);
    const terms = { 'Terms of Service': { fetch: 'https://harbour.example/terms', select: '#moved' } };
    writeFileSync(join(fewer, 'Harbour.json'), JSON.stringify({ name: 'Harbour Shop', terms }));
    const { out } = await take(fewer, '--replace');
    expect(out).toBe('The declarations name 1 document of 1 service on 1 page. New: 0, changed: 1, ended: 4.\n');
  });
});

it.each([
  ['a folder without declarations', () => folder],
  ['a folder that is not there', () => join(folder, 'nowhere')],
])('%s is refused in one sentence', async (_, source) => {
  const { code, out, err } = await take(source());
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(/^atlas: \S+ holds no declarations: [^\n]+\n$/);
});
