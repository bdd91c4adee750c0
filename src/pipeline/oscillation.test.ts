// What comes back, through the whole flow: texts and passages, in one go and recalled.

import { describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import type { DocumentMemory } from '#domain/document-growth.ts';
import type { VersionReason } from '#domain/version.ts';
import { textOfMarkdown } from './3-extract.ts';
import { growDocument } from './flow.ts';
import { makeJudgement } from './judgement.ts';

const judgement = makeJudgement(loadCatalog());
const nothing: DocumentMemory = {
  platformName: 'Pebble Post',
  documentName: 'Terms of Service',
  latest: null,
  latestProvisions: [],
  history: [],
  provisions: [],
};

const notice = 'We may change these terms with 30 days of notice by letter to every sender.';
const shorterNotice = 'We may change these terms with 14 days of notice by letter to every sender.';
const returns = 'You may return any pebble that arrived broken within one week of its arrival at your door.';
const fees = 'Each pebble costs one crumb, which is due on the day on which the pebble is sent.';
const higherFees = 'Each pebble costs two crumbs, which are due on the day on which the pebble is sent.';
const disputes = 'Any dispute between us is settled by binding arbitration in the town of Gravel.';
const liability = 'Our liability for pebbles that are lost on their way is limited to ten crumbs a year.';

const text = (...paragraphs: string[]) => `${['# Pebble Post Terms', ...paragraphs].join('\n\n')}\n`;

interface Step {
  readonly day: number;
  readonly text: string;
  readonly reason?: VersionReason;
}

async function changesOf(...steps: Step[]) {
  const growing = growDocument(nothing, judgement);
  for (const { day, text: markdown, reason = 'changed' } of steps) {
    growing.add({ capturedAt: new Date(Date.UTC(2026, 0, day)), reason, text: textOfMarkdown(markdown) });
  }
  return (await growing.finish()).changes;
}

async function lastOf(...steps: Step[]) {
  const last = (await changesOf(...steps)).at(-1);
  if (!last) throw new Error('There is no change.');
  return last;
}

describe('a whole text that comes back', () => {
  test('is an oscillation when it was replaced within the last month, though it had stood for years', async () => {
    const change = await lastOf(
      { day: -700, text: text(notice, fees) },
      { day: 1, text: text(shorterNotice, fees) },
      { day: 9, text: text(notice, fees) },
    );
    expect(change).toMatchObject({ class: 'editorial', eventSentence: null, returnsTo: { number: 1 } });
    expect(change.reasons).toContain('returns-to-earlier-text');
  });

  test('is the same text to readers whatever its links, its date and its menus are', async () => {
    const change = await lastOf(
      { day: 1, text: text('Last updated: 1 May 2025', notice, `${fees} See our [prices](https://pebble.example/a).`) },
      { day: 3, text: text('Last updated: 2 May 2025', shorterNotice, higherFees) },
      {
        day: 5,
        text: text('Last updated: 3 May 2025', notice, `${fees} See our **[prices](/b)**.`, '[Back to top](#top)'),
      },
    );
    expect(change).toMatchObject({ class: 'editorial', eventSentence: null, returnsTo: { number: 1 } });
  });

  test('after more than a month is substantive and names what it returns to', async () => {
    const change = await lastOf(
      { day: 1, text: text(notice, fees) },
      { day: 10, text: text(shorterNotice, fees) },
      { day: 90, text: text(notice, fees) },
    );
    expect(change).toMatchObject({
      class: 'substantive',
      returnsTo: { number: 1 },
      eventSentence: 'Pebble Post brought back the wording of 1 January 2026 in its Terms of Service.',
    });
    expect(change.reasons[0]).toBe('returns-to-earlier-text');
  });
});

describe('a passage that comes back', () => {
  test('is no news where the rest of the document is new only in its form', async () => {
    const changes = await changesOf(
      { day: 1, text: text(notice, fees) },
      { day: 3, text: text(shorterNotice, fees) },
      { day: 4, text: text(shorterNotice, higherFees) },
      { day: 6, text: text(notice, higherFees) },
    );
    expect(changes.map((change) => change.class)).toEqual(['substantive', 'substantive', 'editorial']);
    expect(changes[2]?.reasons).toEqual(['returns-to-earlier-text']);
  });

  test('does not hide another rule that changes with it', async () => {
    const change = await lastOf(
      { day: 1, text: text(notice, fees) },
      { day: 3, text: text(shorterNotice, fees) },
      { day: 5, text: text(notice, fees) },
      { day: 7, text: text(shorterNotice, fees) },
      { day: 9, text: text(notice, higherFees) },
    );
    expect(change.class).toBe('substantive');
    expect(change.reasons).toContain('text');
    expect(change.reasons).toContain('returns-to-earlier-text');
  });

  test('a new text among swings is told: A B A B C', async () => {
    const [a, b] = [text(notice, fees), text(shorterNotice, fees)];
    const c = text(shorterNotice.replace('14', '7'), fees);
    const changes = await changesOf(
      { day: 1, text: a },
      { day: 2, text: b },
      { day: 3, text: a },
      { day: 4, text: b },
      { day: 5, text: c },
    );
    expect(changes.map((change) => change.class)).toEqual(['substantive', 'editorial', 'editorial', 'substantive']);
  });

  test('that was added a week ago and is taken away again is no news', async () => {
    const change = await lastOf(
      { day: 1, text: text(notice, fees) },
      { day: 3, text: text(notice, liability, fees) },
      { day: 4, text: text(notice, liability, higherFees) },
      { day: 10, text: text(notice, higherFees) },
    );
    expect(change).toMatchObject({ class: 'editorial', reasons: ['returns-to-earlier-text'] });
  });

  test('a rule of years that goes is told, though a broken capture lacked it a week ago', async () => {
    const change = await lastOf(
      { day: 1, text: text(notice, returns, liability, fees, disputes) },
      { day: 200, text: text(notice) },
      { day: 202, text: text(notice, returns, liability, fees, disputes) },
      { day: 210, text: text(notice, returns, fees, disputes) },
    );
    expect(change.class).toBe('substantive');
  });

  test('under the opposite lead-in is another passage', async () => {
    const list = (may: string[], never: string[]) =>
      text('We may share:', ...may.map((one) => `* ${one}`), 'We never share:', ...never.map((one) => `* ${one}`));
    const change = await lastOf(
      { day: 1, text: list(['your name', 'your town'], ['your letters', 'your pebbles']) },
      { day: 3, text: list(['your name', 'your town'], ['your pebbles']) },
      { day: 5, text: list(['your name', 'your letters', 'your town'], ['your pebbles']) },
    );
    expect(change.class).toBe('substantive');
  });
});

describe('after a version that only the extraction changed', () => {
  test('what takes its reading back tells nobody anything, months later too', async () => {
    const change = await lastOf(
      { day: 1, text: text(notice, liability, fees) },
      { day: 3, text: text(notice, fees), reason: 're-extracted' },
      { day: 200, text: text(notice, liability, fees) },
    );
    expect(change).toMatchObject({ class: 'editorial', eventSentence: null });
  });

  test('what completes it tells nobody anything, what is new beside it is told', async () => {
    const before = { day: 1, text: text(notice, liability, fees, disputes) };
    const reread: Step = { day: 3, text: text(notice, disputes), reason: 're-extracted' };
    const completed = await lastOf(before, reread, { day: 90, text: text(notice, liability, disputes) });
    expect(completed).toMatchObject({ class: 'editorial', reasons: ['returns-to-earlier-text'] });
    const changed = await lastOf(before, reread, { day: 90, text: text(shorterNotice, liability, disputes) });
    expect(changed.class).toBe('substantive');
  });
});
