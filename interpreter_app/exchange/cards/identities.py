"""Who is who in a file of contacts: an id for each, and each organisation once.

Owns the way from what a file says of somebody to contacts that know each other by id. Knows no format.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from interpreter_app.domain.contacts.contact import Contact, ContactKind
from interpreter_app.domain.ids import is_id, new_id

_NAMELESS = "contact"


@dataclass(frozen=True, slots=True)
class Draft:
    """A contact as a file tells it, its id still empty.

    `own_id` is an id of ours that the file gives; `is_own` says that we wrote it. The organisation stands in
    it by name, by an id of ours, or by both.
    """

    contact: Contact
    own_id: str = ""
    organisation: str = ""
    organisation_id: str = ""

    @property
    def is_own(self) -> bool:
        """Whether it is one of ours that comes back."""
        return bool(self.own_id)


def identified(drafts: Sequence[Draft]) -> tuple[Contact, ...]:
    """The contacts with their ids, in this order, and behind them the organisations that have no entry."""
    taken: set[str] = set()
    ids: list[str] = [""] * len(drafts)
    for place, draft in enumerate(drafts):
        if is_id(draft.own_id) and draft.own_id not in taken:
            ids[place] = draft.own_id
            taken.add(draft.own_id)
    taken.update(draft.organisation_id for draft in drafts if is_id(draft.organisation_id))
    for place, draft in enumerate(drafts):
        if not ids[place]:
            ids[place] = _new_id(draft.contact, taken)
            taken.add(ids[place])
    found = [replace(draft.contact, id=one) for one, draft in zip(ids, drafts, strict=True)]
    houses = _Organisations(found, taken)
    linked = [
        replace(one, organisation=houses.id_of(draft, one)) for one, draft in zip(found, drafts, strict=True)
    ]
    return (*linked, *houses.made)


class _Organisations:
    """The organisations of a file, by id and by name; those that are only named are made."""

    def __init__(self, contacts: Iterable[Contact], taken: set[str]) -> None:
        self._taken = taken
        self._known: set[str] = set()
        self._by_name: dict[str, str] = {}
        self.made: list[Contact] = []
        for one in contacts:
            self._known.add(one.id)
            if one.is_organisation:
                for name in (one.full_name, one.name.fr, one.name.en):
                    self._by_name.setdefault(_key(name), one.id)
        self._by_name.pop("", None)

    def id_of(self, draft: Draft, contact: Contact) -> str:
        """The id of the organisation that somebody belongs to, or an empty string."""
        if is_id(draft.organisation_id):
            if draft.organisation and draft.organisation_id not in self._known:
                self._make(draft.organisation_id, draft.organisation)
            return draft.organisation_id
        if not draft.organisation:
            return ""
        found = self._by_name.get(_key(draft.organisation))
        if found is None:
            found = _new_id(Contact("", draft.organisation), self._taken)
            self._make(found, draft.organisation)
        return "" if found == contact.id else found

    def _make(self, own: str, name: str) -> None:
        self.made.append(Contact(own, name, ContactKind.ORGANISATION))
        self._taken.add(own)
        self._known.add(own)
        self._by_name.setdefault(_key(name), own)


def _new_id(contact: Contact, taken: set[str]) -> str:
    texts = (contact.full_name, _NAMELESS, *contact.emails, *(one.number for one in contact.telephones))
    return new_id(texts, taken)


def _key(name: str) -> str:
    """What two spellings of an organisation’s name have in common."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
