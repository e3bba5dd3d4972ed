"""How finds are labelled, and in which order they are shown.

Owns the labels, their order, and what decides between finds of one label. Must not ask the index anything:
it sorts what was found.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import partial
from heapq import nlargest
from itertools import groupby, islice
from operator import itemgetter
from typing import NamedTuple, Protocol

from interpreter_app.domain.language.keys import Standing


class Match(StrEnum):
    """How a term was found, best first."""

    EXACT = "exact"
    PREFIX = "prefix"
    WORDS = "words"
    WORD_START = "word-start"
    ACRONYM = "acronym"
    INFLECTED = "inflected"
    INSIDE = "inside"
    TYPO = "typo"
    BY_EAR = "by-ear"


_STEP = {match: 2 * place for place, match in enumerate(Match)}
_BEHIND_PREFIX = _STEP[Match.PREFIX] + 1
"""The place of whole terms that aren't quite what is wanted: one in another number or gender («mayors» for
«mayor») is nearer than longer terms with it, and one that is to be avoided leads to what to say instead."""
_BEFORE_GUESSES = _STEP[Match.TYPO] - 1
"""The place of terms that have words with all the beginnings typed, somewhere: little more than a guess."""
_PREFERRED, _DEPRECATED = int(Standing.PREFERRED), int(Standing.DEPRECATED)
_EXACT, _WORDS, _INFLECTED = Match.EXACT, Match.WORDS, Match.INFLECTED
_TYPO, _BY_EAR = Match.TYPO, Match.BY_EAR
_GUESSES = (_TYPO, _BY_EAR)
LED = (Match.PREFIX, *_GUESSES)
"""Finds that are terms beginning alike: the best known ones of a family come first."""
ABBREVIATED, FAR_FETCHED = 0.5, 3.0
"""What it costs that words were only begun, in the order of the term or just somewhere in it."""

RESERVED = 2
"""Last places kept for guesses of each kind where there are more finds than places."""

_NOBODYS: frozenset[int] = frozenset()
_WEIGHED_FOR_A_PLACE = 3
"""Terms of a family that are weighed for each of its places, the shortest: a long one is seldom what somebody
begins to type."""


class Found(NamedTuple):
    """One concept found, by which of its terms, and how. `cost` orders finds of one label, cheapest first."""

    concept: int
    term: int
    scope: int
    match: Match
    key: str
    cost: float = 0.0
    standing: int = Standing.PREFERRED
    is_name: bool = False


Rank = tuple[bool, bool, bool, int, bool, bool, int, bool, int, float, bool, int, str, int, int]


def rank(found: Found, first: frozenset[int], favoured: frozenset[int] = _NOBODYS) -> Rank:
    """What a find is sorted by, in glossaries of which those of the scopes `first` come before the others.

    A deprecated term comes after the others of its label, a `favoured` one before those that cost about as
    much. Among exact terms the one that a concept goes by comes first; then the less was changed, and the
    shorter the term, the better; a proper noun comes after what anybody says, unless it was typed.
    """
    _concept, term, scope, match, key, cost, standing, is_name = found
    later = scope not in first
    is_exact = match is _EXACT
    by_ear, is_typo = match is _BY_EAR, match is _TYPO
    is_guess = by_ear or is_typo
    deprecated = standing == _DEPRECATED
    is_another_form = match is _INFLECTED and cost == 0.0
    comes_later = is_another_form or (is_exact and deprecated)
    is_far = match is _WORDS and cost >= FAR_FETCHED
    return (
        by_ear,
        is_typo,
        later and not is_exact,
        _BEHIND_PREFIX if comes_later else _BEFORE_GUESSES if is_far else _STEP[match],
        later,
        deprecated and not is_guess,
        int(cost),
        scope not in favoured,
        standing if is_exact else 0,
        cost + 0.3 * (deprecated and is_guess),
        is_name and not is_exact,
        len(key),
        key,
        standing,
        term,
    )


class Renown(Protocol):
    """How well families and terms are known."""

    def weight(self, word: str) -> int:
        """In how many terms the word of a family stands."""

    def telling(self, key: str) -> float:
        """How much the glossaries go on about what sets this term apart from others of its family."""


class _Unknown:
    def weight(self, _word: str) -> int:
        return 0

    def telling(self, _key: str) -> float:
        return 0.0


UNKNOWN: Renown = _Unknown()


class Order(NamedTuple):
    """In which order the finds of one look-up are shown: what is known beside the finds themselves.

    `is_growing` says that the last word may go on: then no family takes more than four places of seven while
    others begin like it, too.
    """

    first: frozenset[int] = _NOBODYS
    favoured: frozenset[int] = _NOBODYS
    is_growing: bool = True
    renown: Renown = UNKNOWN

    def arranged(self, found: Iterable[Found], limit: int, kept_for_guesses: int) -> list[Found]:
        """The best finds; the last places are kept for guesses where there are any."""
        ordered = sorted(found, key=partial(rank, first=self.first, favoured=self.favoured))
        guessed = [f for f in ordered if f.match in _GUESSES]
        certain = [f for f in ordered if f.match not in _GUESSES] if guessed else ordered
        typos = [f for f in guessed if f.match is Match.TYPO]
        heard = [f for f in guessed if f.match is Match.BY_EAR]
        kept = min(kept_for_guesses, len(typos) + len(heard))
        certain = self._varied(certain, limit)[: max(limit - kept, 0)]
        room = limit - len(certain)
        share = max(RESERVED, room - len(typos)) if room > RESERVED else room // 2
        heard_kept = min(len(heard), share)
        typos = self._varied(typos, limit)[: room - heard_kept]
        return [*certain, *typos, *self._varied(heard, limit)[: room - len(typos)]]

    def _varied(self, ordered: list[Found], limit: int) -> list[Found]:
        """The first finds, with families led by their best known terms, the best known families first.

        Only terms that begin with what was typed, or may have been meant, are moved, and only among others of
        their own kind.
        """
        if len(ordered) <= limit:
            return ordered
        out: list[Found] = []
        for _kind, group in groupby(ordered, key=self._kind):
            if len(out) >= limit:
                break
            alike = list(group)
            out += self._led(alike, limit) if alike[0].match in LED else alike
        return out

    def _kind(self, found: Found) -> tuple[Match, bool, bool, bool, bool, float]:
        deprecated = found.standing == _DEPRECATED
        scope = found.scope
        return (
            found.match,
            scope in self.first,
            scope in self.favoured,
            found.is_name,
            deprecated,
            found.cost if found.match in _GUESSES else int(found.cost),
        )

    def _led(self, alike: list[Found], limit: int) -> list[Found]:
        """Terms of one kind: each family by its own word, then by its most telling terms.

        While the word grows, the families share the places as parties share seats: by the highest averages,
        the one with the greatest weight first.
        """
        families: dict[str, list[Found]] = defaultdict(list)
        for one in alike:
            families[family(one.key)].append(one)
        most = places(limit) if self.is_growing else len(alike)
        weights = {word: self.renown.weight(word) for word in families}
        shares = shared_out(limit, weights)
        averages: list[tuple[float, Found]] = []
        for word, its_own in families.items():
            if len(its_own) > 1:
                self._lead(its_own, shares.get(word, 0))
            weight = weights[word] + 1
            averages += [(weight / n if n <= most else 0.0, one) for n, one in enumerate(its_own, 1)]
        return [one for _average, one in nlargest(limit, averages, key=itemgetter(0))]

    def _lead(self, its_own: list[Found], share: int) -> None:
        """Put the family's own word first, then the most telling of the terms that a concept goes by."""
        able = (one for one in its_own if one.standing <= _PREFERRED and " " in one.key)
        weighed = islice(able, share * _WEIGHED_FOR_A_PLACE)
        telling = {one.term: self.renown.telling(one.key) for one in weighed}
        its_own.sort(key=lambda one: (" " in one.key, -telling.get(one.term, 0.0)))


def places(limit: int) -> int:
    """The places that one family may take while others begin like it, too: four of seven."""
    return max(4 * limit // 7, 1)


def family(key: str) -> str:
    """The first word of a term: those that share it are of one family."""
    return key.partition(" ")[0]


def shared_out(limit: int, weights: Mapping[str, int]) -> dict[str, int]:
    """The places of families by their weights, as seats are shared by the highest averages.

    >>> shared_out(7, {"conseil": 100, "concertation": 30, "contrat": 20, "congé": 2})
    {'conseil': 4, 'concertation': 2, 'contrat': 1}
    """
    most = places(limit)
    shares = [(weight / n, word) for word, weight in weights.items() for n in range(1, most + 1)]
    return dict(Counter(word for _share, word in nlargest(limit, shares)))
