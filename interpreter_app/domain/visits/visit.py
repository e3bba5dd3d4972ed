"""A visit and its parts, as facilitators on both sides plan it.

Owns what is kept of a visit. Frozen data; what is worked out from it is in the modules beside this one. The
parts of a visit have ids that are its own: they stay when the visit is written out and read again.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.contacts.contact import Side
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.terms import Bilingual


class VisitStatus(StrEnum):
    """How far a visit has come."""

    IDEA = "idea"
    NEGOTIATING = "negotiating"
    AGREED = "agreed"
    UNDER_WAY = "under-way"
    DONE = "done"


class SessionKind(StrEnum):
    """What a session is."""

    FORMAL = "formal-meeting"
    INFORMAL = "informal"
    MEAL = "meal"
    TRAVEL = "travel"
    PREPARATION = "preparation"
    DEBRIEF = "debrief"


class Mode(StrEnum):
    """How a session is interpreted."""

    CONSECUTIVE = "consecutive"
    SIMULTANEOUS = "simultaneous"
    WHISPERED = "whispered"
    LIAISON = "liaison"


class Direction(StrEnum):
    """From which language into which."""

    INTO_FRENCH = "en-fr"
    INTO_ENGLISH = "fr-en"
    BOTH = "both"


class Verdict(StrEnum):
    """What somebody says to a date."""

    YES = "yes"
    IF_NEED_BE = "if-need-be"
    NO = "no"


class Topic(StrEnum):
    """What a protocol is about."""

    SOCIAL_MEDIA = "social-media"
    FILMING = "filming"
    QUOTING = "quoting"
    CONFIDENTIALITY = "confidentiality"
    ATTRIBUTION = "attribution"
    MINUTES = "minutes"
    GIFTS = "gifts"
    OTHER = "other"


class Material(StrEnum):
    """What an interpreter is given beforehand, as AIIC, the association of conference interpreters, asks."""

    AGENDA = "agenda"
    MINUTES = "past-minutes"
    GLOSSARY = "glossary"
    DOCUMENTS = "documents"
    NAMES = "names"
    CHANGES = "changes"


@dataclass(frozen=True, slots=True)
class Aim:
    """What one side wants of the visit."""

    id: str
    text: Bilingual
    side: Side = Side.VISITORS


@dataclass(frozen=True, slots=True)
class Question:
    """A key question: the visit is there to answer it."""

    id: str
    text: Bilingual


@dataclass(frozen=True, slots=True)
class Answer:
    """What somebody says to an option: `who` in words, or `contact` by id."""

    verdict: Verdict
    who: str = ""
    contact: str = ""
    side: Side = Side.OTHER
    note: str = ""


@dataclass(frozen=True, slots=True)
class DateOption:
    """Days that were proposed, the first and the last of them."""

    id: str
    first: date
    last: date
    answers: tuple[Answer, ...] = ()
    note: Bilingual = Bilingual()

    def __post_init__(self) -> None:
        _in_order(self.first, self.last)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something takes place; `zone` is the IANA name of its time zone, empty for that of the visit."""

    id: str
    name: Bilingual
    address: str = ""
    zone: str = ""
    note: Bilingual = Bilingual()


@dataclass(frozen=True, slots=True)
class Leg:
    """How many minutes it takes from one place to another, either way; ids of places."""

    one: str
    other: str
    minutes: int


@dataclass(frozen=True, slots=True)
class Participant:
    """Somebody who takes part: a contact by id, and what they are in this visit."""

    contact: str
    side: Side = Side.OTHER
    role: Bilingual = Bilingual()


@dataclass(frozen=True, slots=True)
class Interpreted:
    """How a session is interpreted, and by whom (ids of contacts); `breaks` are minutes without it."""

    mode: Mode = Mode.CONSECUTIVE
    direction: Direction = Direction.BOTH
    interpreters: tuple[str, ...] = ()
    equipment: str = ""
    breaks: int = 0


