"""A search of find and replace: the first hits, what their entries are called, and how much there is."""

from __future__ import annotations

from typing import NamedTuple

from interpreter_app.base.progress import Progress
from interpreter_app.desktop.models.deed_texts import pair_text
from interpreter_app.services.replacing import Hit, Query, find
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.listing import newest_operation


class Found(NamedTuple):
    """What a search has found: `pairs` are the terms that the entries of `hits` go by, by their numbers.

    `texts`, `places` and `concepts` count all that was found; `operation` was the newest one when it began.
    """

    hits: list[Hit]
    pairs: dict[int, str]
    texts: int
    places: int
    concepts: int
    operation: int


def first_hits(store: Store, query: Query, progress: Progress, most: int) -> Found:
    """Find everything, and keep the first hits, at most so many. Raises UsageError as `find` does."""
    operation = newest_operation(store)
    hits: list[Hit] = []
    concepts: set[int] = set()
    found = places = 0
    for hit in find(store, query, progress):
        found += 1
        places += len(hit.spans)
        concepts.add(hit.number)
        if found <= most:
            hits.append(hit)
    stored = glossaries.concepts(store, sorted({hit.number for hit in hits}))
    pairs = {hit.number: hit.concept for hit in hits}
    pairs |= {number: pair_text(one.concept) for number, one in stored.items()}
    return Found(hits, pairs, found, places, len(concepts), operation)
