-- Keys that are given in ascending order, and hashes, are never put between others: their pages may be full.
ALTER INDEX blocks_pkey SET (fillfactor = 100);
ALTER INDEX provisions_pkey SET (fillfactor = 100);
ALTER INDEX wordings_pkey SET (fillfactor = 100);
ALTER INDEX block_labels_pkey SET (fillfactor = 100);
ALTER INDEX provision_labels_pkey SET (fillfactor = 100);
ALTER INDEX wording_sketches_pkey SET (fillfactor = 100);
ALTER TABLE blocks DROP CONSTRAINT blocks_sha256;
ALTER TABLE blocks ADD CONSTRAINT blocks_sha256 EXCLUDE USING hash (block_sha256(markdown) WITH =) WITH (fillfactor = 100);
