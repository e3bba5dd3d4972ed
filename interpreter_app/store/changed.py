"""Which concepts have been written since an operation, for somebody who has looked at them all before.

Only reads.
"""

from __future__ import annotations

from typing import NamedTuple

from interpreter_app.store.database import Store


class Changed(NamedTuple):
    """The concepts added, changed or deleted since: ids of glossary and concept. `is_whole` says that a whole
    glossary came or went as well, whose concepts aren't listed."""

    concepts: frozenset[tuple[str, str]]
    is_whole: bool


def changed_since(store: Store, operation: int, glossary_id: str = "") -> Changed:
    """What later operations have changed in the glossary with this id, or in all."""
    arguments = {"operation": operation, "glossary": glossary_id}
    later = "o.number > :operation AND (:glossary = '' OR o.glossary = :glossary)"
    found = store.connection.execute(
        "SELECT o.glossary, h.concept FROM operation o JOIN history h ON h.operation = o.number"
        f" WHERE {later} UNION"
        " SELECT o.glossary, g.id FROM operation o JOIN gone_concept g ON g.operation = o.number"
        f" WHERE {later}",
        arguments,
    )
    whole = store.connection.execute(
        f"SELECT 1 FROM operation o JOIN glossary_history h ON h.operation = o.number WHERE {later} LIMIT 1",
        arguments,
    )
    return Changed(frozenset((row[0], row[1]) for row in found), whole.fetchone() is not None)
