-- What was taken down: bytes and texts go, their hashes, the reason and the proofs stay. And what may not be removed.

-- Rows are added and never altered: each is an entry of the evidence log.
CREATE TABLE removals (
  id           integer PRIMARY KEY,
  document_id  integer NOT NULL REFERENCES documents,
  -- bytes: archived files alone; text: every text of the document, and its archived files.
  scope        text NOT NULL CHECK (scope IN ('bytes', 'text')),
  ground       text NOT NULL,
  reason       text NOT NULL,
  decided_by   text,
  decided_at   timestamptz NOT NULL
);
CREATE INDEX removals_document ON removals (document_id);
CREATE TRIGGER removals_stand BEFORE UPDATE OR DELETE ON removals
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- Documents whose texts are gone; they are neither captured nor imported again.
CREATE VIEW withdrawn_documents AS SELECT DISTINCT document_id FROM removals WHERE scope = 'text';

-- A legal hold: while the latest row of a document says so, nothing of it may be removed.
CREATE TABLE legal_holds (
  id           integer PRIMARY KEY,
  document_id  integer NOT NULL REFERENCES documents,
  is_held      boolean NOT NULL,
  reason       text NOT NULL,
  decided_by   text,
  decided_at   timestamptz NOT NULL
);
CREATE TRIGGER legal_holds_stand BEFORE UPDATE OR DELETE ON legal_holds
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- The row stands for its hash alone.
ALTER TABLE texts ADD COLUMN is_removed boolean NOT NULL DEFAULT false;
-- Its archived file was removed; the hash stays.
ALTER TABLE captures ADD COLUMN is_removed boolean NOT NULL DEFAULT false;
