SELECT json_group_array(row)
FROM (
    SELECT section.id AS row
    FROM section_words
    JOIN section ON section.id = section_words.rowid
    WHERE section_words MATCH ?1
    ORDER BY lang <> ?2, bm25(section_words, 10.0, 5.0, 1.0, 0.5), section.id
    LIMIT ?3
)
