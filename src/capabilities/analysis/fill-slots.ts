// Fills the slots of the codebook's sentences with what was read, in words for readers.

import type { ClauseType } from '#domain/clause-type.ts';
import type { Trait, TraitValue, TraitValues } from '#domain/trait.ts';

/** The words of a trait's value: those of the text, or the name of the choice that was found. */
export function traitWords(trait: Trait | undefined, value: TraitValue): string {
  const choice = trait?.choices.find((each) => each.value === value.value);
  // "within 14 days' notice" is said as 14 days.
  return choice?.name ?? value.text.replace(/\s+/g, ' ').trim().replace(/['’]$/, '');
}

/** The sentence with its slots filled; null when one of them cannot be. Its first letter is a capital again. */
export function fillSlots(
  sentence: string,
  type: Pick<ClauseType, 'traits'>,
  traits: TraitValues,
  others: Readonly<Record<string, string>> = {},
): string | null {
  let isWhole = true;
  const filled = sentence.replace(/\{([^}]*)\}/g, (_, slot: string) => {
    const value = traits[slot];
    if (value)
      return traitWords(
        type.traits.find(({ id }) => id === slot),
        value,
      );
    const other = others[slot];
    isWhole &&= other !== undefined;
    return other ?? '';
  });
  return isWhole
    ? filled.replace(/^\p{Ll}/u, (letter) => (sentence.startsWith('{') ? letter.toUpperCase() : letter))
    : null;
}
