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
    start, portion = 0, max(1, _VALUES // width)
    while start < len(rows):
        # Of few sizes only: each is a statement that the connection keeps, with the values last bound to it.
        while portion > len(rows) - start:
            portion //= 2
        values = list(chain.from_iterable(rows[start : start + portion]))
        connection.execute(f"{into} VALUES {','.join([place] * portion)}", values)
        start += portion
