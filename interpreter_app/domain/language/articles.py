"""The French definite article, so that an interpreter need not think of the gender."""

from __future__ import annotations

from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Gender, Language, Number, PartOfSpeech, Term, TermType

_ASPIRATED = frozenset(
    [
        "hache",
        "haie",
        "haine",
        "hall",
        "halle",
        "halles",
        "halte",
        "hameau",
        "hamac",
        "hanche",
        "handicap",
        "handicape",
        "handicapee",
        "handicapes",
        "hangar",
        "harcelement",
        "hasard",
        "hausse",
        "haut",
        "haute",
        "hautes",
        "hauts",
        "hauteur",
        "hayon",
        "heros",
        "heurt",
        "hic",
        "hierarchie",
        "hockey",
        "hollande",
        "homard",
        "hongrie",
        "honte",
        "hors",
        "hotte",
        "houle",
        "housse",
        "hub",
        "huche",
        "huis",
        "huit",
        "huitieme",
        "hurlement",
        "hutte",
        "halage",
        "harnais",
        "havre",
        "hanse",
        "hotline",
    ]
)
_VOWELS = frozenset("aeiouy")
_NO_ELISION = frozenset(
    ["onze", "onzieme", "oui", "ouistiti", "uhlan", "yaourt", "yacht", "yoga", "ya", "yeti", "y"]
)


def article(term: Term) -> str:
    """The definite article with the space that belongs behind it: «le », «la », «l’», «les » or nothing.

    Nothing is said where the gender is unknown, for what isn't a noun, a name or a phrase, or in English.
    """
    if term.language is not Language.FRENCH or term.type is TermType.PHRASE:
        return ""
    if term.part_of_speech not in (None, PartOfSpeech.NOUN):
        return ""
    if term.number is Number.PLURAL:
        return "les "
    if term.gender is None:
        return ""
    if term.type is not TermType.ACRONYM and elides(term.text):
        return "l’"
    return {Gender.MASCULINE: "le ", Gender.FEMININE: "la ", Gender.COMMON: "le ou la "}[term.gender]


def elides(text: str) -> bool:
    """Whether the article before this French text loses its vowel («l’eau», «l’hôtel», but «le handicap»)."""
    word = fold(text).partition(" ")[0]
    if word in _NO_ELISION or word in _ASPIRATED:
        return False
    return word[:1] in _VOWELS or word[:1] == "h"
