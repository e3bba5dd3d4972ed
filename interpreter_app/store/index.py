"""The search index: tables derived from the terms, kept up to date by every write, made anew at any time.

Owns the `search_*` tables and fulfils `search.index.Index`. Nothing here is the only copy of anything: an
index of another version, or one that wasn't finished, is thrown away and made again, in pieces, so that
nobody who types has to wait for it.
"""

from __future__ import annotations

import json
import secrets
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.language import keys
from interpreter_app.domain.language.folding import KEPT_SIGNS, fold
from interpreter_app.domain.language.inflection import stem
from interpreter_app.domain.language.keys import Hit, Scopes, scope_of
from interpreter_app.domain.language.sounds import sound_code
from interpreter_app.domain.terms import Language
from interpreter_app.store.database import Store

LAYOUT = 4
"""Raised when the tables below change."""

VERSION = LAYOUT * 1000 + keys.VERSION
CHUNK = 8000
"""Concepts indexed in one transaction: less than a second, after which a waiting writer gets in."""

_SCANNED = 30_000
"""Keys looked through for those of the wanted scopes before giving up: some two milliseconds."""

_SCOPE_MARK = "§s"
_INITIALS_MARK = "§a"


class IndexedTerm(NamedTuple):
    """What the index must know of a term."""

    number: int
    concept: int
    glossary: int
    language: str
    text: str

    @property
    def scope(self) -> int:
        """The scope its keys are kept under."""
        return scope_of(self.glossary, self.language == Language.ENGLISH)


def is_current(store: Store) -> bool:
    """Whether the index is there, of this version, and whole."""
    if not _exists(store):
        return False
    row = store.connection.execute("SELECT version, complete FROM search_state").fetchone()
    return row is not None and row[0] == VERSION and bool(row[1])


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
    try:
        total = int(run("SELECT coalesce(max(number), 0) FROM concept").fetchone()[0])
        makers: dict[str, _Makers] = {}
        while (reached := _build_piece(store, makers)) is not None:
            progress(min(reached, total), total)
        progress(total, total)
    finally:
        run("PRAGMA synchronous = FULL")
        run("PRAGMA cache_size = -16000")


def _build_piece(store: Store, makers: dict[str, _Makers]) -> int | None:
    """Index the next CHUNK concepts in one transaction; the number reached, or None if all are there.

    Another process may have thrown the index away or begun it anew since the last piece: what has been learnt
    (`makers`) belongs to one epoch.
    """
    run = store.connection.execute
    with store.write():
        if not _exists(store) or _value(store, "version") != VERSION:
            throw_away(store)
            _create(store.connection)
        epoch, complete, reached = run("SELECT epoch, complete, reached FROM search_state").fetchone()
        if complete:
            return None
        numbers = run(
            "SELECT number FROM concept WHERE number > ? ORDER BY number LIMIT ?", (reached, CHUNK)
        ).fetchall()
        if not numbers:
            run("UPDATE search_state SET complete = 1, reached = ?", (2**62,))
            return None
        last = int(numbers[-1][0])
        if epoch not in makers:
            makers.clear()
            makers[epoch] = _Makers()
        _insert(store.connection, _terms_between(store.connection, reached + 1, last), makers[epoch])
        run("UPDATE search_state SET reached = ?", (last,))
    return last


def add(store: Store, concepts: Iterable[int]) -> None:
    """Index the terms of these concepts, which aren't in the index; inside the caller's transaction."""
    if not _exists(store):
        return
    reached = _value(store, "reached")
    numbers = [n for n in concepts if n <= reached]
    connection = store.connection
    makers = _Makers()
    for start in range(0, len(numbers), 500):
        _insert(connection, _terms_of(connection, numbers[start : start + 500]), makers)


def remove(store: Store, concepts: Iterable[int]) -> None:
    """Take the terms of these concepts, as they still stand in the store, out of the index."""
    if not _exists(store):
        return
    reached = _value(store, "reached")
    numbers = [n for n in concepts if n <= reached]
    for start in range(0, len(numbers), 500):
        for term in _terms_of(store.connection, numbers[start : start + 500]):
            _delete(store.connection, term)


