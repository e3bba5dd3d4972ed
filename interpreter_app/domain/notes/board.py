"""The key questions of a visit with the notes that answer each, and what is to be done about actions.

Pure; today is given.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.visits.visit import Question


@dataclass(frozen=True, slots=True)
class Answered:
    """A key question and the notes that answer it, in their order; none, if nothing has yet."""

    question: Question
    notes: tuple[Note, ...] = ()


@dataclass(frozen=True, slots=True)
class ToDo:
    """An action; `days` are those until it is due, below 0 if it is late, None without a date or if done."""

    note: Note
    days: int | None = None

    @property
    def is_late(self) -> bool:
        """Whether its day is over and it isn't done."""
        return self.days is not None and self.days < 0


def board(questions: Sequence[Question], notes: Iterable[Note]) -> tuple[Answered, ...]:
    """Each key question, in the order of the visit, with the notes that answer it."""
    every = list(notes)
    return tuple(
        Answered(one, tuple(note for note in every if one.id in note.questions)) for one in questions
    )


def to_do(notes: Iterable[Note], today: date) -> tuple[ToDo, ...]:
    """The actions among these notes: the late ones first, by their days, those without, then what is done."""
    every = [
        ToDo(note, (note.due - today).days if note.due and not note.done else None)
        for note in notes
        if note.kind is NoteKind.ACTION
    ]
    return tuple(sorted(every, key=_urgency))


def _urgency(one: ToDo) -> tuple[bool, int, bool, int]:
    done = one.note.done
    return done is not None, -done.toordinal() if done else 0, one.days is None, one.days or 0
