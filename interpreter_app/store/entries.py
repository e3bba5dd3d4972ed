"""Concepts and their terms in the store's tables: read, written, taken out and brought back.

Owns their numbers. A number that a concept or a term once had is never given to another, so that what was
taken out comes back to the place where it stood. Everything here is a part of an operation that the caller
has begun, and remembers under its number what stood before; the search index follows.
"""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import repeat
from typing import Any, NamedTuple

from interpreter_app.domain.terms import Concept
from interpreter_app.store import clock, index, index_later, rows
from interpreter_app.store.database import Store
from interpreter_app.store.many_rows import insert_rows

Selection = tuple[str, tuple[object, ...]]
"""A query for numbers of concepts, and its arguments."""

_FIXED = ("number", "glossary", "id")
"""The columns of a concept that stay as long as it is there."""

_A_FEW = 8
_TAKEN_OUT = "SELECT number FROM gone_concept WHERE operation = ?"


class StoredConcept(NamedTuple):
    """A concept with its place in the store; `term_numbers` go with `concept.terms`, one to one."""

    number: int
    glossary: int
    concept: Concept
    term_numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """What of some concepts isn't in a glossary as they say: new ones, and others with what stands there."""

    fresh: list[Concept]
    changed: list[tuple[StoredConcept, Concept]]

    def __bool__(self) -> bool:
        return bool(self.fresh or self.changed)


def concepts_of(store: Store, glossary_number: int) -> Iterator[StoredConcept]:
    """The concepts of one glossary, in the order they were added."""
    return _read(
        store.connection,
        f"SELECT {rows.CONCEPT_COLUMNS} FROM concept WHERE glossary = ? ORDER BY number",
        f"SELECT {rows.TERM_COLUMNS} FROM term WHERE concept IN"
        " (SELECT number FROM concept WHERE glossary = ?) ORDER BY concept, number",
        (glossary_number,),
    )


def concepts(store: Store, numbers: Sequence[int]) -> dict[int, StoredConcept]:
    """The concepts with these numbers, by number; those that are gone are left out."""
    arguments: tuple[object, ...]
    if 0 < len(numbers) <= _A_FEW:
        # The concepts of a look-up: a statement that is always the same, and no list to take apart.
        wanted = ",".join("?" * _A_FEW)
        arguments = (*numbers, *repeat(numbers[-1], _A_FEW - len(numbers)))
    else:
        wanted, arguments = "SELECT value FROM json_each(?)", (json.dumps(list(numbers)),)
    run = store.connection.execute
    # Begun before the terms are read and ended after: both are of one moment, whoever writes meanwhile.
    asked = f"SELECT {rows.CONCEPT_COLUMNS} FROM concept WHERE number IN ({wanted}) ORDER BY number"
    found = run(asked, arguments)
    terms: dict[int, list[tuple[Any, ...]]] = defaultdict(list)
    asked = f"SELECT {rows.TERM_COLUMNS} FROM term WHERE concept IN ({wanted}) ORDER BY concept, number"
    for term in run(asked, arguments).fetchall():
        terms[term[0]].append(term)
    return {row[0]: _stored(row, terms[row[0]]) for row in found.fetchall()}


def all_numbers(store: Store, glossary_number: int | None = None) -> list[int]:
    """The numbers of the concepts of one glossary, or of all, glossary by glossary."""
    found = store.connection.execute(
        "SELECT number FROM concept WHERE ?1 IS NULL OR glossary = ?1 ORDER BY glossary, number",
        (glossary_number,),
    )
    return [row[0] for row in found]


def concept(store: Store, glossary_id: str, concept_id: str) -> StoredConcept | None:
    """One concept by its ids, or None if it isn't there."""
    row = store.connection.execute(
        "SELECT c.number FROM concept c JOIN glossary g ON g.number = c.glossary WHERE g.id = ? AND c.id = ?",
        (glossary_id, concept_id),
    ).fetchone()
    return concepts(store, [row[0]]).get(row[0]) if row else None


def is_empty(store: Store, glossary_number: int) -> bool:
    """Whether a glossary has no concept: all are new in it then, without a `difference`."""
    found = store.connection.execute("SELECT 1 FROM concept WHERE glossary = ? LIMIT 1", (glossary_number,))
    return found.fetchone() is None


def difference(store: Store, glossary_number: int, wanted: Sequence[Concept]) -> Difference:
    """What would have to be written for these concepts, of different ids, to stand in the glossary."""
    old = _by_id(store, glossary_number, [c.id for c in wanted])
    return Difference(
        [c for c in wanted if c.id not in old],
        [(old[c.id], c) for c in wanted if c.id in old and old[c.id].concept != c],
    )


