SELECT EXISTS (SELECT 1 FROM fact)
    OR EXISTS (SELECT 1 FROM register WHERE substr(key, 1, length(?1)) <> ?1)
