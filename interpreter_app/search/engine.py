"""Looking a term up: the steps, from the exact term to what merely sounds like it, and their order.

Owns which steps are taken, when they stop, and how their finds are ranked and labelled. It asks an Index
for ranges of keys and a Vocabulary for words near to what was typed; it knows no SQL, no Qt and nothing
of what is displayed. Every step is bounded: a look-up never scans the glossaries.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice, product

from interpreter_app.domain.language.folding import STOP_WORDS, content_words, fold, without_article
from interpreter_app.domain.language.inflection import stem
from interpreter_app.domain.language.keys import Hit, Scopes, initials
from interpreter_app.domain.terms import Language
from interpreter_app.search.index import Index
from interpreter_app.search.neighbours import AFTER
from interpreter_app.search.vocabulary import LEAST_FOR_TYPO, Vocabulary


class Match(StrEnum):
    """How a term was found, best first."""

    EXACT = "exact"
    PREFIX = "prefix"
    WORDS = "words"
    WORD_START = "word-start"
    ACRONYM = "acronym"
    INFLECTED = "inflected"
    INSIDE = "inside"
    TYPO = "typo"
    BY_EAR = "by-ear"


_STEP = {match: place for place, match in enumerate(Match)}
_GUESSES = (Match.TYPO, Match.BY_EAR)

MOST_TYPED = 120
"""Letters of a query that are looked at; nobody types more in a booth."""

LEAST_OF_A_WORD = 2
"""Letters from which on a word is looked for inside terms; one letter would find half of them."""

MOST_INITIALS = 8
_SCAN = 48
_COMBINATIONS = 12
_WAYS_INSIDE = 6
_RESERVED = 2


@dataclass(frozen=True, slots=True)
class Found:
    """One concept found, by which of its terms, and how. `cost` orders guesses, cheapest first."""

    concept: int
    term: int
    scope: int
    match: Match
    key: str
    cost: float = 0.0


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, as the steps need it."""

    key: str
    words: tuple[str, ...]
    is_ended: bool

    @property
    def content(self) -> list[str]:
        """Its words without the stop words, or all of them if they are nothing else."""
        return content_words(list(self.words))


def parse(typed: str) -> Query:
    """Make a query of what was typed so far; a space or mark at the end says that its last word is whole."""
    typed = unicodedata.normalize("NFC", typed[:MOST_TYPED])
    key = fold(typed)
    return Query(key, tuple(key.split()), bool(typed) and not typed[-1].isalnum())


def look_up(
    typed: str,
    index: Index,
    vocabulary: Vocabulary,
    limit: int = 7,
    scopes: Scopes = None,
    first: Scopes = None,
) -> list[Found]:
    """The best `limit` concepts for what was typed, best first; never raises for any text.

    `scopes` restricts the look-up; terms in the scopes `first` (today's visit) come before others that were
    found no worse. With an empty vocabulary, while it is still being read, the steps that need it are left
    out.
    """
    query = parse(typed)
    if not query.words or limit < 1:
        return []
    search = _Search(index, vocabulary, limit, scopes, first)
    search.strictly(query)
    if not vocabulary.is_empty:
        search.guess(query)
    return search.ranked()


