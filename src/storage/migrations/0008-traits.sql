-- What labels say in particular: by the trait's id {value, unit, text, start, end}, with places in the plain text of the
-- block; those of a provision also name the block of its wording, counted from 0.
ALTER TABLE block_labels ADD COLUMN traits jsonb NOT NULL DEFAULT '{}';
ALTER TABLE provision_labels ADD COLUMN traits jsonb NOT NULL DEFAULT '{}';

-- What a document shows of the countries and laws that may be relevant to it, read from its latest text and made anew
-- like labels. One row a document; its signals are those of domain/document-signal.ts.
CREATE TABLE document_signals (
  document_id  integer PRIMARY KEY REFERENCES documents,
  signals      jsonb NOT NULL
);
