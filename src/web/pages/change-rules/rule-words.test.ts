import { expect, it } from 'vitest';
import { compareVersions } from '#capabilities/comparison/compare-versions.ts';
import { splitBlocks } from '#capabilities/extraction/split-blocks.ts';
import { type ChangeRuleId, changeRules } from '#domain/change.ts';
import { ruleWords } from './rule-words.ts';

const textWith = (passage: string) =>
  ['# Terms of Pebble Post', 'These terms are between you and us.', passage, 'The courts of Lindenberg decide.\n']
    .filter((part) => part !== '')
    .join('\n\n');

/** Rules that take more than one passage to be seen; the tests of comparison show them. */
const ofPlace: readonly ChangeRuleId[] = ['moved', 'moved-out-of-context', 'returned-passage', 'heading'];

it.each(changeRules.filter((rule) => !ofPlace.includes(rule)))(
  'the example of “%s” is classed by that rule',
  (rule) => {
    const { before, after, class: changeClass } = ruleWords[rule];
    const old = splitBlocks(textWith(before), new Map());
    const next = splitBlocks(textWith(after), new Map());
    expect(compareVersions(old, next).hunks).toMatchObject([{ rule, class: changeClass }]);
  },
);
