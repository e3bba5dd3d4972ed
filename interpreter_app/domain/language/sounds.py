"""How a word sounds, written as a short code that a French and an English ear can agree on.

For the interpreter who has heard a word without knowing how it is written: «consay» for *conseil*,
«mary» for *mairie*. A code has one letter for each sound: the vowels A E I O U, and P B T D K G F V S J X
M N L R, with X for «ch» and «sh». It drops what listeners of the two languages don't hear alike (length,
h, final mute letters, glides, s against z) and writes a nasal vowel as vowel and N. Only the rules of
spelling are here: which codes are near to each other is decided by the look-up.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from interpreter_app.domain.terms import Language

_Rules = tuple[tuple[str, str], ...]

_LETTERS = "abcdefghijklmnopqrstuvwxyzàâäçéèêëîïôöûùüÿœæ"
_V = "aàâäeéèêëiîïoôöuùûüyœæ"
_C = "bcdfghjklmnpqrstvwxz"
_OUAR = f"(?<![{_C}])ouar(?=[{_C}])"
"""The «war» of «ward» as a French ear writes it."""

_N = f"(?![{_V}nmh])"

# The first rule that fits at a place is taken. None of them looks further than a few letters, and each takes
# one at least.
_FRENCH: _Rules = (
    (r"eil(?:s|le|les|lent)?$|eill(?=[" + _V + r"])", "E"),
    (r"ail(?:s|le|les|lent)?$|aill(?=[" + _V + r"])", "AI"),
    (r"eau(?:x|s)?|aud$|aut(?:s)?$|aux$|au", "O"),
    (r"ouill(?:e|es)?$|ouill", "UI"),
    (r"(?:euil|ueil|œil|oeil)(?:l?e?s?)$|euill|ueill", "UI"),
    (r"oin(?:g|t|ts|gs)?" + _N, "UAN"),
    (_OUAR, "UOR"),
    (r"o[iîy](?:s|t|x|e|es|d)?$", "UA"),
    (r"o[iî]", "UA"),
    (r"oy(?=[" + _V + r"])", "UA"),
    (r"o[uùû](?:s|t|p|x|e|es|ts)?$", "U"),
    (r"o[uùû]", "U"),
    (r"(?<=[iy])en(?:s|t|ts)?$|(?<=[iy])en" + _N, "AN"),
    (r"oo", "U"),
    (r"ee", "I"),
    (r"tch", "X"),
    (r"dj|dg(?=e)", "J"),
    (r"ments?$", "MON"),
    (r"(?:[ae]n|[ae]m)(?:t|d|s|ts|ds|c|cs|g|p|ps)$", "ON"),
    (r"(?:[ae]n|[ae]m)" + _N, "ON"),
    (r"(?:in|[ae]in|[ae]im|im|yn|ym|un|um)(?:t|s|ts|g|gs)$", "AN"),
    (r"(?:in|[ae]in|[ae]im|im|yn|ym|un)" + _N, "AN"),
    (r"(?:on|om)(?:t|d|s|ts|ds|g|p|ps|b|bs)$", "ON"),
    (r"(?:on|om)" + _N, "ON"),
    (r"(?<=.)tion", "SION"),
    (r"(?<=.)ti(?=el|al|en|eux)", "SI"),
    (r"(?:ai|aî|ei|ay|ey)(?:s|t|e|es|ent|x|d)?$", "E"),
    (r"a[iîy]|e[iîy]", "E"),
    (r"(?:er|ez|et|ets|ée|ées|és|ers)$", "E"),
    (r"[éèêë]", "E"),
    (r"eu(?:x|s|t|e)?$|(?:œ|oe)u(?:x|d|ds|f|fs)?$|(?:œ|oe)u|eu|œ", "U"),
    (r"ill(?=[eao])(?<!vill)(?<!mill)(?<!quill)", "I"),
    (r"gu(?=[eiéèêëyî])|gg|g(?![eiéèêëyî])(?!n)", "G"),
    (r"gn", "N"),
    (r"ge(?=[aouâô])|j|g", "J"),
    (r"sch|sh|ch", "X"),
    (r"ph|ff|f", "F"),
    (r"cc(?=[eiéèêëy])|x(?!$)", "KS"),
    (r"sc(?=[eiéèêëyî])|ç|c(?=[eiéèêëyî])", "S"),
    (r"qu|q|ck|cc|c|k", "K"),
    (r"(?<=..)(?:ts|ds|ps|es|s|x|t|d|z|p(?<=[ou]p))$", ""),
    (r"ess|ss|s|z|x", "S"),
    (r"e$", ""),
    (r"e(?=([bcdfgjklmnpqrstvwxz])\1)|e(?=[bcdfgjklmnpqstvwxz][bcdfgjkmnpqstvwxz])", "E"),
    (r"e(?=r[^" + _V + r"])", "E"),
    (r"(?<=^.)e|^e|e(?=.$)", "E"),
    (r"e", ""),
    (r"th|tt|t", "T"),
    (r"[aàâä]", "A"),
    (r"[iîïy]", "I"),
    (r"[oôö]", "O"),
    (r"[uùûü]", "U"),
    (r"æ", "E"),
    (r"w", "V"),
    (r"bb|b", "B"),
    (r"dd|d", "D"),
    (r"ll|l", "L"),
    (r"mm|m", "M"),
    (r"nn|n", "N"),
    (r"pp|p", "P"),
    (r"rr|r", "R"),
    (r"v", "V"),
)  # fmt: skip

_SECOND_PARTS = (
    "line|guard|ment|keep|hold|tak|ful|less|ness|ly$|work|table|long|side|wide|time|board|scale|place|point"
)
_MAGIC = f"(?=(?:[bcdfgklmnpstvz]|th|st)e(?:[sd]?$|{_SECOND_PARTS}))"
"""Before a consonant and the e that makes a vowel long, at the end of a word or of its first part."""
_ENGLISH: _Rules = (
    (r"^kn|^gn|^pn", "N"),
    (r"^wr", "R"),
    (r"^ps|^sc(?=[iey])|^x", "S"),
    (r"mb$", "M"),
    (r"(?:t|ss|c|s)ion(?=s?$|al|ed|er|ing)|cian|tian", "XN"),
    (r"(?:t|c)ia(?=l)|cious|tious", "XA"),
    (r"tures?$", "XUR"),
    (r"(?<=..)ages?$", "EJ"),
    (r"(?<=..)ates?$", "ET"),
    (r"ou(?:gh|l)(?=t|d)|augh(?=t)", "O"),
    (r"ough", "O"),
    (r"eigh|aigh", "E"),
    (r"igh|eye", "AI"),
    (r"gh", ""),
    (r"dj|dg(?=e)|zh|j|g(?=[ey])|gi(?=[ao])|g(?=ies?$|i[" + _C + r"])(?<!^g)", "J"),
    (r"ph|ff|f", "F"),
    (r"ch(?=[rl])", "K"),
    (r"ch(?=em[^a]|oru|oir|estr|ar[ai]c|ron[io])|(?<=[aoy])ch(?=or|o$|oes$)", "K"),
    (r"(?<=ar)ch(?=[ai])|(?<=te)ch(?=n)|(?<=n)ch(?=or)", "K"),
    (r"sch", "SK"),
    (r"tch|ch|sh", "X"),
    (r"th", "T"),
    (r"war(?=[" + _C + r"])|" + _OUAR, "UOR"),
    (r"wh|w(?=[aeiouy])", "U"),
    (r"you", "IU"),
    (r"cc(?=[ei])|x", "KS"),
    (r"sc(?=[eiy])|c(?=[eiy])", "S"),
    (r"qu", "KU"),
    (r"ck|cc|q|c|k", "K"),
    (r"ign(?=s?$|[" + _C + r"]|ed$|ing$|er$|ment)", "AIN"),
    (r"ng(?=s?$|[" + _C + r"])", "N"),
    (r"iew", "IU"),
    (r"a[iy]|e[iy]|é|è|ê", "E"),
    (r"ead(?=s?$|y|th)", "ED"),
    (r"ee|ea", "I"),
    (r"ie(?=s?$)|y$|ie", "I"),
    (r"ou(?=n|t|s|d)|ow(?=n|d|er)", "AU"),
    (r"our(?=s?$)", "UR"),
    (r"oo|ew|ue(?=s?$)|ui|ou", "U"),
    (r"oa|oe|ow|au|aw|oh", "O"),
    (r"oi|oy", "OI"),
    (r"ah|al(?=m)", "A"),
    (r"al(?=k)", "O"),
    (r"(?<=^.)uh(?=.)", "E"),
    (r"uh", ""),
    (r"ue(?=ls?$)", "IU"),
    (r"a" + _MAGIC, "E"),
    (r"i" + _MAGIC, "AI"),
    (r"are(?=s?$)|ar(?=y$)", "ER"),
    (r"ore(?=s?$)", "OR"),
    (r"ire(?=s?$)", "AIR"),
    (r"(?:er|or|ar|ure|(?<=[bcdgptv])re)(?=s?$)", "UR"),
    (r"[eiu]r(?=[" + _C + r"])", "UR"),
    (r"(?<=[sxz])es$|(?<=ch)es$|(?<=sh)es$", "ES"),
    (r"(?<=[td])ed$", "ED"),
    (r"(?<=...)ed$", "D"),
    (r"(?<=..)es$", "S"),
    (r"(?<=.)e$|(?<=[aio][bcdfgklmnpstvz])e(?=" + _SECOND_PARTS + ")", ""),
    (r"ous$", "US"),
    (r"ll|l", "L"),
    (r"ss|s|zz|z", "S"),
    (r"gg|g", "G"),
    (r"h", ""),
    (r"[aàâ]", "A"),
    (r"[eë]", "E"),
    (r"[iîïy]", "I"),
    (r"[oô]", "O"),
    (r"[uûü]", "U"),
    (r"tt|t", "T"),
    (r"bb|b", "B"),
    (r"dd|d", "D"),
    (r"mm|m", "M"),
    (r"nn|n", "N"),
    (r"pp|p", "P"),
    (r"rr|r", "R"),
    (r"v|w", "V"),
)  # fmt: skip

_BEFORE_LIPS = re.compile(r"M(?=[PB])")
_RUN = re.compile(r"(.)\1+")


_Letter = tuple[Callable[[str, int], re.Match[str] | None], tuple[str, ...]]


class _Reader(dict[str, _Letter]):
    """By the letter they can begin with: how to match the rules of a language, and their codes by group.

    Compiled when a word first needs them: all of them at once would cost a tenth of a cold start.
    """

    def __init__(self, rules: _Rules) -> None:
        super().__init__()
        self._rules = rules

    def __missing__(self, letter: str) -> _Letter:
        known = letter in _LETTERS
        rules = [rule for rule in self._rules if known and _may_start(rule[0], letter)]
        pattern, codes = _alternation(rules)
        self[letter] = pattern.match, codes
        return self[letter]


_READERS = {Language.FRENCH: _Reader(_FRENCH), Language.ENGLISH: _Reader(_ENGLISH)}


def _alternation(rules: list[tuple[str, str]]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    parts = [f"(?P<r{n}>{_renumber(pattern, n)})" for n, (pattern, _code) in enumerate(rules)]
    pattern = re.compile("|".join(parts) or "(?!)")
    codes = [""] * (pattern.groups + 1)
    for n, (_pattern, code) in enumerate(rules):
        codes[pattern.groupindex[f"r{n}"]] = code
    return pattern, tuple(codes)


def _may_start(pattern: str, letter: str) -> bool:
    """Whether a match of the pattern can begin with this letter, told from the first letters it names."""
    return any(letter in _first_letters(part) for part in _alternatives(pattern))


def _first_letters(pattern: str) -> str:
    """The letters that one alternative can begin with; rules never begin with something optional."""
    rest = pattern.removeprefix("^")
    while rest.startswith(("(?<=", "(?<!")):
        rest = rest[_closing(rest) + 1 :]
    if rest.startswith("(?:"):
        return "".join(map(_first_letters, _alternatives(rest[3 : _closing(rest)])))
    return rest[1 : rest.index("]")] if rest.startswith("[") else rest[:1]


def _closing(pattern: str) -> int:
    """The place of the bracket that closes the one the pattern begins with."""
    depth = 0
    for place, character in enumerate(pattern):
        depth += (character == "(") - (character == ")")
        if depth == 0:
            return place
    raise ValueError(pattern)


def _alternatives(pattern: str) -> list[str]:
    """The parts of a pattern between the bars that aren't inside brackets."""
    parts = [""]
    depth = 0
    for character in pattern:
        depth += (character in "([") - (character in ")]")
        if character == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += character
    return parts


