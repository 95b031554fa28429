SELECT id, device, seq, canonical, hash, previous
FROM fact
WHERE id > ?1
ORDER BY id
LIMIT ?2
