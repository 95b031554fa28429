SELECT device, seq, canonical, hash, previous
FROM fact
WHERE id BETWEEN ?1 AND ?2
ORDER BY id
