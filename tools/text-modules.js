// Imports of text: `import styles from './x.css'` and `import script from './x.enhance.ts?text'` give a string.
// One rule for the bundler and for the tests; a script for the browser is bundled and made small first.

import { readFile } from 'node:fs/promises';
import { dirname, extname, resolve } from 'node:path';

const textImport = /(\.css|\?text)$/;

/**
 * The text that stands for an imported file: TypeScript and JavaScript as one browser script, CSS made small,
 * everything else as it is.
 * @param {typeof import('esbuild')} esbuild
 * @param {string} path
 */
async function textOf(esbuild, path) {
  const extension = extname(path);
  if (extension === '.ts' || extension === '.js') {
    const built = await esbuild.build({
      entryPoints: [path],
      bundle: true,
      format: 'iife',
      target: 'es2020',
      minify: true,
      write: false,
      logLevel: 'silent',
    });
    return built.outputFiles[0]?.text ?? '';
  }
  const text = await readFile(path, 'utf8');
  if (extension !== '.css') return text;
  return (await esbuild.transform(text, { loader: 'css', minify: true })).code;
}

/** @param {typeof import('esbuild')} esbuild @returns {import('esbuild').Plugin} */
export function textModulesForEsbuild(esbuild) {
  return {
    name: 'text-modules',
    setup(build) {
      build.onResolve({ filter: textImport }, (request) => {
        if (!request.path.startsWith('.')) return undefined;
        return { path: resolve(request.resolveDir, request.path.replace(/\?text$/, '')), namespace: 'text-module' };
      });
      build.onLoad({ filter: /.*/, namespace: 'text-module' }, async (request) => ({
        contents: await textOf(esbuild, request.path),
        loader: 'text',
        watchFiles: [request.path],
      }));
    },
  };
}

/**
 * The same rule as a Vite plugin. The module gets an id without the file's ending, or Vite's own CSS step takes it.
 * @param {typeof import('esbuild')} esbuild
 * @returns {import('vite').Plugin}
 */
export function textModulesForVite(esbuild) {
  const prefix = '\0text-module:';
  return {
    name: 'text-modules',
    enforce: 'pre',
    resolveId(request, importer) {
      if (!importer || !request.startsWith('.') || !textImport.test(request)) return null;
      const path = resolve(dirname(importer), request.replace(/\?text$/, ''));
      return `${prefix}${path.replace(/\.(\w+)$/, '/$1')}`;
    },
    async load(id) {
      if (!id.startsWith(prefix)) return null;
      const path = id.slice(prefix.length).replace(/\/(\w+)$/, '.$1');
      return `export default ${JSON.stringify(await textOf(esbuild, path))};`;
    },
  };
}
