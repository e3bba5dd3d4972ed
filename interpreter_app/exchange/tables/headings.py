"""What the heading of a column says, in French, English or the codes of other programs.

Owns the words by which people head the columns of a table of terms. Looks at one heading at a time; which
columns a table really has is settled in `table_columns`. By itself because it is a vocabulary, which grows
with every program that people export from, while the rules of `table_columns` stay.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.language.guessing import word_set
from interpreter_app.domain.terms import Language

LONGEST_HEADING = 80

_CODE = re.compile(r"[a-zA-Z]{2,3}(?:[-_][a-zA-Z0-9]{2,8})*")


class Role(StrEnum):
    """What a column holds."""

    TERM = "term"
    SYNONYMS = "synonyms"
    ACRONYMS = "acronyms"
    SHORT_FORMS = "short_forms"
    VARIANTS = "variants"
    PHRASES = "phrases"
    TYPE = "type"
    STATUS = "status"
    GENDER = "gender"
    NUMBER = "number"
    PART_OF_SPEECH = "part_of_speech"
    REGION = "region"
    CONTEXT = "context"
    PRONUNCIATION = "pronunciation"
    DEFINITION = "definition"
    TRANSFER_NOTE = "transfer_note"
    EQUIVALENCE = "equivalence"
    FALSE_FRIEND = "false_friend"
    SUBJECT = "subject"
    SOURCE = "source"
    CHECKED = "checked"
    NOTE = "note"
    ID = "id"
    LANGUAGE = "language"
    OTHER = "other"
    LEFT_OUT = "left_out"
    """Said by a person only: nothing of such a column is kept."""


class Side(StrEnum):
    """From which language a translator's table goes to which."""

    SOURCE = "source"
    TARGET = "target"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its place counted from 0, its heading, and what it holds.

    `language` is None where the column has none, or where each row says it (`side`). `sure` is false for a
    column of terms whose heading says more than is understood, `fits` for one whose cells are no values of
    what its heading says.
    """

    index: int
    heading: str
    role: Role
    language: Language | None = None
    side: Side | None = None
    region: str = ""
    sure: bool = True
    fits: bool = True


def understood(index: int, heading: str) -> Column:
    """What a heading says by itself; the role OTHER for one that says nothing known."""
    heading = heading.strip()
    if len(heading) > LONGEST_HEADING:
        return Column(index, heading, Role.OTHER)
    words = _words(heading)
    language, rest = _language_in(words)
    region, rest = _region_in(rest) if language else ("", rest)
    side = next((_SIDES[word] for word in rest if word in _SIDES), None)
    rest = [word for word in rest if word not in _SIDES and word not in _FILLERS]
    role = _role_of(rest, language, side)
    if side is Side.SOURCE and role in (Role.DEFINITION, Role.CONTEXT, Role.NOTE):
        return Column(index, heading, Role.SOURCE)
    sure = all(word in _TERM_WORDS for word in rest) and (language is not None or words[-1:] != _coded(words))
    return Column(index, heading, role, language, side, region, sure)


def language_named(text: str) -> tuple[Language | None, str]:
    """The language and region that a code or name stands for («fr-CA», «eng-Latn», «anglais»)."""
    language, rest = _language_in(_words(text))
    return language, _region_in(rest)[0] if language else ""


def is_other_language(text: str) -> bool:
    """Whether this is the two-letter code of a language that is neither French nor English."""
    return text.strip().lower() in _OTHER_CODES


def names_language(text: str) -> bool:
    """Whether this is the name of French or English, or looks like the code of any language («por-Latn»)."""
    return language_named(text)[0] is not None or _CODE.fullmatch(text.strip()) is not None


def _coded(words: list[str]) -> list[str]:
    """The last word, if it is the code of another language («term:la»)."""
    return [word for word in words[-1:] if len(words) > 1 and word in _OTHER_CODES]


def _words(heading: str) -> list[str]:
    spaced = re.sub(r"(?<=[a-zà-ÿ])(?=[A-Z])", " ", heading)
    return re.findall(r"[a-z0-9]+", fold(spaced).replace("+", " "))


def _language_in(words: list[str]) -> tuple[Language | None, list[str]]:
    """The one language that a heading names, by its name rather than by a code («terme en français»)."""
    for names in (_NAMES, _CODES):
        found = {names[word] for word in words if word in names}
        if len(found) > 1:
            return None, words
        if found:
            first = next(i for i, word in enumerate(words) if word in names)
            kept = [w for i, w in enumerate(words) if i != first and w not in _NAMES and w not in _LONG_CODES]
            return found.pop(), kept
    return None, words


def _region_in(words: list[str]) -> tuple[str, list[str]]:
    for word in words:
        if word in _REGIONS:
            return _REGIONS[word], [w for w in words if w != word]
    return "", words


def _role_of(words: list[str], language: Language | None, side: Side | None) -> Role:
    joined = " ".join(words)
    if joined in _PHRASES:
        return _PHRASES[joined]
    if language is None and joined in _NUMBERING:
        return Role.ID
    present = [(_RANK[role], role) for word in words if (role := _WORDS.get(word))]
    if present:
        role = min(present)[1]
        if role is Role.LANGUAGE and language:
            return Role.TERM
        return role
    if side is Side.SOURCE and not words and language is None:
        return Role.SOURCE
    if language or side:
        return Role.TERM
    return Role.OTHER


def _table(entries: dict[Role, str]) -> dict[str, Role]:
    return {word: role for role, words in entries.items() for word in words.split()}


_NAMES = {
    "francais": Language.FRENCH, "francaise": Language.FRENCH, "french": Language.FRENCH,
    "anglais": Language.ENGLISH, "anglaise": Language.ENGLISH, "english": Language.ENGLISH,
}  # fmt: skip
_CODES = {
    "fr": Language.FRENCH, "fra": Language.FRENCH, "fre": Language.FRENCH,
    "en": Language.ENGLISH, "eng": Language.ENGLISH, "ang": Language.ENGLISH,
}  # fmt: skip
_LONG_CODES = frozenset(code for code in _CODES if len(code) == 3)
_REGIONS = {
    "fr": "FR", "france": "FR", "ca": "CA", "canada": "CA", "be": "BE", "ch": "CH", "lu": "LU",
    "gb": "GB", "uk": "GB", "us": "US", "usa": "US", "ie": "IE", "au": "AU", "nz": "NZ",
}  # fmt: skip
_OTHER_CODES = word_set(
    "aa ab af ak am an ar as ay az ba be bg bn br bs ca ce co cs cy da de dz ee el eo es et eu fa ff "
    "fi fj fo fy ga gd gl gn gu ha he hi hr ht hu hy id ig is it ja jv ka kk km kn ko ku ky la lb ln "
    "lo lt lv mg mi mk ml mn mr ms mt my ne nl no oc or pa pl ps pt qu rm rn ro ru rw sa sc sd si sk "
    "sl sm sn so sq sr su sv sw ta te tg th ti tk tl tn to tr ts tt ug uk ur uz vi wo xh yi yo zh zu"
)
_SIDES = {
    "source": Side.SOURCE, "target": Side.TARGET, "cible": Side.TARGET, "destination": Side.TARGET,
    "traduction": Side.TARGET, "translation": Side.TARGET, "traductions": Side.TARGET,
}  # fmt: skip
_FILLERS = word_set(
    "a an and au aux d de des du en et in l la le les of ou or the 1 i item rem is latn lingua latin script"
)
_TERM_WORDS = word_set(
    "term terms terme termes mot mots word words entry entree headword vedette string text texte "
    "libelle label expression terminum equivalent equivalents value valeur language langue linguam "
    "form forme full complete designation intitule preferred name nom denomination"
)
_WORDS = _table(
    {
        Role.SYNONYMS: "synonym synonyms synonyme synonymes syn alternative alternatives autres",
        Role.ACRONYMS: "acronym acronyms acronyme acronymes sigle sigles abbreviation abbreviations "
        "abreviation abreviations abbr abrev initialism initials",
        Role.SHORT_FORMS: "short courte courtes",
        Role.VARIANTS: "variant variants variante variantes spelling orthographe",
        Role.PHRASES: "phrases phraseology phraseologie",
        Role.TYPE: "type",
        Role.STATUS: "status statut",
        Role.GENDER: "gender genre",
        Role.NUMBER: "number nombre",
        Role.PART_OF_SPEECH: "pos speech discours grammaticale grammatical lexicale",
        Role.REGION: "region regions country pays geographical geographique geography locale",
        Role.CONTEXT: "context contexte contexts contextes example examples exemple exemples usage",
        Role.PRONUNCIATION: "pronunciation prononciation phonetic phonetics phonetique ipa api",
        Role.DEFINITION: "definition definitions def description descriptions meaning sens signification "
        "explanation explication",
        Role.TRANSFER_NOTE: "transfer transfert",
        Role.EQUIVALENCE: "equivalence",
        Role.FALSE_FRIEND: "friend friends ami amis",
        Role.SUBJECT: "subject domain domaine domaines field champ theme topic sujet category categorie "
        "rubrique matiere",
        Role.SOURCE: "sources reference references origine origin provenance url",
        Role.CHECKED: "checked verified verifie verifiee valide validee",
        Role.NOTE: "note notes comment comments commentaire commentaires remark remarks remarque remarques "
        "observation observations commentarium annotation annotationem",
        Role.ID: "id ids identifier identifiant uid codicem",
        Role.LANGUAGE: "lang langue language linguam bcp47",
        Role.TERM: "term terms terme termes mot mots word words entry entree headword vedette string text "
        "texte libelle label expression terminum equivalent equivalents designation intitule",
        Role.OTHER: "date author auteur json level",
    }
)
_RANK = {
    role: rank
    for rank, role in enumerate(
        (
            Role.EQUIVALENCE, Role.FALSE_FRIEND, Role.TRANSFER_NOTE, Role.PART_OF_SPEECH, Role.GENDER,
            Role.REGION, Role.PRONUNCIATION, Role.DEFINITION, Role.CONTEXT, Role.SYNONYMS, Role.ACRONYMS,
            Role.SHORT_FORMS, Role.VARIANTS, Role.PHRASES, Role.ID, Role.OTHER, Role.NOTE, Role.CHECKED,
            Role.STATUS, Role.TYPE, Role.NUMBER, Role.SUBJECT, Role.SOURCE, Role.LANGUAGE, Role.TERM,
        )
    )
}  # fmt: skip
_PHRASES = {
    "part speech": Role.PART_OF_SPEECH,
    "word class": Role.PART_OF_SPEECH,
    "classe mots": Role.PART_OF_SPEECH,
    "nature": Role.PART_OF_SPEECH,
    "grammatical number": Role.NUMBER,
    "nombre grammatical": Role.NUMBER,
    "bcp47 code": Role.LANGUAGE,
    "code langue": Role.LANGUAGE,
    "language code": Role.LANGUAGE,
    "key": Role.OTHER,
}
_NUMBERING = word_set("no n num number numero nr ref code")
