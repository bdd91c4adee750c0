// Memento (RFC 7089): which of a document's versions answers for a moment, and lists of them that other archives read.

/** A version as the protocol knows it: an address and the moment whose state it shows. */
export interface Memento {
  readonly url: string;
  readonly at: Date;
}

/** The addresses that belong to one original resource. */
export interface TimeTravel {
  /** The address of the document on the platform's site, or ours where that is not known. */
  readonly original: string;
  readonly timeGate: string;
  readonly timeMap: string;
  /** In order of time; never empty. */
  readonly mementos: readonly Memento[];
}

/** Reads an Accept-Datetime header, which is an HTTP date in GMT (section 2.1.1); null where it is none. */
export function parseAcceptDatetime(header: string): Date | null {
  const form =
    /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d{2}:\d{2}:\d{2} GMT$/;
  const text = header.trim();
  const instant = form.test(text) ? new Date(text) : null;
  // Days that do not exist, such as 31 June, roll over when they are read.
  return instant && !Number.isNaN(instant.getTime()) && instant.toUTCString() === text ? instant : null;
}

/** The last version that had been captured by then, else the first (section 4.5.3). */
export function mementoFor(mementos: readonly Memento[], at: Date | null): Memento | undefined {
  if (at === null) return mementos.at(-1);
  return mementos.findLast((memento) => memento.at.getTime() <= at.getTime()) ?? mementos[0];
}

/** The Link header of a memento or of the TimeGate, with the first, last, previous and next of its kind. */
export function linkHeader(travel: TimeTravel, shown?: Memento): string {
  const { original, timeGate, timeMap, mementos } = travel;
  const at = shown ? mementos.findIndex(({ url }) => url === shown.url) : -1;
  const relations = new Map<Memento, string[]>();
  const relate = (memento: Memento | undefined, name: string) => {
    if (memento) relations.set(memento, [...(relations.get(memento) ?? []), name]);
  };
  relate(mementos[0], 'first');
  relate(mementos.at(-1), 'last');
  if (at > 0) relate(mementos[at - 1], 'prev');
  if (at >= 0) relate(mementos[at + 1], 'next');
  if (at >= 0 && !relations.has(mementos[at] as Memento)) relations.set(mementos[at] as Memento, []);
  return [
    `<${original}>; rel="original"`,
    `<${timeGate}>; rel="timegate"`,
    `<${timeMap}>; rel="timemap"; type="application/link-format"`,
    ...[...relations]
      .sort(([a], [b]) => a.at.getTime() - b.at.getTime())
      .map(([memento, names]) => mementoLink(memento, names)),
  ].join(', ');
}

/** The TimeMap in application/link-format (RFC 6690, RFC 7089 section 5), a line each. */
export function writeTimeMap({ original, timeGate, timeMap, mementos }: TimeTravel): string {
  const [first, last] = [mementos[0], mementos.at(-1)];
  const span = first && last ? `; from="${first.at.toUTCString()}"; until="${last.at.toUTCString()}"` : '';
  return `${[
    `<${original}>; rel="original"`,
    `<${timeMap}>; rel="self"; type="application/link-format"${span}`,
    `<${timeGate}>; rel="timegate"`,
    ...mementos.map((memento) =>
      mementoLink(memento, [...(memento === first ? ['first'] : []), ...(memento === last ? ['last'] : [])]),
    ),
  ].join(',\n')}\n`;
}

function mementoLink({ url, at }: Memento, names: readonly string[]): string {
  return `<${url}>; rel="${[...names, 'memento'].join(' ')}"; datetime="${at.toUTCString()}"`;
}
