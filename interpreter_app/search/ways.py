"""Ways to take one word for each of those typed, the cheapest first: (cost, words)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

Choice = tuple[float, str]
"""What it costs to take a word for the one that was typed."""

Way = tuple[float, tuple[str, ...]]

NO_WORDS: Way = (0.0, ())


def extended(ways: Sequence[Way], choices: Iterable[Choice], most: int) -> list[Way]:
    """Each way with each word that may come next; of all of them the cheapest."""
    options = list(choices)
    return sorted((cost + more, (*words, word)) for cost, words in ways for more, word in options)[:most]
