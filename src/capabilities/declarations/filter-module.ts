// A file of filters as a module: what it exports, and the same as one script for the sandbox. It is parsed and
// rewritten here, never run.

import { type BuildResult, build, type Plugin } from 'esbuild';

export const longestFilterCode = 200_000;

export type FilterModule =
  | { readonly kind: 'module'; readonly names: readonly string[] }
  /** `reason` continues a sentence that begins with the file's name. */
  | { readonly kind: 'unusable'; readonly reason: string };

/** The names a module exports, or why it cannot be used: it must stand alone, without importing anything. */
export async function inspectFilterModule(code: string): Promise<FilterModule> {
  if (code.length > longestFilterCode) {
    return { kind: 'unusable', reason: `has more than ${longestFilterCode.toLocaleString('en')} characters` };
  }
  if (/\0|\p{Surrogate}/u.test(code)) return { kind: 'unusable', reason: 'is no text' };
  const bundled = await bundle(code, 'esm');
  if (bundled.kind === 'unusable') return bundled;
  const outputs = Object.values(bundled.result.metafile.outputs);
  return { kind: 'module', names: outputs.flatMap((output) => output.exports).filter((name) => name !== 'default') };
}

/**
 * The module as a script that leaves its exports in the variable `filterModule`. Nothing in it imports: a dynamic
 * import is a way out of a sandbox, because its failure is an object from outside.
 */
export async function scriptOfFilterModule(
  code: string,
): Promise<{ readonly kind: 'script'; readonly script: string } | (FilterModule & { readonly kind: 'unusable' })> {
  if (code.length > longestFilterCode) return { kind: 'unusable', reason: 'is too long' };
  const bundled = await bundle(code, 'iife');
  if (bundled.kind === 'unusable') return bundled;
  return { kind: 'script', script: bundled.result.outputFiles[0]?.text ?? '' };
}

type Bundled =
  | { readonly kind: 'bundled'; readonly result: BuildResult<{ write: false; metafile: true }> }
  | { readonly kind: 'unusable'; readonly reason: string };

async function bundle(code: string, format: 'esm' | 'iife'): Promise<Bundled> {
  const imported: string[] = [];
  try {
    const result = await build({
      stdin: { contents: code, loader: 'js', sourcefile: 'filters.js' },
      bundle: true,
      write: false,
      metafile: true,
      format,
      ...(format === 'iife' ? { globalName: 'filterModule' } : {}),
      platform: 'neutral',
      target: 'es2022',
      charset: 'utf8',
      supported: { 'dynamic-import': false },
      logLevel: 'silent',
      tsconfigRaw: {},
      plugins: [noteImports(imported)],
    });
    if (imported.length > 0)
      return { kind: 'unusable', reason: `imports ${imported.join(', ').slice(0, 200)}, which filters may not` };
    return { kind: 'bundled', result };
  } catch (cause) {
    const [first] = messagesOf(cause);
    return { kind: 'unusable', reason: `cannot be parsed${first === undefined ? '' : `: ${first.slice(0, 200)}`}` };
  }
}

/** Nothing is looked up on disk: whatever is imported counts as outside. */
function noteImports(imported: string[]): Plugin {
  return {
    name: 'note-imports',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ path, kind }) => {
        if (kind === 'entry-point') return undefined;
        imported.push(path);
        return { path, external: true };
      });
    },
  };
}

function messagesOf(cause: unknown): string[] {
  const errors = typeof cause === 'object' && cause !== null && 'errors' in cause ? cause.errors : [];
  if (!Array.isArray(errors)) return [];
  return errors.map((error: { text?: unknown }) => String(error?.text ?? ''));
}
