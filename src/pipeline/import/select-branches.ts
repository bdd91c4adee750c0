// Which branches of which archives an import reads, and the collection that each of them is.

import { ArchiveUnreadable } from '#capabilities/terms-archive/git-process.ts';
import type { Archive } from '#capabilities/terms-archive/open-archive.ts';

export interface BranchToImport {
  readonly archive: Archive;
  readonly name: string;
  readonly tip: string;
  readonly collectionId: string;
}

/** The named branches of all archives, or all of them; a name that no archive has is refused with a sentence. */
export function selectBranches(archives: readonly Archive[], names: readonly string[]): BranchToImport[] {
  const branches = archives.flatMap((archive) =>
    archive.branches.map((branch) => ({ archive, ...branch, collectionId: collectionOf(archive, branch.name) })),
  );
  const missing = names.find((name) => !branches.some((branch) => branch.name === name));
  if (missing !== undefined) {
    const known = branches.map((branch) => branch.name).join(', ');
    throw new ArchiveUnreadable(`There is no branch ${missing}; the archive has ${known}.`);
  }
  return names.length === 0 ? branches : branches.filter((branch) => names.includes(branch.name));
}

/**
 * A bundle of several collections has one branch for each, named after it; a repository with a usual main branch is
 * one collection, named after its folder without `.git`, `.bundle` and `-versions`.
 */
function collectionOf(archive: Archive, branch: string): string {
  if (branch !== 'main' && branch !== 'master') return branch;
  const folder = archive.name.replace(/[/\\]+$/, '').replace(/[/\\]\.git$/, '');
  const base = folder.slice(Math.max(folder.lastIndexOf('/'), folder.lastIndexOf('\\')) + 1);
  return base.replace(/\.(git|bundle)$/, '').replace(/-versions$/, '') || branch;
}
