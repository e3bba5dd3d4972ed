"""What an interpreter leaves behind while working: queries, pinned terms, notes.

Nothing here is deleted for good but the look-up log, if somebody wants that: what is taken away is marked,
and can be had back. What is only half-typed is in the `outbox`. A line of notes is a note like any other, in
short: `notes` has all of it.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import NamedTuple

from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.notes.note import Note as WholeNote
from interpreter_app.domain.notes.note import NoteKind
from interpreter_app.domain.terms import Language
from interpreter_app.store import clock, deeds, note_rows, record_rows, records
from interpreter_app.store.clock import Stamp
from interpreter_app.store.database import Store
from interpreter_app.store.record_kinds import NOTE
from interpreter_app.store.record_rows import Key
from interpreter_app.store.whereabouts import HAS_MOVED, moved_to


class Outcome(StrEnum):
    """What became of a query: a result was used, it was marked as missing, or that gap was filled."""

    CHOSEN = "chosen"
    MISSING = "missing"
    FILLED = "filled"
    DISMISSED = "dismissed"


class LoggedQuery(NamedTuple):
    """A query of the look-up log; `at` is UTC, ISO 8601, in the zone `zone`."""

    number: int
    at: str
    query: str
    outcome: Outcome
    glossary: str | None
    concept: str | None
    zone: str = ""


class Pin(NamedTuple):
    """A term kept in sight for this session: the concept by its ids, and the language it was heard in.

    `term` is the word that was heard, empty if that isn't known.
    """

    number: int
    at: str
    glossary: str
    concept: str
    language: Language
    term: str


class Note(NamedTuple):
    """One line of notes; `at` is UTC, ISO 8601, `zone` the time zone it was written in."""

    number: int
    id: str
    at: str
    zone: str
    kind: str
    text: str
    is_confidential: bool = False


def is_filed(store: Store, line: str) -> bool:
    """Whether the line with this id has been filed, whatever became of it since."""
    return store.connection.execute("SELECT 1 FROM filed WHERE id = ?", (line,)).fetchone() is not None


def note_filed(store: Store, line: str) -> None:
    """Keep in mind that the line with this id has been filed."""
    with store.write():
        store.connection.execute("INSERT OR IGNORE INTO filed (id) VALUES (?)", (line,))


def log_query(
    store: Store,
    query: str,
    outcome: Outcome,
    glossary: str | None = None,
    concept: str | None = None,
    stamp: Stamp | None = None,
) -> int:
    """Add a query to the look-up log, asked now or at `stamp`; its number."""
    stamp = stamp or clock.stamp()
    with store.write():
        cursor = store.connection.execute(
            "INSERT INTO lookup (at, zone, query, outcome, glossary, concept) VALUES (?, ?, ?, ?, ?, ?)",
            (stamp.at, stamp.zone, query, outcome.value, glossary, concept),
        )
    return int(cursor.lastrowid or 0)


def missing(store: Store, words: Collection[str]) -> list[int]:
    """The numbers of all logged queries that are missing and, folded, one of these folded words."""
    rows = store.connection.execute(
        "SELECT number, query FROM lookup WHERE outcome = ? ORDER BY number", (Outcome.MISSING.value,)
    )
    return [int(number) for number, query in rows if fold(query) in words]


def queries(store: Store, outcome: Outcome | None = None, limit: int = 200) -> list[LoggedQuery]:
    """The newest queries of the log, newest first; all outcomes if none is named."""
    rows = store.connection.execute(
        "SELECT number, at, query, outcome, glossary, concept FROM lookup"
        " WHERE ? IS NULL OR outcome = ? ORDER BY number DESC LIMIT ?",
        (outcome, outcome, limit),
    )
    return [LoggedQuery(r[0], r[1], r[2], Outcome(r[3]), r[4], r[5]) for r in rows]


def clear_log(store: Store, *, missing_too: bool = False) -> int:
    """Empty the look-up log for good, whose business it is what somebody looked up; how many were in it.

    What is still missing, the work of tomorrow, stays unless it is to go, too.
    """
    return len(take_log(store, missing_too=missing_too))


def take_log(store: Store, *, missing_too: bool = False) -> list[LoggedQuery]:
    """As `clear_log`; what was in it, the oldest first. Nothing of it is left on the disk: only whoever has
    what was given can put it back."""
    which, run = (missing_too, Outcome.MISSING.value), store.connection.execute
    with store.write():
        run("PRAGMA secure_delete = ON")
        rows = run(
            "SELECT number, at, query, outcome, glossary, concept, zone FROM lookup WHERE ? OR outcome <> ?"
            " ORDER BY number",
            which,
        ).fetchall()
        run("DELETE FROM lookup WHERE ? OR outcome <> ?", which)
    return [LoggedQuery(r[0], r[1], r[2], Outcome(r[3]), r[4], r[5], r[6]) for r in rows]


def put_back_log(store: Store, taken: Sequence[LoggedQuery]) -> None:
    """Undo `take_log`: each is there again, under its number if that wasn't given to another one since."""
    free = "(SELECT ?1 WHERE NOT EXISTS (SELECT 1 FROM lookup WHERE number = ?1))"
    with store.write():
        store.connection.executemany(
            "INSERT INTO lookup (number, at, query, outcome, glossary, concept, zone)"
            f" VALUES ({free}, ?2, ?3, ?4, ?5, ?6, ?7)",
            [(*one[:3], one.outcome.value, *one[4:]) for one in taken],
        )


