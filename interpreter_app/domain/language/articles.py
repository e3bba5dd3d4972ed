"""The French definite article, so that an interpreter need not think of the gender."""

from __future__ import annotations

from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Gender, Language, Number, PartOfSpeech, Term, TermType

_ASPIRATED = frozenset(
    "hache hachoir hacker hackathon haie haine halage hall halle halles halo halte hamac hameau hameaux"
    " hanche hand handball handicap handicape handicapee handicapees handicapes hangar hanse harcelement"
    " hardiesse harem haricot harnais harpe hasard hashtag hate hausse haut haute hautes hauteur hauts"
    " havre hayon herisson hernie heros herse heurt hic hierarchie hip hobby hochement hockey hollandais"
    " hollandaise hollande holding homard hongrie hongrois hongroise honte hooligan hors hot hotline hotte"
    " houille houle housse hub hublot huche huee huguenot huis huit huitaine huitieme hurlement hussard"
    " hutte haggis hogmanay".split()
)
"""Words that begin with «h aspiré», folded."""

_VOWELS = frozenset("aeiou")
_NO_ELISION = frozenset("onze onzieme ouistiti oui uhlan".split())
_Y_AS_VOWEL = frozenset("yerres yeu yeuse yeux yonne york".split())


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
    if _spelt_out_elides(term.text) if term.type is TermType.ACRONYM else elides(term.text):
        return "l’"
    return {Gender.MASCULINE: "le ", Gender.FEMININE: "la ", Gender.COMMON: "le ou la "}[term.gender]


def elides(text: str) -> bool:
    """Whether the article before this French text loses its vowel («l’eau», «l’hôtel», but «le handicap»)."""
    word = fold(text).partition(" ")[0]
    if word in _NO_ELISION or word in _ASPIRATED:
        return False
    if word[:1] == "y":
        return word in _Y_AS_VOWEL or (len(word) > 1 and word[1] not in _VOWELS)
    return word[:1] in _VOWELS or word[:1] == "h"


def _spelt_out_elides(acronym: str) -> bool:
    """«l’EPCI», but «le HLM» and «la SNCF»: only a vowel counts, whatever the letter is called."""
    return fold(acronym)[:1] in _VOWELS
