// What is no archive, or a hostile one: one clear sentence, exit code 2, and nothing of it ever runs.

import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendCommits, createArchive, git } from '../support/archive-writer.ts';
import {
  importInto,
  newFolder,
  type RunningAtlas,
  removeFolder,
  runAtlas,
  startAtlas,
  type Totals,
} from '../support/atlas-process.ts';
import { smallArchive } from '../support/small-archive.ts';

const commits = smallArchive().filter(({ branch }) => branch === 'lagune');

let folder = '';
let archive = '';
let bundle = '';
let data = '';
let holder: RunningAtlas;

beforeAll(async () => {
  folder = newFolder();
  data = join(folder, 'data');
  archive = join(folder, 'lagune.git');
  await createArchive(archive);
  await appendCommits(archive, commits);
  bundle = join(folder, 'lagune.bundle');
  await git(archive, ['bundle', 'create', '--quiet', bundle, '--all']);
  // Keeps the database of the refused imports up, which would start and stop with each of them.
  holder = startAtlas(['serve', '--port', '0', '--data', data]);
  await holder.printed(/ is at /);
}, 180_000);

afterAll(async () => {
  holder?.child.kill('SIGTERM');
  await holder?.ended;
  removeFolder(folder);
});

async function refusal(path: string, ...options: string[]): Promise<string> {
  const { code, out, err } = await runAtlas(['import', 'ota', path, '--data', data, ...options]);
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringMatching(/^atlas: [^\n]+\.\n$/) });
  return err;
}

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('what is no archive is refused', () => {
  it('where there is nothing, or something else', async () => {
    expect(await refusal(join(folder, 'nowhere'))).toContain('does not exist');
    const plain = join(folder, 'plain');
    mkdirSync(plain);
    expect(await refusal(plain)).toContain('not a git repository');
    const noise = Buffer.from(Array.from({ length: 4096 }, (_, at) => (at * 197 + 31) % 256));
    expect(await refusal(file('noise.bundle', noise))).toContain('neither a git repository nor a git bundle');
    expect(await refusal(file('nothing.bundle', ''))).toContain('neither a git repository nor a git bundle');
    expect(await refusal(archive, '--branch', 'atlantis')).toContain(
      'There is no branch atlantis; the archive has lagune',
    );
  }, 180_000);

  it('where it is a folder inside somebody’s work tree', async () => {
    await git(folder, ['clone', '--quiet', '--branch', 'lagune', archive, join(folder, 'tree')]);
    expect(await refusal(join(folder, 'tree', 'Birkenpost'))).toContain('not a git repository');
  }, 180_000);

  it('where a bundle was cut or its bytes were changed', async () => {
    const bytes = readFileSync(bundle);
    for (const share of [0.02, 0.5, 0.99]) {
      await refusal(file(`cut-${share}.bundle`, bytes.subarray(0, Math.round(bytes.length * share))));
    }
    const changed = Buffer.from(bytes);
    changed[Math.round(bytes.length / 2)]! ^= 255;
    await refusal(file('changed.bundle', changed));
  }, 180_000);

  it('where the objects of a repository are gone', async () => {
    const broken = join(folder, 'broken.git');
    await git(folder, ['clone', '--quiet', '--bare', '--no-local', archive, broken]);
    const packs = join(broken, 'objects', 'pack');
    for (const name of readdirSync(packs).filter((each) => each.endsWith('.pack'))) {
      chmodSync(join(packs, name), 0o644);
      truncateSync(join(packs, name), 100);
    }
    await refusal(broken);
  }, 180_000);
});

describe('a hostile repository', () => {
  let whole: Totals | null = null;

  it('whose texts would have to be fetched fetches nothing; they are refused one by one and taken from a whole one later', async () => {
    const partial = join(folder, 'partial.git');
    const ran = join(folder, 'fetched');
    await git(archive, ['config', 'uploadpack.allowFilter', 'true']);
    await git(folder, ['clone', '--quiet', '--bare', '--filter=blob:none', '--no-local', `file://${archive}`, partial]);
    await git(partial, ['config', 'remote.origin.url', `ext::sh -c touch% ${ran}`]);
    await git(partial, ['config', 'protocol.ext.allow', 'always']);
    expect(await importInto(data, partial)).toMatchObject({ versions: 6, versionsRefused: 6, provisions: 0 });
    expect(existsSync(ran)).toBe(false);
    whole = await importInto(data, join(folder, 'tree'));
    expect(whole).toMatchObject({ documents: 3, versions: 6, versionsSkipped: 0, versionsRefused: 0 });
  }, 180_000);

  it('runs nothing by its settings, hooks or borrowed objects, and gives its texts all the same', async () => {
    const hostile = join(folder, 'hostile');
    const ran = join(folder, 'ran');
    await git(folder, ['clone', '--quiet', '--branch', 'lagune', archive, hostile]);
    const program = file('program.sh', `#!/bin/sh\ntouch ${ran}\n`);
    chmodSync(program, 0o755);
    const hooks = join(hostile, '.git', 'hooks');
    rmSync(hooks, { recursive: true, force: true });
    mkdirSync(hooks);
    for (const name of ['post-checkout', 'reference-transaction', 'pre-auto-gc', 'post-index-change', 'fsmonitor']) {
      writeFileSync(join(hooks, name), readFileSync(program), { mode: 0o755 });
    }
    const included = file('included', `[core]\n\tfsmonitor = ${program}\n\thooksPath = ${hooks}\n`);
    appendFileSync(join(hostile, '.git', 'config'), settingsThatRun(program, included));
    appendFileSync(join(hostile, '.git', 'objects', 'info', 'alternates'), `${join(archive, 'objects')}\n/proc/1/fd\n`);
    writeFileSync(join(hostile, '.gitattributes'), '* filter=evil diff=evil\n');
    const other = join(folder, 'data-of-hostile');
    expect(await importInto(other, hostile)).toMatchObject({
      versions: 6,
      provisions: whole?.provisions,
      changes: whole?.changes,
    });
    expect(existsSync(ran)).toBe(false);
  }, 180_000);
});

function settingsThatRun(program: string, included: string): string {
  return [
    `[include]\n\tpath = ${included}`,
    `[core]\n\tfsmonitor = ${program}\n\tpager = ${program}\n\tsshCommand = ${program}\n\teditor = ${program}`,
    `\talternateRefsCommand = ${program}\n\tgitProxy = ${program}\n\taskPass = ${program}`,
    `[diff]\n\texternal = ${program}`,
    `[diff "evil"]\n\ttextconv = ${program}\n\tcommand = ${program}`,
    `[filter "evil"]\n\tsmudge = ${program}\n\tclean = ${program}\n\tprocess = ${program}`,
    `[uploadpack]\n\tpackObjectsHook = ${program}`,
    `[log]\n\tshowSignature = true`,
    `[gpg]\n\tprogram = ${program}`,
    `[pager]\n\tlog = ${program}\n\tfor-each-ref = ${program}`,
    `[credential]\n\thelper = ${program}\n`,
  ].join('\n');
}
