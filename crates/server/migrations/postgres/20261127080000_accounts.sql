-- Who may use the academy. Times are milliseconds since 1970 in UTC; hashes are BLAKE3, 32 bytes.
-- Text sorts by bytes ("C"), as it does in SQLite.

CREATE TABLE organisation (
    id UUID PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    made_at BIGINT NOT NULL
);

CREATE TABLE account (
    id UUID PRIMARY KEY,
    organisation UUID NOT NULL REFERENCES organisation (id),
    email TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    language TEXT NOT NULL CHECK (language IN ('id', 'en')),
    role TEXT NOT NULL CHECK (role IN ('learner', 'manager', 'auditor', 'author', 'operator')),
    password TEXT NOT NULL,
    verified_at BIGINT,
    made_at BIGINT NOT NULL
);
CREATE INDEX account_organisation ON account (organisation, name);

CREATE TABLE session (
    id UUID PRIMARY KEY,
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    access BYTEA NOT NULL UNIQUE,
    access_until BIGINT NOT NULL,
    refresh BYTEA NOT NULL UNIQUE,
    refresh_until BIGINT NOT NULL,
    -- The refresh token before, good once more as long as nothing made from it was used.
    previous BYTEA UNIQUE,
    confirmed_at BIGINT,
    made_at BIGINT NOT NULL,
    used_at BIGINT NOT NULL,
    ended_at BIGINT,
    ended_by TEXT CHECK (ended_by IN ('person', 'password', 'reuse'))
);
CREATE INDEX session_account ON session (account);

-- Refresh tokens that were given out and replaced: whoever shows one again has stolen it, or was stolen from.
CREATE TABLE retired_token (
    hash BYTEA PRIMARY KEY,
    session UUID NOT NULL REFERENCES session (id) ON DELETE CASCADE
);
CREATE INDEX retired_token_session ON retired_token (session);

CREATE TABLE invitation (
    id UUID PRIMARY KEY,
    organisation UUID NOT NULL REFERENCES organisation (id),
    code BYTEA NOT NULL UNIQUE,
    role TEXT NOT NULL CHECK (role IN ('learner', 'manager', 'auditor', 'author', 'operator')),
    uses_left BIGINT NOT NULL CHECK (uses_left >= 0),
    made_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX invitation_organisation ON invitation (organisation);

-- Codes sent by e-mail. Without an account for an address that nobody has: the answer must not tell.
CREATE TABLE proof (
    address BYTEA NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('verify', 'reset')),
    account UUID REFERENCES account (id) ON DELETE CASCADE,
    code BYTEA NOT NULL,
    tries_left BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (address, purpose)
);

-- Letters on their way; removed when sent. Without an address: for nobody, and dropped.
CREATE TABLE letter (
    id UUID PRIMARY KEY,
    address TEXT,
    language TEXT NOT NULL CHECK (language IN ('id', 'en')),
    kind TEXT NOT NULL CHECK (kind IN ('verify', 'reset', 'known', 'changed')),
    code TEXT,
    tries BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX letter_due ON letter (due_at);

-- What a person chose, as the device says. Rows are never changed.
CREATE TABLE consent (
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    purpose TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL,
    receipt UUID NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('given', 'refused', 'withdrawn')),
    notice TEXT NOT NULL,
    text BYTEA NOT NULL,
    language TEXT NOT NULL,
    method TEXT NOT NULL,
    app_version TEXT NOT NULL,
    receipt_hash BYTEA NOT NULL,
    decided_at BIGINT NOT NULL,
    -- 1: the hash is that of a notice that was published.
    is_published BIGINT NOT NULL,
    received_at BIGINT NOT NULL,
    PRIMARY KEY (account, purpose, number, receipt)
);

-- Who may see which row, said a second time: the first is the WHERE of each query. The scope is set inside the
-- transaction; where it is not set these are NULL, no policy is true, and every row is hidden.
CREATE FUNCTION scope_kind() RETURNS TEXT LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('academy.scope', true), '') $$;
CREATE FUNCTION scope_account() RETURNS UUID LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('academy.account', true), '')::uuid $$;
CREATE FUNCTION scope_organisation() RETURNS UUID LANGUAGE sql STABLE
    AS $$ SELECT nullif(current_setting('academy.organisation', true), '')::uuid $$;

ALTER TABLE organisation ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON organisation USING (
    scope_kind() IN ('door', 'machine')
    OR (scope_kind() IN ('person', 'office') AND id = scope_organisation())
);

ALTER TABLE account ENABLE ROW LEVEL SECURITY;
ALTER TABLE account FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON account USING (
    scope_kind() IN ('door', 'machine')
    OR (scope_kind() = 'person' AND id = scope_account())
    OR (scope_kind() = 'office' AND organisation = scope_organisation())
);

ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE session FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON session USING (
    scope_kind() IN ('door', 'machine') OR (scope_kind() = 'person' AND account = scope_account())
);

ALTER TABLE retired_token ENABLE ROW LEVEL SECURITY;
ALTER TABLE retired_token FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON retired_token USING (scope_kind() IN ('door', 'machine'));

ALTER TABLE invitation ENABLE ROW LEVEL SECURITY;
ALTER TABLE invitation FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON invitation USING (
    scope_kind() IN ('door', 'machine') OR (scope_kind() = 'office' AND organisation = scope_organisation())
);

ALTER TABLE proof ENABLE ROW LEVEL SECURITY;
ALTER TABLE proof FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON proof USING (scope_kind() IN ('door', 'machine'));

ALTER TABLE letter ENABLE ROW LEVEL SECURITY;
ALTER TABLE letter FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON letter USING (scope_kind() IN ('door', 'machine'));

ALTER TABLE consent ENABLE ROW LEVEL SECURITY;
ALTER TABLE consent FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON consent USING (
    scope_kind() IN ('door', 'machine') OR (scope_kind() = 'person' AND account = scope_account())
);
