// Which phrases are worth trying in a passage: those whose required words it holds. Everything is counted by stamps,
// so that nothing has to be cleared between passages.

import { classesIn } from './class-sets.ts';
import type { LexiconWord } from './lexicon.ts';
import type { AcceptedClasses } from './match-phrase.ts';
import type { WordBuffer } from './read-words.ts';

export interface CandidateFinder {
  /** The groups of words that each word class belongs to. */
  readonly groupsOfClass: readonly Int32Array[];
  /** The phrases that each group calls up, and the groups each phrase needs. */
  readonly phrasesOfGroup: readonly Int32Array[];
  readonly groupsOfPhrase: readonly Int32Array[];
  readonly classSeen: Int32Array;
  readonly groupSeen: Int32Array;
  readonly calling: Int32Array;
  readonly found: Int32Array;
  stamp: number;
}

/** Prepares the finder for phrases given by their required words, the most telling group of each first. */
export function compileFinder(
  phrases: readonly (readonly (readonly LexiconWord[])[])[],
  classCount: number,
  acceptedBy: AcceptedClasses,
): CandidateFinder {
  const groups = new Map<string, number>();
  const groupsOfClass: number[][] = Array.from({ length: classCount }, () => []);
  const phrasesOfGroup: number[][] = [];
  const groupFor = (words: readonly LexiconWord[]): number => {
    const key = words
      .map(({ word, anyEnding }) => word + (anyEnding ? '*' : ''))
      .sort()
      .join(' ');
    const known = groups.get(key);
    if (known !== undefined) return known;
    const group = phrasesOfGroup.push([]) - 1;
    groups.set(key, group);
    const classes = new Set<number>();
    for (const { word, anyEnding } of words) {
      for (const wordClass of classesIn(acceptedBy(word, anyEnding))) classes.add(wordClass);
    }
    for (const wordClass of classes) groupsOfClass[wordClass]?.push(group);
    return group;
  };
  const groupsOfPhrase = phrases.map((required) => Int32Array.from(required.map(groupFor)));
  groupsOfPhrase.forEach(([first], phrase) => {
    if (first !== undefined) phrasesOfGroup[first]?.push(phrase);
  });
  const toArrays = (lists: readonly number[][]) => lists.map((list) => Int32Array.from(list));
  return {
    groupsOfClass: toArrays(groupsOfClass),
    phrasesOfGroup: toArrays(phrasesOfGroup),
    groupsOfPhrase,
    classSeen: new Int32Array(classCount),
    groupSeen: new Int32Array(phrasesOfGroup.length),
    calling: new Int32Array(phrasesOfGroup.length),
    found: new Int32Array(phrases.length),
    stamp: 0,
  };
}

/** The phrases to try, in ascending order; valid until the next call. */
export function findCandidates(finder: CandidateFinder, words: WordBuffer): Int32Array {
  const { classSeen, groupSeen, groupsOfClass, phrasesOfGroup, groupsOfPhrase, calling, found } = finder;
  finder.stamp += 1;
  const { stamp } = finder;
  let callers = 0;
  for (let position = 0; position < words.count; position++) {
    const wordClass = words.classes[position] as number;
    if (wordClass === 0 || classSeen[wordClass] === stamp) continue;
    classSeen[wordClass] = stamp;
    const groups = groupsOfClass[wordClass] as Int32Array;
    for (let index = 0; index < groups.length; index++) {
      const group = groups[index] as number;
      if (groupSeen[group] === stamp) continue;
      groupSeen[group] = stamp;
      if ((phrasesOfGroup[group] as Int32Array).length > 0) calling[callers++] = group;
    }
  }
  let count = 0;
  for (let caller = 0; caller < callers; caller++) {
    const phrases = phrasesOfGroup[calling[caller] as number] as Int32Array;
    for (let index = 0; index < phrases.length; index++) {
      const phrase = phrases[index] as number;
      if (isComplete(groupsOfPhrase[phrase] as Int32Array, groupSeen, stamp)) found[count++] = phrase;
    }
  }
  return found.subarray(0, count).sort();
}

function isComplete(groups: Int32Array, groupSeen: Int32Array, stamp: number): boolean {
  for (let index = 0; index < groups.length; index++) {
    if (groupSeen[groups[index] as number] !== stamp) return false;
  }
  return true;
}
