import { beforeAll, describe, expect, it } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { sketchWhereOutdated } from '#pipeline/sketch-wordings.ts';
import { type FreshDatabase, freshDatabase } from '../../test/support/database.ts';
import { growPlatform } from '../../test/support/grown-record.ts';
import { documentOfProvision, provisionRecord } from './provision-record.ts';

const terms = (...paragraphs: readonly string[]) => `# Terms of Service\n\n${paragraphs.join('\n\n')}\n`;
const boilerplate = (name: string) =>
  `Any dispute between you and ${name} that cannot be settled by talking shall be resolved by binding arbitration before one arbitrator, seated in Northport, and not in court.`;
const ownWords = (name: string) =>
  `You and ${name} agree to submit claims to final and binding arbitration under the rules of the Northport chamber.`;

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
  await database.query(`INSERT INTO collections (id, name) VALUES ('invented', 'Invented Archive')`);
  await growPlatform(database, 'Alder', [
    terms('The rules of this page hold from today.'),
    terms('The rules of this page hold from today.', boilerplate('Alder')),
  ]);
  await growPlatform(database, 'Birch', [terms(boilerplate('Birch'))]);
  await growPlatform(database, 'Cedar', [terms(boilerplate('Cedar')), terms('Cedar keeps no rules on disputes.')]);
  await growPlatform(database, 'Dogwood', [terms(boilerplate('Dogwood Trading'))]);
  await growPlatform(database, 'Elm', [terms(ownWords('Elm'))]);
  await growPlatform(database, 'Fir', [
    terms('Fir and you settle every dispute by arbitration that binds both; a judge is not asked.'),
  ]);
  await database.query(`UPDATE documents SET language = 'en'`);
});

async function recordOf(platform: string) {
  const [row] = await database.query<{ id: number }>(
    `SELECT v.id FROM provisions v JOIN documents d ON d.id = v.document_id JOIN platforms p ON p.id = d.platform_id
       JOIN provision_labels l ON l.provision_id = v.id AND l.clause_type = 'mandatory-arbitration' WHERE p.name = $1`,
    [platform],
  );
  const document = row && (await documentOfProvision(database, row.id));
  const record = document && (await provisionRecord(database, loadCatalog(), document, row.id));
  if (!record) throw new Error(`${platform} has no clause on arbitration.`);
  return record;
}

const sketches = () => database.query('SELECT provision_id, bands FROM wording_sketches ORDER BY provision_id');

describe('boilerplate', () => {
  it('is found under each platform’s own name, where it stands today, and nowhere else', async () => {
    const copies = (await recordOf('Alder')).sameWording;
    expect(copies.map(({ document }) => document.platform.name)).toEqual(['Birch', 'Dogwood']);
    expect((await recordOf('Elm')).sameWording).toEqual([]);
  });

  it('is counted apart from how many have a clause of the type', async () => {
    const { readings, sameWording } = await recordOf('Alder');
    expect(readings[0]?.prevalence).toMatchObject({ platforms: 5, withClauseType: 4 });
    expect(sameWording).toHaveLength(2);
  });

  it('is shown among the three others at most once', async () => {
    const { elsewhere } = await recordOf('Alder');
    const names = elsewhere.map(({ document }) => document.platform.name);
    expect(names.filter((name) => ['Birch', 'Dogwood'].includes(name))).toHaveLength(1);
    expect(names).toContain('Elm');
  });

  it('has the sketches that making all of them anew gives', async () => {
    const grown = await sketches();
    expect(grown).toHaveLength(5);
    await database.query('UPDATE wording_sketches SET bands = ARRAY[1]');
    expect(await sketchWhereOutdated(database)).toBe(true);
    expect(await sketches()).toEqual(grown);
    expect(await sketchWhereOutdated(database)).toBe(false);
  });
});
