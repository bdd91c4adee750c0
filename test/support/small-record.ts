// A small record for tests of queries and pages: two invented platforms, three documents, written row by row so that
// what a page says can be counted by hand.

import { createHash } from 'node:crypto';
import { listCounts } from '#storage/change-counts.ts';
import type { Database } from '#storage/database.ts';
import { encodeNumbers } from '#storage/number-list.ts';

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/** Block ids count from 1 in this order. */
const blocks: readonly (readonly [kind: number, level: number, markdown: string])[] = [
  [0, 1, '# Lantern Terms'],
  [0, 2, '## Disputes'],
  [
    1,
    0,
    'Any **dispute** is resolved by binding [arbitration](https://lantern.example/arbitration) in Northport, one person at a time.',
  ],
  [1, 0, 'You waive any right to take part in a class action against Lantern or its partners.'],
  [1, 0, 'We may share your data with \\<script>alert(1)\\</script> partners & friends.'],
  [2, 1, '* Disputes were once settled by a court in Eastport.'],
  [0, 1, '# Harbour Terms'],
  [1, 0, 'Arbitration is not required: any dispute may be brought before a court of your own country.'],
];

/** Fills an empty database. Lantern: Terms in 3 versions, Privacy in 1; Harbour: Terms in 1. */
export async function fillSmallRecord(database: Database): Promise<void> {
  await database.query(
    `INSERT INTO platforms VALUES (1, 'lantern', 'Lantern'), (2, 'harbour', 'Harbour'), (3, 'écho', 'Écho')`,
  );
  await database.query(
    `INSERT INTO documents (id, platform_id, slug, document_type, name, language, version_count) VALUES
       (1, 1, 'terms-of-service', 'terms-of-service', 'Terms of Service', 'en', 3),
       (2, 1, 'privacy-policy', 'privacy-policy', 'Privacy Policy', 'en', 1),
       (3, 2, 'terms-of-service', 'terms-of-service', 'Terms of Service', NULL, 1),
       (4, 3, 'conditions', 'terms-of-service', 'Conditions', 'fr', 1)`,
  );
  for (const [index, [kind, level, markdown]] of blocks.entries()) {
    await database.query('INSERT INTO blocks (id, level, kind, markdown) VALUES ($1, $2, $3, $4)', [
      index + 1,
      level,
      kind,
      markdown,
    ]);
  }
  await addVersions(database);
  await database.query(
    `INSERT INTO block_uses VALUES (1,1,1,NULL), (2,1,1,NULL), (3,1,1,NULL), (4,1,2,NULL), (6,1,1,2), (5,2,1,NULL),
       (4,2,1,NULL), (7,3,1,NULL), (8,3,1,NULL)`,
  );
  await addProvisions(database);
  await addChanges(database);
}

async function addVersions(database: Database): Promise<void> {
  const texts: readonly (readonly number[])[] = [
    [1, 2, 3, 6],
    [1, 2, 3, 4, 6],
    [1, 2, 3, 4],
    [5, 4],
    [7, 8],
  ];
  for (const [index, ids] of texts.entries()) {
    const length = ids.reduce((sum, id) => sum + (blocks[id - 1]?.[2].length ?? 0) + 2, 0);
    await database.query(
      `INSERT INTO texts (id, utf16_length, byte_length, coverage, sha256, block_ids, layout, provision_ranges)
       VALUES ($1, $2, $2, 1, $3, $4, $5, '')`,
      [
        index + 1,
        length,
        sha256(ids.join()),
        encodeNumbers(ids),
        JSON.stringify([
          ['', '\n\n'],
          [0, 1, 1, ids.length],
        ]),
      ],
    );
  }
  await database.query(
    `INSERT INTO versions (id, document_id, number, text_id, captured_at, reason, provision_ids) VALUES
       (1, 1, 1, 1, '2026-04-01T10:00:00Z', 'first', '\\x0204'), (2, 1, 2, 2, '2026-04-27T10:50:37Z', 'changed', '\\x020202'),
       (3, 1, 3, 3, '2026-05-05T08:00:00Z', 'changed', '\\x0202'), (4, 2, 1, 4, '2026-04-02T09:00:00Z', 'first', '\\x0802'),
       (5, 3, 1, 5, '2026-03-01T09:00:00Z', 'first', '\\x0c'), (6, 4, 1, 5, '2026-03-01T09:00:00Z', 'first', '\\x')`,
  );
}

async function addProvisions(database: Database): Promise<void> {
  await database.query(
    `INSERT INTO provisions VALUES (1, 1, 1, '{1,2}', NULL), (2, 1, 1, '{1,2}', NULL), (3, 1, NULL, '{1,2}', NULL),
       (4, 2, 1, '{}', NULL), (5, 2, 1, '{}', NULL), (6, 3, 1, '{7}', NULL)`,
  );
  await database.query(
    `INSERT INTO wordings VALUES (1,1,'{3}',1,NULL), (2,1,'{4}',2,NULL), (3,1,'{6}',1,2),
       (4,1,'{5}',1,NULL), (5,1,'{4}',1,NULL), (6,1,'{8}',1,NULL)`,
  );
  await database.query(
    `UPDATE documents d SET provision_count =
       (SELECT count(*) FROM provisions p WHERE p.document_id = d.id AND p.current_wording IS NOT NULL)`,
  );
  await database.query(
    `INSERT INTO provision_labels VALUES
       (1, 'mandatory-arbitration', 0.9, 'explicit', 'high'), (2, 'class-action-waiver', 0.95, 'explicit', 'high'),
       (5, 'class-action-waiver', 0.9, 'explicit', 'medium'), (4, 'sharing-with-third-parties', 0.8, 'inferred', 'medium')`,
  );
}

async function addChanges(database: Database): Promise<void> {
  const counts = {
    blocksAdded: 1,
    blocksRemoved: 0,
    blocksModified: 0,
    blocksMoved: 0,
    sentencesAdded: 1,
    sentencesRemoved: 0,
    sentencesModified: 0,
    sentencesMoved: 0,
    wordsAdded: 16,
    wordsRemoved: 0,
    provisionsAdded: 1,
    provisionsRemoved: 0,
    provisionsReworded: 0,
    provisionsMoved: 0,
  };
  await database.query(
    `INSERT INTO changes (id, document_id, from_number, to_number, detected_at, class, reasons, counts) VALUES
       (1, 1, 1, 2, '2026-04-27T10:50:37Z', 'substantive', '{text}', $1),
       (2, 1, 2, 3, '2026-05-05T08:00:00Z', 'substantive', '{text}', $1),
       (3, 3, 1, 2, '2026-05-05T08:00:00Z', 'cosmetic', '{link-target,whitespace}', $2)`,
    [
      listCounts(counts),
      listCounts({
        ...counts,
        blocksAdded: 0,
        blocksModified: 1,
        wordsAdded: 0,
        provisionsAdded: 0,
        sentencesAdded: 0,
      }),
    ],
  );
  await database.query(
    `INSERT INTO events VALUES
       (1, 1, '2026-04-27T10:50:37Z', 'Lantern changed its Terms of Service: 1 provision added.'),
       (2, 1, '2026-05-05T08:00:00Z', 'Lantern changed its Terms of Service: 1 provision removed.')`,
  );
}
