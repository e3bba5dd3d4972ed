"""The words that documents bring along: headings, legend, page numbers, names of regions.

A document has its own language, whatever the window's is, and one may hold both: so these stand here side by
side and don't pass through gettext. Knows nothing of layout.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from interpreter_app.domain.terms import Equivalence, Language

Plural = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Texts:
    """What a document says in one language; fields in braces are filled by whoever prints them."""

    language: Language
    glossary: str
    direction: Mapping[Language, str]
    subject: str
    entries: Plural
    concepts: Plural
    page: str
    empty: str
    empty_part: Mapping[Language, str]
    no_target: Mapping[Language, str]
    equivalence: Mapping[Equivalence, str]
    not_judged: str
    false_friend: str
    false_friend_means: str
    see_means: str
    avoid: str
    version: str
    other_language_note: str
    abbreviations: Mapping[str, str]
    left_out: Plural
    left_out_why: str
    without_target: Plural
    keywords: tuple[str, ...]


_FRENCH = Texts(
    language=Language.FRENCH,
    glossary="Glossaire français–anglais",
    direction={Language.FRENCH: "Français → anglais", Language.ENGLISH: "Anglais → français"},
    subject="Glossaire pour l’interprétation",
    entries=("{count} entrée", "{count} entrées"),
    concepts=("{count} notion", "{count} notions"),
    page="page {page} sur {total}",
    empty="Il n’y a encore aucun terme à imprimer.",
    empty_part={
        Language.FRENCH: "Il n’y a encore aucun terme français à imprimer.",
        Language.ENGLISH: "Il n’y a encore aucun terme anglais à imprimer.",
    },
    no_target={
        Language.FRENCH: "pas encore de terme français",
        Language.ENGLISH: "pas encore de terme anglais",
    },
    equivalence={
        Equivalence.EQUIVALENT: "équivalent",
        Equivalence.QUASI_EQUIVALENT: "proche\u00a0: dire ce qui diffère",
        Equivalence.NON_EQUIVALENT: "sans équivalent\u00a0: expliquer",
    },
    not_judged="équivalence non jugée",
    false_friend="faux ami",
    false_friend_means="faux ami\u00a0: se ressemblent mais trompent",
    see_means="terme à préférer",
    avoid="à éviter",
    version="version {number}",
    other_language_note="note dans l’autre langue",
    abbreviations={
        "n. m.": "nom masculin", "n. f.": "nom féminin", "n. m. f.": "masculin ou féminin", "pl.": "pluriel",
        "sing.": "singulier", "v.": "verbe", "adj.": "adjectif", "adv.": "adverbe",
    },
    left_out=("{count} terme de moins, faute de place", "{count} termes de moins, faute de place"),
    left_out_why="gardés d’abord\u00a0: faux amis, puis ≠ et ≈",
    without_target=("{count} terme sans traduction de moins", "{count} termes sans traduction de moins"),
    keywords=("glossaire", "interprétation", "français", "anglais"),
)  # fmt: skip

_ENGLISH = Texts(
    language=Language.ENGLISH,
    glossary="French–English glossary",
    direction={Language.FRENCH: "French → English", Language.ENGLISH: "English → French"},
    subject="Glossary for interpreting",
    entries=("{count} entry", "{count} entries"),
    concepts=("{count} concept", "{count} concepts"),
    page="page {page} of {total}",
    empty="There are no terms to print yet.",
    empty_part={
        Language.FRENCH: "There are no French terms to print yet.",
        Language.ENGLISH: "There are no English terms to print yet.",
    },
    no_target={Language.FRENCH: "no French term yet", Language.ENGLISH: "no English term yet"},
    equivalence={
        Equivalence.EQUIVALENT: "equivalent",
        Equivalence.QUASI_EQUIVALENT: "close: say what differs",
        Equivalence.NON_EQUIVALENT: "no equivalent: explain",
    },
    not_judged="equivalence not judged",
    false_friend="false friend",
    false_friend_means="false friend: look alike but mislead",
    see_means="preferred term",
    avoid="avoid",
    version="version {number}",
    other_language_note="note in the other language",
    abbreviations={
        "n. m.": "masculine noun", "n. f.": "feminine noun", "n. m. f.": "masculine or feminine",
        "pl.": "plural", "sing.": "singular", "v.": "verb", "adj.": "adjective", "adv.": "adverb",
    },
    left_out=("{count} term left out for want of room", "{count} terms left out for want of room"),
    left_out_why="kept first: false friends, then ≠ and ≈",
    without_target=("{count} term not translated yet left out", "{count} terms not translated yet left out"),
    keywords=("glossary", "interpreting", "French", "English"),
)  # fmt: skip

_REGIONS: dict[str, tuple[str, str]] = {
    "FR-75": ("Paris", "Paris"), "FR-75C": ("Paris", "Paris"), "FR-IDF": ("Île-de-France", "Île-de-France"),
    "FR-69M": ("Lyon", "Lyon"), "FR-13": ("Marseille", "Marseille"),
    "GB": ("R.-U.", "UK"), "GB-UKM": ("R.-U.", "UK"),
    "GB-GBN": ("Grande-Bretagne", "Great Britain"),
    "GB-SCT": ("Écosse", "Scotland"), "GB-ENG": ("Angleterre", "England"),
    "GB-WLS": ("pays de Galles", "Wales"), "GB-NIR": ("Irlande du Nord", "Northern Ireland"),
    "GB-EAW": ("Angleterre et pays de Galles", "England and Wales"),
    "GB-GLG": ("Glasgow", "Glasgow"), "GB-EDH": ("Édimbourg", "Edinburgh"), "GB-FIF": ("Fife", "Fife"),
    "GB-LND": ("Londres", "London"), "US": ("États-Unis", "US"), "EU": ("UE", "EU"),
    "CA-QC": ("Québec", "Quebec"), "BE-WAL": ("Wallonie", "Wallonia"), "BE-BRU": ("Bruxelles", "Brussels"),
}  # fmt: skip


def texts(language: str) -> Texts:
    """The words of a document in this language, «fr» or else English."""
    return _FRENCH if language == Language.FRENCH else _ENGLISH


def count_of(plural: Plural, count: int, language: Language) -> str:
    """«312 entrées»: the right form for this number; in French, 0 counts as singular."""
    single = count < 2 if language is Language.FRENCH else count == 1
    return plural[0 if single else 1].format(count=grouped(count, language))


def grouped(number: int, language: Language) -> str:
    """A number with its thousands set off: 12 000 in French, 12,000 in English."""
    return f"{number:,}".replace(",", "\u202f") if language is Language.FRENCH else f"{number:,}"


def long_date(date: datetime.date, language: Language) -> str:
    """«1er mars 2027», «1 March 2027»."""
    from babel.dates import format_date

    text = str(format_date(date, "d MMMM y", locale="fr" if language is Language.FRENCH else "en_GB"))
    return "1er" + text[1:] if language is Language.FRENCH and date.day == 1 else text


def region_name(code: str, language: Language) -> str:
    """The name of a region such as GB-SCT; the code itself if it has none here."""
    known = _REGIONS.get(code.upper())
    if known:
        return known[0 if language is Language.FRENCH else 1]
    if len(code) == 2 and code.isalpha():
        from babel import Locale

        return str(Locale(language.value).territories.get(code.upper(), code))
    return code