def settle_query(store: Store, number: int, outcome: Outcome) -> None:
    """Say what became of a logged query: a missing term was filled in, dismissed, or is missing again."""
    with store.write():
        store.connection.execute("UPDATE lookup SET outcome = ? WHERE number = ?", (outcome.value, number))


def pins(store: Store) -> list[Pin]:
    """The pinned terms, newest first, each where its concept is now; one that came twice to a place once."""
    rows = store.connection.execute(
        f"SELECT number, at, glossary, concept, language, term, {HAS_MOVED} FROM pin p"
        " WHERE removed_at IS NULL ORDER BY number DESC"
    )
    found: dict[tuple[str, str], Pin] = {}
    for number, at, glossary, concept, language, term, has_moved in rows.fetchall():
        place: tuple[str, str] = (glossary, concept)
        if has_moved:
            place = moved_to(store, *place)
        found.setdefault(place, Pin(number, at, *place, Language(language), term))
    return list(found.values())


def pinned(store: Store, glossary: str, concept: str) -> int | None:
    """The number of the pin of this concept, or None if it isn't on the list."""
    here = (glossary, concept)
    rows = store.connection.execute(
        f"SELECT number, glossary, concept, {HAS_MOVED} AS has_moved FROM pin p WHERE removed_at IS NULL"
        " AND ((glossary = ? AND concept = ?) OR has_moved) ORDER BY number DESC",
        here,
    )
    for number, known_glossary, known_concept, has_moved in rows.fetchall():
        was = (known_glossary, known_concept)
        if (moved_to(store, *was) if has_moved else was) == here:
            return int(number)
    return None


def pin(
    store: Store,
    glossary: str,
    concept: str,
    language: Language,
    term: str = "",
    stamp: Stamp | None = None,
) -> int:
    """Pin a concept as it was heard, now or as of `stamp`; one that is pinned already keeps its place.

    Gives the pin's number.
    """
    stamp = stamp or clock.stamp()
    with store.write():
        known = pinned(store, glossary, concept)
        if known is not None:
            return known
        cursor = store.connection.execute(
            "INSERT INTO pin (at, zone, glossary, concept, language, term) VALUES (?, ?, ?, ?, ?, ?)",
            (stamp.at, stamp.zone, glossary, concept, language.value, term),
        )
    return int(cursor.lastrowid or 0)


def unpin(store: Store, numbers: list[int]) -> None:
    """Take pins off the list; `repin` puts them back where they were."""
    _mark(store, "pin", numbers, clock.now())


