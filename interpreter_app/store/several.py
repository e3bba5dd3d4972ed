"""Concepts of several glossaries at once: read by their numbers, changed or deleted as one deed.

Owns that what a person does to a choice of concepts is one transaction and is taken back as one, however many
glossaries they are in.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.terms import Concept
from interpreter_app.store import entries, glossaries, history, index
from interpreter_app.store.database import Store
from interpreter_app.store.entries import Difference, StoredConcept
from interpreter_app.store.history import Change
from interpreter_app.store.listing import glossary_names


def chosen(store: Store, numbers: Sequence[int]) -> dict[str, list[StoredConcept]]:
    """The concepts with these numbers by the ids of their glossaries, each glossary's in their order.

    Those that are gone are left out.
    """
    found: dict[str, list[StoredConcept]] = defaultdict(list)
    for glossary, stored in _read(store, numbers):
        found[glossary].append(stored)
    return dict(found)


def change(
    store: Store,
    numbers: Sequence[int],
    changed: Callable[[Concept], Concept],
    who: str = "",
    kind: str = "edit",
    progress: Progress = silent,
) -> Change:
    """Change each of these concepts; those that stay the same aren't touched.

    Portion by portion, each read once: a change of 100,000 concepts never holds them all.
    """
    names = glossary_names(store)
    ordered = sorted(set(numbers))
    parts: dict[int, Change] = {}
    with store.write():
        for start in range(0, len(ordered), index.CHUNK):
            portion = ordered[start : start + index.CHUNK]
            share = len(portion) / len(ordered)
            for number, pairs in _different(entries.concepts(store, portion), changed).items():
                part = parts.get(number)
                if part is None:
                    glossary = names[number][0]
                    operation = history.begin(store, kind, glossary, who, part_of=first([*parts.values()]))
                    history.touch(store, number)
                    part = Change(operation, glossary)
                assert part.operation is not None
                entries.write(store, number, part.operation, Difference([], pairs), share)
                ids = tuple(new.id for _old, new in pairs)
                parts[number] = part._replace(changed=part.changed + ids)
            progress(start + len(portion), len(ordered))
    return history.together([*parts.values()]) if parts else Change(None, "")


def _different(
    concepts: Mapping[int, StoredConcept], changed: Callable[[Concept], Concept]
) -> dict[int, list[tuple[StoredConcept, Concept]]]:
    """What is otherwise once it is changed, beside what stands there, by the numbers of the glossaries."""
    found: dict[int, list[tuple[StoredConcept, Concept]]] = defaultdict(list)
    for stored in concepts.values():
        new = changed(stored.concept)
        if new != stored.concept:
            found[stored.glossary].append((stored, new))
    return found


def put(
    store: Store,
    wanted: Mapping[str, Sequence[Concept]],
    who: str = "",
    kind: str = "edit",
    progress: Progress = silent,
) -> Change:
    """Add these concepts to the glossaries with these ids, replacing those with the same id, as one deed."""
    total = sum(len(concepts) for concepts in wanted.values())
    parts: list[Change] = []
    done = 0
    with store.write():
        for glossary, concepts in wanted.items():
            told = _after(progress, done, total)
            parts.append(glossaries.put(store, glossary, concepts, who, kind, told, first(parts)))
            done += len(concepts)
    return history.together(parts) if parts else Change(None, "")


def delete(
    store: Store,
    which: Mapping[str, Sequence[str]],
    who: str = "",
    kind: str = "delete",
    part_of: int | None = None,
) -> Change:
    """Delete the concepts with these ids from the glossaries with these ids, as one deed or a part of one."""
    parts: list[Change] = []
    with store.write():
        for glossary, ids in which.items():
            parts.append(glossaries.delete(store, glossary, ids, who, kind, part_of or first(parts)))
    return history.together(parts) if parts else Change(None, "")


def first(parts: Sequence[Change]) -> int | None:
    """The first operation of a deed of which these parts are done, or None if nothing is written yet."""
    return next((part.operation for part in parts if part.operation is not None), None)


def _read(store: Store, numbers: Sequence[int]) -> Iterator[tuple[str, StoredConcept]]:
    names = glossary_names(store)
    ordered = sorted(set(numbers))
    for start in range(0, len(ordered), index.CHUNK):
        for stored in entries.concepts(store, ordered[start : start + index.CHUNK]).values():
            yield names[stored.glossary][0], stored


def _after(progress: Progress, before: int, total: int) -> Progress:
    return lambda done, _whole: progress(before + done, total)
