// The words and order of a clause type's page: what it asks, how common it is, who has it in which words, who has not.

import type { Child } from 'hono/jsx';
import { traitWords } from '#capabilities/analysis/fill-slots.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import { type Severity, severities } from '#domain/analysis.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import { listed } from '#domain/listing.ts';
import { prevalenceWord } from '#domain/prevalence.ts';
import type { Trait } from '#domain/trait.ts';
import type { ClauseTypeMatrix, MatrixRow } from '#queries/clause-type-matrix.ts';
import { capital } from '../../capital.ts';
import { categoryName } from '../../components/clause-category/category-words.ts';
import { FacetList } from '../../components/facet-list/facet-list.tsx';
import { Day } from '../../components/moment/moment.tsx';
import { SeverityTag } from '../../components/severity-tag/severity-tag.tsx';
import { ShortQuote } from '../../components/short-quote/short-quote.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { href, twin } from '../../routes.ts';
import { Definition } from './definition.tsx';

interface ClauseTypePageProps {
  readonly type: ClauseType;
  readonly matrix: ClauseTypeMatrix;
  /** Rows left by the filter. */
  readonly rows: readonly MatrixRow[];
  readonly severity: Severity | undefined;
  readonly catalog: Catalog;
}

const longestQuote = 260;

/** A clause type with its matrix of platforms. */
export function ClauseTypePage({ type, matrix, rows, severity, catalog }: ClauseTypePageProps): Child {
  return (
    <>
      <p class="soft small page-kind">Clause type · {categoryName(type.category)}</p>
      <h1>{type.name}</h1>
      <p class="lead">{type.question}</p>
      <p>
        <PrevalenceSentence matrix={matrix} />
      </p>
      <Definition type={type} catalog={catalog} />
      <section aria-labelledby="platforms">
        <h2 id="platforms">How platforms put it</h2>
        {matrix.rows.length === 0 ? null : <SeverityFilter type={type} matrix={matrix} severity={severity} />}
        {rows.length === 0 ? (
          <p>No captured document has a clause of this kind.</p>
        ) : (
          <Matrix rows={rows} type={type} />
        )}
        {rows.length === 0 ? null : (
          <p class="small no-print">
            This table as <a href={twin(href.clauseType(type.id, { severity }), 'csv')}>CSV</a> or{' '}
            <a href={twin(href.clauseType(type.id, { severity }), 'json')}>JSON</a>
          </p>
        )}
      </section>
      {matrix.notFound.length > 0 ? <NotFound matrix={matrix} /> : null}
    </>
  );
}

function PrevalenceSentence({ matrix }: { matrix: ClauseTypeMatrix }): Child {
  const found = matrix.rows.length;
  const of = `of the ${counted(matrix.platforms, 'platform')} with a captured document in English`;
  if (found === 0) return `None ${of} has it.`;
  return (
    <>
      <strong>{capital(prevalenceWord(found, matrix.platforms))}</strong>: {found.toLocaleString('en-GB')} {of}{' '}
      {found === 1 ? 'has' : 'have'} it. {severityWords(matrix.rows)}
    </>
  );
}

function severityWords(rows: readonly MatrixRow[]): string {
  const parts = [...severities].reverse().flatMap((severity) => {
    const count = rows.filter((row) => row.severity === severity).length;
    if (count === 0) return [];
    return count === rows.length ? [severity] : [`${severity} on ${count.toLocaleString('en-GB')}`];
  });
  return `Its severity is rated ${listed(parts)}.`;
}

function SeverityFilter({ type, matrix, severity }: Pick<ClauseTypePageProps, 'type' | 'matrix' | 'severity'>): Child {
  const present = [...severities].reverse().filter((name) => matrix.rows.some((row) => row.severity === name));
  if (present.length < 2) return null;
  const choices = [undefined, ...present];
  return (
    <div class="facets-in-line">
      <FacetList
        name="Severity"
        facets={choices.map((name) => ({
          name: name ? capital(name) : 'All',
          href: href.clauseType(type.id, { severity: name }),
          count: name ? matrix.rows.filter((row) => row.severity === name).length : matrix.rows.length,
          isChosen: name === severity,
        }))}
      />
    </div>
  );
}

