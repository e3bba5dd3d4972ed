"""Contacts as they are being written: into the store, or kept as text beside it until they are in it.

Owns what a contact is that isn't in the store yet (its `before` has no name), and what becomes of a kept text
when the program that wrote it is gone. Taking the same up twice does nothing the second time. It must not
know where the text waits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.ids import new_id
from interpreter_app.services import half_records, people
from interpreter_app.services.half_records import Half
from interpreter_app.services.people import Saved
from interpreter_app.store import record_rows
from interpreter_app.store.database import Store
from interpreter_app.store.history import Change
from interpreter_app.store.records import CONTACT

_SIGN = "half-contact"
_LONGEST_NAME = 60

HalfContact = Half[Contact]
"""A contact that somebody is writing, and as it was when they began."""


def to_text(half: HalfContact) -> str:
    """What is half-written, to be kept."""
    return half_records.to_text(half, _SIGN, people.plain)


def from_text(text: str) -> HalfContact | None:
    """What `to_text` has written; None for any other text."""
    return half_records.from_text(text, _SIGN, Contact)


def free_id(store: Store, name: str) -> str:
    """An id for a contact of this name that no other one has."""
    return new_id((name, "contact"), record_rows.ids(store, CONTACT))


def write(store: Store, before: Contact, after: Contact, who: str = "", deed: int | None = None) -> Saved:
    """Write what a person made of a contact; one whose `before` has no name is added, if it isn't there yet.

    Raises UsageError as `people.save` does.
    """
    with store.write():
        if before.full_name or people.contact(store, after.id) is not None:
            return people.save(store, replace(before, id=after.id), after, who, deed)
        return people.add(store, after, who)


def named(before: Contact, after: Contact) -> Contact:
    """A contact with a name: its own, the one that it had, or the first of what was typed of it.

    One of which nothing was typed stays nameless.
    """
    if after.full_name.strip():
        return after
    name = next((text for text in _naming(after) if text.strip()), "")
    return replace(after, full_name=before.full_name or " ".join(name.split())[:_LONGEST_NAME])


def take_up(store: Store, half: HalfContact) -> Saved:
    """Save what somebody was writing; a contact that was deleted meanwhile is there again.

    One who was forgotten meanwhile isn't, and one without a name gets the first of what was typed for one.
    """
    with store.write():
        after = named(half.before, half.after)
        if not after.full_name:
            return _nothing(after)
        if not half.before.full_name:
            return write(store, half.before, _with_id(store, after), half.who)
        if people.contact(store, after.id) is None:
            in_bin = any(one.key.id == after.id for one in people.deleted(store))
            return people.add(store, after, half.who) if in_bin else _nothing(after)
        try:
            return people.save(store, half.before, after, half.who)
        except UsageError:
            return _nothing(after)


def _with_id(store: Store, one: Contact) -> Contact:
    return one if one.id else replace(one, id=free_id(store, one.full_name))


def _nothing(one: Contact) -> Saved:
    return Saved(Change(None, ""), one)


def _naming(one: Contact) -> Iterator[str]:
    yield f"{one.given_name} {one.family_name}".strip()
    for text in (one.name, one.say, one.address, one.title, one.role):
        yield text.fr or text.en
    yield from one.emails
    yield from (telephone.number for telephone in one.telephones)
    yield from (one.unit, one.note)
