"""Operations on glossaries, and on records, and the way back from each.

An operation is one row with its time, its author and what it was, and with what stood before: the text of
every concept it changed, the ids of those it added, the rows of those it took out, and the glossary's own
row if it made, described or deleted it. Taking it back puts that there again and is itself an operation, so
that it can be taken back, too. A deed that spans several glossaries is one operation for each, of which the
later ones are parts of the first; it is taken back as a whole.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Concept
from interpreter_app.store import clock, entries, index, record_rows, rows
from interpreter_app.store.database import Store
from interpreter_app.store.record_rows import Touched

RELEASE = "release"
"""The kind of an operation that takes over what a release has for an entry that the person had edited."""

RECORDS = ""
"""What stands in the place of a glossary's id where an operation is on records."""

UNDO, STARTER = "undo", "starter"
"""Kinds of operations that aren't a person's own: nobody takes them back by asking for the last one."""


class Whole(StrEnum):
    """What became of a glossary as a whole."""

    MADE = "made"
    DESCRIBED = "described"
    DELETED = "deleted"


class Change(NamedTuple):
    """What an operation did: the ids of the concepts added, changed and deleted in one glossary.

    `operation` is what `undo` takes; it is None where everything was as wanted already and nothing was
    written. `whole` tells what became of the glossary itself; where it was deleted, or brought back from
    that, its concepts went or came with it and aren't listed. `also` is what the same deed did in other
    glossaries. An operation on records (visits, contacts) has no glossary, and `records` instead.
    """

    operation: int | None
    glossary: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()
    whole: Whole | None = None
    also: tuple[Change, ...] = ()
    records: tuple[Touched, ...] = ()


class _Before(NamedTuple):
    """A glossary's row before an operation on it; None if there wasn't one."""

    row: dict[str, Any] | None


def begin(
    store: Store,
    kind: str,
    glossary_id: str,
    who: str,
    undoes: int | None = None,
    part_of: int | None = None,
) -> int:
    """Enter an operation into the history; its number. `part_of` is the first operation of its deed."""
    cursor = store.connection.execute(
        "INSERT INTO operation (at, zone, who, kind, glossary, undoes, part_of) VALUES (?, ?, ?, ?, ?, ?, ?)",
        (clock.now(), clock.zone(), who, kind, glossary_id, undoes, part_of),
    )
    return int(cursor.lastrowid or 0)


def together(changes: Sequence[Change]) -> Change:
    """What the parts of one deed did, in their order, as one change; without those that wrote nothing."""
    written = [change for change in changes if change.operation is not None]
    if not written:
        return changes[0]
    return written[0]._replace(also=tuple(written[1:]))


def deed_of(store: Store, operation: int) -> int:
    """The first operation of the deed that an operation belongs to. Raises UsageError if there is none."""
    row = store.connection.execute(
        "SELECT coalesce(part_of, number) FROM operation WHERE number = ?", (operation,)
    ).fetchone()
    if row is None:
        raise UsageError(_("What should be taken back isn’t in this store."))
    return int(row[0])


def parts_of(store: Store, deed: int) -> list[int]:
    """The operations of a deed, in their order."""
    found = store.connection.execute(
        "SELECT number FROM operation WHERE number = ?1 OR part_of = ?1 ORDER BY number", (deed,)
    )
    return [row[0] for row in found]


def number_of(store: Store, glossary_id: str) -> int:
    """The number of the glossary with this id. Raises UsageError if there is none."""
    row = store.connection.execute("SELECT number FROM glossary WHERE id = ?", (glossary_id,)).fetchone()
    if row is None:
        raise UsageError(_("There is no glossary with the id “{id}”.").format(id=glossary_id))
    return int(row[0])


def exists(store: Store, glossary_id: str) -> bool:
    """Whether there is a glossary with this id."""
    found = store.connection.execute("SELECT 1 FROM glossary WHERE id = ?", (glossary_id,))
    return found.fetchone() is not None


