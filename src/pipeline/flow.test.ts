import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import type { DocumentGrowth, DocumentMemory } from '#domain/document-growth.ts';
import type { VersionReason } from '#domain/version.ts';
import { ensureCollection } from '#storage/collections.ts';
import { digestOf } from '#storage/digest.ts';
import { rememberDocument } from '#storage/remember-document.ts';
import { isIntact, loadTexts, markdownOf } from '#storage/texts.ts';
import { freshDatabase } from '../../test/support/database.ts';
import { storeGrowth } from '../../test/support/store-growth.ts';
import { textOfMarkdown } from './3-extract.ts';
import { growDocument } from './flow.ts';
import { makeJudgement } from './judgement.ts';

const judgement = makeJudgement(loadCatalog());
const names = { platformName: 'Pebble Post', documentName: 'Terms of Service' };
const nothing: DocumentMemory = {
  ...names,
  latest: null,
  latestProvisions: [],
  history: [],
  provisions: [],
};

const opening = '# Pebble Post Terms\n\nThese terms bind everybody who sends a pebble.';
const notice = 'We may change these terms with 30 days of notice by letter.';
const shorterNotice = 'We may change these terms with 14 days of notice by letter.';
const returns = 'You may return any pebble that arrived broken within one week of its arrival.';
const disputes = 'Any dispute is settled by binding arbitration in the town of Gravel.';
const fee = 'Every pebble that you send costs one crumb, which you pay in advance by letter.';
const late = 'Whoever pays late pays two crumbs more for every week that has begun.';
const text = (...paragraphs: string[]) => `${[opening, ...paragraphs].join('\n\n')}\n`;

interface Step {
  readonly markdown: string;
  readonly day: number;
  readonly reason?: VersionReason;
}

function versionOf({ markdown, day, reason }: Step) {
  return {
    capturedAt: new Date(Date.UTC(2026, 0, day)),
    reason: reason ?? ('changed' as const),
    text: textOfMarkdown(markdown),
  };
}

async function grow(steps: readonly Step[], memory: DocumentMemory = nothing): Promise<DocumentGrowth> {
  const growing = growDocument(memory, judgement);
  for (const step of steps) growing.add(versionOf(step));
  return growing.finish();
}

describe('growing a document', () => {
  test('a reworded provision keeps its place in the lineage and gets a second wording', async () => {
    const growth = await grow([
      { markdown: text(notice, disputes), day: 1 },
      { markdown: text(shorterNotice, disputes), day: 9 },
    ]);
    expect(growth.provisions).toHaveLength(3);
    expect(growth.wordings.filter((wording) => wording.number === 2)).toHaveLength(1);
    expect(growth.changes).toMatchObject([
      { fromNumber: 1, toNumber: 2, class: 'substantive', counts: { provisionsReworded: 1, provisionsAdded: 0 } },
    ]);
    expect(growth.changes[0]?.eventSentence).toBe(
      'Pebble Post shortened the notice for changes from 30 days to 14 days in its Terms of Service: 1 provision reworded.',
    );
  });

  test('the event tells what became of clauses, with both values, where it is sure of it', async () => {
    const changes = (days: string) =>
      `We will notify you at least ${days} days before changes to these terms take effect.`;
    const waiver = 'You waive any right to take part in a class action against Pebble Post.';
    const growth = await grow([
      { markdown: text(changes('30'), disputes), day: 1 },
      { markdown: text(changes('14'), disputes), day: 60 },
      { markdown: text(changes('14'), disputes, waiver), day: 120 },
      { markdown: text(changes('14'), waiver), day: 180 },
    ]);
    const sentences = growth.changes.map((change) => change.eventSentence);
    expect(sentences[0]).toContain('Pebble Post shortened ');
    expect(sentences[0]).toContain(' from 30 days to 14 days in its Terms of Service: 1 provision reworded.');
    expect(sentences[1]).toBe(
      'Pebble Post added a clause on class action waiver in its Terms of Service: 1 provision added.',
    );
  });

  test('a provision that comes back is the one that had gone', async () => {
    const growth = await grow([
      { markdown: text(notice, returns, disputes), day: 1 },
      { markdown: text(notice, disputes), day: 40 },
      { markdown: text(notice, returns, disputes), day: 90 },
    ]);
    expect(growth.provisions).toHaveLength(4);
    const periods = growth.periods.filter((period) => period.firstNumber === 3 || period.lastNumber === 1);
    expect(periods).toMatchObject([
      { firstNumber: 1, lastNumber: 1 },
      { firstNumber: 3, lastNumber: null },
    ]);
    expect(periods[0]?.provision).toBe(periods[1]?.provision);
  });

  test('a text that swings back within a month is no substantive change, after it it is', async () => {
    const [one, two] = [text(notice, disputes), text(shorterNotice, disputes)];
    const growth = await grow([
      { markdown: one, day: 1 },
      { markdown: two, day: 3 },
      { markdown: one, day: 5 },
      { markdown: two, day: 80 },
    ]);
    expect(growth.changes.map((change) => change.class)).toEqual(['substantive', 'editorial', 'substantive']);
    expect(growth.changes[1]?.reasons).toContain('returns-to-earlier-text');
    expect(growth.changes[2]?.reasons).toContain('returns-to-earlier-text');
    expect(growth.changes[1]?.eventSentence).toBeNull();
  });

  test('what only the extraction changed tells nobody anything', async () => {
    const growth = await grow([
      { markdown: text(notice), day: 1 },
      { markdown: text(notice, disputes), day: 2, reason: 're-extracted' },
    ]);
    expect(growth.changes).toMatchObject([{ class: 'cosmetic', reasons: ['re-extracted'], eventSentence: null }]);
  });

  test('a version with the same text is a version and no change', async () => {
    const growth = await grow([
      { markdown: text(notice), day: 1 },
      { markdown: text(notice), day: 2 },
    ]);
    expect(growth.versions.map((version) => version.number)).toEqual([1, 2]);
    expect(growth.changes).toEqual([]);
    expect(growth.texts).toHaveLength(1);
  });

  test('labels follow the current wording and say how severe it is', async () => {
    const growth = await grow([{ markdown: text(disputes), day: 1 }]);
    const labels = growth.provisions.flatMap((provision) => provision.labels);
    expect(labels).toMatchObject([{ clauseType: 'mandatory-arbitration', severity: 'high', basis: 'explicit' }]);
  });

  test('a document that becomes empty loses its provisions and takes them up again', async () => {
    const growth = await grow([
      { markdown: text(notice), day: 1 },
      { markdown: '', day: 2 },
      { markdown: text(notice), day: 3 },
    ]);
    expect(growth.provisions).toHaveLength(2);
    expect(growth.versions.map((version) => version.provisions.length)).toEqual([2, 0, 2]);
  });
});