class _Search:
    """One look-up under way: the finds so far, by concept."""

    def __init__(
        self, index: Index, vocabulary: Vocabulary, limit: int, scopes: Scopes, first: Scopes
    ) -> None:
        self.index = index
        self.vocabulary = vocabulary
        self.limit = limit
        self.scopes = scopes
        self.first = first or frozenset()
        self.found: dict[int, Found] = {}
        self.kept_for_guesses = 0

    # What was typed, taken at its word.

    def strictly(self, query: Query) -> None:
        """The steps that need no guess, each only while there is room for what it finds."""
        self._whole(query)
        if self._is_full():
            return
        self._words(query)
        self._acronym(query)
        if self._is_full():
            return
        self._inflected(query)
        if not self.vocabulary.is_empty and not self._is_full() and not self._is_certain(query):
            self._inside(query)

    def _whole(self, query: Query) -> None:
        for key in dict.fromkeys((query.key, without_article(query.key), query.key.replace(" ", ""))):
            joined = " " not in key and " " in query.key and key != without_article(query.key)
            if joined and not self.vocabulary.has(key):
                continue
            for hit in self._whole_range(key, key + AFTER):
                self._keep(hit, Match.EXACT if hit.key == key else Match.PREFIX)

    def _words(self, query: Query) -> None:
        """Terms that have all the words; where they follow each other inside a term, that is said."""
        content = query.content
        open_ended = not query.is_ended
        phrase = " " + " ".join(query.words)
        for hit in self._containing([[w] for w in content], open_ended):
            in_order = len(content) == 1 or phrase in hit.key
            self._keep(hit, Match.WORD_START if in_order else Match.WORDS)

    def _containing(self, groups: Sequence[Sequence[str]], open_ended: bool) -> list[Hit]:
        asked, open_question = groups, open_ended
        if open_ended:
            telling = [word for word in groups[-1] if len(word) >= LEAST_OF_A_WORD]
            asked, open_question = [*groups[:-1], *([telling] if telling else [])], bool(telling)
            if not asked:
                return []
        hits = self.index.containing(asked, open_question, self.scopes, _SCAN)
        if len(hits) == _SCAN:
            hits = [*self._of_first(lambda s: self.index.containing(asked, open_question, s, _SCAN)), *hits]
        return [hit for hit in hits if _each_its_own(groups, open_ended, hit.key)]

    def _acronym(self, query: Query) -> None:
        letters = query.key
        if len(letters) == 2 and self._has_exact():
            return
        if letters.isalpha() and 2 <= len(letters) <= MOST_INITIALS:
            for hit in self.index.with_initials(letters, False, self.scopes, _SCAN):
                self._keep(hit, Match.ACRONYM)
            if not query.is_ended and not self._is_full():
                for hit in self.index.with_initials(letters, True, self.scopes, _SCAN):
                    self._keep(hit, Match.ACRONYM, 1.0)

    def _shortened(self, query: Query) -> None:
        """A full form whose acronym alone is written somewhere, if nothing else was found."""
        for key in initials(list(query.words)):
            if len(key) > 2 and not self.found:
                for hit in self._whole_range(key, key + " "):
                    self._keep(hit, Match.ACRONYM)

    def _inflected(self, query: Query) -> None:
        """Terms with other forms of the words; the last one may still be on its way."""
        content = query.content
        growing = not query.is_ended and self.vocabulary.starts(content[-1])
        groups = [self._forms(word) for word in content]
        if growing and len(content) > 1:
            groups[-1] = content[-1:]
        if all(len(group) == 1 for group in groups):
            return
        for words in islice(product(*groups), _COMBINATIONS):
            if list(words) != content:
                self._corrected_whole(words, words[-1] != content[-1], Match.INFLECTED, 0.0)
        if not self._is_full():
            for hit in self._containing(groups, growing and len(content) > 1):
                self._keep(hit, Match.INFLECTED, 0.3)

    def _forms(self, word: str) -> list[str]:
        """The word and the words of the glossaries that are its inflected forms."""
        if len(word) < LEAST_FOR_TYPO:
            return [word]
        stems = [language.value[0] + stem(word, language) for language in Language]
        return [word, *(w for w in self.index.words_of_stems(stems) if w != word)][:6]

    def _inside(self, query: Query) -> None:
        """Terms that have one of the words inside another word, and the other words as they are."""
        content = query.content
        unknown = [word for word in content if not self.vocabulary.has(word)]
        if len(unknown) > 1:
            return
        piece = unknown[0] if unknown else content[-1]
        holders = self.vocabulary.inside(piece)
        if holders:
            groups = [holders if word == piece else [word] for word in content]
            for hit in self._containing(groups, False):
                self._keep(hit, Match.INSIDE)

    # What may have been meant.

    def guess(self, query: Query) -> None:
        """Slips of the finger, then what it sounds like, where too little was found.

        Also where more was found than can be shown and none of it may be what was meant: then the last
        places go to guesses, since the query has to grow anyway.
        """
        too_many = len(self.found) > self.limit
        if self._is_certain(query) or (self._is_full() and not (too_many and self._may_be_misspelt(query))):
            return
        self.kept_for_guesses = _RESERVED if too_many else 0
        self._typos(query)
        self._by_ear(query)
        self._shortened(query)

    def _is_certain(self, query: Query) -> bool:
        """Whether what was found leaves nothing to guess: the term or a form of it, or words that agree."""
        certain = {Match.EXACT, Match.INFLECTED}
        if len(query.words) > 1:
            certain.add(Match.PREFIX)
            if len(query.content[-1]) >= LEAST_OF_A_WORD:
                certain |= {Match.WORDS, Match.WORD_START}
        elif self.vocabulary.has(query.key):
            certain |= {Match.PREFIX, Match.WORD_START}
        return any(found.match in certain for found in self.found.values())

    def _may_be_misspelt(self, query: Query) -> bool:
        """Whether what was found may only hide what was meant: a long word that nobody has written."""
        return any(len(w) > LEAST_FOR_TYPO and not self.vocabulary.has(w) for w in query.words)

    def _typos(self, query: Query) -> None:
        """Other words near to those typed: first for the unknown words only, then for all."""
        ways = list(self._divided_or_joined(query.words))
        before = len(self.found)
        whole = query.is_ended or self.vocabulary.starts(query.words[-1])
        for known_too in (False, True):
            choices = [
                self._typo_choices(word, whole or place < len(query.words) - 1, known_too)
                for place, word in enumerate(query.words)
            ]
            self._take(sorted(ways + _cheapest(choices, query.words)), whole, Match.TYPO)
            if len(self.found) > before:
                return

    def _take(self, ways: list[tuple[float, tuple[str, ...]]], whole: bool, match: Match) -> None:
        """Look up what may have been meant, cheapest first, until there is enough of it."""
        enough = len(self.found) + self.limit
        for cost, words in ways:
            self._corrected_whole(words, whole, match, cost)
            if len(self.found) >= enough:
                return
        inside = [(cost, content_words(list(words))) for cost, words in ways[:_WAYS_INSIDE]]
        for length in dict.fromkeys(len(content) for _cost, content in inside):
            alike = [(cost, content) for cost, content in inside if len(content) == length]
            groups = [list(dict.fromkeys(content[n] for _cost, content in alike)) for n in range(length)]
            for hit in self._containing(groups, not whole):
                for cost, content in alike:
                    if _each_its_own([[w] for w in content], not whole, hit.key):
                        self._keep(hit, match, cost + 0.2)
                        break

    def _divided_or_joined(self, words: tuple[str, ...]) -> Iterator[tuple[float, tuple[str, ...]]]:
        """A space forgotten, or one too many."""
        for place, word in enumerate(words):
            if len(word) >= 6 and not self.vocabulary.starts(word):
                for one, other in self.vocabulary.divided(word):
                    yield 1.0, (*words[:place], one, other, *words[place + 1 :])
            if place + 1 < len(words) and not STOP_WORDS & {word, words[place + 1]}:
                joined = word + words[place + 1]
                if self.vocabulary.has(joined):
                    yield 1.0, (*words[:place], joined, *words[place + 2 :])

    def _typo_choices(self, word: str, whole: bool, known_too: bool) -> list[tuple[float, str]]:
        known = self.vocabulary.has(word)
        if word in STOP_WORDS or not word.isalpha() or (known and not known_too):
            return [(0.0, word)]
        as_typed = self.vocabulary.starts(word)
        typos = self.vocabulary.typos(word, whole, 1 if as_typed else 2)
        return [*([(0.0, word)] if as_typed else []), *typos[:10]]

    def _by_ear(self, query: Query) -> None:
        """Words that sound like those typed; the less has been found, the less alike they need to be."""
        if not self.kept_for_guesses and self._is_full():
            return
        begun = self.vocabulary.starts(query.words[-1])
        for most in range(1 if begun and self.found else 2 if len(query.words) > 1 else 3):
            choices = [
                [(0.0, word)]
                if self._is_heard_right(word, query)
                else self.vocabulary.by_ear(word, most)[:10]
                for word in query.words
            ]
            before = len(self.found)
            self._take(_cheapest(choices, query.words), True, Match.BY_EAR)
            if len(self.found) > before or (most == 1 and self.found):
                return

    def _is_heard_right(self, word: str, query: Query) -> bool:
        return word in STOP_WORDS or (len(query.words) > 1 and self.vocabulary.has(word))

    def _corrected_whole(self, words: Sequence[str], whole: bool, match: Match, cost: float) -> None:
        """Look other words up than those typed, as the beginning of a term."""
        key = without_article(" ".join(words))
        for hit in self._whole_range(key, key + AFTER, 16):
            if hit.key.startswith(key + " ") or hit.key == key or not whole:
                self._keep(hit, match, cost + (0.0 if hit.key == key else 0.1))

    # Finds.

    def _whole_range(self, lower: str, upper: str, limit: int = _SCAN) -> list[Hit]:
        hits = self.index.whole(lower, upper, self.scopes, limit)
        if len(hits) == limit:
            hits = [*self._of_first(lambda s: self.index.whole(lower, upper, s, limit)), *hits]
        return hits

    def _of_first(self, ask: Callable[[Scopes], list[Hit]]) -> list[Hit]:
        """What the glossaries that come first have, so that the others' finds can't crowd it out."""
        if not self.first:
            return []
        return ask(self.first if self.scopes is None else self.first & self.scopes)

    def _keep(self, hit: Hit, match: Match, cost: float = 0.0) -> None:
        found = Found(hit.concept, hit.term, hit.scope, match, hit.key, cost)
        known = self.found.get(hit.concept)
        if known is None or self._rank(found) < self._rank(known):
            self.found[hit.concept] = found

    def _rank(self, found: Found) -> tuple[bool, bool, bool, int, bool, float, str, int]:
        return (
            found.match is Match.BY_EAR,
            found.match is Match.TYPO,
            found.scope not in self.first and found.match is not Match.EXACT,
            _STEP[found.match],
            found.scope not in self.first,
            found.cost,
            found.key,
            found.term,
        )

    def _has_exact(self) -> bool:
        return any(found.match is Match.EXACT for found in self.found.values())

    def _is_full(self) -> bool:
        return len(self.found) >= self.limit

    def ranked(self) -> list[Found]:
        """The best finds; the last places are kept for guesses where there are any."""
        ordered = sorted(self.found.values(), key=self._rank)
        certain = [f for f in ordered if f.match not in _GUESSES]
        typos = [f for f in ordered if f.match is Match.TYPO]
        heard = [f for f in ordered if f.match is Match.BY_EAR]
        kept = min(self.kept_for_guesses, len(typos) + len(heard))
        certain = certain[: max(self.limit - kept, 0)]
        room = self.limit - len(certain)
        heard_kept = min(len(heard), max(_RESERVED, room - len(typos))) if room > _RESERVED else 0
        typos = typos[: room - heard_kept]
        return [*certain, *typos, *heard[: room - len(typos)]]


def _cheapest(
    choices: Sequence[Sequence[tuple[float, str]]], typed: tuple[str, ...]
) -> list[tuple[float, tuple[str, ...]]]:
    """The cheapest ways to take one of each, leaving out what was typed."""
    ways: list[tuple[float, tuple[str, ...]]] = [(0.0, ())]
    for options in choices:
        ways = sorted(
            (cost + more, (*words, word)) for cost, words in ways for more, word in islice(options, 10)
        )[: 2 * _COMBINATIONS]
    return [way for way in ways if way[1] != typed][:_COMBINATIONS]


def _each_its_own(groups: Sequence[Sequence[str]], open_ended: bool, key: str) -> bool:
    """Whether each group has a word of the term to itself: «conseil c» isn't met by «conseil» alone."""
    if len(groups) == 1:
        return True
    left = key.split()
    for place, group in enumerate(groups):
        beginning = open_ended and place == len(groups) - 1
        word = next((w for w in left if w in group or (beginning and w.startswith(tuple(group)))), None)
        if word is None:
            return False
        left.remove(word)
    return True
