"""What is still to be done about contacts, and how soon.

Owns the order of follow-ups. Pure; today is given.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from interpreter_app.domain.contacts.contact import Contact, FollowUp
from interpreter_app.domain.contacts.names import sorting_name


@dataclass(frozen=True, slots=True)
class Due:
    """A follow-up that isn't done, of a contact by id.

    `days` are those until it is due, below 0 if it is late; None without a date.
    """

    contact: str
    follow_up: FollowUp
    days: int | None = None

    @property
    def is_late(self) -> bool:
        """Whether its day is over."""
        return self.days is not None and self.days < 0


def follow_ups_due(contacts: Iterable[Contact], today: date) -> tuple[Due, ...]:
    """What is to be done about all contacts: the late ones first, then by their dates, those without last."""
    known = sorted((one for one in contacts if one.forgotten is None), key=lambda c: (sorting_name(c), c.id))
    every = [
        Due(one.id, task, (task.due - today).days if task.due else None)
        for one in known
        for task in one.follow_ups
        if task.done is None
    ]
    return tuple(sorted(every, key=lambda due: (due.days is None, due.days or 0)))
