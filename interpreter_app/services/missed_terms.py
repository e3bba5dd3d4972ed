"""Terms that were missing: a work list of the look-up log and of notes, what was added, what was dismissed.

Owns what counts as one missing term, and what settles it. What is added is a concept like any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.terms import Concept, Language
from interpreter_app.services import editing, own_words
from interpreter_app.store import deeds, note_rows, notes, records, session
from interpreter_app.store.database import Store
from interpreter_app.store.history import Change, together
from interpreter_app.store.record_rows import Key
from interpreter_app.store.records import NOTE
from interpreter_app.store.session import LoggedQuery, Outcome

_MOST = 5_000


@dataclass(frozen=True, slots=True)
class Missed:
    """A term that was missing: as it was typed last, and where that stands.

    `queries` are numbers of the look-up log; `at` is when it was missed last, in UTC, ISO 8601. `language`
    is that of the notes, if they say the same one.
    """

    text: str
    at: str
    queries: tuple[int, ...] = ()
    notes: tuple[Note, ...] = ()
    language: Language | None = None

    @property
    def times(self) -> int:
        """How often it was missed."""
        return len(self.queries) + len(self.notes)


class Settled(NamedTuple):
    """What was done about missing terms: `change` is the deed, `queries` those of the log that it settled."""

    change: Change
    queries: tuple[int, ...]
    concept: Concept | None = None


def work_list(store: Store) -> list[Missed]:
    """All terms that are still missing, those missed most often first, then the latest."""
    with store.read():
        asked = session.queries(store, Outcome.MISSING, _MOST)
        written = [one for one in notes.of_kind(store, NoteKind.MISSING_TERM) if one.done is None]
    by_key: dict[str, list[tuple[str, str, int | Note]]] = {}
    for query in asked:
        by_key.setdefault(fold(query.query), []).append((query.at, query.query, query.number))
    for note in written:
        at = note.at.at.isoformat(timespec="milliseconds")
        by_key.setdefault(fold(note.first_line), []).append((at, note.first_line, note))
    made = [_missed(some) for some in by_key.values()]
    return sorted(sorted(made, key=lambda one: one.at, reverse=True), key=lambda one: -one.times)


def add(
    store: Store,
    missed: Missed,
    french: str,
    english: str,
    on: date,
    glossary: str = own_words.GLOSSARY,
    who: str = "",
) -> Settled:
    """Add the term to a glossary (an id) with its translation; it is then missing no more. One deed.

    Raises UsageError if one of the two is empty, or if there is no such glossary.
    """
    with store.write():
        if glossary == own_words.GLOSSARY:
            added = own_words.add(store, french, english, who)
            concept, change, also = added.concept, added.change, added.settled
        else:
            terms = (own_words.french_term(french), own_words.english_term(english))
            if not all(term.text for term in terms):
                raise UsageError(_("Give the term in both languages."))
            change = editing.new_concept(store, glossary, Concept("", terms), who)
            concept, also = Concept(next(iter(change.added), ""), terms), ()
        done = _settle(store, [missed], Outcome.FILLED, on, who, change)
        queries = tuple(dict.fromkeys((*done.queries, *also)))
        return done._replace(queries=queries, concept=concept)


def dismiss(store: Store, which: Sequence[Missed], on: date, who: str = "") -> Settled:
    """Say of terms that nothing has to be done about them."""
    with store.write():
        return _settle(store, which, Outcome.DISMISSED, on, who, None)


def take_back(store: Store, settled: Settled) -> None:
    """Undo `add` or `dismiss`: the terms are missing again."""
    with store.write():
        if settled.change.operation is not None:
            deeds.take_back(store, settled.change.operation)
        for number in settled.queries:
            session.settle_query(store, number, Outcome.MISSING)


def clear_log(store: Store, *, missing_too: bool = False) -> int:
    """Empty the look-up log for good, but for what is still missing; how many look-ups were in it."""
    return session.clear_log(store, missing_too=missing_too)


def take_log(store: Store) -> list[LoggedQuery]:
    """Empty the look-up log, what is still missing too; what was in it, for `put_back_log`. Notes stay."""
    return session.take_log(store, missing_too=True)


def put_back_log(store: Store, taken: Sequence[LoggedQuery]) -> None:
    """Undo `take_log`."""
    session.put_back_log(store, taken)


def _missed(some: Sequence[tuple[str, str, int | Note]]) -> Missed:
    at, text, _last = max(some, key=lambda one: one[0])
    written = tuple(one for _at, _text, one in some if isinstance(one, Note))
    languages = {note.language for note in written if note.language is not None}
    return Missed(
        text,
        at,
        tuple(one for _at, _text, one in some if isinstance(one, int)),
        written,
        languages.pop() if len(languages) == 1 else None,
    )


def _settle(
    store: Store, which: Iterable[Missed], outcome: Outcome, on: date, who: str, change: Change | None
) -> Settled:
    """Settle the queries of the log and the notes, as a part of the change that was written just before."""
    missed = list(which)
    queries = tuple(number for one in missed for number in one.queries)
    for number in queries:
        session.settle_query(store, number, outcome)
    known = notes.with_ids(store, [note.id for one in missed for note in one.notes])
    done = {Key(NOTE, one.id): note_rows.plain(replace(one, done=on)) for one in known}
    begun = change.operation if change is not None else None
    settled = records.put(store, done, "settle-missing", who, part_of=begun)
    both = [one for one in (change, settled) if one is not None]
    return Settled(together(both), queries)
