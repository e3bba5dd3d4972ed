"""The distinct words of all glossaries, held in memory in the order of their letters.

Answers what a range of keys can't: which words hold this piece inside, are a slip of the finger away, or
sound like this. Some 270 bytes a word, measured on 74,000; loaded once and then told of every new word. Must
not know of terms, glossaries or ranking.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from heapq import nlargest
from itertools import chain, islice

from interpreter_app.base.remembering import remember
from interpreter_app.domain.language.folding import STOP_WORDS
from interpreter_app.domain.language.inflection import stem
from interpreter_app.domain.language.sounds import Heard, heard_codes
from interpreter_app.domain.terms import Language
from interpreter_app.search import bounds
from interpreter_app.search.index import Index
from interpreter_app.search.insides import Insides
from interpreter_app.search.likeness import (
    LEAST_FOR_ONE_SOUND,
    LEAST_FOR_SOUND,
    LEAST_FOR_TWO_SOUNDS,
    LEAST_FOR_TWO_TYPOS,
    LEAST_FOR_TYPO,
    LONG,
    farthest,
    is_elsewhere,
    is_far_fetched,
    is_telling,
    may_sound_like,
    slip_cost,
    sound_cost,
    sounds_like,
)
from interpreter_app.search.neighbours import AFTER, FIRST_PART, Near, Neighbours, edits_between
from interpreter_app.search.skeletons import SEPARATOR, Skeletons

_MOST_OF_A_RANGE = 12
_MOST_INSIDE = 14
"""Words that hold a piece inside: twice as many as there are places for what they stand in. More of them
never led to more results in the starter glossaries nor among 100,000 concepts, only to others."""

_MOST_INSIDE_SOME = 48
"""The same where only some glossaries or one language are looked in, and many of the words may not count."""

_MOST_WITH_ENDING = 400
_LITTLE = 200
"""New words up to which each is put in its place rather than all of them sorted."""

MOST_KNOWN = 12
"""Of all the words that one may become, those that are asked for: more than have a place among seven."""

_PREPARED = 2
_MOST_REMEMBERED = 256
"""Answers that are kept: while a query grows, its first words are asked for with every letter."""

_MOST_COUNTED = 0xFFFF
"""Terms that are counted for a word: two bytes for each are all that is kept."""

_SHORT_SOUND = 3

Learnt = tuple[str, str, str]
"""A word, its sound code, and the language it has them in."""


class Vocabulary:
    """The words known, and how they sound. Changes only through `refresh`.

    One that is made with a `source` reads it when a question first needs all the words; whether one word is
    known is asked of the source until then.
    """

    def __init__(self, source: Index | None = None) -> None:
        self._source = source
        self._words: list[str] = []
        self._counts, self._spreads = array("H"), array("H")
        self._sounds: list[str] = []
        self._skeletons: dict[str, Skeletons] = {}
        self._endings: list[str] = []
        self._insides = Insides()
        self._state: tuple[str, int] = ("", 0)
        self._forget()

    def _forget(self) -> None:
        """Answers hold for the words they were found among only."""
        self._typos: dict[tuple[str, bool, int], list[tuple[float, str]]] = {}
        self._heard: dict[tuple[str, int, bool], list[tuple[float, str]]] = {}
        self.telling: dict[str, float] = {}
        """What terms tell, by their keys, as far as somebody has weighed them."""
        self._best: dict[tuple[str, int], list[str]] = {}
        self._near_words = Neighbours(self._words)
        self._near_sounds = Neighbours(self._sounds)

    def _read(self) -> None:
        """Read the words now if that was put off."""
        if self._source is not None:
            source, self._source = self._source, None
            self.refresh(source)

    def __len__(self) -> int:
        return len(self._words)

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been loaded, nor can be."""
        return not self._words and self._source is None

    @property
    def is_read(self) -> bool:
        """Whether the words are there to be asked for at once."""
        return bool(self._words)

    @property
    def state(self) -> tuple[str, int]:
        """What of the index it has learnt; see `Index.state`."""
        return self._state

    def is_fresh(self, index: Index) -> bool:
        """Whether the index has learnt nothing since the last refresh, or will be read anyway."""
        return self._source is not None or index.state() == self._state

    def refresh(self, index: Index) -> bool:
        """Take over what the index has learnt since the last time; a new epoch starts from nothing.

        Tells whether the words have been put together anew rather than a few added.
        """
        state = index.state()
        if state == self._state:
            return False
        same = state[0] == self._state[0]
        since = self._state[1] if same else 0
        learnt = index.words_since(since)
        first = list(islice(learnt, _LITTLE))
        is_little = same and len(first) < _LITTLE
        if is_little:
            self._add(first)
        else:
            self._put_together(chain(first, learnt), same)
            spreads = index.spreads()
            found = [spreads.get(word, (0, 0)) for word in self._words]
            self._counts = array("H", (min(count, _MOST_COUNTED) for count, _spread in found))
            self._spreads = array("H", (min(spread, _MOST_COUNTED) for _count, spread in found))
        self._state = state
        self._forget()
        return not is_little

    def _add(self, learnt: Iterable[Learnt]) -> None:
        """Put a few words where they belong."""
        for word, code, language in learnt:
            if not self.has(word):
                place = bisect_left(self._words, word)
                self._counts.insert(place, 1)
                self._spreads.insert(place, 1)
                insort(self._words, word)
                insort(self._endings, word[::-1])
                self._insides.add(word)
            sound = f"{code}{SEPARATOR}{word}"
            if code and not _is_among(self._sounds, sound):
                insort(self._sounds, sound)
            if code:
                self._skeletons.setdefault(language, Skeletons()).add(sound)

    def _put_together(self, learnt: Iterable[Learnt], beside_known: bool) -> None:
        """Take many words one by one as they are read, since there may be half a million."""
        words = list(self._words) if beside_known else []
        heard = {name: list(kept) for name, kept in self._skeletons.items()} if beside_known else {}
        for word, code, language in learnt:
            words.append(word)
            if code:
                heard.setdefault(language, []).append(f"{code}{SEPARATOR}{word}")
        self._words = _sorted_once(words)
        self._sounds = _sorted_once([sound for sounds in heard.values() for sound in sounds])
        self._skeletons = {name: Skeletons(sounds) for name, sounds in heard.items()}
        self._endings = sorted([word[::-1] for word in self._words])
        self._insides = Insides(self._words)

    def has(self, word: str) -> bool:
        """Whether this is a whole word of some term."""
        if self._source is not None:
            return self._source.knows(word, False)
        return _is_among(self._words, word)

    def starts(self, beginning: str) -> bool:
        """Whether some word begins like this."""
        if self._source is not None:
            return self._source.knows(beginning, True)
        at = bisect_left(self._words, beginning)
        return at < len(self._words) and self._words[at].startswith(beginning)

    def count(self, word: str) -> int:
        """In how many terms this very word stands, up to _MOST_COUNTED, as they were when it was read."""
        return self._counted(word, self._counts, 0)

    def spread(self, word: str) -> int:
        """The same of the word in any of its forms."""
        return self._counted(word, self._spreads, 1)

    def _counted(self, word: str, counts: array[int], which: int) -> int:
        if self._source is not None:
            stems = [language.value[0] + stem(word, language) for language in Language]
            return min(self._source.spreads(stems).get(word, (0, 0))[which], _MOST_COUNTED)
        at = bisect_left(self._words, word)
        return counts[at] if at < len(self._words) and self._words[at] == word else 0

    def best_known(self, beginning: str, most: int) -> list[str]:
        """Of the words that begin like this, those that stand in the most terms; the first ones of equals."""
        if self._source is not None:
            return self._source.commonest(beginning, most)
        known = self._best.get((beginning, most))
        if known is None:
            low = bisect_left(self._words, beginning)
            high = bisect_left(self._words, beginning + AFTER)
            places = nlargest(most, range(low, high), key=self._counts.__getitem__)
            known = [self._words[place] for place in places]
            remember(self._best, (beginning, most), known, 8 * _MOST_REMEMBERED)
        return known

    def beginning_with(self, beginning: str, most: int) -> list[str]:
        """The first words, one more than `most`, that begin like this."""
        self._read()
        at = bisect_left(self._words, beginning)
        return [word for word in self._words[at : at + most + 1] if word.startswith(beginning)]

    def inside(self, piece: str, everywhere: bool = True) -> list[str]:
        """Words that hold this piece of four letters or more, but not at their beginning.

        Only some of them where there are many: fewer if terms are looked for `everywhere`.
        """
        self._read()
        return self._insides.holding(piece, _MOST_INSIDE if everywhere else _MOST_INSIDE_SOME)

    def follow(self, begun: str) -> None:
        """Be told of a word too short for typos that may grow: its part of the work is done now."""
        if self._words and len(begun) < LEAST_FOR_TYPO:
            self._near_words.follow(begun)

    def prepare(self) -> None:
        """Do the work of every first and second letter now, a tenth of a second for 70,000 words.

        Whoever types would wait a millisecond for each. It holds until a word is added.
        """
        at = 0
        while at < len(self._words):
            beginning = self._words[at][:_PREPARED]
            self.follow(beginning)
            self.best_known(beginning, MOST_KNOWN)
            is_whole = len(beginning) == _PREPARED
            at = bisect_left(self._words, beginning + AFTER, at) if is_whole else at + 1

    def typos(self, typed: str, whole: bool, most: int = 2) -> list[tuple[float, str]]:
        """(cost, word or beginning) for what may have been meant, cheapest first.

        One edit from four letters on, two from eight, but no more than `most`. `whole` says that the word has
        been typed to its end.
        """
        if len(typed) < LEAST_FOR_TYPO:
            return []
        most = min(most, 2 if len(typed) >= LEAST_FOR_TWO_TYPOS else 1)
        self._read()
        known = self._typos.get((typed, whole, most))
        if known is None:
            known = self._find_typos(typed, whole, most)
            remember(self._typos, (typed, whole, most), known, _MOST_REMEMBERED)
        return known

    def by_ear(self, heard: str, most: int, alone: bool = True) -> list[tuple[float, str]]:
        """(cost, word) for the words that sound like this in French or in English, nearest first.

        `most` bounds how many sounds may differ: 0, 1, or 2, which is looked for in long words only. More may
        differ in a word that isn't `alone`, since others have to agree with it.
        """
        self._read()
        known = self._heard.get((heard, most, alone))
        if known is None:
            known = self._find_by_ear(heard, most, alone)
            remember(self._heard, (heard, most, alone), known, _MOST_REMEMBERED)
        return known

    def _find_typos(self, typed: str, whole: bool, most: int) -> list[tuple[float, str]]:
        found: dict[str, float] = {}
        self._note_typos(found, typed, whole, self._near_words.near(typed, to_the_end=whole))
        if most == 2 and not found:
            self._note_typos(found, typed, whole, self._near_words.far(typed, to_the_end=whole))
            if not found:
                for cost, word in self._with_ending(typed):
                    _keep(found, word, cost)
        return sorted((cost, word) for word, cost in found.items())

    def _note_typos(self, found: dict[str, float], typed: str, whole: bool, near_ones: list[Near]) -> None:
        for near in near_ones:
            is_word = self._words[near.low] == near.prefix
            if (whole and not is_word) or len(near.prefix) < LEAST_FOR_TYPO or is_far_fetched(near, typed):
                continue
            cost = slip_cost(near, len(typed))
            if is_word and not is_elsewhere(near, typed):
                _keep(found, near.prefix, cost)
            if not whole and is_telling(near, len(typed)):
                _keep(found, near.prefix, cost + 0.4)

    def _find_by_ear(self, heard: str, most: int, alone: bool) -> list[tuple[float, str]]:
        found: dict[str, float] = {}
        for sounds in heard_codes(heard):
            for word in self._sounding(sounds.code) if len(sounds.code) >= LEAST_FOR_SOUND else ():
                if word in STOP_WORDS:
                    continue
                if len(sounds.code) > _SHORT_SOUND or abs(len(word) - len(heard)) <= 1:
                    _keep(found, word, sounds.cost)
            if most > 0:
                self._note_misheard(found, sounds, most, alone)
        found.pop(heard, None)
        return sorted((cost, word) for word, cost in found.items())

    def _note_misheard(self, found: dict[str, float], sounds: Heard, most: int, alone: bool) -> None:
        """Words of the other language with the same consonants, and those in which a sound or two differ."""
        code = sounds.code
        if len(code) <= LEAST_FOR_SOUND:
            return
        other = self._skeletons.get(sounds.reader.other)
        for cost, word in other.near(code, farthest(code, alone)) if other else ():
            if word not in STOP_WORDS:
                _keep(found, word, cost + sounds.cost)
        least = LEAST_FOR_TWO_SOUNDS if most == 2 else LEAST_FOR_ONE_SOUND
        if sounds.cost or len(code) < least or (found and not alone):
            return  # A sound otherwise, in what was taken otherwise already, is too far off.
        for near in self._near_codes(code, most):
            if sounds_like(code, near) or (not alone and may_sound_like(code, near)):
                for word in self._sounding(near.prefix):
                    _keep(found, word, sounds.cost + sound_cost(code, near))

    def _near_codes(self, code: str, most: int) -> list[Near]:
        near = self._near_sounds.near(code, to_the_end=True)
        return near if most == 1 else [*near, *self._near_sounds.far(code, to_the_end=True)]

    def divided(self, typed: str) -> list[tuple[str, str]]:
        """Two words that were typed as one: («budget», «participatif») for «budgetparticipatif»."""
        self._read()
        return [
            (typed[:cut], typed[cut:])
            for cut in range(3, len(typed) - 3)
            if self.has(typed[:cut]) and typed[:cut] not in STOP_WORDS and self.starts(typed[cut:])
        ]

    def _sounding(self, code: str) -> Iterator[str]:
        lower = code + SEPARATOR
        at = bisect_left(self._sounds, lower)
        end = min(at + _MOST_OF_A_RANGE, len(self._sounds))
        while at < end and self._sounds[at].startswith(lower):
            yield self._sounds[at][len(lower) :]
            at += 1
        bounds.met("homophones", at == end < len(self._sounds))

    def _with_ending(self, typed: str) -> Iterator[tuple[float, str]]:
        """Words that end like `typed` and have two edits within its first letters."""
        ending = typed[FIRST_PART:]
        backwards = ending[::-1]
        at = bisect_left(self._endings, backwards)
        last = min(at + _MOST_WITH_ENDING, len(self._endings))
        while at < last and self._endings[at].startswith(backwards):
            word = self._endings[at][::-1]
            beginning = word[: len(word) - len(ending)]
            at += 1
            if len(typed) < LONG and beginning[:1] != typed[0]:
                continue
            if edits_between(typed[:FIRST_PART], beginning, 2) == 2:
                yield 2.3, word
        bounds.met("endings", at == last < len(self._endings))


def _is_among(texts: list[str], text: str) -> bool:
    at = bisect_left(texts, text)
    return at < len(texts) and texts[at] == text


def _sorted_once(texts: list[str]) -> list[str]:
    """The texts in their order, each once. Sorts the list that it is given."""
    texts.sort()
    return [text for text, before in zip(texts, chain((None,), texts), strict=False) if text != before]


def _keep(found: dict[str, float], word: str, cost: float) -> None:
    if cost < found.get(word, 9.0):
        found[word] = cost
