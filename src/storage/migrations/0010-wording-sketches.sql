-- By which wordings that are nearly the same are found across platforms: numbers of which two such wordings share one,
-- most likely. Readings like labels: made anew at any time. Only wordings that stand now have a row, and only those long
-- enough that sameness says something. The index is made by storage/search-index.ts.

CREATE TABLE wording_sketches (
  provision_id  integer PRIMARY KEY REFERENCES provisions,
  bands         integer[] NOT NULL
);

-- One row: the version of the rules by which the sketches above were made.
CREATE TABLE wording_sketch_rules (
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  version  integer NOT NULL
);
