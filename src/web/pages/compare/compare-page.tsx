// Any two versions of a document: the form that chooses them, and their difference.

import type { Child } from 'hono/jsx';
import type { Comparison } from '#capabilities/comparison/compare-versions.ts';
import { parsePublicId } from '#domain/ids.ts';
import type { ChangeMark, DocumentTimeline, VersionMark } from '#domain/record.ts';
import type { RedlineRow } from '#domain/redline.ts';
import { Day, dayWords, Moment } from '../../components/moment/moment.tsx';
import { counted, reasonsInWords, shortChangeLine } from '../../components/timeline/change-words.ts';
import { type CompareView, href, versionReference } from '../../routes.ts';
import { RedlineSection, viewQuery } from '../change/redline-section.tsx';
import { addressOf, compareFormHref, compareHref } from '../document/version-facts.ts';

export interface ComparePageProps {
  readonly timeline: DocumentTimeline;
  readonly compared: ComparedVersions | null;
  readonly view: CompareView;
  readonly isCosmeticShown: boolean;
  /** Version from which on downwards the form lists versions. */
  readonly startAt: number;
  /** Why the versions asked for cannot be compared. */
  readonly problem: string | null;
}

export interface ComparedVersions {
  readonly from: VersionMark;
  readonly to: VersionMark;
  readonly comparison: Comparison;
  readonly rows: readonly RedlineRow[];
}

/** Versions listed at once. */
const versionsListed = 200;

/** The page that compares versions. */
export function ComparePage(props: ComparePageProps): Child {
  const { timeline, compared, problem } = props;
  return (
    <article class="compare-page">
      <h1>
        {compared ? `Versions ${compared.from.number} and ${compared.to.number} compared` : 'Compare two versions'}
      </h1>
      {problem ? (
        <p role="alert" class="compare-problem">
          <strong>Error:</strong> {problem}
        </p>
      ) : null}
      {compared ? <Compared {...props} compared={compared} /> : null}
      <section aria-labelledby="versions">
        <h2 id="versions">{compared ? 'Compare other versions' : 'Choose two versions'}</h2>
        <VersionsForm timeline={timeline} compared={compared} startAt={props.startAt} />
      </section>
    </article>
  );
}

function Compared(props: ComparePageProps & { compared: ComparedVersions }): Child {
  const { timeline, compared, view, isCosmeticShown } = props;
  const { from, to, comparison, rows } = compared;
  const { document } = timeline;
  const address = addressOf(document);
  const { counts } = comparison;
  const change = timeline.changes.find((each) => each.fromNumber === from.number && each.toNumber === to.number);
  const name = (version: VersionMark) => `Version ${version.number}, ${dayWords(version.capturedAt)}`;
  return (
    <>
      <p class="lead">
        From <a href={href.versionByNumber(address, from.number)}>version {from.number}</a> of{' '}
        <Moment at={from.capturedAt} /> to <a href={href.versionByNumber(address, to.number)}>version {to.number}</a> of{' '}
        <Moment at={to.capturedAt} />.
      </p>
      {comparison.class === 'none' ? null : (
        <p>
          {counted(counts.blocksModified, 'paragraph')} changed, {counts.blocksAdded.toLocaleString('en-GB')} added,{' '}
          {counts.blocksRemoved.toLocaleString('en-GB')} removed, {counts.blocksMoved.toLocaleString('en-GB')} moved;{' '}
          {reasonsInWords(comparison.reasons)}.
        </p>
      )}
      {change ? (
        <p>
          These versions follow each other:{' '}
          <a href={href.change(address, numberOf(change))}>the record of this change</a>.
        </p>
      ) : null}
      <RedlineSection
        rows={rows}
        class={comparison.class}
        view={view}
        isCosmeticShown={isCosmeticShown}
        language={document.language}
        oldName={name(from)}
        newName={name(to)}
        fileHref={(format) =>
          href.compareRedline(format, {
            from: versionReference(parsePublicId('document', document.id) ?? 0, from.number),
            to: versionReference(parsePublicId('document', document.id) ?? 0, to.number),
          })
        }
        hrefOf={(other, isShown) => {
          const query = viewQuery(other, isShown);
          return compareHref(document, from.number, to.number) + (query === '' ? '' : `&${query}`);
        }}
      />
    </>
  );
}

