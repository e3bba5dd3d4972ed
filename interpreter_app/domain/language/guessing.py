"""Whether words are French or English, guessed from the words themselves.

Owns the marks by which the two are told apart. Good enough to choose between two columns of terms, or between
two fields; it doesn't know any third language, and says so by a value near nought.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from interpreter_app.domain.language import spelling
from interpreter_app.domain.terms import Language


def word_set(words: str) -> frozenset[str]:
    """The words of a text, to look others up in."""
    return frozenset(words.split())


_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]*)?")
_SAMPLE = 300

_FRENCH_WORDS = word_set(
    "le la les de des du et au aux un une en pour par sur dans sous avec ou est sont ce cette ces qui "
    "que nous vous il elle ils elles ne pas être ville mairie conseil projet"
)
_ENGLISH_WORDS = word_set(
    "the of and to for in with by from at is are be this that these those who which we you it they "
    "not or as has have will city council board staff town your our his her its"
)
_FRENCH_LETTERS = re.compile(r"[éèêëàâçùûîïôœæ]")
_FRENCH_ELISION = re.compile(r"(?:l|d|j|m|n|s|t|c|qu)['’]")
_FRENCH_ENDING = re.compile(
    r"(?:eurs?|euses?|trices?|aux|eux|ques?|oires?|aires?|ettes?|elles?|eaux?|iers?|isme|ismes|oirs?|ois|oise|"
    r"ait|aient|ons|ent|ez|aille|eille|ie|ies|uelle?s?|ive|ives|ure|ures)$"
)
_ENGLISH_ENDING = re.compile(
    r"(?:ings?|ness|ships?|hood|ful|less|[^aeiou]y|ities|ty|ics?|ism|ists?|cks?|ght|ed|ly|lls?|ss|sh|th|ow|ee|"
    r"ers|ors?|ous|cies|dom)$"
)
_ENGLISH_LETTERS = re.compile(r"[wk]|th|sh|ee|oo|gh|ea(?!u)|oa|ck")
_FRENCH_CLUSTERS = re.compile(r"eau|[^e]oi|ou[vjxei]|gn|[aeiou]ille|ueil|euil|oeu")


def frenchness(texts: Iterable[str]) -> float:
    """Between -1 (English) and 1 (French): what the words of these texts look like; 0 if they don't tell.

    Looks at the first few hundred texts.
    """
    total = 0.0
    count = 0
    for text in texts:
        leaning = _leaning(text)
        if leaning is None:
            continue
        total += leaning
        count += 1
        if count == _SAMPLE:
            break
    return total / count if count else 0.0


def likely_language(text: str, otherwise: Language) -> Language:
    """The language these few words are probably in, by their spelling, or `otherwise` if nothing tells."""
    leaning = spelling.leaning(text)
    if not leaning:
        return otherwise
    return Language.FRENCH if leaning > 0 else Language.ENGLISH


def _leaning(text: str) -> float | None:
    words = _WORD.findall(text[:400].lower())
    if not words:
        return None
    total = sum(map(_word_leaning, words))
    return max(-1.0, min(1.0, total / max(1.0, len(words) / 2)))


def _word_leaning(word: str) -> float:
    if word in _FRENCH_WORDS:
        return 1.0
    if word in _ENGLISH_WORDS:
        return -1.0
    score = 0.0
    if _FRENCH_LETTERS.search(word):
        score += 1.2
    if _FRENCH_ELISION.match(word):
        score += 1.2
    if word.endswith(("'s", "’s")):
        score -= 1.2
    if _FRENCH_ENDING.search(word):
        score += 0.5
    elif _ENGLISH_ENDING.search(word):
        score -= 0.5
    if _FRENCH_CLUSTERS.search(word):
        score += 0.4
    if _ENGLISH_LETTERS.search(word):
        score -= 0.4
    return score
