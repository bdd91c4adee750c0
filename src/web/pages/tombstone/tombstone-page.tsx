// What stands where a document was taken down: that it was there, who decided what and why, and the hashes that remain.

import type { Child } from 'hono/jsx';
import { publicId } from '#domain/ids.ts';
import type { RemovalGround } from '#domain/removal.ts';
import type { Tombstone } from '#queries/tombstone.ts';
import { Day } from '../../components/moment/moment.tsx';
import { ProvenanceList } from '../../components/provenance-list/provenance-list.tsx';
import type { Page } from '../../page.ts';
import { href } from '../../routes.ts';

const grounds: Readonly<Record<RemovalGround, string>> = {
  'court-order': 'an order of a court or authority',
  'personal-data': 'the protection of personal data',
  copyright: 'copyright',
  'other-law': 'another law',
  'own-decision': 'a decision of the operator',
};

/** Answers 410 for every address of a document whose texts are gone. */
export function tombstonePage(tombstone: Tombstone, path: string): Page {
  const { document, removal, versions, entry } = tombstone;
  const { identity } = document;
  return {
    kind: 'page',
    status: 410,
    isPrivate: true,
    title: `Withdrawn: ${identity.id}`,
    canonicalPath: path.split('?', 1)[0] ?? path,
    json: () => ({
      error: 'withdrawn',
      document: identity.id,
      removal: { ...removal, logEntry: entry },
      versions: versions.map(({ number, capturedAt, sha256 }) => ({ number, capturedAt, sha256, text: 'withdrawn' })),
    }),
    markdown: () =>
      `# ${identity.id} was taken down\n\nRemoval ${removal.number}: ${removal.reason.replace(/[\\`*_[\]<>#|!]/g, '\\$&')}\n`,
    body: () => <Body tombstone={tombstone} />,
  };
}

function Body({ tombstone: { document, removal, entry, versions } }: { readonly tombstone: Tombstone }): Child {
  const { identity } = document;
  return (
    <>
      <h1>This document was taken down</h1>
      <p class="lead">
        The texts of {identity.platform.name}, {identity.name} ({publicId('document', document.number)}) are no longer
        kept here. What was recorded of them, by hash, stays and can be proved.
      </p>
      <ProvenanceList
        facts={[
          { term: 'Removal', value: String(removal.number) },
          { term: 'Decided', value: <Day at={removal.decidedAt} /> },
          { term: 'Decided by', value: removal.decidedBy ?? 'the operator of this instance' },
          { term: 'Ground', value: grounds[removal.ground] },
          { term: 'Reason', value: removal.reason },
          { term: 'What was removed', value: 'every text, what was derived from it, and the archived files' },
          { term: 'Log entry', value: entry === null ? 'not yet' : `number ${entry} of the evidence log` },
        ]}
      />
      <h2>Its versions</h2>
      <ul class="plain-list">
        {versions.map(({ number, capturedAt, sha256 }) => (
          <li>
            Version {number}, captured <Day at={capturedAt} />: withdrawn; SHA-256 <code>{sha256}</code>
          </li>
        ))}
      </ul>
      <p>
        Whoever kept an evidence package can still verify it; whoever holds a text can compare its hash.{' '}
        <a href={href.recordReceipt(identity.id)}>Receipt of the latest version</a> ·{' '}
        <a href={href.evidenceLog()}>the evidence log</a>
      </p>
    </>
  );
}
