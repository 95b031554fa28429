SELECT word, count
FROM word
WHERE length BETWEEN ?1 - 1 AND ?1 + 1
    AND (substr(word, 1, length(?2)) = ?2 OR substr(word, -length(?3)) = ?3)
