// Where in the day a track is captured first. Apart because storing a target and moving its schedule on must agree.

import { createHash } from 'node:crypto';

const daySeconds = 24 * 3600;

/** Seconds between captures of a track of which nothing is known yet. */
export const firstInterval = daySeconds;

/** The first moment from `now` on, within a day, at the time of day that the track's name falls on. */
export function firstSlot(track: string, now: Date): Date {
  const offset = createHash('sha256').update(track).digest().readUInt32BE(0) % daySeconds;
  const start = Math.floor(now.getTime() / 1000 / daySeconds) * daySeconds;
  const today = new Date((start + offset) * 1000);
  return today >= now ? today : new Date(today.getTime() + daySeconds * 1000);
}
