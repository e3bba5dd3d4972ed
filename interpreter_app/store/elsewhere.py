"""Which other glossaries have a pair of terms: asked of the search index, whatever the size of the store.

Only reads. An index that isn't whole yet is as good as none: what is asked here is told, never acted upon.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from interpreter_app.domain.merging import PairKey
from interpreter_app.store import index
from interpreter_app.store.database import Store

_AT_ONCE = 2000

# The parity of a scope is its language: French is even, and the English of the same glossary comes next.
_WITH_PAIRS = """
    SELECT DISTINCT asked.key, g.id FROM json_each(?) asked
    CROSS JOIN search_whole f ON f.key = json_extract(asked.value, '$[0]') AND f.scope % 2 = 0
    CROSS JOIN search_whole e ON e.key = json_extract(asked.value, '$[1]') AND e.scope = f.scope + 1
        AND e.concept = f.concept
    JOIN glossary g ON g.number = f.scope / 2
    ORDER BY asked.key
"""


def glossaries_with(store: Store, pairs: Iterable[PairKey]) -> Iterator[tuple[int, str]]:
    """Which of these pairs of folded terms, by their places, one concept of a glossary (its id) has.

    About 10 µs a pair.
    """
    if not index.is_current(store):
        return
    left, first = iter(pairs), 0
    while piece := list(islice(left, _AT_ONCE)):
        yield from ((first + place, ident) for place, ident in _found(store, piece))
        first += len(piece)


def _found(store: Store, pairs: Sequence[PairKey]) -> list[tuple[int, str]]:
    rows = store.connection.execute(_WITH_PAIRS, (json.dumps(pairs, ensure_ascii=False),))
    return [(int(place), ident) for place, ident in rows]
