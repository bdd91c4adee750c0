// Which build to run: the current one if src/ has not been touched since, else a new one. Asked at every start, so
// it loads nothing but the file system until a build is needed.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, fileStamp, sourceFiles } from './build.js';

/**
 * The folder with an up-to-date `main.js`. Without `src/` (an installed copy) or where `dist/` cannot be written,
 * the build that is there serves; `warning` then says so if it may be out of date.
 * @param {string} root
 * @returns {Promise<{ folder: string, warning?: string }>}
 */
export async function currentBuild(root) {
  const current = readCurrent(root);
  if (current && !existsSync(join(root, 'src/main.ts'))) return { folder: current.folder };
  if (current && fileStamp(root, sourceFiles(root)) === current.files) return { folder: current.folder };
  try {
    return { folder: await build(root) };
  } catch (cause) {
    if (current && isReadOnly(cause)) {
      return {
        folder: current.folder,
        warning: `running an earlier build, for ${join(root, 'dist')} cannot be written`,
      };
    }
    throw new Error(sentenceFor(root, cause), { cause });
  }
}

/** @param {string} root @returns {{ folder: string, files: string } | undefined} */
function readCurrent(root) {
  try {
    const { content, files } = JSON.parse(readFileSync(join(root, 'dist/current.json'), 'utf8'));
    const folder = join(root, 'dist', content);
    return existsSync(join(folder, 'main.js')) ? { folder, files } : undefined;
  } catch {
    return undefined;
  }
}

/** @param {unknown} cause */
function isReadOnly(cause) {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  return code === 'EROFS' || code === 'EACCES' || code === 'EPERM';
}

/** @param {string} root @param {unknown} cause */
function sentenceFor(root, cause) {
  if (isReadOnly(cause)) return `cannot write ${join(root, 'dist')}: make it writable or run "npm run build" once.`;
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  if (code === 'ERR_MODULE_NOT_FOUND') return 'the dependencies are missing: run "npm ci" first.';
  const message = cause instanceof Error ? cause.message : String(cause);
  return `cannot build the program: ${message.trim().replace(/\s*\n\s*/g, ' ')}`;
}