function numberOf(change: ChangeMark): number {
  return parsePublicId('change', change.id) ?? 0;
}

/** Two columns of radio buttons, as in histories everywhere, newest first; works without script. */
function VersionsForm({
  timeline,
  compared,
  startAt,
}: Pick<ComparePageProps, 'timeline' | 'compared' | 'startAt'>): Child {
  const { versions } = timeline;
  const latest = versions.at(-1);
  const from = compared?.from.number ?? versions.at(-2)?.number ?? latest?.number;
  const to = compared?.to.number ?? latest?.number;
  const listed = versions.slice(Math.max(0, startAt - versionsListed), startAt).reverse();
  const kept = [from, to].map((number) => listed.every((version) => version.number !== number));
  const changes = new Map(timeline.changes.map((change) => [change.toNumber, change]));
  const address = addressOf(timeline.document);
  if (versions.length < 2) return <p>Only one version of this document is tracked; there is nothing to compare yet.</p>;
  return (
    <form action="/compare" method="get" class="compare-form">
      <input type="hidden" name="document" value={timeline.document.id} />
      {kept[0] && from ? <Kept side="from" number={from} /> : null}
      {kept[1] && to ? <Kept side="to" number={to} /> : null}
      <p class="compare-submit no-print">
        <button type="submit">Compare the chosen versions</button>
      </p>
      <table>
        <caption>Versions, newest first</caption>
        <thead>
          <tr>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col">Version</th>
            <th scope="col">What brought it</th>
          </tr>
        </thead>
        <tbody>
          {listed.map((version) => {
            const change = changes.get(version.number);
            return (
              <tr>
                <td>
                  <Choice side="from" version={version} isChosen={version.number === from} />
                </td>
                <td>
                  <Choice side="to" version={version} isChosen={version.number === to} />
                </td>
                <td class="compare-version">
                  <a href={href.versionByNumber(address, version.number)}>
                    {version.number}, <Day at={version.capturedAt} />
                  </a>
                </td>
                <td class="compare-change">
                  {change ? (
                    <a href={href.change(address, numberOf(change))}>{shortChangeLine(change)}</a>
                  ) : (
                    'First version tracked.'
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <OtherVersions timeline={timeline} startAt={startAt} />
      <p class="compare-submit no-print">
        <button type="submit">Compare the chosen versions</button>
      </p>
    </form>
  );
}

function Choice(props: { side: 'from' | 'to'; version: VersionMark; isChosen: boolean }): Child {
  const { side, version, isChosen } = props;
  return (
    <input
      type="radio"
      name={side}
      value={String(version.number)}
      checked={isChosen}
      aria-label={`${side === 'from' ? 'From' : 'To'} version ${version.number}, ${dayWords(version.capturedAt)}`}
    />
  );
}

/** A version chosen on another part of the list. */
function Kept({ side, number }: { side: 'from' | 'to'; number: number }): Child {
  return (
    <p>
      <input type="radio" name={side} value={String(number)} checked id={`kept-${side}`} />{' '}
      <label for={`kept-${side}`}>
        {side === 'from' ? 'From' : 'To'} version {number}, unless another is chosen below
      </label>
    </p>
  );
}

function OtherVersions({ timeline, startAt }: Pick<ComparePageProps, 'timeline' | 'startAt'>): Child {
  const count = timeline.versions.length;
  if (count <= versionsListed) return null;
  const link = (at: number) => `${compareFormHref(timeline.document)}&at=${at}`;
  return (
    <p>
      {startAt < count ? <a href={link(Math.min(count, startAt + versionsListed))}>Newer versions</a> : null}
      {startAt < count && startAt > versionsListed ? ' · ' : ''}
      {startAt > versionsListed ? <a href={link(startAt - versionsListed)}>Older versions</a> : null}
    </p>
  );
}
