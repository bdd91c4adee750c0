// Which captured bytes the record rests on, and what exactly each hash covers.

import type { Child } from 'hono/jsx';
import type { CaptureMark, ProvisionRecord } from '#domain/record.ts';
import { Moment } from '../../components/moment/moment.tsx';
import { HashText, ProvenanceList } from '../../components/provenance-list/provenance-list.tsx';
import { href, twin } from '../../routes.ts';
import { captureLink, collectionWords, Snapshots, sourceLink, vantageWords } from '../document/document-page.tsx';
import { addressOf } from '../document/version-facts.ts';

/** Where the quote comes from. */
export function EvidenceProvenance({
  record,
  capture,
}: {
  record: ProvisionRecord;
  /** That made the quoted version; null for an imported one. */
  capture: CaptureMark | null;
}): Child {
  const { passage, document } = record;
  const { origin, version } = passage;
  const versionPath = href.versionByNumber(addressOf(document), version.number);
  return (
    <section aria-labelledby="evidence">
      <h2 id="evidence">Evidence and provenance</h2>
      <ProvenanceList
        facts={[
          { term: 'Source', value: sourceLink(document.sourceUrl) },
          { term: 'Captured', value: <Moment at={version.capturedAt} /> },
          { term: 'Evidence', value: capture && captureLink(capture) },
          {
            term: 'Last verified',
            value: document.lastVerifiedAt ? <Moment at={document.lastVerifiedAt} /> : null,
          },
          { term: 'Seen from', value: vantageWords(document.vantage) },
          { term: 'Content hash (SHA-256)', value: <HashText hash={version.sha256} /> },
          {
            term: 'Hash covers',
            value: (
              <>
                The Markdown of <a href={versionPath}>version {version.number}</a>, whole, in UTF-8 (
                <a href={twin(versionPath, 'md')}>download it</a>)
              </>
            ),
          },
          {
            term: 'Place in the version',
            value: `Characters ${passage.start.toLocaleString('en-GB')} to ${passage.end.toLocaleString('en-GB')}, paragraph ${passage.firstBlock}`,
          },
          { term: 'Recorded by', value: document.collection ? collectionWords(document.collection) : null },
          { term: 'Licence of the record', value: document.collection?.licence ?? null },
          { term: 'Attribution', value: document.collection?.attribution ?? null },
          { term: 'Archive’s commit', value: origin.commit ? <HashText hash={origin.commit} /> : null },
          { term: 'Archive’s note', value: origin.subject },
          { term: 'Archive’s engine', value: origin.engineVersion },
          { term: 'Snapshots', value: origin.snapshots.length > 0 ? <Snapshots ids={origin.snapshots} /> : null },
          {
            term: 'Methodology',
            value: record.methodologyVersion ? <a href={href.methodology()}>{record.methodologyVersion}</a> : null,
          },
        ]}
      />
    </section>
  );
}
