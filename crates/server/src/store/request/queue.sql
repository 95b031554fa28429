SELECT right_request.account, account.email, account.name, right_request.words, right_request.id, right_request.kind,
    right_request.purpose, right_request.channel, right_request.received_at, right_request.due_at
FROM right_request JOIN account ON account.id = right_request.account
WHERE right_request.answered_at IS NULL
ORDER BY right_request.due_at, right_request.account, right_request.id
LIMIT 500
