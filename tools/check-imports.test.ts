// The import check on small trees: what may be imported passes, every kind of fault is named with its remedy.

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { checkImports } from './check-imports.ts';
import type { Layer } from './layers.ts';

const layers: readonly Layer[] = [
  { name: 'web', purpose: 'pages', mayImport: ['capabilities', 'domain'] },
  { name: 'capabilities', purpose: 'pure', mayImport: ['domain'], hasSeparateParts: true },
  { name: 'domain', purpose: 'words', mayImport: [], packages: 'none' },
];

const soundTree = {
  'web/site.ts': `import { page } from './pages/home/home-page.ts';\nimport { compare } from '#capabilities/comparison/compare.ts';\n`,
  'web/pages/home/home-page.ts': `import type { Block } from '#domain/block.ts';\nimport { h } from 'hono/jsx';\n`,
  'capabilities/comparison/compare.ts': `import { align } from './steps/align.ts';\n`,
  'capabilities/comparison/steps/align.ts': `import {\n  type Block,\n} from '#domain/block.ts';\n`,
  'capabilities/records/cite.ts': '',
  'domain/block.ts': '',
};

const trees: string[] = [];
afterEach(() => {
  for (const tree of trees.splice(0)) rmSync(tree, { recursive: true, force: true });
});

function messagesFor(changed: Readonly<Record<string, string>>, table: readonly Layer[] = layers): string[] {
  const root = mkdtempSync(join(tmpdir(), 'imports-'));
  trees.push(root);
  for (const [file, source] of Object.entries({ ...soundTree, ...changed })) {
    mkdirSync(dirname(join(root, 'src', file)), { recursive: true });
    writeFileSync(join(root, 'src', file), source);
  }
  const faults = checkImports(root, { layers: table, packageHomes: { hono: ['web'] } });
  return faults.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

test('a tree whose imports all go down has no fault', () => {
  expect(messagesFor({})).toEqual([]);
});

test('an import that goes up is named with its line and what is allowed', () => {
  const messages = messagesFor({ 'domain/block.ts': `\nimport { site } from '#web/site.ts';\n` });
  expect(messages).toHaveLength(1);
  expect(messages[0]).toMatch(/^src\/domain\/block\.ts:2 domain may not import web .* nothing of ours/);
});

test('a type import and an import at run time count as imports', () => {
  expect(messagesFor({ 'domain/a.ts': `import type { X } from '#web/site.ts';\n` })).toHaveLength(1);
  expect(messagesFor({ 'domain/a.ts': `const x = await import('#web/site.ts');\n` })).toHaveLength(1);
});

test('one capability may not import another', () => {
  const messages = messagesFor({
    'capabilities/records/cite.ts': `import { compare } from '#capabilities/comparison/compare.ts';\n`,
  });
  expect(messages[0]).toContain('capabilities/records may not import capabilities/comparison');
});

test("a folder's subfolders are private to it", () => {
  const messages = messagesFor({ 'web/site.ts': `import { align } from '#capabilities/comparison/steps/align.ts';\n` });
  expect(messages[0]).toContain('is private to src/capabilities/comparison');
});

test('a relative path that leaves its layer is shown in the form to write', () => {
  const messages = messagesFor({ 'web/site.ts': `import type { Block } from '../domain/block.ts';\n` });
  expect(messages[0]).toContain(`write '#domain/block.ts'`);
});

test('a re-export is refused', () => {
  const messages = messagesFor({ 'web/site.ts': `export { page } from './pages/home/home-page.ts';\n` });
  expect(messages[0]).toContain('import it where it is declared');
});

test('a file beside a folder of its name is the door to it, and may show its types', () => {
  const door = {
    'web/charts.ts': `import { bar } from './charts/bars/bar.ts';\nexport type { Bar } from './charts/bars/bar.ts';\n`,
    'web/charts/axis.ts': '',
    'web/charts/bars/bar.ts': '',
  };
  expect(messagesFor(door)).toEqual([]);
  expect(messagesFor({ ...door, 'web/site.ts': `import { bar } from './charts/bars/bar.ts';\n` })).toHaveLength(1);
});

test('a package stays in its home and domain uses none', () => {
  expect(messagesFor({ 'capabilities/records/cite.ts': `import { Hono } from 'hono';\n` })[0]).toContain(
    'only web may know it',
  );
  expect(messagesFor({ 'domain/block.ts': `import { join } from 'node:path';\n` })[0]).toContain('the language alone');
});

test('a table entry that nothing stands behind is stale', () => {
  const table = [...layers, { name: 'jobs', purpose: 'work', mayImport: ['nowhere'] }];
  const messages = messagesFor({}, table);
  expect(messages).toHaveLength(2);
  expect(messages.join()).toMatch(/layer 'jobs' that holds no file.*'nowhere', which is no layer/);
});

test('a folder that the table does not know is a fault', () => {
  expect(messagesFor({ 'extras/thing.ts': '' })[0]).toContain('is no layer');
});
