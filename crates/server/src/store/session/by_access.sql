SELECT session.id, session.account, account.organisation, account.role, session.access_until, session.confirmed_at
FROM session JOIN account ON account.id = session.account
WHERE session.access = $1 AND session.ended_at IS NULL
