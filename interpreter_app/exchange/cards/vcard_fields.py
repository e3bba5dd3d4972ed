"""Single properties and the fields that they are: e-mail, telephone, address, website, language, name.

Owns both directions side by side. A card often tells more of a field than the field holds: that an address is
at home, that a number is a fax’s with a label. `says_more` finds those lines; they are kept with the contact,
and the writer takes them again while the field still says the same.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple
from urllib.parse import unquote

from interpreter_app.domain.contacts.contact import Address, Telephone
from interpreter_app.exchange.cards.vcard_lines import Parameters, Property
from interpreter_app.exchange.cards.vcard_values import escaped, escaped_address, listed, parts, unescaped
from interpreter_app.exchange.encodings import UNWANTED

LABEL = "X-ABLABEL"
"""The property by which a group gives its line a label of one’s own."""

_TYPES = frozenset("work home cell fax pager car main other isdn modem bbs pcs textphone iphone".split())
_SAY_NOTHING = frozenset({"pref", "voice", "internet"})
_TELL_HOW = _SAY_NOTHING | {"msg", "text", "video", "x400", "postal", "parcel", "intl", "dom"}
_APPLE = re.compile(r"_\$!<(.*)>!\$_")
_LANGUAGE = re.compile(r"([A-Za-z]{2,3})(?:[-_][A-Za-z0-9-]+)?")
_LAST = 101

Labels = Mapping[str, str]
"""The labels of a card by their group, as they stand in it."""


class Name(NamedTuple):
    """The parts of a name, in the order of N."""

    family: str = ""
    given: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""


def preference(one: Property) -> int:
    """How much it is preferred: 1 the most, 101 where nothing is said."""
    stated = one.first("PREF")
    if stated.isascii() and stated.isdigit():
        return min(int(stated[:4]), _LAST)
    return 1 if "pref" in one.types else _LAST


def one_line(text: str) -> str:
    """A text without line ends and without space around it."""
    return text.strip() if "\n" not in text else " ".join(piece.strip() for piece in text.split("\n")).strip()


def text_in(one: Property) -> str:
    """The text of a property, without space around it."""
    return unescaped(one.value).strip()


def name_in(one: Property) -> Name:
    """The name in an N."""
    found = [
        ", ".join(filter(None, (one_line(unescaped(i)) for i in listed(part)))) for part in parts(one.value)
    ]
    return Name(*(found + [""] * 5)[:5])


def name_value(name: Name, more: list[str]) -> str:
    """The value of an N; `more` are the parts of a later RFC behind the five, escaped."""
    return ";".join([*(escaped(part) for part in name), *more])


def email_in(one: Property) -> str:
    """The address in an EMAIL."""
    text = one_line(unescaped(one.value))
    return text[7:] if text[:7].lower() == "mailto:" and not _is_text(one) else text


def website_in(one: Property) -> str:
    """The address in a URL."""
    return one_line(unescaped(one.value))


def language_in(one: Property) -> str | None:
    """The language of a LANG, without country or script; None for what isn’t a code."""
    found = _LANGUAGE.fullmatch(text_in(one))
    return found[1].lower() if found else None


def address_in(one: Property) -> Address | None:
    """The address in an ADR; box and floor stand before its street. None for an empty one."""
    box, floor, street, *others = ([unescaped(part).strip() for part in parts(one.value)] + [""] * 7)[:7]
    return Address(", ".join(filter(None, (box, floor, street))), *others) or None


def telephone_in(one: Property, labels: Labels) -> Telephone | None:
    """The number in a TEL; its kind is the label of its group, or else its types. None for an empty one."""
    text = one_line(unescaped(one.value))
    if text[:4].lower() == "tel:" and not _is_text(one):
        number, _sign, more = UNWANTED.sub("", one_line(unquote(text[4:]))).partition(";")
        extension = re.search(r"ext=([^;]+)", more)
        text = f"{number} ext. {extension[1]}" if extension else number
    kind = label_in(labels.get(one.group, "")) or " ".join(k for k in one.types if k not in _TELL_HOW)
    return Telephone(text, kind) if text else None


def label_in(label: str) -> str:
    """A label as a person reads it: without the signs by which Apple marks its own."""
    found = _APPLE.fullmatch(label)
    return found[1] if found else label


def telephone_property(telephone: Telephone, group: str) -> Property:
    """A TEL; where its kind is no type of vCard it is in this group, for a label."""
    kinds = tuple(telephone.kind.split(" ")) if telephone.kind else ()
    is_typed = all(kind in _TYPES for kind in kinds) and len(set(kinds)) == len(kinds)
    types = (("TYPE", kinds),) if is_typed and kinds else ()
    parameters = (*_as_text(telephone.number, "tel:"), *types)
    return Property(0, "" if is_typed else group, "TEL", parameters, escaped(telephone.number))


def _as_text(text: str, scheme: str) -> Parameters:
    """What says that a text which looks like an address on the network is none."""
    return (("VALUE", ("text",)),) if text.lower().startswith(scheme) else ()


def _is_text(one: Property) -> bool:
    return one.first("VALUE").lower() == "text"


def address_property(address: Address) -> Property:
    """An ADR."""
    fields = ("", "", address.street, address.locality, address.region, address.code, address.country)
    return Property(0, "", "ADR", (), ";".join(map(escaped, fields)))


def email_property(address: str) -> Property:
    """An EMAIL."""
    return Property(0, "", "EMAIL", _as_text(address, "mailto:"), escaped(address))


def website_property(address: str) -> Property:
    """A URL."""
    return Property(0, "", "URL", (), escaped_address(address))


def language_property(code: str) -> Property:
    """A LANG."""
    return Property(0, "", "LANG", (), escaped(code))


READ: dict[str, Callable[[Property, Labels], object]] = {
    "LANG": lambda one, _labels: language_in(one),
    "EMAIL": lambda one, _labels: email_in(one),
    "TEL": telephone_in,
    "ADR": lambda one, _labels: address_in(one),
    "URL": lambda one, _labels: website_in(one),
}
"""What gives the field of a property, or something false for none; in the order of a card of ours."""

WRITTEN: dict[str, Callable[[Any, str], Property]] = {
    "LANG": lambda value, _group: language_property(value),
    "EMAIL": lambda value, _group: email_property(value),
    "TEL": telephone_property,
    "ADR": lambda value, _group: address_property(value),
    "URL": lambda value, _group: website_property(value),
}


def says_more(one: Property, field: object, labels: Labels, shared: bool) -> bool:
    """Whether a line tells more than its field holds; `shared`: others are in its group."""
    written = WRITTEN[one.name](field, one.group)
    if one.name == "TEL" and one.group in labels:
        if labels[one.group] != label_in(labels[one.group]) or not written.group:
            return True
        return _told(one) != _told(written)
    return (shared and bool(one.group)) or bool(written.group) or _told(one) != _told(written)


def _told(one: Property) -> tuple[object, ...]:
    parameters = {(name, values) for name, values in one.parameters if name not in ("TYPE", "PREF")}
    if one.name != "TEL" or one.value[:4].lower() != "tel:":
        parameters = {one for one in parameters if one[0] != "VALUE"}
    texts = [unescaped(part).strip() for part in (parts(one.value) if one.name == "ADR" else [one.value])]
    while texts and not texts[-1]:
        texts.pop()
    return set(one.types) - _SAY_NOTHING, parameters, tuple(texts)
