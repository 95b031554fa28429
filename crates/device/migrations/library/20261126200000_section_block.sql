-- A hit leads to its paragraph: the ordinal of the block that a section's first line belongs to.
ALTER TABLE section ADD COLUMN block INTEGER NOT NULL DEFAULT 0;

-- What was indexed before knows no lines; the next start indexes the app's edition again.
UPDATE edition SET file_hash = '';
