// The record of a change: what it is, which provisions it touched, the redline, and the changes before and after.

import type { Child } from 'hono/jsx';
import type { Citation, OfferedStyle } from '#capabilities/records/cite.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { Hunk } from '#domain/change.ts';
import type { ChangeRecord } from '#domain/change-record.ts';
import { parsePublicId } from '#domain/ids.ts';
import type { ChangeMark } from '#domain/record.ts';
import type { RedlineRow } from '#domain/redline.ts';
import type { ChangeNotes } from '#queries/change-notes.ts';
import type { RecordEvidence } from '#queries/record-evidence.ts';
import { CitationBox } from '../../components/citation-box/citation-box.tsx';
import { StandingWords } from '../../components/correction-mark/correction-mark.tsx';
import { EvidenceBox } from '../../components/evidence-box/evidence-box.tsx';
import { Day, dayWords, Moment } from '../../components/moment/moment.tsx';
import { HashText, ProvenanceList } from '../../components/provenance-list/provenance-list.tsx';
import {
  changeLine,
  classInWords,
  counted,
  provisionCountsInWords,
  reasonsInWords,
} from '../../components/timeline/change-words.ts';
import { type CompareView, href } from '../../routes.ts';
import { addressOf, compareFormHref } from '../document/version-facts.ts';
import { AffectedProvisions } from './affected-provisions.tsx';
import { ClassNote } from './class-note.tsx';
import { OscillationNote } from './oscillation-note.tsx';
import { RedlineSection, viewQuery } from './redline-section.tsx';
import { RetractionNote } from './retraction-note.tsx';
import { SignificanceNote } from './significance-note.tsx';
import { StatedDatesNote } from './stated-dates-note.tsx';

export interface ChangePageProps {
  readonly record: ChangeRecord;
  /** What stands beside the change: corrections, oscillation, and the hunks whose rules decided. */
  readonly notes: ChangeNotes & { readonly hunks: readonly Hunk[] };
  readonly rows: readonly RedlineRow[];
  readonly view: CompareView;
  readonly isCosmeticShown: boolean;
  readonly path: string;
  readonly evidence: RecordEvidence;
  readonly citation: Citation;
  readonly styles: readonly OfferedStyle[];
  readonly catalog: Catalog;
}

/** The page of a change. */
export function ChangePage(props: ChangePageProps): Child {
  const { record, rows, path, catalog } = props;
  const { change, document, from, to } = record;
  return (
    <article class="record change-page">
      <header class="record-header">
        <h1>{titleOfChange(record)}</h1>
        {change.sentence ? (
          <p class="lead">
            <StandingWords words={change.sentence} correction={change.correction} />
          </p>
        ) : null}
        <Verdict change={change} />
        <ClassNote change={change} hunks={props.notes.hunks} />
      </header>
      <RetractionNote change={change} entries={props.notes.corrections} />
      <OscillationNote change={change} document={document} notes={props.notes} />
      <SignificanceNote record={record} catalog={catalog} />
      <Sides record={record} />
      <StatedDatesNote record={record} />
      <AffectedProvisions record={record} rows={rows} catalog={catalog} />
      <RedlineSection
        rows={rows}
        class={change.class}
        view={props.view}
        isCosmeticShown={props.isCosmeticShown}
        language={document.language}
        oldName={`Version ${from.number}, ${dayWords(from.capturedAt)}`}
        newName={`Version ${to.number}, ${dayWords(to.capturedAt)}`}
        hrefOf={(view, isShown) => withQuery(path, viewQuery(view, isShown))}
        fileHref={(format) => href.changeRedline(addressOf(document), parsePublicId('change', change.id) ?? 0, format)}
      />
      <EvidenceBox
        id={change.id}
        evidence={props.evidence}
        imported={to.origin.commit ? (document.collection?.name ?? null) : null}
      />
      <Neighbours record={record} />
      <section aria-labelledby="cite">
        <h2 id="cite">Cite this record</h2>
        <CitationBox citation={props.citation} styles={props.styles} action={path} />
      </section>
    </article>
  );
}

/** `Change of 5 May 2026: Acceptable Use Policy`. */
export function titleOfChange({ change, document }: ChangeRecord): string {
  return `${document.name}: the change of ${dayWords(change.detectedAt)}`;
}

function withQuery(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`;
}

function Verdict({ change }: { change: ChangeMark }): Child {
  const { counts } = change;
  const words = `${counted(counts.wordsAdded, 'word')} added, ${counts.wordsRemoved.toLocaleString('en-GB')} removed`;
  const reasons = reasonsInWords(change.reasons);
  return (
    <p>
      <strong>{classInWords(change.class)}</strong>
      {reasons === '' ? '' : `: ${reasons}`}.{' '}
      {change.class === 'cosmetic' ? '' : sentenceOf(provisionCountsInWords(counts)) + sentenceOf(words)}
      {change.reasons.includes('re-extracted')
        ? 'The archive read the same page with better rules; the document itself need not have changed.'
        : ''}
    </p>
  );
}

function sentenceOf(words: string): string {
  return words === '' ? '' : `${words[0]?.toUpperCase()}${words.slice(1)}. `;
}

/** Both sides with their evidence. */
function Sides({ record }: { record: ChangeRecord }): Child {
  return (
    <section class="change-sides" aria-label="The two versions">
      {[record.from, record.to].map((version, index) => (
        <div>
          <h2>{index === 0 ? 'Before' : 'After'}</h2>
          <ProvenanceList
            facts={[
              {
                term: 'Version',
                value: (
                  <a href={href.versionByNumber(addressOf(record.document), version.number)}>
                    version {version.number}
                  </a>
                ),
              },
              { term: index === 0 ? 'Captured' : 'Detected', value: <Moment at={version.capturedAt} /> },
              { term: 'SHA-256 of its Markdown', value: <HashText hash={version.sha256} /> },
              {
                term: 'Archive’s commit',
                value: version.origin.commit ? <HashText hash={version.origin.commit} /> : null,
              },
            ]}
          />
        </div>
      ))}
    </section>
  );
}

function Neighbours({ record }: { record: ChangeRecord }): Child {
  const { previous, next, document } = record;
  const address = addressOf(document);
  const link = (change: ChangeMark, name: string) => (
    <li>
      {name}:{' '}
      <a href={href.change(address, parsePublicId('change', change.id) ?? 0)}>
        <Day at={change.detectedAt} />
      </a>{' '}
      <span class="soft">{changeLine(change)}</span>
    </li>
  );
  return (
    <nav class="change-neighbours" aria-label="Other changes of this document">
      <h2>Other changes of this document</h2>
      <ul class="plain-list">
        {previous ? link(previous, 'Previous') : null}
        {next ? link(next, 'Next') : null}
        <li>
          <a href={compareFormHref(document)}>Compare any two versions</a>
        </li>
      </ul>
    </nav>
  );
}
