// Reads catalog/affected-users.yaml: the groups of people whom a provision may single out.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AffectedUsers } from '#domain/affected-users.ts';
import { readPhrase } from '#domain/phrase.ts';
import type { CatalogProblem } from './catalog-error.ts';
import { readEntry } from './read-entry.ts';
import { affectedUsersSchema } from './schemas.ts';

/** The groups in the file's order; what is wrong is added to `problems`. */
export function loadAffectedUsers(directory: string, problems: CatalogProblem[]): readonly AffectedUsers[] {
  const file = 'affected-users.yaml';
  const content = readFileSync(join(directory, file), 'utf8');
  const entry = readEntry({ file, content }, affectedUsersSchema, problems);
  const groups = entry?.value.groups ?? [];
  groups.forEach((group, index) => {
    const report = (path: readonly (string | number)[], sentence: string) =>
      problems.push({ file, line: entry?.lineOf(['groups', index, ...path]) ?? 1, sentence });
    if (groups.findIndex(({ id }) => id === group.id) < index)
      report(['id'], `The group "${group.id}" is defined twice.`);
    for (const field of ['any', 'unless'] as const) {
      group[field].forEach((phrase, place) => {
        const reading = readPhrase(phrase);
        if ('problem' in reading) report([field, place], reading.problem);
      });
    }
  });
  return groups;
}
