"""What the window says of notes: kinds, people, sessions and times, each in a few words.

Owns these words in the language of the interface. What a note holds is the domain's.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.contacts.names import shown_name
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.notes.people import short_names
from interpreter_app.domain.notes.words import KINDS
from interpreter_app.domain.visits.visit import Session, Visit
from interpreter_app.domain.visits.words import KINDS as SESSION_KINDS
from interpreter_app.services.wording import in_interface_language

QUIET = frozenset({NoteKind.NOTE})
"""The kind that is what a note is if nobody says more: it isn't named each time."""


@dataclass(frozen=True, slots=True)
class Around:
    """What is to be known to say something of a note: its visit, and all contacts by id."""

    visit: Visit | None = None
    contacts: Mapping[str, Contact] = field(default_factory=dict)

    @property
    def zone(self) -> str:
        """The zone whose clocks and calendar tell when notes of the visit were written; empty: their own."""
        return self.visit.zone if self.visit is not None else ""

    def session(self, note: Note) -> Session | None:
        """The session of a note; None outside any, and where it is gone."""
        every = self.visit.sessions if self.visit is not None else ()
        return next((one for one in every if one.id == note.session), None)


def kind_name(kind: NoteKind) -> str:
    """What a kind of note is called."""
    return in_interface_language(KINDS[kind])


def person_name(ident: str, contacts: Mapping[str, Contact]) -> str:
    """Who is meant by the id of a contact, or by initials."""
    known = contacts.get(ident)
    return shown_name(known, i18n.language()) if known is not None else ident


def short_name(ident: str, contacts: Mapping[str, Contact], among: Sequence[Contact]) -> str:
    """The short name by which somebody of a visit is typed, else the whole name."""
    return short_names(among).get(ident) or person_name(ident, contacts)


def session_name(session: Session) -> str:
    """What a session is called, or what kind it is of."""
    return in_interface_language(session.title) or in_interface_language(SESSION_KINDS[session.kind])


def clock_text(note: Note, zone: str) -> str:
    """The hour at which a note was written, on the clocks of the visit: «14:32»."""
    return f"{(note.at.there(zone) if zone else note.at).local:%H:%M}"


def day_of(note: Note, zone: str) -> date:
    """The day on which a note was written, by the calendar of the visit."""
    return (note.at.there(zone) if zone else note.at).day


def day_name(day: date) -> str:
    """A day in words."""
    return dates.day_text(day, i18n.language())


def heading_of(note: Note, around: Around) -> str:
    """What stands above the notes of one session on one day: «Thursday 8 December 2016 · Lunch»."""
    session = around.session(note)
    where = session_name(session) if session is not None else ""
    return " · ".join(part for part in (day_name(day_of(note, around.zone)), where) if part)


def details(note: Note, around: Around) -> str:
    """What is said of a note besides its text: who speaks, what it answers, who does what by when."""
    questions = around.visit.questions if around.visit is not None else ()
    numbers = [str(n) for n, one in enumerate(questions, 1) if one.id in note.questions]
    parts = [
        person_name(note.speaker, around.contacts) if note.speaker else "",
        _("answers {numbers}").format(numbers=", ".join(numbers)) if numbers else "",
        _("{who} does it").format(who=person_name(note.owner, around.contacts)) if note.owner else "",
        _("by {day}").format(day=dates.day_text(note.due, i18n.language(), weekday=False))
        if note.due
        else "",
        _("done on {day}").format(day=dates.day_text(note.done, i18n.language(), weekday=False))
        if note.done
        else "",
        _("confidential") if note.confidential else "",
    ]
    return " · ".join(part for part in parts if part)


def spoken(note: Note, around: Around) -> str:
    """A note as a screen reader says it."""
    parts = (clock_text(note, around.zone), kind_name(note.kind), note.text, details(note, around))
    return ", ".join(part for part in parts if part)
