// The build on small trees: made when something changed, shared by processes that race, kept where dist/ is read-only.

import { execFile } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { currentBuild } from './current-build.js';

const run = promisify(execFile);
const checkout = resolve(import.meta.dirname, '..');
let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'build-'));
  chmodSync(root, 0o755);
  mkdirSync(join(root, 'src/web'), { recursive: true });
  mkdirSync(join(root, 'src/storage/migrations'), { recursive: true });
  writeFileSync(join(root, 'src/storage/migrations/0001-first.sql'), 'select 1;');
  writeFileSync(join(root, 'src/web/page.css'), 'a { color: red; }');
  writeFileSync(join(root, 'src/web/greet.enhance.ts'), 'const word: string = "hello";\nconsole.log(word);\n');
  write('one');
  cpSync(join(checkout, 'bin'), join(root, 'bin'), { recursive: true });
  cpSync(join(checkout, 'tools'), join(root, 'tools'), { recursive: true });
  symlinkSync(join(checkout, 'node_modules'), join(root, 'node_modules'));
  writeFileSync(join(root, 'package.json'), '{"name":"small","version":"1.0.0","type":"module"}');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

function write(word: string): void {
  const imports = `import style from './web/page.css';\nimport script from './web/greet.enhance.ts?text';\n`;
  writeFileSync(join(root, 'src/main.ts'), `${imports}console.log('${word}', style.trim(), script.trim());\n`);
}

async function atlas(): Promise<string> {
  return (await run(process.execPath, [join(root, 'bin/atlas.js')])).stdout;
}

/** As somebody who may read the checkout but not write to it. */
async function atlasWithoutWriting(): Promise<{ stdout: string; stderr: string }> {
  const isRoot = process.getuid?.() === 0;
  for (const folder of ['dist', '.']) if (existsSync(join(root, folder))) chmodSync(join(root, folder), 0o555);
  try {
    return await run(process.execPath, [join(root, 'bin/atlas.js')], isRoot ? { uid: 65534, gid: 65534 } : {});
  } finally {
    for (const folder of ['.', 'dist']) if (existsSync(join(root, folder))) chmodSync(join(root, folder), 0o755);
  }
}

test('the first start builds, style sheets and browser scripts become text', async () => {
  const output = await atlas();
  expect(output).toMatch(/^one a\{color:red\}/);
  expect(output).toContain('="hello";console.log(');
  expect(output).not.toContain(': string');
});

test('a change is seen at the next start, also when it goes back in time', async () => {
  await atlas();
  write('two');
  utimesSync(join(root, 'src/main.ts'), new Date(2001, 1, 1), new Date(2001, 1, 1));
  expect(await atlas()).toMatch(/^two /);
});

test('nothing changed means the same build, and a touched file with the same bytes too', async () => {
  const first = await currentBuild(root);
  utimesSync(join(root, 'src/main.ts'), new Date(), new Date());
  expect(await currentBuild(root)).toEqual(first);
});

test('six processes that start at once all run the new source', async () => {
  const outputs = await Promise.all(Array.from({ length: 6 }, atlas));
  expect(outputs.every((output) => output.startsWith('one '))).toBe(true);
});

test('an installed copy without src/ runs the build it came with', async () => {
  await atlas();
  rmSync(join(root, 'src'), { recursive: true });
  expect(await atlas()).toMatch(/^one /);
});

test('a source that does not bundle is one sentence and exit code 3', async () => {
  writeFileSync(join(root, 'src/main.ts'), 'const = ;');
  await expect(atlas()).rejects.toMatchObject({
    code: 3,
    stderr: expect.stringMatching(/^atlas: cannot build the program: [^\n]*src\/main\.ts[^\n]*\n$/),
  });
});

test('where dist/ cannot be written the build that is there serves, and none there is one clear sentence', async () => {
  await expect(atlasWithoutWriting()).rejects.toMatchObject({
    code: 3,
    stderr: expect.stringMatching(/^atlas: cannot write .*dist: make it writable or run "npm run build" once\.\n$/),
  });
  await atlas();
  write('two');
  const { stdout, stderr } = await atlasWithoutWriting();
  expect(stdout).toMatch(/^one /);
  expect(stderr).toContain('running an earlier build');
});
