"""Notes as somebody reads them: a visit's timeline with filters, search page by page, key questions, people.

Only reads, but for the search index, which is made where it is missing. What fits a filter is the domain's to
say; the store is asked for no more than is shown.
"""

from __future__ import annotations

from typing import NamedTuple

from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.notes.board import Answered
from interpreter_app.domain.notes.board import board as board_of
from interpreter_app.domain.notes.filters import NOTHING_ASKED, Filter, fits, fitting
from interpreter_app.domain.notes.mentions import mentions, names_of
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.store import clock, note_index, notes, records
from interpreter_app.store.database import Store
from interpreter_app.store.notes import Page
from interpreter_app.store.record_rows import Key
from interpreter_app.store.records import NOTE, Version

_AT_ONCE = 500
"""Notes that are read at once where a filter leaves few of them."""


class Found(NamedTuple):
    """Some notes that a search found, the newest first, and the last one looked at; None at the end."""

    notes: list[Note]
    after: Note | None


def note(store: Store, ident: str) -> Note | None:
    """The note with this id; None if there is none, or if it is in the bin."""
    return notes.note(store, ident)


def timeline(
    store: Store,
    visit: Visit | None,
    wanted: Filter = NOTHING_ASKED,
    limit: int = 200,
    after: tuple[str, int] | None = None,
) -> Page:
    """A page of a visit's notes, or of those of none, in their order: those that fit the filter."""
    ident, zone = (visit.id, visit.zone) if visit is not None else ("", clock.zone())
    if not wanted:
        return notes.of_visit(store, ident, limit, after)
    found: list[Note] = []
    with store.read():
        while True:
            room = limit - len(found)
            page = notes.of_visit(store, ident, max(room, 1) if room < _AT_ONCE else _AT_ONCE, after, wanted)
            found += fitting(page.notes, wanted, zone)
            after = page.after
            if after is None or len(found) >= limit:
                return Page(found, after)


def latest(
    store: Store,
    visit: Visit | None,
    wanted: Filter = NOTHING_ASKED,
    limit: int = 200,
    before: tuple[str, int] | None = None,
) -> Page:
    """As `timeline`, from the end: at least `limit` of the last notes that fit, in their order, if there are
    so many, and the key to go back from."""
    ident, zone = (visit.id, visit.zone) if visit is not None else ("", clock.zone())
    found: list[Note] = []
    with store.read():
        while True:
            page = notes.of_visit_back(
                store, ident, max(limit, _AT_ONCE) if wanted else limit, before, wanted
            )
            found = fitting(page.notes, wanted, zone) + found
            before = page.after
            if before is None or len(found) >= limit:
                return Page(found, before)


def all_of(store: Store, visit: Visit | None, wanted: Filter = NOTHING_ASKED) -> list[Note]:
    """All notes of a visit, or of none, that fit a filter, in their order."""
    ident, zone = (visit.id, visit.zone) if visit is not None else ("", clock.zone())
    return fitting(notes.of_visit(store, ident, wanted=wanted).notes, wanted, zone)


def newest(store: Store, limit: int | None) -> list[Note]:
    """The notes of all visits that were written last, the newest first."""
    return notes.newest(store, -1 if limit is None else limit)


def search(
    store: Store,
    text: str,
    limit: int = 50,
    visit: Visit | None = None,
    wanted: Filter = NOTHING_ASKED,
    after: Note | None = None,
    *,
    is_outside: bool = False,
) -> Found:
    """A page of the notes that have all these words, the newest first; of one visit, if one is given.

    Without one they are of any visit and of none, or only of none if `is_outside`.

    Words are found as in look-up: without accents, in another form. Finds what `make_findable` has indexed.
    """
    found: list[Note] = []
    anywhere = "" if is_outside else None
    ident, zone = (visit.id, visit.zone) if visit is not None else (anywhere, clock.zone())
    with store.read():
        while len(found) < limit:
            some = notes.found(store, text, limit, ident, after)
            for one in some:
                after = one
                if fits(one, wanted, zone):
                    found.append(one)
                if len(found) == limit:
                    return Found(found, after)
            if len(some) < limit:
                return Found(found, None)
    return Found(found, after)


def make_findable(store: Store, progress: Progress = silent) -> None:
    """Finish the search index of the notes, in pieces; nothing to do if it is whole."""
    note_index.build(store, progress)


def board(store: Store, visit: Visit) -> tuple[Answered, ...]:
    """The key questions of a visit, each with the notes that answer it, those that have none yet too."""
    asked = Filter(questions=frozenset(one.id for one in visit.questions))
    if not asked:
        return ()
    return board_of(visit.questions, notes.of_visit(store, visit.id, wanted=asked).notes)


def of_person(store: Store, one: Contact, limit: int = 500) -> list[Note]:
    """The notes that are somebody's: in which they speak, have something to do, or are named."""
    with store.read():
        theirs = {note.id: note for note in notes.of_people(store, [one.id], limit)}
        known = names_of([one])
        for name in dict.fromkeys(name for name in (one.full_name, one.family_name) if len(name) > 1):
            asked = note_index.question(name, is_whole=True)
            for found in notes.matching(store, asked, limit) if asked else ():
                if any(mention.contact == one.id for mention in mentions(found.text, known)):
                    theirs.setdefault(found.id, found)
        return notes.with_ids(store, list(theirs))


def history(store: Store, ident: str) -> list[Version]:
    """Every version of a note, the newest first."""
    return records.versions(store, Key(NOTE, ident))
