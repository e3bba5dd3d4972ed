"""What is to be done after meetings, over all visits: actions of notes, and follow-ups to contacts.

Only reads; an action is done by `note_taking.mark_done`, a follow-up where its contact is written.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from interpreter_app.domain.contacts.follow_ups import Due, follow_ups_due
from interpreter_app.domain.notes.board import ToDo, to_do
from interpreter_app.domain.notes.note import NoteKind
from interpreter_app.services import people
from interpreter_app.store import notes
from interpreter_app.store.database import Store


class Agenda(NamedTuple):
    """Actions, those that are done last, and what is still to be done about contacts; the late ones first."""

    actions: tuple[ToDo, ...]
    follow_ups: tuple[Due, ...]

    def pressing(self, within: int) -> Agenda:
        """What is late, or due within so many days: what somebody is to be reminded of."""
        return Agenda(
            tuple(one for one in self.actions if one.days is not None and one.days <= within),
            tuple(one for one in self.follow_ups if one.days is not None and one.days <= within),
        )


def agenda(store: Store, today: date) -> Agenda:
    """All that is to be done, over all visits."""
    with store.read():
        actions = to_do(notes.of_kind(store, NoteKind.ACTION), today)
        return Agenda(actions, follow_ups_due(people.contacts(store), today))
