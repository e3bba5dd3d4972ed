"""The fields of a contact in words, and in which of them two contacts differ. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from interpreter_app.base import dates, i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.language_names import language_name
from interpreter_app.domain.contacts.contact import Address, Contact
from interpreter_app.domain.terms import Bilingual
from interpreter_app.services.comparing import FieldDifference


def differing(one: Contact, other: Contact, name: Callable[[str], str]) -> list[FieldDifference]:
    """The fields in which two contacts differ; `name` gives the name of the contact with an id."""
    pairs = zip(fields_of(one, name), fields_of(other, name), strict=True)
    return [
        FieldDifference(field, mine, theirs) for (field, mine), (_field, theirs) in pairs if mine != theirs
    ]


def fields_of(one: Contact, name: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """The name of each field and what stands in it, which may be nothing, in the order in which one reads."""
    language = i18n.language()
    parts = (one.prefix, one.given_name, one.family_name, one.suffix)
    yield _("Name"), one.full_name
    yield _("Name in its parts"), " ".join(part for part in parts if part)
    yield _("Name in each language"), _both(one.name)
    yield _("How to say the name"), _both(one.say)
    yield _("Form of address"), _both(one.address)
    yield _("Title or position"), _both(one.title)
    yield _("What they do"), _both(one.role)
    yield _("Organisation"), name(one.organisation)
    yield _("Unit"), one.unit
    yield _("E-mail"), "\n".join(one.emails)
    yield _("Telephone"), "\n".join(telephone.number for telephone in one.telephones)
    yield _("Languages"), ", ".join(language_name(code, language) for code in one.languages)
    yield _("Postal address"), "\n".join(address_text(address) for address in one.addresses)
    yield _("Website"), "\n".join(one.websites)
    yield _("Note"), one.note
    yield _("Follow-ups"), "\n".join(what.text for what in one.follow_ups)
    met = (dates.day_text(met.at.day, language, weekday=False) for met in one.encounters)
    yield _("Encounters"), "\n".join(met)


def address_text(address: Address) -> str:
    """A postal address in a line."""
    parts = (address.street, f"{address.code} {address.locality}".strip(), address.region, address.country)
    return ", ".join(part for part in parts if part)


def _both(text: Bilingual) -> str:
    return " / ".join(part for part in dict.fromkeys((text.fr, text.en)) if part)
