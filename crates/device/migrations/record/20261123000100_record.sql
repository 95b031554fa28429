-- What one learner has done on this machine. Facts are only ever added; registers hold the latest value.

CREATE TABLE own_device (
    id         INTEGER PRIMARY KEY,
    -- The last row is the id in use: a restored record takes a new one, so that numbers are never given twice.
    device     TEXT NOT NULL UNIQUE,
    since      TEXT NOT NULL
) STRICT;

CREATE TABLE fact (
    id         INTEGER PRIMARY KEY,
    device     TEXT NOT NULL,
    seq        INTEGER NOT NULL CHECK (seq > 0),
    -- The fact as JSON, byte for byte what the hash covers.
    canonical  TEXT NOT NULL,
    hash       BLOB NOT NULL CHECK (length(hash) = 32),
    -- Hash of the fact before; null for a device's first.
    previous   BLOB CHECK ((previous IS NULL) = (seq = 1)),
    at         TEXT AS (json_extract(canonical, '$.at')) VIRTUAL,
    kind       TEXT AS (json_extract(canonical, '$.body.type')) VIRTUAL,
    UNIQUE (device, seq)
) STRICT;

CREATE TRIGGER fact_is_next BEFORE INSERT ON fact
WHEN NEW.seq <> 1 + coalesce((SELECT max(seq) FROM fact WHERE device = NEW.device), 0)
BEGIN
    SELECT raise(ABORT, 'facts are numbered without gaps');
END;

CREATE TRIGGER fact_stays BEFORE UPDATE ON fact
BEGIN
    SELECT raise(ABORT, 'a fact is never changed');
END;

CREATE TRIGGER fact_is_kept BEFORE DELETE ON fact
BEGIN
    SELECT raise(ABORT, 'a fact is never deleted');
END;

CREATE TABLE register (
    key        TEXT PRIMARY KEY,
    value      TEXT NOT NULL,
    lamport    INTEGER NOT NULL CHECK (lamport >= 0),
    device     TEXT NOT NULL,
    updated_at TEXT NOT NULL
) STRICT;

-- Rows of a damaged record whose hashes do not hold: not counted as done, not thrown away.
CREATE TABLE fact_apart (
    id         INTEGER PRIMARY KEY,
    apart_at   TEXT NOT NULL,
    device     TEXT NOT NULL,
    seq        INTEGER NOT NULL,
    canonical  TEXT NOT NULL,
    hash       BLOB NOT NULL,
    previous   BLOB
) STRICT;
