"""What may have been meant: slips of the finger, then what it sounds like, where too little was found.

Owns which words a guess may put in the place of those typed, and how much each costs. Must not decide how
finds are ordered, nor look for words itself: the vocabulary does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from interpreter_app.domain.language.folding import STOP_WORDS, content_words
from interpreter_app.domain.language.keys import initials
from interpreter_app.domain.language.sounds import is_small_by_ear
from interpreter_app.search import bounds
from interpreter_app.search.finds import Finds
from interpreter_app.search.likeness import LEAST_FOR_TYPO
from interpreter_app.search.query import LEAST_OF_A_WORD, Query, each_its_own
from interpreter_app.search.ranking import RESERVED, Match
from interpreter_app.search.vocabulary import Vocabulary
from interpreter_app.search.ways import NO_WORDS, Choice, Way, extended

_CHOICES = 10
_COMBINATIONS = 12
_WAYS_INSIDE = 6
_FEW = 2
"""Ways up to which each is looked up, without asking first which of them begin a term."""

_WAYS_HEARD_INSIDE = 12
_CORRECTED_FORMS = 3
_BY_CHANCE = 5
"""Letters up to which a misheard word may be another one, or the beginning of one, by chance."""

_LIKELY = 2.9
"""What finds may cost after which nothing else is guessed: not words that were begun just somewhere."""

_OF_ANOTHER_FORM = 0.5
"""What it costs more that a word is corrected to another form of a known one."""

_IN_PLACE_OF_A_WORD = 0.5
"""What it costs more that a word that there is was another one."""
_JOINED = 0.3
"""What it costs that several words were one."""
_MISHEARD_PER_WORD = 0.6
"""What several words that were heard may cost, each: one agrees the better, the worse another does."""
_LONG, _LONGEST_WORD = 12, 20
"""Letters from which on several words may be one that sounds but nearly so; up to which they may at all."""
_LONGEST_PIECE = 7
"""Letters of the longest of them: whoever writes a word in pieces writes a syllable or two at a time."""

_Choices = list[Choice]


def guess(finds: Finds, vocabulary: Vocabulary, query: Query) -> int:
    """Add guesses to the finds where they are wanted; how many of the last places are kept for them.

    Also where more was found than can be shown and none of it may be what was meant: then the last places
    go to guesses. Not while a word that is growing begins others: more letters will tell.
    """
    too_many = len(finds) > finds.limit
    may_be_misspelt = not finds.is_full or (too_many and _may_be_misspelt(query, vocabulary))
    is_only_inside = finds.has_only(Match.INSIDE)
    may_be_misheard = may_be_misspelt or (too_many and is_only_inside)
    if not may_be_misheard:
        return 0
    if is_certain(finds, query, vocabulary):
        return 0
    guesses = _Guesses(finds, vocabulary, query)
    if may_be_misspelt:
        guesses.typos()
    if too_many or not finds.is_full:
        guesses.by_ear()
    elif len(query.key) <= _BY_CHANCE:
        guesses.by_ear(exactly=True)
    guesses.shortened()
    return RESERVED if too_many or (is_only_inside and len(finds) > finds.limit) else 0


def is_certain(finds: Finds, query: Query, vocabulary: Vocabulary) -> bool:
    """Whether what was found leaves nothing to guess: the term or a form of it, or words that agree."""
    if finds.has(Match.EXACT, Match.INFLECTED):
        return True
    if len(query.words) > 1:
        tells = len(query.content[-1]) >= LEAST_OF_A_WORD
        return finds.has(Match.PREFIX) or (tells and finds.has(Match.WORDS, Match.WORD_START, most=_LIKELY))
    return finds.has(Match.PREFIX, Match.WORD_START) and vocabulary.has(query.key)


def _may_be_misspelt(query: Query, vocabulary: Vocabulary) -> bool:
    """Whether what was found may only hide what was meant: a long word that there isn't, nor is to come."""
    *earlier, last = query.words
    known = vocabulary.has if query.is_ended else vocabulary.starts
    of_others = any(len(word) > LEAST_FOR_TYPO and not vocabulary.has(word) for word in earlier)
    return of_others or (len(last) > LEAST_FOR_TYPO and not known(last))


