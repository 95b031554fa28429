INSERT INTO register (key, value, lamport, device, updated_at)
VALUES (?1, ?2, ?3, ?4, ?5)
ON CONFLICT (key) DO UPDATE
SET value = excluded.value, lamport = excluded.lamport, device = excluded.device, updated_at = excluded.updated_at
