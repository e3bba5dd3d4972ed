"""What a person typed, on the disk before it is in the store: lines on their way, and lines half-typed.

Owns the small file beside the store (its name with `-outbox`) that nobody but the window writes to, so that
a line is safe within a moment even while an import, here or in another process, holds the store. It must
not know what a line means. A line leaves it once it is in the store; what is still here when the program
starts was cut short and is filed then.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from interpreter_app.base.errors import StoreError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.store import clock
from interpreter_app.store.database import said_plainly

SUFFIX = "-outbox"
_APPLICATION_ID = 0x50534F42
_BUSY_SECONDS = 2
_TABLES = (
    "CREATE TABLE IF NOT EXISTS line (number INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE,"
    " kind TEXT NOT NULL, at TEXT NOT NULL, zone TEXT NOT NULL, words TEXT NOT NULL)",
    "CREATE TABLE IF NOT EXISTS draft (name TEXT PRIMARY KEY, text TEXT NOT NULL, at TEXT NOT NULL)"
    " WITHOUT ROWID",
)


class Line(NamedTuple):
    """Something typed and given out of hand: its kind, when (UTC, ISO 8601) and where, and its words."""

    id: str
    kind: str
    at: str
    zone: str
    words: Mapping[str, str]


class Outbox:
    """The open file. Not to be shared between threads."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._run = connection.execute
        self._connection = connection

    def keep(self, line: Line, drafts: Iterable[str] = ()) -> None:
        """Have this line on the disk; the same one again changes nothing. Raises StoreError.

        What was half-typed of it, under the names of `drafts`, goes in the same moment: a line is never there
        both whole and half.
        """
        row = (line.id, line.kind, line.at, line.zone, json.dumps(dict(line.words), ensure_ascii=False))
        with said_plainly(self.path), self._at_once():
            self._run("INSERT OR IGNORE INTO line (id, kind, at, zone, words) VALUES (?, ?, ?, ?, ?)", row)
            for name in drafts:
                self._run("DELETE FROM draft WHERE name = ?", (name,))

    @contextmanager
    def _at_once(self) -> Iterator[None]:
        """All of the block is written, or nothing of it."""
        self._run("BEGIN IMMEDIATE")
        try:
            yield
            self._run("COMMIT")
        except BaseException:
            with suppress(sqlite3.Error):
                self._run("ROLLBACK")
            raise

    def settle(self, ident: str) -> None:
        """This line is in the store, or nobody wants it any more. Raises StoreError."""
        with said_plainly(self.path):
            self._run("DELETE FROM line WHERE id = ?", (ident,))

    def waiting(self) -> list[Line]:
        """The lines that aren't in the store as far as is known, in the order they were typed."""
        with said_plainly(self.path):
            rows = self._run("SELECT id, kind, at, zone, words FROM line ORDER BY number").fetchall()
        return [Line(r[0], r[1], r[2], r[3], json.loads(r[4])) for r in rows]

    def save_draft(self, name: str, text: str) -> None:
        """Keep what is half-typed under this name; an empty text is forgotten. Raises StoreError."""
        with said_plainly(self.path):
            if text:
                self._run(
                    "INSERT INTO draft (name, text, at) VALUES (?, ?, ?)"
                    " ON CONFLICT (name) DO UPDATE SET text = excluded.text, at = excluded.at",
                    (name, text, clock.now()),
                )
            else:
                self._run("DELETE FROM draft WHERE name = ?", (name,))

    def drafts(self) -> dict[str, str]:
        """What was half-typed, by name."""
        with said_plainly(self.path):
            return dict(self._run("SELECT name, text FROM draft").fetchall())

    def close(self) -> None:
        """Close the file, and leave no journal beside it."""
        with suppress(sqlite3.Error):
            self._run("PRAGMA journal_mode = DELETE")
        self._connection.close()

    def __enter__(self) -> Outbox:
        return self

    def __exit__(self, *_details: object) -> None:
        self.close()


def path_of(store: Path) -> Path:
    """Where the outbox of the store at this path is."""
    return store.with_name(store.name + SUFFIX)


def open_outbox(store: Path) -> Outbox:
    """The outbox of the store at this path, made if it isn't there.

    One that is damaged is put aside under another name, never thrown away: a line may still be got out of
    it. Raises StoreError if there can be none here.
    """
    path = path_of(store)
    try:
        return _opened(path)
    except StoreError as error:
        if not _is_damaged(error):
            raise
    _put_aside(path)
    return _opened(path)


def left_behind(store: Path) -> tuple[list[Line], dict[str, str]]:
    """The lines and drafts that the last run left in the outbox, without making one if there is none.

    Raises StoreError if it can't be read; one that is damaged has then been put aside.
    """
    path = path_of(store)
    if not path.exists():
        return [], {}
    try:
        with _opened(path) as outbox:
            return outbox.waiting(), outbox.drafts()
    except StoreError as error:
        if not _is_damaged(error):
            raise
        aside = _put_aside(path)
        raise StoreError(
            _(
                "What was typed last may be missing: the file that held it is damaged, and kept as {name}."
            ).format(name=aside)
        ) from error


def _put_aside(path: Path) -> Path:
    aside = path.with_name(f"{path.name}-{clock.now().replace(':', '')[:17]}-damaged")
    try:
        path.replace(aside)
    except OSError as error:
        raise StoreError(
            _("{name} is damaged and can’t be moved: move it away.").format(name=path)
        ) from error
    return aside


def _opened(path: Path) -> Outbox:
    with said_plainly(path):
        connection = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
        try:
            _prepare(connection)
        except BaseException:
            connection.close()
            raise
    return Outbox(path, connection)


def _prepare(connection: sqlite3.Connection) -> None:
    run = connection.execute
    # With a truncated journal a commit survives a power cut, and no words are left in the file afterwards.
    run("PRAGMA journal_mode = TRUNCATE")
    run("PRAGMA synchronous = FULL")
    run("PRAGMA secure_delete = ON")
    if run("PRAGMA application_id").fetchone()[0] == _APPLICATION_ID:
        return
    if run("SELECT 1 FROM sqlite_master LIMIT 1").fetchone():
        strange = sqlite3.DatabaseError("a database, but no outbox")
        strange.sqlite_errorcode = sqlite3.SQLITE_NOTADB
        raise strange
    run("BEGIN IMMEDIATE")
    try:
        for statement in _TABLES:
            run(statement)
        run(f"PRAGMA application_id = {_APPLICATION_ID}")
        run("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            run("ROLLBACK")
        raise


def _is_damaged(error: StoreError) -> bool:
    code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF
    return code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