def write(store: Store, glossary_number: int, operation: int, new: Difference, share: float = 1.0) -> None:
    """Add the new concepts at the end, and put the changed ones where the old ones stand.

    `share` is how much of all that the operation writes this is.
    """
    run = store.connection
    _remember(store, operation, [(old.concept.id, rows.to_text(old.concept)) for old, _new in new.changed])
    reworded = [(old.number, c) for old, c in new.changed if old.concept.terms != c.terms]
    index_later.rewording(store, int(len(reworded) / share))
    index.remove(store, [number for number, _concept in reworded])
    run.executemany("DELETE FROM term WHERE concept = ?", [(number,) for number, _concept in reworded])
    at = clock.now()
    columns = enumerate(rows.CONCEPT_COLUMNS.split(", "), 1)
    texts = ", ".join(f"{name} = ?{place}" for place, name in columns if name not in _FIXED)
    run.executemany(
        f"UPDATE concept SET {texts} WHERE number = ?1 AND glossary = ?2 AND id = ?3",
        [rows.concept_values(old.number, c, glossary_number, at) for old, c in new.changed],
    )
    _add_terms(store, reworded, is_plain=False)
    first = next_number(store)
    _add(store, glossary_number, operation, list(enumerate(new.fresh, first)), at)
    index.add(store, [*(number for number, _concept in reworded), *range(first, first + len(new.fresh))])


def _add(
    store: Store, glossary_number: int, operation: int, added: Sequence[tuple[int, Concept]], at: str
) -> None:
    """Add concepts under these numbers, which follow each other, as a part of an operation."""
    if not added:
        return
    is_plain = all(rows.is_plain(concept) for _number, concept in added)
    columns = rows.PLAIN_CONCEPT_COLUMNS if is_plain else rows.CONCEPT_COLUMNS
    values = rows.plain_concept_values if is_plain else rows.concept_values
    made = [values(number, concept, glossary_number, at) for number, concept in added]
    insert_rows(store.connection, f"INSERT INTO concept ({columns})", made)
    store.connection.execute(
        "INSERT INTO history (operation, concept)"
        " SELECT ?, id FROM concept WHERE number BETWEEN ? AND ? ORDER BY number",
        (operation, added[0][0], added[-1][0]),
    )
    _add_terms(store, added, is_plain)


def _add_terms(store: Store, worded: Sequence[tuple[int, Concept]], is_plain: bool) -> None:
    """Add the terms of these concepts; `is_plain` as `rows.is_plain` says of all of them."""
    if not worded:
        return
    columns = rows.PLAIN_TERM_COLUMNS if is_plain else rows.TERM_COLUMNS
    values = rows.plain_term_values if is_plain else rows.term_values
    terms = [(number, term) for number, concept in worded for term in concept.terms]
    first = _next(store, "term")
    made = [values(place, term, number) for place, (number, term) in enumerate(terms, first)]
    insert_rows(store.connection, f"INSERT INTO term ({columns})", made)


def with_ids(glossary_number: int, ids: Iterable[str]) -> Selection:
    """The concepts of a glossary with these ids."""
    return (
        "SELECT number FROM concept WHERE glossary = ? AND id IN (SELECT value FROM json_each(?))",
        (glossary_number, json.dumps(list(ids))),
    )


def all_of(glossary_number: int) -> Selection:
    """The concepts of a glossary."""
    return "SELECT number FROM concept WHERE glossary = ?", (glossary_number,)


def added_by(operation: int, glossary_number: int) -> Selection:
    """The concepts that an operation added and that are still there."""
    return (
        "SELECT number FROM concept WHERE glossary = ? AND id IN"
        " (SELECT concept FROM history WHERE operation = ? AND before IS NULL)",
        (glossary_number, operation),
    )


def take_out(store: Store, operation: int, which: Selection) -> None:
    """Move these concepts, as they stand, into the history of this operation."""
    run = store.connection.execute
    numbers, arguments = which
    run(
        f"INSERT INTO gone_concept (operation, {rows.CONCEPT_COLUMNS})"
        f" SELECT ?, {rows.CONCEPT_COLUMNS} FROM concept WHERE number IN ({numbers}) ORDER BY number",
        (operation, *arguments),
    )
    taken = [row[0] for row in run(f"{_TAKEN_OUT} ORDER BY number", (operation,))]
    if not taken:
        return
    run(
        f"INSERT INTO gone_term (operation, {rows.TERM_COLUMNS})"
        f" SELECT ?, {rows.TERM_COLUMNS} FROM term WHERE concept IN ({_TAKEN_OUT}) ORDER BY number",
        (operation, operation),
    )
    index_later.remove(store, taken)
    run(f"DELETE FROM term WHERE concept IN ({_TAKEN_OUT})", (operation,))
    run(f"DELETE FROM concept WHERE number IN ({_TAKEN_OUT})", (operation,))


