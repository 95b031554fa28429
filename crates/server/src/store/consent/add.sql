INSERT INTO consent (account, purpose, number, receipt, decision, notice, text, language, method, app_version, receipt_hash,
    decided_at, is_published, received_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
ON CONFLICT DO NOTHING
