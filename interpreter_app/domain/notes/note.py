"""A note: one thing that somebody wrote down, with the stamp of the moment at which they did.

Owns what is kept of a note. Frozen data; nothing here reads or writes. The stamp is never changed: a note
that is put elsewhere in the order has a `place` of its own instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from interpreter_app.domain.moments import Moment
from interpreter_app.domain.terms import Language


class NoteKind(StrEnum):
    """What a note is."""

    NOTE = "note"
    QUESTION = "question"
    ANSWER = "answer"
    DECISION = "decision"
    ACTION = "action"
    QUOTE = "quote"
    NUMBER = "number"
    INSIGHT = "insight"
    MISSING_TERM = "missing-term"


class Prompt(StrEnum):
    """What was asked of somebody who looks back: after a session (the first four), or after the visit."""

    SURPRISE = "surprise"
    DIFFERENCE = "difference"
    ADAPTABLE = "adaptable"
    ASK_AGAIN = "ask-again"
    EFFICIENT = "efficient"
    INEFFICIENT = "inefficient"
    UNPLANNED = "unplanned"
    COMMUNITY = "community"


@dataclass(frozen=True, slots=True)
class Note:
    """A note.

    `at` is when it was written, in the zone in which that was. `visit` and `session` are ids, empty where it
    belongs to none. `speaker` is the id of a contact, or the initials of somebody who isn't one. `questions`
    are the ids of the key questions that it answers. `place` is where it was put in the order, as `timeline`
    has it; empty where it stands by its time. `owner` is the id of a contact, or whoever the words name: of
    an action who does it, of an insight who adapts it; `adaptation` is how that would be done at home. `done`
    is the day on which an action was done, or a missing term was settled. `prompt` is the question of a
    debriefing that it answers.
    """

    id: str
    at: Moment
    text: str
    kind: NoteKind = NoteKind.NOTE
    visit: str = ""
    session: str = ""
    speaker: str = ""
    language: Language | None = None
    questions: tuple[str, ...] = ()
    place: str = ""
    confidential: bool = False
    owner: str = ""
    due: date | None = None
    done: date | None = None
    adaptation: str = ""
    prompt: Prompt | None = None

    @property
    def first_line(self) -> str:
        """The first line of its text."""
        return self.text.strip().partition("\n")[0]
