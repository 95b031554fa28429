-- Installed editions. Everything here can be made again from the edition's file.

CREATE TABLE edition (
    version       TEXT PRIMARY KEY,
    -- Shown to the learner; at most one.
    active        INTEGER NOT NULL CHECK (active IN (0, 1)),
    manifest      TEXT NOT NULL,
    manifest_hash TEXT NOT NULL,
    -- Of the edition's file.
    file_hash     TEXT NOT NULL,
    installed_at  TEXT NOT NULL
) STRICT;

CREATE UNIQUE INDEX edition_active ON edition (active) WHERE active = 1;

-- Markdown files and pictures by the hash of their bytes; editions share them.
CREATE TABLE blob (
    hash          TEXT PRIMARY KEY,
    bytes         BLOB NOT NULL
) STRICT;

CREATE TABLE edition_blob (
    version       TEXT NOT NULL REFERENCES edition (version) ON DELETE CASCADE,
    hash          TEXT NOT NULL REFERENCES blob (hash),
    PRIMARY KEY (version, hash)
) STRICT, WITHOUT ROWID;

CREATE INDEX edition_blob_hash ON edition_blob (hash);

-- What can be found in the active edition: one row per stretch of text under a heading.
CREATE TABLE section (
    id            INTEGER PRIMARY KEY,
    kind          TEXT NOT NULL,
    item          TEXT NOT NULL,
    lang          TEXT NOT NULL,
    title         TEXT NOT NULL,
    course_title  TEXT NOT NULL,
    heading       TEXT NOT NULL,
    anchor        TEXT NOT NULL,
    body          TEXT NOT NULL
) STRICT;

-- Words as written and, behind an underscore, their stems; made by the app, so the tokenizer only has to split.
CREATE VIRTUAL TABLE section_words USING fts5 (
    title, heading, body, about,
    content = '', columnsize = 1, detail = column,
    prefix = '2 3 4',
    tokenize = "unicode61 remove_diacritics 0 tokenchars '_'"
);

-- Every word as written, for the nearest spelling.
CREATE TABLE word (
    word          TEXT PRIMARY KEY,
    length        INTEGER NOT NULL,
    count         INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX word_length ON word (length);
