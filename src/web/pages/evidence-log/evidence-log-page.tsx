// The evidence log for readers: what it is, how large it is, its key and its latest checkpoint, and how anybody checks it.

import type { Child } from 'hono/jsx';
import type { LogOverview } from '#queries/log-overview.ts';
import { Moment } from '../../components/moment/moment.tsx';
import { ProvenanceList } from '../../components/provenance-list/provenance-list.tsx';
import { href } from '../../routes.ts';

const kindWords = {
  key: 'keys',
  capture: 'captures',
  version: 'versions of documents',
  provision: 'provisions',
  change: 'changes',
  correction: 'corrections',
  removal: 'removals',
  lifting: 'removals that were lifted',
  retention: 'runs that erased old archived files',
  deletion: 'deletions by the archives that were imported',
} as const;

/** The log as it stands. */
export function EvidenceLogPage({ log, publicUrl }: { readonly log: LogOverview; readonly publicUrl: string }): Child {
  return (
    <article>
      <h1>The evidence log</h1>
      <p class="lead">
        Every capture, version, provision, change and correction is entered here when it is recorded. Entries are added
        and never altered; the state of the whole is signed, so that whoever keeps one signed state can tell whether
        anything before it was changed.
      </p>
      <section aria-labelledby="state">
        <h2 id="state">Its state</h2>
        <ProvenanceList
          facts={[
            { term: 'Entries', value: log.size.toLocaleString('en-GB') },
            { term: 'Name', value: log.origin && <code>{log.origin}</code> },
            {
              term: 'Last signed',
              value: log.checkpoint ? (
                <>
                  <Moment at={log.checkpoint.signedAt} />, over {log.checkpoint.size.toLocaleString('en-GB')} entries
                </>
              ) : (
                'not yet'
              ),
            },
            { term: log.keys.length > 1 ? 'Keys, oldest first' : 'Key', value: <Keys keys={log.keys} /> },
            { term: 'Witnesses', value: vouched(log, 'witness') },
            { term: 'Time-stamps', value: vouched(log, 'rfc3161') },
            { term: 'OpenTimestamps', value: vouched(log, 'opentimestamps') },
          ]}
        />
        {log.checkpoint ? <pre>{log.checkpoint.note}</pre> : null}
        <ul>
          {log.counts
            .filter(({ count }) => count > 0)
            .map(({ kind, count }) => (
              <li>
                {count.toLocaleString('en-GB')} {kindWords[kind]}
              </li>
            ))}
        </ul>
      </section>
      <section aria-labelledby="check">
        <h2 id="check">How to check it</h2>
        <p>
          Each record has a receipt and an evidence package to download. <a href={href.verify()}>Verify</a> one in your
          browser, or with <code>atlas verify FILE --key KEY</code> on your own machine, without asking this site.
        </p>
        <p>
          Programs read the log as static files, in the form of{' '}
          <a href="https://c2sp.org/tlog-tiles">c2sp.org/tlog-tiles</a>:{' '}
          <a href={href.logCheckpoint()}>{publicUrl + href.logCheckpoint()}</a>, and below{' '}
          <code>{publicUrl}/log/tile/</code> the tiles and the entries themselves. Checkpoints are signed notes with
          Ed25519; hashing and proofs are those of RFC 6962.
        </p>
        <p>
          Keep the key and a checkpoint from today. A log that later shows you another past cannot make the two agree.
        </p>
      </section>
      <section aria-labelledby="limits">
        <h2 id="limits">What it does not prove</h2>
        <p>
          That an entry is here proves that what it names existed when the checkpoint was signed, and was not altered
          since. It does not prove that the platform meant it, that other readers saw the same, or, for texts that were
          imported from an archive, that the archive recorded them rightly. Without witnesses or time-stamps the time
          rests on this log’s own word.
        </p>
      </section>
    </article>
  );
}

function Keys({ keys }: { readonly keys: readonly string[] }): Child {
  return keys.map((key) => <code class="hash">{key}</code>);
}

function vouched(log: LogOverview, kind: 'witness' | 'rfc3161' | 'opentimestamps'): string {
  const held = log.anchors.filter((anchor) => anchor.kind === kind && anchor.state === 'held');
  if (held.length === 0) return 'none for this checkpoint';
  return held.map(({ authority }) => authority).join(', ');
}
