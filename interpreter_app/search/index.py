"""What the engine needs from an index, as a protocol that the store fulfils.

Holds no SQL and no data: only the questions. Keys are folded texts in the order of their code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from interpreter_app.domain.language.keys import Hit, Scopes


class Index(Protocol):
    """The questions. Each answers at most `limit` hits."""

    def whole(self, lower: str, upper: str, scopes: Scopes, limit: int) -> list[Hit]:
        """Terms whose whole key is in [lower, upper), in the order of their keys."""
        ...

    def foremost(self, lower: str, upper: str, scopes: Scopes, limit: int) -> list[Hit]:
        """`lower` itself, the shortest that concepts go by, the shortest others: of the first some hundred
        terms whose whole key is in [lower, upper)."""
        ...

    def exactly(self, wanted: Iterable[str], scopes: Scopes, limit: int) -> list[Hit]:
        """Terms that have one of these whole keys."""
        ...

    def containing(
        self, groups: Sequence[Sequence[str]], open_ended: bool, scopes: Scopes, limit: int
    ) -> list[Hit]:
        """Terms that contain one word of each group; the last group's words may be beginnings.

        The key of such a hit is the folded text of the whole term. In no particular order.
        """
        ...

    def with_words_begun(self, beginnings: Sequence[str], scopes: Scopes, limit: int) -> list[Hit]:
        """Terms that have a word beginning with each of these; keys and order as in `containing`."""
        ...

    def with_initials(self, letters: str, open_ended: bool, scopes: Scopes, limit: int) -> list[Hit]:
        """Terms whose words have these initials, or begin with them; keys and order as in `containing`."""
        ...

    def begun(self, beginnings: Sequence[str]) -> set[str]:
        """Which of these some term's whole key begins with."""
        ...

    def words_of_stems(self, stems: Iterable[str]) -> dict[str, list[str]]:
        """The words indexed under each of these stems (language letter and stem)."""
        ...

    def spreads(self, stems: Sequence[str] | None = None) -> dict[str, tuple[int, int]]:
        """In how many terms the words of these stems, or all words, stand as they are and in any form."""
        ...

    def commonest(self, beginning: str, limit: int) -> list[str]:
        """Of the words that begin like this, those that stand in the most terms."""
        ...

    def knows(self, word: str, open_ended: bool) -> bool:
        """Whether some term has this word, which is no stop word, or one that begins like it."""
        ...

    def state(self) -> tuple[str, int]:
        """(epoch, last word's number): an index made anew has another epoch."""
        ...

    def words_since(self, number: int) -> Iterator[tuple[str, str, str]]:
        """(word, its sound code) of the words with a number above this one, in any order, one by one.

        A word comes once for each way it sounds; the code is empty where it has none.
        """
        ...
