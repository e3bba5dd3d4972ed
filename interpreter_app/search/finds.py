"""The finds of one look-up: what the index is asked for, and the best way in which each concept was found.

Every question is bounded. Must not decide which steps are taken: that is the engine's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf

from interpreter_app.domain.language.folding import shared_beginning, without_article
from interpreter_app.domain.language.inflection import stem
from interpreter_app.domain.language.keys import HASTY, NAME, Hit, Scopes
from interpreter_app.domain.terms import Language
from interpreter_app.search import bounds
from interpreter_app.search.index import Index
from interpreter_app.search.likeness import LEAST_FOR_TYPO
from interpreter_app.search.neighbours import AFTER
from interpreter_app.search.query import LEAST_OF_A_WORD, each_begins_its_own, each_its_own
from interpreter_app.search.ranking import Found, Match, family, places, rank, shared_out
from interpreter_app.search.vocabulary import MOST_KNOWN, Vocabulary
from interpreter_app.search.ways import Way

SCAN = 48
"""Terms taken from one range of keys, or from one question to full-text search."""

_CORRECTED = 16
"""The same where others are looked for, too."""

_FIRST_FOR_A_PLACE = 2
"""The same for each place that there is, where the best known words are looked for, too."""

_FAMILIES = 4
_FOR_A_PLACE = 4
"""Terms that are taken of a word for each place that it has among those that may be meant."""

_FORMS = 6
_INDEXED_BEGINNING = 5
"""Letters of the longest beginnings that the index keeps lists of."""

_WRITTEN_OUT = 24


class Finds:
    """What has been found so far, by concept."""

    def __init__(
        self,
        index: Index,
        vocabulary: Vocabulary,
        limit: int,
        scopes: Scopes = None,
        first: Scopes = None,
        favoured: Scopes = None,
    ) -> None:
        self.index = index
        self._vocabulary = vocabulary
        self.limit = limit
        self.first = first or frozenset()
        self.favoured = favoured or frozenset()
        self.by_concept: dict[int, Found] = {}
        self._scopes = scopes

    def __len__(self) -> int:
        return len(self.by_concept)

    @property
    def is_everywhere(self) -> bool:
        """Whether terms of every glossary and language are looked for."""
        return self._scopes is None

    @property
    def is_full(self) -> bool:
        """Whether there is something for every place."""
        return len(self.by_concept) >= self.limit

    def has(self, *matches: Match, most: float = inf) -> bool:
        """Whether something that costs no more than `most` was found in one of these ways."""
        return any(found.match in matches and found.cost <= most for found in self.by_concept.values())

    def has_only(self, match: Match) -> bool:
        """Whether all that was found was found in this way."""
        return all(found.match is match for found in self.by_concept.values())

    def keep(self, hit: Hit, match: Match, cost: float = 0.0) -> None:
        """Take note of a hit, unless its concept has been found in a better way, or by a term that it rather
        goes by: not «budget citoyen», an admitted term, where «bud» was typed and another begins so, too."""
        key, term, concept, scope, standing = hit
        found = Found(concept, term, scope, match, key, cost, standing % HASTY, standing >= NAME)
        known = self.by_concept.get(concept)
        if known is None or self._is_better(found, known):
            self.by_concept[concept] = found

    def _is_better(self, found: Found, known: Found) -> bool:
        if found.match is known.match and found.cost == known.cost and found.standing != known.standing:
            return found.standing < known.standing
        return rank(found, self.first, self.favoured) < rank(known, self.first, self.favoured)

    def beginning(self, key: str) -> Iterator[Hit]:
        """Terms that begin with the key: the first ones in order; where there are more, of one word, some of
        each of the best known words that it may become."""
        tells = len(key) >= LEAST_OF_A_WORD and " " not in key
        known = self._vocabulary.best_known(key, MOST_KNOWN) if tells else []
        is_cut = self.is_everywhere and len(known) == MOST_KNOWN
        most = min(_FIRST_FOR_A_PLACE * self.limit, SCAN) if is_cut else SCAN
        hits = self.between(key, key + AFTER, most)
        yield from hits
        if len(hits) < most or not known:
            return
        there = {family(hit.key) for hit in hits}
        weights: dict[str, int] = {}
        more: dict[str, list[Hit]] = {}
        for word in known:
            upper = f"{word} {AFTER}"
            if upper <= hits[-1].key:  # Whatever comes before the last hit is there already.
                is_there = word in there
            elif len(more) < _FAMILIES:
                its_own = self._foremost(word, upper, places(self.limit) * _FOR_A_PLACE)
                is_there = bool(its_own)
                if is_there:
                    more[word] = its_own
            else:
                break
            if is_there:
                weights[word] = self._vocabulary.count(word)
        for word, share in shared_out(self.limit, weights).items():
            yield from more.get(word, ())[: share * _FOR_A_PLACE]

    def _foremost(self, lower: str, upper: str, limit: int) -> list[Hit]:
        """The foremost terms whose whole key is in [lower, upper)."""
        return self._crowded(lambda s: self.index.foremost(lower, upper, s, limit), limit, "foremost")

    def between(self, lower: str, upper: str, limit: int = SCAN) -> list[Hit]:
        """Terms whose whole key is in [lower, upper), those of the scopes that come first among them."""
        return self._crowded(lambda scopes: self.index.whole(lower, upper, scopes, limit), limit, "range")

    def exactly(self, wanted: Sequence[str]) -> list[Hit]:
        """Terms that have one of these whole keys."""
        return self._crowded(lambda s: self.index.exactly(wanted, s, SCAN), SCAN, "exactly")

    def that_begin(self, ways: Sequence[Way]) -> list[Way]:
        """Those of the ways with which some term begins: one question for all of them, since few do."""
        keys = [_key(words) for _cost, words in ways]
        begun = self.index.begun(keys)
        return [way for way, key in zip(ways, keys, strict=True) if key in begun]

    def corrected(self, words: Sequence[str], is_whole: bool, match: Match, cost: float) -> None:
        """Look other words up than those typed, as the beginning of a term."""
        key = _key(words)
        most = 2 * _CORRECTED if len(words) == 1 else _CORRECTED
        for hit in self._foremost(key, f"{key} {AFTER}" if is_whole else key + AFTER, most):
            self.keep(hit, match, cost + (0.0 if hit.key == key else 0.1))

    def containing(self, groups: Sequence[Sequence[str]], open_ended: bool) -> list[Hit]:
        """Terms that have a word of each group, the last ones of which may be beginnings."""
        asked, open_question = [list(group) for group in groups], open_ended
        if open_ended:
            asked[-1] = [word for word in asked[-1] if len(word) >= LEAST_OF_A_WORD]
            if not asked[-1]:
                asked, open_question = asked[:-1], False
        if self._vocabulary.is_read:
            asked, open_question = self._known(asked, open_question)
        if not asked or not all(asked):
            return []
        hits = self._crowded(lambda s: self.index.containing(asked, open_question, s, SCAN), SCAN, "words")
        return [hit for hit in hits if each_its_own(groups, open_ended, hit.key)]

    def _known(self, groups: list[list[str]], open_ended: bool) -> tuple[list[list[str]], bool]:
        """The same question without words that no term has, and with long beginnings written out.

        Full-text search would gather every term of a beginning before it looked at the other words.
        """
        last = len(groups) - (1 if open_ended else 0)
        known = [[w for w in group if self._vocabulary.has(w)] for group in groups[:last]]
        if not open_ended:
            return known, False
        if any(len(word) <= _INDEXED_BEGINNING for word in groups[-1]):
            return [*known, [w for w in groups[-1] if self._vocabulary.starts(w)]], True
        longer = [self._vocabulary.beginning_with(word, _WRITTEN_OUT) for word in groups[-1]]
        if sum(map(len, longer)) > _WRITTEN_OUT:
            return [*known, groups[-1]], True
        return [*known, list(dict.fromkeys(w for words in longer for w in words))], False

    def with_words_begun(self, beginnings: Sequence[str]) -> list[Hit]:
        """Terms that have a word of its own for each of these beginnings."""
        asked = [word for word in beginnings if len(word) >= LEAST_OF_A_WORD]
        hits = self._crowded(lambda s: self.index.with_words_begun(asked, s, SCAN), SCAN, "begun")
        return [hit for hit in hits if each_begins_its_own(beginnings, hit.key)]

    def with_initials(self, letters: str, open_ended: bool) -> list[Hit]:
        """Terms with these initials, or whose initials begin with them."""
        return self._crowded(
            lambda s: self.index.with_initials(letters, open_ended, s, SCAN), SCAN, "initials"
        )

    def forms(self, words: Sequence[str]) -> list[list[tuple[float, str]]]:
        """(cost, word) for each word and its inflected forms in the glossaries, the nearest first."""
        stems = {
            word: [language.value[0] + stem(word, language) for language in Language]
            for word in words
            if len(word) >= LEAST_FOR_TYPO
        }
        known = self.index.words_of_stems([s for both in stems.values() for s in both]) if stems else {}
        found: list[list[tuple[float, str]]] = []
        for word in words:
            others = {w for s in stems.get(word, ()) for w in known.get(s, ()) if w != word}
            ordered = sorted((_distance(word, other), other) for other in others)
            bounds.met("forms", len(ordered) > _FORMS - 1)
            found.append([(0.0, word), *ordered[: _FORMS - 1]])
        return found

    def _crowded(self, ask: Callable[[Scopes], list[Hit]], limit: int, name: str) -> list[Hit]:
        """The hits of all scopes; where they are cut short, those of the scopes that come first, too."""
        hits = ask(self._scopes)
        if bounds.met(name, len(hits) == limit):
            for earlier in (self.favoured, self.first):
                mine = earlier if self._scopes is None else earlier & self._scopes
                hits = [*(ask(mine) if mine else ()), *hits]
        return hits


def _key(words: Sequence[str]) -> str:
    return without_article(" ".join(words))


def _distance(word: str, form: str) -> float:
    """What it costs to take a form for a word: nothing for one letter more or less at the end."""
    return 0.4 * max(max(len(word), len(form)) - shared_beginning(word, form) - 1, 0)
