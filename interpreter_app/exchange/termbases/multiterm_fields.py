"""What the fields of a MultiTerm termbase are called, and the values that people choose in them.

Owns names only, since everybody makes their own fields: those that Passerelle writes, which a termbase
definition must have so that MultiTerm takes them, and what is understood of those that others have made in
French or English. Knows neither elements nor files. Falls back on the words by which people head the columns
of a table (`tables.headings`), which are the same ones.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Language, PartOfSpeech, Status, TermType
from interpreter_app.exchange.tables import cells as cells_of
from interpreter_app.exchange.tables.headings import LONGEST_HEADING, Role, Side, understood
from interpreter_app.exchange.termbases.entries import language_of

Value = TypeVar("Value")

WRITTEN = {
    Role.ID: "Concept ID",
    Role.SUBJECT: "Subject",
    Role.EQUIVALENCE: "Degree of Equivalence",
    Role.FALSE_FRIEND: "False Friend",
    Role.SOURCE: "Source",
    Role.CHECKED: "Checked",
    Role.NOTE: "Note",
    Role.DEFINITION: "Definition",
    Role.TRANSFER_NOTE: "Transfer Note",
    Role.TYPE: "Term Type",
    Role.STATUS: "Status",
    Role.PART_OF_SPEECH: "Part of Speech",
    Role.GENDER: "Gender",
    Role.NUMBER: "Number",
    Role.REGION: "Geographical Usage",
    Role.CONTEXT: "Context",
    Role.PRONUNCIATION: "Pronunciation",
}
"""The fields that Passerelle writes: ISO 12620's names, as MultiTerm's own templates spell them."""

LANGUAGES = {Language.FRENCH: ("FR", "French"), Language.ENGLISH: ("EN", "English")}
"""The code and the name by which MultiTerm knows our languages."""

OWN_MARK = "passerelle"
"""The target of the processing instruction before the root of a file that Passerelle wrote."""

_HUMP = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a field holds. `language` is that of its name («Definition EN»), `forbids` is true for a field
    that says yes of a term that mustn't be used."""

    role: Role
    language: Language | None = None
    forbids: bool = False


@dataclass(frozen=True, slots=True)
class Spoken:
    """The language of a group of terms: None for one that is neither French nor English; `label` names it."""

    language: Language | None
    region: str = ""
    label: str = ""


def meaning_of(name: str) -> Meaning:
    """What the name of a field says by itself; the role OTHER for one that says nothing known."""
    if len(name) > LONGEST_HEADING:
        return Meaning(Role.OTHER)
    words = _spaced(name.replace("_", " "))
    if words in _FORBIDDING:
        return Meaning(Role.STATUS, forbids=True)
    if words in _NAMES:
        return Meaning(_NAMES[words])
    column = understood(0, name)
    if column.side is Side.SOURCE and column.role is Role.TERM:
        return Meaning(Role.SOURCE)
    if column.role in _NO_FIELD:
        return Meaning(Role.OTHER)
    return Meaning(column.role, column.language)


@lru_cache(maxsize=1000)
def spoken_in(code: str, name: str) -> Spoken:
    """The language of a group by the locale that MultiTerm gives it («EN-GB», «en_us») and by its name there.

    >>> spoken_in("FR", "French (Canada)")
    Spoken(language=<Language.FRENCH: 'fr'>, region='CA', label='fr')
    """
    words = fold(name).split()
    language, region = language_of(code)
    label = code.strip().replace("_", "-")
    if label:
        primary, hyphen, rest = label.partition("-")
        label = f"{primary.lower()}{hyphen}{rest}"
    else:
        label = name.strip()
        language = next((_LANGUAGE_NAMES[word] for word in words if word in _LANGUAGE_NAMES), None)
    if language and not region:
        region = region_named(" ".join(word for word in words if word not in _LANGUAGE_NAMES), "")
    return Spoken(language, region, label)


def region_named(text: str, otherwise: str | None = None) -> str:
    """The code of a country or nation by its name in either language; else the text, or `otherwise`."""
    return _REGIONS.get(fold(text), text if otherwise is None else otherwise)


def says_nothing(value: str) -> bool:
    """Whether this is what a pick list offers for no choice at all."""
    return fold(value) in _NOTHING


def is_usable(value: str) -> bool:
    """Whether this status only says that a term may be used: which one is to be said, their order tells."""
    return fold(value) in _USABLE


def status_in(value: str) -> Status | None:
    """The status of a term that a value names."""
    return cells_of.status_in(value) or _STATUSES.get(fold(value))


def type_in(value: str) -> TermType | None:
    """The type of a term that a value names («termType» in camel case too)."""
    return cells_of.type_in(value) or _TYPES.get(_spaced(value))


