// On the record of a change: what it means for users, by the rules of the codebook. A reading, told apart from the texts.

import type { Child } from 'hono/jsx';
import { tellShift, traitLine } from '#capabilities/analysis/tell-shift.ts';
import type { Catalog } from '#catalog/load-catalog.ts';
import type { Severity } from '#domain/analysis.ts';
import type { Direction } from '#domain/change.ts';
import type { ChangeRecord } from '#domain/change-record.ts';
import { listed } from '#domain/listing.ts';
import type { ClauseShift, Significance } from '#domain/significance.ts';
import { capital } from '../../capital.ts';
import { href } from '../../routes.ts';

const directionWords: Readonly<Record<Direction, string>> = {
  better: 'Better for users',
  worse: 'Worse for users',
  mixed: 'Partly better and partly worse for users',
  neutral: 'Neither better nor worse for users, as far as the codebook can tell',
};

/** The note; nothing for changes that are no news. */
export function SignificanceNote({ record, catalog }: { record: ChangeRecord; catalog: Catalog }): Child {
  const { significance, affectedUsers, whatYouCanDo } = record;
  if (!significance) return null;
  const names = catalog.affectedUsers.filter(({ id }) => affectedUsers.includes(id)).map(({ name }) => name);
  return (
    <section aria-labelledby="significance">
      <h2 id="significance">What it means</h2>
      <p>
        <strong>{directionWords[significance.direction]}.</strong> {severityWords(significance)}{' '}
        {names.length === 0
          ? 'It affects everybody whom the document binds.'
          : `Its words name ${listed(names)}; the rest affects everybody whom the document binds.`}
      </p>
      {whatYouCanDo.length > 0 ? (
        <>
          <h3>What you can do</h3>
          <ul>
            {whatYouCanDo.map((sentence) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </>
      ) : null}
      <p class="soft small">
        Read from the clause types and values before and after, by the{' '}
        <a href={href.methodology()}>rules of the codebook</a>. It is no legal determination.
      </p>
    </section>
  );
}

/** What became of each clause type of a provision, a line each. */
export function ShiftLines({ shifts, catalog }: { shifts: readonly ClauseShift[]; catalog: Catalog }): Child {
  const lines = shifts.flatMap((shift) => linesOf(shift, catalog));
  if (lines.length === 0) return null;
  return (
    <ul class="plain-list small affected-shifts">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}

function linesOf(shift: ClauseShift, catalog: Catalog): readonly string[] {
  const type = catalog.clauseTypes.get(shift.clauseType);
  if (!type) return [];
  const direction = shift.direction === 'neutral' ? '' : ` (${directionWords[shift.direction].toLowerCase()})`;
  if (shift.old === null || shift.new === null) {
    const told = tellShift(type, shift)?.words;
    return told ? [`${capital(told)}${direction}`] : [];
  }
  const traits = shift.traits.flatMap((each) => {
    const trait = type.traits.find(({ id }) => id === each.trait);
    const line = trait && traitLine(trait, each);
    return line ? [`${line}${each.direction ? ` (${directionWords[each.direction].toLowerCase()})` : ''}`] : [];
  });
  const [before, after] = [shift.old.severity, shift.new.severity];
  return before === after ? traits : [...traits, `${type.name}: severity ${before} → ${after}`];
}

function severityWords({ severityBefore, severityAfter }: Significance): string {
  if (severityBefore === null && severityAfter === null) return 'No clause type that the codebook knows was touched.';
  if (severityBefore === severityAfter)
    return `The clauses it touches are of ${words(severityAfter)} severity at most, as before.`;
  return `Severity of the clauses it touches: ${words(severityBefore)} before, ${words(severityAfter)} after.`;
}

function words(severity: Severity | null): string {
  return severity ?? 'none';
}
