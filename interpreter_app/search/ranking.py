"""How finds are labelled, and in which order they are shown.

Owns the labels, their order, and what decides between finds of one label. Must not ask the index anything:
it sorts what was found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

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


_STEP = {match: place for place, match in enumerate(Match)}
_GUESSES = (Match.TYPO, Match.BY_EAR)
RESERVED = 2
"""Last places kept for guesses of each kind where there are more finds than places."""


@dataclass(frozen=True, slots=True)
class Found:
    """One concept found, by which of its terms, and how. `cost` orders finds of one label, cheapest first."""

    concept: int
    term: int
    scope: int
    match: Match
    key: str
    cost: float = 0.0
    standing: int = Standing.PREFERRED


Rank = tuple[bool, bool, bool, int, bool, int, float, int, str, int, int]


def rank(found: Found, first: frozenset[int]) -> Rank:
    """What a find is sorted by, in glossaries of which those of the scopes `first` come before the others.

    Among exact terms the one that a concept goes by comes first; a deprecated term comes after the others of
    its label; then the less was changed, and the shorter the term, the better.
    """
    match = found.match
    later = found.scope not in first
    is_exact = match is Match.EXACT
    is_guess = match in _GUESSES
    deprecated = found.standing == Standing.DEPRECATED
    return (
        match is Match.BY_EAR,
        match is Match.TYPO,
        later and not is_exact,
        _STEP[match],
        later,
        found.standing if is_exact else int(deprecated and not is_guess),
        found.cost + 0.3 * (deprecated and is_guess),
        len(found.key),
        found.key,
        found.standing,
        found.term,
    )


def arranged(found: Iterable[Found], first: frozenset[int], limit: int, kept_for_guesses: int) -> list[Found]:
    """The best finds; the last places are kept for guesses where there are any."""
    ordered = sorted(found, key=lambda one: rank(one, first))
    certain = [f for f in ordered if f.match not in _GUESSES]
    typos = [f for f in ordered if f.match is Match.TYPO]
    heard = [f for f in ordered if f.match is Match.BY_EAR]
    kept = min(kept_for_guesses, len(typos) + len(heard))
    certain = _varied(certain, limit, first)[: max(limit - kept, 0)]
    room = limit - len(certain)
    heard_kept = min(len(heard), max(RESERVED, room - len(typos))) if room > RESERVED else 0
    typos = typos[: room - heard_kept]
    return [*certain, *typos, *heard[: room - len(typos)]]


def family(key: str) -> str:
    """The first word of a term: those that share it are of one family."""
    return key.partition(" ")[0]


def _varied(ordered: list[Found], limit: int, first: frozenset[int]) -> list[Found]:
    """The finds so that no family takes more than four places of seven while others begin like it, too.

    Only terms that begin with what was typed are moved, and only behind others of their own kind.
    """
    most = max(4 * limit // 7, 1)
    if len(ordered) <= limit:
        return ordered
    out: list[Found] = []
    counted: dict[tuple[bool, str], int] = {}
    waiting: list[Found] = []
    kind: tuple[Match, bool] | None = None
    for one in ordered:
        its_kind = (one.match, one.scope in first)
        if its_kind != kind:
            out += waiting
            waiting, kind = [], its_kind
        if one.match is Match.PREFIX:
            whose = (one.scope in first, family(one.key))
            counted[whose] = counted.get(whose, 0) + 1
            if counted[whose] > most:
                waiting.append(one)
                continue
        out.append(one)
    return [*out, *waiting]