def touch(store: Store, glossary_number: int) -> None:
    """Note that something in a glossary has changed."""
    store.connection.execute(
        "UPDATE glossary SET changed_at = ? WHERE number = ?", (clock.now(), glossary_number)
    )


def make(store: Store, operation: int, row: dict[str, Any]) -> None:
    """Add a glossary's row, as a part of an operation."""
    _remember(store, operation, int(row["number"]), None)
    known = rows.GLOSSARY_COLUMNS.split(", ")
    store.database.table("glossary").insert({name: row[name] for name in known if name in row})


def describe(store: Store, operation: int, number: int, described: dict[str, str]) -> None:
    """Give a glossary these columns, as a part of an operation."""
    _remember(store, operation, number, glossary_row(store, number))
    store.connection.execute(
        f"UPDATE glossary SET {', '.join(f'{name} = :{name}' for name in rows.DESCRIPTION)}"
        " WHERE number = :number",
        {**{name: described[name] for name in rows.DESCRIPTION}, "number": number},
    )
    touch(store, number)


def remove(store: Store, operation: int, number: int) -> None:
    """Delete a glossary with all its concepts, as a part of an operation that has taken out none yet."""
    entries.take_out(store, operation, entries.all_of(number))
    _remove_row(store, operation, number)


def next_glossary(store: Store) -> int:
    """The number of the next glossary: one that none has had, so that each comes back to its place."""
    row = store.connection.execute(
        "SELECT max((SELECT coalesce(max(number), 0) FROM glossary),"
        " (SELECT coalesce(max(place), 0) FROM glossary_history))"
    ).fetchone()
    return int(row[0]) + 1


def glossary_row(store: Store, number: int) -> dict[str, Any]:
    """The columns of a glossary, by name."""
    columns = rows.GLOSSARY_COLUMNS
    row = store.connection.execute(f"SELECT {columns} FROM glossary WHERE number = ?", (number,)).fetchone()
    return dict(zip(columns.split(", "), row, strict=True))


def undo(store: Store, operation: int | None, who: str = "") -> Change:
    """Put back what stood before a deed, given one of its operations; undoing an undo does it again.

    What others have written since is kept: a glossary that was made and now holds something of theirs
    stays. None, which stands for an operation that changed nothing, takes nothing back. Raises UsageError
    if the glossary was deleted by a later operation, which has to be taken back first.
    """
    if operation is None:
        return Change(None, "")
    changes: list[Change] = []
    with store.write():
        for part in reversed(parts_of(store, deed_of(store, operation))):
            glossary_id = _glossary_of(store, part)
            first = changes[0].operation if changes else None
            back = begin(store, UNDO, glossary_id, who, undoes=part, part_of=first)
            if glossary_id == RECORDS:
                changes.append(Change(back, RECORDS, records=record_rows.put_back(store, part, back)))
            else:
                changes.append(put_back(store, part, back, glossary_id))
    return together(changes)


def put_back(store: Store, operation: int, back: int, glossary_id: str) -> Change:
    """Put back what stood before one operation on a glossary, as a part of the operation `back`.

    Raises UsageError if the glossary was deleted by a later operation.
    """
    before = _before(store, operation)
    is_back = before is not None and _was_deleted(store, operation, before) and not exists(store, glossary_id)
    if is_back:
        assert before is not None
        assert before.row is not None
        make(store, back, before.row)
    number = number_of(store, glossary_id)
    changes = _concepts_back(store, operation, back, number, is_back)
    whole = Whole.MADE if is_back else _glossary_back(store, back, number, before)
    touch(store, number)
    if whole is Whole.DELETED:
        return Change(back, glossary_id, whole=whole)
    return Change(back, glossary_id, *changes, whole)


def last_operation(store: Store, glossary_id: str | None = None) -> int | None:
    """The newest operation of a person, here or in another process, that hasn't been taken back, or None.

    One that was taken back and then done again counts. Only those on the glossary with this id, if given.
    """
    found = store.connection.execute(
        "SELECT number, kind, undoes FROM operation WHERE ?1 IS NULL OR glossary = ?1 ORDER BY number DESC",
        (glossary_id,),
    )
    taken_back: set[int] = set()
    for number, kind, undoes in found:
        if number in taken_back:
            continue
        if undoes is not None:
            taken_back.add(undoes)
        elif kind not in (UNDO, STARTER):
            return int(number)
    return None