class _Guesses:
    """The guesses for one query."""

    def __init__(self, finds: Finds, vocabulary: Vocabulary, query: Query) -> None:
        self.finds = finds
        self.vocabulary = vocabulary
        self.query = query
        begun = vocabulary.starts(query.words[-1])
        self.is_whole = query.is_ended or begun
        self.is_likely = begun and bool(finds.by_concept)
        """What was typed may well be right: something was found, and the last word begins one that there is.
        Then only terms that begin with another word are guessed, not those that have it inside."""

    def typos(self) -> None:
        """Words near to those typed: for the unknown ones, their other forms, at last for the known ones."""
        words = self.query.words
        ways = list(self._divided_or_joined())
        before = len(self.finds)
        tried: list[list[_Choices]] = []
        for choose in (self._corrected, self._corrected_forms, self._corrected_known):
            choices = [choose(n) for n in range(len(words))]
            if choices not in tried:
                self._take(sorted(ways + _cheapest(choices, words)), self.is_whole, Match.TYPO)
            if self.finds.is_full or (len(self.finds) > before and choose != self._corrected):
                return
            if self.is_likely:
                return
            ways = []
            tried.append(choices)

    def _corrected(self, place: int, known_too: bool = False) -> _Choices:
        word = self.query.words[place]
        if self._is_no_slip(word) or (self.vocabulary.has(word) and not known_too):
            return [(0.0, word)]
        as_typed = self.vocabulary.starts(word)
        is_whole = self.is_whole or place < len(self.query.words) - 1
        typos = self.vocabulary.typos(word, is_whole, 1 if as_typed else 2)
        bounds.met("choices", len(typos) > _CHOICES)
        return [*([(0.0, word)] if as_typed else []), *typos[:_CHOICES]]

    def _corrected_known(self, place: int) -> _Choices:
        return self._corrected(place, known_too=True)

    def _corrected_forms(self, place: int) -> _Choices:
        """The corrected words and their forms: a slip in «budget» typed as «budgts» for «budgets»."""
        word = self.query.words[place]
        near = self._corrected(place)
        if self._is_no_slip(word):
            return near
        if word[-1] in "sx" and len(word) > LEAST_FOR_TYPO and not self.vocabulary.starts(word):
            near = [*near, *((c + _OF_ANOTHER_FORM, w) for c, w in self.vocabulary.typos(word[:-1], True, 1))]
        near = sorted(near)
        asked = [word, *(w for _cost, w in near[:_CORRECTED_FORMS] if w != word)]
        costs = {w: cost for cost, w in reversed(near)}
        for one, forms in zip(asked, self.finds.forms(asked), strict=True):
            for cost, form in forms[1:]:
                more = costs.get(one, 0.0) + cost + _OF_ANOTHER_FORM
                costs[form] = min(more, costs.get(form, more))
        return sorted((cost, w) for w, cost in costs.items())[:_CHOICES]

    def _is_no_slip(self, word: str) -> bool:
        return word in STOP_WORDS or not word.isalpha()

    def _divided_or_joined(self) -> Iterator[Way]:
        """A space forgotten, or one too many."""
        words = self.query.words
        for place, word in enumerate(words):
            if len(word) >= 6 and not self.vocabulary.starts(word):
                for one, other in self.vocabulary.divided(word):
                    yield 1.0, (*words[:place], one, other, *words[place + 1 :])
            if place + 1 < len(words) and not STOP_WORDS & {word, words[place + 1]}:
                joined = word + words[place + 1]
                if self.vocabulary.has(joined):
                    yield 1.0, (*words[:place], joined, *words[place + 2 :])

    def by_ear(self, exactly: bool = False) -> None:
        """Words that sound like those typed; the less has been found, the less alike they need to be."""
        words = self.query.words
        begun = self.vocabulary.starts(words[-1])
        some = bool(self.finds.by_concept)
        if begun and some and len(self.query.key) > _BY_CHANCE:
            return
        if (
            begun
            and len(words) > 1
            and len(words[-1]) < LEAST_FOR_TYPO
            and not self.vocabulary.has(words[-1])
        ):
            return  # The last word is on its way: what it sounds like will be known when it is there.
        levels = 1 if exactly or (begun and some) else 2 if len(words) > 1 else 3
        for most in range(levels):
            heard = _cheapest([self._heard(place, most) for place in range(len(words))], words)
            if len(words) > 1:
                heard = [_told(way) for way in heard if way[0] <= _MISHEARD_PER_WORD * len(words)]
            before = len(self.finds)
            self._take(sorted([*heard, *self._heard_as_one(most)]), True, Match.BY_EAR)
            if len(self.finds) > before or (most == 1 and self.finds.by_concept):
                return

    def _heard(self, place: int, most: int) -> _Choices:
        """What a word may have been; beside others also just what it is, or one that tells nothing."""
        word, written = self.query.words[place], self.query.written[place]
        if word in STOP_WORDS:
            return [(0.0, word)]
        alone, known = len(self.query.words) == 1, self.vocabulary.has(word)
        choices = self.vocabulary.by_ear(written, 0 if known and not alone else most, alone)[:_CHOICES]
        if alone:
            return choices
        if known:
            choices = [(0.0, word), *((cost + _IN_PLACE_OF_A_WORD, other) for cost, other in choices)]
        if is_small_by_ear(written):
            choices = [(0.0, ""), *((cost + _IN_PLACE_OF_A_WORD, other) for cost, other in choices)]
        return choices

    def _heard_as_one(self, most: int) -> Iterator[Way]:
        """All that was written, as one word: «lah-ee-see-tay», «saïne poste»."""
        words = self.query.words
        as_one = "".join(self.query.written)
        if len(words) == 1 or len(as_one) > _LONGEST_WORD:
            return
        if most == 0 or (len(as_one) >= _LONG and max(map(len, words)) <= _LONGEST_PIECE):
            for cost, word in self.vocabulary.by_ear(as_one, most)[:_CHOICES]:
                yield cost + _JOINED, (word,)

    def shortened(self) -> None:
        """A full form whose acronym alone is written somewhere, if nothing else was found.

        Of the words that tell: with small words, too, «tarte aux pommes» would be the tap of a barrel.
        """
        for key in initials(list(self.query.words))[:1]:
            if len(key) > 2 and not self.finds.by_concept:
                for hit in self.finds.between(key, key + " "):
                    self.finds.keep(hit, Match.ACRONYM)

    def _take(self, ways: list[Way], is_whole: bool, match: Match) -> None:
        """Look up what may have been meant, cheapest first, until there is enough of it."""
        enough = len(self.finds) + self.finds.limit
        for cost, words in self.finds.that_begin(ways) if len(ways) > _FEW else ways:
            self.finds.corrected(words, is_whole, match, cost)
            if len(self.finds) >= enough:
                return
        if self.is_likely:
            return
        most = _WAYS_HEARD_INSIDE if match is Match.BY_EAR else _WAYS_INSIDE
        inside = [(cost, content_words(list(words))) for cost, words in ways[:most]]
        for length in dict.fromkeys(len(content) for _cost, content in inside):
            alike = [(cost, content) for cost, content in inside if len(content) == length]
            groups = [list(dict.fromkeys(content[n] for _cost, content in alike)) for n in range(length)]
            for hit in self.finds.containing(groups, not is_whole):
                for cost, content in alike:
                    if each_its_own([[w] for w in content], not is_whole, hit.key):
                        self.finds.keep(hit, match, cost + 0.2)
                        break


def _told(way: Way) -> Way:
    """The way without the words that tell nothing."""
    return way[0], tuple(word for word in way[1] if word)


def _cheapest(choices: Sequence[Sequence[Choice]], typed: tuple[str, ...]) -> list[Way]:
    """The cheapest ways to take one of each, leaving out what was typed."""
    ways = [NO_WORDS]
    for options in choices:
        ways = extended(ways, options[:_CHOICES], 2 * _COMBINATIONS)
    wanted = [way for way in ways if way[1] != typed]
    bounds.met("ways", len(wanted) > _COMBINATIONS)
    return wanted[:_COMBINATIONS]
