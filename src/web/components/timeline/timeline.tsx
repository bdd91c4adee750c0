// The versions of a document and what changed between them, newest first. What is not substantive is folded and
// counted, so that noise stays visible on request.

import type { Child } from 'hono/jsx';
import { parsePublicId } from '#domain/ids.ts';
import type { Oscillation } from '#domain/oscillation.ts';
import type { ChangeMark, DocumentTimeline, VersionMark } from '#domain/record.ts';
import { type DocumentAddress, href } from '../../routes.ts';
import { CorrectionMark, StandingWords } from '../correction-mark/correction-mark.tsx';
import { Day } from '../moment/moment.tsx';
import { counted, shortChangeLine, swingsInWords } from './change-words.ts';

export interface TimelineEntry {
  readonly version: VersionMark;
  /** What brought the version; the first version has none. */
  readonly change: ChangeMark | null;
}

/**
 * Entries of a timeline, newest first; runs without a substantive change are one group, and so are all swings of an
 * oscillation that were no news, where the newest of them stands.
 */
export type TimelineGroup =
  | { readonly kind: 'entry'; readonly entry: TimelineEntry }
  | { readonly kind: 'folded'; readonly entries: readonly TimelineEntry[] }
  | { readonly kind: 'swings'; readonly oscillation: Oscillation; readonly entries: readonly TimelineEntry[] };

/** Entries listed in one folded group. */
const mostFolded = 20;

/** Orders a timeline for readers. */
export function timelineGroups(timeline: DocumentTimeline): TimelineGroup[] {
  const changes = new Map(timeline.changes.map((change) => [change.toNumber, change]));
  const groups: (
    | { kind: 'entry'; entry: TimelineEntry }
    | { kind: 'folded'; entries: TimelineEntry[] }
    | { kind: 'swings'; oscillation: Oscillation; entries: TimelineEntry[] }
  )[] = [];
  const swings = new Map<Oscillation, TimelineEntry[]>();
  for (const version of timeline.versions.toReversed()) {
    const change = changes.get(version.number) ?? null;
    const entry = { version, change };
    const last = groups.at(-1);
    const oscillation = change?.class === 'substantive' ? undefined : oscillationOf(timeline, version.number);
    const known = oscillation && swings.get(oscillation);
    if (known) known.push(entry);
    else if (oscillation) {
      const entries = [entry];
      swings.set(oscillation, entries);
      groups.push({ kind: 'swings', oscillation, entries });
    } else if (change === null || change.class === 'substantive') groups.push({ kind: 'entry', entry });
    else if (last?.kind === 'folded') last.entries.push(entry);
    else groups.push({ kind: 'folded', entries: [entry] });
  }
  return groups;
}

function oscillationOf({ oscillations = [] }: DocumentTimeline, version: number): Oscillation | undefined {
  return oscillations.find(({ swings }) => swings.length > 2 && swings.includes(version));
}

interface TimelineProps {
  readonly timeline: DocumentTimeline;
  readonly address: DocumentAddress;
  /** Number of the version on the page. */
  readonly shown?: number;
  /** Groups shown; the rest is behind the link to all versions. */
  readonly longest?: number;
  readonly allHref?: string;
}

/** A document's timeline. */
export function Timeline({ timeline, address, shown, longest = 24, allHref }: TimelineProps): Child {
  const groups = timelineGroups(timeline);
  const visible = groups.length <= longest ? groups : [...groups.slice(0, longest - 1), ...groups.slice(-1)];
  const left = groups.length - visible.length;
  return (
    <>
      <ol class="timeline" reversed>
        {visible.map((group, index) => (
          <>
            {left > 0 && index === visible.length - 1 ? (
              <li class="timeline-gap">{counted(left, 'more entry', 'more entries')} between</li>
            ) : null}
            <li class={group.kind === 'entry' ? 'timeline-entry' : 'timeline-folded'}>
              {group.kind === 'entry' ? (
                <Entry entry={group.entry} address={address} isShown={group.entry.version.number === shown} />
              ) : (
                <Folded group={group} address={address} shown={shown} />
              )}
            </li>
          </>
        ))}
      </ol>
      {allHref ? (
        <p>
          <a href={allHref}>All {counted(timeline.versions.length, 'version')}, to compare any two</a>
        </p>
      ) : null}
    </>
  );
}

function Entry({
  entry,
  address,
  isShown,
}: {
  entry: TimelineEntry;
  address: DocumentAddress;
  isShown: boolean;
}): Child {
  const { version, change } = entry;
  const changeNumber = change && parsePublicId('change', change.id);
  return (
    <>
      <a
        class="timeline-version"
        href={href.versionByNumber(address, version.number)}
        aria-current={isShown ? 'true' : undefined}
      >
        <Day at={version.capturedAt} /> <span class="soft">version {version.number}</span>
      </a>
      <span class="timeline-words">
        {change && changeNumber ? (
          <>
            <CorrectionMark correction={change.correction} />
            <a href={href.change(address, changeNumber)}>
              <StandingWords words={shortChangeLine(change)} correction={change.correction} />
            </a>
          </>
        ) : (
          'First version tracked.'
        )}
      </span>
    </>
  );
}

function Folded({
  group,
  address,
  shown,
}: {
  group: Exclude<TimelineGroup, { kind: 'entry' }>;
  address: DocumentAddress;
  shown: number | undefined;
}): Child {
  const { entries } = group;
  const isOpen = entries.some((entry) => entry.version.number === shown && entries.length < 40);
  return (
    <details open={isOpen}>
      <summary>
        {group.kind === 'folded'
          ? `${counted(entries.length, 'version')} without substantive change`
          : `${swingsInWords(group.oscillation)}; ${counted(entries.length, 'swing')} that alerted nobody`}
      </summary>
      <ol reversed>
        {entries.slice(0, mostFolded).map((entry) => (
          <li class="timeline-entry">
            <Entry entry={entry} address={address} isShown={entry.version.number === shown} />
          </li>
        ))}
      </ol>
      {entries.length > mostFolded ? (
        <p>{counted(entries.length - mostFolded, 'earlier one')} in the list of all versions.</p>
      ) : null}
    </details>
  );
}
