-- Bytes that are there already but damaged are written again.
INSERT INTO blob (hash, bytes)
VALUES (?1, ?2)
ON CONFLICT (hash) DO UPDATE SET bytes = excluded.bytes WHERE bytes <> excluded.bytes
