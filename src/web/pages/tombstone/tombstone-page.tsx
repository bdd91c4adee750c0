// What stands where a document was taken down: that it was there, who decided what and why, and the hashes that remain.

import type { Child } from 'hono/jsx';
import type { Removal, RemovalGround } from '#domain/removal.ts';
import type { Tombstone } from '#queries/tombstone.ts';
import { Day } from '../../components/moment/moment.tsx';
import { ProvenanceList } from '../../components/provenance-list/provenance-list.tsx';
import type { Page } from '../../page.ts';
import { href } from '../../routes.ts';
import { addressOf } from '../document/version-facts.ts';

const grounds: Readonly<Record<RemovalGround, string>> = {
  'court-order': 'an order of a court or authority',
  'personal-data': 'the protection of personal data',
  copyright: 'copyright',
  'other-law': 'another law',
  'own-decision': 'a decision of the operator',
};

/** Answers 410 for every address of a document, or a version, whose texts are gone. */
export function tombstonePage(tombstone: Tombstone, path: string): Page {
  const { document, removal, versions, entry, lifting, successor } = tombstone;
  const { identity } = document;
  const name = nameOf(tombstone);
  return {
    kind: 'page',
    status: 410,
    isPrivate: true,
    title: `Withdrawn: ${name}`,
    canonicalPath: path.split('?', 1)[0] ?? path,
    json: () => ({
      error: 'withdrawn',
      document: identity.id,
      removal: { ...removal, logEntry: entry },
      lifting,
      successor: successor?.identity.id ?? null,
      versions: versions.map(({ number, capturedAt, sha256 }) => ({ number, capturedAt, sha256, text: 'withdrawn' })),
    }),
    markdown: () =>
      `# ${name} was taken down\n\nRemoval ${removal.number}: ${removal.reason.replace(/[\\`*_[\]<>#|!]/g, '\\$&')}\n`,
    body: () => <Body tombstone={tombstone} />,
  };
}

/** `CA-D-00028`, or `CA-D-00028:3` for one version. */
function nameOf({ document, removal }: Tombstone): string {
  return document.identity.id + (removal.version === null ? '' : `:${removal.version}`);
}

function Body({ tombstone }: { readonly tombstone: Tombstone }): Child {
  const { document, removal, versions } = tombstone;
  const { identity } = document;
  const isVersion = removal.version !== null;
  return (
    <>
      <h1>{isVersion ? 'This version was taken down' : 'This document was taken down'}</h1>
      <p class="lead">
        {isVersion ? `The text of version ${removal.version} of ` : 'The texts of '}
        {identity.platform.name}, {identity.name} ({identity.id}) {isVersion ? 'is' : 'are'} no longer kept here. What
        was recorded of {isVersion ? 'it' : 'them'}, by hash, stays and can be proved.
      </p>
      <ProvenanceList facts={factsOf(tombstone)} />
      {isVersion ? (
        <p>
          The other versions stand: <a href={href.document(addressOf(identity))}>the document</a>.
        </p>
      ) : null}
      <Lifted tombstone={tombstone} />
      <h2>{isVersion ? 'What stays of it' : 'Its versions'}</h2>
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

function factsOf({ removal, entry }: Tombstone) {
  return [
    { term: 'Removal', value: String(removal.number) },
    { term: 'Decided', value: <Day at={removal.decidedAt} /> },
    { term: 'Decided by', value: removal.decidedBy ?? 'the operator of this instance' },
    { term: 'Ground', value: grounds[removal.ground] },
    { term: 'Reason', value: removal.reason },
    { term: 'What was removed', value: removed(removal) },
    { term: 'Log entry', value: entry === null ? 'not yet' : `number ${entry} of the evidence log` },
  ];
}

function removed({ version }: Removal): string {
  return version === null
    ? 'every text, what was derived from it, and the archived files'
    : 'the text of this version, what was derived from it alone, and the archived files that showed it';
}

function Lifted({ tombstone: { lifting, successor } }: { readonly tombstone: Tombstone }): Child {
  if (!lifting) return null;
  return (
    <p class="note">
      The removal was lifted on <Day at={lifting.decidedAt} />: {lifting.reason} What was removed stays so. What is
      captured since is another record
      {successor ? (
        <>
          : <a href={href.document(addressOf(successor.identity))}>{successor.identity.id}</a>.
        </>
      ) : (
        '; there is nothing in it yet.'
      )}
    </p>
  );
}
