import { beforeAll, describe, expect, it } from 'vitest';
import { type FreshDatabase, freshDatabase } from '../../test/support/database.ts';
import { fillSmallRecord } from '../../test/support/small-record.ts';
import { changeFeed } from './change-feed.ts';
import { clauseTypeDirectory } from './clause-type-directory.ts';
import { clauseTypeMatrix } from './clause-type-matrix.ts';
import { homeOverview } from './home-overview.ts';
import { platformDirectory } from './platform-directory.ts';
import { platformOverview } from './platform-overview.ts';

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await fillSmallRecord(database);
});

describe('the overview of the first page', () => {
  it('counts what is kept and tells substantive changes, newest first', async () => {
    const { coverage, latest } = await homeOverview(database, 5);
    expect(coverage).toMatchObject({ platforms: 3, documents: 4, versions: 6, provisions: 5 });
    expect(coverage.changes).toEqual({ substantive: 2, editorial: 0, cosmetic: 1 });
    expect(latest.map(({ id }) => id)).toEqual(['CA-C-000002', 'CA-C-000001']);
  });

  it('is empty for an empty instance', async () => {
    const { coverage, latest } = await homeOverview(await freshDatabase(), 5);
    expect(coverage.lastCapturedAt).toBeNull();
    expect(latest).toEqual([]);
  });
});

describe('the feed of changes', () => {
  it('gives every change once over its pages, also where two have the same time', async () => {
    const seen: string[] = [];
    let before: string | undefined;
    do {
      const page = await changeFeed(database, { class: 'all', before, limit: 1 });
      seen.push(...page.changes.map(({ id }) => id));
      before = page.next ?? undefined;
    } while (before);
    expect(seen).toEqual(['CA-C-000003', 'CA-C-000002', 'CA-C-000001']);
  });

  it('is narrowed by class, platform and document type', async () => {
    const of = async (more: object) => (await changeFeed(database, { class: 'all', limit: 9, ...more })).changes.length;
    expect(await of({ class: 'cosmetic' })).toBe(1);
    expect(await of({ platform: 'lantern' })).toBe(2);
    expect(await of({ documentType: 'privacy-policy' })).toBe(0);
  });

  it('begins at the beginning for a cursor it did not give', async () => {
    const page = await changeFeed(database, { class: 'all', limit: 9, before: "'; drop table changes" });
    expect(page.changes).toHaveLength(3);
  });
});

describe('the directory of platforms', () => {
  it('is in the order of names whatever their accents', async () => {
    expect((await platformDirectory(database)).map(({ name }) => name)).toEqual(['Écho', 'Harbour', 'Lantern']);
  });

  it('dates the last capture and the last substantive change', async () => {
    const lantern = (await platformDirectory(database)).find(({ slug }) => slug === 'lantern');
    expect(lantern).toMatchObject({ documents: 2, versions: 4 });
    expect(lantern?.lastSubstantiveChangeAt?.toISOString()).toBe('2026-05-05T08:00:00.000Z');
    expect(lantern?.lastCapturedAt?.toISOString()).toBe('2026-05-05T08:00:00.000Z');
  });
});

describe('the overview of a platform', () => {
  it('lists documents, and clause types by the provision that shows them best', async () => {
    const overview = await platformOverview(database, 'lantern', 5);
    expect(overview?.documents.map(({ name, provisions }) => [name, provisions])).toEqual([
      ['Privacy Policy', 2],
      ['Terms of Service', 2],
    ]);
    expect(overview?.clauseTypes.find(({ clauseType }) => clauseType === 'class-action-waiver')).toMatchObject({
      provisions: 2,
      severity: 'high',
      example: { provision: 2, documentSlug: 'terms-of-service' },
    });
  });

  it('is absent for a name that is not known', async () => {
    expect(await platformOverview(database, 'nobody', 5)).toBeNull();
  });
});

describe('clause types across platforms', () => {
  it('are counted over platforms with a document in English', async () => {
    const directory = await clauseTypeDirectory(database);
    expect(directory.platforms).toBe(2);
    expect(directory.byId.get('class-action-waiver')).toMatchObject({ platforms: 1, provisions: 2 });
  });

  it('show who has one, since when and in which words, and who has not', async () => {
    const matrix = await clauseTypeMatrix(database, 'class-action-waiver');
    expect(matrix.rows).toHaveLength(1);
    expect(matrix.rows[0]).toMatchObject({ provisions: 2, severity: 'high', provision: { id: 'CA-P-000002' } });
    expect(matrix.rows[0]?.quote).toBe(
      'You waive any right to take part in a class action against Lantern or its partners.',
    );
    expect(matrix.rows[0]?.firstTrackedAt.toISOString()).toBe('2026-04-27T10:50:37.000Z');
    expect(matrix.notFound.map(({ name }) => name)).toEqual(['Harbour']);
  });
});
