"""One card to one contact: which property goes into which field, and what is kept as a line.

Owns the meaning of properties. Must not know of files: lines come unfolded and decoded.

Dropped without a word is only what tells about the file and not about somebody: VERSION, REV, PRODID.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.contacts.contact import Address, Contact, ContactKind, Telephone
from interpreter_app.domain.language.guessing import likely_language
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.exchange.cards import vcard_fields as fields
from interpreter_app.exchange.cards import vcard_own as own
from interpreter_app.exchange.cards.identities import Draft
from interpreter_app.exchange.cards.vcard_lines import MAX_PROPERTY, Property, line_of
from interpreter_app.exchange.cards.vcard_structure import Card, at_card
from interpreter_app.exchange.cards.vcard_values import parts, unescaped
from interpreter_app.exchange.reading import ProblemList

_DROPPED = frozenset({"VERSION", "REV", "PRODID"})
_PHONETIC = (
    ("X-PHONETIC-FIRST-NAME", "X-PHONETIC-MIDDLE-NAME", "X-PHONETIC-LAST-NAME", "X-PHONETIC-ORG"),
    ("X-PRONUNCIATION-FIRST-NAME", "X-PRONUNCIATION-MIDDLE-NAME", "X-PRONUNCIATION-LAST-NAME"),
    ("X-PRONUNCIATION",),
    ("PRONUNCIATION",),
)
_KINDS = {"individual": ContactKind.INDIVIDUAL, "": ContactKind.INDIVIDUAL, "org": ContactKind.ORGANISATION}
_NO_NAME = fields.Name()


@dataclass(slots=True)
class _Found:
    """What has been read of a card so far."""

    names: list[Property] = field(default_factory=list)
    name: fields.Name = _NO_NAME
    name_line: Property | None = None
    is_name_made: bool = False
    organisation: str = ""
    organisation_lines: list[Property] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    typed: dict[str, list[Property]] = field(default_factory=lambda: {name: [] for name in fields.READ})
    texts: dict[str, list[Property]] = field(default_factory=lambda: {"TITLE": [], "ROLE": []})
    rest: list[Property] = field(default_factory=list)
    phonetic: dict[str, str] = field(default_factory=dict)
    own: list[Property] = field(default_factory=list)
    own_id: str = ""
    organisation_id: str = ""
    uid: str = ""
    kind: ContactKind | None = None
    language: Language | None = None


def draft_of(card: Card, assumed: Language, problems: ProblemList) -> Draft | None:
    """The contact of a card; None, and a problem, for one that tells nothing.

    Texts for which neither card nor words tell a language are in the `assumed` one.
    """
    found = _Found()
    for one in card.properties:
        if one.value.strip() and one.name not in _DROPPED:
            _take(found, one)
    lines, contact = _typed(found)
    contact = _with_texts(found, contact, assumed)
    contact = _with_own(found, contact, card, problems)
    contact = _named(found, contact)
    if not contact.full_name:
        problems.add(at_card(card.number, card.line), _("there is no name in this card: it was left out."))
        return None
    contact = _with_note(found, contact, card, problems)
    if not contact.say and not found.own_id and found.phonetic:
        contact = replace(contact, say=_say(found, found.language or assumed))
    unread = [*lines, *map(_kept_line, found.rest)]
    contact = replace(contact, unread=_fitting(unread, card, problems), uid=_uid(found))
    return Draft(contact, found.own_id, found.organisation, found.organisation_id)


def _take(found: _Found, one: Property) -> None:
    """Put a property where it belongs."""
    if one.name in found.typed:
        found.typed[one.name].append(one)
    elif one.name in found.texts:
        found.texts[one.name].append(one)
    elif one.name.startswith(own.PREFIX):
        _take_own(found, one)
    elif one.name in _TAKEN:
        _TAKEN[one.name](found, one)
    else:
        if any(one.name in names for names in _PHONETIC):
            found.phonetic.setdefault(one.name, fields.one_line(unescaped(one.value)))
        found.rest.append(one)


def _take_own(found: _Found, one: Property) -> None:
    text = unescaped(one.value)
    if one.name == own.OWN_ID and own.own_id_in(text) and not found.own_id:
        found.own_id = text
    elif one.name == own.ORGANISATION and own.own_id_in(text) and not found.organisation_id:
        found.organisation_id = text
    elif one.name == own.KEPT:
        found.rest.append(one)
    else:
        found.own.append(one)


def _take_name(found: _Found, one: Property) -> None:
    if found.name_line is not None or found.is_name_made:
        found.rest.append(replace(one, name="X-OTHER-N"))
    elif one.given(own.MADE):
        found.is_name_made = True
    else:
        found.name, found.name_line = fields.name_in(one), one
        _take_language(found, one)


def _take_full_name(found: _Found, one: Property) -> None:
    found.names.append(one)
    _take_language(found, one)


def _take_language(found: _Found, one: Property) -> None:
    """The language of a card’s own words, which Outlook gives with its name."""
    found.language = found.language or _language_of(one)


def _take_organisation(found: _Found, one: Property) -> None:
    found.organisation_lines.append(one)


def _take_uid(found: _Found, one: Property) -> None:
    if found.uid:
        found.rest.append(one)
    found.uid = found.uid or fields.text_in(one)


def _take_kind(found: _Found, one: Property) -> None:
    stated = fields.text_in(one).lower()
    known = _KINDS.get(stated)
    if known is None:
        found.rest.append(one)
    found.kind = found.kind or known or ContactKind.ORGANISATION


def _take_note(found: _Found, one: Property) -> None:
    found.notes.append(fields.text_in(one))


def _take_company(found: _Found, one: Property) -> None:
    """Apple’s and Google’s mark of a card that is an organisation’s."""
    if fields.text_in(one).upper() == "COMPANY":
        found.kind = found.kind or ContactKind.ORGANISATION
    else:
        found.rest.append(one)


_TAKEN = {
    "FN": _take_full_name,
    "N": _take_name,
    "ORG": _take_organisation,
    "UID": _take_uid,
    "KIND": _take_kind,
    "NOTE": _take_note,
    "LANGUAGE": _take_language,
    "X-ABSHOWAS": _take_company,
}


def _typed(found: _Found) -> tuple[list[str], Contact]:
    """E-mails, numbers, addresses, websites and languages, and the lines of them that tell more."""
    labels: dict[str, str] = {}
    for one in found.rest:
        if one.name == fields.LABEL and one.group:
            labels.setdefault(one.group, unescaped(one.value))
    everyone = (*(one for ones in found.typed.values() for one in ones), *found.rest)
    crowd = Counter(one.group for one in everyone if one.group)
    lines = [] if found.name_line is None or not _more_name(found) else [line_of(found.name_line)]
    values: dict[str, list[object]] = {}
    used: set[str] = set()
    for name, ones in found.typed.items():
        values[name] = []
        for one in sorted(ones, key=fields.preference):
            value = fields.READ[name](one, labels)
            if not value:
                found.rest.append(one)
                continue
            if name == "LANG" and value in values[name]:
                lines.append(line_of(_unranked(one)))
                continue
            values[name].append(value)
            if fields.says_more(one, value, labels, crowd[one.group] > 1):
                lines.append(line_of(_unranked(one)))
            elif name == "TEL" and crowd[one.group] == 2 and one.group in labels:
                used.add(one.group)
    found.rest = [one for one in found.rest if one.name != fields.LABEL or one.group not in used]
    contact = Contact(
        "",
        "",
        languages=tuple(str(one) for one in values["LANG"]),
        emails=tuple(str(one) for one in values["EMAIL"]),
        telephones=tuple(one for one in values["TEL"] if isinstance(one, Telephone)),
        addresses=tuple(one for one in values["ADR"] if isinstance(one, Address)),
        websites=tuple(str(one) for one in values["URL"]),
    )
    return lines, contact


def _more_name(found: _Found) -> bool:
    """Whether an N tells more than the fields of a contact hold."""
    one = found.name_line
    return one is not None and bool(found.name.additional or one.parameters or any(parts(one.value)[5:]))


def _unranked(one: Property) -> Property:
    """The line without its rank: the order of the fields tells that."""
    types = tuple(kind for kind in one.types if kind != "pref")
    bare = one.without("PREF", "TYPE")
    return replace(bare, parameters=(*bare.parameters, ("TYPE", types))) if types else bare


def _with_texts(found: _Found, contact: Contact, assumed: Language) -> Contact:
    for name, ones in found.texts.items():
        texts = Bilingual()
        for one in ones:
            text = fields.text_in(one)
            language = _language_of(one)
            if language is None and not one.given("LANGUAGE"):
                language = likely_language(text, found.language or assumed)
            if language is None or texts.get(language):
                found.rest.append(one)
            else:
                texts = replace(texts, **{str(language): text})
        contact = replace(contact, title=texts) if name == "TITLE" else replace(contact, role=texts)
    return contact


def _language_of(one: Property) -> Language | None:
    stated = (one.first("LANGUAGE") or (one.value if one.name == "LANGUAGE" else ""))[:2].lower()
    return Language(stated) if stated in ("fr", "en") else None


def _with_own(found: _Found, contact: Contact, card: Card, problems: ProblemList) -> Contact:
    for one in found.own:
        try:
            contact = own.with_own(contact, one.name, one.first("LANGUAGE"), unescaped(one.value))
        except ValueError:
            found.rest.append(one)
            problems.add(
                at_card(card.number, one.number),
                _("{property} can’t be read and is kept as it is.").format(property=shown(one.name)),
            )
    return contact


def _named(found: _Found, contact: Contact) -> Contact:
    """The contact with its names, its kind and its organisation."""
    name = found.name
    full = fields.one_line(unescaped(found.names[0].value)) if found.names else ""
    if not contact.name:
        contact = _with_two_names(found, contact)
    full = full or " ".join(filter(None, (name.given, name.additional, name.family)))
    for one in found.organisation_lines:
        _belong(found, one)
    unit = _unit(found)
    is_nobody = not full and not any(name)
    kind = found.kind or (
        ContactKind.ORGANISATION if is_nobody and found.organisation else ContactKind.INDIVIDUAL
    )
    full = full or found.organisation or next(iter(_other_names(found, contact)), "")
    if kind is ContactKind.ORGANISATION and found.organisation == full and not found.organisation_id:
        found.organisation = ""
    if kind is ContactKind.ORGANISATION and found.own_id and not found.organisation_id:
        found.organisation = ""
    if not contact.name:
        found.rest.extend(found.names[1:])
    return replace(
        contact,
        full_name=full,
        kind=kind,
        family_name=name.family,
        given_name=name.given,
        prefix=name.prefix,
        suffix=name.suffix,
        unit=unit,
    )


def _with_two_names(found: _Found, contact: Contact) -> Contact:
    """With a name in both languages, where FN stands in both."""
    names = {_language_of(one): fields.one_line(unescaped(one.value)) for one in reversed(found.names)}
    if len(found.names) == 2 and names.keys() == {Language.FRENCH, Language.ENGLISH}:
        return replace(contact, name=Bilingual(names[Language.FRENCH], names[Language.ENGLISH]))
    return contact


def _other_names(found: _Found, contact: Contact) -> list[str]:
    """What may stand for a name where a card has none."""
    nicknames = [fields.one_line(unescaped(one.value)) for one in found.rest if one.name == "NICKNAME"]
    numbers = [one.number for one in contact.telephones]
    notes = [shown(fields.one_line(note)) for note in found.notes]
    return [*nicknames, *contact.emails, *numbers, *contact.websites, *notes]


def _belong(found: _Found, one: Property) -> None:
    """The organisation of the first ORG; further ones are kept as lines."""
    name = fields.one_line(unescaped(parts(one.value)[0]))
    first = found.organisation_lines[0]
    if one is first:
        found.organisation = name
    elif one.value != first.value:
        found.rest.append(one)


def _unit(found: _Found) -> str:
    if not found.organisation_lines:
        return ""
    units = parts(found.organisation_lines[0].value)[1:]
    return ", ".join(filter(None, (fields.one_line(unescaped(unit)) for unit in units)))


def _with_note(found: _Found, contact: Contact, card: Card, problems: ProblemList) -> Contact:
    note = "\n\n".join(dict.fromkeys(found.notes))
    if len(note) > MAX_PROPERTY:
        problems.add(
            at_card(card.number, card.line),
            _("the notes have more than {count} characters: the end of them was left out.").format(
                count=MAX_PROPERTY
            ),
        )
    return replace(contact, note=note[:MAX_PROPERTY].strip())


def _say(found: _Found, language: Language) -> Bilingual:
    """How a name is said, by the first of the manners in which programs write that."""
    for names in _PHONETIC:
        text = " ".join(found.phonetic[name] for name in names if found.phonetic.get(name))
        if text:
            return Bilingual(fr=text) if language is Language.FRENCH else Bilingual(en=text)
    return Bilingual()


def _uid(found: _Found) -> str:
    return "" if found.own_id and found.uid == own.derived_uid(found.own_id) else found.uid


def _kept_line(one: Property) -> str:
    """The line as it is kept; one that went out under a name of our own is what it was before."""
    return unescaped(one.value) if one.name == own.KEPT else line_of(one)


def _fitting(lines: list[str], card: Card, problems: ProblemList) -> tuple[str, ...]:
    kept = tuple(line for line in lines if len(line) <= MAX_PROPERTY)
    if len(kept) < len(lines):
        problems.add(at_card(card.number, card.line), _("a line that is too long was left out."))
    return kept
