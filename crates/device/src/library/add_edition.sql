INSERT INTO edition (version, active, manifest_hash, manifest, file_hash, installed_at)
VALUES (?1, 1, ?2, ?3, ?4, ?5)
ON CONFLICT (version) DO UPDATE
SET active = 1,
    manifest_hash = excluded.manifest_hash,
    manifest = excluded.manifest,
    file_hash = excluded.file_hash,
    installed_at = excluded.installed_at
