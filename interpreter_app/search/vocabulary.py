"""The distinct words of all glossaries, held in memory in the order of their letters.

Answers what a range of keys can't: which words hold this piece inside, are a slip of the finger away, or
sound like this. Some 90 bytes a word; loaded once and then told of every new word. Must not know of terms,
glossaries or ranking.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator
from typing import TypeVar

from interpreter_app.domain.language.sounds import sound_code
from interpreter_app.domain.terms import Language
from interpreter_app.search.index import Index
from interpreter_app.search.neighbours import FIRST_PART, Near, edits_between, neighbours

LEAST_FOR_TYPO = 4
LEAST_FOR_TWO_TYPOS = 8
LEAST_FOR_INSIDE = 4
LEAST_FOR_SOUND = 2
_MOST_OF_A_RANGE = 12
_MOST_INSIDE = 24
_MOST_WITH_ENDING = 60
_LONG = 10
_MOST_REMEMBERED = 256
_Asked = TypeVar("_Asked")
_SEPARATOR = "\t"
_VOWELS = str.maketrans("", "", "AEIOU")


class Vocabulary:
    """The words known, and how they sound. Changes only through `refresh`."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._sounds: list[str] = []
        self._blob = ""
        self._state: tuple[str, int] = ("", 0)
        self._typos: dict[tuple[str, bool, int], list[tuple[float, str]]] = {}
        self._heard: dict[tuple[str, int], list[tuple[float, str]]] = {}

    def __len__(self) -> int:
        return len(self._words)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been loaded yet."""
        return not self._words

    def is_fresh(self, index: Index) -> bool:
        """Whether the index has learnt nothing since the last refresh."""
        return index.state() == self._state

    def refresh(self, index: Index) -> None:
        """Take over what the index has learnt since the last time; a new epoch starts from nothing."""
        state = index.state()
        if state == self._state:
            return
        same = state[0] == self._state[0]
        learnt = index.words_since(self._state[1] if same else 0)
        words = {word for word, _code in learnt}
        sounds = {f"{code}{_SEPARATOR}{word}" for word, code in learnt if code}
        if same and len(learnt) < 200:
            for word in words:
                if not self.has(word):
                    insort(self._words, word)
                    self._blob += f"{word}\n"
            for sound in sounds:
                insort(self._sounds, sound)
        else:
            self._words = sorted(words.union(self._words) if same else words)
            self._sounds = sorted(sounds.union(self._sounds) if same else sounds)
            self._blob = "\n" + "".join(f"{word}\n" for word in self._words)
        self._state = state
        self._typos.clear()
        self._heard.clear()

    def has(self, word: str) -> bool:
        """Whether this is a whole word of some term."""
        at = bisect_left(self._words, word)
        return at < len(self._words) and self._words[at] == word

    def starts(self, beginning: str) -> bool:
        """Whether some word begins like this."""
        at = bisect_left(self._words, beginning)
        return at < len(self._words) and self._words[at].startswith(beginning)

    def inside(self, piece: str) -> list[str]:
        """Words that hold this piece of four letters or more, but not at their beginning."""
        if len(piece) < LEAST_FOR_INSIDE:
            return []
        found: dict[str, None] = {}
        at = self._blob.find(piece)
        while at >= 0 and len(found) < _MOST_INSIDE:
            start = self._blob.rfind("\n", 0, at) + 1
            end = self._blob.find("\n", at)
            if start < at:
                found[self._blob[start:end]] = None
            at = self._blob.find(piece, end)
        return list(found)

    def typos(self, typed: str, whole: bool, most: int = 2) -> list[tuple[float, str]]:
        """(cost, word or beginning) for what may have been meant, cheapest first.

        One edit from four letters on, two from eight, but no more than `most`. `whole` says that the word has
        been typed to its end.
        """
        if len(typed) < LEAST_FOR_TYPO:
            return []
        most = min(most, 2 if len(typed) >= LEAST_FOR_TWO_TYPOS else 1)
        known = self._typos.get((typed, whole, most))
        if known is None:
            known = _remember(self._typos, (typed, whole, most), self._find_typos(typed, whole, most))
        return known

    def by_ear(self, heard: str, most: int) -> list[tuple[float, str]]:
        """(cost, word) for the words that sound like this in French or in English, nearest first.

        `most` bounds how many sounds may differ: 0, 1, or 2, which is looked for in long words only.
        """
        known = self._heard.get((heard, most))
        if known is None:
            known = _remember(self._heard, (heard, most), self._find_by_ear(heard, most))
        return known

    def _find_typos(self, typed: str, whole: bool, most: int) -> list[tuple[float, str]]:
        found: dict[str, float] = {}
        for near in neighbours(typed, self._words, most):
            if len(near.prefix) < LEAST_FOR_TYPO or _is_far_fetched(near, len(typed)):
                continue
            cost = _cost(near, len(typed))
            if self._words[near.low] == near.prefix:
                _keep(found, near.prefix, cost)
            if not whole and _is_telling(near, len(typed)):
                _keep(found, near.prefix, cost + 0.4)
        if most == 2 and not found:
            for cost, word in self._with_ending(typed):
                _keep(found, word, cost)
        return sorted((cost, word) for word, cost in found.items())

    def _find_by_ear(self, heard: str, most: int) -> list[tuple[float, str]]:
        found: dict[str, float] = {}
        for code in {sound_code(heard, language) for language in Language}:
            if len(code) < LEAST_FOR_SOUND:
                continue
            for word in self._sounding(code):
                _keep(found, word, 0.0)
            if most == 0 or len(code) < (4 if most == 1 else 7):
                continue
            for near in neighbours(code, self._sounds, most, to_the_end=True):
                cost = _sound_cost(code, near)
                if cost <= 0.5 * near.edits or (len(code) >= 6 and near.place > 0):
                    for word in self._sounding(near.prefix):
                        _keep(found, word, cost)
        found.pop(heard, None)
        return sorted((cost, word) for word, cost in found.items())

    def divided(self, typed: str) -> list[tuple[str, str]]:
        """Two words that were typed as one: («budget», «participatif») for «budgetparticipatif»."""
        return [
            (typed[:cut], typed[cut:])
            for cut in range(3, len(typed) - 2)
            if self.has(typed[:cut]) and self.starts(typed[cut:])
        ]

    def _sounding(self, code: str) -> Iterator[str]:
        lower = code + _SEPARATOR
        at = bisect_left(self._sounds, lower)
        end = min(at + _MOST_OF_A_RANGE, len(self._sounds))
        while at < end and self._sounds[at].startswith(lower):
            yield self._sounds[at][len(lower) :]
            at += 1

    def _with_ending(self, typed: str) -> Iterator[tuple[float, str]]:
        """Words that end like `typed` and have two edits within its first letters."""
        ending = typed[FIRST_PART:]
        at = self._blob.find(ending)
        for _ in range(_MOST_WITH_ENDING):
            if at < 0:
                return
            start = self._blob.rfind("\n", 0, at) + 1
            end = at + len(ending)
            beginning = self._blob[start:at]
            if self._blob[end : end + 1] == "\n" and len(beginning) <= FIRST_PART + 2:
                edits = edits_between(typed[:FIRST_PART], beginning, 2)
                if edits == 2:
                    yield 2.3, beginning + ending
            at = self._blob.find(ending, end)


def _remember(
    known: dict[_Asked, list[tuple[float, str]]], asked: _Asked, found: list[tuple[float, str]]
) -> list[tuple[float, str]]:
    """Keep an answer: while a query grows, its first words are asked for with every letter."""
    if len(known) >= _MOST_REMEMBERED:
        known.clear()
    known[asked] = found
    return found


def _keep(found: dict[str, float], word: str, cost: float) -> None:
    if cost < found.get(word, 9.0):
        found[word] = cost


def _cost(near: Near, typed: int) -> float:
    """Edits count most; one in the first letter counts more, one in the last is hardly evidence."""
    cost = float(near.edits)
    if near.place == 0:
        cost += 0.2
    if near.place >= typed - 1:
        cost += 0.3
    return cost


def _is_far_fetched(near: Near, typed: int) -> bool:
    """Two edits, the first letter among them: in a word that isn't long, little is left of what was typed."""
    return near.edits == 2 and near.place == 0 and typed < _LONG


def _is_telling(near: Near, typed: int) -> bool:
    """Whether so few letters with an edit among them say enough to take them for a beginning."""
    return typed > LEAST_FOR_TYPO + 1 or 0 < near.place < typed - 1


def _sound_cost(code: str, near: Near) -> float:
    """A vowel misheard counts half of a consonant."""
    same_consonants = code.translate(_VOWELS) == near.prefix.translate(_VOWELS)
    return near.edits * (0.5 if same_consonants else 1.0)
