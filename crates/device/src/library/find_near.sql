SELECT word.word, word.count
FROM json_each(?1) AS near
JOIN word ON word.word = near.value
