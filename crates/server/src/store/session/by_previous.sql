SELECT session.id, session.account, account.organisation, account.role, session.refresh_until, session.confirmed_at
FROM session JOIN account ON account.id = session.account
WHERE session.previous = $1 AND session.ended_at IS NULL
