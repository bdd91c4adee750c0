// Any two wordings of a provision beside each other, chosen in a form that works by GET.

import type { Child } from 'hono/jsx';
import { diffWords } from '#capabilities/comparison/diff-words.ts';
import type { HistoryStretch } from '#queries/provision-history.ts';
import { WordDiff } from '../../components/diff/word-diff.tsx';
import { dayWords } from '../../components/moment/moment.tsx';

export interface ChosenWordings {
  readonly from: string | null;
  readonly to: string | null;
}

interface TwoWordingsProps {
  /** Oldest first. */
  readonly stretches: readonly HistoryStretch[];
  readonly language: string | null;
  readonly path: string;
  readonly chosen: ChosenWordings;
}

/** The form, and the redline between the wordings that it names. */
export function TwoWordings({ stretches, language, path, chosen }: TwoWordingsProps): Child {
  const wordings = [...new Map([...stretches].reverse().map((stretch) => [stretch.wording, stretch])).values()]
    .filter(({ isWithdrawn }) => !isWithdrawn)
    .sort((one, other) => one.wording - other.wording);
  const isAsked = chosen.from !== null || chosen.to !== null;
  const from = wordings.find(({ wording }) => String(wording) === chosen.from) ?? wordings[0];
  const to = wordings.find(({ wording }) => String(wording) === chosen.to) ?? wordings.at(-1);
  if (!from || !to) return null;
  return (
    <section aria-labelledby="two">
      <h2 id="two">Compare two wordings</h2>
      <form class="two-wordings" action={`${path}#two`} method="get">
        <Choice name="from" label="From" wordings={wordings} selected={from} />
        <Choice name="to" label="To" wordings={wordings} selected={to} />
        <button type="submit">Compare</button>
      </form>
      {isAsked ? (
        <>
          <p>
            {from === to
              ? `Wording ${from.wording}, compared with itself, has no differences.`
              : `From wording ${from.wording} to wording ${to.wording}:`}
          </p>
          <WordDiff words={diffWords(from.words, to.words)} language={language} />
        </>
      ) : null}
    </section>
  );
}

function Choice(props: {
  name: 'from' | 'to';
  label: string;
  wordings: readonly HistoryStretch[];
  selected: HistoryStretch;
}): Child {
  const { name, label, wordings, selected } = props;
  return (
    <span class="two-wordings-choice">
      <label for={`wording-${name}`}>{label}</label>{' '}
      <select id={`wording-${name}`} name={name}>
        {wordings.map(({ wording, first }) => (
          <option value={String(wording)} selected={wording === selected.wording}>
            Wording {wording}, {dayWords(first.capturedAt)}
          </option>
        ))}
      </select>
    </span>
  );
}
