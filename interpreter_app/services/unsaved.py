"""What was typed and is on no disk, in words that a person can keep somewhere else.

Owns that nobody is handed what only the program reads. What a half-written thing is, is its own module's.
"""

from __future__ import annotations

from collections.abc import Iterable

from interpreter_app.services import (
    half_contacts,
    half_notes,
    half_planned,
    half_records,
    half_written,
    people,
    planning,
)


def words(texts: Iterable[str]) -> list[str]:
    """What a person typed of these texts; half-written concepts, visits, contacts, notes are among them."""
    return [_words(text) for text in texts]


def _words(text: str) -> str:
    if (concept := half_written.from_text(text)) is not None:
        return half_written.words(concept)
    if (visit := half_planned.from_text(text)) is not None:
        title = visit.after.title.fr or visit.after.title.en or visit.after.id
        return _told(title, half_records.typed(visit, planning.plain))
    if (contact := half_contacts.from_text(text)) is not None:
        return _told(contact.after.full_name, half_records.typed(contact, people.plain))
    if (note := half_notes.from_text(text)) is not None:
        return note.after.text
    if (line := half_notes.typed_line(text)) is not None:
        return line[0]
    return text


def _told(name: str, typed: list[str]) -> str:
    return "\n".join(dict.fromkeys(one for one in (name, *typed) if one.strip()))
