-- One version may be taken down alone; a removal may be lifted; captures that nothing rests on may be erased after a time;
-- and what an archive deleted is a fact like what it recorded.

-- Null: the whole document.
ALTER TABLE removals ADD COLUMN version_number integer;
ALTER TABLE removals ADD FOREIGN KEY (document_id, version_number) REFERENCES versions (document_id, number);
CREATE OR REPLACE VIEW withdrawn_documents AS
  SELECT DISTINCT document_id FROM removals WHERE scope = 'text' AND version_number IS NULL;

-- What was erased stays erased, and its record withdrawn: from then on the document is taken in anew, as another record.
CREATE TABLE liftings (
  id          integer PRIMARY KEY,
  removal_id  integer NOT NULL UNIQUE REFERENCES removals,
  reason      text NOT NULL,
  decided_by  text,
  decided_at  timestamptz NOT NULL
);
CREATE TRIGGER liftings_stand BEFORE UPDATE OR DELETE ON liftings
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

CREATE VIEW lifted_documents AS
  SELECT r.document_id, max(l.decided_at) AS lifted_at FROM liftings l JOIN removals r ON r.id = l.removal_id GROUP BY 1;

-- The withdrawn record that this one goes on from.
ALTER TABLE documents ADD COLUMN continues integer REFERENCES documents;

-- A target whose document was withdrawn and lifted: its captures stay with it, and another target takes its place.
ALTER TABLE capture_targets ADD COLUMN closed_at timestamptz;
ALTER TABLE capture_targets DROP CONSTRAINT capture_targets_platform_name_document_name_region_language_key;
CREATE UNIQUE INDEX capture_targets_track ON capture_targets (platform_name, document_name, region, language)
  WHERE closed_at IS NULL;

-- Runs that erased archived files after the time that the operator keeps them.
CREATE TABLE retention_runs (
  id          integer PRIMARY KEY,
  days        integer NOT NULL,
  -- Only captures older than this.
  before_at   timestamptz NOT NULL,
  erased_at   timestamptz NOT NULL,
  -- Numbers of the captures, ascending.
  capture_ids integer[] NOT NULL
);
CREATE TRIGGER retention_runs_stand BEFORE UPDATE OR DELETE ON retention_runs
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
ALTER TABLE captures
  ADD COLUMN retention_run integer REFERENCES retention_runs,
  -- Captures whose payloads its archived file refers to; null: not looked up yet.
  ADD COLUMN refers_to integer[];

-- Records of an archive by which it took a document out; no version comes of them.
CREATE TABLE archive_deletions (
  id            integer PRIMARY KEY,
  document_id   integer NOT NULL REFERENCES documents,
  deleted_at    timestamptz NOT NULL,
  origin_commit text NOT NULL,
  UNIQUE (document_id, origin_commit)
);
CREATE TRIGGER archive_deletions_stand BEFORE UPDATE OR DELETE ON archive_deletions
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
