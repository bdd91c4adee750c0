-- Labels: made from the facts by a methodology version, and made anew at any time without touching them.

CREATE TABLE methodology (
  -- One row: the methodology version by which the labels below were made.
  one      boolean PRIMARY KEY DEFAULT true CHECK (one),
  version  text NOT NULL
);

-- Classification is done once per distinct block. evidence: start, end, … in the plain text of the block.
CREATE TABLE block_labels (
  block_id     integer NOT NULL REFERENCES blocks,
  clause_type  text NOT NULL,
  rule         text NOT NULL,
  confidence   real NOT NULL,
  basis        text NOT NULL,
  evidence     integer[] NOT NULL,
  PRIMARY KEY (block_id, clause_type)
);

-- What the current wording of a provision is; provisions that are gone have no row.
CREATE TABLE provision_labels (
  provision_id  integer NOT NULL REFERENCES provisions,
  clause_type   text NOT NULL,
  confidence    real NOT NULL,
  basis         text NOT NULL,
  severity      text NOT NULL,
  PRIMARY KEY (provision_id, clause_type)
);
CREATE INDEX provision_labels_type ON provision_labels (clause_type, provision_id);
