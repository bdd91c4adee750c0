// A record that captures made: one document seen three times and once not, another one that keeps failing, a third
// that nobody has checked. For tests of pages.

import { captureDocument } from '#pipeline/capture-document.ts';
import type { CaptureTools } from '#pipeline/capture-tools.ts';
import type { Database } from '#storage/database.ts';
import { claimTarget } from '#storage/schedule.ts';
import { saveTargets } from '#storage/sources.ts';
import { type CaptureWeb, legalPage } from './capture-web.ts';

/** Captures through the first days of May 2026. */
export async function captureSmallRecord(database: Database, web: CaptureWeb): Promise<CaptureTools> {
  const clock = { now: new Date('2026-05-01T08:00:00Z') };
  const tools = web.tools(database, clock);
  const failing = web.target('/refunds', { documentName: 'Refund Policy' });
  const unchecked = web.target('/privacy', { documentName: 'Privacy Policy' });
  await database.transaction((transaction) =>
    saveTargets(transaction, [web.target('/terms'), failing, unchecked], {
      declaredIn: 'catalogue',
      isWhole: true,
      now: clock.now,
    }),
  );
  const capture = async (day: number, targetId: number) => {
    clock.now = new Date(Date.UTC(2026, 4, day, 8));
    const held = await claimTarget(database, targetId, { now: clock.now, leaseSeconds: 600 });
    if (held) await captureDocument(tools, held);
  };
  web.pages.set('/terms', legalPage('We give thirty days of notice by letter before these terms change.'));
  for (const day of [1, 2, 3]) await capture(day, 1);
  web.pages.set('/terms', 403);
  await capture(4, 1);
  for (const day of [5, 6, 7]) await capture(day, 2);
  return tools;
}
