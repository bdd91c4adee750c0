// Checks that every import of src/ goes down the table of layers, respects private folders and is written in the one
// form we use. Prints each fault with the way to mend it; exits 1 if there is any.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { type Layer, layers, packageHomes } from './layers.ts';

export interface ImportFault {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}

interface ImportSite {
  readonly file: string;
  readonly line: number;
  readonly specifier: string;
  /** `values` is a barrel; `types` may open the door to a private folder's words. */
  readonly reExports: 'nothing' | 'types' | 'values';
}

interface Rules {
  readonly layers: readonly Layer[];
  readonly packageHomes: Readonly<Record<string, readonly string[]>>;
}

const importForms = [
  /^(?:import|export)\b[^'"`;=()]*?\bfrom\s+'([^']+)'/gm,
  /^import\s+'([^']+)'/gm,
  /\bimport\(\s*'([^']+)'\s*\)/g,
];

/** All faults of `<root>/src` against these rules, and entries of the table that nothing stands behind. */
export function checkImports(root: string, rules: Rules): ImportFault[] {
  const files = sourceFilesOf(root);
  const sites = files.flatMap((file) => importSitesOf(root, file));
  const faults = sites.flatMap((site) => faultsOf(site, new Set(files), rules));
  return [...faults, ...unknownFolders(files, rules), ...staleEntries(files, rules), ...staleHomes(sites, rules)];
}

function sourceFilesOf(root: string): string[] {
  return readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .sort();
}

function importSitesOf(root: string, file: string): ImportSite[] {
  const source = readFileSync(join(root, 'src', file), 'utf8');
  return importForms.flatMap((form) =>
    [...source.matchAll(form)].map((match) => ({
      file,
      line: source.slice(0, match.index).split('\n').length,
      specifier: match[1] ?? '',
      reExports: match[0].startsWith('export type') ? 'types' : match[0].startsWith('export') ? 'values' : 'nothing',
    })),
  );
}

function faultsOf(site: ImportSite, files: ReadonlySet<string>, rules: Rules): ImportFault[] {
  const fault = (message: string): ImportFault[] => [{ file: `src/${site.file}`, line: site.line, message }];
  const target = targetOf(site);
  const isOwnWord = site.reExports === 'types' && target !== null && isInside(target, doorTo(site.file));
  if (site.reExports !== 'nothing' && !isOwnWord) {
    return fault(`re-exports '${site.specifier}': import it where it is declared`);
  }
  if (target === null) return packageFault(site, rules).flatMap(fault);
  if (/\.(js|mjs|cjs)$/.test(target)) return fault(`imports '${site.specifier}': write the source file's own ending`);
  const formFault = wrongForm(site, target);
  if (formFault) return fault(formFault);
  const message = layerFault(site.file, target, rules.layers) ?? privacyFault(site.file, target, files);
  return message ? fault(message) : [];
}

/** The file of src/ that an import names; null for a package. */
function targetOf({ file, specifier }: ImportSite): string | null {
  const path = specifier.replace(/\?text$/, '');
  if (path.startsWith('#')) return path.slice(1);
  if (path.startsWith('.')) return posix.join(posix.dirname(file), path);
  return null;
}

/** Inside a layer relative paths may be used; a path that leaves the layer is written from `#`. */
function wrongForm({ file, specifier }: ImportSite, target: string): string | null {
  const own = partOf(file);
  if (target.startsWith('../test/') && isTest(file)) return null;
  if (target.startsWith('..')) return `imports '${specifier}' outside src/: code of the program lives in src/`;
  if (specifier.startsWith('.') && partOf(target) !== own) return `imports '${specifier}': write '#${target}'`;
  return null;
}

/** `capabilities/records` for a file of a capability, `web` for one of the site, nothing for a file of src/ itself. */
function partOf(file: string): string {
  const [first = '', second, ...deeper] = file.split('/');
  if (second === undefined) return '';
  return first === 'capabilities' && deeper.length > 0 ? `${first}/${second}` : first;
}

