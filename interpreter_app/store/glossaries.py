"""Glossaries, concepts and terms in the store, with the history of every change.

Every function that writes is one operation: one transaction, one entry in the history with what stood there
before, the search index brought up to date. It returns a Change, which `undo` takes back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Term
from interpreter_app.store import clock, index, rows
from interpreter_app.store.database import Store


@dataclass(frozen=True, slots=True)
class GlossarySummary:
    """A glossary without its concepts; `concepts` is how many it has, `number` its row."""

    number: int
    id: str
    name: Bilingual
    description: Bilingual
    concepts: int
    is_starter: bool


@dataclass(frozen=True, slots=True)
class StoredConcept:
    """A concept with its place in the store; `term_numbers` go with `concept.terms`, one to one."""

    number: int
    glossary: int
    concept: Concept
    term_numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What an operation did: the ids of the concepts added, changed and deleted in one glossary."""

    operation: int
    glossary: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    deleted: tuple[str, ...] = ()


def summaries(store: Store) -> list[GlossarySummary]:
    """All glossaries, in the order they were made."""
    found = store.connection.execute(
        "SELECT g.number, g.id, g.name_fr, g.name_en, g.description_fr, g.description_en, g.starter,"
        " (SELECT count(*) FROM concept c WHERE c.glossary = g.number) FROM glossary g ORDER BY g.number"
    )
    return [
        GlossarySummary(r[0], r[1], Bilingual(r[2], r[3]), Bilingual(r[4], r[5]), r[7], bool(r[6]))
        for r in found
    ]


def find(store: Store, name: str) -> GlossarySummary:
    """The glossary with this id, or with this name in one of the languages.

    Raises UsageError, with the names there are, if there is none or more than one.
    """
    every = summaries(store)
    for one in every:
        if one.id == name:
            return one
    wanted = fold(name)
    named = [g for g in every if wanted and wanted in (fold(g.name.fr), fold(g.name.en), fold(g.id))]
    if len(named) == 1:
        return named[0]
    if named:
        raise UsageError(
            _("Several glossaries are called “{name}”: give the id of one of them ({ids}).").format(
                name=name, ids=", ".join(g.id for g in named)
            )
        )
    raise UsageError(
        _("There is no glossary “{name}”; there are: {ids}.").format(
            name=name, ids=", ".join(g.id for g in every) or "–"
        )
    )


def glossary(store: Store, number: int) -> Glossary:
    """A whole glossary, its concepts in the order they were added."""
    row = store.connection.execute(
        "SELECT id, name_fr, name_en, description_fr, description_en, version, licence, authors"
        " FROM glossary WHERE number = ?",
        (number,),
    ).fetchone()
    return Glossary(
        id=row[0],
        name=Bilingual(row[1], row[2]),
        description=Bilingual(row[3], row[4]),
        version=row[5],
        licence=row[6],
        authors=row[7],
        concepts=tuple(stored.concept for stored in concepts_of(store, number)),
    )


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
    wanted = json.dumps(list(numbers))
    return {
        stored.number: stored
        for stored in _read(
            store.connection,
            f"SELECT {rows.CONCEPT_COLUMNS} FROM concept"
            " WHERE number IN (SELECT value FROM json_each(?)) ORDER BY number",
            f"SELECT {rows.TERM_COLUMNS} FROM term"
            " WHERE concept IN (SELECT value FROM json_each(?)) ORDER BY concept, number",
            (wanted,),
        )
    }


def concept(store: Store, glossary_id: str, concept_id: str) -> StoredConcept | None:
    """One concept by its ids, or None if it isn't there."""
    row = store.connection.execute(
        "SELECT c.number FROM concept c JOIN glossary g ON g.number = c.glossary WHERE g.id = ? AND c.id = ?",
        (glossary_id, concept_id),
    ).fetchone()
    return concepts(store, [row[0]]).get(row[0]) if row else None


def create(store: Store, new: Glossary, who: str = "", starter: bool = False) -> Change:
    """Add an empty glossary with this id, name and description; its concepts are not looked at."""
    with store.write():
        if store.connection.execute("SELECT 1 FROM glossary WHERE id = ?", (new.id,)).fetchone():
            raise UsageError(_("There is already a glossary with the id “{id}”.").format(id=new.id))
        store.database.table("glossary").insert(rows.glossary_row(new, clock.now(), starter))
        return Change(_operation(store, "create", new.id, who), new.id)


