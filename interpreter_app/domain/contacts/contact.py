"""A contact: a person or an organisation, in the words of vCard (RFC 6350) where it has them.

Owns what is kept of somebody. Frozen data; nothing here reads or writes.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from interpreter_app.domain.moments import Moment
from interpreter_app.domain.terms import Bilingual


class ContactKind(StrEnum):
    """What a contact is; vCard's KIND."""

    INDIVIDUAL = "individual"
    ORGANISATION = "org"


class Side(StrEnum):
    """Where somebody stands in a visit."""

    VISITORS = "visitors"
    HOSTS = "hosts"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Telephone:
    """A number; `kind` says which it is, as vCard's TYPE does: work, cell, home, fax …"""

    number: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Address:
    """A postal address in vCard's parts."""

    street: str = ""
    locality: str = ""
    region: str = ""
    code: str = ""
    country: str = ""

    def __bool__(self) -> bool:
        return bool(self.street or self.locality or self.region or self.code or self.country)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something that is to be done about somebody: what, until when, and when it was done."""

    id: str
    text: str
    due: date | None = None
    done: date | None = None
    visit: str = ""


@dataclass(frozen=True, slots=True)
class Encounter:
    """Who was met, where and when, and what was promised; `people` are the ids of the others."""

    id: str
    at: Moment
    people: tuple[str, ...] = ()
    place: str = ""
    promised: str = ""
    visit: str = ""
    session: str = ""


@dataclass(frozen=True, slots=True)
class Consent:
    """That somebody agreed to be kept: on which day, how, and to what."""

    on: date
    how: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody, or an organisation.

    `full_name` is how the name stands on a card (vCard's FN) and is never empty. `say` is how a name is said,
    spelt for readers of either language. `address` is the form of address («Madame la Maire»), `title` the
    position they hold, `role` what they do. `languages` are ISO 639 codes, the preferred one first.
    `organisation` is the id of a contact that is one. `forgotten` is the day on which somebody was
    forgotten: then there is nothing else but id and initials.
    """

    id: str
    full_name: str
    kind: ContactKind = ContactKind.INDIVIDUAL
    family_name: str = ""
    given_name: str = ""
    prefix: str = ""
    suffix: str = ""
    say: Bilingual = Bilingual()
    address: Bilingual = Bilingual()
    title: Bilingual = Bilingual()
    role: Bilingual = Bilingual()
    name: Bilingual = Bilingual()
    organisation: str = ""
    unit: str = ""
    side: Side | None = None
    languages: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    telephones: tuple[Telephone, ...] = ()
    addresses: tuple[Address, ...] = ()
    websites: tuple[str, ...] = ()
    note: str = ""
    follow_ups: tuple[FollowUp, ...] = ()
    encounters: tuple[Encounter, ...] = ()
    consent: Consent | None = None
    unread: tuple[str, ...] = ()
    """Lines of the card that it came from which have no field here; they go back into one."""
    uid: str = ""
    """vCard's UID, where the card that it came from had one."""
    forgotten: date | None = None

    @property
    def is_organisation(self) -> bool:
        """Whether this isn't a person."""
        return self.kind is ContactKind.ORGANISATION
