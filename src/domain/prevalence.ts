// How common a clause type is, in words. Always said together with the numbers it stands for.

export type PrevalenceWord = 'unique' | 'rare' | 'uncommon' | 'common' | 'near universal';

/**
 * The word for a clause type that `withIt` of `platforms` platforms have, seen from one that has it:
 * unique when no other has it, rare up to 2 %, uncommon up to 10 %, near universal from 90 %.
 */
export function prevalenceWord(withIt: number, platforms: number): PrevalenceWord {
  if (withIt <= 1) return 'unique';
  const share = withIt / Math.max(platforms, withIt);
  if (share <= 0.02) return 'rare';
  if (share <= 0.1) return 'uncommon';
  return share < 0.9 ? 'common' : 'near universal';
}