def _renumber(pattern: str, index: int) -> str:
    """A rule's own back-reference, named so that it means the same inside the whole alternation."""
    if r"\1" not in pattern:
        return pattern
    return re.sub(r"\((?!\?)", f"(?P<d{index}>", pattern, count=1).replace(r"\1", f"(?P=d{index})")


def prepare() -> None:
    """Compile every rule now, in some hundredths of a second, so that no keystroke has to."""
    for reader in _READERS.values():
        for letter in _LETTERS:
            reader[letter]


def sound_code_of_new(word: str, language: Language) -> str:
    """As `sound_code`, for words that are met once: nothing is remembered."""
    plain = word.lower()
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain)
    reader = _READERS[language]
    code = ""
    position, end = 0, len(plain)
    while position < end:
        match_at, codes = reader[plain[position]]
        if match := match_at(plain, position):
            code += codes[match.lastindex or 0]
            position = match.end()
        else:
            position += 1
    if "M" in code:
        code = _BEFORE_LIPS.sub("N", code)
    return _RUN.sub(r"\1", code)


_OTHERWISE = (
    (re.compile(r"(?<=[AEIOU])R(?![AEIOU])"), ""),
    (re.compile(r"^[DL](?=[AEIOU]..)"), ""),
    (re.compile(r"XN$"), "SION"),
)
"""What may have been heard behind what was written, and what is written for it otherwise."""
_OTHERWISE_HEARD = 0.2


