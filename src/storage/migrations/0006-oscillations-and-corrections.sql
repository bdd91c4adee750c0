-- Texts that come back, and what was published wrongly: oscillations as events, retractions, and classes contested.

-- Equal for texts that readers read as the same, see capabilities/comparison/read-forms.ts; null for texts that were
-- stored before there were forms, which are known by their SHA-256 alone.
ALTER TABLE texts ADD COLUMN read_form bigint;

-- Where a change brings back a text that the document had before: the last version that had it, and when it first came.
ALTER TABLE changes
  ADD COLUMN returns_to  integer,
  ADD COLUMN returns_at  timestamptz;

-- A document that swings between a few texts, as one event. Made anew from the document's history whenever it grows;
-- first_number, the version of the first swing, names it within its document.
CREATE TABLE oscillations (
  document_id   integer NOT NULL REFERENCES documents,
  first_number  integer NOT NULL,
  first_at      timestamptz NOT NULL,
  last_number   integer NOT NULL,
  last_at       timestamptz NOT NULL,
  -- Versions that swung from one of its texts to another.
  swings        integer[] NOT NULL,
  -- [{firstNumber, lastNumber, times}], OscillationVariant of domain/oscillation.ts.
  variants      jsonb NOT NULL,
  state         text NOT NULL CHECK (state IN ('open', 'settled')),
  PRIMARY KEY (document_id, first_number)
);
CREATE INDEX oscillations_latest ON oscillations (last_at DESC);

-- What was found wrong of a change that was published. Rows are added and never altered: what is taken back is taken
-- back by a further row.
CREATE TABLE corrections (
  id               integer PRIMARY KEY,
  change_id        integer NOT NULL REFERENCES changes,
  kind             text NOT NULL CHECK (kind IN ('retracted', 'restored', 'reclassified')),
  -- The class that a reclassified change ought to have had.
  corrected_class  text CHECK (corrected_class IN ('cosmetic', 'editorial', 'substantive')),
  reason           text NOT NULL,
  decided_by       text,
  decided_at       timestamptz NOT NULL,
  CHECK ((kind = 'reclassified') = (corrected_class IS NOT NULL))
);
CREATE INDEX corrections_change ON corrections (change_id, id);
CREATE INDEX corrections_newest ON corrections (decided_at DESC, id DESC);

-- What holds of each change that was ever corrected: the latest word on each question.
CREATE VIEW standing_corrections AS
  SELECT change_id,
         coalesce((array_agg(kind ORDER BY id DESC) FILTER (WHERE kind <> 'reclassified'))[1] = 'retracted', false)
           AS is_retracted,
         (array_agg(corrected_class ORDER BY id DESC) FILTER (WHERE kind = 'reclassified'))[1] AS corrected_class,
         max(id) AS last_id
    FROM corrections GROUP BY change_id;

-- A reader's word against the class of a change. Shown publicly only with its answer.
CREATE TABLE contests (
  id              integer PRIMARY KEY,
  change_id       integer NOT NULL REFERENCES changes,
  proposed_class  text NOT NULL CHECK (proposed_class IN ('cosmetic', 'editorial', 'substantive')),
  statement       text NOT NULL,
  -- For an answer by mail only; never published.
  mail            text,
  submitted_at    timestamptz NOT NULL
);
CREATE INDEX contests_change ON contests (change_id);

CREATE TABLE contest_answers (
  id           integer PRIMARY KEY,
  contest_id   integer NOT NULL UNIQUE REFERENCES contests,
  outcome      text NOT NULL CHECK (outcome IN ('upheld', 'dismissed')),
  answer       text NOT NULL,
  -- Whether the reader's own words may be shown with the answer.
  is_quoted    boolean NOT NULL,
  answered_by  text,
  answered_at  timestamptz NOT NULL
);

CREATE FUNCTION refuse_rewriting() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'Rows of % are added and never altered.', TG_TABLE_NAME; END $$;
CREATE TRIGGER corrections_stand BEFORE UPDATE OR DELETE ON corrections
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER contests_stand BEFORE UPDATE OR DELETE ON contests
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
CREATE TRIGGER contest_answers_stand BEFORE UPDATE OR DELETE ON contest_answers
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();
