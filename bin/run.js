#!/usr/bin/env node
// Runs one TypeScript tool of the checkout: `node bin/run.js tools/check-imports.ts …`. The tool is bundled the same
// way as the program; it finds the checkout's root as the folder above `process.argv[1]`.

import { mkdirSync, rmSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { textModulesForEsbuild } from '../tools/text-modules.js';

const root = resolve(import.meta.dirname, '..');
const [script, ...rest] = process.argv.slice(2);
if (!script) {
  console.error('usage: node bin/run.js tools/<name>.ts [arguments]');
  process.exit(2);
}

const outfile = join(root, 'dist/tools', `${basename(script, '.ts')}-${process.pid}.js`);
try {
  const esbuild = await import('esbuild');
  mkdirSync(join(root, 'dist/tools'), { recursive: true });
  await esbuild.build({
    absWorkingDir: root,
    entryPoints: [resolve(script)],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: 'inline',
    logLevel: 'error',
    plugins: [textModulesForEsbuild(esbuild)],
  });
  process.argv = [process.argv[0] ?? 'node', resolve(script), ...rest];
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(outfile).href);
} finally {
  rmSync(outfile, { force: true });
}
