-- A text is kept once, however often it comes. Where an earlier release cut it into provisions otherwise than this one,
-- what was published stays as it is, and the version that brings the text again has a cut of its own.

-- start, end, start, end … of the version's provisions; null: those of its text.
ALTER TABLE versions ADD COLUMN provision_ranges bytea;
