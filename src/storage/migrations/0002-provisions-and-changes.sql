-- Provisions by lineage, their wordings and the changes between versions.

-- id is the number of the public id (CA-P-010816).
CREATE TABLE provisions (
  id                 integer PRIMARY KEY,
  document_id        integer NOT NULL REFERENCES documents,
  -- The wording in the latest version; null once the provision is gone.
  current_wording    integer,
  -- Heading blocks above it where it stands now, or stood last, outermost first.
  heading_block_ids  integer[] NOT NULL,
  lead_in_block_id   integer
);
CREATE INDEX provisions_document ON provisions (document_id);

-- A wording: the blocks of one text of a provision, and the stretches of versions in which it stood.
CREATE TABLE wordings (
  provision_id  integer NOT NULL REFERENCES provisions,
  number        integer NOT NULL,
  block_ids     integer[] NOT NULL,
  -- first, last, first, last … numbers of versions; the last is null while it stands in the latest.
  periods       integer[] NOT NULL,
  PRIMARY KEY (provision_id, number)
);

CREATE VIEW wording_periods AS
  SELECT w.provision_id, w.periods[place] AS first_number, w.periods[place + 1] AS last_number, w.number AS wording
    FROM wordings w, generate_series(1, cardinality(w.periods), 2) AS place;

-- id is the number of the public id (CA-C-002783).
CREATE TABLE changes (
  id            integer PRIMARY KEY,
  document_id   integer NOT NULL REFERENCES documents,
  from_number   integer NOT NULL,
  to_number     integer NOT NULL,
  detected_at   timestamptz NOT NULL,
  class         text NOT NULL CHECK (class IN ('cosmetic', 'editorial', 'substantive')),
  reasons       text[] NOT NULL,
  -- ChangeCounts and ProvisionCounts of domain/change.ts.
  counts        jsonb NOT NULL,
  UNIQUE (document_id, to_number)
);
CREATE INDEX changes_feed ON changes (class, detected_at DESC, id DESC);
CREATE INDEX changes_detected ON changes (detected_at DESC, id DESC);

-- Dated public statements; made from substantive changes only.
CREATE TABLE events (
  change_id    integer PRIMARY KEY REFERENCES changes,
  document_id  integer NOT NULL REFERENCES documents,
  occurred_at  timestamptz NOT NULL,
  sentence     text NOT NULL
);
CREATE INDEX events_document ON events (document_id, occurred_at DESC);
