"""In which glossaries chosen concepts are. Only reads, and none of the concepts themselves."""

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
