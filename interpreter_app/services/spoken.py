"""Which language a few words are in: as the glossaries have them, and where none has, as they are spelt.

Only reads. For a term that nobody has yet: its words are often in others.
"""

from __future__ import annotations

from interpreter_app.base.errors import StoreError
from interpreter_app.domain.language import spelling
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Language
from interpreter_app.store.database import Store
from interpreter_app.store.index_reader import IndexReader

_MOST = 200
"""Terms with a word that are counted: of a common one these are enough."""
_FEW = 3
"""In fewer terms a word may stand by chance, as one of the other language or a name."""


def language_of(store: Store, text: str) -> Language | None:
    """The language of a term, None where nothing tells."""
    known = _Glossaries(store)
    try:
        leaning = spelling.leaning(text, known.leaning)
    except StoreError:  # there is no index, or a damaged one
        leaning = spelling.leaning(text)
    if not leaning:
        return None
    return Language.FRENCH if leaning > 0 else Language.ENGLISH


class _Glossaries:
    """In which language the terms of a store have a word."""

    def __init__(self, store: Store) -> None:
        self._index = IndexReader(store)

    def leaning(self, word: str) -> float | None:
        """Between -1 (English terms alone) and 1 (French ones); None for a word that stands in none."""
        hits = self._index.containing([[fold(word)]], False, None, _MOST)
        if not hits:
            return None
        french = sum(not hit.scope % 2 for hit in hits)
        share = (2 * french - len(hits)) / len(hits)
        return share * min(1.0, len(hits) / _FEW)
