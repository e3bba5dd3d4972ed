"""What terms that begin alike are best known by: the words that the glossaries go on about.

Of all that begins with «con», *conseil* stands in more terms than *congé*; of all that begins with *conseil*,
those with «citoyen» or «quartier» say more in a glossary where many concepts have to do with citizens and
neighbourhoods. Must not decide how finds are ordered.
"""

from __future__ import annotations

from interpreter_app.base.remembering import remember
from interpreter_app.domain.language.folding import STOP_WORDS
from interpreter_app.search.vocabulary import Vocabulary

_MOST_REMEMBERED = 4096


class WordsKnown:
    """How well families and terms are known by the words of a vocabulary; see ranking.Renown."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def weight(self, word: str) -> int:
        """In how many terms the word of a family stands."""
        return self._vocabulary.count(word)

    def telling(self, key: str) -> float:
        """In how many terms the rarest of its other words stands; a share of it, the more there are."""
        vocabulary = self._vocabulary
        known = vocabulary.telling.get(key)
        if known is None:
            words = [word for word in key.split()[1:] if word not in STOP_WORDS]
            known = min(map(vocabulary.spread, words), default=0) / max(len(words), 1)
            remember(vocabulary.telling, key, known, _MOST_REMEMBERED)
        return known
