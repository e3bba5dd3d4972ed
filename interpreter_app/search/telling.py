"""What a large family of terms is best known by: the terms whose other words the glossaries go on about.

Of all the terms that begin with «conseil», those with «citoyen» or «quartier» say more in a glossary where
many concepts have to do with citizens and neighbourhoods. Asks an Index for a few words; must not
decide how finds are ordered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from interpreter_app.domain.language.folding import STOP_WORDS
from interpreter_app.domain.language.inflection import stem
from interpreter_app.domain.language.keys import Standing
from interpreter_app.domain.terms import Language
from interpreter_app.search.index import Index
from interpreter_app.search.ranking import LED, Found, family, places

_MOST_WEIGHED = 8
"""Terms of a family that are weighed, the shortest: a long one is seldom what somebody begins to type."""

_MOST_COUNTED = 32
"""Terms counted for one word: what stands in so many is common anyway."""


def tellings(index: Index, known: dict[str, int], found: Iterable[Found], limit: int) -> dict[int, int]:
    """By term's number, in how many terms there is the rarest of the words that follow the first one.

    Only of terms that a concept goes by, and only in the largest family, if it takes more than its places.
    `known` is what has been counted before, by stem: while a word grows, it is the same terms that are found.
    """
    families: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        if one.match in LED:
            families[family(one.key)].append(one)
    largest = max(families.values(), key=len, default=[])
    if len(largest) <= places(limit):
        return {}
    able = sorted(filter(_may_tell, largest), key=lambda one: (len(one.key), one.key))
    words = {one.term: _following(one) for one in able[:_MOST_WEIGHED]}
    new = {s for following in words.values() for s in following if s not in known}
    forms = index.words_of_stems(sorted(new)) if new else {}
    counted = index.spreads({s: forms.get(s, ()) for s in new}, _MOST_COUNTED) if new else {}
    known |= {s: counted.get(s, 0) for s in new}
    return {term: min((known[s] for s in stems), default=0) for term, stems in words.items()}


def _may_tell(found: Found) -> bool:
    return found.standing <= Standing.PREFERRED and not found.is_name and " " in found.key


def _following(found: Found) -> list[str]:
    """The stems, with their language's letter, of the words that set a term apart from its family."""
    language = Language.ENGLISH if found.scope % 2 else Language.FRENCH
    words = [word for word in found.key.split()[1:] if word not in STOP_WORDS]
    return [language.value[0] + stem(word, language) for word in words]
