// The provisions a change touched, each with what it said and what it says in one line, and a link down to its place.

import type { Child } from 'hono/jsx';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { AffectedProvision, ChangeRecord } from '#domain/change-record.ts';
import { parsePublicId } from '#domain/ids.ts';
import type { RedlineRow } from '#domain/redline.ts';
import { SeverityTag } from '../../components/severity-tag/severity-tag.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { href } from '../../routes.ts';
import { addressOf } from '../document/version-facts.ts';
import { ShiftLines } from './significance-note.tsx';

/** Provisions listed unfolded. */
const shown = 10;

/** More than these are in the JSON twin only. */
const most = 200;

const effects = { added: 'New', removed: 'Gone', reworded: 'Reworded', reformatted: 'Same words' } as const;
const weights = { high: 0, medium: 1, low: 2 } as const;

interface AffectedProps {
  readonly record: ChangeRecord;
  readonly rows: readonly RedlineRow[];
  readonly catalog: Catalog;
}

/** Key provisions affected, most severe first. */
export function AffectedProvisions({ record, rows, catalog }: AffectedProps): Child {
  if (record.provisions.length === 0) return null;
  const weightOf = (provision: AffectedProvision) =>
    weights[provision.labels[0]?.severity ?? 'low'] + (provision.labels.length > 0 ? 0 : 1);
  const reformatted = record.provisions.filter((provision) => provision.effect === 'reformatted').length;
  const provisions = record.provisions
    .filter((provision) => provision.effect !== 'reformatted')
    .toSorted((a, b) => weightOf(a) - weightOf(b));
  const rowIds = new Set(rows.map((row) => row.id));
  const list = (part: readonly AffectedProvision[]) => (
    <ul class="plain-list affected">
      {part.map((provision) => (
        <li>
          <Affected record={record} provision={provision} rowIds={rowIds} catalog={catalog} />
        </li>
      ))}
    </ul>
  );
  return (
    <section aria-labelledby="provisions">
      <h2 id="provisions">Provisions affected</h2>
      {provisions.length > 0 ? list(provisions.slice(0, shown)) : null}
      {provisions.length > shown ? (
        <details>
          <summary>{counted(Math.min(most, provisions.length) - shown, 'further provision')}</summary>
          {list(provisions.slice(shown, most))}
        </details>
      ) : null}
      {reformatted > 0 ? (
        <p class="soft">
          {counted(reformatted, provisions.length > 0 ? 'further provision' : 'provision')} kept{' '}
          {reformatted === 1 ? 'its' : 'their'} words; only formatting, place or link addresses differ.
        </p>
      ) : null}
      {provisions.length > most ? (
        <p class="soft small">{counted(provisions.length - most, 'more provision')} in this page’s JSON.</p>
      ) : null}
    </section>
  );
}

function Affected(props: {
  record: ChangeRecord;
  provision: AffectedProvision;
  rowIds: ReadonlySet<string>;
  catalog: Catalog;
}): Child {
  const { record, provision, rowIds, catalog } = props;
  const { language } = record.document;
  const [label] = provision.labels;
  const place = placeOf(provision, rowIds);
  return (
    <>
      <h3>
        <span class="affected-effect">{effects[provision.effect]}:</span>{' '}
        <a href={href.provision(addressOf(record.document), parsePublicId('provision', provision.id) ?? 0)}>
          <bdi>{provision.title}</bdi>
        </a>
      </h3>
      {label ? (
        <p class="small affected-label">
          <SeverityTag severity={label.severity} isAlone />{' '}
          <a href={href.clauseType(label.clauseType)}>
            {catalog.clauseTypes.get(label.clauseType)?.name ?? label.clauseType}
          </a>
        </p>
      ) : null}
      <ShiftLines shifts={provision.significance.clauses} catalog={catalog} />
      {provision.before === null ? null : (
        <p class="affected-line">
          <span class="affected-side">Said</span>{' '}
          <q lang={language ?? undefined} dir="auto">
            {provision.before}
          </q>
        </p>
      )}
      {provision.after === null ? null : (
        <p class="affected-line">
          <span class="affected-side">Says</span>{' '}
          <q lang={language ?? undefined} dir="auto">
            {provision.after}
          </q>
        </p>
      )}
      {place ? (
        <p class="small">
          <a href={`#${place}`}>See it in the redline</a>
        </p>
      ) : null}
    </>
  );
}

/** The first changed row among the provision's blocks. */
function placeOf(provision: AffectedProvision, rowIds: ReadonlySet<string>): string | null {
  const sides = [
    ['n', provision.blocksAfter],
    ['o', provision.blocksBefore],
  ] as const;
  for (const [side, span] of sides) {
    if (!span) continue;
    for (let block = span.firstBlock; block <= span.lastBlock; block += 1) {
      if (rowIds.has(`${side}${block}`)) return `${side}${block}`;
    }
  }
  return null;
}
