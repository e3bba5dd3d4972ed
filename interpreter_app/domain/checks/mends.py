"""A text as it should have been written, for those rules about texts whose mending is certain.

Owns what is certain: where a sign or a word may be meant otherwise (an inch, a name, an address, a decimal
comma), the text is left as it is, and a person decides. Each mend gives a text that it wouldn't change again.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Mapping

from interpreter_app.domain.checks.habits import House, as_usual
from interpreter_app.domain.checks.spelling import british_word
from interpreter_app.domain.checks.texts import Text
from interpreter_app.domain.checks.typography import unless_english, with_accent
from interpreter_app.domain.terms import Language

Mend = Callable[[Text, House], str]
_Found = re.Match[str]

_ADDRESS_LIKE = re.compile(r"@|\\|://|\w\.[^\W\d_]{2,}|&\w+;")
"""In a run of letters and signs that is probably no word: an e-mail address, a site, a path, an entity."""

_NBSP = "\u00a0"
_ANY_SPACE = "[ \u2000-\u200a\u00a0\u202f]*"
_BETWEEN = re.compile(r"(?<=[^\W\d_])['‘ʼ′`´](?=[^\W_])|(?<=\d)['‘ʼ´](?=[^\W\d_])")
"""Between letters, or before the s of «1990's»; between digits it is feet or minutes."""
_ELISION = re.compile(r"(?i)(?<![^\W_])(?:[cdjlmnst]|qu)(?P<mark>')(?=[«“])")
_OF_MANY = re.compile(r"(?<=s)'(?=[\s.,;:!?)]|$)")
_PAIR = re.compile(r'(?<![^\W_])"(?P<words>[^\s"«»“”](?:[^"«»“”\n]*[^\s"«»“”])?)"(?![^\W_])')
_ENGLISH_PAIR = re.compile(r"“(?P<words>[^«»“”„‘\n]+)”|(?<!\w)‘(?P<more>[^«»“”„‘’\n]+)’(?!\w)")
_FRENCH_PAIR = re.compile(rf"«{_ANY_SPACE}(?P<words>[^«»“”„‘\n]+?){_ANY_SPACE}»")
_IN_FRENCH_MARKS = re.compile(r"«[^«»]*»")
_QUOTED = re.compile(r"(?<=«[\u00a0\u202f])[^«»]+(?=[\u00a0\u202f]»)")

_BEFORE_SIGN = re.compile(
    rf"(?<=[\w)»”’\]%€*°.]){_ANY_SPACE}(?P<sign>[?!]+(?=[\s»)\].,”…]|$)|[;:](?=[\s»“«]|$))"
)
_BEFORE_CLOSING = re.compile(rf"(?<=[^\s«]){_ANY_SPACE}(?P<sign>»)")
_BEHIND_OPENING = re.compile(rf"«{_ANY_SPACE}(?=[^\s»])")
_BEHIND_DIGIT = re.compile(r"(?<=\d) ?(?P<sign>[%€])(?!\w)")
_BEHIND_NUMBER = re.compile(r"(?<=n°) (?=\d)")
_HARD = ("\u00a0", "\u202f")

_TWO_SPACES = re.compile(r"(?<=\S) {2,}(?=\S)")
_SPACE_BEFORE = re.compile(r"(?<=\w) +(?=,(?!\d)|[.](?![.\w])|…|\.{3}(?!\.))")
_THREE_DOTS = re.compile(r"(?<!\.)\.{3}(?!\.)")
_NO_SPACE_BEHIND = re.compile(r",(?=[^\W\d_])")
_STRAY = ((_SPACE_BEFORE, ""), (_TWO_SPACES, " "), (_THREE_DOTS, "…"), (_NO_SPACE_BEHIND, ", "))
_BEFORE_ENGLISH_SIGN = re.compile(r"(?<=[^\W\d_])[ \u00a0\u202f]+(?=[:;!](?:[\s”’»]|$)|\?(?!\w))")
_BEFORE_PER_CENT = re.compile(r"(?<=\d)[ \u00a0\u202f]+(?=%(?!\w))")
_BEHIND_CURRENCY = re.compile(r"(?<=[£€$]) (?=\d)")

