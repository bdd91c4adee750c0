// One digest over all facts and labels of an instance. Ids given in order of arrival are replaced by what they stand
// for, so that the same input gives the same digest however often the import was interrupted and in however many
// parts it came.

import { createHash, type Hash } from 'node:crypto';
import type { Database, Queryable } from './database.ts';
import { decodeNumbers } from './number-list.ts';

// Documents that we capture ourselves are of no collection.
const documentKey = `(coalesce(d.collection_id, '') || '/' || p.name || '/' || d.name)`;
const documentsJoined = 'documents d JOIN platforms p ON p.id = d.platform_id';
const ranked = `(SELECT id, document_id, row_number() OVER (PARTITION BY document_id ORDER BY id) AS rank FROM provisions)`;

// Each gives rows of (key, words); they are hashed in the order of the key.
const tables: readonly (readonly [string, string])[] = [
  ['collections', `SELECT id AS key, concat_ws('|', name, licence, attribution, origin_url) AS words FROM collections`],
  [
    'documents',
    `SELECT ${documentKey} AS key, concat_ws('|', d.document_type, d.language, d.version_count, extract(epoch FROM d.removed_at),
            (SELECT string_agg(path, '|' ORDER BY path) FROM document_paths WHERE document_id = d.id)) AS words
       FROM ${documentsJoined}`,
  ],
  [
    'deletions',
    `SELECT ${documentKey} || x.origin_commit AS key, extract(epoch FROM x.deleted_at)::text AS words
       FROM archive_deletions x JOIN ${documentsJoined} ON d.id = x.document_id`,
  ],
  [
    'blocks',
    `SELECT encode(block_sha256(b.markdown), 'hex') AS key, concat_ws('|', b.kind, b.level,
            (SELECT string_agg(concat_ws(':', clause_type, rule, confidence, basis, evidence::text, nullif(traits::text, '{}')), '|' ORDER BY clause_type)
               FROM block_labels WHERE block_id = b.id)) AS words FROM blocks b`,
  ],
  [
    'texts',
    `SELECT encode(sha256, 'hex') AS key, concat_ws('|', utf16_length, byte_length, coverage, layout,
            encode(sha256(provision_ranges), 'hex')) AS words FROM texts`,
  ],
  [
    'block uses',
    `SELECT ${documentKey} || encode(block_sha256(b.markdown), 'hex') AS key, concat_ws('|', u.first_number, u.last_number) AS words
       FROM block_uses u JOIN blocks b ON b.id = u.block_id JOIN ${documentsJoined} ON d.id = u.document_id`,
  ],
  [
    'provisions',
    `SELECT ${documentKey} || '/' || to_char(r.rank, '00000000') AS key, concat_ws('|', v.current_wording,
            (SELECT string_agg(encode(block_sha256(b.markdown), 'hex'), '|' ORDER BY place) FROM blocks b
               JOIN unnest(v.heading_block_ids) WITH ORDINALITY AS h(id, place) ON h.id = b.id),
            (SELECT encode(block_sha256(markdown), 'hex') FROM blocks WHERE id = v.lead_in_block_id),
            (SELECT string_agg(concat_ws(':', clause_type, confidence, basis, severity, nullif(traits::text, '{}')), '|' ORDER BY clause_type)
               FROM provision_labels WHERE provision_id = v.id)) AS words
       FROM provisions v JOIN ${ranked} r ON r.id = v.id JOIN ${documentsJoined} ON d.id = v.document_id`,
  ],
  [
    'wordings',
    `SELECT ${documentKey} || '/' || to_char(r.rank, '00000000') || to_char(w.number, '00000000') AS key,
            (SELECT string_agg(encode(block_sha256(b.markdown), 'hex'), '|' ORDER BY place) FROM blocks b
               JOIN unnest(w.block_ids) WITH ORDINALITY AS h(id, place) ON h.id = b.id)
            || (w.earlier_periods || w.first_number || w.last_number)::text AS words FROM wordings w JOIN ${ranked} r ON r.id = w.provision_id JOIN ${documentsJoined} ON d.id = r.document_id`,
  ],
  [
    'changes',
    `SELECT ${documentKey} || to_char(c.to_number, '00000000') AS key, concat_ws('|', c.from_number,
            extract(epoch FROM c.detected_at), c.class, c.reasons::text, c.counts::text, c.returns_to, e.sentence,
            extract(epoch FROM e.occurred_at)) AS words
       FROM changes c JOIN ${documentsJoined} ON d.id = c.document_id LEFT JOIN events e ON e.change_id = c.id`,
  ],
  [
    'captures',
    `SELECT concat_ws('/', t.platform_name, t.document_name, t.region, t.language, extract(epoch FROM c.slot), c.attempt) AS key,
            concat_ws('|', extract(epoch FROM c.started_at), c.fetcher, c.outcome, c.reasons::text, c.version_number,
            encode(c.text_sha256, 'hex'), (SELECT string_agg(concat_ws(':', requested_url, final_url, status,
            encode(payload_sha256, 'hex')), '|' ORDER BY position) FROM capture_pages WHERE capture_id = c.id)) AS words
       FROM captures c JOIN capture_targets t ON t.id = c.target_id`,
  ],
  [
    'oscillations',
    `SELECT ${documentKey} || to_char(o.first_number, '00000000') AS key, concat_ws('|', extract(epoch FROM o.first_at),
            o.last_number, extract(epoch FROM o.last_at), o.swings::text, o.variants::text, o.state) AS words
       FROM oscillations o JOIN ${documentsJoined} ON d.id = o.document_id`,
  ],
  [
    'corrections',
    `SELECT ${documentKey} || to_char(c.to_number, '00000000') || to_char(k.id, '00000000') AS key,
            concat_ws('|', k.kind, k.corrected_class, k.reason, k.decided_by, extract(epoch FROM k.decided_at)) AS words
       FROM corrections k JOIN changes c ON c.id = k.change_id JOIN ${documentsJoined} ON d.id = c.document_id`,
  ],
  [
    'contests',
    `SELECT ${documentKey} || to_char(c.to_number, '00000000') || to_char(k.id, '00000000') AS key,
            concat_ws('|', k.proposed_class, k.statement, extract(epoch FROM k.submitted_at), a.outcome, a.answer,
            a.is_quoted, a.answered_by, extract(epoch FROM a.answered_at)) AS words
       FROM contests k JOIN changes c ON c.id = k.change_id JOIN ${documentsJoined} ON d.id = c.document_id
       LEFT JOIN contest_answers a ON a.contest_id = k.id`,
  ],
  [
    'stated dates',
    `SELECT encode(t.sha256, 'hex') || to_char(s.start_unit, '00000000') AS key,
            concat_ws('|', s.end_unit, s.block_position, s.kind, s.stated_on, s.audience, s.quote) AS words
       FROM stated_dates s JOIN texts t ON t.id = s.text_id`,
  ],
  [
    'datings',
    `SELECT ${documentKey} || to_char(c.to_number, '00000000') AS key, concat_ws('|', g.kind, extract(epoch FROM g.detected_at)) AS words
       FROM change_datings g JOIN changes c ON c.id = g.change_id JOIN ${documentsJoined} ON d.id = c.document_id`,
  ],
  [
    'document signals',
    `SELECT ${documentKey} AS key, s.signals::text AS words
       FROM document_signals s JOIN ${documentsJoined} ON d.id = s.document_id`,
  ],
  [
    'wording sketches',
    `SELECT ${documentKey} || '/' || to_char(r.rank, '00000000') AS key, s.bands::text AS words
       FROM wording_sketches s JOIN ${ranked} r ON r.id = s.provision_id JOIN ${documentsJoined} ON d.id = r.document_id`,
  ],
  ['methodology', 'SELECT version AS key, version AS words FROM methodology'],
];

