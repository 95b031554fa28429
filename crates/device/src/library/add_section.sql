INSERT INTO section (id, kind, item, lang, title, course_title, heading, anchor, body, block)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
