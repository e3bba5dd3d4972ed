"""The bin as a person goes through it: a page at a time, concepts, glossaries and records together, and back.

Owns the order of these among each other and how long one page may be looked for. What counts as deleted and
which words find it is store.bin's to say.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import NamedTuple

from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.terms import Bilingual
from interpreter_app.services import people, planning
from interpreter_app.store import bin as deleted
from interpreter_app.store import history, records
from interpreter_app.store.bin import DeletedConcept, DeletedGlossary, Looked
from interpreter_app.store.database import Store
from interpreter_app.store.deed_names import glossary_name
from interpreter_app.store.history import Change
from interpreter_app.store.records import CONTACT, VISIT
from interpreter_app.store.records import Deleted as DeletedRecord

_PATIENCE = 0.25
"""Seconds after which a page ends though it isn't full: what was found so far is shown meanwhile."""

Deleted = DeletedConcept | DeletedGlossary | DeletedRecord
"""A concept, a glossary, or a record: a visit or a contact."""


class BinPage(NamedTuple):
    """What was found, the names of its glossaries by their ids, and from where to go on; None at the end."""

    found: tuple[Deleted, ...]
    names: dict[str, Bilingual]
    after: tuple[int, int] | None


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
) -> BinPage:
    """What comes after a page in the bin, some `limit` of it or fewer.

    With `text`, the concepts whose terms, and the glossaries, visits and contacts whose names, have a word
    beginning with each of its words. `progress` may stop the search by raising Cancelled.
    """
    words = deleted.sought(text)
    if words is None:
        return BinPage((), {}, None)
    concepts: list[DeletedConcept] = []
    until = time.monotonic() + _PATIENCE
    start = after
    while True:
        progress(0, 0)
        portion, after = deleted.look(store, words, after) if words else _next(store, limit, after)
        concepts += portion
        if after is None or len(concepts) >= limit or time.monotonic() >= until:
            break
    whole = _glossaries_between(store, start, after, words)
    every: list[Deleted] = [*concepts, *whole, *_records_between(store, start, after, words)]
    found = sorted(every, key=_newest_first)
    return BinPage(tuple(found), _names(store, found), after)


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
    return Returned(tuple(changes), len(concepts), glossaries, len(contacts) + len(visits))


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


def _records_between(
    store: Store, start: tuple[int, int] | None, end: tuple[int, int] | None, words: Sequence[str]
) -> list[DeletedRecord]:
    """The visits and contacts deleted before what stands at `start` and after what stands at `end`."""
    return [
        one
        for kind in (VISIT, CONTACT)
        for one in records.deleted(store, kind)
        if (start is None or one.operation <= start[0])
        and (end is None or one.operation > end[0])
        and deleted.has_words(words, _called(one))
    ]


def _called(one: DeletedRecord) -> list[str]:
    """What a visit or a contact is called, in every way."""
    titles = (one.body.get(name) or {} for name in ("title", "name"))
    plain = (one.body.get(name) or "" for name in ("full_name", "given_name", "family_name"))
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