class Heard(NamedTuple):
    """Sounds that somebody may have meant, by whose spelling they were read, and what it costs."""

    code: str
    reader: Language
    cost: float = 0.0


@lru_cache(maxsize=2048)
def heard_codes(word: str) -> tuple[Heard, ...]:
    """The sounds that somebody may have meant who wrote this as it was heard.

    >>> [(heard.code, heard.cost) for heard in heard_codes("doovrazh")]
    [('DUVRAJ', 0.0), ('DUVRAS', 0.0), ('UVRAJ', 0.2), ('UVRAS', 0.2)]

    Read by the spelling of either language; without the d or l of an article that was heard as a part of the
    word; without an r behind a vowel, which many English ears write and don't say; with «-tion» as in French.
    """
    found: dict[tuple[str, Language], Heard] = {}
    plain = [Heard(sound_code(word, language), language) for language in reversed(Language)]
    for heard in plain:
        found.setdefault((heard.code, heard.reader), heard)
    for heard in plain:
        for pattern, instead in _OTHERWISE:
            code = pattern.sub(instead, heard.code)
            found.setdefault((code, heard.reader), Heard(code, heard.reader, _OTHERWISE_HEARD))
    return tuple(heard for heard in found.values() if heard.code)


_SMALL = frozenset("D DE DU L LE LA O A E U UN ON OF OV UV TO SE SU FOR IN AT OND AND".split())
"""The sounds of articles, prepositions and their like in both languages: «duh», «day», «oh», «ze», «ov»."""


@lru_cache(maxsize=2048)
def is_small_by_ear(word: str) -> bool:
    """Whether this may be one of the small words that tell nothing, as it was heard.

    >>> is_small_by_ear("duh"), is_small_by_ear("dew"), is_small_by_ear("klo")
    (True, True, False)
    """
    return any(sound_code(word, language) in _SMALL for language in Language)


@lru_cache(maxsize=8192)
def sound_code(word: str, language: Language) -> str:
    """The sounds of one word, with or without accents, read by the spelling rules of this language.

    >>> sound_code("conseil", Language.FRENCH), sound_code("consay", Language.ENGLISH)
    ('KONSE', 'KONSE')

    Letters of other alphabets and digits are passed over; a word without any letter has an empty code.
    """
    return sound_code_of_new(word, language)
