"""Glossaries in the store: which there are, what they hold, and every way to change them.

Every function that changes something is one operation: one transaction, one entry in the history with what
stood there before, the search index brought up to date. It returns a Change, which `undo` takes back. What
changes nothing writes nothing. A deed on several glossaries is several operations, of which the later ones
are given the number of the first as `part_of`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Bilingual, Concept, Glossary
from interpreter_app.store import clock, entries, history, index, index_later, rows
from interpreter_app.store.database import Store
from interpreter_app.store.entries import StoredConcept, concept, concepts, concepts_of
from interpreter_app.store.history import Change, Whole, last_operation, undo

__all__ = [
    "Change",
    "GlossarySummary",
    "StoredConcept",
    "Whole",
    "bring",
    "concept",
    "concepts",
    "concepts_of",
    "create",
    "delete",
    "delete_glossary",
    "describe",
    "described",
    "find",
    "glossary",
    "last_operation",
    "put",
    "summaries",
    "undo",
    "was_there",
]


class GlossarySummary(NamedTuple):
    """A glossary without its concepts; `concepts` is how many it has, `number` its row."""

    number: int
    id: str
    name: Bilingual
    description: Bilingual
    concepts: int
    is_starter: bool


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


def was_there(store: Store, glossary_id: str) -> bool:
    """Whether a glossary has or had this id, here or among those that come with the program."""
    found = store.connection.execute(
        "SELECT 1 FROM glossary WHERE id = ?1 UNION ALL SELECT 1 FROM operation WHERE glossary = ?1"
        " UNION ALL SELECT 1 FROM starter_concept WHERE glossary = ?1 LIMIT 1",
        (glossary_id,),
    )
    return found.fetchone() is not None


def glossary(store: Store, number: int) -> Glossary:
    """A whole glossary, its concepts in the order they were added."""
    concepts = tuple(stored.concept for stored in concepts_of(store, number))
    return replace(described(store, number), concepts=concepts)


def described(store: Store, number: int) -> Glossary:
    """What a glossary says of itself, without its concepts."""
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
    )


def create(store: Store, new: Glossary, who: str = "", starter: bool = False, kind: str = "create") -> Change:
    """Add an empty glossary with this id, name and description; its concepts are not looked at.

    Raises UsageError if the id is taken.
    """
    return bring(store, replace(new, concepts=()), who, kind, starter)


def bring(
    store: Store,
    new: Glossary,
    who: str = "",
    kind: str = "import",
    starter: bool = False,
    progress: Progress = silent,
    part_of: int | None = None,
) -> Change:
    """Add a glossary with its concepts. Raises UsageError if the id is taken."""
    with store.write():
        if store.connection.execute("SELECT 1 FROM glossary WHERE id = ?", (new.id,)).fetchone():
            raise UsageError(_("There is already a glossary with the id “{id}”.").format(id=new.id))
        operation = history.begin(store, kind, new.id, who, part_of=part_of)
        number = history.next_glossary(store)
        history.make(store, operation, rows.glossary_row(new, number, clock.now(), starter))
        writing = _Writing(store, number, new.id, kind, who, operation)
        writing.put(new.concepts, progress)
    return writing.change()._replace(whole=Whole.MADE)


def describe(store: Store, new: Glossary, who: str = "", kind: str = "describe") -> Change:
    """Give the glossary with this id the name, description, version, licence and authors of `new`."""
    wanted = rows.description(new)
    with store.write():
        number = history.number_of(store, new.id)
        if wanted.items() <= history.glossary_row(store, number).items():
            return Change(None, new.id)
        operation = history.begin(store, kind, new.id, who)
        history.describe(store, operation, number, wanted)
    return Change(operation, new.id, whole=Whole.DESCRIBED)


def put(
    store: Store,
    glossary_id: str,
    new: Iterable[Concept],
    who: str = "",
    kind: str = "edit",
    progress: Progress = silent,
    part_of: int | None = None,
) -> Change:
    """Add these concepts to a glossary, replacing those with the same id.

    What is the same as before isn't touched. The whole is one transaction: it is all there or not at all.
    """
    with store.write():
        number = history.number_of(store, glossary_id)
        writing = _Writing(store, number, glossary_id, kind, who, part_of=part_of)
        writing.put(list(new), progress)
    return writing.change()


def delete(
    store: Store,
    glossary_id: str,
    ids: Sequence[str],
    who: str = "",
    kind: str = "delete",
    part_of: int | None = None,
) -> Change:
    """Delete these concepts; history keeps them, and `undo` puts them back where they stood."""
    with store.write():
        number = history.number_of(store, glossary_id)
        which, arguments = entries.with_ids(number, ids)
        found = store.connection.execute(
            f"SELECT id FROM concept WHERE number IN ({which}) ORDER BY number", arguments
        )
        deleted = tuple(row[0] for row in found)
        if not deleted:
            return Change(None, glossary_id)
        operation = history.begin(store, kind, glossary_id, who, part_of=part_of)
        entries.take_out(store, operation, entries.with_ids(number, deleted))
        history.touch(store, number)
    return Change(operation, glossary_id, deleted=deleted)


def delete_glossary(store: Store, glossary_id: str, who: str = "") -> Change:
    """Delete a glossary with all its concepts; `undo` brings it back as it was. Raises UsageError."""
    with store.write():
        number = history.number_of(store, glossary_id)
        operation = history.begin(store, "delete-glossary", glossary_id, who)
        history.remove(store, operation, number)
    return Change(operation, glossary_id, whole=Whole.DELETED)


class _Writing:
    """Concepts on their way into a glossary, as one operation that is begun with the first difference."""

    def __init__(
        self,
        store: Store,
        number: int,
        glossary_id: str,
        kind: str,
        who: str,
        operation: int | None = None,
        part_of: int | None = None,
    ) -> None:
        self._store = store
        self._number = number
        self._glossary = glossary_id
        self._kind = kind
        self._who = who
        self._operation = operation
        self._part_of = part_of
        self._added: list[str] = []
        self._changed: list[str] = []

    def put(self, wanted: Sequence[Concept], progress: Progress) -> None:
        """Write what isn't there as wanted, in portions, inside the caller's transaction."""
        index_later.appending(self._store, len(wanted), entries.next_number(self._store))
        is_empty = entries.is_empty(self._store, self._number)
        for start in range(0, len(wanted), index.CHUNK):
            portion = wanted[start : start + index.CHUNK]
            different = (
                entries.Difference(list(portion), [])
                if is_empty
                else entries.difference(self._store, self._number, portion)
            )
            self._write(different, len(portion) / len(wanted))
            progress(start + len(portion), len(wanted))
        if self._added or self._changed:
            history.touch(self._store, self._number)

    def _write(self, different: entries.Difference, share: float) -> None:
        if not different:
            return
        if self._operation is None:
            self._operation = history.begin(
                self._store, self._kind, self._glossary, self._who, part_of=self._part_of
            )
        entries.write(self._store, self._number, self._operation, different, share)
        self._added += (concept.id for concept in different.fresh)
        self._changed += (concept.id for _old, concept in different.changed)

    def change(self) -> Change:
        """What was written."""
        return Change(self._operation, self._glossary, tuple(self._added), tuple(self._changed))
