"""Rows of notes as they are written: what is to be in one, and in the search index with it.

Owns that the stamp of a row is never written again, and that no row ever goes. Must not know of operations:
`record_rows` asks for what is to be in a row, as a part of one.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.notes.timeline import place_of
from interpreter_app.domain.plain import from_plain
from interpreter_app.store import clock, note_index
from interpreter_app.store.database import Store
from interpreter_app.store.note_rows import COLUMNS, note_of, plain

_IN_COLUMNS = frozenset({"id", "at", "kind", "text", "visit", "session", "speaker", "place"})


def put(store: Store, ident: str, after: dict[str, Any] | None) -> None:
    """Have a note say this, or be taken away (None), and the index with it; the stamp of one that is there
    stays. Inside the caller's transaction."""
    run = store.connection.execute
    known = run(f"SELECT {COLUMNS}, removed_at FROM note WHERE id = ?", (ident,)).fetchone()
    if known is not None and known[-1] is None:
        note_index.remove(store, known[0], note_of(known[:-1]))
    if after is None:
        run("UPDATE note SET removed_at = ? WHERE id = ?", (clock.now(), ident))
        return
    note = from_plain(Note, after)
    said = (note.kind.value, note.text, note.visit, note.session, note.speaker, place_of(note), _rest(after))
    if known is None:
        at = note.at.at.isoformat(timespec="milliseconds")
        cursor = run(
            "INSERT INTO note (id, at, zone, kind, text, visit, session, speaker, place, more)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (ident, at, note.at.zone, *said),
        )
        number = int(cursor.lastrowid or 0)
    else:
        number = known[0]
        run(
            "UPDATE note SET kind = ?, text = ?, visit = ?, session = ?, speaker = ?, place = ?, more = ?,"
            " removed_at = NULL WHERE number = ?",
            (*said, number),
        )
    note_index.add(store, number, note)


def rewrite(store: Store, changed: Callable[[dict[str, Any]], dict[str, Any]]) -> bool:
    """Have all notes, those taken away too, say what `changed` makes of them; whether any did change.

    Only for what must leave no trace: no history is kept, and the index is the caller's affair.
    """
    run = store.connection.execute
    is_changed = False
    for row in run(f"SELECT {COLUMNS} FROM note").fetchall():
        before = plain(note_of(row))
        after = changed(before)
        if after != before:
            is_changed = True
            note = from_plain(Note, after)
            run(
                "UPDATE note SET text = ?, visit = ?, session = ?, speaker = ?, more = ? WHERE number = ?",
                (note.text, note.visit, note.session, note.speaker, _rest(after), row[0]),
            )
    return is_changed


def _rest(body: dict[str, Any]) -> str:
    rest = {name: value for name, value in body.items() if name not in _IN_COLUMNS}
    return json.dumps(rest, ensure_ascii=False, separators=(",", ":"))
