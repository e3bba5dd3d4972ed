"""What is typed or chosen in a hurry, as lines that can be kept first and filed in the store a moment later.

Owns the kinds of lines, how each is filed and how that is taken back. Filing a line twice does nothing the
second time, so that one whose filing was cut short may be filed again. It must not know where a line waits.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Language
from interpreter_app.services import own_words
from interpreter_app.services.own_words import Added
from interpreter_app.store import clock, session
from interpreter_app.store.clock import Stamp
from interpreter_app.store.database import Store
from interpreter_app.store.outbox import Line
from interpreter_app.store.session import Outcome

if TYPE_CHECKING:
    from interpreter_app.domain.notes.note import Note


class Kind(StrEnum):
    """What a line is."""

    NOTE = "note"
    WORD = "word"
    MISSING = "missing"
    PIN = "pin"


class Filed(NamedTuple):
    """A line that is in the store: its row, and whether it has just got there.

    `is_repeated`: this very line had been filed before, so that there is nothing to say of it. `also` are the
    numbers of logged queries that came with it; `added` what a new word became.
    """

    line: Line
    number: int
    is_new: bool
    also: tuple[int, ...] = ()
    added: Added | None = None
    is_repeated: bool = False


def note(text: str) -> Line:
    """A line of notes, written now."""
    return _line(Kind.NOTE, {"text": text})


def whole_note(drafted: Note) -> Line:
    """A note with all that it says, as `note_taking.drafted` made it; the line has its id and its stamp."""
    from interpreter_app.store import note_rows

    body = json.dumps(note_rows.plain(drafted), ensure_ascii=False, separators=(",", ":"))
    at = drafted.at.at.isoformat(timespec="milliseconds")
    return Line(drafted.id, Kind.NOTE.value, at, drafted.at.zone, {"text": drafted.text, "note": body})


def drafted_note(line: Line) -> Note | None:
    """The note that `whole_note` made a line of; None for any other line."""
    from interpreter_app.domain.notes.note import Note
    from interpreter_app.domain.plain import PlainError, from_plain

    try:
        return from_plain(Note, json.loads(line.words["note"]))
    except (KeyError, ValueError, PlainError):
        return None


def word(french: str, english: str, who: str) -> Line:
    """A pair of terms for the person's own glossary."""
    return _line(Kind.WORD, {"french": french, "english": english, "who": who})


def missing(query: str) -> Line:
    """A query that was not found."""
    return _line(Kind.MISSING, {"query": query})


def pin(glossary: str, concept: str, language: Language, term: str, query: str = "") -> Line:
    """A concept to keep in sight for this session, by its ids.

    `term` is how it was shown; a `query` goes to the look-up log as answered by it.
    """
    words = {"glossary": glossary, "concept": concept, "language": language.value, "term": term}
    return _line(Kind.PIN, {**words, "query": query})


def can_file(line: Line) -> bool:
    """Whether this release knows such lines; one that doesn't leaves them where they wait."""
    return line.kind in _FILING


def file(store: Store, line: Line) -> Filed:
    """Put a line into the store, in one transaction. Raises StoreError, and UsageError for half a word."""
    with store.write():
        if session.is_filed(store, line.id):
            return Filed(line, 0, False, is_repeated=True)
        session.note_filed(store, line.id)
        return _FILING[line.kind](store, line)


def take_back(store: Store, filed: Filed) -> None:
    """Undo `file`; what was there before stays."""
    if filed.is_new:
        with store.write():
            _TAKING_BACK[filed.line.kind](store, filed)


def _line(kind: Kind, words: dict[str, str]) -> Line:
    stamp = clock.stamp()
    return Line(session.new_note_id(), kind.value, stamp.at, stamp.zone, words)


def _file_note(store: Store, line: Line) -> Filed:
    if "note" in line.words:
        return _file_whole_note(store, line)
    kept = session.add_note(store, line.words["text"], stamp=Stamp(line.at, line.zone), ident=line.id)
    return Filed(line, kept.number, True)


def _file_whole_note(store: Store, line: Line) -> Filed:
    """As it was drafted; what this release can't read of it is kept as a line."""
    from interpreter_app.domain.notes.note import Note
    from interpreter_app.domain.plain import PlainError, from_plain
    from interpreter_app.services import note_taking

    try:
        drafted = from_plain(Note, json.loads(line.words["note"]))
        note_taking.add(store, [drafted], kind="add-note")
        ident = drafted.id
    except (ValueError, PlainError, UsageError):
        ident = line.id
    kept = session.add_note(store, line.words["text"], stamp=Stamp(line.at, line.zone), ident=ident)
    return Filed(line, kept.number, True)


def _file_word(store: Store, line: Line) -> Filed:
    added = own_words.add(store, line.words["french"], line.words["english"], line.words["who"])
    return Filed(line, 0, added.is_new or bool(added.settled), added.settled, added)


def _file_missing(store: Store, line: Line) -> Filed:
    query = line.words["query"]
    known = session.missing(store, {fold(query)})
    if known:
        return Filed(line, known[0], False)
    stamp = Stamp(line.at, line.zone)
    return Filed(line, session.log_query(store, query, Outcome.MISSING, stamp=stamp), True)


def _file_pin(store: Store, line: Line) -> Filed:
    words, stamp = line.words, Stamp(line.at, line.zone)
    known = session.pinned(store, words["glossary"], words["concept"])
    if known is not None:
        return Filed(line, known, False)
    language = Language(words["language"])
    number = session.pin(store, words["glossary"], words["concept"], language, words["term"], stamp)
    if not words["query"]:
        return Filed(line, number, True)
    logged = session.log_query(
        store, words["query"], Outcome.CHOSEN, words["glossary"], words["concept"], stamp
    )
    return Filed(line, number, True, (logged,))


def _take_back_note(store: Store, filed: Filed) -> None:
    session.take_back_notes(store, [filed.number])


def _take_back_word(store: Store, filed: Filed) -> None:
    if filed.added is not None:
        own_words.take_back(store, filed.added)


def _take_back_missing(store: Store, filed: Filed) -> None:
    session.settle_query(store, filed.number, Outcome.DISMISSED)


def _take_back_pin(store: Store, filed: Filed) -> None:
    session.unpin(store, [filed.number])
    for number in filed.also:
        session.settle_query(store, number, Outcome.DISMISSED)


_FILING: dict[str, Callable[[Store, Line], Filed]] = {
    Kind.NOTE: _file_note,
    Kind.WORD: _file_word,
    Kind.MISSING: _file_missing,
    Kind.PIN: _file_pin,
}
_TAKING_BACK: dict[str, Callable[[Store, Filed], None]] = {
    Kind.NOTE: _take_back_note,
    Kind.WORD: _take_back_word,
    Kind.MISSING: _take_back_missing,
    Kind.PIN: _take_back_pin,
}
