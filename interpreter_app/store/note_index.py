"""The search index of notes: their words, folded and by stem, kept by every write, made anew at any time.

Owns the tables `search_note` and `search_note_state`. Nothing here is the only copy of anything. A word is
found by the rules of look-up: without accents, in another number or gender in either language; the last one
may be a beginning. Notes whose index isn't finished are found as far as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.language import keys
from interpreter_app.domain.language.folding import KEPT_SIGNS, STOP_WORDS, fold
from interpreter_app.domain.language.inflection import stem
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.terms import Language
from interpreter_app.store.database import Store
from interpreter_app.store.note_rows import COLUMNS, note_of

LAYOUT = 2
"""Raised when the tables below change."""

VERSION = LAYOUT * 1000 + keys.VERSION
CHUNK = 2_000
"""Notes indexed in one transaction, after which a waiting writer gets in."""

MOST_WORDS = 12
"""Words of a question that are looked for."""

_STEM_MARKS = {Language.FRENCH: "\ue001", Language.ENGLISH: "\ue002"}
_VISIT_MARK, _HYPHEN = "\ue003", "\ue004"
_ALL = 2**62
_PIECE = re.compile(r"\S.{0,300}(?:\s|$)|\S{1,300}", re.DOTALL)


def search(
    store: Store, text: str, limit: int, visit: str | None = None, before: int | None = None
) -> list[int]:
    """The numbers of the notes that have all these words, the newest first; nothing for a text without words.

    Only those of one visit (its id, empty for those of none), and with a number below `before`, if given.
    """
    wanted = question(text)
    if wanted and visit is not None:
        wanted = f'"{_visit_token(visit)}" AND {wanted}'
    return asked(store, wanted, limit, before)


def asked(store: Store, wanted: str, limit: int, before: int | None = None) -> list[int]:
    """The numbers of the notes that answer a `question`, the newest first, with a number below `before`."""
    if not wanted or _reached(store) is None:
        return []
    found = store.connection.execute(
        "SELECT rowid FROM search_note WHERE search_note MATCH ? AND rowid < ? ORDER BY rowid DESC LIMIT ?",
        (wanted, _ALL if before is None else before, limit),
    )
    return [number for (number,) in found]


def question(text: str, *, is_whole: bool = False) -> str:
    """What full-text search is asked for these words, empty if there are none.

    The last word may be a beginning unless `is_whole`, or unless something follows it. Small words count only
    where nothing else was typed, or where they are being typed.
    """
    words = [word for word in words_of(text) if _is_token(word)][:MOST_WORDS]
    growing = not is_whole and bool(text) and text[-1].isalnum()
    telling = [
        word for n, word in enumerate(words) if word not in STOP_WORDS or (growing and n == len(words) - 1)
    ]
    parts = []
    for place, word in enumerate(telling or words):
        begins = growing and word == words[-1] and place == len(telling or words) - 1
        parts.append(_any_form(word, begins))
    return " AND ".join(parts)


def add(store: Store, number: int, note: Note) -> None:
    """Index a note, which isn't in the index; inside the caller's transaction."""
    reached = _reached(store)
    if reached is not None:
        if number <= reached:
            _insert(store, [(number, tokens(note))])
    elif not _exists(store):
        few = store.connection.execute("SELECT count(*) FROM (SELECT 1 FROM note LIMIT ?)", (CHUNK,))
        if int(few.fetchone()[0]) < CHUNK:
            _create(store)
            _piece(store)


def remove(store: Store, number: int, note: Note) -> None:
    """Take a note, as it still stands in the store, out of the index."""
    if number <= (_reached(store) or 0):
        store.connection.execute(
            "INSERT INTO search_note (search_note, rowid, words) VALUES ('delete', ?, ?)",
            (number, tokens(note)),
        )


def is_current(store: Store) -> bool:
    """Whether every note can be found."""
    return _reached(store) == _ALL


def build(store: Store, progress: Progress = silent) -> None:
    """Finish the index, from nothing if it is missing or of another version, in pieces."""
    if is_current(store):
        return
    total = int(store.connection.execute("SELECT coalesce(max(number), 0) FROM note").fetchone()[0])
    reached = 0
    while reached != _ALL:
        with store.write():
            if _reached(store) is None:
                throw_away(store)
                _create(store)
            reached = _piece(store)
        progress(min(reached, total), total)


def throw_away(store: Store) -> None:
    """Drop the index; the next `build` makes it anew."""
    with store.write():
        for table in ("search_note", "search_note_state"):
            store.connection.execute(f"DROP TABLE IF EXISTS {table}")


def tokens(note: Note) -> str:
    """What full-text search holds of a note: its words, their stems in its language or both, its visit."""
    words = {word for word in words_of(f"{note.text}\n{note.adaptation}") if _is_token(word)}
    languages = [note.language] if note.language else list(Language)
    stems = {
        f"{_STEM_MARKS[language]}{stem(word, language)}" for language in languages for word in sorted(words)
    }
    return " ".join((*sorted(words), *sorted(stems), _visit_token(note.visit)))


def words_of(text: str) -> Iterator[str]:
    """The folded words of a text of any length, in their order."""
    for piece in _PIECE.findall(text):
        yield from fold(piece).split()


def _any_form(word: str, begins: bool) -> str:
    forms = [f'"{word}"{"*" if begins else ""}']
    forms += [f'"{_STEM_MARKS[language]}{stem(word, language)}"' for language in Language]
    return f"({' OR '.join(forms)})"


def _visit_token(visit: str) -> str:
    return _VISIT_MARK + visit.replace("-", _HYPHEN)


def _is_token(word: str) -> bool:
    return all(character.isalnum() or character in KEPT_SIGNS for character in word)


def _exists(store: Store) -> bool:
    asked = "SELECT 1 FROM sqlite_master WHERE name = 'search_note_state'"
    return store.connection.execute(asked).fetchone() is not None


def _reached(store: Store) -> int | None:
    """The number of the last note that is indexed, _ALL if all are; None without an index of this version."""
    if not _exists(store):
        return None
    version, reached = store.connection.execute("SELECT version, reached FROM search_note_state").fetchone()
    return int(reached) if version == VERSION else None


def _create(store: Store) -> None:
    run = store.connection.execute
    run(
        "CREATE VIRTUAL TABLE search_note USING fts5(words, content='', detail=none, columnsize=0,"
        f" prefix='1 2 3', tokenize=\"ascii tokenchars '{KEPT_SIGNS}'\")"
    )
    run("CREATE TABLE search_note_state (version INTEGER NOT NULL, reached INTEGER NOT NULL)")
    run("INSERT INTO search_note_state VALUES (?, 0)", (VERSION,))


def _insert(store: Store, rows: Sequence[tuple[int, str]]) -> None:
    store.connection.executemany("INSERT INTO search_note (rowid, words) VALUES (?, ?)", rows)


def _piece(store: Store) -> int:
    """Index the next CHUNK notes; the number reached."""
    run = store.connection.execute
    reached = _reached(store) or 0
    rows = run(
        f"SELECT {COLUMNS}, removed_at FROM note WHERE number > ? ORDER BY number LIMIT ?", (reached, CHUNK)
    ).fetchall()
    there: Sequence[tuple[int, str]] = [
        (row[0], tokens(note_of(row[:-1]))) for row in rows if row[-1] is None
    ]
    _insert(store, there)
    reached = _ALL if len(rows) < CHUNK else rows[-1][0]
    run("UPDATE search_note_state SET reached = ?", (reached,))
    return reached
