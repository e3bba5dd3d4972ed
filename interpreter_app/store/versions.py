"""The versions that concepts once had, as the history keeps them, and where each of them came from.

Only reads.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from interpreter_app.domain.terms import Concept
from interpreter_app.store import rows
from interpreter_app.store.database import Store


class Past(NamedTuple):
    """The versions that a concept had before, oldest first, and the operations behind them: kind and number.

    `kinds` and `operations` have one more than `earlier`: the last is the one that made the present version.
    A kind is empty, and a number 0, where the history doesn't reach back so far.
    """

    earlier: tuple[Concept, ...] = ()
    kinds: tuple[str, ...] = ("",)
    operations: tuple[int, ...] = (0,)

    def as_of(self, operation: int) -> int:
        """The place of the version that stood after this operation, counted as in `kinds`."""
        return max((at for at, number in enumerate(self.operations) if number <= operation), default=0)


def past(store: Store, glossary_id: str, ids: Iterable[str]) -> dict[str, Past]:
    """What concepts of a glossary have been, by id; all of them are asked at once."""
    found = store.connection.execute(
        "SELECT h.concept, h.before, o.kind, o.number"
        " FROM history h JOIN operation o ON o.number = h.operation"
        " WHERE o.glossary = ? AND h.concept IN (SELECT value FROM json_each(?)) ORDER BY h.number",
        (glossary_id, json.dumps(list(ids))),
    )
    of: defaultdict[str, list[tuple[str | None, str, int]]] = defaultdict(list)
    for concept, before, kind, number in found:
        of[concept].append((before, kind, number))
    return {concept: _past(steps) for concept, steps in of.items()}


def _past(steps: list[tuple[str | None, str, int]]) -> Past:
    """Each step says what stood before it; what one made is what stood before the next."""
    earlier: list[Concept] = []
    kinds: list[str] = []
    operations: list[int] = []
    made_by, at = "", 0
    for before, kind, number in steps:
        if before is not None:
            earlier.append(rows.from_text(before))
            kinds.append(made_by)
            operations.append(at)
        made_by, at = kind, number
    return Past(tuple(earlier), (*kinds, made_by), (*operations, at))