class IndexReader:
    """The index as the engine asks it; see search.index.Index. Lives as long as its store."""

    def __init__(self, store: Store) -> None:
        self._connection = store.connection

    def whole(self, lower: str, upper: str, scopes: Scopes, limit: int) -> list[Hit]:
        """Terms whose whole key is in [lower, upper), in the order of their keys."""
        columns = "key, term, concept, scope"
        if scopes is None:
            rows = self._ask(
                f"SELECT {columns} FROM search_whole WHERE key >= ? AND key < ? ORDER BY key LIMIT ?",
                (lower, upper, limit),
            )
        else:
            rows = self._ask(
                f"SELECT {columns} FROM (SELECT {columns} FROM search_whole WHERE key >= ? AND key < ?"
                " ORDER BY key LIMIT ?) WHERE scope IN (SELECT value FROM json_each(?)) LIMIT ?",
                (lower, upper, _SCANNED, json.dumps(sorted(scopes)), limit),
            )
        return [Hit(*row) for row in rows]

    def containing(
        self, groups: Sequence[Sequence[str]], open_ended: bool, scopes: Scopes, limit: int
    ) -> list[Hit]:
        """Terms that contain one word of each group; the last group's words may be beginnings."""
        parts = []
        for place, group in enumerate(groups):
            beginnings = open_ended and place == len(groups) - 1
            words = [_quoted(word, beginnings) for word in group if _is_token(word)]
            if not words:
                return []
            parts.append("(" + " OR ".join(words) + ")")
        return self._matching(" AND ".join(parts), scopes, limit)

    def with_initials(self, letters: str, open_ended: bool, scopes: Scopes, limit: int) -> list[Hit]:
        """Terms whose words have these initials, or begin with them."""
        return self._matching(_quoted(_INITIALS_MARK + letters, open_ended), scopes, limit)

    def words_of_stems(self, stems: Iterable[str]) -> list[str]:
        """The words indexed under one of these stems."""
        found: dict[str, None] = {}
        for one in stems:
            for row in self._ask("SELECT word FROM search_word WHERE stem = ? LIMIT 24", (one,)):
                found[row[0]] = None
        return list(found)

    def state(self) -> tuple[str, int]:
        """(epoch, last word's number)."""
        rows = self._ask(
            "SELECT epoch, (SELECT coalesce(max(number), 0) FROM search_word) FROM search_state", ()
        )
        return (str(rows[0][0]), int(rows[0][1])) if rows else ("", 0)

    def words_since(self, number: int) -> list[tuple[str, str]]:
        """(word, its sound code) of the words with a number above this one."""
        return self._ask("SELECT word, code FROM search_word WHERE number > ?", (number,))

    def _matching(self, wanted: str, scopes: Scopes, limit: int) -> list[Hit]:
        if scopes is not None:
            marks = " OR ".join(_quoted(f"{_SCOPE_MARK}{scope}", False) for scope in sorted(scopes))
            if not marks:
                return []
            wanted = f"({marks}) AND {wanted}"
        found = self._ask("SELECT rowid FROM search_text WHERE search_text MATCH ? LIMIT ?", (wanted, limit))
        return self._hits([row[0] for row in found])

    def _hits(self, numbers: list[int]) -> list[Hit]:
        if not numbers:
            return []
        rows = self._ask(
            "SELECT t.text, t.number, t.concept, c.glossary * 2 + (t.language = 'en') FROM term t"
            " JOIN concept c ON c.number = t.concept"
            " WHERE t.number IN (SELECT value FROM json_each(?))",
            (json.dumps(numbers),),
        )
        return [Hit(fold(row[0]), *row[1:]) for row in rows]

    def _ask(self, question: str, arguments: tuple[object, ...]) -> list[Any]:
        """The rows; none while the index isn't there, or for a word that full-text search takes apart."""
        try:
            return self._connection.execute(question, arguments).fetchall()
        except sqlite3.OperationalError as error:
            if "no such table: search_" in str(error) or str(error).startswith("fts5:"):
                return []
            raise


def _is_token(word: str) -> bool:
    return all(character.isalnum() or character in KEPT_SIGNS for character in word)