_OE = re.compile(r"(?i)\b\w*(?:[mv]?oeuvr|\bvoeu|\bcoeur|\bsoeur|\bnoeud|\boeil|\bboeuf|\bmoeurs|\boeuf)\w*")
_ORDINAL = re.compile(r"\b(?P<number>\d+|[IVXLC]+)(?:ième|ème|eme)(?P<many>s?)\b")
_FIRST = re.compile(r"\b1(?:ère|ere|ière)(?P<many>s?)\b")
_AND_SO_ON = re.compile(r"\betc(?:\.{2,}|…)")
_WORD = re.compile(r"[^\W\d_]+")
_CA = re.compile(r"(?:(?<=^)|(?<=[.!?:] ))Ca (?=[^\W\d_])")
_ENGLISH_TOO = frozenset(
    "Education Evaluation Evaluations Election Elections Elaboration Evolution Electoral Eligible".split()
)


def _letters_together(item: Text, _house: House) -> str:
    return unicodedata.normalize("NFC", item.text)


def _apostrophes(item: Text, _house: House) -> str:
    """Between letters and where a plural has it; elsewhere it may be a quotation mark."""
    text = _changed(item.text, item, _BETWEEN, _curly)
    if "'" not in text:
        return text
    text = _changed(text, item, _ELISION, _curly)
    may_quote = re.search(r"(?<![^\W_])'", item.without_addresses)
    return text if may_quote else _changed(text, item, _OF_MANY, _curly)


def _curly(found: _Found) -> str:
    return f"{found.group()[:-1]}’"


def _quotation_marks(item: Text, house: House) -> str:
    if any(mark in item.text for mark in "«»“”„") or item.language is None:
        return item.text
    if item.language is Language.FRENCH:
        return _PAIR.sub(lambda found: _in_french_marks(found["words"], house), item.text)
    return _PAIR.sub(lambda found: _in_english_marks(found, found["words"], house), item.text)


def _own_marks(item: Text, house: House) -> str:
    text = item.text
    if item.language is Language.ENGLISH:
        return _FRENCH_PAIR.sub(lambda found: _in_english_marks(found, found["words"], house), text)
    parts, end = [], 0
    for quoted in _IN_FRENCH_MARKS.finditer(text):
        parts += [_with_french_marks(text[end : quoted.start()], house), quoted.group()]
        end = quoted.end()
    return "".join([*parts, _with_french_marks(text[end:], house)])


def _with_french_marks(text: str, house: House) -> str:
    return _ENGLISH_PAIR.sub(lambda found: _in_french_marks(found["words"] or found["more"], house), text)


def _in_french_marks(words: str, house: House) -> str:
    space = house.spaces.get("«", _NBSP), house.spaces.get("»", _NBSP)
    return f"«{space[0]}{words.strip()}{space[1]}»"


def _in_english_marks(found: _Found, words: str, house: House) -> str:
    if house.mark == "“":
        return f"“{words}”"
    return found.group() if re.search(r"[’‘'](?!\w)", words) else f"‘{words}’"


def _non_breaking_spaces(item: Text, house: House) -> str:
    """What is quoted in English is left alone."""

    def before(found: _Found) -> str:
        spaces, sign = found.group().removesuffix(found["sign"]), found["sign"]
        return f"{spaces if spaces in _HARD else house.spaces.get(sign[0], _NBSP)}{sign}"

    def behind(found: _Found) -> str:
        spaces = found.group()[1:]
        return f"«{spaces if spaces in _HARD else house.spaces.get('«', _NBSP)}"

    text = item.text
    for pattern, how in (
        (_BEHIND_OPENING, behind),
        (_BEFORE_CLOSING, before),
        (_BEFORE_SIGN, before),
        (_BEHIND_DIGIT, before),
        (_BEHIND_NUMBER, lambda _found: _NBSP),
    ):
        blank = _QUOTED.sub(unless_english, _now(text, item).without_addresses)
        text = _replaced(text, blank, pattern, how)
    return text


