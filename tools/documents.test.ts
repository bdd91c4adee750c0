// What the documents promise about the code is true: paths exist, the layers' picture is the table's, every word of
// the domain is in the glossary, every registry's entries have their files and tests.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { layers } from './layers.ts';
import { layersPicture } from './layers-picture.ts';

const root = resolve(import.meta.dirname, '..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const list = (path: string) => (existsSync(join(root, path)) ? readdirSync(join(root, path)) : []);

const documents = ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'GLOSSARY.md', 'SECURITY.md', 'CHANGELOG.md'];
const decisions = list('docs/decisions').filter((name) => name !== 'README.md');
const everyDocument = [
  ...documents,
  'docs/operating.md',
  'docs/evidence.md',
  'docs/decisions/README.md',
  ...decisions.map((name) => `docs/decisions/${name}`),
];

test('every link between the documents leads somewhere', () => {
  const broken = everyDocument.flatMap((document) =>
    [...read(document).matchAll(/\]\((?!https?:)([^)#]+)(#[^)]*)?\)/g)]
      .map((match) => join(dirname(document), match[1] ?? ''))
      .filter((path) => !existsSync(join(root, path)))
      .map((path) => `${document}: ${path}`),
  );
  expect(broken).toEqual([]);
});

test('ARCHITECTURE.md shows the layers as the table has them', () => {
  expect(read('ARCHITECTURE.md')).toContain(layersPicture(layers));
});

/** The rows of CONTRIBUTING.md's "Where do I add…?" as what is added and the paths it names. */
function placesToAdd(): { what: string; paths: string[] }[] {
  const section = read('CONTRIBUTING.md').split('## Where do I add…?')[1]?.split('\n## ')[0] ?? '';
  return section
    .split('\n')
    .filter((line) => line.startsWith('| a'))
    .map((line) => {
      const [, what = '', how = ''] = line.split('|');
      return { what: what.trim(), paths: [...how.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '') };
    });
}

test('every place of "Where do I add…?" exists and holds an example', () => {
  const places = placesToAdd();
  expect(places.length).toBeGreaterThan(10);
  const missing = places.flatMap(({ what, paths }) =>
    paths.filter((path) => !hasExample(path)).map((path) => `${what}: ${path}`),
  );
  expect(missing).toEqual([]);
});

/** `src/queries/<question>.ts` has an example when some file there has that shape. */
function hasExample(path: string): boolean {
  const placeholder = path.indexOf('<');
  if (placeholder < 0) return existsSync(join(root, path));
  const folder = path.slice(0, path.lastIndexOf('/', placeholder));
  const shape = path.slice(folder.length + 1).replace(/\/$/, '');
  const pattern = new RegExp(`^${shape.replaceAll('.', '\\.').replace(/<[^>]+>/g, '[\\w-]+')}$`);
  return list(folder).some((name) => pattern.test(name));
}

test('every feed format is in the registry', () => {
  const folder = 'src/capabilities/records/feeds';
  const formats = list(folder).filter((name) => name !== 'index.ts' && !name.endsWith('.test.ts'));
  expect(formats.filter((name) => !read(`${folder}/index.ts`).includes(`'./${name}'`))).toEqual([]);
});

test('every citation style is in the registry', () => {
  const folder = 'src/capabilities/records/citation-styles';
  const registry = read(`${folder}/index.ts`);
  const styles = list(folder).filter((name) => !/^(index|style)\.ts$|\.test\.ts$/.test(name));
  expect(styles.filter((name) => !registry.includes(`./${name}`))).toEqual([]);
});

test('every page of the site has its route and a test', () => {
  const routes = read('src/web/site.ts');
  const tests = readdirSync(join(root, 'src/web'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.test\.tsx?$/.test(path))
    .map((path) => read(join('src/web', path)))
    .join('\n');
  for (const page of list('src/web/pages')) {
    const files = list(`src/web/pages/${page}`);
    const route = files.find((name) => name.endsWith('-route.ts') || name.endsWith('-route.tsx'));
    if (!route) continue;
    expect(routes, `${page} has no line in site.ts`).toContain(`/${page}/${route}`);
    const hasOwnTest = files.some((name) => /\.test\.tsx?$/.test(name));
    const name = page.replace(/-./g, (part) => part[1]?.toUpperCase() ?? '');
    expect(hasOwnTest || tests.includes(`href.${name}`) || tests.includes(`/${page}`), `${page} has no test`).toBe(
      true,
    );
  }
});

test('every command is in the list of commands and the list names no other', () => {
  const named = [...read('src/cli/commands.ts').matchAll(/\.(add\w+Command)\b/g)].map((match) => match[1]);
  const written = list('src/cli/commands')
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .flatMap((name) => [...read(`src/cli/commands/${name}`).matchAll(/^export function (add\w+Command)\b/gm)])
    .map((match) => match[1]);
  expect(named.sort()).toEqual(written.sort());
});

test('the words of the domain are in the glossary', () => {
  const glossary = read('GLOSSARY.md').toLowerCase();
  const words = list('src/domain')
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.replace(/\.ts$/, '').replaceAll('-', ' '));
  const grammar = new Set(['ids', 'phrase', 'document growth']);
  expect(words.filter((word) => !grammar.has(word) && !glossary.includes(`| ${word} |`))).toEqual([]);
});

test('decisions are numbered without a gap, listed, and have the three parts', () => {
  const index = read('docs/decisions/README.md');
  decisions.forEach((name, position) => {
    expect(name.slice(0, 5)).toBe(`${String(position + 1).padStart(4, '0')}-`);
    expect(index).toContain(`(${name})`);
    expect(read(`docs/decisions/${name}`)).toMatch(/## Context[\s\S]+## Decision[\s\S]+## Consequences/);
  });
});

test('the commands that the documents name are scripts of the package', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
  const named = everyDocument.flatMap((document) => [...read(document).matchAll(/npm run ([\w:]+)/g)]);
  expect(named.map((match) => match[1] ?? '').filter((name) => !(name in scripts))).toEqual([]);
});
