// Beside the record on wide screens: its details, its classification, the platform's recent activity, its neighbours.

import type { Child } from 'hono/jsx';
import type { Catalog } from '#catalog/load-catalog.ts';
import { parsePublicId } from '#domain/ids.ts';
import type { ClauseReading, ProvisionRecord } from '#domain/record.ts';
import { categoryName } from '../../components/clause-category/category-words.ts';
import { Day } from '../../components/moment/moment.tsx';
import { ProvenanceList } from '../../components/provenance-list/provenance-list.tsx';
import { SeverityTag } from '../../components/severity-tag/severity-tag.tsx';
import { href, twin } from '../../routes.ts';
import { addressOf } from '../document/version-facts.ts';
import { activitySentence } from './provision-words.ts';

/** Details and neighbours of a provision. */
export function ProvisionAside(props: {
  record: ProvisionRecord;
  catalog: Catalog;
  readings: readonly ClauseReading[];
}): Child {
  const { record, catalog, readings } = props;
  const { document } = record;
  const address = addressOf(document);
  const path = href.provision(address, parsePublicId('provision', record.id) ?? 0);
  const activity = activitySentence(record);
  const stated = record.passage.statedUpdate;
  const categories = readings.flatMap((reading) => {
    const type = catalog.clauseTypes.get(reading.clauseType);
    return type ? [categoryName(type.category)] : [];
  });
  return (
    <aside class="record-aside" aria-label="Details">
      <h2>Provision details</h2>
      <ProvenanceList
        facts={[
          { term: 'Record', value: record.id },
          { term: 'Document', value: <a href={href.document(address)}>{`${document.name}, ${document.id}`}</a> },
          { term: 'Platform', value: document.platform.name },
          { term: 'Last updated, as stated', value: stated && <span title={stated.date}>“{stated.quote}”</span> },
          { term: 'First tracked', value: <Day at={record.firstTracked.capturedAt} /> },
          { term: 'Last verified', value: <Day at={record.lastVerifiedAt} /> },
          { term: 'Language', value: document.language && languageName(document.language) },
        ]}
      />
      {readings.length > 0 ? (
        <>
          <h2>Classification</h2>
          <ProvenanceList
            facts={[
              { term: 'Severity', value: readings[0] ? <SeverityTag severity={readings[0].severity} /> : null },
              { term: 'Categories', value: [...new Set(categories)].join(', ') },
              { term: 'Clause types', value: readings.map((reading) => reading.name).join(', ') },
            ]}
          />
        </>
      ) : null}
      {activity ? (
        <>
          <h2>Recent governance activity</h2>
          <p>
            {activity} <a href={href.changes({ platform: document.platform.slug })}>See its changes</a>
          </p>
        </>
      ) : null}
      {record.otherProvisions.length > 0 ? (
        <>
          <h2>Other provisions of this document</h2>
          <ul class="plain-list record-others">
            {record.otherProvisions.map((other) => (
              <li>
                <a href={href.provision(address, parsePublicId('provision', other.id) ?? 0)}>
                  {catalog.clauseTypes.get(other.clauseType)?.name ?? other.clauseType}
                </a>{' '}
                <SeverityTag severity={other.severity} />
                <br />
                <span class="soft">{other.title}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      <p class="no-print">
        This record as <a href={twin(path, 'json')}>JSON</a> or <a href={twin(path, 'md')}>Markdown</a>
      </p>
    </aside>
  );
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** `de` as "German"; a code that no one knows stays as it is. */
function languageName(code: string): string {
  return languageNames.of(code) ?? code;
}
