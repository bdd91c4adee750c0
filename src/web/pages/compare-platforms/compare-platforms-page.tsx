// The words and order of the comparison of platforms: the form, what is compared, then a table by category.

import type { Child } from 'hono/jsx';
import { traitWords } from '#capabilities/analysis/fill-slots.ts';
import type { ClauseType } from '#domain/clause-type.ts';
import { listed } from '#domain/listing.ts';
import type {
  ComparedCell,
  ComparedClauseType,
  ComparedPlatform,
  PlatformComparison,
} from '#queries/platform-comparison.ts';
import { byCategory, categoryName } from '../../components/clause-category/category-words.ts';
import { SeverityTag } from '../../components/severity-tag/severity-tag.tsx';
import { ShortQuote } from '../../components/short-quote/short-quote.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { href, twin } from '../../routes.ts';

export interface ComparePlatformsProps {
  /** Null where fewer than two platforms are chosen. */
  readonly comparison: PlatformComparison | null;
  /** As they were typed. */
  readonly asked: readonly string[];
  readonly names: readonly string[];
  readonly directory: readonly { readonly slug: string; readonly name: string }[];
  readonly problem: string | null;
}

const fields = 4;
const longestQuote = 170;

/** The comparison of platforms, or the form that asks for them. */
export function ComparePlatformsPage(props: ComparePlatformsProps): Child {
  const { comparison, problem } = props;
  return (
    <>
      <h1>{comparison ? `${joined(comparison.platforms)} compared` : 'Compare platforms'}</h1>
      {problem ? (
        <p role="alert" class="compare-problem">
          <strong>Error:</strong> {problem}
        </p>
      ) : null}
      {comparison ? <Compared comparison={comparison} /> : null}
      <section aria-labelledby="choose">
        <h2 id="choose">{comparison ? 'Compare others' : 'Choose two to four'}</h2>
        <PlatformsForm {...props} />
      </section>
    </>
  );
}

function PlatformsForm({ asked, names, directory, problem }: ComparePlatformsProps): Child {
  const values = problem ? asked : names;
  return (
    <form class="narrow-form" action={href.comparePlatforms([])} method="get">
      {Array.from({ length: fields }, (_, index) => (
        <div>
          <label for={`platform-${index + 1}`}>
            Platform {index + 1}
            {index < 2 ? '' : ' (if you like)'}
          </label>
          <input
            id={`platform-${index + 1}`}
            name="platform"
            list="platform-names"
            value={values[index] ?? ''}
            autocomplete="off"
          />
        </div>
      ))}
      <datalist id="platform-names">
        {directory.map(({ name }) => (
          <option value={name} />
        ))}
      </datalist>
      <button type="submit">Compare</button>
    </form>
  );
}

function Compared({ comparison }: { comparison: PlatformComparison }): Child {
  const { platforms, clauseTypes } = comparison;
  const path = href.comparePlatforms(platforms.map(({ slug }) => slug));
  const byAll = clauseTypes.filter(({ cells }) => cells.every(({ state }) => state === 'found')).length;
  return (
    <>
      <p class="lead">
        {counted(clauseTypes.length, 'clause type')} found in the latest versions; {byAll.toLocaleString('en-GB')} of
        them on {platforms.length === 2 ? 'both' : `all ${platforms.length}`}.
      </p>
      <Categories clauseTypes={clauseTypes} />
      {clauseTypes.length === 0 ? null : (
        <table class="cards-table compared-platforms">
          <caption>
            Each platform is shown by the clause that is rated most severe, and among these by the surest. “Not found”
            does not prove that nothing is there.
          </caption>
          <thead>
            <tr>
              <th scope="col">Clause type, and what differs</th>
              {platforms.map(({ slug, name }) => (
                <th scope="col">
                  <a href={href.platform(slug)}>{name}</a>
                </th>
              ))}
            </tr>
          </thead>
          {byCategory(clauseTypes, ({ clauseType }) => clauseType).map(({ category, things }) => (
            <tbody id={category}>
              <tr class="group-row">
                <th scope="rowgroup" colspan={platforms.length + 1}>
                  {categoryName(category)}
                </th>
              </tr>
              {things.map((compared) => (
                <ComparedRow compared={compared} platforms={platforms} />
              ))}
            </tbody>
          ))}
        </table>
      )}
      <p class="small no-print">
        This table as <a href={twin(path, 'csv')}>CSV</a> or <a href={twin(path, 'json')}>JSON</a>
      </p>
    </>
  );
}

/** The table is long: its parts, each a link down. */
function Categories({ clauseTypes }: Pick<PlatformComparison, 'clauseTypes'>): Child {
  const groups = byCategory(clauseTypes, ({ clauseType }) => clauseType);
  if (groups.length < 2) return null;
  return (
    <nav class="compared-categories no-print" aria-label="Categories">
      <ul>
        {groups.map(({ category, things }) => (
          <li>
            <a href={`#${category}`}>{categoryName(category)}</a> <span class="soft small">{things.length}</span>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function ComparedRow(props: { compared: ComparedClauseType; platforms: readonly ComparedPlatform[] }): Child {
  const { clauseType, cells, difference } = props.compared;
  return (
    <tr>
      <th scope="row">
        <a href={href.clauseType(clauseType.id)}>{clauseType.name}</a>
        <span class="difference">{difference}</span>
      </th>
      {props.platforms.map((platform, index) => (
        <td data-label={platform.name}>
          <Cell cell={cells[index]} type={clauseType} platform={platform} />
        </td>
      ))}
    </tr>
  );
}

function Cell(props: { cell: ComparedCell | undefined; type: ClauseType; platform: ComparedPlatform }): Child {
  const { cell, type, platform } = props;
  if (!cell?.clause) {
    return (
      <span class="soft">
        {cell?.state === 'no-such-document' ? 'no document of this kind is captured in English' : 'not found'}
      </span>
    );
  }
  const { clause } = cell;
  const traits = type.traits.flatMap((trait) => {
    const value = clause.traits[trait.id];
    return value ? [`${trait.name}: ${traitWords(trait, value)}`] : [];
  });
  return (
    <>
      <SeverityTag severity={clause.severity} />{' '}
      <ShortQuote text={clause.passage} longest={longestQuote} language={clause.document.language} />
      {traits.length > 0 ? <span class="compared-traits">{traits.join(' · ')}</span> : null}
      <a
        class="small"
        href={href.provision({ platform: platform.slug, document: clause.document.slug }, clause.provision.number)}
      >
        {clause.document.name}, {clause.provision.id}
      </a>
    </>
  );
}

function joined(platforms: readonly ComparedPlatform[]): string {
  return listed(platforms.map(({ name }) => name));
}
