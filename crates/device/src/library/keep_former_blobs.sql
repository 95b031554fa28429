INSERT INTO edition_blob (version, hash)
SELECT ?1, hash
FROM edition_blob
WHERE version = ?2
ON CONFLICT (version, hash) DO NOTHING
