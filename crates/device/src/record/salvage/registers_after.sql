SELECT rowid AS id, *
FROM register
WHERE rowid > ?1
ORDER BY rowid
LIMIT ?2
