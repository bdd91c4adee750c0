// The wordings of a provision through time, each with what it changed in the one before.

import type { Child } from 'hono/jsx';
import { diffWords } from '#capabilities/comparison/diff-words.ts';
import { readBlock } from '#capabilities/extraction/read-block.ts';
import { parsePublicId } from '#domain/ids.ts';
import type { ProvisionRecord, RecordedBlock, RecordedWording } from '#domain/record.ts';
import { WordDiff } from '../../components/diff/word-diff.tsx';
import { Day } from '../../components/moment/moment.tsx';
import { ProvenanceList } from '../../components/provenance-list/provenance-list.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';
import { addressOf, compareHref } from '../document/version-facts.ts';

/** Wordings shown unfolded. */
const shown = 5;

/** Wordings in which readers see the same words; they differ in formatting or in addresses behind links. */
interface SameWords {
  readonly words: string;
  /** Taken down: nobody can read it here any more. */
  readonly isWithdrawn: boolean;
  readonly variants: number;
  readonly periods: RecordedWording['periods'];
}

/** Clause stability and history. */
export function ProvisionHistory({ record }: { record: ProvisionRecord }): Child {
  const wordings = bySameWords(record.wordings);
  const variants = record.wordings.length - wordings.length;
  return (
    <section aria-labelledby="history">
      <h2 id="history">Stability and history</h2>
      <ProvenanceList
        facts={[
          { term: 'First tracked', value: <Day at={record.firstTracked.capturedAt} /> },
          {
            term: 'Last changed',
            value:
              wordings.length === 1 ? (
                'Its words have not changed since it was first tracked'
              ) : (
                <Day at={wordings[0]?.periods.at(-1)?.first.capturedAt ?? record.lastChanged.capturedAt} />
              ),
          },
          { term: 'Last verified', value: <Day at={record.lastVerifiedAt} /> },
          { term: 'Gone since', value: record.goneSince ? <Day at={record.goneSince.capturedAt} /> : null },
          {
            term: 'Wordings',
            value:
              counted(wordings.length, 'wording') +
              (variants > 0 ? `; ${counted(variants, 'variant')} of formatting or link addresses` : ''),
          },
        ]}
      />
      <p>
        <a href={href.provisionHistory(addressOf(record.document), parsePublicId('provision', record.id) ?? 0)}>
          The whole history of this provision
        </a>
        , wording by wording, with what brought each.
      </p>
      {wordings.length > 1 ? (
        <>
          <Wordings record={record} wordings={wordings.slice(0, shown)} all={wordings} />
          {wordings.length > shown ? (
            <details>
              <summary>{counted(wordings.length - shown, 'earlier wording')}</summary>
              <Wordings record={record} wordings={wordings.slice(shown)} all={wordings} />
            </details>
          ) : null}
        </>
      ) : null}
    </section>
  );
}

/** Wordings grouped by what readers see, the one that stood last first. */
function bySameWords(wordings: readonly RecordedWording[]): SameWords[] {
  const groups = new Map<string, RecordedWording[]>();
  for (const wording of wordings) {
    const words = wordsOf(wording.blocks);
    const group = groups.get(words);
    if (group) group.push(wording);
    else groups.set(words, [wording]);
  }
  return [...groups]
    .map(([words, group]) => ({
      words,
      isWithdrawn: group.every(({ blocks }) => blocks.length === 0),
      variants: group.length,
      periods: joinPeriods(group),
    }))
    .sort((a, b) => (b.periods.at(-1)?.first.number ?? 0) - (a.periods.at(-1)?.first.number ?? 0));
}

/** Periods in order, those that follow each other without a gap as one. */
function joinPeriods(group: readonly RecordedWording[]): RecordedWording['periods'] {
  const joined: RecordedWording['periods'][number][] = [];
  const all = group.flatMap((wording) => wording.periods).sort((a, b) => a.first.number - b.first.number);
  for (const period of all) {
    const last = joined.at(-1);
    if (last?.last && last.last.number + 1 === period.first.number) {
      joined[joined.length - 1] = { first: last.first, last: period.last };
    } else joined.push(period);
  }
  return joined;
}

function Wordings(props: {
  record: ProvisionRecord;
  wordings: readonly SameWords[];
  all: readonly SameWords[];
}): Child {
  const { record, wordings, all } = props;
  return (
    <ol class="wordings" reversed>
      {wordings.map((wording) => {
        const before = all[all.indexOf(wording) + 1];
        return (
          <li class="wording">
            <h3>
              Wording {all.length - all.indexOf(wording)} <Periods record={record} wording={wording} />
            </h3>
            {wording.isWithdrawn ? (
              <p class="soft">These words were taken down with the version that they stood in.</p>
            ) : before && !before.isWithdrawn ? (
              <WordDiff words={diffWords(before.words, wording.words)} language={record.document.language} />
            ) : (
              <p class="word-diff" lang={record.document.language ?? undefined} dir="auto">
                {wording.words}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Periods({ record, wording }: { record: ProvisionRecord; wording: SameWords }): Child {
  const address = addressOf(record.document);
  return (
    <span class="wording-periods">
      {wording.periods.slice(-3).map(({ first, last }, index) => (
        <>
          {index > 0 ? ', again ' : ''}
          from <Day at={first.capturedAt} /> (
          <a href={href.versionByNumber(address, first.number)}>version {first.number}</a>){' '}
          {last ? 'to' : 'until today’s text'} {last ? <Day at={last.capturedAt} /> : ''}
          {first.number > 1 ? (
            <>
              {' '}
              · <a href={compareHref(record.document, first.number - 1, first.number)}>the change</a>
            </>
          ) : null}
        </>
      ))}
    </span>
  );
}

function wordsOf(blocks: readonly RecordedBlock[]): string {
  return blocks.map((block) => readBlock(block.markdown).plain).join(' ');
}
