"""The search index: tables derived from the terms, kept up to date by every write, made anew at any time.

Owns the `search_*` tables and fulfils `search.index.Index`. Nothing here is the only copy of anything: an
index of another version, or one that wasn't finished, is thrown away and made again, in pieces, so that
nobody who types has to wait for it.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from interpreter_app.base.collector import collector_paused
from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.language import keys
from interpreter_app.domain.language.folding import KEPT_SIGNS
from interpreter_app.store.database import CACHE_KIB, Store
from interpreter_app.store.index_reader import IndexDamagedError, IndexReader
from interpreter_app.store.index_rows import IndexRows, RowMaker, TermRow, rows_of_one
from interpreter_app.store.many_rows import insert_rows

if TYPE_CHECKING:
    from concurrent.futures import Future

__all__ = ["IndexDamagedError", "IndexReader", "add", "build", "is_current", "remove", "throw_away"]

LAYOUT = 6
"""Raised when the tables below change."""

VERSION = LAYOUT * 1000 + keys.VERSION
CHUNK = 8000
"""Concepts indexed in one transaction: less than a second, after which a waiting writer gets in."""

_UNWRITTEN_BYTES = 16_000_000
"""What full-text search may hold before it writes: more than a piece of CHUNK concepts comes to."""

_GIVE_WAY_SECONDS = 0.0002
_LOGGED_PAGES = 16_000
_ALL = 2**62
"""What has been reached when all is there: every concept added from then on is indexed at once."""


def is_current(store: Store) -> bool:
    """Whether the index is there, of this version, and whole."""
    if not _exists(store):
        return False
    row = store.connection.execute("SELECT version, complete FROM search_state").fetchone()
    return row is not None and row[0] == VERSION and bool(row[1])


def unfinished(store: Store) -> tuple[str, int] | None:
    """How far an index that isn't whole has got (epoch, concept reached), to see whether anybody goes on
    with it; None if it is current."""
    if is_current(store):
        return None
    if not _exists(store):
        return ("", 0)
    row = store.connection.execute("SELECT epoch, reached FROM search_state").fetchone()
    return (str(row[0]), int(row[1]))


def throw_away(store: Store) -> None:
    """Drop the index; the next `build` makes it anew."""
    with store.write():
        for table in ("search_whole", "search_text", "search_word", "search_state"):
            store.connection.execute(f"DROP TABLE IF EXISTS {table}")


def build(store: Store, progress: Progress = silent) -> None:
    """Finish the index, from nothing if it is missing or of another version.

    Written in pieces of CHUNK concepts, each a transaction of its own: other writers get in between, and
    work that was cut short goes on where it stopped.
    """
    run = store.connection.execute
    # What is derived needn't survive a power cut; what a person types through this connection later must.
    run("PRAGMA synchronous = NORMAL")
    run("PRAGMA cache_size = -64000")
    # The same pages are written again and again: the log is folded into the file less often meanwhile.
    run(f"PRAGMA wal_autocheckpoint = {_LOGGED_PAGES}")
    try:
        total = int(run("SELECT coalesce(max(number), 0) FROM concept").fetchone()[0])
        with _beside_typing(), _Pieces(store) as pieces:
            while (reached := _build_piece(store, pieces)) is not None:
                progress(min(reached, total), total)
        progress(total, total)
    finally:
        run("PRAGMA synchronous = FULL")
        run("PRAGMA wal_autocheckpoint = 1000")
        run(f"PRAGMA cache_size = -{CACHE_KIB}")


def _build_piece(store: Store, pieces: _Pieces) -> int | None:
    """Index the next CHUNK concepts in one transaction; the number reached, or None if all are there.

    Another process may have thrown the index away or begun it anew since the last piece.
    """
    run = store.connection.execute
    with store.write():
        if not _exists(store) or _value(store, "version") != VERSION:
            throw_away(store)
            _create(store.connection)
        epoch, complete, reached = run("SELECT epoch, complete, reached FROM search_state").fetchone()
        if complete:
            return None
        last, is_last, rows = pieces.take(epoch, reached)
        _insert(store.connection, rows)
        if is_last:
            _complete(store.connection)
        else:
            run("UPDATE search_state SET reached = ?", (last,))
    return last


class _Piece(NamedTuple):
    """The concepts indexed in one transaction: where it began, what it reaches, whether all is there then."""

    epoch: str
    after: int
    last: int
    is_last: bool
    seen: int
    """What SQLite says of the file as it was read: another number once another connection wrote into it."""
    rows: Future[IndexRows]


class _Pieces:
    """The pieces of an index one after the other; the rows of the next are made while one is being written.

    SQLite works without holding Python up, and making rows takes as long as writing them: two threads take
    three quarters of the time of one. Only the caller's touches the store, and nothing else is written
    through this connection meanwhile.
    """

    def __init__(self, store: Store) -> None:
        from concurrent.futures import ThreadPoolExecutor

        self._store = store
        self._executor = ThreadPoolExecutor(1, "index-rows")
        self._maker = RowMaker()
        self._ahead: _Piece | None = None

    def __enter__(self) -> _Pieces:
        return self

    def __exit__(self, *_raised: object) -> None:
        # Waits for the rows under way, a fraction of a second: no thread outlives what it works for.
        self._executor.shutdown(cancel_futures=True)

    def take(self, epoch: str, after: int) -> tuple[int, bool, IndexRows]:
        """The concept reached, whether it is the last one, and the rows up to it; begins with the next piece.

        What was made ahead is made again if anybody wrote in between, or began the index anew: those rows,
        and the words learnt from them, may be of terms that are no more.
        """
        piece = self._ahead
        if piece is None or piece[:2] != (epoch, after) or piece.seen != self._seen():
            self._maker = RowMaker()
            piece = self._begin(epoch, after)
        rows = piece.rows.result()
        self._ahead = None if piece.is_last else self._begin(epoch, piece.last)
        return piece.last, piece.is_last, rows

    def _begin(self, epoch: str, after: int) -> _Piece:
        run = self._store.connection.execute
        asked = "SELECT number FROM concept WHERE number > ? ORDER BY number LIMIT ?"
        numbers = run(asked, (after, CHUNK)).fetchall()
        last = int(numbers[-1][0]) if numbers else after
        terms = _terms_between(self._store.connection, after + 1, last)
        made = self._executor.submit(self._maker.rows, terms)
        return _Piece(epoch, after, last, len(numbers) < CHUNK, self._seen(), made)

    def _seen(self) -> int:
        return int(self._store.connection.execute("PRAGMA data_version").fetchone()[0])


def _complete(connection: sqlite3.Connection) -> None:
    """All is there. A short beginning looked for in one small glossary needs an order of its own, which is
    made at once in a fraction of the time that it would take row by row."""
    connection.execute("CREATE INDEX IF NOT EXISTS search_whole_by_scope ON search_whole (scope, key)")
    connection.execute("UPDATE search_state SET complete = 1, reached = ?", (_ALL,))


@contextmanager
def _beside_typing() -> Iterator[None]:
    """Give way to other threads at once: each row read by one that types would wait five milliseconds.

    The garbage collector would find nothing here; its rounds cost a tenth of the time.
    """
    interval = sys.getswitchinterval()
    sys.setswitchinterval(_GIVE_WAY_SECONDS)
    try:
        with collector_paused():
            yield
    finally:
        sys.setswitchinterval(interval)


def add(store: Store, concepts: Iterable[int]) -> None:
    """Index the terms of these concepts, which aren't in the index; inside the caller's transaction."""
    if not _exists(store):
        return
    reached = _value(store, "reached")
    numbers = [n for n in concepts if n <= reached]
    connection = store.connection
    maker = RowMaker()
    for start in range(0, len(numbers), 500):
        _insert(connection, maker.rows(_terms_of(connection, numbers[start : start + 500])))


def remove(store: Store, concepts: Iterable[int]) -> None:
    """Take the terms of these concepts, as they still stand in the store, out of the index."""
    if not _exists(store):
        return
    reached = _value(store, "reached")
    numbers = [n for n in concepts if n <= reached]
    for start in range(0, len(numbers), 500):
        for term in _terms_of(store.connection, numbers[start : start + 500]):
            _delete(store.connection, term)


def _exists(store: Store) -> bool:
    return (
        store.connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'search_state'").fetchone()
        is not None
    )


def _value(store: Store, column: str) -> int:
    return int(store.connection.execute(f"SELECT {column} FROM search_state").fetchone()[0])


def _create(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE search_whole (key TEXT NOT NULL, term INTEGER NOT NULL, concept INTEGER NOT NULL,"
        " scope INTEGER NOT NULL, standing INTEGER NOT NULL, PRIMARY KEY (key, term)) WITHOUT ROWID"
    )
    connection.execute(
        "CREATE VIRTUAL TABLE search_text USING fts5(words, content='', detail=none, columnsize=0,"
        f" prefix='2 3 4 5', tokenize=\"ascii tokenchars '{KEPT_SIGNS}'\")"
    )
    # What one piece adds is written as one segment; more of them would only have to be merged.
    connection.execute(
        "INSERT INTO search_text (search_text, rank) VALUES ('hashsize', ?)", (_UNWRITTEN_BYTES,)
    )
    connection.execute(
        "CREATE TABLE search_word (number INTEGER PRIMARY KEY, word TEXT NOT NULL, stem TEXT NOT NULL,"
        " code TEXT NOT NULL, UNIQUE (stem, word, code))"
    )
    connection.execute(
        "CREATE TABLE search_state (epoch TEXT NOT NULL, version INTEGER NOT NULL,"
        " complete INTEGER NOT NULL, reached INTEGER NOT NULL)"
    )
    connection.execute("INSERT INTO search_state VALUES (?, ?, 0, 0)", (os.urandom(8).hex(), VERSION))


_TERMS = (
    "SELECT t.number, t.concept, c.glossary, t.language, t.text, t.type, t.part_of_speech, t.status"
    " FROM concept c JOIN term t ON t.concept = c.number WHERE c.number"
)


def _terms_between(connection: sqlite3.Connection, first: int, last: int) -> list[TermRow]:
    asked = f"{_TERMS} BETWEEN ? AND ? ORDER BY c.number, t.number"
    return connection.execute(asked, (first, last)).fetchall()


def _terms_of(connection: sqlite3.Connection, concepts: Sequence[int]) -> list[TermRow]:
    asked = f"{_TERMS} IN (SELECT value FROM json_each(?)) ORDER BY c.number, t.number"
    return connection.execute(asked, (json.dumps(list(concepts)),)).fetchall()


def _insert(connection: sqlite3.Connection, rows: IndexRows) -> None:
    insert_rows(connection, "INSERT OR IGNORE INTO search_whole", rows.whole)
    connection.execute(
        "INSERT INTO search_text (rowid, words) SELECT CAST(key AS INTEGER), value FROM json_each(?)",
        (json.dumps(dict(rows.texts), ensure_ascii=False),),
    )
    insert_rows(connection, "INSERT OR IGNORE INTO search_word (stem, word, code)", rows.words)


def _delete(connection: sqlite3.Connection, term: TermRow) -> None:
    number = term[0]
    whole, tokens = rows_of_one(term)
    connection.executemany(
        "DELETE FROM search_whole WHERE key = ? AND term = ?", [(key, number) for key in whole]
    )
    connection.execute(
        "INSERT INTO search_text (search_text, rowid, words) VALUES ('delete', ?, ?)", (number, tokens)
    )
