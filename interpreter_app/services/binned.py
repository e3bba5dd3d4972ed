"""The bin as a person goes through it: a page at a time, concepts, glossaries and records together, and back.

Owns the order of these among each other and how long one page may be looked for. What counts as deleted and
which words find it is store.bin's to say.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import note_taking, people, planning
from interpreter_app.store import bin as deleted
from interpreter_app.store import history, notes, records
from interpreter_app.store.bin import DeletedConcept, DeletedGlossary, Looked
from interpreter_app.store.database import Store
from interpreter_app.store.deed_names import glossary_name
from interpreter_app.store.history import Change
from interpreter_app.store.records import CONTACT, NOTE, VISIT
from interpreter_app.store.records import Deleted as DeletedRecord

_PATIENCE = 0.25
"""Seconds after which a page ends though it isn't full: what was found so far is shown meanwhile."""

Deleted = DeletedConcept | DeletedGlossary | DeletedRecord
"""A concept, a glossary, or a record: a visit, a contact or a note."""


class Sort(StrEnum):
    """What of the bin somebody wants to see."""

    ALL = "all"
    TERMS = "terms"
    """Concepts and glossaries."""
    PLANS = "plans"
    """Visits and contacts."""
    NOTES = "notes"


_KINDS = {Sort.ALL: (VISIT, CONTACT, NOTE), Sort.TERMS: (), Sort.PLANS: (VISIT, CONTACT), Sort.NOTES: (NOTE,)}


@dataclass(frozen=True, slots=True)
class Named:
    """The visits and contacts, by id, that deleted notes name."""

    visits: Mapping[str, Visit] = field(default_factory=dict)
    contacts: Mapping[str, Contact] = field(default_factory=dict)


NOBODY = Named()


class BinPage(NamedTuple):
    """What was found, the names of its glossaries by their ids, from where to go on (None at the end), and
    what the notes among it name."""

    found: tuple[Deleted, ...]
    names: dict[str, Bilingual]
    after: tuple[int, int] | None
    named: Named = NOBODY


class Returned(NamedTuple):
    """What came back: the changes in their order, and how many of each were asked for."""

    changes: tuple[Change, ...]
    concepts: int
    glossaries: int
    records: int = 0

    @property
    def is_something(self) -> bool:
        """Whether anything was written: what is there already isn't brought back."""
        return any(change.operation is not None for change in self.changes)


def page(
    store: Store,
    text: str = "",
    limit: int = 100,
    after: tuple[int, int] | None = None,
    progress: Progress = silent,
    sort: Sort = Sort.ALL,
) -> BinPage:
    """What comes after a page in the bin, some `limit` of it or fewer; of one sort, if one is given.

    With `text`, the concepts whose terms, the glossaries, visits and contacts whose names, and the notes of
    which the text has a word beginning with each of its words. `progress` may stop the search by raising
    Cancelled.
    """
    words = deleted.sought(text)
    if words is None:
        return BinPage((), {}, None)
    concepts: list[DeletedConcept] = []
    until = time.monotonic() + _PATIENCE
    start = after
    if sort in (Sort.PLANS, Sort.NOTES):
        return _page_of([], _records_between(store, None, None, words, sort), store, None)
    while True:
        progress(0, 0)
        portion, after = deleted.look(store, words, after) if words else _next(store, limit, after)
        concepts += portion
        if after is None or len(concepts) >= limit or time.monotonic() >= until:
            break
    whole = _glossaries_between(store, start, after, words)
    return _page_of([*concepts, *whole], _records_between(store, start, after, words, sort), store, after)


def bring_back(
    store: Store, which: Sequence[Deleted], who: str = "", glossaries_too: bool = False
) -> Returned:
    """Put these back where they stood, glossaries first; all or, where it can't be, none.

    Raises UsageError if the glossary of a concept is in the bin, too, unless it is to come back as well.
    """
    concepts = [one for one in which if isinstance(one, DeletedConcept)]
    wanted = [one.id for one in which if isinstance(one, DeletedGlossary)]
    visits = [one for one in which if isinstance(one, DeletedRecord) and one.key.kind == VISIT]
    contacts = [one for one in which if isinstance(one, DeletedRecord) and one.key.kind == CONTACT]
    written = [one for one in which if isinstance(one, DeletedRecord) and one.key.kind == NOTE]
    with store.write():
        if glossaries_too:
            wanted += gone_glossaries(concepts)
        changes = [deleted.restore_glossary(store, ident, who) for ident in dict.fromkeys(wanted)]
        glossaries = len(changes)
        if concepts:
            changes.append(deleted.restore_concepts(store, concepts, who))
        if contacts:
            changes.append(people.restore(store, contacts, who))
        if visits:
            changes.append(planning.restore(store, visits, who))
        if written:
            changes.append(note_taking.restore(store, written, who))
    return Returned(tuple(changes), len(concepts), glossaries, len(contacts) + len(visits) + len(written))


