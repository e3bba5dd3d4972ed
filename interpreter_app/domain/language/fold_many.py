"""Folding many texts that share their words: each word is folded once.

Owns nothing but speed: the key is the one that `folding.fold` makes of the whole text.
"""

from __future__ import annotations

from interpreter_app.domain.language.folding import MAX_LENGTH, fold

_BY_ITSELF = "\0"
"""Stands for a word that can't be folded without its neighbours."""


class Folder:
    """Folds texts and remembers the words that it has met; make one for a piece of work, and drop it."""

    def __init__(self) -> None:
        self._words = _Words()

    def __call__(self, text: str) -> str:
        """The folded key of a text."""
        if text.isascii() and text.replace(" ", "").isalpha() and len(text) <= MAX_LENGTH:
            return " ".join(text.lower().split())
        key = " ".join(map(self._words.__getitem__, text.split()))
        if _BY_ITSELF in key or not key or len(text) > MAX_LENGTH:
            return fold(text)
        return key


class _Words(dict[str, str]):
    def __missing__(self, word: str) -> str:
        if word.isascii() and word.isalpha():
            folded = word.lower()
        else:
            folded = fold(word)
            # Digits are grouped over blanks; what is only punctuation counts where nothing else is there.
            plain = folded.replace(" ", "")
            if not plain.isalpha():
                folded = _BY_ITSELF
        self[word] = folded
        return folded
