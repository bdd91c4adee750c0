// Whom a passage is about beside everybody, as its words say: minors, residents of California, customers of an API.

import type { AffectedUsers } from '#domain/affected-users.ts';
import { openMatcher, type PhraseMatching, readPassage } from './matching/phrase-set.ts';

/** Compiled groups with their working memory; give each thread its own. */
export interface AffectedUsersReader {
  readonly matching: PhraseMatching;
  readonly groups: readonly {
    readonly id: string;
    readonly any: readonly number[];
    readonly unless: readonly number[];
  }[];
}

/** Prepares the groups of the catalogue. */
export function compileAffectedUsers(groups: readonly AffectedUsers[]): AffectedUsersReader {
  const phrases: string[] = [];
  const add = (texts: readonly string[]): number[] => texts.map((text) => phrases.push(text) - 1);
  const compiled = groups.map(({ id, any, unless }) => ({ id, any: add(any), unless: add(unless) }));
  return { matching: openMatcher(phrases), groups: compiled };
}

/** Ids of the groups that the passages name, in the catalogue's order. */
export function readAffectedUsers({ matching, groups }: AffectedUsersReader, passages: readonly string[]): string[] {
  const named = new Set<string>();
  for (const plain of passages) {
    const passage = readPassage(matching, plain);
    const candidates = new Set(passage.candidates());
    for (const { id, any, unless } of groups) {
      if (named.has(id)) continue;
      const isNamed = any.some(
        (phrase) =>
          candidates.has(phrase) &&
          passage.find(phrase).some(({ start }) => {
            const sentence = passage.sentenceOf(start);
            return !unless.some((exception) => passage.standsIn(exception, sentence));
          }),
      );
      if (isNamed) named.add(id);
    }
  }
  return groups.map(({ id }) => id).filter((id) => named.has(id));
}