@dataclass(frozen=True, slots=True)
class Session:
    """Something that takes place in a visit.

    A journey ends in another place, perhaps in another zone: `destination`, and the zone of `end`. `people`
    are ids of contacts. `sequence` counts the changes that a calendar has to hear of (iCalendar's SEQUENCE),
    `uid` is the name it knows the session by, empty for one made from the ids.
    """

    id: str
    kind: SessionKind
    title: Bilingual
    start: Moment
    end: Moment
    place: str = ""
    destination: str = ""
    people: tuple[str, ...] = ()
    interpreted: Interpreted | None = None
    questions: tuple[str, ...] = ()
    note: Bilingual = Bilingual()
    uid: str = ""
    sequence: int = 0

    def __post_init__(self) -> None:
        if self.end.at < self.start.at:
            raise ValueError(_end_before_start())


@dataclass(frozen=True, slots=True)
class Owed:
    """Briefing material for the interpreters: until when, and when they had it."""

    material: Material
    due: date | None = None
    given: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Commission:
    """What was agreed with the interpreters of a visit.

    `longest` are the minutes that they interpret without a break.
    """

    interpreters: tuple[str, ...] = ()
    terms: Bilingual = Bilingual()
    equipment: Bilingual = Bilingual()
    material: tuple[Owed, ...] = ()
    confidential: date | None = None
    longest: int = 60


@dataclass(frozen=True, slots=True)
class Agreement:
    """Who agreed to a protocol, and when: `who` in words, or `contact` by id."""

    on: date
    who: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Protocol:
    """A rule that both sides keep to, in both languages."""

    id: str
    topic: Topic
    text: Bilingual
    title: Bilingual = Bilingual()
    agreed: tuple[Agreement, ...] = ()


@dataclass(frozen=True, slots=True)
class Task:
    """Something to be done. `before` are days before the first day of the visit (below 0: after its last).

    `due` is a day that somebody fixed; without it the visit's dates say.
    """

    id: str
    text: Bilingual
    owner: str = ""
    before: int | None = None
    due: date | None = None
    done: date | None = None


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter in both languages, to a contact or whoever `to` names; `sent` says when, if it was."""

    id: str
    template: str
    subject: Bilingual = Bilingual()
    text: Bilingual = Bilingual()
    contact: str = ""
    to: str = ""
    sent: Moment | None = None
    by: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document: `link` leads to it, or `digest` names the copy in the store (BLAKE2b, 32 hex digits)."""

    id: str
    title: Bilingual
    link: str = ""
    file_name: str = ""
    media_type: str = ""
    size: int = 0
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit.

    `first` and `last` are the days agreed; `zone` is the time zone where it takes place, `home` that of the
    visitors. `between` are the minutes from one place to another where no leg says otherwise. `glossaries`
    are ids; they come first in look-up while the visit is today's.
    """

    id: str
    title: Bilingual
    status: VisitStatus = VisitStatus.IDEA
    where: Bilingual = Bilingual()
    zone: str = "Europe/Paris"
    home: str = "Europe/London"
    first: date | None = None
    last: date | None = None
    aims: tuple[Aim, ...] = ()
    questions: tuple[Question, ...] = ()
    options: tuple[DateOption, ...] = ()
    places: tuple[Place, ...] = ()
    legs: tuple[Leg, ...] = ()
    between: int = 20
    people: tuple[Participant, ...] = ()
    sessions: tuple[Session, ...] = ()
    commission: Commission = Commission()
    protocols: tuple[Protocol, ...] = ()
    tasks: tuple[Task, ...] = ()
    letters: tuple[Letter, ...] = ()
    documents: tuple[Document, ...] = ()
    glossaries: tuple[str, ...] = ()
    note: Bilingual = Bilingual()
    archived: bool = False

    def __post_init__(self) -> None:
        if (self.first is None) != (self.last is None):
            raise ValueError(_both_days())
        if self.first is not None and self.last is not None:
            _in_order(self.first, self.last)


def _in_order(first: date, last: date) -> None:
    if last < first:
        raise ValueError(_("the last day is before the first: exchange them."))


def _end_before_start() -> str:
    return _("it ends before it begins: change one of the times.")


def _both_days() -> str:
    return _("a visit has a first and a last day, or neither: add the other one.")
