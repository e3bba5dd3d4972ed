"""Properties of our own (X-PASSERELLE-…) for what vCard has no word for, read and written side by side.

Owns their names and the notation of follow-ups, encounters and consent (JSON, as the domain’s plain data).
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import TypeVar

from interpreter_app.domain.contacts.contact import Consent, Contact, Encounter, FollowUp, Side
from interpreter_app.domain.ids import is_id
from interpreter_app.domain.plain import PlainError, from_plain, to_plain
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.exchange.encodings import UNWANTED

PREFIX = "X-PASSERELLE-"
OWN_ID = PREFIX + "ID"
ORGANISATION = PREFIX + "ORG"
KEPT = PREFIX + "UNREAD"
MADE = PREFIX + "MADE-FROM"
"""A parameter of an N that was made from FN because phones show nothing else."""

_SAY, _ADDRESS, _NAME, _SIDE = PREFIX + "SAY", PREFIX + "ADDRESS", PREFIX + "NAME", PREFIX + "SIDE"
_FOLLOW_UP, _ENCOUNTER, _CONSENT = PREFIX + "FOLLOW-UP", PREFIX + "ENCOUNTER", PREFIX + "CONSENT"
_FORGOTTEN = PREFIX + "FORGOTTEN"
_SPACE = uuid.UUID("52c03194-50c9-56b6-9eb3-74203ced0bb2")

_T = TypeVar("_T")
Lines = Iterator[tuple[str, str, str]]
"""Name, language (or empty) and text, not escaped."""


def uid_of(contact: Contact) -> str:
    """The UID of a contact’s card: the one that it came with, else one that is always made from its id."""
    return contact.uid or derived_uid(contact.id)


def derived_uid(own: str) -> str:
    """The UID that goes with an id of ours."""
    return uuid.uuid5(_SPACE, own).urn


def lines_for(contact: Contact, *, private: bool) -> Lines:
    """What goes into a card of ours; with `private` also what one keeps about somebody for oneself."""
    yield OWN_ID, "", contact.id
    if contact.organisation:
        yield ORGANISATION, "", contact.organisation
    for name, texts in ((_NAME, contact.name), (_SAY, contact.say), (_ADDRESS, contact.address)):
        for language in Language:
            if texts.get(language):
                yield name, str(language), texts.get(language)
    if contact.side:
        yield _SIDE, "", str(contact.side)
    if private:
        yield from _private_lines(contact)


def _private_lines(contact: Contact) -> Lines:
    for follow_up in contact.follow_ups:
        yield _FOLLOW_UP, "", as_json(follow_up)
    for encounter in contact.encounters:
        yield _ENCOUNTER, "", as_json(encounter)
    if contact.consent:
        yield _CONSENT, "", as_json(contact.consent)
    if contact.forgotten:
        yield _FORGOTTEN, "", contact.forgotten.isoformat()


def with_own(contact: Contact, name: str, language: str, text: str) -> Contact:
    """The contact with what one of these lines says. Raises ValueError for one that can’t be read."""
    if name in _BILINGUAL:
        before, with_text = _BILINGUAL[name]
        return with_text(contact, _said(before(contact), language, text))
    read = _READ.get(name)
    if read is None:
        raise ValueError(name)
    return read(contact, text)


def _said(before: Bilingual, language: str, text: str) -> Bilingual:
    if before.get(Language(language)):
        raise ValueError(language)
    return replace(before, **{language: text})


def as_json(record: object) -> str:
    """A record of the domain as one line of JSON."""
    return json.dumps(to_plain(record), ensure_ascii=False, separators=(",", ":"))


def from_json(kind: type[_T], text: str) -> _T:
    """The record that `as_json` wrote. Raises ValueError."""
    try:
        return from_plain(kind, loaded(text))
    except (PlainError, RecursionError) as wrong:
        raise ValueError(text) from wrong


def all_from_json(kind: type[_T], text: str) -> tuple[_T, ...]:
    """The records in a list that `all_as_json` wrote. Raises ValueError."""
    try:
        found = loaded(text)
        if not isinstance(found, list):
            raise ValueError(text)
        return tuple(from_plain(kind, one) for one in found)
    except (PlainError, RecursionError) as wrong:
        raise ValueError(text) from wrong


def loaded(text: str) -> object:
    """What a JSON text says. Raises ValueError for what isn’t one, or hides a control character."""
    found = json.loads(text)
    if any(UNWANTED.search(one) for one in _texts(found)):
        raise ValueError(text)
    return found


def _texts(plain: object) -> Iterator[str]:
    if isinstance(plain, str):
        yield plain
    elif isinstance(plain, dict):
        for key, value in plain.items():
            yield key
            yield from _texts(value)
    elif isinstance(plain, list):
        for value in plain:
            yield from _texts(value)


def all_as_json(records: Iterable[object]) -> str:
    """Records of the domain as one line of JSON; an empty text for none."""
    found = [to_plain(record) for record in records]
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")) if found else ""


def _with_consent(contact: Contact, text: str) -> Contact:
    if contact.consent:
        raise ValueError(text)
    return replace(contact, consent=from_json(Consent, text))


_BILINGUAL: dict[str, tuple[Callable[[Contact], Bilingual], Callable[[Contact, Bilingual], Contact]]] = {
    _SAY: (lambda one: one.say, lambda one, texts: replace(one, say=texts)),
    _ADDRESS: (lambda one: one.address, lambda one, texts: replace(one, address=texts)),
    _NAME: (lambda one: one.name, lambda one, texts: replace(one, name=texts)),
}

_READ: dict[str, Callable[[Contact, str], Contact]] = {
    _SIDE: lambda one, text: replace(one, side=Side(text)),
    _FOLLOW_UP: lambda one, text: replace(one, follow_ups=(*one.follow_ups, from_json(FollowUp, text))),
    _ENCOUNTER: lambda one, text: replace(one, encounters=(*one.encounters, from_json(Encounter, text))),
    _CONSENT: _with_consent,
    _FORGOTTEN: lambda one, text: replace(one, forgotten=date.fromisoformat(text)),
}


def own_id_in(text: str) -> str:
    """An id of ours, or an empty string."""
    return text if is_id(text) else ""
