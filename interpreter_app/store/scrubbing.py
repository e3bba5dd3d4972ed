"""Taking somebody's name out of the store for good, out of its history, too.

The one place in which history is written over: whoever is forgotten must not be found in what stood before.
What is written instead is the domain's to say. SQLite's secure_delete has the old bytes overwritten; those
that earlier changes have left in the file, and in its log, go when it is made anew afterwards.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

from interpreter_app.store import clock, note_index, note_writing, record_rows
from interpreter_app.store.database import BUSY_SECONDS, Store
from interpreter_app.store.record_rows import Body, Key


def scrub_records(store: Store, keys: Sequence[Key], left: Body, without: Callable[[Body], Body]) -> None:
    """Have `left` stand for these records of one kind and all their history.

    `without` takes the names out of all other records. Once that is written the file is made anew.
    """
    run = store.connection.execute
    with store.write():
        run("PRAGMA secure_delete = ON")
        new = Key(keys[0].kind, left["id"])
        for key in keys:
            run("DELETE FROM record WHERE kind = ? AND id = ?", key)
            run("DELETE FROM record_history WHERE kind = ? AND id = ?", key)
        run(
            "INSERT INTO record (kind, id, body, created_at, changed_at) VALUES (?1, ?2, ?3, ?4, ?4)",
            (*new, record_rows.written(left), clock.now()),
        )
        _each(store, "record", "body", without)
        _each(store, "record_history", "before", without)
        store.after_write(partial(_made_anew, store.path))


def scrub_notes(store: Store, without: Callable[[Body], Body]) -> None:
    """Have every note, the removed ones too, without the names; their history is that of records.

    The search index of notes is made anew at the next search: what is taken out of one lingers in it.
    """
    with store.write():
        store.connection.execute("PRAGMA secure_delete = ON")
        if note_writing.rewrite(store, without):
            note_index.throw_away(store)


def _each(store: Store, table: str, column: str, without: Callable[[Body], Body]) -> None:
    run = store.connection.execute
    for number, text in run(f"SELECT number, {column} FROM {table} WHERE {column} IS NOT NULL").fetchall():
        now = record_rows.written(without(record_rows.read(text)))
        if now != text:
            run(f"UPDATE {table} SET {column} = ? WHERE number = ?", (now, number))


def _made_anew(path: Path) -> None:
    """Leave nothing of what was overwritten or freed, now or before, in the file or its log.

    A connection of its own, since the store's keeps what is temporary in memory. Where another program
    writes, or the disk has no room, the old bytes stay until their pages are used again.
    """
    with suppress(sqlite3.Error), closing(sqlite3.connect(path, timeout=BUSY_SECONDS)) as connection:
        connection.isolation_level = None
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
