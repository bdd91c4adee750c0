import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { textOfMarkdown } from '#pipeline/3-extract.ts';
import { growDocument } from '#pipeline/flow.ts';
import { makeJudgement } from '#pipeline/judgement.ts';
import { redateWhereOutdated } from '#pipeline/redate.ts';
import { ensureCollection } from '#storage/collections.ts';
import type { Database } from '#storage/database.ts';
import { digestOf } from '#storage/digest.ts';
import { ensureDocument } from '#storage/documents.ts';
import { growStoredDocument, takeWriterTurn } from '#storage/grow-document.ts';
import { rememberDocument } from '#storage/remember-document.ts';
import { type SmallSite, smallSite } from '../../../../test/support/small-site.ts';
import { href } from '../../routes.ts';

const terms = (stamp: string, notice: number) =>
  `# Terms of Service\n\n${stamp}\n\nExample Cloud may change its prices with ${notice} days of notice to you.\n\nYou may end the contract at any time.\n`;

/** Captured on the first of each month of 2026 from January on. */
const versions = [
  terms('Last updated: February 1, 2025', 30),
  terms('Last updated: February 1, 2025', 14),
  terms('Last updated: **February 20, 2026**', 7),
  terms('Last updated: March 31, 2026', 7),
  terms('Last updated: March 31, 2026\n\nEffective: June 1, 2026', 5),
];

let small: SmallSite;
let database: Database;

async function fill(into: Database): Promise<void> {
  database = into;
  const names = { platformName: 'Example Cloud', documentName: 'Terms of Service' };
  const growing = growDocument(await rememberDocument(into, null, names), makeJudgement(loadCatalog()));
  versions.forEach((markdown, month) => {
    const capturedAt = new Date(Date.UTC(2026, month, 1, 8));
    growing.add({ capturedAt, reason: month === 0 ? 'first' : 'changed', text: textOfMarkdown(markdown) });
  });
  const growth = await growing.finish();
  const nothing = { licence: null, attribution: null, originUrl: null };
  await ensureCollection(into, { id: 'invented', name: 'Invented Archive', ...nothing });
  await into.transaction(async (transaction) => {
    await takeWriterTurn(transaction);
    const document = {
      ...names,
      collectionId: 'invented',
      documentType: 'terms-of-service',
      paths: [],
      removedAt: null,
    };
    await growStoredDocument(transaction, await ensureDocument(transaction, document), growth);
  });
}

beforeAll(async () => {
  small = await smallSite({ fill });
});

describe('the register of silent changes', () => {
  it('says in a sentence what changed while the stated date stood still, with the words of the text', async () => {
    const { words, html } = await small.read(href.silentChanges());
    expect(words).toContain(
      'Example Cloud changed its Terms of Service between 1 January and 1 February 2026; ' +
        'the text still says it was last updated on 1 February 2025 (Last updated: February 1, 2025).',
    );
    expect(html).toContain('/platform/example-cloud/terms-of-service/version/2#b1');
    expect(words).toContain('Silent 1');
  });

  it('tells dates that moved, alone or with the text, and days to come', async () => {
    const dated = await small.read(href.silentChanges({ kind: 'dated' }));
    expect(dated.words).toContain('it was last updated on 20 February 2026 (Last updated: February 20, 2026), 9 days');
    expect(dated.words).toContain('Before, it said Last updated: February 1, 2025.');
    const alone = await small.read(href.silentChanges({ kind: 'date-only' }));
    expect(alone.words).toContain('Example Cloud moved the date of its Terms of Service');
    const announced = await small.read(href.silentChanges({ kind: 'announced' }));
    expect(announced.words).toContain('it takes effect on 1 June 2026 (Effective: June 1, 2026), 31 days');
    expect(announced.words).toContain('Still to come Example Cloud, Terms of Service');
  });

  it('has a twin with both statements and their places', async () => {
    expect(await small.json('/silent-changes.json')).toMatchObject({
      kind: 'silent',
      next: null,
      changes: [
        {
          dating: {
            kind: 'silent',
            days: 365,
            after: { kind: 'last-updated', date: '2025-02-01', block: 1, start: 20 },
          },
        },
      ],
    });
  });

  it('leaves out what was retracted', async () => {
    const { json } = await smallSite({
      fill: async (into) => {
        await fill(into);
        await into.query(
          `INSERT INTO corrections (id, change_id, kind, reason, decided_at) VALUES (1, 1, 'retracted', 'Not theirs.', now())`,
        );
      },
    });
    expect(await json('/silent-changes.json')).toMatchObject({ changes: [], counts: { silent: 0 } });
  });

  it('answers whatever stands in its address', async () => {
    const { status, words } = await small.read('/silent-changes?kind=loud&before=never&platform=nobody%00');
    expect(status).toBe(200);
    expect(words).toContain('No change of this kind is recorded');
  });

  it('is told on the platform, on the document and on the change', async () => {
    expect((await small.read('/platform/example-cloud')).words).toContain('1 silent change, made while');
    expect((await small.read('/platform/example-cloud/terms-of-service')).words).toContain('1 silent change, made');
    const change = '/platform/example-cloud/terms-of-service/changes/ca-c-000001';
    expect((await small.read(change)).words).toContain('A silent change: the text changed');
    expect(await small.json(`${change}.json`)).toMatchObject({
      silent: true,
      effectiveDate: null,
      statedDates: { before: [{ date: '2025-02-01' }], after: [{ date: '2025-02-01' }] },
    });
    const markdown = await small.site.request(`${change}.md`);
    expect(await markdown.text()).toContain('Silent: yes: the text changed, its stated dates stood still');
  });
});

describe('instances of releases that kept no stated dates', () => {
  it('come to the same by reading their texts anew', async () => {
    const grown = await digestOf(database);
    await database.query('DELETE FROM change_datings');
    await database.query('DELETE FROM stated_dates');
    expect(await digestOf(database)).not.toBe(grown);
    expect(await redateWhereOutdated(database)).toBe(true);
    expect(await digestOf(database)).toBe(grown);
    expect(await redateWhereOutdated(database)).toBe(false);
  });
});
