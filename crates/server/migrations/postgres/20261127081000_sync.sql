-- What devices send: facts, never changed; registers, of which the latest writer wins; receipts; and what the facts add up
-- to, kept in the same transaction. Everything is partitioned by account.

-- One row for each account: the lock of an exchange, and what is known of all registers together.
CREATE TABLE ledger (
    account UUID PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    turn BIGINT NOT NULL,
    change BIGINT NOT NULL,
    registers BIGINT NOT NULL,
    digest TEXT NOT NULL
);

CREATE TABLE device (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    app TEXT NOT NULL,
    first_at BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    -- Number and chain hash of its last fact.
    seq BIGINT NOT NULL,
    hash BYTEA
);
CREATE INDEX device_account ON device (account);

CREATE TABLE fact (
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    device UUID NOT NULL,
    seq BIGINT NOT NULL,
    hash BYTEA NOT NULL,
    -- By the clock of the device, as the text that was hashed.
    at TEXT NOT NULL,
    -- The very bytes that the device hashed.
    body TEXT NOT NULL,
    -- What of the read model depends on it, such as lesson/net-101-l06.
    topic TEXT COLLATE "C",
    received_at BIGINT NOT NULL,
    PRIMARY KEY (account, device, seq)
);
CREATE INDEX fact_topic ON fact (account, topic) WHERE topic IS NOT NULL;

CREATE TABLE receipt (
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    device UUID NOT NULL,
    first BIGINT NOT NULL,
    last BIGINT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    at BIGINT NOT NULL,
    PRIMARY KEY (account, device, first)
);

CREATE TABLE register (
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    key TEXT COLLATE "C" NOT NULL,
    value TEXT NOT NULL,
    lamport BIGINT NOT NULL,
    device UUID NOT NULL,
    -- The count of the ledger when it was last changed: what a device has not seen is what is higher.
    change BIGINT NOT NULL,
    PRIMARY KEY (account, key)
);
CREATE INDEX register_change ON register (account, change);

-- The read model: what was completed and what was scored, for reports. Can be made anew from the facts at any time.
CREATE TABLE progress (
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    organisation UUID NOT NULL REFERENCES organisation (id),
    topic TEXT COLLATE "C" NOT NULL,
    -- The quiz or exam of an attempt.
    quiz TEXT,
    -- When it was first completed, or handed in, by the clock of the device.
    at BIGINT,
    -- What counts: graded by the server from the answers where it has the edition, else what the device said.
    percent DOUBLE PRECISION,
    passed BIGINT,
    graded_by TEXT CHECK (graded_by IN ('server', 'device')),
    -- What the device said.
    claimed DOUBLE PRECISION,
    PRIMARY KEY (account, topic)
);
CREATE INDEX progress_organisation ON progress (organisation, topic);

-- As in the migration before: own rows only. A device of another account is not seen, but its id is taken all the same.
ALTER TABLE ledger ENABLE ROW LEVEL SECURITY;
ALTER TABLE ledger FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON ledger USING (
    scope_kind() = 'machine' OR (scope_kind() = 'person' AND account = scope_account())
);
ALTER TABLE device ENABLE ROW LEVEL SECURITY;
ALTER TABLE device FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON device USING (
    scope_kind() = 'machine' OR (scope_kind() = 'person' AND account = scope_account())
);
ALTER TABLE fact ENABLE ROW LEVEL SECURITY;
ALTER TABLE fact FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON fact USING (
    scope_kind() = 'machine' OR (scope_kind() = 'person' AND account = scope_account())
);
ALTER TABLE receipt ENABLE ROW LEVEL SECURITY;
ALTER TABLE receipt FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON receipt USING (
    scope_kind() = 'machine' OR (scope_kind() = 'person' AND account = scope_account())
);
ALTER TABLE register ENABLE ROW LEVEL SECURITY;
ALTER TABLE register FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON register USING (
    scope_kind() = 'machine' OR (scope_kind() = 'person' AND account = scope_account())
);
ALTER TABLE progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE progress FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON progress USING (
    scope_kind() = 'machine' OR (scope_kind() = 'person' AND account = scope_account())
    OR (scope_kind() = 'office' AND organisation = scope_organisation())
);
