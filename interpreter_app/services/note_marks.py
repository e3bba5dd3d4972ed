"""What is marked in the text of a note: terms with what to say for them, and people.

Owns which of the marks that share words are shown: a name before a term, a longer term before a shorter one.
Only reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from types import MappingProxyType
from typing import NamedTuple

from interpreter_app.domain.notes.mentions import Names, mentions
from interpreter_app.domain.notes.note import Note
from interpreter_app.domain.notes.written import is_written_so, places_of, written_words
from interpreter_app.domain.terms import Concept
from interpreter_app.services.lookup import LookupDesk, LookupResult
from interpreter_app.store import note_index, notes
from interpreter_app.store.database import Store

NOBODY: Names = MappingProxyType({})


class Mark(NamedTuple):
    """Letters from `start` to `end` of a text that are a term, or name somebody (`contact`, an id).

    `results` are what the term may be, the likeliest first, with its translation in each.
    """

    start: int
    end: int
    results: tuple[LookupResult, ...] = ()
    contact: str = ""


def marks(desk: LookupDesk, note: Note, names: Names = NOBODY, first: Iterable[int] = ()) -> tuple[Mark, ...]:
    """What is to be marked in the text of a note, in its order; no two marks share a letter.

    Terms are those of its language, or of both if nobody said which it is in; those of the glossaries `first`
    (by number) lead. `names` are those of the people who may be named, as `names_of` makes them.
    """
    named = [Mark(one.start, one.end, contact=one.contact) for one in mentions(note.text, names)]
    words = written_words(note.text)
    found: list[Mark] = []
    for group in desk.terms_in([word.key for word in words], note.language, first):
        taken: set[int] = set()
        for standing in group:
            places = set(range(standing.first, standing.last + 1))
            start, end = words[standing.first].start, words[standing.last].end
            if places & taken or any(one.start < end and start < one.end for one in named):
                continue
            results = tuple(
                one for one in standing.results if is_written_so(one.matched.text, note.text[start:end])
            )
            if results:
                taken |= places
                found.append(Mark(start, end, results))
    return tuple(sorted((*named, *found), key=lambda mark: mark.start))


def notes_using(store: Store, concept: Concept, limit: int = 200) -> list[Note]:
    """The notes in which a term of a concept stands, in any form, in their order: `limit` at the most.

    As far as the notes are indexed: `note_reading.make_findable` finishes that.
    """
    found: dict[str, Note] = {}
    with store.read():
        for term in concept.terms:
            asked = note_index.question(term.text, is_whole=True)
            before: int | None = None
            while asked and len(found) < limit:
                numbers = note_index.asked(store, asked, limit, before)
                for one in notes.with_numbers(store, numbers):
                    if one.id not in found and len(found) < limit and _uses(one, concept):
                        found[one.id] = one
                if len(numbers) < limit:
                    break
                before = numbers[-1]
        return notes.with_ids(store, list(found))


def _uses(note: Note, concept: Concept) -> bool:
    words = written_words(note.text)
    for term in concept.terms:
        if note.language not in (None, term.language):
            continue
        for first, last in places_of(words, term.text, term.language):
            if is_written_so(term.text, note.text[words[first].start : words[last].end]):
                return True
    return False
