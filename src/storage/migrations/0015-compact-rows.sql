-- The same facts in fewer bytes. Of an archive with 27,418 versions this saves a tenth of the disk.

-- The hash of a block follows from its text, so it is kept in no column; the index that finds a text again holds four
-- bytes of it and makes sure that no text is stored twice.
CREATE FUNCTION block_sha256(markdown text) RETURNS bytea
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN sha256(convert_to(markdown, 'UTF8'));
ALTER TABLE blocks DROP COLUMN sha256;
ALTER TABLE blocks ADD CONSTRAINT blocks_sha256 EXCLUDE USING hash (block_sha256(markdown) WITH =);

-- ChangeCounts and ProvisionCounts of domain/change.ts by place; their order is that of storage/change-counts.ts.
CREATE FUNCTION listed_counts(counts jsonb) RETURNS integer[]
  LANGUAGE sql IMMUTABLE STRICT
  RETURN (SELECT array_agg(coalesce((counts ->> name)::integer, 0) ORDER BY place)
    FROM unnest(ARRAY['blocksAdded', 'blocksRemoved', 'blocksModified', 'blocksMoved', 'sentencesAdded',
      'sentencesRemoved', 'sentencesModified', 'sentencesMoved', 'wordsAdded', 'wordsRemoved', 'provisionsAdded',
      'provisionsRemoved', 'provisionsReworded', 'provisionsMoved']) WITH ORDINALITY AS named(name, place));
ALTER TABLE changes ALTER COLUMN counts TYPE integer[] USING listed_counts(counts);
ALTER TABLE changes ADD CONSTRAINT changes_counts CHECK (cardinality(counts) = 14);
DROP FUNCTION listed_counts;

-- Most wordings stood in one stretch of versions. first_number and last_number are those of its latest, last_number null
-- while it stands in the latest version; earlier_periods are first, last, first, last … of those before, null for none.
DROP VIEW wording_periods;
DROP INDEX IF EXISTS wordings_standing_blocks;
ALTER TABLE wordings ADD COLUMN first_number integer, ADD COLUMN last_number integer, ADD COLUMN earlier_periods integer[];
UPDATE wordings SET first_number = periods[cardinality(periods) - 1], last_number = periods[cardinality(periods)],
  earlier_periods = nullif(periods[1:cardinality(periods) - 2], '{}');
ALTER TABLE wordings ALTER COLUMN first_number SET NOT NULL, DROP COLUMN periods;
CREATE VIEW wording_periods AS
  SELECT provision_id, earlier_periods[place] AS first_number, earlier_periods[place + 1] AS last_number, number AS wording
    FROM wordings, generate_series(1, cardinality(earlier_periods), 2) AS place
  UNION ALL
  SELECT provision_id, first_number, last_number, number FROM wordings;
