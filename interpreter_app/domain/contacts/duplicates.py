"""Contacts that may be the same person or organisation, and what two of them come to as one.

Owns what makes two contacts look the same. Nobody is merged without being asked: here is only what to ask.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from enum import StrEnum
from itertools import combinations
from typing import NamedTuple, TypeVar

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.language.sounds import sound_code_of_new
from interpreter_app.domain.terms import Bilingual, Language

_MOST_ALIKE = 20
"""Contacts that share a trait; one that more share, such as a switchboard's number, tells nobody apart."""

_NUMBER_TAIL = 9
"""Last digits of a telephone number that are the same with and without the country's code."""

_DIGITS = re.compile(r"\D+")
_T = TypeVar("_T")


class Reason(StrEnum):
    """Why two contacts may be the same."""

    UID = "uid"
    EMAIL = "email"
    TELEPHONE = "telephone"
    NAME = "name"
    SOUND = "sound"


class Alike(NamedTuple):
    """Two contacts that may be the same, and why, the strongest reason first."""

    one: Contact
    other: Contact
    reasons: tuple[Reason, ...]


def alike(contacts: Iterable[Contact]) -> list[Alike]:
    """The pairs that may be the same: those with most reasons first, else in the order of the contacts."""
    every = [contact for contact in contacts if contact.forgotten is None]
    place = {contact.id: number for number, contact in enumerate(every)}
    by_trait: dict[tuple[Reason, str], list[Contact]] = defaultdict(list)
    for contact in every:
        for trait in dict.fromkeys(_traits(contact)):
            by_trait[trait].append(contact)
    reasons: dict[tuple[str, str], set[Reason]] = defaultdict(set)
    for (reason, _value), same in by_trait.items():
        if len(same) <= _MOST_ALIKE:
            for one, other in combinations(same, 2):
                if one.kind is other.kind and one.id != other.id:
                    reasons[one.id, other.id].add(reason)
    known = {contact.id: contact for contact in every}
    found = [
        Alike(known[one], known[other], tuple(reason for reason in Reason if reason in why))
        for (one, other), why in reasons.items()
    ]
    return sorted(found, key=lambda pair: (-len(pair.reasons), place[pair.one.id], place[pair.other.id]))


def _traits(contact: Contact) -> Iterator[tuple[Reason, str]]:
    if contact.uid:
        yield Reason.UID, contact.uid
    for email in contact.emails:
        if "@" in email:
            yield Reason.EMAIL, email.strip().casefold()
    for telephone in contact.telephones:
        digits = _DIGITS.sub("", telephone.number)
        if len(digits) >= _NUMBER_TAIL:
            yield Reason.TELEPHONE, digits[-_NUMBER_TAIL:]
    own = f"{contact.given_name} {contact.family_name}"
    for name in (contact.full_name, own, contact.name.fr, contact.name.en):
        words = sorted(fold(name).split())
        if len(words) > 1 or (words and contact.is_organisation):
            yield Reason.NAME, " ".join(words)
            for language in Language:
                codes = sorted(sound_code_of_new(word, language) or word for word in words)
                yield Reason.SOUND, f"{language}: {' '.join(codes)}"


def together(kept: Contact, other: Contact) -> Contact:
    """One contact of two: what the kept one says stands, what only the other one says is added.

    Of fields with one value in which they differ, the other's goes into the note, so that nothing is lost.
    """
    changes: dict[str, object] = {}
    lost: list[str] = []
    for field in fields(Contact):
        mine, theirs = getattr(kept, field.name), getattr(other, field.name)
        if field.name in ("id", "kind", "note", "uid", "forgotten") or mine == theirs:
            continue
        if isinstance(mine, tuple):
            changes[field.name] = _union(mine, theirs)
        elif isinstance(mine, Bilingual):
            changes[field.name] = Bilingual(mine.fr or theirs.fr, mine.en or theirs.en)
            lost += _differing((mine.fr, theirs.fr), (mine.en, theirs.en))
        elif not mine:
            changes[field.name] = theirs
        elif theirs and isinstance(theirs, str):
            lost += _differing((mine, theirs))
    notes = [kept.note, *([other.note] if other.note not in kept.note else []), *dict.fromkeys(lost)]
    changes["note"] = "\n".join(note for note in notes if note)
    return replace(kept, uid=kept.uid or other.uid, **changes)  # type: ignore[arg-type]


def _union(mine: tuple[_T, ...], theirs: tuple[_T, ...]) -> tuple[_T, ...]:
    taken = {getattr(item, "id", None) for item in mine} - {None}
    more = (item for item in theirs if item not in mine and getattr(item, "id", "") not in taken)
    return (*mine, *more)


def _differing(*pairs: tuple[str, str]) -> list[str]:
    return [theirs for mine, theirs in pairs if mine and theirs and _words(mine) != _words(theirs)]


def _words(text: str) -> list[str]:
    return sorted(fold(text).split())
