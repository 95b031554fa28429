-- Who may use the academy. Times are milliseconds since 1970 in UTC; ids are 16 bytes; hashes are BLAKE3, 32 bytes.

CREATE TABLE organisation (
    id BLOB PRIMARY KEY,
    name TEXT NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;

CREATE TABLE account (
    id BLOB PRIMARY KEY,
    organisation BLOB NOT NULL REFERENCES organisation (id),
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('id', 'en')),
    role TEXT NOT NULL CHECK (role IN ('learner', 'manager', 'auditor', 'author', 'operator')),
    password TEXT NOT NULL,
    verified_at INTEGER,
    made_at INTEGER NOT NULL
) STRICT;
CREATE INDEX account_organisation ON account (organisation, name);

CREATE TABLE session (
    id BLOB PRIMARY KEY,
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    access BLOB NOT NULL UNIQUE,
    access_until INTEGER NOT NULL,
    refresh BLOB NOT NULL UNIQUE,
    refresh_until INTEGER NOT NULL,
    -- The refresh token before, good once more as long as nothing made from it was used.
    previous BLOB UNIQUE,
    confirmed_at INTEGER,
    made_at INTEGER NOT NULL,
    used_at INTEGER NOT NULL,
    ended_at INTEGER,
    ended_by TEXT CHECK (ended_by IN ('person', 'password', 'reuse'))
) STRICT;
CREATE INDEX session_account ON session (account);

-- Refresh tokens that were given out and replaced: whoever shows one again has stolen it, or was stolen from.
CREATE TABLE retired_token (
    hash BLOB PRIMARY KEY,
    session BLOB NOT NULL REFERENCES session (id) ON DELETE CASCADE
) STRICT;
CREATE INDEX retired_token_session ON retired_token (session);

CREATE TABLE invitation (
    id BLOB PRIMARY KEY,
    organisation BLOB NOT NULL REFERENCES organisation (id),
    code BLOB NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('learner', 'manager', 'auditor', 'author', 'operator')),
    uses_left INTEGER NOT NULL CHECK (uses_left >= 0),
    made_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;
CREATE INDEX invitation_organisation ON invitation (organisation);

-- Codes sent by e-mail. Without an account for an address that nobody has: the answer must not tell.
CREATE TABLE proof (
    address BLOB NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('verify', 'reset')),
    account BLOB REFERENCES account (id) ON DELETE CASCADE,
    code BLOB NOT NULL,
    tries_left INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    PRIMARY KEY (address, purpose)
) STRICT;

-- Letters on their way; removed when sent. Without an address: for nobody, and dropped.
CREATE TABLE letter (
    id BLOB PRIMARY KEY,
    address TEXT,
    language TEXT NOT NULL CHECK (language IN ('id', 'en')),
    kind TEXT NOT NULL CHECK (kind IN ('verify', 'reset', 'known', 'changed')),
    code TEXT,
    tries INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT;
CREATE INDEX letter_due ON letter (due_at);

-- What a person chose, as the device says. Rows are never changed.
CREATE TABLE consent (
    account BLOB NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    purpose TEXT NOT NULL,
    number INTEGER NOT NULL,
    receipt BLOB NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('given', 'refused', 'withdrawn')),
    notice TEXT NOT NULL,
    text BLOB NOT NULL,
    language TEXT NOT NULL,
    method TEXT NOT NULL,
    app_version TEXT NOT NULL,
    receipt_hash BLOB NOT NULL,
    decided_at INTEGER NOT NULL,
    -- 1: the hash is that of a notice that was published.
    is_published INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    PRIMARY KEY (account, purpose, number, receipt)
) STRICT;
