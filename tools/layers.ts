// The one table of layers: what each folder of src/ is for and what it may import. `check-imports.ts` enforces it,
// ARCHITECTURE.md shows the picture drawn from it, CONTRIBUTING.md links here.

export interface Layer {
  /** Folder or file of src/ by which other layers import it, as in `#name/…`. */
  readonly name: string;
  readonly purpose: string;
  /** Layers it may import; its own folder always. */
  readonly mayImport: readonly string[];
  /** Each folder directly inside stands alone and may not import its siblings. */
  readonly hasSeparateParts?: true;
  /** `none`: no npm package and nothing of Node, so the code runs in a browser too. */
  readonly packages?: 'none';
}

const below = {
  domain: ['domain'],
  catalog: ['catalog', 'domain'],
  shell: ['capabilities', 'storage', 'catalog', 'domain', 'log.ts'],
  edge: ['pipeline', 'queries', 'capabilities', 'storage', 'catalog', 'domain', 'config.ts', 'log.ts'],
} as const;

/** From the top down. */
export const layers: readonly Layer[] = [
  { name: 'main.ts', purpose: 'composition root', mayImport: ['cli', 'config.ts'] },
  // `start`, `serve` and `work` start the site and the workers, so the command line stands above both.
  {
    name: 'cli',
    purpose: 'the command line',
    mayImport: ['evaluation', 'training', 'bench', 'demo', 'web', 'jobs', ...below.edge],
  },
  // Asks the site for its pages by their addresses; the site itself runs as another process.
  {
    name: 'evaluation',
    purpose: 'measured accuracy, beside named peers',
    mayImport: ['training', 'bench', ...below.edge],
  },
  { name: 'training', purpose: 'makes the statistical models', mayImport: ['capabilities', 'catalog', 'domain'] },
  { name: 'bench', purpose: 'measured speed, beside named peers', mayImport: ['web', ...below.edge] },
  { name: 'demo', purpose: 'a fictional web to capture', mayImport: below.domain },
  { name: 'web', purpose: 'the public site', mayImport: below.edge },
  { name: 'jobs', purpose: 'when and how often steps run', mayImport: below.edge },
  { name: 'pipeline', purpose: 'makes records from texts: writes', mayImport: below.shell },
  { name: 'queries', purpose: 'what pages ask: reads', mayImport: below.shell },
  { name: 'capabilities', purpose: 'what we can do: pure', mayImport: below.domain, hasSeparateParts: true },
  { name: 'storage', purpose: 'what we keep: SQL and bytes', mayImport: [...below.catalog, 'config.ts', 'log.ts'] },
  { name: 'catalog', purpose: 'what we know, loaded and checked', mayImport: below.domain },
  { name: 'config.ts', purpose: 'settings', mayImport: [] },
  { name: 'log.ts', purpose: 'log lines', mayImport: ['config.ts'] },
  { name: 'domain', purpose: 'what things are', mayImport: [], packages: 'none' },
];

/** Packages that only these layers may know; every other package is free. */
export const packageHomes: Readonly<Record<string, readonly string[]>> = {
  pg: ['storage'],
  'pg-copy-streams': ['storage'],
  commander: ['cli'],
  hono: ['web'],
  '@hono/node-server': ['web'],
  'pg-boss': ['jobs'],
  aws4fetch: ['storage'],
};
