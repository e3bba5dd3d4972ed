"""Terms that stand in a text, as they are or in another form.

Owns which runs of its words may be terms, and which come first where several share a word: those with most
words that tell, then the longest, then the first. Must not know where words stand, nor what a term says.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from interpreter_app.domain.language.folding import ARTICLES, STOP_WORDS
from interpreter_app.domain.language.keys import HASTY, Hit, Scopes
from interpreter_app.search import bounds
from interpreter_app.search.finds import Finds
from interpreter_app.search.index import Index
from interpreter_app.search.vocabulary import Vocabulary
from interpreter_app.search.ways import NO_WORDS, Choice, extended

MOST_WORDS = 400
"""Words of a text that are looked at."""

_LONGEST_TERM = 8
_MOST_WAYS = 8
_MOST_KEYS = 4_000
_MOST_HITS = 2_000


class Run(NamedTuple):
    """A term in a text: its first and its last word, and the hits that it may be, the nearest form first."""

    first: int
    last: int
    hits: tuple[Hit, ...]


def terms_in(
    words: Sequence[str], index: Index, vocabulary: Vocabulary, scopes: Scopes = None
) -> list[list[Run]]:
    """The terms among these folded words that share words with one another, group by group, in their order;
    of each group the one that tells most first.

    Nothing without a vocabulary. Whoever takes none of the hits of a run may take the next one of its group.
    """
    words = words[:MOST_WORDS]
    if vocabulary.is_empty:
        return []
    runs = _runs(words, Finds(index, vocabulary, _MOST_HITS, scopes), vocabulary)
    hits: dict[str, list[Hit]] = {}
    found = index.exactly(list(runs), scopes, _MOST_HITS) if runs else []
    bounds.met("marks", len(found) == _MOST_HITS)
    for hit in found:
        if hit.standing % (2 * HASTY) < HASTY:
            hits.setdefault(hit.key, []).append(hit)
    by_place: dict[tuple[int, int], list[tuple[float, Hit]]] = {}
    for key, places in runs.items():
        for first, last, cost in places:
            for hit in hits.get(key, ()):
                by_place.setdefault((first, last), []).append((cost, hit))
    found_runs = [
        Run(first, last, tuple(hit for _cost, hit in sorted(some, key=_cheapest)))
        for (first, last), some in by_place.items()
    ]
    return _groups(found_runs, words)


def _cheapest(one: tuple[float, Hit]) -> tuple[float, int, int]:
    cost, hit = one
    return cost, hit.standing, hit.concept


def _groups(runs: list[Run], words: Sequence[str]) -> list[list[Run]]:
    """Runs that share words, directly or by another one, together."""
    groups: list[list[Run]] = []
    end = -1
    for run in sorted(runs):
        if run.first > end:
            groups.append([])
        groups[-1].append(run)
        end = max(end, run.last)

    def order(run: Run) -> tuple[int, int, int]:
        telling = [word for word in words[run.first : run.last + 1] if word not in STOP_WORDS]
        return -len(telling), -sum(map(len, telling)), run.first

    return [sorted(group, key=order) for group in groups]


def _runs(
    words: Sequence[str], finds: Finds, vocabulary: Vocabulary
) -> dict[str, list[tuple[int, int, float]]]:
    """The keys of the terms that runs of words may be, with the places of each and what its forms cost."""
    telling = list(dict.fromkeys(word for word in words if word not in STOP_WORDS))
    forms: dict[str, list[Choice]] = dict(zip(telling, finds.forms(telling), strict=True))
    # A word with a possessive is indexed without it: its other forms tell that it is known.
    known = {word for word, choices in forms.items() if any(vocabulary.has(form) for _cost, form in choices)}
    keys: dict[str, list[tuple[int, int, float]]] = {}
    for first, word in enumerate(words):
        if word in STOP_WORDS and word in ARTICLES:
            continue
        ways = [NO_WORDS]
        for last in range(first, min(first + _LONGEST_TERM, len(words))):
            choices = forms.get(words[last], [(0.0, words[last])])
            if words[last] in forms and words[last] not in known:
                break  # No term has this word.
            ways = extended(ways, choices, _MOST_WAYS)
            bounds.met("ways", len(ways) == _MOST_WAYS)
            if words[last] in STOP_WORDS:
                continue
            for cost, taken in ways:
                places = keys.setdefault(" ".join(taken), [])
                if (first, last, cost) not in places:
                    places.append((first, last, cost))
            if bounds.met("keys", len(keys) > _MOST_KEYS):
                return keys
    return keys
