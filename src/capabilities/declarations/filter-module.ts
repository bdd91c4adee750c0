// Files of filters as modules: one filter of them standing alone, and the same as a script for the sandbox. Code is
// parsed and rewritten here, never run.

import { type BuildOptions, build, type Plugin, stop } from 'esbuild';

/** Of one file, and of what a filter needs in all. The parser's own stack and time grow with what is nested. */
const longestCode = 40_000;
const parsingMilliseconds = 10_000;

export type FilterModule =
  | { readonly kind: 'module'; readonly code: string }
  /** `reason` ends a sentence that begins with the filter. */
  | { readonly kind: 'unusable'; readonly reason: string; readonly isTooMuch?: true };

/** The text of another file of filters in the same folder, by its name; undefined where there is none. */
export type ReadNeighbour = (file: string) => Promise<string | undefined>;

/**
 * One filter of a file with all it needs and nothing else, so that it can be kept with its source. It may use other
 * files of filters beside its own; with anything else it does not stand alone and cannot be used.
 */
export async function isolateFilter(name: string, file: string, readNeighbour: ReadNeighbour): Promise<FilterModule> {
  const bundled = await bundle({
    stdin: { contents: `export { ${name} } from './${file}';`, loader: 'js', sourcefile: 'one-filter.js' },
    format: 'esm',
    plugins: [neighboursOnly(readNeighbour)],
  });
  if (bundled.kind === 'unusable') return bundled;
  const { code } = bundled;
  if (code.length > longestCode) return tooLong;
  return code.includes('\0') ? { kind: 'unusable', reason: 'is no text' } : { kind: 'module', code };
}

/**
 * A module as a script that leaves its exports in the variable `filterModule`. Nothing in it imports: a dynamic
 * import is a way out of a sandbox, because its failure is an object from outside.
 */
export async function scriptOfFilterModule(
  code: string,
): Promise<{ readonly kind: 'script'; readonly script: string } | (FilterModule & { readonly kind: 'unusable' })> {
  if (code.length > longestCode) return tooLong;
  const bundled = await bundle({
    stdin: { contents: code, loader: 'js', sourcefile: 'filters.js' },
    format: 'iife',
    globalName: 'filterModule',
    plugins: [neighboursOnly(async () => undefined)],
  });
  return bundled.kind === 'unusable' ? bundled : { kind: 'script', script: bundled.code };
}

const tooLong = {
  kind: 'unusable',
  reason: `has more than ${longestCode.toLocaleString('en')} characters`,
} as const;

type Bundled =
  | { readonly kind: 'bundled'; readonly code: string }
  | { readonly kind: 'unusable'; readonly reason: string; readonly isTooMuch?: true };

async function bundle(options: BuildOptions): Promise<Bundled> {
  try {
    const { metafile, outputFiles } = await inTime(
      build({
        ...options,
        bundle: true,
        write: false,
        metafile: true,
        platform: 'neutral',
        target: 'es2022',
        charset: 'utf8',
        supported: { 'dynamic-import': false },
        logLevel: 'silent',
        tsconfigRaw: {},
      }),
    );
    // What nothing in the output uses is gone by now.
    const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path));
    if (imports.length === 0) return { kind: 'bundled', code: outputFiles[0]?.text ?? '' };
    const wanted = [...new Set(imports)].join(', ').slice(0, 200);
    return { kind: 'unusable', reason: `imports ${wanted}, which filters may not` };
  } catch (cause) {
    const messages = messagesOf(cause);
    if (messages.length > 0) return { kind: 'unusable', reason: reasonOf(messages[0] ?? '') };
    // The parser, a process of its own, hangs or has died; the next filter gets a new one.
    await stop();
    return { kind: 'unusable', reason: 'is too much for the parser', isTooMuch: true };
  }
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The parser takes too long.')), parsingMilliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function reasonOf(message: string): string {
  if (message.startsWith('No matching export')) return 'is not in its file';
  if (message === tooLong.reason) return message;
  return `cannot be parsed${message === '' ? '' : `: ${message.slice(0, 200)}`}`;
}

/** Nothing is looked up on disk: other files of filters are asked for by name, all else stays outside. */
function neighboursOnly(readNeighbour: ReadNeighbour): Plugin {
  return {
    name: 'neighbours-only',
    setup(build) {
      build.onResolve({ filter: /.*/ }, async ({ path, kind, pluginData }) => {
        if (kind === 'entry-point') return undefined;
        const name =
          kind === 'import-statement' ? /^\.\/([^/\\]+\.filters(?:\.history)?\.js)$/.exec(path)?.[1] : undefined;
        const contents = name === undefined ? undefined : await readNeighbour(name);
        if (contents !== undefined && contents.length > longestCode) return { errors: [{ text: tooLong.reason }] };
        const depth = typeof pluginData === 'number' ? pluginData + 1 : 0;
        if (name !== undefined && contents !== undefined && depth < 5) {
          return { path: name, namespace: 'filters', pluginData: { contents, depth } };
        }
        return { path, external: true, sideEffects: false };
      });
      build.onLoad({ filter: /.*/, namespace: 'filters' }, ({ pluginData }) => ({
        contents: pluginData.contents,
        loader: 'js',
        pluginData: pluginData.depth,
      }));
    },
  };
}

function messagesOf(cause: unknown): string[] {
  const errors = typeof cause === 'object' && cause !== null && 'errors' in cause ? cause.errors : [];
  if (!Array.isArray(errors)) return [];
  return errors.map((error: { text?: unknown }) => String(error?.text ?? ''));
}
