// Days and instants in words, always in UTC, always as <time>.

import type { Child } from 'hono/jsx';

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });

/** `27 April 2026`. */
export function dayWords(instant: Date): string {
  return days.format(instant);
}

/** `27 April 2026, 10:50 UTC`. */
export function momentWords(instant: Date): string {
  return `${dayWords(instant)}, ${instant.toISOString().slice(11, 16)} UTC`;
}

/** A day in words. */
export function Day({ at }: { at: Date }): Child {
  return <time datetime={at.toISOString()}>{dayWords(at)}</time>;
}

/** A day and its time in words. */
export function Moment({ at }: { at: Date }): Child {
  return <time datetime={at.toISOString()}>{momentWords(at)}</time>;
}
