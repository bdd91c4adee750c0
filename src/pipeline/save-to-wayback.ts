// Asks the Internet Archive to save the pages of new texts, one at a time, and looks later whether it did: submitted is
// not archived. Optional, and nothing waits for it.

import type { SendGuarded } from '#capabilities/capture/send-guarded.ts';
import { textOf } from '#capabilities/evidence/bytes.ts';
import type { Queryable } from '#storage/database.ts';
import { nextSave, noteSave, type WaybackSave, wantSaves } from '#storage/wayback-saves.ts';

export interface WaybackTools {
  readonly send: SendGuarded;
  readonly now: () => Date;
  /** `https://web.archive.org` and `https://archive.org`, or who stands for them. */
  readonly saveUrl: string;
  readonly availableUrl: string;
}

const hourMs = 3600 * 1000;
/** Only pages of this while are asked for: an instance that turns this on does not submit its whole past. */
const recentMs = 48 * hourMs;
const mostAttempts = 8;

/** Takes the next step of the one save that is due; `null` where none is. */
export async function saveToWayback(database: Queryable, tools: WaybackTools): Promise<WaybackSave | null> {
  const now = tools.now();
  await wantSaves(database, new Date(now.getTime() - recentMs), now);
  const due = await nextSave(database, now);
  if (!due) return null;
  const next = due.state === 'submitted' ? await lookedUp(due, tools) : await submitted(due, tools);
  await noteSave(database, next);
  return next;
}

async function submitted(save: WaybackSave, { send, saveUrl, now }: WaybackTools): Promise<WaybackSave> {
  const answer = await send({ url: `${saveUrl}/save/${save.url}`, method: 'GET' });
  // The service answers with a page or leads to one; either way it has the address now.
  const isTaken = answer.kind === 'answered' && answer.status >= 200 && answer.status < 400;
  if (isTaken)
    return { ...save, state: 'submitted', changedAt: now(), nextAt: later(now(), 1), attempts: 0, sentence: null };
  return again(
    save,
    now(),
    answer.kind === 'failed' ? answer.sentence : `The archive answered with status ${answer.status}.`,
  );
}

async function lookedUp(save: WaybackSave, { send, availableUrl, now }: WaybackTools): Promise<WaybackSave> {
  const stamp = save.changedAt.toISOString().replace(/\D/g, '').slice(0, 14);
  const query = `url=${encodeURIComponent(save.url)}&timestamp=${stamp}`;
  const answer = await send({ url: `${availableUrl}/wayback/available?${query}`, method: 'GET' });
  const closest = answer.kind === 'answered' && answer.status === 200 ? closestIn(textOf(answer.body) ?? '') : null;
  // One from before it was asked for is another capture.
  if (closest && closest.timestamp >= stamp.slice(0, 8)) {
    return { ...save, state: 'archived', changedAt: now(), nextAt: null, archivedUrl: closest.url, sentence: null };
  }
  return again(save, now(), answer.kind === 'failed' ? answer.sentence : 'The archive does not show it yet.');
}

function again(save: WaybackSave, now: Date, sentence: string): WaybackSave {
  const attempts = save.attempts + 1;
  const isOver = attempts >= mostAttempts;
  const state = isOver ? 'failed' : save.state;
  return { ...save, state, attempts, sentence, nextAt: isOver ? null : later(now, 2 ** (attempts - 1)) };
}

function later(now: Date, hours: number): Date {
  return new Date(now.getTime() + hours * hourMs);
}

function closestIn(json: string): { readonly url: string; readonly timestamp: string } | null {
  const match = /"closest"\s*:\s*\{[^}]*\}/.exec(json)?.[0] ?? '';
  const url = /"url"\s*:\s*"(https?:[^"]+)"/.exec(match)?.[1];
  const timestamp = /"timestamp"\s*:\s*"(\d{14})"/.exec(match)?.[1];
  return url && timestamp ? { url: url.replaceAll('\\/', '/'), timestamp } : null;
}
