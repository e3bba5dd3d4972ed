"""In which glossaries chosen concepts are, and where one was moved. Only reads, and none of their words."""

from __future__ import annotations

import json
from collections.abc import Sequence

from interpreter_app.store.database import Store


def whereabouts(store: Store, numbers: Sequence[int]) -> dict[str, int]:
    """How many of the concepts with these numbers are in each glossary, by its id.

    The glossaries stand in the order they were made; concepts that are gone aren't counted.
    """
    found = store.connection.execute(
        "SELECT g.id, n.count FROM (SELECT glossary, count(*) AS count FROM concept"
        " WHERE number IN (SELECT value FROM json_each(?)) GROUP BY glossary) n"
        " JOIN glossary g ON g.number = n.glossary ORDER BY g.number",
        (json.dumps(list(numbers)),),
    )
    return dict(found.fetchall())


def moved_to(store: Store, glossary: str, concept: str) -> tuple[str, str]:
    """The ids under which a concept is now that had these: they change when it is moved, and back on undo.

    The same if it is there, or nowhere at all.
    """
    reached = [(glossary, concept)]
    for place in reached:
        if store.connection.execute(_IS_THERE, place).fetchone():
            return place
        onward = store.connection.execute(_WENT_TO, place).fetchall()
        reached += (one for one in onward if one not in reached)
    return reached[0]


HAS_MOVED = (
    "EXISTS (SELECT 1 FROM arrival a WHERE a.from_glossary = p.glossary AND a.from_concept = p.concept)"
)
"""Whether what a row p names was ever moved elsewhere: only then `moved_to` can give anything but that."""

_IS_THERE = "SELECT 1 FROM glossary g JOIN concept c ON c.glossary = g.number WHERE g.id = ? AND c.id = ?"
_WENT_TO = (
    "SELECT o.glossary, a.concept FROM arrival a JOIN operation o ON o.number = a.operation"
    " WHERE a.from_glossary = ? AND a.from_concept = ? ORDER BY a.operation DESC"
)
