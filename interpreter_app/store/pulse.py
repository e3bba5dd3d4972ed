"""How a store is doing: whether something changed in it, and whether its file is sound.

The first takes a fraction of a millisecond whatever the size; the second reads the whole file, beside the
work.
"""

from __future__ import annotations

import sqlite3

from interpreter_app.base.errors import Cancelled
from interpreter_app.base.progress import Progress, silent
from interpreter_app.store.database import Store, said_plainly

_STEPS_BETWEEN = 200_000
Pulse = tuple[int, str, int]
"""How many glossaries, when the last of them changed, the number of the last operation.

Two equal ones mean that no glossary, visit, contact or note has changed in between."""


def pulse(store: Store) -> Pulse:
    """The state of all that people wrote, for comparison with a later one."""
    row = store.connection.execute(
        "SELECT count(*), coalesce(max(changed_at), ''),"
        " (SELECT coalesce(max(number), 0) FROM operation) FROM glossary"
    ).fetchone()
    return int(row[0]), str(row[1]), int(row[2])


def quick_check(store: Store, progress: Progress = silent) -> bool:
    """Whether SQLite finds the file sound, as far as can be told without reading every index.

    Reads the whole file; `progress` may raise Cancelled at any time.
    """
    asked_to_stop: list[Cancelled] = []

    def go_on() -> int:
        try:
            progress(0, 0)
        except Cancelled as cancelled:
            asked_to_stop.append(cancelled)
            return 1
        return 0

    store.connection.set_progress_handler(go_on, _STEPS_BETWEEN)
    try:
        with said_plainly(store.path):
            found = store.connection.execute("PRAGMA quick_check(1)").fetchone()
        return bool(found and found[0] == "ok")
    except sqlite3.OperationalError:
        if asked_to_stop:
            raise asked_to_stop[0] from None
        raise
    finally:
        store.connection.set_progress_handler(None, 0)
