-- Requests of people about their data, with the clock of the law; and what every device is asked to do because of them.

CREATE TABLE right_request (
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    -- Made by the device.
    id UUID NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('access', 'correct', 'object', 'restrict', 'erase', 'withdraw')),
    purpose TEXT,
    words TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    channel TEXT NOT NULL CHECK (channel IN ('app', 'email')),
    received_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    answered_at BIGINT,
    answered_by UUID,
    answer TEXT,
    -- 1: what was asked for was done; 0: it was not, and the answer says why.
    is_done BIGINT,
    PRIMARY KEY (account, id)
);
CREATE INDEX right_request_due ON right_request (due_at) WHERE answered_at IS NULL;

CREATE TABLE device_order (
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    id UUID NOT NULL,
    action TEXT NOT NULL CHECK (action IN ('erase', 'restrict', 'lift')),
    purpose TEXT,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (account, id)
);

CREATE TABLE order_done (
    account UUID NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    id UUID NOT NULL,
    device UUID NOT NULL,
    done_at BIGINT NOT NULL,
    PRIMARY KEY (account, id, device)
);

-- When everything about the person was removed. What stays is a random number and the minutes of it.
ALTER TABLE account ADD COLUMN erased_at BIGINT;

ALTER TABLE right_request ENABLE ROW LEVEL SECURITY;
ALTER TABLE right_request FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON right_request USING (
    scope_kind() IN ('machine', 'operator') OR (scope_kind() IN ('person', 'erase') AND account = scope_account())
);
ALTER TABLE device_order ENABLE ROW LEVEL SECURITY;
ALTER TABLE device_order FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON device_order USING (
    scope_kind() = 'machine' OR (scope_kind() IN ('person', 'erase') AND account = scope_account())
);
ALTER TABLE order_done ENABLE ROW LEVEL SECURITY;
ALTER TABLE order_done FORCE ROW LEVEL SECURITY;
CREATE POLICY scope ON order_done USING (
    scope_kind() = 'machine' OR (scope_kind() IN ('person', 'erase') AND account = scope_account())
);

-- An operator finds whose request it is, and sees nothing of what they learn. What was asked for is carried out in a
-- scope of one account.
CREATE POLICY operator ON account FOR SELECT USING (scope_kind() = 'operator');
CREATE POLICY erase ON account USING (scope_kind() = 'erase' AND id = scope_account());
CREATE POLICY erase ON letter USING (scope_kind() = 'erase');
CREATE POLICY erase ON session USING (scope_kind() = 'erase' AND account = scope_account());
CREATE POLICY erase ON proof USING (scope_kind() = 'erase' AND account = scope_account());
CREATE POLICY erase ON consent USING (scope_kind() = 'erase' AND account = scope_account());
CREATE POLICY erase ON ledger USING (scope_kind() = 'erase' AND account = scope_account());
CREATE POLICY erase ON device USING (scope_kind() = 'erase' AND account = scope_account());
CREATE POLICY erase ON fact USING (scope_kind() = 'erase' AND account = scope_account());
CREATE POLICY erase ON receipt USING (scope_kind() = 'erase' AND account = scope_account());
CREATE POLICY erase ON register USING (scope_kind() = 'erase' AND account = scope_account());
CREATE POLICY erase ON progress USING (scope_kind() = 'erase' AND account = scope_account());
CREATE POLICY erase ON retired_token USING (
    scope_kind() = 'erase' AND session IN (SELECT session.id FROM session WHERE session.account = scope_account())
);
