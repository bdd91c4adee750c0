// The page of coverage and freshness: what is seen, what fails and since when, and what nobody has checked, each
// counted and listed with its source.

import type { Child } from 'hono/jsx';
import { type Coverage, type CoverageEntry, type CoverageState, coverageStates } from '#queries/capture-coverage.ts';
import { outcomeInWords } from '../../components/capture-runs/capture-words.ts';
import { FacetList } from '../../components/facet-list/facet-list.tsx';
import { Day } from '../../components/moment/moment.tsx';
import { Pagination } from '../../components/pagination/pagination.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';
import { sourceLink } from '../document/document-page.tsx';

interface CoveragePageProps {
  readonly coverage: Coverage;
  readonly state: CoverageState | null;
  readonly from: number;
  readonly perPage: number;
}

const stateNames: Readonly<Record<CoverageState, string>> = {
  seen: 'Captured',
  failing: 'Failing',
  waiting: 'Tried, not seen yet',
  never: 'Never checked',
};

/** One page of the list. */
export function CoveragePage({ coverage, state, from, perPage }: CoveragePageProps): Child {
  const { counts, entries, total, importedDocuments } = coverage;
  const next = from + perPage < total ? from + perPage : null;
  const pageHref = (offset: number) =>
    href.coverage({ state: state ?? undefined, from: offset === 0 ? undefined : String(offset) });
  return (
    <>
      <h1>What is captured</h1>
      <p class="lead">{sentenceOf(coverage)}</p>
      {importedDocuments > 0 ? (
        <p>
          A further {counted(importedDocuments, 'document')} {importedDocuments === 1 ? 'was' : 'were'} recorded by the
          archives of others and imported; {importedDocuments === 1 ? 'it is' : 'they are'} not looked at from here.
        </p>
      ) : null}
      <div class="facets-in-line">
        <FacetList
          name="State"
          facets={[
            { name: 'All', href: href.coverage(), isChosen: state === null },
            ...coverageStates.map((name) => ({
              name: stateNames[name],
              href: href.coverage({ state: name }),
              count: counts[name],
              isChosen: name === state,
            })),
          ]}
        />
      </div>
      {entries.length === 0 ? <p>No document is in this state.</p> : <CoverageTable entries={entries} />}
      <Pagination
        name="Pages of the list"
        first={from > 0 ? { href: pageHref(0), words: 'Beginning of the list' } : null}
        next={next === null ? null : { href: pageHref(next), words: `Next ${Math.min(perPage, total - next)}` }}
      />
    </>
  );
}

function sentenceOf({ counts }: Coverage): string {
  const declared = Object.values(counts).reduce((sum, count) => sum + count, 0);
  if (declared === 0) return 'No document is declared to be captured here.';
  const failing = counts.failing === 0 ? 'none fails' : `${counts.failing.toLocaleString('en-GB')} cannot be seen now`;
  return (
    `${counted(declared, 'document')} ${declared === 1 ? 'is' : 'are'} declared. ` +
    `Of these ${counts.seen.toLocaleString('en-GB')} ${counts.seen === 1 ? 'is' : 'are'} captured, ${failing}, and ` +
    `${counts.never.toLocaleString('en-GB')} ${counts.never === 1 ? 'has' : 'have'} never been checked.`
  );
}

function CoverageTable({ entries }: { entries: readonly CoverageEntry[] }): Child {
  return (
    <table class="cards-table">
      <caption>
        Declared documents, those that fail first. A document counts as failing after three looks in a row that did not
        see it.
      </caption>
      <thead>
        <tr>
          <th scope="col">Document</th>
          <th scope="col">State</th>
          <th scope="col">Last verified</th>
          <th scope="col">Last look</th>
          <th scope="col">Source</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <CoverageRow entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function CoverageRow({ entry }: { entry: CoverageEntry }): Child {
  const { address, last, state } = entry;
  const name = `${entry.platformName} ${entry.documentName}`;
  return (
    <tr>
      <th scope="row">
        {address ? <a href={href.document(address)}>{name}</a> : name}
        <span class="soft small">{vantageMark(entry)}</span>
      </th>
      <td data-label="State">
        {stateNames[state]}
        {state === 'failing' && entry.failingSince ? (
          <>
            {' '}
            since <Day at={entry.failingSince} />, {counted(entry.failuresInRow, 'time')} in a row
          </>
        ) : null}
      </td>
      <td data-label="Last verified">
        {entry.lastVerifiedAt ? <Day at={entry.lastVerifiedAt} /> : <span class="soft">never</span>}
      </td>
      <td data-label="Last look">
        {last ? (
          <>
            <a href={href.capture(last.id)}>
              <Day at={last.at} />
            </a>
            : {outcomeInWords(last.outcome, last.reasons)}
          </>
        ) : (
          <span class="soft">not yet</span>
        )}
      </td>
      <td data-label="Source">{sourceLink(entry.url)}</td>
    </tr>
  );
}

/** What tells tracks of one document apart. */
function vantageMark({ vantage }: CoverageEntry): string {
  return vantage.region === 'ZZ' ? ` ${vantage.language}` : ` ${vantage.region}, ${vantage.language}`;
}
