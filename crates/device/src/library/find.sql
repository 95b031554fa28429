SELECT section.id, kind, item, lang, section.title, course_title, section.heading, anchor, section.body, block
FROM json_each(?1) AS candidate
JOIN section ON section.id = candidate.value
ORDER BY candidate.key
