// One provision through all its versions: the stretches in which the same words stood, what brought and ended each, and
// what became of its parts where it was split or merged.

import { readBlock } from '#capabilities/extraction/read-block.ts';
import { parsePublicId } from '#domain/ids.ts';
import type { ChangeMark, ProvisionRecord, RecordedWording, VersionMark } from '#domain/record.ts';
import type { Queryable } from '#storage/database.ts';
import type { FoundDocument } from './document-identity.ts';
import { changesOf } from './document-timeline.ts';
import { type ProvisionTie, tiesBetween } from './provision-ties.ts';
import { versionNumbered, versionsOf } from './version-marks.ts';

/** Consecutive versions in which readers saw the same words. */
export interface HistoryStretch {
  /** Of the wording, in the order in which its words first came; words that come back keep their number. */
  readonly wording: number;
  readonly words: string;
  /** Taken down: nobody can read it here any more. */
  readonly isWithdrawn: boolean;
  /** How often formatting or link addresses differ within it, beside the words. */
  readonly variants: number;
  readonly first: VersionMark;
  /** Null while it stands in the latest version. */
  readonly last: VersionMark | null;
  readonly versions: number;
  /** The change that brought it; null where the document begins with it. */
  readonly broughtBy: ChangeMark | null;
  /** The change after which the provision was gone; null where another stretch follows at once, or it stands. */
  readonly takenOutBy: ChangeMark | null;
  /** Splits and mergers at its beginning, and where the provision went at its end. */
  readonly ties: readonly ProvisionTie[];
}

export interface ProvisionHistory {
  /** Oldest first. */
  readonly stretches: readonly HistoryStretch[];
  readonly wordings: number;
  readonly versions: number;
}

/** Splits and mergers are looked for at the newest turns only, as many as these. */
const turnsLookedAt = 24;

/** The history of a provision whose record is at hand. */
export async function provisionHistory(
  database: Queryable,
  document: FoundDocument,
  record: ProvisionRecord,
): Promise<ProvisionHistory> {
  const [versions, changes] = await Promise.all([
    versionsOf(database, document.number),
    changesOf(database, document.number),
  ]);
  const latest = versions.at(-1)?.mark.number ?? 0;
  const changeTo = new Map(changes.map((change) => [change.toNumber, change]));
  const provision = parsePublicId('provision', record.id) ?? 0;
  const spans = spansOf(record.wordings);
  const ties = await Promise.all(
    spans.map(async (span, index) => {
      if (index < spans.length - turnsLookedAt) return [];
      const end = isFollowed(spans, index) ? null : span.last;
      const turns = [span.first.number, ...(end && end.number < latest ? [end.number + 1] : [])];
      const found = turns
        .filter((number) => number > 1)
        .map((number) =>
          tiesBetween(database, { document: document.number, provision }, [
            versionNumbered(versions, number - 1),
            versionNumbered(versions, number),
          ]),
        );
      return (await Promise.all(found)).flat();
    }),
  );
  const stretches = spans.map(
    (span, index): HistoryStretch => ({
      ...span,
      versions: (span.last?.number ?? latest) - span.first.number + 1,
      broughtBy: changeTo.get(span.first.number) ?? null,
      takenOutBy: (!isFollowed(spans, index) && span.last && changeTo.get(span.last.number + 1)) || null,
      ties: ties[index] ?? [],
    }),
  );
  return {
    stretches,
    wordings: new Set(stretches.map(({ wording }) => wording)).size,
    versions: stretches.reduce((sum, stretch) => sum + stretch.versions, 0),
  };
}

type Span = Omit<HistoryStretch, 'versions' | 'broughtBy' | 'takenOutBy' | 'ties'>;

/** Whether the next span begins in the version after this one. */
function isFollowed(spans: readonly Span[], index: number): boolean {
  const last = spans[index]?.last;
  return last != null && spans[index + 1]?.first.number === last.number + 1;
}

function spansOf(wordings: readonly RecordedWording[]): readonly Span[] {
  const periods = wordings
    .flatMap(({ blocks, periods }) => {
      const words = blocks.map(({ markdown }) => readBlock(markdown).plain).join(' ');
      return periods.map(({ first, last }) => ({ first, last, words, isWithdrawn: blocks.length === 0 }));
    })
    .sort((one, other) => one.first.number - other.first.number);
  const numbers = new Map<string, number>();
  const spans: Span[] = [];
  for (const period of periods) {
    const before = spans.at(-1);
    if (before?.words === period.words && before.last?.number === period.first.number - 1) {
      spans[spans.length - 1] = { ...before, last: period.last, variants: before.variants + 1 };
      continue;
    }
    const wording = numbers.get(period.words) ?? numbers.size + 1;
    numbers.set(period.words, wording);
    spans.push({ ...period, wording, variants: 0 });
  }
  return spans;
}
