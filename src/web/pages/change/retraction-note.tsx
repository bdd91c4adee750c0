// What was found wrong of a change, above everything else on its record, and the contests that were answered.

import type { Child } from 'hono/jsx';
import type { ChangeMark } from '#domain/record.ts';
import type { CorrectionEntry } from '#queries/corrections.ts';
import { correctionInWords } from '../../components/correction-mark/correction-words.ts';
import { Day } from '../../components/moment/moment.tsx';
import { href } from '../../routes.ts';
import { CorrectionWords } from '../corrections/corrections-page.tsx';

interface RetractionNoteProps {
  readonly change: ChangeMark;
  readonly entries: readonly CorrectionEntry[];
}

/** The banner of a change that was corrected; nothing for one that never was. */
export function RetractionNote({ change, entries }: RetractionNoteProps): Child {
  if (entries.length === 0) return null;
  return (
    <section class="note-box" aria-labelledby="corrections">
      <h2 id="corrections">{titleOf(change)}</h2>
      {entries.toReversed().map((entry) => (
        <>
          <p>
            <strong>
              {entry.kind === 'correction'
                ? correctionInWords(entry.correction)
                : `Contest ${entry.contest.id} ${entry.contest.outcome}`}
            </strong>{' '}
            on <Day at={entry.at} />
          </p>
          <CorrectionWords entry={entry} />
        </>
      ))}
      <p class="small">
        <a href={href.corrections()}>All corrections</a>
      </p>
    </section>
  );
}

function titleOf({ correction }: ChangeMark): string {
  if (correction?.isRetracted) return 'This change is retracted';
  if (correction?.correctedClass) return `This change counts as ${correction.correctedClass}`;
  return correction ? 'The retraction of this change was taken back' : 'The class of this change was contested';
}
