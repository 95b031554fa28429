SELECT device, seq, canonical, hash, previous
FROM fact
WHERE device = ?1 AND seq > ?2
ORDER BY seq
LIMIT ?3
