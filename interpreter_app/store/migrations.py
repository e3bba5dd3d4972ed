"""The shape of the store, as a list of steps that is only ever added to.

Owns the tables that hold what people wrote. What is derived from them (the search index) is not here: it
is made and thrown away by `index`. A step, once released, is never changed.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

STEPS = Migrations("passerelle")


@STEPS()
def m001_glossaries(db: Database) -> None:
    """Glossaries, concepts and terms; which starter entries came with the program."""
    _script(
        db,
        """
        CREATE TABLE glossary (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            name_fr TEXT NOT NULL DEFAULT '', name_en TEXT NOT NULL DEFAULT '',
            description_fr TEXT NOT NULL DEFAULT '', description_en TEXT NOT NULL DEFAULT '',
            version TEXT NOT NULL DEFAULT '', licence TEXT NOT NULL DEFAULT '',
            authors TEXT NOT NULL DEFAULT '',
            starter INTEGER NOT NULL DEFAULT 0,
            created_at TEXT NOT NULL, changed_at TEXT NOT NULL
        );
        CREATE TABLE concept (
            number INTEGER PRIMARY KEY,
            glossary INTEGER NOT NULL REFERENCES glossary(number) ON DELETE CASCADE,
            id TEXT NOT NULL,
            subject_field TEXT NOT NULL DEFAULT '',
            definition_fr TEXT NOT NULL DEFAULT '', definition_en TEXT NOT NULL DEFAULT '',
            equivalence TEXT,
            false_friend INTEGER NOT NULL DEFAULT 0,
            transfer_note_fr TEXT NOT NULL DEFAULT '', transfer_note_en TEXT NOT NULL DEFAULT '',
            source TEXT NOT NULL DEFAULT '',
            checked INTEGER NOT NULL DEFAULT 0,
            note TEXT NOT NULL DEFAULT '',
            changed_at TEXT NOT NULL,
            UNIQUE (glossary, id)
        );
        CREATE TABLE term (
            number INTEGER PRIMARY KEY,
            concept INTEGER NOT NULL REFERENCES concept(number) ON DELETE CASCADE,
            text TEXT NOT NULL, language TEXT NOT NULL,
            type TEXT NOT NULL, status TEXT NOT NULL,
            part_of_speech TEXT, gender TEXT, grammatical_number TEXT,
            region TEXT NOT NULL DEFAULT '', context TEXT NOT NULL DEFAULT '',
            pronunciation TEXT NOT NULL DEFAULT ''
        );
        CREATE INDEX term_by_concept ON term (concept);
        CREATE TABLE starter_concept (
            glossary TEXT NOT NULL, concept TEXT NOT NULL, fingerprint TEXT NOT NULL,
            PRIMARY KEY (glossary, concept)
        ) WITHOUT ROWID;
        CREATE TABLE starter_file (glossary TEXT PRIMARY KEY, fingerprint TEXT NOT NULL) WITHOUT ROWID;
        """,
    )


@STEPS()
def m002_history(db: Database) -> None:
    """Every operation on glossaries with what stood there before, so that it can be had back."""
    _script(
        db,
        """
        CREATE TABLE operation (
            number INTEGER PRIMARY KEY,
            at TEXT NOT NULL, zone TEXT NOT NULL, who TEXT NOT NULL,
            kind TEXT NOT NULL, glossary TEXT NOT NULL,
            undoes INTEGER REFERENCES operation(number)
        );
        CREATE TABLE history (
            number INTEGER PRIMARY KEY,
            operation INTEGER NOT NULL REFERENCES operation(number),
            concept TEXT NOT NULL,
            before TEXT
        );
        CREATE INDEX history_by_operation ON history (operation);
        CREATE INDEX history_by_concept ON history (concept);
        """,
    )


@STEPS()
def m003_session(db: Database) -> None:
    """What an interpreter leaves behind in a session: queries, pinned terms, notes, half-typed lines."""
    _script(
        db,
        """
        CREATE TABLE lookup (
            number INTEGER PRIMARY KEY,
            at TEXT NOT NULL, zone TEXT NOT NULL,
            query TEXT NOT NULL,
            outcome TEXT NOT NULL,
            glossary TEXT, concept TEXT
        );
        CREATE TABLE pin (
            number INTEGER PRIMARY KEY,
            at TEXT NOT NULL, zone TEXT NOT NULL,
            glossary TEXT NOT NULL, concept TEXT NOT NULL, language TEXT NOT NULL,
            removed_at TEXT
        );
        CREATE TABLE note (
            number INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            at TEXT NOT NULL, zone TEXT NOT NULL,
            kind TEXT NOT NULL, text TEXT NOT NULL,
            removed_at TEXT
        );
        CREATE TABLE draft (name TEXT PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL) WITHOUT ROWID;
        """,
    )


@STEPS()
def m004_whole_glossaries_in_history(db: Database) -> None:
    """What stood before an operation on a glossary itself; deleted concepts and terms as they stood.

    `glossary_history.before` is the glossary's row as a JSON object, or NULL if the operation made it. The
    tables `gone_…` have the columns of those whose rows they take in.
    """
    _script(
        db,
        """
        CREATE TABLE glossary_history (
            operation INTEGER PRIMARY KEY REFERENCES operation(number),
            place INTEGER NOT NULL,
            before TEXT
        );
        CREATE TABLE gone_concept (
            operation INTEGER NOT NULL REFERENCES operation(number),
            number INTEGER NOT NULL,
            glossary INTEGER NOT NULL,
            id TEXT NOT NULL,
            subject_field TEXT NOT NULL DEFAULT '',
            definition_fr TEXT NOT NULL DEFAULT '', definition_en TEXT NOT NULL DEFAULT '',
            equivalence TEXT,
            false_friend INTEGER NOT NULL DEFAULT 0,
            transfer_note_fr TEXT NOT NULL DEFAULT '', transfer_note_en TEXT NOT NULL DEFAULT '',
            source TEXT NOT NULL DEFAULT '',
            checked INTEGER NOT NULL DEFAULT 0,
            note TEXT NOT NULL DEFAULT '',
            changed_at TEXT NOT NULL
        );
        CREATE TABLE gone_term (
            operation INTEGER NOT NULL REFERENCES operation(number),
            number INTEGER NOT NULL,
            concept INTEGER NOT NULL,
            text TEXT NOT NULL, language TEXT NOT NULL,
            type TEXT NOT NULL, status TEXT NOT NULL,
            part_of_speech TEXT, gender TEXT, grammatical_number TEXT,
            region TEXT NOT NULL DEFAULT '', context TEXT NOT NULL DEFAULT '',
            pronunciation TEXT NOT NULL DEFAULT ''
        );
        CREATE UNIQUE INDEX gone_concept_by_operation ON gone_concept (operation, number);
        CREATE INDEX gone_concept_by_number ON gone_concept (number);
        CREATE UNIQUE INDEX gone_term_by_operation ON gone_term (operation, number);
        CREATE INDEX gone_term_by_number ON gone_term (number);
        """,
    )


@STEPS()
def m005_session_as_typed(db: Database) -> None:
    """A pin keeps the term as it was heard; what is half-typed lives in the outbox from now on."""
    _script(
        db,
        """
        ALTER TABLE pin ADD COLUMN term TEXT NOT NULL DEFAULT '';
        INSERT INTO note (id, at, zone, kind, text)
            SELECT 'n-half-typed-' || name, at, 'UTC', 'note', text FROM draft;
        DROP TABLE draft;
        CREATE TABLE filed (id TEXT PRIMARY KEY) WITHOUT ROWID;
        CREATE INDEX note_by_time ON note (at, number) WHERE removed_at IS NULL;
        CREATE INDEX lookup_by_outcome ON lookup (outcome, number);
        """,
    )


@STEPS()
def m006_starter_differences(db: Database) -> None:
    """What a release has for a starter entry that the person had edited, until they have chosen.

    `shipped` is the release's concept as history keeps one; `decided` is set once the person kept theirs.
    """
    _script(
        db,
        """
        CREATE TABLE starter_difference (
            glossary TEXT NOT NULL, concept TEXT NOT NULL,
            shipped TEXT NOT NULL,
            decided INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (glossary, concept)
        ) WITHOUT ROWID;
        """,
    )


@STEPS()
def m007_deeds(db: Database) -> None:
    """A deed may span several glossaries, and a moved concept keeps its history.

    `operation.part_of` is the number of the deed's first operation, which has NULL itself. `arrival` tells
    where a concept came from that an operation added by moving it. The indexes are for one concept's history,
    for the list of deeds and for what is deleted, in a store with a million rows of history.
    """
    _script(
        db,
        """
        ALTER TABLE operation ADD COLUMN part_of INTEGER REFERENCES operation(number);
        CREATE TABLE arrival (
            operation INTEGER NOT NULL REFERENCES operation(number),
            concept TEXT NOT NULL,
            from_glossary TEXT NOT NULL, from_concept TEXT NOT NULL,
            PRIMARY KEY (operation, concept)
        ) WITHOUT ROWID;
        CREATE INDEX operation_by_deed ON operation (part_of) WHERE part_of IS NOT NULL;
        CREATE INDEX operation_by_undone ON operation (undoes) WHERE undoes IS NOT NULL;
        CREATE INDEX operation_by_glossary ON operation (glossary, number);
        DROP INDEX history_by_concept;
        CREATE INDEX history_by_concept ON history (concept, operation);
        CREATE INDEX gone_concept_by_id ON gone_concept (id, operation);
        """,
    )


@STEPS()
def m008_differences(db: Database) -> None:
    """What an imported file has otherwise in fields that the person had changed, too, and their choices.

    `theirs` is the file's concept as history keeps one, under the id that ours has; `fields` lists name,
    language and term of the fields in question. A row counts as long as its operation isn't taken back.
    """
    _script(
        db,
        """
        CREATE TABLE difference (
            number INTEGER PRIMARY KEY,
            operation INTEGER NOT NULL REFERENCES operation(number),
            glossary TEXT NOT NULL, concept TEXT NOT NULL,
            theirs TEXT NOT NULL, fields TEXT NOT NULL, origin TEXT NOT NULL
        );
        CREATE TABLE difference_choice (
            difference INTEGER NOT NULL REFERENCES difference(number),
            operation INTEGER NOT NULL REFERENCES operation(number),
            PRIMARY KEY (difference, operation)
        ) WITHOUT ROWID;
        """,
    )


@STEPS()
def m009_one_of_many(db: Database) -> None:
    """Of one concept among many: its deleted terms, the differences from it, and where it was moved."""
    _script(
        db,
        """
        CREATE INDEX gone_term_by_concept ON gone_term (operation, concept, number);
        CREATE INDEX difference_by_concept ON difference (glossary, concept);
        CREATE INDEX arrival_by_origin ON arrival (from_glossary, from_concept);
        """,
    )


@STEPS()
def m010_records(db: Database) -> None:
    """Visits and contacts, each kept whole as plain data (JSON), their history, and copies of documents.

    `record_history.before` is what stood before the operation, or NULL if it made the record. `attachment`
    holds a file's bytes under the digest that names it. `choice` keeps what a person chose for the store as a
    whole, such as the visit that is today's.
    """
    _script(
        db,
        """
        CREATE TABLE record (
            number INTEGER PRIMARY KEY,
            kind TEXT NOT NULL, id TEXT NOT NULL,
            body TEXT NOT NULL,
            created_at TEXT NOT NULL, changed_at TEXT NOT NULL,
            UNIQUE (kind, id)
        );
        CREATE TABLE record_history (
            number INTEGER PRIMARY KEY,
            operation INTEGER NOT NULL REFERENCES operation(number),
            kind TEXT NOT NULL, id TEXT NOT NULL,
            before TEXT
        );
        CREATE INDEX record_history_by_operation ON record_history (operation);
        CREATE INDEX record_history_by_record ON record_history (kind, id, number);
        CREATE TABLE attachment (digest TEXT PRIMARY KEY, content BLOB NOT NULL, created_at TEXT NOT NULL);
        CREATE TABLE choice (
            name TEXT PRIMARY KEY, value TEXT NOT NULL, changed_at TEXT NOT NULL
        ) WITHOUT ROWID;
        """,
    )


@STEPS()
def m011_notes(db: Database) -> None:
    """Notes of meetings: to which visit and session each belongs, who speaks, and where it stands.

    What was there stays as it is, number and stamp too. `place` orders them (a time in UTC, to as many
    decimals as it takes), `more` is plain data (JSON) of all that nothing is looked for by. Their history is
    that of records, of the kind «note».
    """
    _script(
        db,
        """
        ALTER TABLE note ADD COLUMN visit TEXT NOT NULL DEFAULT '';
        ALTER TABLE note ADD COLUMN session TEXT NOT NULL DEFAULT '';
        ALTER TABLE note ADD COLUMN speaker TEXT NOT NULL DEFAULT '';
        ALTER TABLE note ADD COLUMN place TEXT NOT NULL DEFAULT '';
        ALTER TABLE note ADD COLUMN more TEXT NOT NULL DEFAULT '{}';
        UPDATE note SET place = coalesce(strftime('%Y-%m-%dT%H:%M:%f', at), substr(at, 1, 23));
        CREATE INDEX note_by_visit ON note (visit, place, number) WHERE removed_at IS NULL;
        CREATE INDEX note_by_session ON note (visit, session, place, number, kind, removed_at)
            WHERE removed_at IS NULL;
        CREATE INDEX note_answering ON note (visit, place, number)
            WHERE removed_at IS NULL AND json_extract(more, '$.questions') IS NOT NULL;
        CREATE INDEX note_by_kind ON note (kind, place, number)
            WHERE removed_at IS NULL AND kind IN ('action', 'missing-term', 'insight');
        CREATE INDEX note_by_speaker ON note (speaker, place, number)
            WHERE removed_at IS NULL AND speaker <> '';
        CREATE INDEX note_by_owner ON note (json_extract(more, '$.owner'), place, number)
            WHERE removed_at IS NULL AND json_extract(more, '$.owner') IS NOT NULL;
        CREATE INDEX note_removed ON note (removed_at, number) WHERE removed_at IS NOT NULL;
        """,
    )


@STEPS()
def m012_exported(db: Database) -> None:
    """As of which operations each glossary was written into a file."""
    _script(
        db,
        """
        CREATE TABLE exported (
            glossary TEXT NOT NULL, operation INTEGER NOT NULL, PRIMARY KEY (glossary, operation)
        ) WITHOUT ROWID;
        """,
    )


def _script(db: Database, statements: str) -> None:
    """Run several statements inside the step's transaction (executescript would end it)."""
    for statement in statements.split(";"):
        if statement.strip():
            db.execute(statement)