const mayLack = [
  'captures',
  'oscillations',
  'corrections',
  'contests',
  'stated dates',
  'datings',
  'document signals',
  'wording sketches',
];

/** SHA-256 in hex over all facts and labels. Takes some seconds for ten thousands of versions. */
export async function digestOf(database: Database): Promise<string> {
  return database.session(async (session) => {
    await session.query("SET work_mem = '64MB'");
    const hash = createHash('sha256');
    for (const [name, rows] of tables) {
      const [row] = await session.query<{ digest: string | null }>(
        `SELECT encode(sha256(string_agg(sha256(convert_to(key || chr(31) || coalesce(words, ''), 'UTF8')), ''::bytea
                ORDER BY key COLLATE "C")), 'hex') AS digest FROM (${rows}) AS facts`,
      );
      // An instance without them has the digest it had before there were such facts.
      if (mayLack.includes(name) && !row?.digest) continue;
      hash.update(`${name} ${row?.digest ?? 'none'}\n`);
    }
    await hashVersions(session, hash);
    return hash.digest('hex');
  });
}

/** Versions name provisions by id; here by their rank within the document, which is the order of their coming. */
async function hashVersions(session: Queryable, hash: Hash): Promise<void> {
  const ranks = new Map<number, number>();
  for (const row of await session.query<{ id: number; rank: number }>(`SELECT id, rank::int FROM ${ranked} AS r`)) {
    ranks.set(row.id, row.rank);
  }
  const documents = await session.query<{ id: number; key: string }>(
    `SELECT d.id, ${documentKey} AS key FROM ${documentsJoined} ORDER BY ${documentKey} COLLATE "C"`,
  );
  for (const document of documents) {
    const versions = await session.query<{ words: string; provisions: Buffer }>(
      `SELECT concat_ws('|', v.number, encode(t.sha256, 'hex'), extract(epoch FROM v.captured_at), v.reason,
              v.origin_commit, v.origin_subject, v.origin_snapshots::text, v.origin_engine,
              encode(sha256(v.provision_ranges), 'hex')) AS words,
              v.provision_ids AS provisions
         FROM versions v JOIN texts t ON t.id = v.text_id WHERE v.document_id = $1 ORDER BY v.number`,
      [document.id],
    );
    for (const { words, provisions } of versions) {
      hash.update(
        `${document.key}|${words}|${decodeNumbers(provisions)
          .map((id) => ranks.get(id) ?? 0)
          .join()}\n`,
      );
    }
  }
}
