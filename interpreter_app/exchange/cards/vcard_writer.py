"""Contacts out as vCard 4.0 (RFC 6350) or 3.0 (RFC 2426).

Owns which properties a contact becomes and in which order; X-PASSERELLE-… is `vcard_own`. Lines kept from the
card that a contact came from go out again: those of a field that has changed since are left out, those that
would not come back as they are go under a name of our own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

from interpreter_app.base.files import write_atomically
from interpreter_app.domain.contacts.contact import Contact, Telephone
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.exchange.cards import vcard_fields as fields
from interpreter_app.exchange.cards import vcard_own as own
from interpreter_app.exchange.cards.vcard_lines import Property, Unfolded, line_of, property_in
from interpreter_app.exchange.cards.vcard_values import escaped, folded, parts, unescaped
from interpreter_app.exchange.encodings import UNWANTED, control_character
from interpreter_app.exchange.reading import refusal

Version = Literal["4.0", "3.0"]

_LAST_RANK = 100
_NEVER = frozenset({"BEGIN", "END", "VERSION", "REV", "PRODID", "AGENT"})


def write_cards(
    contacts: Iterable[Contact],
    version: Version = "4.0",
    *,
    organisations: Iterable[Contact] = (),
    private: bool = True,
) -> str:
    """A card for each contact, with CRLF at line ends.

    `organisations` are those that persons may belong to; of one that is no contact here only the name is
    written. Without `private`, for a card that is given away, follow-ups, encounters, consent and notes stay
    at home, as do contacts that were forgotten. Raises FormatError for a control character in a text.
    """
    chosen = tuple(contacts)
    names = {one.id: one.full_name for one in (*organisations, *chosen) if one.is_organisation}
    return "".join(
        "".join(map(folded, _checked(contact, _card(contact, version, names, private))))
        for contact in chosen
        if private or not contact.forgotten
    )


def write_card_file(
    path: Path,
    contacts: Iterable[Contact],
    version: Version = "4.0",
    *,
    organisations: Iterable[Contact] = (),
    private: bool = True,
) -> None:
    """Put the cards of `write_cards` into a file in UTF-8, whole or not at all.

    Raises FormatError as that does, and ExpectedError for what the file system refuses.
    """
    text = write_cards(contacts, version, organisations=organisations, private=private)
    write_atomically(path, text.encode("utf-8"))


def _checked(contact: Contact, lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        unwanted = UNWANTED.search(line)
        if unwanted:
            raise refusal(contact.full_name, control_character(unwanted.group()))
        yield line


def _card(contact: Contact, version: Version, names: Mapping[str, str], private: bool) -> Iterator[str]:
    kept = _Kept.of(contact)
    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    yield from map(line_of, _head(contact, version, kept, names))
    for name, texts in (("TITLE", contact.title), ("ROLE", contact.role)):
        yield from map(line_of, _bilingual(name, texts, version))
    for name in fields.READ:
        yield from map(line_of, _typed(name, contact, version, kept))
    if contact.note and private:
        yield f"NOTE:{escaped(contact.note)}"
    for name, language, text in own.lines_for(contact, private=private):
        yield line_of(Property(0, "", name, (("LANGUAGE", (language,)),) if language else (), escaped(text)))
    yield from kept.others()
    yield "END:VCARD"


def _head(contact: Contact, version: Version, kept: _Kept, names: Mapping[str, str]) -> Iterator[Property]:
    """Who it is."""
    uid = own.uid_of(contact)
    is_text = version == "4.0" and ":" not in uid
    yield Property(0, "", "UID", (("VALUE", ("text",)),) if is_text else (), escaped(uid))
    if not kept.has("KIND") and (version == "4.0" or contact.is_organisation):
        yield Property(0, "", "KIND", (), str(contact.kind))
    if version == "3.0" and contact.is_organisation:
        yield Property(0, "", "X-ABSHOWAS", (), "COMPANY")
    yield Property(0, "", "FN", (), escaped(contact.full_name))
    yield from _name(contact, version, kept)
    organisation = names.get(contact.organisation, "")
    if version == "3.0" and contact.is_organisation and not contact.organisation:
        organisation = contact.full_name
    if organisation or contact.unit:
        pieces = [organisation, contact.unit] if contact.unit else [organisation]
        yield Property(0, "", "ORG", (), ";".join(map(escaped, pieces)))


def _name(contact: Contact, version: Version, kept: _Kept) -> Iterator[Property]:
    """N, with what a kept one tells beyond the fields; phones show nothing where it is empty."""
    before = kept.name()
    additional = fields.name_in(before).additional if before else ""
    name = fields.Name(contact.family_name, contact.given_name, additional, contact.prefix, contact.suffix)
    if before is not None:
        is_same = fields.name_in(before) == name
        yield before if is_same else replace(before, value=fields.name_value(name, parts(before.value)[5:]))
    elif any(name):
        yield Property(0, "", "N", (), fields.name_value(name, []))
    elif version == "3.0" or not contact.is_organisation:
        made = fields.Name("" if contact.is_organisation else contact.full_name)
        yield Property(0, "", "N", ((own.MADE, ("FN",)),), fields.name_value(made, []))


def _bilingual(name: str, texts: Bilingual, version: Version) -> Iterator[Property]:
    """One property for each language; in 4.0 they are said to be the same one."""
    together: tuple[tuple[str, tuple[str, ...]], ...] = ()
    if version == "4.0" and texts.fr and texts.en:
        together = (("ALTID", ("1",)),)
    for language in Language:
        if texts.get(language):
            yield Property(
                0, "", name, (*together, ("LANGUAGE", (str(language),))), escaped(texts.get(language))
            )


def _typed(name: str, contact: Contact, version: Version, kept: _Kept) -> Iterator[Property]:
    """The lines of a field with several values, in its order, each with what is kept of it."""
    values = _VALUES[name](contact)
    for rank, value in enumerate(values, 1):
        one = kept.take(name, value)
        if one is None:
            one = _fresh(name, value, kept)
            if one.group and isinstance(value, Telephone):
                kept.add(Property(0, one.group, fields.LABEL, (), escaped(value.kind)))
        yield _ranked(one, rank, version) if len(values) > 1 else one
    yield from kept.repeated(name, values)


def _fresh(name: str, value: object, kept: _Kept) -> Property:
    return fields.WRITTEN[name](value, kept.free_group() if name == "TEL" else "")


def _ranked(one: Property, rank: int, version: Version) -> Property:
    """The line with its place: readers may change the order of lines."""
    if version == "4.0":
        if rank > 1 and one.name != "LANG":
            return one
        return replace(one, parameters=(("PREF", (str(min(rank, _LAST_RANK)),)), *one.parameters))
    if rank > 1 or one.name == "LANG":
        return one
    return replace(
        one.without("TYPE"), parameters=(*one.without("TYPE").parameters, ("TYPE", (*one.types, "pref")))
    )


_VALUES = {
    "LANG": lambda one: one.languages,
    "EMAIL": lambda one: one.emails,
    "TEL": lambda one: one.telephones,
    "ADR": lambda one: one.addresses,
    "URL": lambda one: one.websites,
}


@dataclass(slots=True)
class _Kept:
    """The lines that a contact brought with it: those of fields wait to be taken, the others go out."""

    typed: dict[str, list[tuple[object, Property]]] = field(default_factory=dict)
    names: list[Property] = field(default_factory=list)
    rest: list[Property | str] = field(default_factory=list)
    groups: set[str] = field(default_factory=set)
    emitted: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, contact: Contact) -> _Kept:
        """The lines of a contact, sorted out."""
        found = cls()
        lines = [(line, _sound(line)) for line in contact.unread]
        labels = {
            one.group: unescaped(one.value)
            for _line, one in lines
            if one and one.name == fields.LABEL and one.group
        }
        for line, one in lines:
            if one is None:
                found.rest.append(line)
                continue
            found.groups.add(one.group)
            value = fields.READ[one.name](one, labels) if one.name in fields.READ else None
            if value:
                found.typed.setdefault(one.name, []).append((value, one))
            elif one.name == "N":
                found.names.append(one)
            else:
                found.rest.append(one)
                if one.name != fields.LABEL:
                    found.emitted.add(one.group)
        return found

    def has(self, name: str) -> bool:
        """Whether there is such a line that goes out as it is."""
        return any(isinstance(one, Property) and one.name == name for one in self.rest)

    def name(self) -> Property | None:
        """The N that was kept."""
        return self.names[0] if self.names else None

    def take(self, name: str, value: object) -> Property | None:
        """The line that was kept of this value of a field; once only."""
        waiting = self.typed.get(name, [])
        for place, (its_value, one) in enumerate(waiting):
            if its_value == value:
                del waiting[place]
                self.emitted.add(one.group)
                return one
        return None

    def repeated(self, name: str, values: Iterable[object]) -> Iterator[Property]:
        """Further languages that a field holds once: «fr-CA» beside «fr»."""
        if name == "LANG":
            known = set(values)
            yield from (one for value, one in self.typed.pop(name, []) if value in known)

    def free_group(self) -> str:
        """A group that no line is in."""
        number = 1
        while f"tel{number}" in self.groups:
            number += 1
        return f"tel{number}"

    def add(self, one: Property) -> None:
        """One more line, in a group of its own."""
        self.groups.add(one.group)
        self.emitted.add(one.group)
        self.rest.insert(0, one)

    def others(self) -> Iterator[str]:
        """The lines that go out as they are; a label only if its group still has something to label."""
        for one in self.rest:
            if isinstance(one, str):
                yield line_of(Property(0, "", own.KEPT, (), escaped(one)))
            elif one.name != fields.LABEL or not one.group or one.group in self.emitted:
                yield line_of(one)


def _sound(line: str) -> Property | None:
    """The property that a kept line is; None for one that wouldn’t come back as it stands."""
    one = property_in(Unfolded(0, line)) if "\n" not in line and "\r" not in line else None
    if one is None or not one.value.strip() or one.name in _NEVER or line_of(one) != line:
        return None
    is_coded = one.given("CHARSET") or (one.given("ENCODING") and not one.name.startswith("X-"))
    return None if is_coded or one.name.startswith(own.PREFIX) else one
