-- Captures: what is to be captured, when, every attempt with its outcome, and what the attempts brought. The bytes
-- themselves are in the blob store, named by their SHA-256.

-- A document that we capture ourselves belongs to no collection. One seen from another place or in another language
-- is a document of its own (a track), never compared with the others; variant_of is the track that came first.
ALTER TABLE documents
  ADD COLUMN variant_of        integer REFERENCES documents,
  -- The vantage of a track: ISO 3166-1 alpha-2 and BCP 47; null for imported documents.
  ADD COLUMN vantage_region    text,
  ADD COLUMN vantage_language  text,
  -- The newest capture that showed the latest version's text.
  ADD COLUMN last_verified_at  timestamptz;

-- All that is captured to make one version of one document. It gets its document with its first version, so that
-- what was declared and never seen makes no record, and takes no public id.
CREATE TABLE capture_targets (
  id             integer PRIMARY KEY,
  platform_name  text NOT NULL,
  document_name  text NOT NULL,
  document_type  text NOT NULL,
  region         text NOT NULL,
  language       text NOT NULL,
  declared_in    text NOT NULL CHECK (declared_in IN ('catalogue', 'declarations', 'operator', 'suggested')),
  -- A list of Source of domain/source.ts, and the SHA-256 of its JSON: another one may read the same page otherwise.
  sources        jsonb NOT NULL,
  sources_sha256 bytea NOT NULL,
  -- Host names of the sources, with a port where it is not the usual one.
  hosts          text[] NOT NULL,
  document_id    integer UNIQUE REFERENCES documents,
  -- The first capture that confirmed it; null: declared, and never checked.
  checked_at     timestamptz,
  -- When it was no longer declared; it is not captured any more, and what it brought stays.
  retired_at     timestamptz,
  UNIQUE (platform_name, document_name, region, language)
);

CREATE TABLE capture_schedule (
  target_id         integer PRIMARY KEY REFERENCES capture_targets,
  -- The slot: one capture is made for each, however many workers try. Moves on in the transaction that records it.
  next_at           timestamptz NOT NULL,
  interval_seconds  integer NOT NULL,
  -- The higher first, among those that are due.
  priority          smallint NOT NULL DEFAULT 0,
  failures_in_row   integer NOT NULL DEFAULT 0,
  failing_since     timestamptz,
  -- Whoever captures holds a lease; its number fences off a worker that was thought dead and comes back.
  fence             integer NOT NULL DEFAULT 0,
  leased_until      timestamptz
);
CREATE INDEX capture_schedule_due ON capture_schedule (next_at);

-- Hosts that wish to be left alone until a time, for all workers.
CREATE TABLE capture_hosts (
  host        text PRIMARY KEY,
  not_before  timestamptz NOT NULL
);

-- Every attempt. Several belong to one slot where another fetcher tried again.
CREATE TABLE captures (
  id               integer PRIMARY KEY,
  target_id        integer NOT NULL REFERENCES capture_targets,
  slot             timestamptz NOT NULL,
  attempt          smallint NOT NULL,
  started_at       timestamptz NOT NULL,
  duration_ms      integer NOT NULL,
  fetcher          text NOT NULL,
  user_agent       text NOT NULL,
  region           text NOT NULL,
  language         text NOT NULL,
  outcome          text NOT NULL,
  -- Stable codes, and what happened in words for the operator.
  reasons          text[] NOT NULL,
  sentence         text NOT NULL,
  -- Name and version of the program that read it.
  software         text NOT NULL,
  -- SHA-256 of the Markdown that was read; the WARC file holds that text, whether or not a version was made of it.
  text_sha256      bytea,
  -- The version that it made or confirmed.
  version_number   integer,
  sources_sha256   bytea NOT NULL,
  warc_sha256      bytea,
  warc_bytes       bigint,
  UNIQUE (target_id, slot, attempt)
);
CREATE INDEX captures_of_target ON captures (target_id, started_at DESC);
CREATE INDEX captures_newest ON captures (started_at DESC);

-- Payloads that lie in the WARC file of a capture: later captures of the target refer to them, and store them once.
CREATE TABLE capture_payloads (
  target_id    integer NOT NULL REFERENCES capture_targets,
  sha256       bytea NOT NULL,
  capture_id   integer NOT NULL REFERENCES captures,
  record_id    text NOT NULL,
  target_uri   text NOT NULL,
  recorded_at  timestamptz NOT NULL,
  PRIMARY KEY (target_id, sha256)
);
CREATE INDEX capture_payloads_record ON capture_payloads (record_id);

-- What the next capture of a target is judged by, beside its latest version: a text that awaits a second look, and
-- its former texts. TrackState of pipeline/capture-decision.ts without the latest text.
CREATE TABLE capture_tracks (
  target_id  integer PRIMARY KEY REFERENCES capture_targets,
  state      jsonb NOT NULL
);

-- What an attempt met at each of the target's sources, in their order.
CREATE TABLE capture_pages (
  capture_id         integer NOT NULL REFERENCES captures,
  position           smallint NOT NULL,
  requested_url      text NOT NULL,
  final_url          text,
  status             smallint,
  media_type         text,
  charset            text,
  -- [{url, status, location, durationMs, address, family, httpVersion}], redirects in order and the answer last.
  hops               jsonb NOT NULL,
  -- The answer's headers as sent: [[name, value], …].
  headers            jsonb NOT NULL,
  address_family     smallint,
  -- {protocol, cipher, chain: [SHA-256 of each DER certificate, the server's first]}; null without TLS.
  tls                jsonb,
  etag               text,
  last_modified      text,
  payload_bytes      bigint,
  -- Where the server said that nothing changed (304), the hashes are those of the payload that it confirmed.
  payload_sha256     bytea,
  transfer_sha256    bytea,
  rendered_sha256    bytea,
  screenshot_sha256  bytea,
  PRIMARY KEY (capture_id, position)
);
