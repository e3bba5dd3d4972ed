"""Every version of one concept, from what history keeps of the operations on it.

Owns the notes of where moved concepts came from; all else only reads. History keeps what stood before an
operation; a version is what stood after one, which is what stood before the next, or what stands now. A
concept that was moved here has the versions, too, that it had where it came from.
"""

from __future__ import annotations

from typing import NamedTuple

from interpreter_app.domain.terms import Concept
from interpreter_app.store import entries, rows
from interpreter_app.store.database import Store


class Version(NamedTuple):
    """A concept as an operation left it; None if it was deleted, or moved to another glossary, by that.

    `operation` tells it from the others; `deed` is the number of what that was a part of. `at` is in UTC,
    ISO 8601, `zone` where it was done; `who` is empty where nobody gave a name; `kind` is what the operation
    was: «import», «edit», «move», «delete», «undo» …; `glossary` and `concept_id` are where it stood then.
    """

    operation: int
    deed: int
    at: str
    zone: str
    who: str
    kind: str
    glossary: str
    concept_id: str
    concept: Concept | None


class _Event(NamedTuple):
    """An operation on a concept, and what stood before it."""

    operation: int
    deed: int
    at: str
    zone: str
    who: str
    kind: str
    before: Concept | None = None


_Place = tuple[str, str]

_HISTORY = (
    "SELECT o.number, coalesce(o.part_of, o.number), o.at, o.zone, o.who, o.kind, h.before"
    " FROM history h CROSS JOIN operation o ON o.number = h.operation"
    " WHERE h.concept = ? AND o.glossary = ? ORDER BY h.operation, h.number"
)
_GONE = (
    "SELECT o.number, coalesce(o.part_of, o.number), o.at, o.zone, o.who, o.kind"
    " FROM gone_concept c CROSS JOIN operation o ON o.number = c.operation"
    " WHERE c.id = ? AND o.glossary = ? ORDER BY c.operation"
)


def revisions(store: Store, glossary_id: str, concept_id: str) -> list[Version]:
    """Every version of a concept, the newest first; nothing if there never was one with these ids."""
    with store.read():
        found = {version.operation: version for version in _of(store, (glossary_id, concept_id))}
        reached = {(glossary_id, concept_id)}
        waiting = _arrivals(store, (glossary_id, concept_id))
        while waiting:
            place, arrived = waiting.pop()
            earlier = (v for v in _of(store, place) if v.deed < arrived)
            found |= {version.operation: version for version in earlier}
            if place not in reached:
                reached.add(place)
                waiting += _arrivals(store, place)
    # What a deed took out here and put elsewhere, where it is followed to, isn't a deletion.
    there = {(version.deed, _place(version)) for version in found.values() if version.concept is not None}
    every = (found[operation] for operation in sorted(found, reverse=True))
    return [
        version
        for version in every
        if version.concept is not None
        or not any(deed == version.deed and place != _place(version) for deed, place in there)
    ]


def _place(version: Version) -> _Place:
    return version.glossary, version.concept_id


def version_at(store: Store, glossary_id: str, concept_id: str, operation: int) -> Version | None:
    """The version that this operation left, or None if it isn't one of this concept's."""
    every = revisions(store, glossary_id, concept_id)
    return next((version for version in every if version.operation == operation), None)


def _of(store: Store, place: _Place) -> list[Version]:
    """The versions of a concept in one glossary, the oldest first."""
    glossary_id, concept_id = place
    events = _events(store, place)
    if not events:
        return []
    stored = entries.concept(store, glossary_id, concept_id)
    after = [event.before for event in events[1:]] + [stored.concept if stored else None]
    return [
        Version(*event[:6], glossary_id, concept_id, concept)
        for event, concept in zip(events, after, strict=True)
    ]


def _events(store: Store, place: _Place) -> list[_Event]:
    """The operations on a concept, the oldest first, each once."""
    glossary_id, concept_id = place
    run = store.connection.execute
    found: dict[int, _Event] = {}
    for row in run(_GONE, (concept_id, glossary_id)).fetchall():
        (before,) = entries.taken_out(store, row[0], [concept_id])
        found[row[0]] = _Event(*row)._replace(before=before)
    for row in run(_HISTORY, (concept_id, glossary_id)).fetchall():
        before_it = rows.from_text(row[6]) if row[6] else None
        found.setdefault(row[0], _Event(*row)._replace(before=before_it))
    return [found[operation] for operation in sorted(found)]


def _arrivals(store: Store, place: _Place) -> list[tuple[_Place, int]]:
    """Where a concept was before it was moved here, and the deed that moved it."""
    found = store.connection.execute(
        "SELECT a.from_glossary, a.from_concept, coalesce(o.part_of, o.number)"
        " FROM history h CROSS JOIN arrival a ON a.operation = h.operation AND a.concept = h.concept"
        " JOIN operation o ON o.number = a.operation WHERE h.concept = ?2 AND o.glossary = ?1",
        place,
    )
    return [((glossary, concept), deed) for glossary, concept, deed in found]


def note_arrivals(store: Store, operation: int, came_from: dict[str, _Place]) -> None:
    """Note where the concepts with these ids came from that an operation added by moving them."""
    store.connection.executemany(
        "INSERT INTO arrival (operation, concept, from_glossary, from_concept) VALUES (?, ?, ?, ?)",
        [(operation, ident, *place) for ident, place in came_from.items()],
    )
