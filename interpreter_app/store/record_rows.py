"""Rows of records: visits, contacts and what else is kept whole, each as one text of plain data.

Owns the tables `record` and `record_history`. Must not know what a record says: its body is JSON that the
domain made. What an operation is, is history's to know; here is only what one did to rows. Notes have their
history here, too, but a table of their own (`note_rows`, `note_writing`): they are many, and looked for by
what they say.
"""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from interpreter_app.domain.plain_merging import merged
from interpreter_app.store import clock, note_rows, note_writing
from interpreter_app.store.database import Store
from interpreter_app.store.record_kinds import NOTE, can_be, gone_back


class Key(NamedTuple):
    """What tells one record from all others: its kind («visit», «contact») and its id."""

    kind: str
    id: str


Body = dict[str, Any]
"""The plain data of a record."""


class Touched(NamedTuple):
    """A record that an operation made, changed or deleted, with what stood before and stands after it."""

    key: Key
    before: Body | None
    after: Body | None


def body(store: Store, key: Key) -> Body | None:
    """What a record says now; None if it isn't there."""
    if key.kind == NOTE:
        return note_rows.body(store, key.id)
    row = store.connection.execute("SELECT body FROM record WHERE kind = ? AND id = ?", key).fetchone()
    return None if row is None else read(row[0])


def bodies(store: Store, kind: str) -> list[Body]:
    """What all records of a kind say, in the order in which they were made."""
    found = store.connection.execute(
        # One that was deleted and came back has a row of its own again, but stands where it first stood.
        "SELECT body FROM record r WHERE kind = ? ORDER BY (SELECT min(h.number) FROM record_history h"
        " WHERE h.kind = r.kind AND h.id = r.id), number",
        (kind,),
    )
    return [read(text) for (text,) in found]


def ids(store: Store, kind: str) -> set[str]:
    """The ids of all records of a kind, and of those that were deleted, which come back under theirs."""
    found = store.connection.execute(
        "SELECT id FROM record WHERE kind = ?1 UNION SELECT id FROM record_history WHERE kind = ?1", (kind,)
    )
    return {ident for (ident,) in found}


def put(store: Store, operation: int, key: Key, after: Body | None) -> Touched | None:
    """Have a record say this, or be gone, as a part of an operation; None if it is so already."""
    before = body(store, key)
    if before == after:
        return None
    run = store.connection.execute
    run(
        "INSERT INTO record_history (operation, kind, id, before) VALUES (?, ?, ?, ?)",
        (operation, *key, None if before is None else written(before)),
    )
    if key.kind == NOTE:
        note_writing.put(store, key.id, after)
    elif after is None:
        run("DELETE FROM record WHERE kind = ? AND id = ?", key)
    else:
        run(
            "INSERT INTO record (kind, id, body, created_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?4)"
            " ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body, changed_at = excluded.changed_at",
            (*key, written(after), clock.now()),
        )
    return Touched(key, before, after)


def put_back(store: Store, operation: int, back: int) -> tuple[Touched, ...]:
    """Put back what stood before an operation, as a part of the operation `back`.

    What others have written of a record since is kept, where the operation hadn't touched the same, and where
    the two can stand together: a record that nobody could read would take all others of its kind with it.
    """
    touched: list[Touched | None] = []
    found = store.connection.execute(
        "SELECT number, kind, id, before FROM record_history WHERE operation = ? ORDER BY number DESC",
        (operation,),
    ).fetchall()
    for number, kind, ident, text in found:
        key = Key(kind, ident)
        before = None if text is None else read(text)
        after, now = _after(store, number, key), body(store, key)
        wanted = before
        if before is not None and after is not None and now is not None and now != after:
            both = merged(after, before, now).body
            wanted = both if can_be(kind, both) or not can_be(kind, before) else before
        if wanted is not None and now is not None:
            wanted = gone_back(kind, now, wanted)
        touched.append(put(store, back, key, wanted))
    return tuple(one for one in touched if one is not None)


def versions(store: Store, key: Key) -> list[tuple[int, Body | None]]:
    """What stood before each operation on a record, by the operation's number, the newest first."""
    found = store.connection.execute(
        "SELECT operation, before FROM record_history WHERE kind = ? AND id = ? ORDER BY number DESC", key
    )
    return [(operation, None if text is None else read(text)) for operation, text in found]


def touched_by(store: Store, operation: int) -> list[Key]:
    """The records that an operation was about, in its order."""
    found = store.connection.execute(
        "SELECT kind, id FROM record_history WHERE operation = ? ORDER BY number", (operation,)
    )
    return [Key(*row) for row in found]


def _after(store: Store, number: int, key: Key) -> Body | None:
    """What an operation left: what stood before the next one on the record, or what stands now."""
    row = store.connection.execute(
        "SELECT before FROM record_history WHERE kind = ? AND id = ? AND number > ? ORDER BY number LIMIT 1",
        (*key, number),
    ).fetchone()
    if row is None:
        return body(store, key)
    return None if row[0] is None else read(row[0])


def read(text: str) -> Body:
    """The plain data in a text of a row."""
    plain: Body = json.loads(text)
    return plain


def written(plain: Body, *, in_order: bool = False) -> str:
    """The text of a row; with its keys `in_order` it is the same whoever wrote it."""
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"), sort_keys=in_order)
