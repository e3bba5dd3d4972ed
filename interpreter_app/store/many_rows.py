"""Writing many rows at once, by statements of many rows each.

A statement of a thousand rows takes half the time of a thousand statements of one, and gives way to another
thread once instead of a thousand times. It knows nothing of what it writes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import chain

_VALUES = 12_000
"""Values bound in one statement; SQLite takes 32,766 of them."""


def insert_rows(connection: sqlite3.Connection, into: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Write rows of one length, as many as there are; `into` is all of the statement before its VALUES."""
    if not rows:
        return
    width = len(rows[0])
    place = f"({','.join('?' * width)})"
    for start in range(0, len(rows), _VALUES // width):
        portion = rows[start : start + _VALUES // width]
        statement = f"{into} VALUES {','.join([place] * len(portion))}"
        connection.execute(statement, list(chain.from_iterable(portion)))
