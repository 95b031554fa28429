SELECT json_group_array(row)
FROM (SELECT rowid AS row FROM section_words WHERE section_words MATCH ?1 LIMIT ?2)
