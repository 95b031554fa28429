-- Requests of people about their data, with the clock of the law; and what every device is asked to do because of them.

CREATE TABLE right_request (
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    -- Made by the device.
    id BLOB NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('access', 'correct', 'object', 'restrict', 'erase', 'withdraw')),
    purpose TEXT,
    words TEXT NOT NULL,
    asked_at INTEGER NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('app', 'email')),
    received_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    answered_at INTEGER,
    answered_by BLOB,
    answer TEXT,
    -- 1: what was asked for was done; 0: it was not, and the answer says why.
    is_done INTEGER,
    PRIMARY KEY (account, id)
) STRICT;
CREATE INDEX right_request_due ON right_request (due_at) WHERE answered_at IS NULL;

CREATE TABLE device_order (
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('erase', 'restrict', 'lift')),
    purpose TEXT,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (account, id)
) STRICT;

CREATE TABLE order_done (
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    id BLOB NOT NULL,
    device BLOB NOT NULL,
    done_at INTEGER NOT NULL,
    PRIMARY KEY (account, id, device)
) STRICT;

-- When everything about the person was removed. What stays is a random number and the minutes of it.
ALTER TABLE account ADD COLUMN erased_at INTEGER;
