"""Concepts brought from glossaries into another one: moved, copied, duplicated, split off.

Owns which id each has there: its own where that is free, so that it survives. Each function is one deed.
Entries of the program's own glossaries move like any others: to a release they have been deleted there by the
person, and stay so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.terms import Bilingual, Concept
from interpreter_app.services.editing import FreeIds, planned
from interpreter_app.store import bin as deleted
from interpreter_app.store import glossaries, history, several
from interpreter_app.store.bin import MOVE, SPLIT
from interpreter_app.store.database import Store
from interpreter_app.store.entries import StoredConcept
from interpreter_app.store.glossaries import Change
from interpreter_app.store.revisions import note_arrivals

_Chosen = Mapping[str, Sequence[StoredConcept]]
_Origins = dict[str, tuple[str, str]]


def move_concepts(
    store: Store, numbers: Sequence[int], target_id: str, who: str = "", progress: Progress = silent
) -> Change:
    """Move the concepts with these numbers into a glossary; those that are in it stay. Raises UsageError."""
    with store.write():
        deleted.refuse_deleted(store, target_id)
        chosen = several.chosen(store, numbers)
        chosen.pop(target_id, None)
        new, origins = _renamed(store, target_id, chosen)
        added = glossaries.put(store, target_id, new, who, MOVE, progress)
        return _taken_from(store, added, chosen, origins, who, MOVE)


def copy_concepts(
    store: Store, numbers: Sequence[int], target_id: str, who: str = "", progress: Progress = silent
) -> Change:
    """Copy the concepts with these numbers into a glossary, their own included. Raises UsageError."""
    with store.write():
        deleted.refuse_deleted(store, target_id)
        new, _origins = _renamed(store, target_id, several.chosen(store, numbers))
        return glossaries.put(store, target_id, new, who, "copy", progress)


def duplicate_concepts(store: Store, numbers: Sequence[int], who: str = "") -> Change:
    """Add a copy of each of these concepts to its own glossary."""
    with store.write():
        wanted = {
            glossary: _renamed(store, glossary, {glossary: concepts})[0]
            for glossary, concepts in several.chosen(store, numbers).items()
        }
        return several.put(store, wanted, who, "duplicate")


def split_glossary(
    store: Store,
    numbers: Sequence[int],
    name: Bilingual,
    description: Bilingual | None = None,
    who: str = "",
    progress: Progress = silent,
) -> Change:
    """Move the concepts with these numbers into a new glossary of this name. Raises UsageError."""
    with store.write():
        chosen = several.chosen(store, numbers)
        target = planned(store, name, description or Bilingual())
        new, origins = _renamed(store, target.id, chosen)
        added = glossaries.bring(store, replace(target, concepts=tuple(new)), who, SPLIT, progress=progress)
        return _taken_from(store, added, chosen, origins, who, SPLIT)


def _renamed(store: Store, target_id: str, chosen: _Chosen) -> tuple[list[Concept], _Origins]:
    """The concepts with the ids that they get in a glossary, and where those came from, by these ids."""
    every = [(glossary, stored.concept) for glossary, concepts in chosen.items() for stored in concepts]
    free = FreeIds(store, target_id, [concept.id for _glossary, concept in every])
    new: list[Concept] = []
    origins: _Origins = {}
    for glossary, concept in every:
        given = free.give(concept)
        new.append(given)
        origins[given.id] = (glossary, concept.id)
    return new, origins


def _taken_from(
    store: Store, added: Change, chosen: _Chosen, origins: _Origins, who: str, kind: str
) -> Change:
    """Take concepts out of where they were, as a part of the deed that has put them elsewhere."""
    if added.operation is None:
        return added
    note_arrivals(store, added.operation, origins)
    ids = {glossary: [stored.concept.id for stored in concepts] for glossary, concepts in chosen.items()}
    parts = several.delete(store, ids, who, kind, part_of=added.operation)
    return history.together([added, parts._replace(also=()), *parts.also])