def repin(store: Store, numbers: list[int]) -> None:
    """Put pins back on the list; a concept that has been pinned anew meanwhile isn't there twice."""
    with store.write():
        store.connection.executemany(
            "UPDATE pin SET removed_at = NULL WHERE number = ? AND NOT EXISTS (SELECT 1 FROM pin p"
            " WHERE p.glossary = pin.glossary AND p.concept = pin.concept AND p.removed_at IS NULL)",
            [(n,) for n in numbers],
        )


def new_note_id() -> str:
    """An id that no note has."""
    return "n-" + os.urandom(6).hex()


def add_note(
    store: Store, text: str, kind: str = "note", stamp: Stamp | None = None, ident: str | None = None
) -> Note:
    """Keep one line of notes, written now or at `stamp`; one with an id that is there already isn't added.

    It is a deed of the history, as all that is done to notes.
    """
    stamp, ident = stamp or clock.stamp(), ident or new_note_id()
    asked = "SELECT number, id, at, zone, kind, text FROM note WHERE id = ?"
    with store.write():
        kept = store.connection.execute(asked, (ident,)).fetchone()
        if kept is None:
            made = WholeNote(ident, note_rows.stamp_of(*stamp), text, NoteKind(kind))
            _put(store, "add-note", {ident: note_rows.plain(made)})
            kept = store.connection.execute(asked, (ident,)).fetchone()
    return Note(*kept)


def notes(store: Store, limit: int = 50) -> list[Note]:
    """The newest notes, newest first."""
    rows = store.connection.execute(
        "SELECT number, id, at, zone, kind, text, json_extract(more, '$.confidential') IS 1"
        " FROM note WHERE removed_at IS NULL ORDER BY at DESC, number DESC LIMIT ?",
        (limit,),
    )
    return [Note(*row[:-1])._replace(is_confidential=bool(row[-1])) for row in rows]


def remove_notes(store: Store, numbers: list[int]) -> None:
    """Take notes away; `restore_notes` brings them back."""
    _put(store, "delete-note", dict.fromkeys(_ids(store, numbers)))


def restore_notes(store: Store, numbers: list[int]) -> None:
    """Bring notes back: a deed that took away no other ones is taken back, so that nothing of it is left to
    be undone."""
    with store.write():
        wanted = _ids(store, numbers)
        for ident in wanted:
            if record_rows.body(store, Key(NOTE, ident)) is not None:
                continue
            deed = _last_deed(store, ident)
            if deed and {key.id for key in record_rows.touched_by(store, deed)} <= set(wanted):
                deeds.take_back(store, deed)
            if record_rows.body(store, Key(NOTE, ident)) is None:
                _put(store, "restore-note", {ident: note_rows.body(store, ident, is_removed=True)})


def take_back_notes(store: Store, numbers: list[int]) -> None:
    """Undo `add_note`."""
    with store.write():
        for ident in _ids(store, numbers):
            first = store.connection.execute(
                "SELECT operation FROM record_history WHERE kind = ? AND id = ? AND before IS NULL"
                " ORDER BY number LIMIT 1",
                (NOTE, ident),
            ).fetchone()
            if first is not None:
                deeds.take_back(store, first[0])
            _put(store, "delete-note", {ident: None})


def _put(store: Store, kind: str, wanted: dict[str, record_rows.Body | None]) -> None:
    records.put(store, {Key(NOTE, ident): body for ident, body in wanted.items()}, kind)


def _ids(store: Store, numbers: list[int]) -> list[str]:
    rows = (store.connection.execute("SELECT id FROM note WHERE number = ?", (n,)) for n in numbers)
    return [row[0] for found in rows for row in found]


def _last_deed(store: Store, ident: str) -> int | None:
    """The deed that was the last to do something to a note."""
    row = store.connection.execute(
        "SELECT operation FROM record_history WHERE kind = ? AND id = ? ORDER BY number DESC LIMIT 1",
        (NOTE, ident),
    ).fetchone()
    return row[0] if row else None


def _mark(store: Store, table: str, numbers: list[int], removed_at: str | None) -> None:
    with store.write():
        store.connection.executemany(
            f"UPDATE {table} SET removed_at = ? WHERE number = ?", [(removed_at, n) for n in numbers]
        )
