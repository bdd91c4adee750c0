// Makes the runnable program out of src/: one bundle per entry point in `dist/<stamp>/`, the SQL migrations beside
// it. Plain JavaScript, for it runs before anything is bundled. Decision 0012 says why a bundle at all.

import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { textModulesForEsbuild } from './text-modules.js';

/**
 * What starts on its own: the program, and the code of worker threads. Name in the bundle → source file. A worker
 * is started with `new URL('./<name>.js', import.meta.url)`; all bundles and chunks lie in one folder.
 */
export const entryPoints = {
  main: 'src/main.ts',
  'document-worker': 'src/pipeline/import/document-worker.ts',
  'extraction-process': 'src/capabilities/extraction/extraction-process.ts',
  'exhibit-process': 'src/capabilities/records/exhibit-process.ts',
};

/** Builds older than an hour beyond this many are deleted; a running server may still load chunks of its own. */
const keptBuilds = 5;

/**
 * Bundles `<root>/src` unless the same content is bundled already, and makes it the current build.
 * Two processes may do so at once: each writes a folder of its own and renames it into place.
 * @param {string} root
 * @returns {Promise<string>} the folder of the build
 */
export async function build(root) {
  const files = sourceFiles(root);
  const content = contentStamp(root, files);
  const dist = join(root, 'dist');
  const folder = join(dist, content);
  mkdirSync(dist, { recursive: true });
  if (!existsSync(join(folder, 'main.js'))) await bundleInto(root, dist, folder);
  const pointer = join(dist, `.current-${process.pid}.json`);
  writeFileSync(pointer, JSON.stringify({ content, files: fileStamp(root, files) }));
  renameSync(pointer, join(dist, 'current.json'));
  utimesSync(folder, new Date(), new Date());
  removeOldBuilds(dist, content);
  return folder;
}

/** @param {string} root @param {string} dist @param {string} folder */
async function bundleInto(root, dist, folder) {
  const temporary = mkdtempSync(join(dist, '.build-'));
  try {
    const esbuild = await import('esbuild');
    await esbuild.build({
      absWorkingDir: root,
      entryPoints: presentEntryPoints(root),
      outdir: temporary,
      bundle: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      packages: 'external',
      jsx: 'automatic',
      jsxImportSource: 'hono/jsx',
      sourcemap: true,
      sourcesContent: false,
      chunkNames: '[name]-[hash]',
      logLevel: 'silent',
      plugins: [textModulesForEsbuild(esbuild)],
    });
    const migrations = join(root, 'src/storage/migrations');
    if (existsSync(migrations)) cpSync(migrations, join(temporary, 'migrations'), { recursive: true });
    // A temporary folder is its maker's alone; whoever may enter the checkout may run the program.
    chmodSync(temporary, 0o777 & ~process.umask());
    putInPlace(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** @param {string} root */
function presentEntryPoints(root) {
  return Object.fromEntries(Object.entries(entryPoints).filter(([, file]) => existsSync(join(root, file))));
}

/** Another process may have put the same build there in the meantime; then ours is not needed. */
function putInPlace(/** @type {string} */ temporary, /** @type {string} */ folder) {
  try {
    renameSync(temporary, folder);
  } catch (cause) {
    if (!existsSync(join(folder, 'main.js'))) throw cause;
  }
}

/** @param {string} dist @param {string} current */
function removeOldBuilds(dist, current) {
  const hourAgo = Date.now() - 3_600_000;
  const builds = readdirSync(dist)
    .filter((name) => /^[0-9a-f]{16}$|^\.build-/.test(name) && name !== current)
    .map((name) => ({ name, usedAt: statSync(join(dist, name), { throwIfNoEntry: false })?.mtimeMs ?? 0 }))
    .sort((a, b) => b.usedAt - a.usedAt);
  for (const { name, usedAt } of builds.slice(keptBuilds - 1)) {
    if (usedAt < hourAgo) rmSync(join(dist, name), { recursive: true, force: true });
  }
}

/**
 * Everything that goes into a build, tests left out, as paths relative to the root, in order.
 * @param {string} root
 */
export function sourceFiles(root) {
  /** @type {string[]} */
  const files = ['package.json', 'tsconfig.json', 'tools/build.js', 'tools/text-modules.js'];
  const walk = (/** @type {string} */ folder) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) walk(path);
      else if (!/\.test\.tsx?$|^\.|~$/.test(entry.name)) files.push(path);
    }
  };
  walk('src');
  return files.filter((file) => existsSync(join(root, file))).sort();
}

/** Changes whenever a file was touched: cheap enough to be asked at every start. */
export function fileStamp(/** @type {string} */ root, /** @type {string[]} */ files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(join(root, file));
    hash.update(`${file}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex').slice(0, 16);
}

/** Changes only when a file's bytes change: a copied or freshly checked-out tree keeps its build. */
export function contentStamp(/** @type {string} */ root, /** @type {string[]} */ files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex').slice(0, 16);
}

if (process.argv[1] && import.meta.url === pathToFileURL(resolve(process.argv[1])).href) {
  const root = resolve(import.meta.dirname, '..');
  const started = performance.now();
  const folder = await build(root);
  console.log(`${folder.slice(root.length + 1)} is the current build (${Math.round(performance.now() - started)} ms)`);
}
