// Sentences that say how a change went along with the dates its texts state, each date with the words of the text,
// linked to their place. Apart because the register and the record of a change tell the same.

import type { Child } from 'hono/jsx';
import type { Dating, StatedDate, StatedDateKind } from '#domain/stated-date.ts';
import { dayWords } from '../../components/moment/moment.tsx';
import { counted } from '../../components/timeline/change-words.ts';
import { type DocumentAddress, href } from '../../routes.ts';

/** Where the words of a stated date stand. */
export interface StatedPlace {
  readonly address: DocumentAddress;
  readonly version: number;
  readonly language: string | null;
}

/** `2 May 2026`, `May 2026`. */
export function statedDay({ date }: Pick<StatedDate, 'date'>): string {
  return date.length > 7
    ? dayWords(new Date(`${date}T00:00:00Z`))
    : monthWords.format(new Date(`${date}-01T00:00:00Z`));
}
const monthWords = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' });

/** The words of the text, without marks of emphasis, leading to their place in the version. */
export function StatedQuote({ stated, place }: { stated: StatedDate; place: StatedPlace }): Child {
  const { address, version, language } = place;
  return (
    <a href={`${href.versionByNumber(address, version)}#b${stated.block}`}>
      <q lang={language ?? undefined} dir="auto">
        {quotedWords(stated.quote)}
      </q>
    </a>
  );
}

/** A quote as a reader sees it. */
export function quotedWords(quote: string): string {
  return quote
    .replace(/\]\([^)]*\)/g, '')
    .replace(/[*_\\[\]#`]+|<[^>]*>/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const says: Readonly<Record<StatedDateKind, string>> = {
  'last-updated': 'it was last updated on',
  effective: 'it takes effect on',
  published: 'it was published on',
  dated: 'its date is',
  announced: 'a later version takes effect on',
};

/** `it was last updated on 2 May 2026`; `in` before a month, and the past tense for an effect that has come. */
export function statement(stated: StatedDate, at: Date): string {
  const hasCome = stated.kind === 'effective' && stated.date <= at.toISOString().slice(0, 10);
  const words = hasCome ? 'it took effect on' : says[stated.kind];
  return `${stated.date.length > 7 ? words : words.replace(/ on$/, ' in')} ${statedDay(stated)}`;
}

interface DatingProps {
  readonly dating: Dating;
  readonly detectedAt: Date;
  readonly formerSeenAt: Date;
  readonly before: StatedPlace;
  readonly after: StatedPlace;
}

/** What is to be said of the dates, after the words for who changed what; begins with a semicolon or a comma. */
export function DatingWords({ dating, detectedAt, formerSeenAt, before, after }: DatingProps): Child {
  const was = dating.before;
  const is = dating.after;
  if (!is) return <>; the text states no date.</>;
  const quote = (
    <>
      (<StatedQuote stated={is} place={after} />)
    </>
  );
  const earlier = was ? (
    <>
      {' '}
      Before, it said <StatedQuote stated={was} place={before} />.
    </>
  ) : (
    <> Before, it stated no date.</>
  );
  const { days } = dating;
  switch (dating.kind) {
    case 'silent':
      return (
        <>
          ; the text still says {statement(is, detectedAt)} {quote}.
        </>
      );
    case 'back-dated':
      return (
        <>
          ; the new text says {statement(is, detectedAt)} {quote}, and the old one was still there on{' '}
          {dayWords(formerSeenAt)}.{earlier}
        </>
      );
    case 'announced':
      return (
        <>
          ; the text says {statement(is, detectedAt)} {quote}
          {days === null ? '' : `, ${counted(days, 'day')} after it was first seen to say so`}.
          {is.kind === 'announced' || was === null ? '' : earlier}
        </>
      );
    default:
      return (
        <>
          ; the text says {statement(is, detectedAt)} {quote}
          {days ? `, ${counted(days, 'day')} before it was seen` : ''}.{earlier}
        </>
      );
  }
}