def part_of_speech_in(value: str) -> PartOfSpeech | None:
    """The part of speech that a value names, OTHER for one that isn't among ours."""
    return cells_of.part_of_speech_in(_spaced(value))


def _spaced(value: str) -> str:
    return fold(_HUMP.sub(" ", value))


def _table(entries: dict[Value, str]) -> dict[str, Value]:
    return {name.strip(): value for value, names in entries.items() for name in names.split(",")}


_LANGUAGE_NAMES = {
    "french": Language.FRENCH, "francais": Language.FRENCH, "franzosisch": Language.FRENCH,
    "english": Language.ENGLISH, "anglais": Language.ENGLISH, "englisch": Language.ENGLISH,
}  # fmt: skip
_NO_FIELD = frozenset({Role.TERM, Role.LANGUAGE, Role.OTHER})
_FORBIDDING = frozenset({"forbidden", "forbidden term", "interdit", "terme interdit", "do not use"})
_NAMES = _table(
    {
        Role.ID: "concept id, passerelle id",
        Role.STATUS: "usage, usage status, usage register, administrative status, statut administratif, "
        "term status, statut du terme, acceptability, acceptabilite",
        Role.NUMBER: "number, nombre, grammatical number, numerus",
        Role.PART_OF_SPEECH: "cat gram, word type, wortart, grammar, grammaire, category of speech",
        Role.GENDER: "genus, grammatical gender",
        Role.REGION: "geographical usage, country usage, usage geographique, language variety, variete",
        Role.CONTEXT: "sentence, phrase exemple, phrase d exemple, citation, kontext",
        Role.SUBJECT: "sachgebiet, subject area, area, business area, secteur, sector",
        Role.NOTE: "usage note, usage notes, note d usage, term note, hinweis, bemerkung, anmerkung",
        Role.SOURCE: "quelle, term source, source du terme, bibliography, bibliographie",
        Role.OTHER: "id, entry id, entry class, entry number, process status, processing status, "
        "statut de traitement, workflow status, register, registre, category, categorie, category 1",
        Role.CHECKED: "validated, validation, verification, approved, approuve, approuvee, reviewed, relu",
    }
)  # fmt: skip
_STATUSES = _table(
    {
        Status.PREFERRED: "preferred term, main term, main, recommended, recommande, standardized, "
        "standardised, normalise, official, officiel, prefere, first choice, legal, bevorzugt",
        Status.ADMITTED: "admitted term, synonym, synonyme, alternative, acceptable, also used, "
        "permitted, tolere, secondary, erlaubt",
        Status.DEPRECATED: "deprecated term, forbidden, interdit, prohibited, rejected, obsolete, "
        "superseded, outdated, do not use, not to be used, not approved, non approuve, not admitted, "
        "non admis, non recommande, vieilli, desuet, ne pas utiliser, a proscrire, proscrit, blacklisted, "
        "avoid, unapproved, verboten",
    }
)
_USABLE = frozenset(
    ["approved", "approuve", "valide", "validated", "allowed", "autorise", "permis", "usable", "ok", "final"]
)
_NOTHING = frozenset(
    ["undefined", "unspecified", "not specified", "non defini", "indefini", "non specifie", "n a", "-", "--",
     "unknown", "inconnu"]
)  # fmt: skip
_TYPES = _table(
    {
        TermType.FULL_FORM: "full term, main entry term, long form, forme longue, forme developpee, term, "
        "terme, synonym, synonyme, entry term, international scientific term",
        TermType.ACRONYM: "initialism, abbreviated form, abbreviated form of term, abbreviated, abrege, "
        "abreviation, abbr",
        TermType.SHORT_FORM: "short form of term, short term, clipped term, forme abregee, forme reduite",
        TermType.VARIANT: "spelling variant, orthographic variant, variante orthographique, "
        "variante graphique, orthographical variant",
        TermType.PHRASE: "collocation, set phrase, phraseological unit, phraseologisme, phraseology, idiom, "
        "phraseologie, fixed expression, expression figee, standard text",
    }
)
_REGIONS = _table(
    {
        "FR": "france",
        "GB": "united kingdom, great britain, uk, gb, royaume uni, grande bretagne, british",
        "GB-ENG": "england, angleterre",
        "GB-SCT": "scotland, ecosse",
        "GB-WLS": "wales, pays de galles",
        "GB-NIR": "northern ireland, irlande nord",
        "US": "united states, united states of america, usa, us, etats unis, american",
        "CA": "canada, canadian, canadien",
        "CA-QC": "quebec",
        "BE": "belgium, belgique",
        "CH": "switzerland, suisse",
        "LU": "luxembourg",
        "IE": "ireland, irlande",
        "AU": "australia, australie",
        "NZ": "new zealand, nouvelle zelande",
    }
)
