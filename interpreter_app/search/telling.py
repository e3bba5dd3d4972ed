"""What terms that begin alike are best known by: the words that the glossaries go on about.

Of all that begins with «con», *conseil* stands in more terms than *congé*; of all that begins with *conseil*,
those with «citoyen» or «quartier» say more in a glossary where many concepts have to do with citizens and
neighbourhoods. Must not decide how finds are ordered.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from interpreter_app.base.remembering import remember
from interpreter_app.domain.language.folding import STOP_WORDS
from interpreter_app.domain.language.keys import Standing
from interpreter_app.search.ranking import LED, Found, family, shared_out
from interpreter_app.search.vocabulary import Vocabulary

_WEIGHED_FOR_A_PLACE = 5
"""Terms of a family that are weighed for each of its places, the shortest: a long one is seldom what somebody
begins to type."""

_MOST_REMEMBERED = 4096


class Renown(NamedTuple):
    """How well terms are known: by a family's word, in how many terms it stands; by a term's number, how much
    is said of what sets it apart in its family."""

    weights: dict[str, int]
    telling: dict[int, float]


def renown(vocabulary: Vocabulary, found: Iterable[Found], limit: int) -> Renown:
    """How well the finds that begin alike are known. Only terms that a concept goes by are weighed, and only
    in the families that may have a place."""
    families: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        if one.match in LED:
            families[family(one.key)].append(one)
    weights = {word: vocabulary.count(word) for word in families}
    telling: dict[int, float] = {}
    for word, share in shared_out(limit, weights).items():
        if len(families[word]) > 1:
            able = sorted(filter(_may_tell, families[word]), key=lambda one: (len(one.key), one.key))
            weighed = able[: share * _WEIGHED_FOR_A_PLACE]
            telling |= {one.term: _telling(vocabulary, one.key) for one in weighed}
    return Renown(weights, telling)


def _may_tell(found: Found) -> bool:
    return found.standing <= Standing.PREFERRED and not found.is_name and " " in found.key


def _telling(vocabulary: Vocabulary, key: str) -> float:
    """In how many terms the rarest of its other words stands; a share of it, the more of them there are."""
    known = vocabulary.telling.get(key)
    if known is None:
        words = [word for word in key.split()[1:] if word not in STOP_WORDS]
        known = min(map(vocabulary.spread, words), default=0) / max(len(words), 1)
        remember(vocabulary.telling, key, known, _MOST_REMEMBERED)
    return known
