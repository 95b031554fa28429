INSERT INTO section (id, kind, item, lang, title, course_title, heading, anchor, body)
VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