def describe(store: Store, new: Glossary) -> None:
    """Give the glossary with this id the name, description, version, licence and authors of `new`."""
    row = rows.glossary_row(new, clock.now(), False)
    with store.write():
        store.connection.execute(
            "UPDATE glossary SET name_fr = :name_fr, name_en = :name_en, description_fr = :description_fr,"
            " description_en = :description_en, version = :version, licence = :licence, authors = :authors,"
            " changed_at = :changed_at WHERE id = :id",
            row,
        )


def put(
    store: Store,
    glossary_id: str,
    new: Iterable[Concept],
    who: str = "",
    kind: str = "edit",
    progress: Progress = silent,
) -> Change:
    """Add these concepts to a glossary, replacing those with the same id, as one operation.

    What is the same as before isn't touched. The whole is one transaction: it is all there or not at all.
    """
    added: list[str] = []
    changed: list[str] = []
    with store.write():
        number = _number(store, glossary_id)
        operation = _operation(store, kind, glossary_id, who)
        wanted = list(new)
        for start in range(0, len(wanted), index.CHUNK):
            one_added, one_changed = _put(store, number, operation, wanted[start : start + index.CHUNK])
            added += one_added
            changed += one_changed
            progress(min(start + index.CHUNK, len(wanted)), len(wanted))
        _touch(store, number)
    return Change(operation, glossary_id, tuple(added), tuple(changed))


def delete(store: Store, glossary_id: str, ids: Sequence[str], who: str = "", kind: str = "delete") -> Change:
    """Delete these concepts; history keeps them, and `undo` brings them back."""
    with store.write():
        number = _number(store, glossary_id)
        operation = _operation(store, kind, glossary_id, who)
        old = _by_id(store, number, ids)
        _remember(store, operation, [(stored.concept.id, stored.concept) for stored in old.values()])
        _drop(store, [stored.number for stored in old.values()])
        _touch(store, number)
    return Change(operation, glossary_id, deleted=tuple(old))


def undo(store: Store, operation: int, who: str = "") -> Change:
    """Put back what stood before an operation on concepts; undoing an undo redoes."""
    with store.write():
        glossary_id = store.connection.execute(
            "SELECT glossary FROM operation WHERE number = ?", (operation,)
        ).fetchone()[0]
        number = _number(store, glossary_id)
        before = store.connection.execute(
            "SELECT concept, before FROM history WHERE operation = ? ORDER BY number", (operation,)
        ).fetchall()
        back = _operation(store, "undo", glossary_id, who, undoes=operation)
        gone = _by_id(store, number, [ident for ident, text in before if text is None])
        _remember(store, back, [(stored.concept.id, stored.concept) for stored in gone.values()])
        _drop(store, [stored.number for stored in gone.values()])
        restored = [rows.from_text(text) for _ident, text in before if text is not None]
        added, changed = _put(store, number, back, restored)
        _touch(store, number)
    return Change(back, glossary_id, tuple(added), tuple(changed), tuple(gone))


def last_operation(store: Store, glossary_id: str | None = None) -> int | None:
    """The newest operation that changed concepts and hasn't been undone, or None."""
    row = store.connection.execute(
        "SELECT max(o.number) FROM operation o WHERE o.kind NOT IN ('undo', 'create', 'starter')"
        " AND (? IS NULL OR o.glossary = ?)"
        " AND NOT EXISTS (SELECT 1 FROM operation u WHERE u.undoes = o.number)",
        (glossary_id, glossary_id),
    ).fetchone()
    return row[0] if row else None


