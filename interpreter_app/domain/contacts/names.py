"""Names of people and organisations: what they are looked up by, sorted by, and shortened to.

Owns folding and initials of names. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Bilingual


def shown_name(contact: Contact, language: str) -> str:
    """The name for somebody who reads this language: an organisation may have one in each."""
    return contact.name.for_reader(language) or contact.full_name


def sorting_name(contact: Contact, language: str = "") -> str:
    """What a contact is sorted by, folded: the family name first, if it is known.

    With a `language`, an organisation, or whoever is known by a role, by the name that is shown in it.
    """
    if contact.is_organisation or not contact.family_name:
        return fold(shown_name(contact, language) if language else contact.full_name)
    return fold(f"{contact.family_name} {contact.given_name}")


def initials(contact: Contact) -> str:
    """The first letters of a name: «A. D.»; «?» for one without letters."""
    words = f"{contact.given_name} {contact.family_name}".split() or contact.full_name.split()
    letters = [word[0].upper() for word in words if word[0].isalpha()]
    return " ".join(f"{letter}." for letter in letters[:4]) or "?"


class Sought(NamedTuple):
    """A contact with all that it may be looked up by, folded."""

    contact: Contact
    words: str


def sought(contacts: Iterable[Contact], language: str = "") -> list[Sought]:
    """Contacts ready to be looked through, in the order of their names, as this language has them."""
    every = list(contacts)
    organisations = {one.id: one for one in every if one.is_organisation}
    ordered = sorted(every, key=lambda one: (sorting_name(one, language), one.id))
    return [Sought(one, _words(one, organisations.get(one.organisation))) for one in ordered]


def matching(among: Iterable[Sought], typed: str) -> list[Contact]:
    """The contacts in which every typed word begins a word; those whose name it begins come first."""
    words = fold(typed).split()
    found = [one for one in among if all(f" {word}" in one.words for word in words)]
    if words:
        found.sort(key=lambda one: not _begins_name(one.contact, words[0]))
    return [one.contact for one in found]


def _begins_name(contact: Contact, word: str) -> bool:
    names = f"{contact.full_name} {contact.name.fr} {contact.name.en}"
    return any(part.startswith(word) for part in fold(names).split())


def _words(contact: Contact, organisation: Contact | None) -> str:
    texts: list[str | Bilingual] = [
        contact.full_name, contact.given_name, contact.family_name, contact.name, contact.title, contact.role,
        contact.unit, *contact.emails, *(number.number for number in contact.telephones),
    ]  # fmt: skip
    if organisation is not None:
        texts += [organisation.full_name, organisation.name]
    both = ((text.fr, text.en) if isinstance(text, Bilingual) else (text,) for text in texts)
    return " " + " ".join(fold(piece) for pieces in both for piece in pieces if piece)
