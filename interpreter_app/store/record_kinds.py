"""Which kinds of records there are, whether plain data can be one of a kind, and what becomes of it on undo.

Owns the way from a kind's name to the domain's dataclass, and nothing of what that says. Reads no row.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

VISIT, CONTACT, NOTE = "visit", "contact", "note"
"""The kinds of records."""


def can_be(kind: str, body: Mapping[str, Any]) -> bool:
    """Whether this is what a record of this kind may say."""
    from interpreter_app.domain.contacts.contact import Contact
    from interpreter_app.domain.notes.note import Note
    from interpreter_app.domain.plain import PlainError, from_plain
    from interpreter_app.domain.visits.visit import Visit

    shapes: dict[str, type[Visit | Contact | Note]] = {VISIT: Visit, CONTACT: Contact, NOTE: Note}
    try:
        from_plain(shapes[kind], body)
    except PlainError:
        return False
    return True


def gone_back(kind: str, now: Mapping[str, Any], back: dict[str, Any]) -> dict[str, Any]:
    """What is to be written for a record that says `now`, so that it says `back` again.

    A visit's sessions keep counting their changes, by which calendars tell what is new.
    """
    if kind != VISIT or now.get("sessions") == back.get("sessions"):
        return back
    from interpreter_app.domain.plain import PlainError, from_plain
    from interpreter_app.domain.visits.calendar_sequence import went_back
    from interpreter_app.domain.visits.visit import Visit

    try:
        made = went_back(from_plain(Visit, now), from_plain(Visit, back))
    except PlainError:
        return back
    counted = {session.id: session.sequence for session in made.sessions if session.sequence}
    sessions = [
        {**one, "sequence": counted[one["id"]]} if one["id"] in counted else one
        for one in back.get("sessions", ())
    ]
    return {**back, "sessions": sessions} if sessions else back