def _put(
    store: Store, glossary_number: int, operation: int, new: Sequence[Concept]
) -> tuple[list[str], list[str]]:
    old = _by_id(store, glossary_number, [c.id for c in new])
    fresh = [c for c in new if c.id not in old]
    changed = [c for c in new if c.id in old and old[c.id].concept != c]
    _remember(store, operation, [(c.id, None) for c in fresh])
    _remember(store, operation, [(c.id, old[c.id].concept) for c in changed])
    index.remove(store, [old[c.id].number for c in changed])
    at = clock.now()
    run = store.connection
    first = int(run.execute("SELECT coalesce(max(number), 0) FROM concept").fetchone()[0]) + 1
    added = list(enumerate(fresh, first))
    kept = [(old[c.id].number, c) for c in changed]
    _insert_concepts(run, [(n, rows.concept_row(c, glossary_number, at)) for n, c in (*added, *kept)])
    run.executemany("DELETE FROM term WHERE concept = ?", [(n,) for n, _concept in kept])
    run.executemany(
        f"INSERT INTO term ({rows.TERM_COLUMNS.replace(' number,', '', 1)})"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [rows.term_values(t, n) for n, c in (*added, *kept) for t in c.terms],
    )
    index.add(store, [n for n, _concept in (*added, *kept)])
    return [c.id for c in fresh], [c.id for c in changed]


def _insert_concepts(connection: sqlite3.Connection, numbered: list[tuple[int, dict[str, object]]]) -> None:
    """Insert or update by number, so that a changed concept keeps its number."""
    if not numbered:
        return
    columns = list(numbered[0][1])
    updates = ", ".join(f"{c} = excluded.{c}" for c in columns)
    connection.executemany(
        f"INSERT INTO concept (number, {', '.join(columns)})"
        f" VALUES (:number, {', '.join(':' + c for c in columns)})"
        f" ON CONFLICT (number) DO UPDATE SET {updates}",
        [{"number": n, **row} for n, row in numbered],
    )


def _drop(store: Store, numbers: Sequence[int]) -> None:
    index.remove(store, numbers)
    store.connection.executemany("DELETE FROM term WHERE concept = ?", [(n,) for n in numbers])
    store.connection.executemany("DELETE FROM concept WHERE number = ?", [(n,) for n in numbers])


def _by_id(store: Store, glossary_number: int, ids: Sequence[str]) -> dict[str, StoredConcept]:
    numbers = store.connection.execute(
        "SELECT number FROM concept WHERE glossary = ? AND id IN (SELECT value FROM json_each(?))",
        (glossary_number, json.dumps(list(ids))),
    ).fetchall()
    return {s.concept.id: s for s in concepts(store, [row[0] for row in numbers]).values()}


def _remember(store: Store, operation: int, before: Sequence[tuple[str, Concept | None]]) -> None:
    store.connection.executemany(
        "INSERT INTO history (operation, concept, before) VALUES (?, ?, ?)",
        [(operation, ident, rows.to_text(old) if old else None) for ident, old in before],
    )


def _operation(store: Store, kind: str, glossary_id: str, who: str, undoes: int | None = None) -> int:
    cursor = store.connection.execute(
        "INSERT INTO operation (at, zone, who, kind, glossary, undoes) VALUES (?, ?, ?, ?, ?, ?)",
        (clock.now(), clock.zone(), who, kind, glossary_id, undoes),
    )
    return int(cursor.lastrowid or 0)


def _number(store: Store, glossary_id: str) -> int:
    row = store.connection.execute("SELECT number FROM glossary WHERE id = ?", (glossary_id,)).fetchone()
    if row is None:
        raise UsageError(_("There is no glossary with the id “{id}”.").format(id=glossary_id))
    return int(row[0])


def _touch(store: Store, glossary_number: int) -> None:
    store.connection.execute(
        "UPDATE glossary SET changed_at = ? WHERE number = ?", (clock.now(), glossary_number)
    )


def _read(
    connection: sqlite3.Connection, concepts_sql: str, terms_sql: str, arguments: tuple[object, ...]
) -> Iterator[StoredConcept]:
    """Concepts and their terms read side by side, both in the order of the concepts' numbers."""
    terms = connection.execute(terms_sql, arguments)
    term = terms.fetchone()
    for row in connection.execute(concepts_sql, arguments):
        own: list[Term] = []
        numbers: list[int] = []
        while term is not None and term[0] <= row[0]:
            if term[0] == row[0]:
                own.append(rows.term_from(term))
                numbers.append(term[1])
            term = terms.fetchone()
        yield StoredConcept(row[0], row[1], rows.concept_from(row, tuple(own)), tuple(numbers))
