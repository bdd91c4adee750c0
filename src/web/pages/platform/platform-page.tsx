// The words and order of a platform's page.

import type { Child } from 'hono/jsx';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import type { FoundClauseType, PlatformDocument, PlatformOverview } from '#queries/platform-overview.ts';
import type { QuickFact } from '#queries/quick-facts.ts';
import { ChangesByDay } from '../../components/change-line/change-line.tsx';
import { byCategory, categoryName } from '../../components/clause-category/category-words.ts';
import { Day } from '../../components/moment/moment.tsx';
import { SeverityTag } from '../../components/severity-tag/severity-tag.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';
import { QuickFacts } from './quick-facts.tsx';

interface PlatformPageProps {
  readonly overview: PlatformOverview;
  readonly facts: readonly QuickFact[];
  readonly catalog: Catalog;
}

/** A platform with everything kept of it. */
export function PlatformPage({ overview, facts, catalog }: PlatformPageProps): Child {
  const { platform, documents, latest } = overview;
  const found = overview.clauseTypes.flatMap((entry) => {
    const type = catalog.clauseTypes.get(entry.clauseType);
    return type ? { type, found: entry } : [];
  });
  return (
    <>
      <h1>{platform.name}</h1>
      <p class="lead">
        <PlatformSentence overview={overview} />
      </p>
      {found.length > 0 ? <QuickFacts platform={platform.slug} facts={facts} /> : null}
      <section aria-labelledby="documents">
        <h2 id="documents">Documents</h2>
        {documents.length === 0 ? (
          <p>No document of this platform has been captured yet.</p>
        ) : (
          <DocumentsTable platform={platform.slug} documents={documents} />
        )}
      </section>
      {found.length > 0 ? (
        <section aria-labelledby="clauses">
          <h2 id="clauses">What its documents say</h2>
          <p>
            <a href={href.comparePlatforms([platform.slug])}>Compare {platform.name} with other platforms</a>
          </p>
          <ClausesTable platform={platform.slug} found={found} />
        </section>
      ) : null}
      {latest.length > 0 ? (
        <section aria-labelledby="latest">
          <h2 id="latest">Latest substantive changes</h2>
          <ChangesByDay changes={latest} heading="h3" />
          <p>
            <a href={href.changes({ platform: platform.slug })}>All changes of {platform.name}</a>
          </p>
        </section>
      ) : null}
    </>
  );
}

function PlatformSentence({ overview }: { overview: PlatformOverview }): Child {
  const { documents, activity, silentChanges, platform } = overview;
  const versions = documents.reduce((sum, document) => sum + document.versions, 0);
  return (
    <>
      {counted(documents.length, 'document')} in {counted(versions, 'version')}.{' '}
      {activity ? (
        <>
          {activity.changes === 0 ? 'No substantive change' : counted(activity.changes, 'substantive change')} in the{' '}
          {activity.days} days up to <Day at={activity.until} />, the newest capture of this record.
        </>
      ) : null}
      {silentChanges > 0 ? (
        <>
          {' '}
          <a href={href.silentChanges({ platform: platform.slug })}>{counted(silentChanges, 'silent change')}</a>, made
          while the stated date stood still.
        </>
      ) : null}
    </>
  );
}

function DocumentsTable({ platform, documents }: { platform: string; documents: readonly PlatformDocument[] }): Child {
  return (
    <table class="cards-table">
      <caption class="hidden-visually">Documents kept</caption>
      <thead>
        <tr>
          <th scope="col">Document</th>
          <th scope="col" class="number">
            Versions
          </th>
          <th scope="col" class="number">
            Provisions
          </th>
          <th scope="col">Captured</th>
          <th scope="col">Last substantive change</th>
        </tr>
      </thead>
      <tbody>
        {documents.map((document) => (
          <tr>
            <th scope="row">
              <a href={href.document({ platform, document: document.slug })}>{document.name}</a>
              <br />
              <span class="under-name">
                {document.id}
                {document.collection ? ` · ${document.collection}` : ''}
              </span>
            </th>
            <td class="number" data-label="Versions">
              {document.versions.toLocaleString('en-GB')}
            </td>
            <td class="number" data-label="Provisions">
              {document.provisions.toLocaleString('en-GB')}
            </td>
            <td data-label="Captured">
              {document.firstCapturedAt && document.lastCapturedAt ? (
                <>
                  <Day at={document.firstCapturedAt} /> to <Day at={document.lastCapturedAt} />
                </>
              ) : (
                <span class="soft">not yet</span>
              )}
            </td>
            <td data-label="Last substantive change">
              {document.lastSubstantiveChangeAt ? (
                <Day at={document.lastSubstantiveChangeAt} />
              ) : (
                <span class="soft">none recorded</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface FoundType {
  readonly type: ClauseType;
  readonly found: FoundClauseType;
}

function ClausesTable({ platform, found }: { platform: string; found: readonly FoundType[] }): Child {
  return (
    <table class="cards-table">
      <caption>
        Clause types found in the latest versions, by category, each with the provision that shows it best. One that is
        not listed was not found, which does not prove that it is not there.
      </caption>
      <thead>
        <tr>
          <th scope="col">Clause type</th>
          <th scope="col">Severity</th>
          <th scope="col" class="number">
            Provisions
          </th>
          <th scope="col">Shown by</th>
        </tr>
      </thead>
      {byCategory(found, (entry) => entry.type).map(({ category, things }) => (
        <tbody>
          <tr class="group-row">
            <th scope="rowgroup" colspan={4}>
              {categoryName(category)}
            </th>
          </tr>
          {things.map(({ type, found: entry }) => (
            <tr>
              <th scope="row">
                <a href={href.clauseType(type.id)}>{type.name}</a>
              </th>
              <td data-label="Severity">
                <SeverityTag severity={entry.severity} />
              </td>
              <td class="number" data-label="Provisions">
                {entry.provisions.toLocaleString('en-GB')}
              </td>
              <td data-label="Shown by">
                <a href={href.provision({ platform, document: entry.example.documentSlug }, entry.example.provision)}>
                  A provision of {entry.example.documentName}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}
