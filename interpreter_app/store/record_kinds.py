"""Which kinds of records there are, and whether plain data can be one of a kind.

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