def _quoted(word: str, open_ended: bool) -> str:
    return '"' + word.replace('"', '""') + '"' + ("*" if open_ended else "")


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
        " scope INTEGER NOT NULL, PRIMARY KEY (key, term)) WITHOUT ROWID"
    )
    connection.execute(
        "CREATE VIRTUAL TABLE search_text USING fts5(words, content='', detail=none, columnsize=0,"
        f" prefix='2 3 4 5', tokenize=\"unicode61 remove_diacritics 0 tokenchars '{KEPT_SIGNS}'\")"
    )
    connection.execute(
        "CREATE TABLE search_word (number INTEGER PRIMARY KEY, word TEXT NOT NULL, stem TEXT NOT NULL,"
        " code TEXT NOT NULL, UNIQUE (stem, word, code))"
    )
    connection.execute(
        "CREATE TABLE search_state (epoch TEXT NOT NULL, version INTEGER NOT NULL,"
        " complete INTEGER NOT NULL, reached INTEGER NOT NULL)"
    )
    connection.execute("INSERT INTO search_state VALUES (?, ?, 0, 0)", (secrets.token_hex(8), VERSION))


_TERM_COLUMNS = (
    "SELECT t.number, t.concept, c.glossary, t.language, t.text FROM term t"
    " JOIN concept c ON c.number = t.concept"
)


def _terms_between(connection: sqlite3.Connection, first: int, last: int) -> list[IndexedTerm]:
    rows = connection.execute(f"{_TERM_COLUMNS} WHERE c.number BETWEEN ? AND ?", (first, last))
    return [IndexedTerm(*row) for row in rows]


def _terms_of(connection: sqlite3.Connection, concepts: Sequence[int]) -> list[IndexedTerm]:
    rows = connection.execute(
        f"{_TERM_COLUMNS} WHERE c.number IN (SELECT value FROM json_each(?))", (json.dumps(list(concepts)),)
    )
    return [IndexedTerm(*row) for row in rows]


class _Makers(dict[str, keys.KeyMaker]):
    """A KeyMaker for each language, since a word is inflected and said otherwise in another one."""

    def __missing__(self, language: str) -> keys.KeyMaker:
        self[language] = keys.KeyMaker()
        return self[language]


def _insert(connection: sqlite3.Connection, terms: Iterable[IndexedTerm], makers: _Makers) -> None:
    whole: list[tuple[str, int, int, int]] = []
    texts: list[tuple[int, str]] = []
    for number, concept, glossary, language, text in terms:
        made = makers[language].keys(text)
        scope = scope_of(glossary, language == "en")
        for key in made.whole:
            whole.append((key, number, concept, scope))
        texts.append((number, _fts_text(made, scope)))
    whole.sort()
    connection.executemany("INSERT OR IGNORE INTO search_whole VALUES (?, ?, ?, ?)", whole)
    connection.executemany("INSERT INTO search_text (rowid, words) VALUES (?, ?)", texts)
    for language, maker in makers.items():
        _learn(connection, maker.learnt(), Language(language))


def _fts_text(made: keys.TermKeys, scope: int) -> str:
    """What full-text search holds of a term: its words, its initials and its scope, as tokens."""
    marks = [_INITIALS_MARK + letters for letters in made.initials]
    return " ".join((*made.words, *marks, f"{_SCOPE_MARK}{scope}"))


def _learn(connection: sqlite3.Connection, spellings: Iterable[keys.Spelling], language: Language) -> None:
    """Index the words themselves: each with its stem and its sounds."""
    first = language.value[0]
    rows = {
        (first + stem(word, language), word, sound_code(written, language)) for word, written in spellings
    }
    connection.executemany(
        "INSERT OR IGNORE INTO search_word (stem, word, code) VALUES (?, ?, ?)", sorted(rows)
    )


def _delete(connection: sqlite3.Connection, term: IndexedTerm) -> None:
    made = keys.term_keys(term.text)
    connection.executemany(
        "DELETE FROM search_whole WHERE key = ? AND term = ?", [(key, term.number) for key in made.whole]
    )
    connection.execute(
        "INSERT INTO search_text (search_text, rowid, words) VALUES ('delete', ?, ?)",
        (term.number, _fts_text(made, term.scope)),
    )
