"""Terms that are a part of what was typed, where all of it found nothing.

Whoever types «des budgets participatifs à Paris» wants the budgets. Owns which parts are looked for: runs of
words of which two tell something, that neither begin nor end with a stop word.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interpreter_app.domain.language.folding import STOP_WORDS
from interpreter_app.search import bounds
from interpreter_app.search.finds import Finds
from interpreter_app.search.query import Query
from interpreter_app.search.ranking import Match
from interpreter_app.search.vocabulary import Vocabulary
from interpreter_app.search.ways import NO_WORDS, Choice, extended

_LEAST_THAT_TELL = 2
_MOST_WORDS = 8
_MOST_WAYS = 12
"""Ways to take other forms of a run's words that are looked for."""

_WHOLE_QUERY = 1.0
"""What it costs that words were left out."""


class _Part(NamedTuple):
    """A run of words, from the first place to the last, and what it costs that it was taken otherwise."""

    first: int
    last: int
    cost: float


def keep_parts(finds: Finds, vocabulary: Vocabulary, query: Query) -> None:
    """Add the terms that are runs of the words typed, or forms of them, and no part of another one found."""
    if finds.by_concept or len(query.content) <= _LEAST_THAT_TELL:
        return
    parts = _parts(finds, vocabulary, query.words)
    hits = finds.exactly(list(parts)) if parts else []
    found = {hit.key: parts[hit.key] for hit in hits}
    for hit in hits:
        part = found[hit.key]
        if not any(_is_within(part, other) for other in found.values()):
            finds.keep(hit, Match.WORDS, _WHOLE_QUERY + part.cost)


def _is_within(part: _Part, other: _Part) -> bool:
    shorter = part.last - part.first < other.last - other.first
    return shorter and other.first <= part.first and part.last <= other.last


def _parts(finds: Finds, vocabulary: Vocabulary, words: Sequence[str]) -> dict[str, _Part]:
    """The runs by the keys of the terms that they may be; the cheapest way to each."""
    telling = [word not in STOP_WORDS for word in words]
    forms: list[list[Choice]] = [
        group if tells else group[:1] for group, tells in zip(finds.forms(words), telling, strict=True)
    ]
    parts: dict[str, _Part] = {}
    for first in range(len(words)):
        ways = [NO_WORDS]
        for last in range(first, min(first + _MOST_WORDS, len(words))):
            if telling[last] and len(forms[last]) == 1 and not vocabulary.has(words[last]):
                break  # No term has this word.
            ways = extended(ways, forms[last], _MOST_WAYS)
            bounds.met("ways", len(ways) == _MOST_WAYS)
            if telling[first] and telling[last] and sum(telling[first : last + 1]) >= _LEAST_THAT_TELL:
                for cost, taken in ways:
                    parts.setdefault(" ".join(taken), _Part(first, last, cost))
    return parts
