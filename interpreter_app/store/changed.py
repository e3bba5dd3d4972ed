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


def numbers_changed_since(
    store: Store, operation: int, glossary: int | None, at_most: int
) -> frozenset[int] | None:
    """The numbers of the concepts that later operations have added, changed or taken out.

    Only in the glossary with this number, if given. None if they are more than `at_most`, or if that glossary
    isn't there any more.
    """
    run = store.connection.execute
    ident = None
    if glossary is not None:
        row = run("SELECT id FROM glossary WHERE number = ?", (glossary,)).fetchone()
        if row is None:
            return None
        ident = row[0]
    arguments = {"operation": operation, "glossary": ident, "limit": at_most + 1}
    later = "o.number > :operation AND (:glossary IS NULL OR o.glossary = :glossary)"
    found = run(
        "SELECT c.number FROM operation o CROSS JOIN history h ON h.operation = o.number"
        " CROSS JOIN glossary g ON g.id = o.glossary"
        f" CROSS JOIN concept c ON c.glossary = g.number AND c.id = h.concept WHERE {later} UNION"
        " SELECT n.number FROM operation o CROSS JOIN gone_concept n ON n.operation = o.number"
        f" WHERE {later} LIMIT :limit",
        arguments,
    ).fetchall()
    return None if len(found) > at_most else frozenset(row[0] for row in found)


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
