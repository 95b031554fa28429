INSERT INTO fact_apart (device, seq, canonical, hash, previous, apart_at)
VALUES (?1, ?2, ?3, ?4, ?5, ?6)