test('provisions cut by an earlier segmentation go on with their ids', async () => {
  const markdown = text(notice, returns);
  const start = markdown.indexOf(notice);
  const memory: DocumentMemory = {
    ...nothing,
    latest: {
      number: 1,
      capturedAt: new Date(Date.UTC(2026, 0, 1)),
      markdown,
      // An earlier segmentation took both paragraphs for one provision.
      provisionRanges: [start, start + notice.length + 2 + returns.length],
    },
    latestProvisions: [7],
    provisions: [{ id: 7, currentWording: 1, openSince: 1, wordings: [{ number: 1, blocks: [notice, returns] }] }],
  };
  const growth = await grow([{ markdown: text(shorterNotice, returns), day: 9 }], memory);
  const continued = growth.provisions.find((provision) => provision.id === 7);
  expect(continued).toMatchObject({ currentWording: 2, isTouched: true });
  expect(growth.versions[0]?.provisions).toContain(growth.provisions.findIndex((provision) => provision.id === 7));
});

describe('growing in storage', () => {
  let database: Awaited<ReturnType<typeof freshDatabase>>;
  beforeEach(async () => {
    database = await freshDatabase();
  });

  async function storeIn(target: typeof database, parts: readonly (readonly Step[])[]): Promise<void> {
    await ensureCollection(target, { id: 'c', name: 'c', licence: null, attribution: null, originUrl: null });
    let documentId: number | null = null;
    for (const steps of parts) {
      if (steps.length === 0) continue;
      const growth = await grow(steps, await rememberDocument(target, documentId, names));
      documentId = await storeGrowth(target, { collectionId: 'c', ...names }, growth);
    }
  }

  test('every text is rebuilt byte for byte', async () => {
    const texts = [
      text(notice),
      `\r\n${text(returns, '* * *', '*   one  \n*   two')}\n\n \n`,
      '',
      'No newline at the end',
    ];
    await storeIn(database, [texts.map((markdown, index) => ({ markdown, day: index + 1 }))]);
    const stored = await loadTexts(database, [1, 2, 3, 4]);
    expect([...stored.values()].map(markdownOf)).toEqual(texts);
    expect([...stored.values()].every(isIntact)).toBe(true);
  });

  test('growing in parts ends in the same facts as growing in one go', async () => {
    const paragraphs = [
      notice,
      shorterNotice,
      returns,
      disputes,
      '## Money',
      'Pebbles cost one crumb each.',
      'Hm:',
      '*   sand',
      // Together and apart: a paragraph of two rules, each of them alone, and both as one sentence.
      `${fee} ${late}`,
      fee,
      late,
      `${fee.slice(0, -1)}, and whoever pays late pays two crumbs more for every week that has begun.`,
    ];
    const step = fc.record({
      markdown: fc
        .subarray(paragraphs)
        .chain((some) => fc.shuffledSubarray(some, { minLength: some.length }))
        .map((some) => text(...some)),
      gap: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { minLength: 2, maxLength: 9 }),
        // In a few parts, or version by version.
        fc.oneof(fc.array(fc.nat(9), { maxLength: 3 }), fc.constant([...Array(9).keys()])),
        async (raw, cuts) => {
          let day = 0;
          const steps = raw.map(({ markdown, gap }) => {
            day += gap;
            return { markdown, day };
          });
          const places = [0, ...cuts.map((cut) => cut % steps.length).sort((a, b) => a - b), steps.length];
          const parts = places.slice(1).map((end, index) => steps.slice(places[index], end));
          const whole = await freshDatabase();
          const inParts = await freshDatabase();
          try {
            await storeIn(whole, [steps]);
            await storeIn(inParts, parts);
            expect(await digestOf(inParts)).toBe(await digestOf(whole));
          } finally {
            await whole.drop();
            await inParts.drop();
          }
        },
      ),
      { numRuns: 6 },
    );
  }, 240_000);
});
