INSERT INTO fact (device, seq, canonical, hash, previous)
VALUES (?1, ?2, ?3, ?4, ?5)
