"""As of which operation a glossary was written into a file: what comes back may have started from there.

Owns that list. What a merge makes of it is `services.import_plan`'s matter.
"""

from __future__ import annotations

from typing import Final

from interpreter_app.store.database import Store

MOST: Final = 200
"""Exports of a glossary that are remembered, the latest."""


def note(store: Store, glossary_id: str, operation: int) -> None:
    """Remember that a glossary was written as it was after this operation. StoreError if it can't be."""
    with store.write():
        store.connection.execute(
            "INSERT OR IGNORE INTO exported (glossary, operation) VALUES (?, ?)", (glossary_id, operation)
        )
        store.connection.execute(
            "DELETE FROM exported WHERE glossary = ?1 AND operation NOT IN"
            " (SELECT operation FROM exported WHERE glossary = ?1 ORDER BY operation DESC LIMIT ?2)",
            (glossary_id, MOST),
        )


def operations(store: Store, glossary_id: str) -> tuple[int, ...]:
    """The operations after which a glossary was written into a file, in their order."""
    found = store.connection.execute(
        "SELECT operation FROM exported WHERE glossary = ? ORDER BY operation", (glossary_id,)
    )
    return tuple(number for (number,) in found)
