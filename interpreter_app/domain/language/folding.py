"""Folding: the form in which a text typed in haste and a term written with care are the same.

Owns the folded key (case, accents, NFC and NFD, œ and æ, apostrophes, elisions, possessives in 's, hyphens,
punctuation, inclusive spellings, digit groups) and the stop words. A key is lower-case words with one space
between them. Must not know of inflection, typos or sounds: those are other steps of a look-up.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

MAX_LENGTH = 400
"""Longest text that is folded, in characters; what follows is left out. No term and no query is longer."""

STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "at",
        "by",
        "for",
        "from",
        "in",
        "of",
        "on",
        "or",
        "the",
        "to",
        "with",
        "au",
        "aux",
        "d",
        "dans",
        "de",
        "des",
        "du",
        "en",
        "et",
        "l",
        "la",
        "le",
        "les",
        "ou",
        "par",
        "pour",
        "sur",
        "un",
        "une",
    ]
)
"""Words that don't count when the words of a query are looked for in any order."""

ARTICLES = frozenset("to the a an le la les l un une des du".split())
"""Words that a term may start with and that don't count: articles, and the «to» of an English verb."""

_ATTACHED = "+#"
_TOKENS = "%&€£$§"
KEPT_SIGNS = _ATTACHED + _TOKENS
"""Signs that are part of a key, as in «C++» and «1 %»."""

_LETTERS = {
    "œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ß": "ss", "ı": "i", "ħ": "h",
    "·": "", "‧": "", "⋅": "", "°": "o", "ʼ": "", "'": "", "\u00ad": "", "\u200b": "", "\u200d": "",
    "\ufeff": "", "\ufe0f": "",
}  # fmt: skip
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´′＇‛", "'"))
_ELISION = re.compile(r"(?<![^\W_])(?:l|d|c|j|m|n|s|t|qu|jusqu|lorsqu|puisqu|quoiqu)'(?=[^\W_])")
_POSSESSIVE = re.compile(r"(?<=[^\W_])'s(?![^\W_])")
_INCLUSIVE = re.compile(r"(?<=[^\W\d_])\((e|ne|le|s|es|x|trice|rice|se)\)(?=s?\b|\W|$)")
_INCLUSIVE_DOT = re.compile(r"(?<=[^\W\d_])[.](e|es|ne|nes|le|les)(?:[.]?(s))?(?![^\W_])(?![.])")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.){2,}(?:[^\W\d_]\b)?")
_DIGIT = re.compile(r"\d")
_GROUPED = re.compile(r"(?<!\d)\d{1,3}(?: \d{3})+(?!\d)")


_UNSEEN = ("Cc", "Cs")
"""Control characters and halves of surrogate pairs, which no database takes."""


class _Table(dict[int, str]):
    """Maps each character to its folded form, worked out once for every character ever met."""

    def __missing__(self, code: int) -> str:
        folded = _fold_character(chr(code))
        self[code] = folded
        return folded


def _fold_character(character: str) -> str:
    if character in _LETTERS:
        return _LETTERS[character]
    if character in _ATTACHED:
        return character
    if character in _TOKENS:
        return f" {character} "
    folded = "".join(
        _LETTERS.get(c, c) if unicodedata.category(c)[0] in "LN" or c in _LETTERS else " "
        for c in unicodedata.normalize("NFKD", character).lower()
        if not unicodedata.combining(c)
    )
    return "" if unicodedata.combining(character) else folded


_TABLE = _Table()


def fold(text: str) -> str:
    """The folded key of a text: its words in lower case without accents, one space between them.

    >>> fold("L’Hôtel de Ville"), fold("the council’s view"), fold("1 % de budget")
    ('hotel de ville', 'the council view', '1 % de budget')

    A text of nothing but punctuation folds to itself in lower case, so that it can still be found; one of
    nothing but control characters and blanks folds to nothing.
    """
    if len(text) <= MAX_LENGTH and text.isascii() and text.replace(" ", "").isalpha():
        return " ".join(text.lower().split())
    plain = bounded(text).translate(_APOSTROPHES).lower()
    if "'" in plain:
        plain = _ELISION.sub("", _POSSESSIVE.sub("", plain))
    if "(" in plain:
        plain = _INCLUSIVE.sub(r"\1", plain)
    if "." in plain:
        plain = _INITIALS.sub(lambda m: m.group().replace(".", ""), plain)
        plain = _INCLUSIVE_DOT.sub(lambda m: m.group(1) + (m.group(2) or ""), plain)
    key = " ".join(plain.translate(_TABLE).split())
    if not key:
        return " ".join("".join(c for c in plain if unicodedata.category(c) not in _UNSEEN).split())
    if _DIGIT.search(key):
        key = _GROUPED.sub(lambda m: m.group().replace(" ", ""), key)
    return key


folded = lru_cache(4000)(fold)
"""`fold` for what is asked again: while a query grows, the same terms are found with every letter."""


def bounded(text: str) -> str:
    """The part of a text that is folded, with each accented letter as one character where there is one."""
    return unicodedata.normalize("NFC", text[: 2 * MAX_LENGTH])[:MAX_LENGTH]


def without_elision(written: str) -> str:
    """A word in lower case as it is written, without apostrophes, elisions in front and possessives behind.

    >>> without_elision("L’Été"), without_elision("council’s")
    ('été', 'council')
    """
    plain = written.translate(_APOSTROPHES).lower()
    return _ELISION.sub("", _POSSESSIVE.sub("", plain)).replace("'", "")


def with_possessives_joined(text: str) -> str:
    """The text with its possessives as they are typed in haste: «council’s view» as «councils view»."""
    return _POSSESSIVE.sub("s", text.translate(_APOSTROPHES).lower())


def shared_beginning(one: str, other: str) -> int:
    """How many letters two words have in common, from their first ones on."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (mine, yours) in pairs if mine != yours), min(len(one), len(other)))


def without_article(key: str) -> str:
    """The key without the article it starts with («le conseil» → «conseil»); a lone article stays."""
    first, _, rest = key.partition(" ")
    return rest if rest and first in ARTICLES else key


def content_words(words: list[str]) -> list[str]:
    """The words without the stop words, or all of them if they are nothing else."""
    return [w for w in words if w not in STOP_WORDS] or words
