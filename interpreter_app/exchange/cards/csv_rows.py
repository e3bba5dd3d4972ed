"""A row of a table to a contact, and a contact to a row.

Owns what a cell says of a field, both ways side by side. Must not know of files and headings’ words. What has
no field but a property in vCard (birthday, nickname, at home) is kept as its line, as a card’s is.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.contacts.contact import (
    Address,
    Consent,
    Contact,
    ContactKind,
    Encounter,
    FollowUp,
    Side,
    Telephone,
)
from interpreter_app.domain.language.guessing import likely_language
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.exchange.cards import vcard_fields as fields
from interpreter_app.exchange.cards.csv_headings import BILINGUAL, OWN, Column, plain
from interpreter_app.exchange.cards.identities import Draft
from interpreter_app.exchange.cards.vcard_lines import Property, line_of
from interpreter_app.exchange.cards.vcard_own import (
    all_as_json,
    all_from_json,
    as_json,
    from_json,
    loaded,
    own_id_in,
)
from interpreter_app.exchange.cards.vcard_values import escaped

_PARTS = ("street", "locality", "region", "code", "country")
_SEVERAL = " ::: "
_NO_DAY = re.compile(r"0{1,2}/0{1,2}/0{2,4}")
_BETWEEN_LANGUAGES = re.compile(r"[,;/|\s]+")
_PRIVATE = ("note", "follow_ups", "encounters", "consent", "forgotten")
_NUMBERED = ("email", "telephone", "postal", "website")
_LANGUAGE_NAMES = {
    "francais": "fr", "french": "fr", "anglais": "en", "english": "en", "allemand": "de", "german": "de",
    "espagnol": "es", "spanish": "es", "italien": "it", "italian": "it", "portugais": "pt",
    "portuguese": "pt",
    "arabe": "ar", "arabic": "ar", "chinois": "zh", "chinese": "zh", "russe": "ru", "russian": "ru",
}  # fmt: skip
_KINDS = {
    "org": ContactKind.ORGANISATION, "organisation": ContactKind.ORGANISATION,
    "organization": ContactKind.ORGANISATION, "organisme": ContactKind.ORGANISATION,
    "individual": ContactKind.INDIVIDUAL, "person": ContactKind.INDIVIDUAL,
    "personne": ContactKind.INDIVIDUAL,
}  # fmt: skip
_GOOGLES = {
    "mobile": "cell", "work": "work", "home": "home", "work fax": "work fax", "home fax": "home fax",
    "main": "main", "pager": "pager", "other": "other",
}  # fmt: skip
_SIDES = {
    "visitors": Side.VISITORS, "visiteurs": Side.VISITORS, "delegation": Side.VISITORS, "hosts": Side.HOSTS,
    "hotes": Side.HOSTS, "other": Side.OTHER, "autre": Side.OTHER,
}  # fmt: skip


@dataclass(slots=True)
class Wrong(Exception):  # noqa: N818 - what is wrong with a cell, not of the program
    """A cell that doesn’t say what its column holds."""

    column: Column
    message: str


class Cells:
    """The filled cells of a row by what their columns mean."""

    def __init__(self, columns: Sequence[Column | None], row: Sequence[str]) -> None:
        self._texts: dict[Column, str] = {}
        self.slots: dict[str, list[str]] = defaultdict(list)
        for column, cell in zip(columns, row, strict=False):
            if column is None or not cell:
                continue
            if column not in self._texts:
                self._texts[column] = cell
            if column.slot not in self.slots[column.field]:
                self.slots[column.field].append(column.slot)

    def text(self, field: str, slot: str = "", part: str = "") -> str:
        """The text of a cell, or an empty string."""
        return self._texts.get(Column(field, slot, part), "")

    def line(self, field: str) -> str:
        """The text of a cell that is one line."""
        return fields.one_line(self.text(field))

    def parts(self, field: str, slot: str) -> dict[str, str]:
        """The cells of one of several."""
        return {c.part: text for c, text in self._texts.items() if c.field == field and c.slot == slot}


def draft_of(cells: Cells, assumed: Language) -> tuple[Draft | None, list[Wrong]]:
    """The contact of a row, None for one without a name or anything else; and the cells that can’t be."""
    wrong: list[Wrong] = []
    kept: list[str] = []
    contact = _with_records(Contact("", ""), cells, wrong)
    contact = replace(
        contact,
        languages=_languages(cells, wrong),
        emails=tuple(_simple(cells, "email", "EMAIL", kept)),
        telephones=tuple(_telephones(cells)),
        addresses=tuple(_addresses(cells, kept)),
        websites=tuple(_simple(cells, "website", "URL", kept)),
        note=cells.text("note"),
        uid=cells.text("uid"),
        unit=cells.line("unit"),
        family_name=cells.line("family_name"),
        given_name=cells.line("given_name"),
        prefix=cells.line("prefix"),
        suffix=cells.line("suffix"),
    )
    for field in BILINGUAL:
        contact = _with_text(contact, field, cells, assumed)
    contact = _named(contact, cells)
    kept.extend(_lines(contact, cells))
    contact = replace(contact, unread=(*kept, *_kept(cells, wrong)))
    draft = Draft(
        contact,
        own_id_in(cells.text("id")),
        cells.line("organisation"),
        own_id_in(cells.text("organisation_id")),
    )
    if contact.is_organisation and (draft.organisation == contact.full_name or draft.own_id):
        draft = replace(draft, organisation=draft.organisation if draft.organisation_id else "")
    return (draft if contact.full_name else None), wrong


def _with_text(contact: Contact, field: str, cells: Cells, assumed: Language) -> Contact:
    texts = Bilingual(fr=cells.text(field, "", "fr"), en=cells.text(field, "", "en"))
    plain_text = cells.text(field)
    if plain_text and field != "name":
        language = likely_language(plain_text, assumed)
        if not texts.get(language):
            texts = replace(texts, **{str(language): plain_text})
    if field == "say" and not texts:
        said = " ".join(filter(None, (cells.text("phonetic_given"), cells.text("phonetic_family"))))
        texts = Bilingual(fr=said) if assumed is Language.FRENCH else Bilingual(en=said)
    return _FIELDS[field](contact, texts) if texts else contact


_FIELDS: dict[str, Callable[[Contact, Bilingual], Contact]] = {
    "name": lambda one, texts: replace(one, name=texts),
    "say": lambda one, texts: replace(one, say=texts),
    "address": lambda one, texts: replace(one, address=texts),
    "title": lambda one, texts: replace(one, title=texts),
    "role": lambda one, texts: replace(one, role=texts),
}


def _named(contact: Contact, cells: Cells) -> Contact:
    """The contact with its name and kind; where there is no name, by what else is known."""
    full = cells.line("full_name")
    parts = (contact.given_name, cells.line("middle"), contact.family_name)
    person = full or " ".join(filter(None, parts))
    stated = _KINDS.get(plain(cells.text("kind")))
    usual = ContactKind.INDIVIDUAL if person or not cells.line("organisation") else ContactKind.ORGANISATION
    numbers = [one.number for one in contact.telephones]
    others = (cells.line("organisation"), contact.name.fr, contact.name.en, *contact.emails, *numbers)
    name = person or next(filter(None, others), "")
    return replace(contact, full_name=name, kind=stated or usual)


def _lines(contact: Contact, cells: Cells) -> Iterator[str]:
    """Properties of vCard that a contact has no field for."""
    middle = cells.line("middle")
    if middle:
        name = fields.Name(contact.family_name, contact.given_name, middle, contact.prefix, contact.suffix)
        yield line_of(Property(0, "", "N", (), fields.name_value(name, [])))
    for field, kind in (("nickname", "NICKNAME"), ("categories", "CATEGORIES")):
        if cells.text(field):
            yield line_of(Property(0, "", kind, (), escaped(cells.text(field))))
    birthday = cells.text("birthday")
    if birthday and not _NO_DAY.fullmatch(birthday):
        yield line_of(Property(0, "", "BDAY", (("VALUE", ("text",)),), escaped(birthday)))


def _simple(cells: Cells, field: str, name: str, kept: list[str]) -> Iterator[str]:
    """E-mails or websites; what is said of where they are is kept."""
    for slot in cells.slots[field]:
        parts = cells.parts(field, slot)
        for text in _several(parts.get("", "")):
            kind = plain(parts.get("kind", "")) or (slot if slot in ("work", "home") else "")
            if kind in ("work", "home", "other"):
                fresh = fields.WRITTEN[name](text, "")
                kept.append(line_of(replace(fresh, parameters=(("TYPE", (kind,)),))))
            yield text


def _telephones(cells: Cells) -> Iterator[Telephone]:
    for slot in cells.slots["telephone"]:
        parts = cells.parts("telephone", slot)
        fixed = next((part[1:] for part in parts if part.startswith("=")), "")
        label = parts.get("label", "").removeprefix("* ")
        kind = parts.get("kind", "") or _GOOGLES.get(label.lower(), label)
        for number in _several(parts.get("", "") or parts.get(f"={fixed}", "")):
            yield Telephone(number, kind or fixed)


def _addresses(cells: Cells, kept: list[str]) -> Iterator[Address]:
    for slot in cells.slots["postal"]:
        parts = cells.parts("postal", slot)
        streets = [parts.get(part, "") for part in ("box", "extended", "street", "", "street2", "street3")]
        street = ", ".join(filter(None, streets))
        address = Address(street, *(parts.get(part, "") for part in _PARTS[1:]))
        address = address or Address(parts.get("formatted", ""))
        if not address:
            continue
        kind = plain(parts.get("kind", "")) or slot
        if kind in ("work", "home"):
            fresh = fields.address_property(address)
            kept.append(line_of(replace(fresh, parameters=(("TYPE", (kind,)),))))
        yield address


def _several(cell: str) -> list[str]:
    """Google writes several values into one cell."""
    return [text.strip() for text in cell.split(_SEVERAL) if text.strip()]


def _languages(cells: Cells, wrong: list[Wrong]) -> tuple[str, ...]:
    found: list[str] = []
    for word in filter(None, _BETWEEN_LANGUAGES.split(cells.text("languages"))):
        code = _LANGUAGE_NAMES.get(plain(word)) or (re.fullmatch(r"[a-z]{2,3}", word.lower()) or [""])[0]
        if not code:
            wrong.append(
                Wrong(Column("languages"), _("this isn’t the code of a language, such as fr or en."))
            )
        elif code not in found:
            found.append(code)
    return tuple(found)


def _with_records(contact: Contact, cells: Cells, wrong: list[Wrong]) -> Contact:
    """The contact with what only our own tables have."""
    for field, read in _RECORDS.items():
        text = cells.text(field)
        if not text:
            continue
        try:
            contact = read(contact, text)
        except (ValueError, KeyError, TypeError):
            wrong.append(Wrong(Column(field), _("this can’t be read and was left out.")))
    return contact


_RECORDS: dict[str, Callable[[Contact, str], Contact]] = {
    "side": lambda one, text: replace(one, side=_SIDES[plain(text)]),
    "follow_ups": lambda one, text: replace(one, follow_ups=all_from_json(FollowUp, text)),
    "encounters": lambda one, text: replace(one, encounters=all_from_json(Encounter, text)),
    "consent": lambda one, text: replace(one, consent=from_json(Consent, text)),
    "forgotten": lambda one, text: replace(one, forgotten=date.fromisoformat(text)),
}


def _kept(cells: Cells, wrong: list[Wrong]) -> list[str]:
    """The lines of a card that went into one of our tables."""
    text = cells.text("unread")
    try:
        found = loaded(text) if text else []
        if isinstance(found, list) and all(isinstance(line, str) for line in found):
            return found
    except (ValueError, RecursionError):
        pass
    wrong.append(Wrong(Column("unread"), _("this can’t be read and was left out.")))
    return []


def columns_for(contacts: Sequence[Contact], *, private: bool) -> list[Column]:
    """The columns that hold these contacts: of what may be several as many as the longest list has."""
    found: list[Column] = []
    for field in OWN:
        if field in _PRIVATE and not private:
            continue
        if field in BILINGUAL:
            found.extend(Column(field, "", str(language)) for language in Language)
        elif field in _NUMBERED:
            most = max((len(_LISTS[field](one)) for one in contacts), default=0)
            for place in range(1, max(most, 1) + 1):
                found.extend(Column(field, str(place), part) for part in _COLUMN_PARTS[field])
        else:
            found.append(Column(field))
    return found


def row_of(contact: Contact, columns: Iterable[Column], names: Mapping[str, str]) -> list[str]:
    """The cells of a contact; `names` are those of organisations by id."""
    single = {
        **{field: str(getattr(contact, field)) for field in _TEXTS},
        "organisation_id": contact.organisation,
        "organisation": names.get(contact.organisation, ""),
        "side": str(contact.side or ""),
        "languages": ", ".join(contact.languages),
        "follow_ups": all_as_json(contact.follow_ups),
        "encounters": all_as_json(contact.encounters),
        "consent": as_json(contact.consent) if contact.consent else "",
        "forgotten": contact.forgotten.isoformat() if contact.forgotten else "",
        "unread": json.dumps(contact.unread, ensure_ascii=False) if contact.unread else "",
    }
    return [_cell(contact, column, single) for column in columns]


def _cell(contact: Contact, column: Column, single: Mapping[str, str]) -> str:
    if column.field in BILINGUAL:
        texts = getattr(contact, column.field)
        return str(texts.get(Language(column.part)))
    if column.field not in _NUMBERED:
        return single[column.field]
    values = _LISTS[column.field](contact)
    if int(column.slot) > len(values):
        return ""
    value = values[int(column.slot) - 1]
    if isinstance(value, Telephone):
        return value.kind if column.part else value.number
    return str(getattr(value, column.part)) if column.part else str(value)


_TEXTS = ("id", "kind", "full_name", "family_name", "given_name", "prefix", "suffix", "unit", "note", "uid")
_COLUMN_PARTS = {"email": ("",), "telephone": ("", "kind"), "postal": _PARTS, "website": ("",)}
_LISTS: dict[str, Callable[[Contact], Sequence[object]]] = {
    "email": lambda one: one.emails,
    "telephone": lambda one: one.telephones,
    "postal": lambda one: one.addresses,
    "website": lambda one: one.websites,
}
