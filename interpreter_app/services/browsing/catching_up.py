"""A list brought up to date after a few concepts were written, without going through all the others.

Owns which rows go and where those come in that were written: their places are looked for by reading the
neighbours from the store. Where much was written, the list is made anew.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import NamedTuple

from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.language.sorting import sort_key, tie_key
from interpreter_app.domain.subjects import shown
from interpreter_app.services.browsing.listings import Listing, Order, Section
from interpreter_app.services.browsing.making import (
    Taken,
    letter_of,
    listing,
    part_of_list,
    rank_before_terms,
    taken_up,
)
from interpreter_app.services.browsing.splices import PIECE, Splice, splice
from interpreter_app.store.changed import numbers_changed_since
from interpreter_app.store.database import Store
from interpreter_app.store.listing import ConceptRow, TermRow, concept_rows, newest_operation

_FEW, _MOST, _SHARE = 16, 500, 100
"""How many concepts may have been written: a hundredth of the list, within these bounds. Each costs as much
as some fifty in a list that is made anew, most of it for finding its place."""

_Key = tuple[tuple[object, ...], int, str, tuple[str, str], int]
"""What goes before the terms, the part of an alphabetical list, the headword folded and whole, the number."""


class _Entry(NamedTuple):
    """A concept that was written, and where it belongs."""

    number: int
    key: _Key
    taken: Taken


class _MissingError(Exception):
    """A concept of the list isn't in the store, though nothing tells that it went."""


def caught_up(store: Store, made: Listing, progress: Progress = silent) -> Listing:
    """The list as it stands now: the same object if nothing in it was written since it was made."""
    with store.read():
        operation = newest_operation(store)
        most = min(_MOST, max(_FEW, len(made) // _SHARE))
        numbers = numbers_changed_since(store, made.operation, made.glossary, most)
        if numbers is not None and operation >= made.operation:  # Else an older copy has been put there.
            try:
                return _with_written(store, made, numbers, operation, progress) if numbers else made
            except _MissingError:
                pass
    return listing(store, made.language, made.glossary, progress, made.order)


def _with_written(
    store: Store, made: Listing, numbers: frozenset[int], operation: int, progress: Progress
) -> Listing:
    """The list with the concepts of these numbers as the store has them."""
    gone = _rows_of(made, numbers)
    rest = splice(len(made), gone, ()).of(made.numbers, ())
    found = concept_rows(store, made.glossary, numbers)
    entries = sorted((_entry(made, *row) for row in found), key=lambda entry: entry.key)
    places: list[int] = []
    for entry in entries:
        after = places[-1] if places else 0
        place = bisect_left(rest, entry.key, lo=after, key=lambda number: _key_of(store, made, number))
        places.append(place)
        progress(len(places), len(entries))
    moved = splice(len(made), gone, places)
    return Listing(
        language=made.language,
        glossary=made.glossary,
        operation=operation,
        order=made.order,
        numbers=moved.of(made.numbers, [entry.number for entry in entries]),
        sections=_sections(made, moved, entries) if made.order is Order.TERM else (),
        words=made.words.spliced(
            moved, [entry.taken.words for entry in entries], lambda: progress(len(entries), 0)
        ),
        facets=made.facets.spliced(moved, [entry.taken.profile for entry in entries]),
        heads=made.heads.spliced(moved, [entry.taken.head.key for entry in entries]),
    )


def _rows_of(made: Listing, numbers: frozenset[int]) -> list[int]:
    """The rows of those of these concepts that are in the list."""
    found: list[int] = []
    for first in range(0, len(made), PIECE):
        piece = made.numbers[first : first + PIECE]
        if not numbers.isdisjoint(piece):
            found += (first + place for place, number in enumerate(piece) if number in numbers)
    return found


def _entry(made: Listing, concept: ConceptRow, terms: list[TermRow]) -> _Entry:
    taken = taken_up(concept, terms, made.language)
    head = taken.head
    key = _before_terms(made.order, concept, taken), part_of_list(head), head.key, tie_key(head.text)
    return _Entry(concept[0], (*key, concept[0]), taken)


def _key_of(store: Store, made: Listing, number: int) -> _Key:
    for row in concept_rows(store, made.glossary, [number]):
        return _entry(made, *row).key
    raise _MissingError


def _before_terms(order: Order, concept: ConceptRow, taken: Taken) -> tuple[object, ...]:
    """What an order goes by before it goes by the terms."""
    _number, _marks, equivalence, subject, changed_at = concept
    match order:
        case Order.TERM:
            return ()
        case Order.SUBJECT:
            return not subject, sort_key(shown(subject)), subject
        case Order.NEWEST:
            return (_latest_first(changed_at),)
        case _:
            return (rank_before_terms(taken.head, equivalence or "", order),)


def _latest_first(moment: str) -> tuple[int, ...]:
    """Sorts texts the other way round: one that goes on stands before one that ends there."""
    return (*(-ord(letter) for letter in moment), 1)


def _sections(made: Listing, moved: Splice, entries: list[_Entry]) -> tuple[Section, ...]:
    """The letters, and the first row under each."""
    found: list[Section] = []
    for row, part in moved.placed():
        if isinstance(part, int):
            head = entries[part].taken.head
            here = [Section(letter_of(part_of_list(head), head.key), row)]
        else:
            here = _within(made.sections, part, row)
        found += here if not found or here[0].letter != found[-1].letter else here[1:]
    return tuple(found)


def _within(sections: tuple[Section, ...], rows: range, now: int) -> list[Section]:
    """The sections of these rows, which begin at the row `now` now."""
    ends = (*(section.first for section in sections[1:]), rows.stop)
    return [
        Section(section.letter, now + max(section.first, rows.start) - rows.start)
        for section, end in zip(sections, ends, strict=True)
        if section.first < rows.stop and end > rows.start
    ]
