"""What a large family of terms is best known by: the terms whose other words the glossaries go on about.

Of all the terms that begin with «conseil», those with «citoyen» or «quartier» say more in a glossary where
many concepts have to do with citizens and neighbourhoods. Must not decide how finds are ordered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from interpreter_app.domain.language.folding import STOP_WORDS
from interpreter_app.domain.language.keys import Standing
from interpreter_app.search.ranking import LED, Found, family, places
from interpreter_app.search.vocabulary import Vocabulary

_MOST_WEIGHED = 8
"""Terms of a family that are weighed, the shortest: a long one is seldom what somebody begins to type."""


def tellings(vocabulary: Vocabulary, found: Iterable[Found], limit: int) -> dict[int, int]:
    """By term's number, in how many terms there is the rarest of the words that follow the first one.

    Only of terms that a concept goes by, and only in the largest family, if it takes more than its places.
    """
    families: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        if one.match in LED:
            families[family(one.key)].append(one)
    largest = max(families.values(), key=len, default=[])
    if len(largest) <= places(limit):
        return {}
    able = sorted(filter(_may_tell, largest), key=lambda one: (len(one.key), one.key))
    return {one.term: _telling(vocabulary, one) for one in able[:_MOST_WEIGHED]}


def _may_tell(found: Found) -> bool:
    return found.standing <= Standing.PREFERRED and not found.is_name and " " in found.key


def _telling(vocabulary: Vocabulary, found: Found) -> int:
    """What the rarest of the words that set a term apart from its family stands in."""
    words = [word for word in found.key.split()[1:] if word not in STOP_WORDS]
    return min(map(vocabulary.spread, words), default=0)
