// The history of a provision as sentences: how often its words changed, what happened to it, and to its parts.

import type { HistoryStretch, ProvisionHistory } from '#queries/provision-history.ts';
import type { ProvisionTie, TieKind } from '#queries/provision-ties.ts';
import { counted } from '../../components/timeline/change-words.ts';

/** `3 wordings in 40 versions; it was gone once and came back.` */
export function historySentence({ stretches, wordings, versions }: ProvisionHistory): string {
  const gaps = stretches.filter(({ takenOutBy }, index) => takenOutBy && index < stretches.length - 1).length;
  const returns = gaps === 0 ? '' : `; it was gone ${gaps === 1 ? 'once' : `${gaps} times`} and came back`;
  const changed = wordings === 1 ? 'One wording, unchanged in' : `${counted(wordings, 'wording')} in`;
  return `${changed} ${counted(versions, 'version')}${returns}.`;
}

const tieWords: Record<TieKind, string> = {
  'gave-off': 'A part of it went on as a provision of its own:',
  'came-from': 'Its words stood in another provision before:',
  'took-in': 'It took in a provision that stood by itself before:',
  'went-into': 'Its words went on in another provision:',
};

/** `A part of it went on as a provision of its own:` */
export function tieInWords({ kind }: Pick<ProvisionTie, 'kind'>): string {
  return tieWords[kind];
}

/** What a stretch is against the one before it: `New words`, `The words of wording 1 again`, … */
export function turnInWords(stretch: HistoryStretch, before: HistoryStretch | undefined): string {
  if (!before) return 'First tracked in these words.';
  const isBack = before.takenOutBy !== null;
  if (before.wording === stretch.wording) return 'It came back in the same words.';
  const isKnown = stretch.wording < before.wording;
  if (isBack)
    return isKnown ? `It came back in the words of wording ${stretch.wording}.` : 'It came back in other words.';
  return isKnown ? `The words of wording ${stretch.wording} came back.` : 'Its words changed.';
}
