"""Notes as somebody reads them: by visit and session, page by page; those in the bin; how many there are.

Owns these questions, each of which the indexes of the table answer, so that nobody ever reads all notes. Only
reads: notes are written as records are (`records.put`, with the kind NOTE).
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from interpreter_app.domain.notes.filters import NOTHING_ASKED, Filter
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.store import deeds, history, note_index, note_rows
from interpreter_app.store.database import Store
from interpreter_app.store.history import UNDO
from interpreter_app.store.note_rows import COLUMNS, note_of
from interpreter_app.store.record_kinds import NOTE
from interpreter_app.store.record_rows import Key
from interpreter_app.store.records import Deleted

_THERE = "removed_at IS NULL"


class Page(NamedTuple):
    """Some notes in their order, and the key to go on from; None at the end."""

    notes: list[Note]
    after: tuple[str, int] | None


class Count(NamedTuple):
    """How many notes of a visit there are of a session and a kind."""

    session: str
    kind: str
    number: int


def note(store: Store, ident: str) -> Note | None:
    """The note with this id; None if there is none, or if it is in the bin."""
    return next(iter(with_ids(store, [ident])), None)


def with_ids(store: Store, idents: Iterable[str]) -> list[Note]:
    """The notes with these ids that are there, in their order."""
    return _asked(
        store, "id IN (SELECT value FROM json_each(?)) ORDER BY place, number", json.dumps(list(idents))
    )


def of_visit(
    store: Store,
    visit: str,
    limit: int | None = None,
    after: tuple[str, int] | None = None,
    wanted: Filter = NOTHING_ASKED,
) -> Page:
    """The notes of a visit (an empty id: of none) in their order, or a page of them behind `after`.

    Of those that a filter doesn't want some may be among them, where only the domain can tell: each is to be
    asked whether it `fits`.
    """
    condition, arguments = _narrowed(wanted)
    rows = store.connection.execute(
        f"SELECT {COLUMNS} FROM note WHERE {_THERE} AND visit = ? AND (place, number) > (?, ?){condition}"
        " ORDER BY place, number LIMIT ?",
        (visit, *(after or ("", 0)), *arguments, -1 if limit is None else limit),
    ).fetchall()
    is_more = limit is not None and len(rows) == limit and bool(rows)
    return Page([note_of(row) for row in rows], (rows[-1][9], rows[-1][0]) if is_more else None)


def of_session(store: Store, visit: str, session: str) -> list[Note]:
    """The notes of a session, or of a visit outside any (an empty id), in their order."""
    return _asked(store, "visit = ? AND session = ? ORDER BY place, number", visit, session)


def of_prompts(store: Store, visit: str) -> list[Note]:
    """The notes of a visit that answer a question of looking back, in their order."""
    asked = "visit = ? AND json_extract(more, '$.prompt') IS NOT NULL ORDER BY place, number"
    return _asked(store, asked, visit)


def last_speaker(store: Store, visit: str, session: str) -> str:
    """Who speaks in the last note of a session that anybody speaks in; empty if there is none."""
    row = store.connection.execute(
        f"SELECT speaker FROM note WHERE {_THERE} AND visit = ? AND session = ? AND speaker <> ''"
        " ORDER BY place DESC, number DESC LIMIT 1",
        (visit, session),
    ).fetchone()
    return row[0] if row else ""


def of_kind(store: Store, kind: NoteKind, limit: int = -1) -> list[Note]:
    """The notes of one kind over all visits, in their order: actions, insights and missing terms at once."""
    return _asked(store, f"kind = '{kind.value}' ORDER BY place, number LIMIT ?", limit)


def of_people(store: Store, people: Sequence[str], limit: int = -1) -> list[Note]:
    """The notes in which one of these speaks, or has to do something: ids of contacts, or initials."""
    listed = json.dumps(list(people))
    within = "(SELECT value FROM json_each(?1))"
    return _asked(
        store,
        f"number IN (SELECT number FROM note WHERE {_THERE} AND speaker <> '' AND speaker IN {within}"
        f" UNION SELECT number FROM note WHERE {_THERE} AND json_extract(more, '$.owner') IS NOT NULL"
        f" AND json_extract(more, '$.owner') IN {within}) ORDER BY place, number LIMIT ?2",
        listed,
        limit,
    )


def newest(store: Store, limit: int) -> list[Note]:
    """The notes that were written last, the newest first."""
    return _asked(store, "1 ORDER BY at DESC, number DESC LIMIT ?", limit)


def found(
    store: Store, text: str, limit: int, visit: str | None = None, before: Note | None = None
) -> list[Note]:
    """The notes with all these words, the newest first; only of one visit, and before another one, if given.

    As far as the index is there: `note_index.build` finishes it.
    """
    until = None
    if before is not None:
        row = store.connection.execute("SELECT number FROM note WHERE id = ?", (before.id,)).fetchone()
        until = row[0] if row else None
    return with_numbers(store, note_index.search(store, text, limit, visit, until))


def matching(store: Store, question: str, limit: int) -> list[Note]:
    """The notes that answer a question of full-text search, as `note_index.question` makes them."""
    return with_numbers(store, note_index.asked(store, question, limit))


def counts(store: Store, visit: str) -> list[Count]:
    """How many notes there are of each session and kind of a visit."""
    rows = store.connection.execute(
        f"SELECT session, kind, count(*) FROM note WHERE {_THERE} AND visit = ? GROUP BY session, kind",
        (visit,),
    )
    return [Count(*row) for row in rows]


def per_visit(store: Store) -> Mapping[str, int]:
    """How many notes each visit has; those of none under an empty id."""
    rows = store.connection.execute(f"SELECT visit, count(*) FROM note WHERE {_THERE} GROUP BY visit")
    return dict(rows.fetchall())


def taken_ids(store: Store, idents: Iterable[str]) -> set[str]:
    """Those of these ids that a note has, also one in the bin."""
    asked = "SELECT id FROM note WHERE id IN (SELECT value FROM json_each(?))"
    return {ident for (ident,) in store.connection.execute(asked, (json.dumps(list(idents)),))}


def deleted(
    store: Store, limit: int = 200, after: int | None = None, until: int | None = None
) -> list[Deleted]:
    """The notes in the bin, the last taken away first; one whose adding was taken back isn't among them.

    Only those that an operation took away which came `after` one, and not later than `until`. A negative
    `limit` is none.
    """
    run = store.connection.execute
    rows = run(
        f"SELECT * FROM (SELECT {COLUMNS}, removed_at, (SELECT operation FROM record_history h"
        f" WHERE h.kind = '{NOTE}' AND h.id = note.id ORDER BY h.number DESC LIMIT 1) AS operation FROM note"
        " WHERE removed_at IS NOT NULL) WHERE coalesce(operation, 0) > ?1 AND coalesce(operation, 0) <= ?2"
        " ORDER BY removed_at DESC, number DESC",
        (-1 if after is None else after, 1 << 62 if until is None else until),
    )
    known: dict[int, deeds.Origin] = {}
    made: list[Deleted] = []
    for row in rows:
        operation, removed_at = row[-1], row[-2]
        key, body = Key(NOTE, row[1]), note_rows.plain(note_of(row[:11]))
        if operation is None:  # taken away before notes had a history
            made.append(Deleted(key, 0, removed_at, "UTC", "", body))
        elif deeds.did(store, history.deed_of(store, operation), known) != UNDO:
            asked = "SELECT at, zone, who FROM operation WHERE number = ?"
            at, zone, who = run(asked, (operation,)).fetchone()
            made.append(Deleted(key, operation, at, zone, who, body))
        if len(made) == limit:
            break
    return made


def _narrowed(wanted: Filter) -> tuple[str, list[str]]:
    """What of a filter the table can be asked, as a condition with its arguments."""
    parts, arguments = list[str](), list[str]()
    asked: tuple[tuple[str, Iterable[str]], ...] = (
        ("session", wanted.sessions),
        ("kind", [kind.value for kind in wanted.kinds]),
    )
    for column, values in asked:
        if listed := sorted(values):
            parts.append(f" AND {column} IN (SELECT value FROM json_each(?))")
            arguments.append(json.dumps(listed))
    if wanted.people:
        within = "(SELECT value FROM json_each(?))"
        parts.append(f" AND (speaker IN {within} OR json_extract(more, '$.owner') IN {within})")
        arguments += [json.dumps(sorted(wanted.people))] * 2
    if wanted.questions and "" not in wanted.questions:
        parts.append(" AND json_extract(more, '$.questions') IS NOT NULL")
    return "".join(parts), arguments


def with_numbers(store: Store, numbers: Sequence[int]) -> list[Note]:
    """The notes with these numbers, in the order of the numbers given."""
    rows = store.connection.execute(
        f"SELECT {COLUMNS} FROM note WHERE {_THERE} AND number IN (SELECT value FROM json_each(?))",
        (json.dumps(list(numbers)),),
    )
    by_number = {row[0]: note_of(row) for row in rows}
    return [by_number[number] for number in numbers if number in by_number]


def _asked(store: Store, condition: str, *arguments: object) -> list[Note]:
    rows = store.connection.execute(
        f"SELECT {COLUMNS} FROM note WHERE {_THERE} AND {condition}", arguments
    ).fetchall()
    return [note_of(row) for row in rows]


def of_visit_back(
    store: Store,
    visit: str,
    limit: int,
    before: tuple[str, int] | None = None,
    wanted: Filter = NOTHING_ASKED,
) -> Page:
    """As `of_visit`, from the end: the last page before `before`; `after` is the key of its first one."""
    condition, arguments = _narrowed(wanted)
    rows = store.connection.execute(
        f"SELECT {COLUMNS} FROM note WHERE {_THERE} AND visit = ? AND (place, number) < (?, ?){condition}"
        " ORDER BY place DESC, number DESC LIMIT ?",
        (visit, *(before or (_LAST_PLACE, 0)), *arguments, limit),
    ).fetchall()
    is_more = len(rows) == limit and bool(rows)
    return Page([note_of(row) for row in reversed(rows)], (rows[-1][9], rows[-1][0]) if is_more else None)


_LAST_PLACE = "9999"
"""Behind every place, each of which begins with a year."""
