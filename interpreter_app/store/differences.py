"""What a file has otherwise than the person, in fields that both had changed, until the person has chosen.

Owns the tables of such differences and of the choices. A difference is there as long as the import that found
it hasn't been taken back, and so is a choice: whoever undoes and redoes operations needn't know of either.
What a release has otherwise is in `starters`; how a choice is carried out is in services.differences.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from typing import NamedTuple

from interpreter_app.domain.merging import Field
from interpreter_app.domain.terms import Concept, Language
from interpreter_app.store import rows
from interpreter_app.store.database import Store


class Noted(NamedTuple):
    """Their version of a concept, under the id that ours has, and the fields in which both were changed."""

    theirs: Concept
    fields: tuple[Field, ...]


class Pending(NamedTuple):
    """A difference to be chosen of: `origin` names the file, `at` is UTC with the `zone` it was made in."""

    number: int
    glossary: str
    noted: Noted
    origin: str
    at: str
    zone: str


def note(store: Store, operation: int, glossary: str, origin: str, found: Iterable[Noted]) -> None:
    """Keep differences that an operation has found, as a part of it."""
    store.connection.executemany(
        "INSERT INTO difference (operation, glossary, concept, theirs, fields, origin)"
        " VALUES (?, ?, ?, ?, ?, ?)",
        [
            (operation, glossary, one.theirs.id, rows.to_text(one.theirs), json.dumps(one.fields), origin)
            for one in found
        ],
    )


def pending(store: Store, only: Collection[int] | None = None) -> list[Pending]:
    """The differences of which the person hasn't chosen yet, in the order in which they were found.

    Of two that came from files of the same name only the newer one counts: it is the next copy. With `only`
    (their numbers), those of these; it costs by how many these are.
    """
    if not any_noted(store):
        return []
    run = store.connection.execute
    numbers = None if only is None else json.dumps(list(only))
    found = run(_FOUND if only is None else _FOUND_OF_THESE, {"numbers": numbers}).fetchall()
    chosen = run(_CHOSEN if only is None else _CHOSEN_OF_THESE, {"numbers": numbers}).fetchall()
    rivals = [row[1:5] for row in found] if only is None else run(_RIVALS, {"numbers": numbers}).fetchall()
    # Asked of all there are, one statement answers; a few are asked about one by one.
    undone = _taken_back(store) if only is None else _taken_back_of(store, [row[0] for row in rivals], chosen)
    decided = {number for number, operation in chosen if operation not in undone}
    # Several rows of one file may differ from one concept, each in its own way.
    newest = {tuple(place): operation for operation, *place in rivals if operation not in undone}
    return [
        Pending(number, glossary, Noted(rows.from_text(theirs), _fields(fields)), origin, at, zone)
        for number, operation, glossary, concept, origin, theirs, fields, at, zone in found
        if operation not in undone
        and number not in decided
        and newest[glossary, concept, origin] == operation
    ]


_OF_THESE = " WHERE d.number IN (SELECT value FROM json_each(:numbers))"
_IN_ORDER = " ORDER BY d.number"
_COLUMNS = (
    "SELECT d.number, d.operation, d.glossary, d.concept, d.origin, d.theirs, d.fields, o.at, o.zone"
    " FROM difference d JOIN operation o ON o.number = d.operation"
)
_FOUND = _COLUMNS + _IN_ORDER
_FOUND_OF_THESE = _COLUMNS + _OF_THESE + _IN_ORDER
_CHOSEN = "SELECT difference, operation FROM difference_choice"
_CHOSEN_OF_THESE = _CHOSEN + " WHERE difference IN (SELECT value FROM json_each(:numbers))"
_RIVALS = (
    "SELECT DISTINCT r.operation, r.glossary, r.concept, r.origin FROM difference d CROSS JOIN difference r"
    f" ON r.glossary = d.glossary AND r.concept = d.concept{_OF_THESE} ORDER BY r.operation"
)
"""All that differ from the same concepts: one of them may be the next copy."""


def noted_before(store: Store, glossary: str) -> dict[tuple[str, str], bool]:
    """Which versions of theirs have been noted for a glossary, by concept and by what `text_of` makes of it.

    The value tells whether the person is still to choose.
    """
    if not any_noted(store):
        return {}
    open_ones = {one.number for one in pending(store)}
    undone = _taken_back(store)
    found = store.connection.execute(
        "SELECT number, operation, concept, theirs FROM difference WHERE glossary = ?", (glossary,)
    )
    noted: dict[tuple[str, str], bool] = {}
    for number, operation, concept, theirs in found:
        if operation not in undone:
            key = (concept, theirs)
            noted[key] = noted.get(key, False) or number in open_ones
    return noted


def text_of(theirs: Concept) -> str:
    """Their version as it is noted."""
    return rows.to_text(theirs)


def any_noted(store: Store) -> bool:
    """Whether there has ever been a difference."""
    return store.connection.execute("SELECT 1 FROM difference LIMIT 1").fetchone() is not None


def newest(store: Store) -> int:
    """The number of the difference that was noted last, 0 if there has never been one."""
    return int(store.connection.execute("SELECT coalesce(max(number), 0) FROM difference").fetchone()[0])


def decide(store: Store, numbers: Collection[int], operation: int) -> None:
    """Note that the person has chosen, as a part of the operation that carries the choice out."""
    store.connection.executemany(
        "INSERT INTO difference_choice (difference, operation) VALUES (?, ?)",
        [(number, operation) for number in numbers],
    )


def _taken_back(store: Store) -> set[int]:
    """The operations that are undone now: by an operation that isn't undone itself."""
    found = store.connection.execute(
        "SELECT number, undoes FROM operation WHERE undoes IS NOT NULL ORDER BY number DESC"
    )
    undone: set[int] = set()
    for number, undoes in found:
        if number not in undone:
            undone.add(undoes)
    return undone


def _taken_back_of(store: Store, found_by: Iterable[int], chosen: Iterable[tuple[int, int]]) -> set[int]:
    """Those of these operations, which found differences or carried out choices, that are undone now."""
    known: dict[int, bool] = {}
    asked = {*found_by, *(operation for _number, operation in chosen)}
    return {operation for operation in asked if _is_taken_back(store, operation, known)}


def _is_taken_back(store: Store, operation: int, known: dict[int, bool]) -> bool:
    if operation not in known:
        # One after the other: undo and redo in turn make a long chain.
        chain = [operation]
        run = store.connection.execute
        asked = "SELECT max(number) FROM operation WHERE undoes = ?"
        while (last := run(asked, (chain[-1],)).fetchone()[0]) is not None:
            chain.append(last)
        for place, one in enumerate(reversed(chain)):
            known[one] = place % 2 == 1
    return known[operation]


def _fields(text: str) -> tuple[Field, ...]:
    return tuple(
        Field(name, Language(language) if language else None, term)
        for name, language, term in json.loads(text)
    )