/** As many as leave room for the words themselves; all of them are in the CSV. */
const traitColumns = 2;

/** The traits that most platforms state, in the codebook's order. */
function columnsOf(rows: readonly MatrixRow[], type: ClauseType): Trait[] {
  const stated = (trait: Trait) => rows.filter((row) => row.traits[trait.id] !== undefined).length;
  const most = type.traits.filter((trait) => stated(trait) > 0).sort((a, b) => stated(b) - stated(a));
  const shown = new Set(most.slice(0, traitColumns));
  return type.traits.filter((trait) => shown.has(trait));
}

function Matrix({ rows, type }: { rows: readonly MatrixRow[]; type: ClauseType }): Child {
  const traits = columnsOf(rows, type);
  return (
    <table class="cards-table matrix">
      <caption>
        Platforms with “{type.name}” in a latest version, by name. Each is shown by the provision that is rated most
        severe, and among these by the surest.
      </caption>
      <thead>
        <tr>
          <th scope="col">Platform</th>
          <th scope="col">Severity</th>
          <th scope="col">In these words</th>
          {traits.map((trait) => (
            <th scope="col">{trait.name}</th>
          ))}
          <th scope="col">Since</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <MatrixLine row={row} traits={traits} />
        ))}
      </tbody>
    </table>
  );
}

function MatrixLine({ row, traits }: { row: MatrixRow; traits: readonly Trait[] }): Child {
  const address = { platform: row.platform.slug, document: row.document.slug };
  return (
    <tr>
      <th scope="row">
        <a href={href.platform(row.platform.slug)}>{row.platform.name}</a>
      </th>
      <td data-label="Severity">
        <SeverityTag severity={row.severity} />
        <br />
        <span class="soft small">{row.basis === 'explicit' ? 'explicit' : 'inferred'}</span>
      </td>
      <td>
        <ShortQuote text={row.passage} longest={longestQuote} language={row.document.language} />
        <br />
        <span class="small">
          <a href={href.provision(address, row.provision.number)}>
            {row.document.name}, {row.provision.id}
          </a>
          {row.provisions > 1 ? (
            <span class="soft"> and {counted(row.provisions - 1, 'further provision')}</span>
          ) : null}
        </span>
      </td>
      {traits.map((trait) => (
        <td data-label={trait.name}>
          <TraitCell row={row} trait={trait} />
        </td>
      ))}
      <td data-label="Since">
        <Day at={row.firstTrackedAt} />
      </td>
    </tr>
  );
}

function TraitCell({ row, trait }: { row: MatrixRow; trait: Trait }): Child {
  const value = row.traits[trait.id];
  if (!value) return <span class="soft">not stated</span>;
  const isQuoted = trait.kind !== 'choice';
  return <span lang={isQuoted ? (row.document.language ?? undefined) : undefined}>{traitWords(trait, value)}</span>;
}

function NotFound({ matrix }: { matrix: ClauseTypeMatrix }): Child {
  return (
    <section aria-labelledby="not-found">
      <h2 id="not-found">Not found</h2>
      <p>
        In the documents of{' '}
        {matrix.notFound.length === 1 ? 'this platform' : `these ${matrix.notFound.length} platforms`} no such clause
        was found{' '}
        {matrix.lastCapturedAt ? (
          <>
            as of <Day at={matrix.lastCapturedAt} />
          </>
        ) : null}
        . That a rule found nothing does not prove that nothing is there.
      </p>
      <ul class="names-in-line">
        {matrix.notFound.map((platform) => (
          <li>
            <a href={href.platform(platform.slug)}>{platform.name}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