def _spaces(item: Text, _house: House) -> str:
    text = item.text.strip()
    if item.language is Language.FRENCH:
        text = _changed(text, item, _AND_SO_ON, lambda _found: "etc.")
    for pattern, right in _STRAY:
        text = _changed(text, item, pattern, lambda _found, right=right: right)  # type: ignore[misc]
    if item.language is Language.ENGLISH:
        for pattern in (_BEFORE_ENGLISH_SIGN, _BEFORE_PER_CENT, _BEHIND_CURRENCY):
            text = _changed(text, item, pattern, lambda _found: "")
    return text


def _usual_spaces(item: Text, house: House) -> str:
    return as_usual(item.text, house.spaces) if item.language is Language.FRENCH else item.text


def _accents(item: Text, _house: House) -> str:
    """«A» may be the verb, and some words are English, in names, unless an article is before them."""

    def right(found: _Found) -> str:
        word = found.group()
        is_unsure = word.capitalize() in _ENGLISH_TOO and found.string[max(0, found.start() - 1)] != "’"
        return word if is_unsure else with_accent(found) or word

    text = _replaced(item.text, item.own_words, _WORD, right)
    return _replaced(text, _now(text, item).own_words, _CA, lambda _found: "Ça ")


def _slips(item: Text, _house: House) -> str:
    """Thousands are left to a person: «1,125 €» may be a price."""

    def ligature(found: _Found) -> str:
        return re.sub("oe(?=[ui])", "œ", re.sub("O[eE](?=[uiUI])", "Œ", found.group()))

    def ordinal(found: _Found) -> str:
        return found.group() if found["number"] in ("1", "I") else f"{found['number']}e{found['many']}"

    text = item.text
    for pattern, how in (
        (_OE, ligature),
        (_FIRST, lambda found: f"1re{found['many']}"),
        (_ORDINAL, ordinal),
        (_AND_SO_ON, lambda _found: "etc."),
    ):
        text = _replaced(text, _now(text, item).own_words, pattern, how)
    return text


def _british_words(item: Text, _house: House) -> str:
    """Words in small letters: others may be names. -ize is right in Britain, too: a person decides."""

    def right(found: _Found) -> str:
        word = found.group()
        before = found.string[: found.start()].lower()
        if not word.islower() or word in _ALSO_BRITISH or before.endswith("computer "):
            return word
        return british_word(word) or word

    return _replaced(item.text, item.own_words, _WORD, right)


_ALSO_BRITISH = frozenset("program programs dialog dialogs analog aging math mom".split())


def _now(text: str, item: Text) -> Text:
    return Text(item.field, text, item.language)


def _changed(text: str, item: Text, pattern: re.Pattern[str], how: Callable[[_Found], str]) -> str:
    return _replaced(text, _now(text, item).without_addresses, pattern, how)


def _replaced(text: str, sought: str, pattern: re.Pattern[str], how: Callable[[_Found], str]) -> str:
    """The text with what is found in `sought`, as long as it but blank in places, replaced.

    What stands in something like an address is left alone.
    """
    parts, end = [], 0
    for found in pattern.finditer(sought):
        start = max(text.rfind(sign, 0, found.start()) for sign in " \n\u00a0\u202f") + 1
        stop = text.find(" ", found.end())
        if not _ADDRESS_LIKE.search(text[start : None if stop < 0 else stop]):
            parts += [text[end : found.start()], how(found)]
            end = found.end()
    return "".join([*parts, text[end:]])


MENDS: Mapping[str, Mend] = {
    "letters-apart": _letters_together,
    "straight-apostrophe": _apostrophes,
    "straight-quotation-mark": _quotation_marks,
    "foreign-quotation-mark": _own_marks,
    "breaking-space": _non_breaking_spaces,
    "stray-space": _spaces,
    "capital-without-accent": _accents,
    "french-slip": _slips,
    "american-spelling": _british_words,
    "mixed-spaces": _usual_spaces,
}
"""By the code of the rule: how a text in which it found something is mended, if that is certain."""
