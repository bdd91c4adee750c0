-- Readings in fewer bytes.

-- Sketches are found by eleven bits of each of their numbers: an index over the whole numbers takes six times the room
-- to spare a glance at a few hundred rows.
DROP INDEX IF EXISTS wording_sketches_bands;
CREATE FUNCTION sketch_keys(bands integer[]) RETURNS integer[]
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN ARRAY[bands[1] & 2047, bands[2] & 2047 | 2048, bands[3] & 2047 | 4096, bands[4] & 2047 | 6144,
    bands[5] & 2047 | 8192, bands[6] & 2047 | 10240, bands[7] & 2047 | 12288, bands[8] & 2047 | 14336];

-- What follows the clause type's id and a slash in the name of the rule.
ALTER TABLE block_labels ALTER COLUMN rule TYPE text USING substr(rule, length(clause_type) + 2);