def bring_back(
    store: Store, glossary_number: int, operation: int, back: int, ids: Sequence[str] | None = None
) -> None:
    """Put what `operation` took out where it stood, as a part of the operation `back`.

    Only the concepts with these ids, if given. A concept that somebody has made anew with the same id is left
    to `clashing`.
    """
    run = store.connection.execute
    columns = rows.CONCEPT_COLUMNS.replace("number, glossary,", "", 1)
    wanted = None if ids is None else json.dumps(list(ids))
    found = run(
        "SELECT number, id FROM gone_concept g WHERE operation = ?1"
        " AND (?3 IS NULL OR id IN (SELECT value FROM json_each(?3)))"
        " AND NOT EXISTS (SELECT 1 FROM concept c WHERE c.glossary = ?2 AND c.id = g.id) ORDER BY number",
        (operation, glossary_number, wanted),
    ).fetchall()
    if not found:
        return
    _remember(store, back, [(ident, None) for _number, ident in found])
    numbers = [number for number, _ident in found]
    which, listed = "SELECT value FROM json_each(?)", json.dumps(numbers)
    index_later.returning(store, len(numbers), numbers[0])
    run(
        f"INSERT INTO concept (number, glossary, {columns}) SELECT number, ?, {columns} FROM gone_concept"
        f" WHERE operation = ? AND number IN ({which}) ORDER BY number",
        (glossary_number, operation, listed),
    )
    run(
        f"INSERT INTO term ({rows.TERM_COLUMNS}) SELECT {rows.TERM_COLUMNS} FROM gone_term"
        f" WHERE operation = ? AND concept IN ({which}) ORDER BY number",
        (operation, listed),
    )
    index.add(store, numbers)


def clashing(store: Store, glossary_number: int, operation: int) -> list[str]:
    """The ids of what an operation took out that somebody has made anew since."""
    found = store.connection.execute(
        "SELECT id FROM gone_concept g WHERE operation = ? AND EXISTS"
        " (SELECT 1 FROM concept c WHERE c.glossary = ? AND c.id = g.id) ORDER BY number",
        (operation, glossary_number),
    )
    return [row[0] for row in found]


def taken_out(store: Store, operation: int, ids: Sequence[str]) -> list[Concept]:
    """Those of the concepts an operation took out that have these ids, as they stood."""
    which = "SELECT number FROM gone_concept WHERE operation = ? AND id IN (SELECT value FROM json_each(?))"
    found = _read(
        store.connection,
        f"SELECT {rows.CONCEPT_COLUMNS} FROM gone_concept WHERE operation = ? AND number IN ({which})"
        " ORDER BY number",
        f"SELECT {rows.TERM_COLUMNS} FROM gone_term WHERE operation = ? AND concept IN ({which})"
        " ORDER BY concept, number",
        (operation, operation, json.dumps(list(ids))),
    )
    return [stored.concept for stored in found]


def next_number(store: Store) -> int:
    """The number that the next concept gets."""
    return _next(store, "concept")


def _next(store: Store, table: str) -> int:
    row = store.connection.execute(
        f"SELECT max((SELECT coalesce(max(number), 0) FROM {table}),"
        f" (SELECT coalesce(max(number), 0) FROM gone_{table}))"
    ).fetchone()
    return int(row[0]) + 1


def _by_id(store: Store, glossary_number: int, ids: Iterable[str]) -> dict[str, StoredConcept]:
    numbers = store.connection.execute(*with_ids(glossary_number, ids)).fetchall()
    return {s.concept.id: s for s in concepts(store, [row[0] for row in numbers]).values()}


def _remember(store: Store, operation: int, before: Sequence[tuple[str, str | None]]) -> None:
    insert_rows(
        store.connection,
        "INSERT INTO history (operation, concept, before)",
        [(operation, ident, text) for ident, text in before],
    )


def _read(
    connection: sqlite3.Connection, concepts_sql: str, terms_sql: str, arguments: tuple[object, ...]
) -> Iterator[StoredConcept]:
    """Concepts and their terms read side by side, both in the order of the concepts' numbers."""
    terms = connection.execute(terms_sql, arguments)
    term = terms.fetchone()
    for row in connection.execute(concepts_sql, arguments):
        own: list[tuple[Any, ...]] = []
        while term is not None and term[0] <= row[0]:
            if term[0] == row[0]:
                own.append(term)
            term = terms.fetchone()
        yield _stored(row, own)


def _stored(row: tuple[Any, ...], terms: Sequence[tuple[Any, ...]]) -> StoredConcept:
    concept = rows.concept_from(row, tuple([rows.term_from(term) for term in terms]))
    return StoredConcept(row[0], row[1], concept, tuple([term[1] for term in terms]))
