// The wordings of a provision through time, each with what it changed in the one before.

import type { Child } from 'hono/jsx';
import { diffWords } from '#capabilities/comparison/diff-words.ts';
import { readBlock } from '#capabilities/extraction/read-block.ts';
import type { ProvisionRecord, RecordedBlock, RecordedWording } from '#domain/record.ts';
import { WordDiff } from '../../components/diff/word-diff.tsx';
import { Day } from '../../components/moment/moment.tsx';
import { ProvenanceList } from '../../components/provenance-list/provenance-list.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';
import { addressOf, compareHref } from '../document/version-facts.ts';

/** Wordings shown unfolded. */
const shown = 5;

/** Clause stability and history. */
export function ProvisionHistory({ record }: { record: ProvisionRecord }): Child {
  const wordings = record.wordings.toSorted((a, b) => firstNumber(b) - firstNumber(a));
  return (
    <section aria-labelledby="history">
      <h2 id="history">Stability and history</h2>
      <ProvenanceList
        facts={[
          { term: 'First tracked', value: <Day at={record.firstTracked.capturedAt} /> },
          {
            term: 'Last changed',
            value:
              record.wordings.length === 1 ? (
                'Not changed since it was first tracked'
              ) : (
                <Day at={record.lastChanged.capturedAt} />
              ),
          },
          { term: 'Last verified', value: <Day at={record.lastVerified.capturedAt} /> },
          { term: 'Gone since', value: record.goneSince ? <Day at={record.goneSince.capturedAt} /> : null },
          { term: 'Wordings', value: counted(record.wordings.length, 'wording') },
        ]}
      />
      {record.wordings.length > 1 ? (
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

function Wordings(props: {
  record: ProvisionRecord;
  wordings: readonly RecordedWording[];
  all: readonly RecordedWording[];
}): Child {
  const { record, wordings, all } = props;
  return (
    <ol class="wordings" reversed>
      {wordings.map((wording) => {
        const before = all[all.indexOf(wording) + 1];
        return (
          <li class="wording">
            <h3>
              Wording {wording.number} <Periods record={record} wording={wording} />
            </h3>
            {before ? (
              <WordDiff
                words={diffWords(wordsOf(before.blocks), wordsOf(wording.blocks))}
                language={record.document.language}
              />
            ) : (
              <p class="word-diff" lang={record.document.language ?? undefined} dir="auto">
                {wordsOf(wording.blocks)}
              </p>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Periods({ record, wording }: { record: ProvisionRecord; wording: RecordedWording }): Child {
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

function firstNumber(wording: RecordedWording): number {
  return wording.periods[0]?.first.number ?? 0;
}

function wordsOf(blocks: readonly RecordedBlock[]): string {
  return blocks.map((block) => readBlock(block.markdown).plain).join(' ');
}