def gone_glossaries(which: Sequence[Deleted]) -> list[str]:
    """The ids of the glossaries of these concepts that are in the bin, too, and aren't among these."""
    chosen = {one.id for one in which if isinstance(one, DeletedGlossary)}
    gone = (one.glossary for one in which if isinstance(one, DeletedConcept) and one.glossary_is_gone)
    return [ident for ident in dict.fromkeys(gone) if ident not in chosen]


def take_again(store: Store, returned: Returned) -> None:
    """Delete again what came back. Raises UsageError if that can't be any more."""
    with store.write():
        for change in reversed(returned.changes):
            history.undo(store, change.operation)


def _page_of(
    terms: Sequence[Deleted], plain: Sequence[DeletedRecord], store: Store, after: tuple[int, int] | None
) -> BinPage:
    found = sorted((*terms, *plain), key=_newest_first)
    return BinPage(tuple(found), _names(store, found), after, _named(store, plain))


def _records_between(
    store: Store,
    start: tuple[int, int] | None,
    end: tuple[int, int] | None,
    words: Sequence[str],
    sort: Sort,
) -> list[DeletedRecord]:
    """The records of a sort deleted before what stands at `start` and after what stands at `end`."""
    first, last = end[0] if end else None, start[0] if start else None
    return [
        one
        for kind in _KINDS[sort]
        for one in _deleted(store, kind, first, last)
        if deleted.has_words(words, _called(one))
    ]


def _deleted(store: Store, kind: str, after: int | None, until: int | None) -> list[DeletedRecord]:
    if kind == NOTE:
        return notes.deleted(store, -1, after, until)
    return [
        one
        for one in records.deleted(store, kind)
        if (until is None or one.operation <= until) and (after is None or one.operation > after)
    ]


def _named(store: Store, found: Sequence[DeletedRecord]) -> Named:
    """What the notes among these name; nothing is read where there are none."""
    written = [one.body for one in found if one.key.kind == NOTE]
    if not written:
        return NOBODY
    idents = {body["visit"] for body in written if body.get("visit")}
    there = (planning.visit(store, ident) for ident in idents)
    return Named({one.id: one for one in there if one is not None}, people.by_id(store))


def _called(one: DeletedRecord) -> list[str]:
    """What a visit or a contact is called, in every way; what a note says."""
    titles = (one.body.get(name) or {} for name in ("title", "name"))
    plain = (one.body.get(name) or "" for name in ("full_name", "given_name", "family_name", "text"))
    return [*plain, *(text for title in titles for text in title.values())]


def _newest_first(one: Deleted) -> tuple[int, int]:
    return -one.operation, -one.number if isinstance(one, DeletedConcept) else 1


def _next(store: Store, limit: int, after: tuple[int, int] | None) -> Looked:
    found = deleted.deleted_concepts(store, limit=limit, after=after)
    return Looked(found, found[-1].key if len(found) == limit else None)


def _glossaries_between(
    store: Store, start: tuple[int, int] | None, end: tuple[int, int] | None, words: Sequence[str]
) -> list[DeletedGlossary]:
    """The glossaries deleted before what stands at `start` and after what stands at `end`.

    One whose own concepts a page ends among, which went with it, stands behind them: on the page after.
    """
    return [
        one
        for one in deleted.deleted_glossaries(store)
        if (start is None or one.operation <= start[0])
        and (end is None or one.operation > end[0])
        and deleted.has_words(words, (one.name.fr, one.name.en))
    ]


def _names(store: Store, found: Sequence[Deleted]) -> dict[str, Bilingual]:
    ids = {one.glossary for one in found if isinstance(one, DeletedConcept)}
    return {ident: glossary_name(store, ident) for ident in ids}
