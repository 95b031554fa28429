-- What devices send: facts, never changed; registers, of which the latest writer wins; receipts; and what the facts add up
-- to, kept in the same transaction. Everything is partitioned by account.

-- One row for each account: the lock of an exchange, and what is known of all registers together.
CREATE TABLE ledger (
    account BLOB PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    turn INTEGER NOT NULL,
    change INTEGER NOT NULL,
    registers INTEGER NOT NULL,
    digest TEXT NOT NULL
) STRICT;

CREATE TABLE device (
    id BLOB PRIMARY KEY,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    app TEXT NOT NULL,
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL,
    -- Number and chain hash of its last fact.
    seq INTEGER NOT NULL,
    hash BLOB
) STRICT;
CREATE INDEX device_account ON device (account);

CREATE TABLE fact (
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    device BLOB NOT NULL,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    -- By the clock of the device, as the text that was hashed.
    at TEXT NOT NULL,
    -- The very bytes that the device hashed.
    body TEXT NOT NULL,
    -- What of the read model depends on it, such as lesson/net-101-l06.
    topic TEXT,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (account, device, seq)
) STRICT;
CREATE INDEX fact_topic ON fact (account, topic) WHERE topic IS NOT NULL;

CREATE TABLE receipt (
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    device BLOB NOT NULL,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    number TEXT NOT NULL UNIQUE,
    at INTEGER NOT NULL,
    PRIMARY KEY (account, device, first)
) STRICT;

CREATE TABLE register (
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    key TEXT NOT NULL,
    value TEXT NOT NULL,
    lamport INTEGER NOT NULL,
    device BLOB NOT NULL,
    -- The count of the ledger when it was last changed: what a device has not seen is what is higher.
    change INTEGER NOT NULL,
    PRIMARY KEY (account, key)
) STRICT;
CREATE INDEX register_change ON register (account, change);

-- The read model: what was completed and what was scored, for reports. Can be made anew from the facts at any time.
CREATE TABLE progress (
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    organisation BLOB NOT NULL REFERENCES organisation (id),
    topic TEXT NOT NULL,
    -- The quiz or exam of an attempt.
    quiz TEXT,
    -- When it was first completed, or handed in, by the clock of the device.
    at INTEGER,
    -- What counts: graded by the server from the answers where it has the edition, else what the device said.
    percent REAL,
    passed INTEGER,
    graded_by TEXT CHECK (graded_by IN ('server', 'device')),
    -- What the device said.
    claimed REAL,
    PRIMARY KEY (account, topic)
) STRICT;
CREATE INDEX progress_organisation ON progress (organisation, topic);
