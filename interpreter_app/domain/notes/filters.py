"""Which notes somebody wants to see: by day, session, kind, person, key question and language.

Owns what each of these asks. Pure. Of one sort a note fits any of the values, and it fits all sorts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.terms import Language


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; an empty set asks for nothing.

    `days` are those of the zone that `fitting` is given. `sessions` may have an empty text for notes outside
    any, `questions` one for notes that answer none, `languages` None for those of which nobody said. `people`
    are ids of contacts, or initials: whoever speaks in a note, or has to do what it says.
    """

    days: frozenset[date] = frozenset()
    sessions: frozenset[str] = frozenset()
    kinds: frozenset[NoteKind] = frozenset()
    people: frozenset[str] = frozenset()
    questions: frozenset[str] = frozenset()
    languages: frozenset[Language | None] = frozenset()

    def __bool__(self) -> bool:
        return any((self.days, self.sessions, self.kinds, self.people, self.questions, self.languages))


NOTHING_ASKED = Filter()


def fits(note: Note, wanted: Filter, zone: str) -> bool:
    """Whether a note is among those asked for; `zone` is the one whose calendar tells the days."""
    return (
        (not wanted.days or note.at.there(zone).day in wanted.days)
        and (not wanted.sessions or note.session in wanted.sessions)
        and (not wanted.kinds or note.kind in wanted.kinds)
        and (not wanted.people or not wanted.people.isdisjoint(people_of(note)))
        and (not wanted.questions or not wanted.questions.isdisjoint(note.questions or ("",)))
        and (not wanted.languages or note.language in wanted.languages)
    )


def fitting(notes: Iterable[Note], wanted: Filter, zone: str) -> list[Note]:
    """Those of the notes that are asked for, in their order."""
    return [note for note in notes if fits(note, wanted, zone)]


def people_of(note: Note) -> frozenset[str]:
    """Who speaks in a note, and who has to do what it says: ids of contacts, initials, names."""
    return frozenset(filter(None, (note.speaker, note.owner)))
