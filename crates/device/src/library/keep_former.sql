INSERT INTO edition (version, active, manifest, manifest_hash, file_hash, installed_at)
SELECT ?1, 0, manifest, manifest_hash, file_hash, installed_at
FROM edition
WHERE version = ?2
ON CONFLICT (version) DO NOTHING
