-- Facts: who publishes what, and every text it ever had. PostgreSQL 15 dialect.

CREATE TABLE collections (
  id           text PRIMARY KEY,
  name         text NOT NULL,
  licence      text,
  attribution  text,
  origin_url   text
);

CREATE TABLE platforms (
  id    integer PRIMARY KEY,
  slug  text NOT NULL UNIQUE,
  name  text NOT NULL UNIQUE
);

-- id is the number of the public id (CA-D-00028). One document per platform, document type and collection:
-- the same terms seen by two archives are two tracks, never compared with each other as a change.
CREATE TABLE documents (
  id             integer PRIMARY KEY,
  platform_id    integer NOT NULL REFERENCES platforms,
  slug           text NOT NULL,
  document_type  text NOT NULL,
  name           text NOT NULL,
  collection_id  text REFERENCES collections,
  source_url     text,
  language       text,
  version_count  integer NOT NULL DEFAULT 0,
  -- Provisions that stand in the latest version.
  provision_count integer NOT NULL DEFAULT 0,
  -- When the archive it comes from took it out; null while it is kept there.
  removed_at     timestamptz,
  UNIQUE (platform_id, slug)
);

-- Where a document stood before its platform or its type was renamed: an address once published answers for ever.
CREATE TABLE former_addresses (
  platform_slug  text NOT NULL,
  slug           text NOT NULL,
  document_id    integer NOT NULL REFERENCES documents,
  PRIMARY KEY (platform_slug, slug)
);

-- What an import has already taken in whole, so that asking again costs nothing. selection: the services asked
-- for, empty for all of them.
CREATE TABLE imported_tips (
  collection_id  text NOT NULL REFERENCES collections,
  tip_commit     text NOT NULL,
  selection      text[] NOT NULL,
  documents      integer NOT NULL,
  versions       integer NOT NULL,
  PRIMARY KEY (collection_id, tip_commit, selection)
);

-- Every path under which an archive has kept a document, old ones after renames included.
CREATE TABLE document_paths (
  collection_id  text NOT NULL REFERENCES collections,
  path           text NOT NULL,
  document_id    integer NOT NULL REFERENCES documents,
  PRIMARY KEY (collection_id, path)
);

-- What full-text search reads of a block: the words a reader sees, without link and image targets.
CREATE FUNCTION searchable_words(markdown text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN regexp_replace(markdown, '\]\([^)]*\)', ' ', 'g');

-- Its words for full-text search. An expression, not a column: kept beside every text they would nearly double it.
CREATE FUNCTION block_words(markdown text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE PARALLEL SAFE STRICT
  RETURN to_tsvector('english'::regconfig, searchable_words(markdown));

-- A block's text is stored once, whatever number of versions hold it.
-- kind: 0 heading, 1 paragraph, 2 list item, 3 table row, 4 separator.
CREATE TABLE blocks (
  id        integer PRIMARY KEY,
  level     smallint NOT NULL,
  kind      smallint NOT NULL,
  sha256    bytea NOT NULL UNIQUE,
  markdown  text NOT NULL
);

-- A distinct text of a document, as its blocks, the white space between them, and its provisions.
CREATE TABLE texts (
  id                integer PRIMARY KEY,
  utf16_length      integer NOT NULL,
  byte_length       integer NOT NULL,
  -- Share of the characters that belong to a provision or are marked as not a rule, 0 to 1.
  coverage          real NOT NULL,
  sha256            bytea NOT NULL UNIQUE,
  -- Lists of numbers are coded, see storage/number-list.ts.
  block_ids         bytea NOT NULL,
  -- start, end, start, end … of the provisions, UTF-16 units of the text.
  provision_ranges  bytea NOT NULL,
  -- Run-length coded separators, see storage/text-layout.ts.
  layout            text NOT NULL
);

CREATE TABLE versions (
  id               integer PRIMARY KEY,
  document_id      integer NOT NULL REFERENCES documents,
  number           integer NOT NULL,
  text_id          integer NOT NULL REFERENCES texts,
  captured_at      timestamptz NOT NULL,
  reason           text NOT NULL,
  -- Provisions of the document in the order of texts.provision_ranges; coded, see storage/number-list.ts.
  provision_ids    bytea NOT NULL,
  origin_commit    text,
  origin_subject   text,
  origin_snapshots text[],
  origin_engine    text,
  UNIQUE (document_id, number)
);
CREATE INDEX versions_captured ON versions (document_id, captured_at);
CREATE INDEX versions_text ON versions (text_id);
CREATE INDEX versions_newest ON versions (captured_at);

-- In which versions of a document a block stands; last_number is null while it stands in the latest.
CREATE TABLE block_uses (
  block_id      integer NOT NULL REFERENCES blocks,
  document_id   integer NOT NULL REFERENCES documents,
  first_number  integer NOT NULL,
  last_number   integer,
  PRIMARY KEY (block_id, document_id)
);

-- The indexes for search are made by storage/search-index.ts, which takes them away before a large first import.
