"""Words that hold a piece inside, but not at their beginning: «inter*communal*ité».

All words stand in one text that is searched from its start, which takes half a millisecond among 70,000
words where no word holds the piece. Most pieces that are asked for are slips that no word holds: the runs of
LEAST letters that there are inside words are kept, and say so at once. Must not know of terms or ranking.
"""

from __future__ import annotations

from collections.abc import Iterable

from interpreter_app.base.remembering import remember
from interpreter_app.search import bounds

LEAST = 4
"""Letters of the shortest piece: shorter ones are inside half of all words."""

_MOST_REMEMBERED = 256


class Insides:
    """The insides of some words; `add` tells of more."""

    def __init__(self, words: Iterable[str] = ()) -> None:
        kept = list(words)
        self._text = "\n" + "".join(f"{word}\n" for word in kept)
        self._runs = {word[at : at + LEAST] for word in kept for at in range(1, len(word) - LEAST + 1)}
        self._holders: dict[tuple[str, int], list[str]] = {}

    def add(self, word: str) -> None:
        """Take in one word more."""
        self._text += f"{word}\n"
        self._runs.update(_runs(word, 1))
        self._holders.clear()

    def holding(self, piece: str, most: int) -> list[str]:
        """The first `most` words that hold this piece; none for one of fewer letters than LEAST.

        What was found is kept: while a piece grows, its holders are among those of its beginning.
        """
        if len(piece) < LEAST or not self._runs.issuperset(_runs(piece, 0)):
            return []
        found = self._holders.get((piece, most))
        if found is None:
            shorter = self._holders.get((piece[:-1], most))
            if shorter is not None and len(shorter) < most:
                found = [word for word in shorter if word.find(piece, 1) > 0]
            else:
                found = self._searched(piece, most)
            remember(self._holders, (piece, most), found, _MOST_REMEMBERED)
        return found

    def _searched(self, piece: str, most: int) -> list[str]:
        found: dict[str, None] = {}
        text = self._text
        at = text.find(piece)
        while at >= 0 and len(found) < most:
            start = text.rfind("\n", 0, at) + 1
            end = text.find("\n", at)
            if text.find(piece, start + 1, end) > 0:
                found[text[start:end]] = None
            at = text.find(piece, end)
        bounds.met("inside", len(found) == most)
        return list(found)


def _runs(word: str, first: int) -> set[str]:
    return {word[at : at + LEAST] for at in range(first, len(word) - LEAST + 1)}
