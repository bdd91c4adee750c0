// The record of a provision: the clause as quoted, our reading visibly apart from it, its history, and how to cite it.

import type { Child } from 'hono/jsx';
import type { Citation, OfferedStyle } from '#capabilities/records/cite.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { CaptureMark, ProvisionRecord } from '#domain/record.ts';
import type { RecordEvidence } from '#queries/record-evidence.ts';
import { CitationBox } from '../../components/citation-box/citation-box.tsx';
import { ClauseQuote } from '../../components/clause-quote/clause-quote.tsx';
import { EvidenceBox } from '../../components/evidence-box/evidence-box.tsx';
import { Day } from '../../components/moment/moment.tsx';
import { SeverityTag } from '../../components/severity-tag/severity-tag.tsx';
import { href } from '../../routes.ts';
import { sourceLink } from '../document/document-page.tsx';
import { addressOf } from '../document/version-facts.ts';
import { Elsewhere } from './elsewhere.tsx';
import { ProvisionAside } from './provision-aside.tsx';
import { ProvisionHistory } from './provision-history.tsx';
import { EvidenceProvenance } from './provision-provenance.tsx';
import {
  basisWords,
  confidenceWords,
  frequentQuestions,
  prevalenceBadge,
  prevalenceSentence,
  standingSentence,
} from './provision-words.ts';
import { Reading } from './reading.tsx';
import { Regulations } from './regulations.tsx';

export interface ProvisionPageProps {
  readonly record: ProvisionRecord;
  /** That made the quoted version; null for an imported one. */
  readonly capture: CaptureMark | null;
  readonly evidence: RecordEvidence;
  readonly catalog: Catalog;
  readonly path: string;
  readonly citation: Citation;
  readonly styles: readonly OfferedStyle[];
}

/** The page of a provision. */
export function ProvisionPage(props: ProvisionPageProps): Child {
  const { record, catalog, path, citation, styles } = props;
  const { document, readings, passage } = record;
  const address = addressOf(document);
  const version = href.versionByNumber(address, passage.version.number);
  return (
    <article class="record">
      <header class="record-header">
        {document.sourceUrl ? <p class="soft record-document">The original: {sourceLink(document.sourceUrl)}</p> : null}
        <h1>
          <bdi>{record.title}</bdi>
        </h1>
        <Badges record={record} />
        <p class="record-standing">{standingSentence(record)}</p>
      </header>
      <div class="record-columns">
        <div class="record-main">
          <section aria-labelledby="clause">
            <h2 id="clause">The clause as quoted</h2>
            {record.headingPath.length > 0 ? (
              <p class="soft small record-path">
                Under:{' '}
                {record.headingPath.map((heading, index) => (
                  <>
                    {index > 0 ? ' › ' : ''}
                    <bdi>{heading}</bdi>
                  </>
                ))}
              </p>
            ) : null}
            <ClauseQuote
              blocks={passage.leadIn ? [passage.leadIn, ...passage.blocks] : passage.blocks}
              language={document.language}
              cite={document.sourceUrl ?? undefined}
              caption={
                <>
                  {document.platform.name}, {document.name},{' '}
                  <a href={`${version}#b${passage.firstBlock}`}>version {passage.version.number}, in its place</a>,
                  captured <Day at={passage.version.capturedAt} />
                  {passage.leadIn ? '; the first paragraph introduces the list in which the clause stands' : ''}.
                </>
              }
            />
          </section>
          <Reading record={record} />
          <ProvisionHistory record={record} />
          <Elsewhere record={record} catalog={catalog} />
          <Regulations record={record} catalog={catalog} />
          <EvidenceProvenance record={record} capture={props.capture} />
          <EvidenceBox
            id={record.id}
            evidence={props.evidence}
            imported={passage.origin.commit ? (document.collection?.name ?? null) : null}
          />
          <section aria-labelledby="cite">
            <h2 id="cite">Cite this record</h2>
            <CitationBox citation={citation} styles={styles} action={path} />
          </section>
          <section aria-labelledby="questions">
            <h2 id="questions">Questions</h2>
            {frequentQuestions(record).map(({ question, answer }) => (
              <>
                <h3>{question}</h3>
                <p>{answer}</p>
              </>
            ))}
          </section>
        </div>
        <ProvisionAside record={record} catalog={catalog} readings={readings} />
      </div>
    </article>
  );
}

function Badges({ record }: { record: ProvisionRecord }): Child {
  const [main, ...others] = record.readings;
  if (!main) {
    return (
      <p class="record-badges">
        {record.isInForce
          ? 'The codebook’s rules find no clause type here, so nothing is said of its severity.'
          : 'Labels are made for clauses that stand today; this one is gone.'}
      </p>
    );
  }
  const prevalence = prevalenceBadge(main.prevalence);
  return (
    <>
      <ul class="record-badges">
        <li>
          <a href={href.clauseType(main.clauseType)}>{main.name}</a>
        </li>
        <li>
          <SeverityTag severity={main.severity} isAlone />
        </li>
        <li>{confidenceWords(main.confidence)}</li>
        <li>{basisWords(main.basis)}</li>
        {prevalence ? <li>{prevalence}</li> : null}
        {others.map((reading) => (
          <li>
            also <a href={href.clauseType(reading.clauseType)}>{reading.name}</a>
          </li>
        ))}
      </ul>
      <p class="record-prevalence">{prevalenceSentence(main.prevalence)}</p>
    </>
  );
}
