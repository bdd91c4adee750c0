import { expect, test } from 'vitest';
import { loadCatalog } from '#catalog/load-catalog.ts';
import { freshDatabase } from '../../test/support/database.ts';
import { prevalenceOf } from './prevalence-of.ts';

const types = ['mandatory-arbitration', 'class-action-waiver'] as const;
const seats = ['Northport', 'Eastport', null] as const;

/** Every draw of a run comes from here, so that a failure can be repeated. */
function drawer(seed: number) {
  let state = seed;
  return (choices: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * choices);
  };
}

test('prevalence is what a count by hand gives, after everything that is added, gone and labelled anew', async () => {
  const database = await freshDatabase();
  const catalog = loadCatalog();
  const draw = drawer(20261130);
  const documents: { id: number; platform: number; kind: string; language: string | null; versions: number }[] = [];
  const labels: { provision: number; document: number; type: string; seat: string | null }[] = [];
  for (let step = 1; step <= 60; step++) {
    const platform = 1 + draw(12);
    await database.query('INSERT INTO platforms VALUES ($1, $2, $3) ON CONFLICT (id) DO NOTHING', [
      platform,
      `p${platform}`,
      `P${platform}`,
    ]);
    const document = {
      id: step,
      platform,
      kind: ['terms-of-service', 'privacy-policy'][draw(2)] ?? '',
      language: ['en', 'en-GB', 'de', null][draw(4)] ?? null,
      versions: draw(4),
    };
    documents.push(document);
    await database.query(
      `INSERT INTO documents (id, platform_id, slug, document_type, name, language, version_count)
       VALUES ($1, $2, $3, $4, 'D', $5, $6)`,
      [step, platform, `d${step}`, document.kind, document.language, document.versions],
    );
    await database.query(`INSERT INTO provisions VALUES ($1, $1, 1, '{}', NULL)`, [step]);
    for (const type of types.filter(() => document.versions > 0 && draw(3) > 0)) {
      const seat = seats[draw(3)] ?? null;
      labels.push({ provision: step, document: step, type, seat });
      await database.query(`INSERT INTO provision_labels VALUES ($1, $2, 0.9, 'explicit', 'high', $3)`, [
        step,
        type,
        JSON.stringify(seat ? { seat: { value: seat, text: seat, start: 0, end: 1, block: 0 } } : {}),
      ]);
    }
    if (step % 5 === 0 && labels.length > 0) {
      const [gone] = labels.splice(draw(labels.length), 1);
      await database.query('DELETE FROM provision_labels WHERE provision_id = $1 AND clause_type = $2', [
        gone?.provision,
        gone?.type,
      ]);
    }
    if (step % 6 !== 0) continue;
    const readable = documents.filter(
      (each) =>
        each.kind === 'terms-of-service' &&
        each.versions > 0 &&
        each.platform !== 1 &&
        (each.language === null || each.language.startsWith('en')),
    );
    const platformsOf = (ids: readonly number[]) =>
      new Set(readable.filter(({ id }) => ids.includes(id)).map((each) => each.platform)).size;
    const ofType = labels.filter(({ type }) => type === 'mandatory-arbitration');
    const counted = await prevalenceOf(
      database,
      catalog,
      [
        {
          clause_type: 'mandatory-arbitration',
          traits: { seat: { value: 'Northport', text: 'Northport', start: 0, end: 9, block: 0 } },
        },
      ],
      { documentType: 'terms-of-service', platformSlug: 'p1' },
    );
    expect(counted.get('mandatory-arbitration'), `after ${step} steps`).toEqual({
      documentType: 'Terms of Service',
      platforms: platformsOf(readable.map(({ id }) => id)),
      withClauseType: platformsOf(ofType.map(({ document: id }) => id)),
      withSameTrait: {
        seat: platformsOf(ofType.filter(({ seat }) => seat === 'Northport').map(({ document: id }) => id)),
      },
    });
  }
});
