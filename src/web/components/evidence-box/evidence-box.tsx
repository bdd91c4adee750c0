// What proves a record: its entry in the log, the signed checkpoint, who else vouches for it, and the downloads to check
// it by. What is absent is said in plain words.

import type { Child } from 'hono/jsx';
import type { RecordEvidence } from '#queries/record-evidence.ts';
import { href } from '../../routes.ts';
import { Moment } from '../moment/moment.tsx';
import { ProvenanceList } from '../provenance-list/provenance-list.tsx';

/** A section with the heading `Proof`. */
export function EvidenceBox({
  id,
  evidence,
  imported,
}: {
  /** Public id of the record. */
  readonly id: string;
  readonly evidence: RecordEvidence;
  /** The archive that recorded the text, where it was not this instance. */
  readonly imported: string | null;
}): Child {
  const { entry, checkpoint } = evidence;
  return (
    <section aria-labelledby="proof">
      <h2 id="proof">Proof</h2>
      <ProvenanceList
        facts={[
          {
            term: 'Log entry',
            value: entry ? (
              <>
                number {entry.index.toLocaleString('en-GB')} of <a href={href.evidenceLog()}>the evidence log</a>
              </>
            ) : (
              'not yet; new records are entered within minutes'
            ),
          },
          {
            term: 'Checkpoint',
            value: checkpoint ? (
              <>
                signed <Moment at={checkpoint.signedAt} /> over {checkpoint.size.toLocaleString('en-GB')} entries
              </>
            ) : (
              'none is signed over it yet'
            ),
          },
          { term: 'Witnesses', value: witnessWords(evidence) },
          { term: 'Time-stamp', value: stampWords(evidence) },
          { term: 'Text captured by', value: imported === null ? null : `${imported}, and imported from it` },
        ]}
      />
      {imported === null ? null : (
        <p class="soft">
          The proof shows what was imported and when, and that it has not changed since. That the platform published
          this text, and when, rests on {imported}.
        </p>
      )}
      {checkpoint ? (
        <p>
          <a href={href.recordPackage(id)}>Evidence package</a> (everything needed to check this record, one file) ·{' '}
          <a href={href.recordReceipt(id)}>Receipt</a> · <a href={href.recordExhibit(id)}>Exhibit to print (PDF)</a> ·{' '}
          <a href={href.verify()}>Verify in your browser</a>, or in a terminal: <code>npx atlas verify {id}.wacz</code>
        </p>
      ) : (
        <p>
          <a href={href.recordExhibit(id)}>Exhibit to print (PDF)</a>, not yet in a checkpoint. The evidence package and
          the receipt come with the next checkpoint, within minutes.
        </p>
      )}
    </section>
  );
}

function witnessWords({ anchors }: RecordEvidence): Child {
  const held = anchors.filter(({ kind, state }) => kind === 'witness' && state === 'held');
  if (held.length === 0) return 'nobody beside this log has signed the checkpoint';
  return held.map(({ authority }) => authority.split('+')[0] ?? authority).join(', ');
}

function stampWords({ anchors }: RecordEvidence): Child {
  const stamps = anchors.filter(({ kind, state }) => kind !== 'witness' && state === 'held');
  if (stamps.length === 0)
    return 'no authority has stamped the checkpoint; when it was signed rests on this log’s word';
  return (
    <>
      {stamps.map(({ authority, statedAt }, index) => (
        <>
          {index > 0 ? ', ' : ''}
          {URL.canParse(authority) ? new URL(authority).host : authority}
          {statedAt ? (
            <>
              , <Moment at={statedAt} />
            </>
          ) : null}
        </>
      ))}
    </>
  );
}
