-- The evidence log: an append-only Merkle tree over everything that is published, its signed checkpoints, and what
-- others witnessed of them. Written in the same transactions as the facts, so that neither is without the other.

-- One row. size: entries in the tree; fence: raised by everyone who signs, so that of two signers one is too late.
CREATE TABLE log_state (
  one    boolean PRIMARY KEY DEFAULT true CHECK (one),
  size   bigint NOT NULL,
  fence  bigint NOT NULL
);
INSERT INTO log_state (size, fence) VALUES (0, 0);

-- Tiles of 1 to 256 hashes of 32 bytes (C2SP tlog-tiles). Hashes do not compress.
CREATE TABLE log_tiles (
  level   smallint NOT NULL,
  index   integer NOT NULL,
  hashes  bytea NOT NULL,
  PRIMARY KEY (level, index)
);
ALTER TABLE log_tiles ALTER COLUMN hashes SET STORAGE EXTERNAL;

-- Up to 256 entries, each behind its length in two bytes; gzip.
CREATE TABLE log_bundles (
  index    integer PRIMARY KEY,
  entries  bytea NOT NULL
);
ALTER TABLE log_bundles ALTER COLUMN entries SET STORAGE EXTERNAL;

-- Which facts stand where: facts of one kind with consecutive numbers have consecutive entries.
CREATE TABLE log_runs (
  kind         text NOT NULL,
  first_id     integer NOT NULL,
  last_id      integer NOT NULL,
  first_index  bigint NOT NULL,
  PRIMARY KEY (kind, first_id)
);
CREATE INDEX log_runs_place ON log_runs (first_index);

-- Keys that sign checkpoints, in the order in which they came into use; only their public halves.
CREATE TABLE log_keys (
  id        integer PRIMARY KEY,
  key       text NOT NULL UNIQUE,
  since_at  timestamptz NOT NULL
);

-- Every checkpoint that was ever signed.
CREATE TABLE log_checkpoints (
  size       bigint PRIMARY KEY,
  root       bytea NOT NULL,
  signed_at  timestamptz NOT NULL,
  note       text NOT NULL
);
CREATE TRIGGER log_checkpoints_stand BEFORE UPDATE OR DELETE ON log_checkpoints
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting();

-- What others said of a checkpoint: witnesses' cosignatures, time-stamps, OpenTimestamps proofs. One row for each
-- that was asked, also where it has not answered.
CREATE TABLE log_anchors (
  size        bigint NOT NULL REFERENCES log_checkpoints,
  kind        text NOT NULL CHECK (kind IN ('witness', 'rfc3161', 'opentimestamps')),
  -- The witness's key, the authority's or the calendar's address.
  authority   text NOT NULL,
  state       text NOT NULL CHECK (state IN ('asked', 'pending', 'held', 'failed')),
  asked_at    timestamptz NOT NULL,
  next_at     timestamptz,
  attempts    integer NOT NULL DEFAULT 0,
  -- Where it holds: the instant it states, the request and the answer as they were exchanged.
  stated_at   timestamptz,
  request     bytea,
  answer      bytea,
  -- What stood in the way last, for the operator.
  sentence    text,
  PRIMARY KEY (size, kind, authority)
);
CREATE INDEX log_anchors_due ON log_anchors (next_at) WHERE next_at IS NOT NULL;

-- Addresses that the Internet Archive was asked to save. Submitted is not archived.
CREATE TABLE wayback_saves (
  capture_id   integer NOT NULL REFERENCES captures,
  url          text NOT NULL,
  state        text NOT NULL CHECK (state IN ('wanted', 'submitted', 'archived', 'failed')),
  changed_at   timestamptz NOT NULL,
  next_at      timestamptz,
  attempts     integer NOT NULL DEFAULT 0,
  archived_url text,
  sentence     text,
  PRIMARY KEY (capture_id, url)
);
CREATE INDEX wayback_saves_due ON wayback_saves (next_at) WHERE next_at IS NOT NULL;

-- Signatures over the manifests of evidence packages, made once, so that the same package has the same bytes.
CREATE TABLE package_signatures (
  manifest_sha256  bytea PRIMARY KEY,
  signature        bytea NOT NULL,
  public_key       bytea NOT NULL
);
