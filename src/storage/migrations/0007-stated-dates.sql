-- The dates that texts state about themselves, and how changes went along with them. Readings like labels: made anew
-- at any time, when the words that are recognised have become more.

CREATE TABLE stated_dates (
  text_id         integer NOT NULL REFERENCES texts,
  -- Range of the words in the text, UTF-16 units.
  start_unit      integer NOT NULL,
  end_unit        integer NOT NULL,
  -- The block in which they begin, counted from 0.
  block_position  integer NOT NULL,
  -- StatedDateKind of domain/stated-date.ts.
  kind            text NOT NULL,
  -- 2026-05-01, or 2026-05 where no day is named.
  stated_on       text NOT NULL,
  audience        text,
  -- The words themselves, so that a page of the register need not rebuild whole texts.
  quote           text NOT NULL,
  PRIMARY KEY (text_id, start_unit)
);

-- DatingKind of domain/stated-date.ts; changes of which nothing can be said have no row.
CREATE TABLE change_datings (
  change_id    integer PRIMARY KEY REFERENCES changes,
  document_id  integer NOT NULL REFERENCES documents,
  kind         text NOT NULL,
  -- As in changes, so that a page of one kind is read from the index alone.
  detected_at  timestamptz NOT NULL
);
CREATE INDEX change_datings_register ON change_datings (kind, detected_at DESC, change_id DESC);
CREATE INDEX change_datings_document ON change_datings (document_id, kind);

-- One row: the version of the rules by which the dates above were read.
CREATE TABLE stated_date_rules (
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  version  integer NOT NULL
);
