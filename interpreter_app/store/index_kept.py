"""The index with what it answered of short beginnings kept, for whoever types letter by letter.

«c», «co», «con», «cons» come by the same families of terms. Owns what is kept; must not judge whether it
still holds: whoever has one says `forget` once anybody may have written.
"""

from __future__ import annotations

from interpreter_app.base.remembering import remember
from interpreter_app.domain.language.keys import Hit, Scopes
from interpreter_app.store.database import Store
from interpreter_app.store.index_reader import IndexReader

_MOST = 3000
"""Families: some ten thousand terms, a few megabytes."""


class KeptIndex(IndexReader):
    """An IndexReader that doesn't ask the store twice for a family of terms."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self._families: dict[tuple[str, str, Scopes, int], list[Hit]] = {}

    def forget(self) -> None:
        """Ask the store again from now on."""
        self._families.clear()

    def foremost(self, lower: str, upper: str, scopes: Scopes, limit: int) -> list[Hit]:
        """`lower` itself, the shortest that concepts go by, the shortest others: of the first some hundred
        terms whose whole key is in [lower, upper)."""
        asked = (lower, upper, scopes, limit)
        found = self._families.get(asked)
        if found is None:
            found = super().foremost(*asked)
            remember(self._families, asked, found, _MOST)
        return found
