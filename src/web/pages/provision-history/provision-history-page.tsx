// The words and order of a provision's history: where it stands today, then each stretch, newest first, with the redline
// against the words before, and any two wordings beside each other on request.

import type { Child } from 'hono/jsx';
import { diffWords } from '#capabilities/comparison/diff-words.ts';
import type { Citation, OfferedStyle } from '#capabilities/records/cite.ts';
import { parsePublicId } from '#domain/ids.ts';
import type { ChangeMark, ProvisionRecord } from '#domain/record.ts';
import type { HistoryStretch, ProvisionHistory } from '#queries/provision-history.ts';
import { CitationBox } from '../../components/citation-box/citation-box.tsx';
import { CorrectionMark } from '../../components/correction-mark/correction-mark.tsx';
import { WordDiff } from '../../components/diff/word-diff.tsx';
import { Day } from '../../components/moment/moment.tsx';
import { classInWords, counted } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';
import { addressOf } from '../document/version-facts.ts';
import { standingSentence } from '../provision/provision-words.ts';
import { historySentence, tieInWords, turnInWords } from './history-words.ts';
import { type ChosenWordings, TwoWordings } from './two-wordings.tsx';

export interface ProvisionHistoryProps {
  readonly record: ProvisionRecord;
  readonly history: ProvisionHistory;
  readonly path: string;
  readonly chosen: ChosenWordings;
  readonly citation: Citation;
  readonly styles: readonly OfferedStyle[];
}

/** The page of a provision's history. */
export function ProvisionHistoryPage(props: ProvisionHistoryProps): Child {
  const { record, history, path, chosen, citation, styles } = props;
  const { stretches } = history;
  const address = addressOf(record.document);
  return (
    <article class="provision-history">
      <h1>
        History of “<bdi>{record.title}</bdi>”
      </h1>
      <p class="lead">
        {historySentence(history)} {standingSentence(record)}
      </p>
      <p>
        <a href={href.provision(address, numberOf(record.id))}>The record of the provision, {record.id}</a>, with the
        clause as quoted and what it means.
      </p>
      {history.wordings > 2 ? (
        <TwoWordings stretches={stretches} language={record.document.language} path={path} chosen={chosen} />
      ) : null}
      <section aria-labelledby="wordings">
        <h2 id="wordings">Wording by wording</h2>
        <p class="soft small">
          Newest first. Underlined words came, struck words went, against the words that stood before. Days are those of
          capture.
        </p>
        <ol class="stretches" reversed>
          {stretches.map((_, index) => (
            <Stretch record={record} stretches={stretches} index={stretches.length - 1 - index} />
          ))}
        </ol>
      </section>
      <section aria-labelledby="cite">
        <h2 id="cite">Cite this history</h2>
        <CitationBox citation={citation} styles={styles} action={path} />
      </section>
    </article>
  );
}

interface StretchProps {
  readonly record: ProvisionRecord;
  readonly stretches: readonly HistoryStretch[];
  readonly index: number;
}

function Stretch({ record, stretches, index }: StretchProps): Child {
  const stretch = stretches[index];
  if (!stretch) return null;
  const before = stretches[index - 1];
  return (
    <li class="stretch" id={`v${stretch.first.number}`}>
      {stretch.takenOutBy ? <Absence record={record} stretch={stretch} next={stretches[index + 1]} /> : null}
      <h3>
        Wording {stretch.wording}, {stretch.last ? 'from' : 'in force since'} <Day at={stretch.first.capturedAt} />
      </h3>
      <p class="soft small">
        <Versions record={record} stretch={stretch} />
        {stretch.variants > 0
          ? `; ${counted(stretch.variants, 'time')} only formatting or addresses behind links changed`
          : ''}
        .
      </p>
      <p>
        {turnInWords(stretch, before)} <Brought record={record} change={stretch.broughtBy} />
      </p>
      <Words record={record} stretch={stretch} before={before} />
      <Ties stretch={stretch} />
    </li>
  );
}

function Words({
  record,
  stretch,
  before,
}: {
  record: ProvisionRecord;
  stretch: HistoryStretch;
  before: HistoryStretch | undefined;
}): Child {
  const { language } = record.document;
  if (stretch.isWithdrawn) {
    return <p class="soft">These words were taken down with the version that they stood in.</p>;
  }
  const isRedline = before && !before.isWithdrawn && before.wording !== stretch.wording;
  return isRedline ? (
    <WordDiff words={diffWords(before.words, stretch.words)} language={language} />
  ) : (
    <p class="word-diff" lang={language ?? undefined} dir="auto">
      {stretch.words}
    </p>
  );
}

function Versions({ record, stretch }: { record: ProvisionRecord; stretch: HistoryStretch }): Child {
  const address = addressOf(record.document);
  const { first, last, versions } = stretch;
  const link = (number: number, words: string) => <a href={href.versionByNumber(address, number)}>{words}</a>;
  if (versions === 1) {
    return (
      <>
        In {link(first.number, `version ${first.number}`)} alone, of <Day at={first.capturedAt} />
      </>
    );
  }
  return (
    <>
      {counted(versions, 'version')}, from {link(first.number, `version ${first.number}`)} of{' '}
      <Day at={first.capturedAt} />{' '}
      {last ? (
        <>
          to {link(last.number, `version ${last.number}`)} of <Day at={last.capturedAt} />
        </>
      ) : (
        <>to {link(first.number + versions - 1, `version ${first.number + versions - 1}`)}, the latest</>
      )}
    </>
  );
}

function Brought({ record, change }: { record: ProvisionRecord; change: ChangeMark | null }): Child {
  if (!change) return null;
  return (
    <>
      With <ChangeLink record={record} change={change} />.
    </>
  );
}

function ChangeLink({ record, change }: { record: ProvisionRecord; change: ChangeMark }): Child {
  const kind = classInWords(change.correction?.correctedClass ?? change.class).toLowerCase();
  return (
    <>
      <CorrectionMark correction={change.correction} />
      {change.correction ? ' ' : ''}
      <a href={href.change(addressOf(record.document), numberOf(change.id, 'change'))}>
        the {kind} change {change.id}
      </a>{' '}
      of <Day at={change.detectedAt} />
    </>
  );
}

/** Between this stretch and the next, or today: the provision did not stand. */
function Absence({
  record,
  stretch,
  next,
}: {
  record: ProvisionRecord;
  stretch: HistoryStretch;
  next: HistoryStretch | undefined;
}): Child {
  const { takenOutBy: change, last } = stretch;
  if (!change || !last) return null;
  const from = last.number + 1;
  const to = next ? next.first.number - 1 : null;
  return (
    <p class="stretch-absence">
      {to === null
        ? `From version ${from} on it is not in the document.`
        : from === to
          ? `In version ${from} it was not in the document.`
          : `From version ${from} to version ${to} it was not in the document.`}{' '}
      It went with <ChangeLink record={record} change={change} />.
    </p>
  );
}

function Ties({ stretch }: { stretch: HistoryStretch }): Child {
  if (stretch.ties.length === 0) return null;
  return (
    <ul class="stretch-ties">
      {stretch.ties.map((tie) => (
        <li>
          {tieInWords(tie)} <a href={href.permalink(tie.id)}>{tie.id}</a>, “<bdi>{tie.words}</bdi>” (version{' '}
          {tie.version})
        </li>
      ))}
    </ul>
  );
}

function numberOf(id: string, kind: 'provision' | 'change' = 'provision'): number {
  return parsePublicId(kind, id) ?? 0;
}