function layerFault(file: string, target: string, table: readonly Layer[]): string | null {
  const from = table.find(({ name }) => name === file.split('/')[0]);
  const to = target.split('/')[0] ?? '';
  if (!from || isTest(file)) return null;
  if (from.name !== to) {
    if (from.mayImport.includes(to)) return null;
    const allowed = from.mayImport.length > 0 ? from.mayImport.join(', ') : 'nothing of ours';
    return `${from.name} may not import ${to} ('#${target}'): it may import ${allowed}; move the code down or pass the value in`;
  }
  if (from.hasSeparateParts && partOf(file) !== partOf(target)) {
    return `${partOf(file)} may not import ${partOf(target)}: they meet in pipeline or queries; what both need is a word of domain`;
  }
  return null;
}

/** Tests may reach for what they need to set a scene, but never into another folder's private parts. */
function isTest(file: string): boolean {
  return /\.test\.tsx?$/.test(file);
}

function isInside(file: string, folder: string): boolean {
  return file.startsWith(`${folder}/`);
}

/** The folder whose door a file is: `storage/blobs.ts` and its test stand for all of `storage/blobs/`. */
function doorTo(file: string): string {
  return file.replace(/(\.test)?\.tsx?$/, '');
}

/** A folder's files are public, its subfolders private to it; a folder of folders only is as open as its parent. */
function privacyFault(file: string, target: string, files: ReadonlySet<string>): string | null {
  const owner = ownerOf(posix.dirname(target), files);
  if (owner === '.' || isInside(file, owner) || isInside(target, doorTo(file))) return null;
  return `'#${target}' is private to src/${owner}: import a file directly in src/${owner} instead`;
}

/** The folder inside which a folder's files may be imported: `.` for everywhere. */
function ownerOf(folder: string, files: ReadonlySet<string>): string {
  let parent = posix.dirname(folder);
  while (parent !== '.' && !holdsFiles(parent, files)) parent = posix.dirname(parent);
  return folder === '.' ? '.' : parent;
}

function holdsFiles(folder: string, files: ReadonlySet<string>): boolean {
  return [...files].some((file) => posix.dirname(file) === folder);
}

function packageFault({ file, specifier }: ImportSite, { layers: table, packageHomes: homes }: Rules): string[] {
  const from = table.find(({ name }) => name === file.split('/')[0]);
  if (!from || isTest(file)) return [];
  if (from.packages === 'none') return [`${from.name} may not import '${specifier}': it uses the language alone`];
  const name = packageName(specifier);
  const home = homes[name];
  if (!home || home.includes(from.name)) return [];
  return [`${from.name} may not import '${name}': only ${home.join(' and ')} may know it`];
}

function unknownFolders(files: readonly string[], rules: Rules): ImportFault[] {
  const known = new Set(rules.layers.map(({ name }) => name));
  const found = new Set(files.map((file) => file.split('/')[0]?.replace('.test.ts', '.ts') ?? ''));
  return [...found]
    .filter((name) => !known.has(name))
    .map((name) => ({ file: `src/${name}`, line: 1, message: 'is no layer: add it to tools/layers.ts or move it' }));
}

function staleEntries(files: readonly string[], rules: Rules): ImportFault[] {
  const found = new Set(files.map((file) => file.split('/')[0] ?? ''));
  const names = new Set(rules.layers.map(({ name }) => name));
  const stale = (message: string): ImportFault => ({ file: 'tools/layers.ts', line: 1, message });
  return rules.layers.flatMap((layer) => [
    ...(found.has(layer.name) ? [] : [stale(`has a layer '${layer.name}' that holds no file: remove the entry`)]),
    ...layer.mayImport
      .filter((name) => !names.has(name))
      .map((name) => stale(`lets '${layer.name}' import '${name}', which is no layer: remove it`)),
  ]);
}

function staleHomes(sites: readonly ImportSite[], rules: Rules): ImportFault[] {
  const used = new Set(sites.map(({ specifier }) => packageName(specifier)));
  return Object.keys(rules.packageHomes)
    .filter((name) => !used.has(name))
    .map((name) => ({
      file: 'tools/layers.ts',
      line: 1,
      message: `names a package '${name}' nobody imports: remove it`,
    }));
}

function packageName(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

const script = process.argv[1] ?? '';
if (script.endsWith('check-imports.ts') && existsSync(script)) {
  const faults = checkImports(resolve(dirname(script), '..'), { layers, packageHomes });
  for (const { file, line, message } of faults) console.error(`${file}:${line} ${message}`);
  if (faults.length > 0) process.exitCode = 1;
}