def _concepts_back(
    store: Store, operation: int, back: int, number: int, is_back: bool
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Take back what an operation did to concepts: the ids added, changed and deleted by that."""
    run = store.connection.execute
    clashing = entries.clashing(store, number, operation)
    entries.take_out(store, back, entries.added_by(operation, number))
    deleted = [r[0] for r in run("SELECT id FROM gone_concept WHERE operation = ? ORDER BY number", (back,))]
    entries.bring_back(store, number, operation, back)
    added: list[str] = []
    if not is_back:
        added = [
            r[0] for r in run("SELECT concept FROM history WHERE operation = ? ORDER BY number", (back,))
        ]
    changed: list[str] = []
    for start in range(0, len(clashing), index.CHUNK):
        old = entries.taken_out(store, operation, clashing[start : start + index.CHUNK])
        changed += _write(store, number, back, old, len(old) / len(clashing))[1]
    texts = "FROM history WHERE operation = ? AND before IS NOT NULL"
    total = run(f"SELECT count(*) {texts}", (operation,)).fetchone()[0]
    after = 0
    while portion := run(
        f"SELECT number, before {texts} AND number > ? ORDER BY number LIMIT ?",
        (operation, after, index.CHUNK),
    ).fetchall():
        after = portion[-1][0]
        old = [rows.from_text(text) for _number, text in portion]
        more_added, more_changed = _write(store, number, back, old, len(old) / total)
        added += more_added
        changed += more_changed
    return tuple(added), tuple(changed), tuple(deleted)


def _write(
    store: Store, number: int, back: int, old: list[Concept], share: float
) -> tuple[list[str], list[str]]:
    different = entries.difference(store, number, old)
    entries.write(store, number, back, different, share)
    return [c.id for c in different.fresh], [c.id for _old, c in different.changed]


def _glossary_back(store: Store, back: int, number: int, before: _Before | None) -> Whole | None:
    """Take back what an operation did to a glossary that is there; what has become of it."""
    if before is None:
        return None
    if before.row is not None:
        describe(store, back, number, before.row)
        return Whole.DESCRIBED
    if store.connection.execute("SELECT 1 FROM concept WHERE glossary = ?", (number,)).fetchone():
        return None
    _remove_row(store, back, number)
    return Whole.DELETED


def _remove_row(store: Store, operation: int, number: int) -> None:
    _remember(store, operation, number, glossary_row(store, number))
    store.connection.execute("DELETE FROM glossary WHERE number = ?", (number,))


def _remember(store: Store, operation: int, number: int, before: dict[str, Any] | None) -> None:
    store.connection.execute(
        "INSERT INTO glossary_history (operation, place, before) VALUES (?, ?, ?)",
        (operation, number, json.dumps(before, ensure_ascii=False) if before else None),
    )


def _before(store: Store, operation: int) -> _Before | None:
    """The glossary's row before this operation; None if the operation didn't touch it."""
    row = store.connection.execute(
        "SELECT before FROM glossary_history WHERE operation = ?", (operation,)
    ).fetchone()
    return _Before(json.loads(row[0]) if row[0] else None) if row else None


def _was_deleted(store: Store, operation: int, before: _Before) -> bool:
    """Whether the glossary was gone after this operation on it, rather than described otherwise."""
    if before.row is None:
        return False
    later = store.connection.execute(
        "SELECT before FROM glossary_history WHERE place = ? AND operation > ? ORDER BY operation LIMIT 1",
        (before.row["number"], operation),
    ).fetchone()
    return later[0] is None if later else not exists(store, before.row["id"])


def _glossary_of(store: Store, operation: int) -> str:
    row = store.connection.execute("SELECT glossary FROM operation WHERE number = ?", (operation,)).fetchone()
    return str(row[0])
