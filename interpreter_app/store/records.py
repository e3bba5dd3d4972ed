"""Visits, contacts and notes as somebody writes them: every change is a deed to go back from.

Owns how a change of records is entered into the history. What a record says is the domain's to know; the rows
are `record_rows`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from interpreter_app.store import clock, deeds, history, record_rows
from interpreter_app.store.database import Store
from interpreter_app.store.history import RECORDS, UNDO, Change
from interpreter_app.store.record_kinds import CONTACT, NOTE, VISIT
from interpreter_app.store.record_rows import Body, Key

__all__ = [
    "CONTACT",
    "NOTE",
    "VISIT",
    "Deleted",
    "Version",
    "choice",
    "choose",
    "deleted",
    "put",
    "versions",
]


class Version(NamedTuple):
    """A record as an operation left it, None if that deleted it; `at` is UTC, ISO 8601."""

    operation: int
    at: str
    zone: str
    who: str
    kind: str
    body: Body | None


class Deleted(NamedTuple):
    """A record that isn't there any more: what it said last, and the operation that took it away."""

    key: Key
    operation: int
    at: str
    zone: str
    who: str
    body: Body


def put(
    store: Store,
    wanted: Mapping[Key, Body | None],
    kind: str,
    who: str = "",
    part_of: int | None = None,
) -> Change:
    """Have these records say this, or be gone (None), as one deed of this kind.

    With `part_of`, an operation of the deed written just before, it becomes a part of that, unless something
    else was done since. Writes nothing where all is so already.
    """
    with store.write():
        changing = {key: after for key, after in wanted.items() if record_rows.body(store, key) != after}
        if not changing:
            return Change(None, RECORDS)
        deed = None if part_of is None else _if_newest(store, history.deed_of(store, part_of))
        operation = history.begin(store, kind, RECORDS, who, part_of=deed)
        touched = [record_rows.put(store, operation, key, after) for key, after in changing.items()]
        return Change(operation, RECORDS, records=tuple(one for one in touched if one is not None))


def versions(store: Store, key: Key) -> list[Version]:
    """Every version of a record, the newest first."""
    with store.read():
        found = []
        after = record_rows.body(store, key)
        for operation, before in record_rows.versions(store, key):
            at, zone, who, kind = store.connection.execute(
                "SELECT at, zone, who, kind FROM operation WHERE number = ?", (operation,)
            ).fetchone()
            found.append(Version(operation, at, zone, who, kind, after))
            after = before
    return found


def deleted(store: Store, kind: str) -> list[Deleted]:
    """The records of a kind that were deleted and aren't there now, the last deleted first.

    One whose making was taken back wasn't deleted; nor does that hide that one of the same id was before.
    """
    undoing = deeds.undoing(store)
    rows = store.connection.execute(
        "SELECT h.id, h.operation, o.at, o.zone, o.who, h.before FROM record_history h"
        " JOIN operation o ON o.number = h.operation WHERE h.kind = ?1"
        " AND NOT EXISTS (SELECT 1 FROM record r WHERE r.kind = h.kind AND r.id = h.id)"
        " ORDER BY h.number DESC",
        (kind,),
    )
    found: dict[str, Deleted] = {}
    after: dict[str, str | None] = {}
    for ident, operation, at, zone, who, before in rows:
        was_deleted = before is not None and after.get(ident) is None
        if was_deleted and ident not in found and undoing.get(operation) != UNDO:
            found[ident] = Deleted(Key(kind, ident), operation, at, zone, who, record_rows.read(before))
        after[ident] = before
    return list(found.values())


def choice(store: Store, name: str) -> str:
    """What was chosen under this name, empty if nothing was."""
    row = store.connection.execute("SELECT value FROM choice WHERE name = ?", (name,)).fetchone()
    return "" if row is None else str(row[0])


def choose(store: Store, name: str, value: str) -> None:
    """Keep what was chosen under this name; an empty text is forgotten."""
    with store.write():
        if value:
            store.connection.execute(
                "INSERT INTO choice (name, value, changed_at) VALUES (?, ?, ?)"
                " ON CONFLICT (name) DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at",
                (name, value, clock.now()),
            )
        else:
            store.connection.execute("DELETE FROM choice WHERE name = ?", (name,))


def _if_newest(store: Store, deed: int) -> int | None:
    """This deed, if it is the last one and stands."""
    is_newest = any(one.number == deed and not one.is_undone for one in deeds.deeds(store, 1))
    return deed if is_newest else None
