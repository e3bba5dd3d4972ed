"""A list of concepts made from the store in one pass: order, sections, words and facets.

Owns how a list is made so that a job can do it beside the window: nothing long is sorted at once, since that
would keep every other thread, the one that paints included, waiting until it is done; and of a concept only
numbers stay, and one text for its place in the order.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.language.sorting import OTHER_SECTION, headed, sort_key, tie_key
from interpreter_app.domain.subjects import shown
from interpreter_app.domain.terms import Equivalence, Language, Status
from interpreter_app.services.browsing.facets import BITS, Facets, Profile
from interpreter_app.services.browsing.filters import NO, YES, Facet, Kind, Missing
from interpreter_app.services.browsing.listings import WITHOUT_TERM, Heads, Listing, Order, Section
from interpreter_app.services.browsing.words import WordsMaker
from interpreter_app.store.database import Store
from interpreter_app.store.listing import (
    ADMITTED,
    CHECKED,
    DEPRECATED,
    EMPTY_TEXTS,
    FALSE_FRIEND,
    FRENCH,
    NO_GENDER,
    NO_PART,
    NOUN,
    PHRASE,
    ConceptRow,
    TermRow,
    concept_rows,
    newest_operation,
)

_HeadLines = tuple[bytes, "array[int]"]
"""The headwords, each after a line end, and where each begins."""

_EVERY = 500
_PIECE = 20_000
_LACKING = 2
_FOREIGN, _WORST = len(Status), 2 * len(Status)
_PORTION = 3
_END = "\0"
"""What parts a key, which has no such character, from what follows; it sorts before all that keys have."""

_RANKS: dict[str, int] = {status.value: rank for rank, status in enumerate(Status)}
_EQUIVALENCES: dict[str, int] = {value.value: rank for rank, value in enumerate(Equivalence)}


def _missing(field: Missing) -> int:
    return BITS[Facet(Kind.MISSING, field)]


_EQUIVALENCE_BITS = {
    **{value.value: BITS[Facet(Kind.EQUIVALENCE, value)] for value in Equivalence},
    "": _missing(Missing.EQUIVALENCE),
}
_LACKS = dict(
    zip(
        EMPTY_TEXTS,
        (
            Missing.FRENCH_DEFINITION,
            Missing.ENGLISH_DEFINITION,
            Missing.FRENCH_TRANSFER_NOTE,
            Missing.ENGLISH_TRANSFER_NOTE,
            Missing.SOURCE,
        ),
        strict=True,
    )
)
_TERMS = {Language.FRENCH: Missing.FRENCH_TERM, Language.ENGLISH: Missing.ENGLISH_TERM}
_NO_TERM = sum(map(_missing, _TERMS.values()))
_NO_SUBJECT = _missing(Missing.SUBJECT)


def listing(
    store: Store,
    language: Language,
    glossary: int | None = None,
    progress: Progress = silent,
    order: Order = Order.TERM,
) -> Listing:
    """The concepts of the glossary with this number, or of all, in this order.

    A concept stands under the term one would say in the language; without one, at the end under the other
    language's. `progress` counts concepts (whole: not known).
    """
    made = _Maker(language, order)
    with store.read():
        operation = newest_operation(store)
        for count, (concept, terms) in enumerate(concept_rows(store, glossary), 1):
            made.add(concept, terms)
            if count % _EVERY == 0:
                progress(count, 0)
    return made.listing(glossary, operation, progress)


def _mark_bits(marks: int) -> int:
    """The facets that a concept's marks of the store stand for."""
    bits = BITS[Facet(Kind.CHECKED, YES if marks & CHECKED else NO)]
    bits |= BITS[Facet(Kind.FALSE_FRIEND, YES if marks & FALSE_FRIEND else NO)]
    for place, name in enumerate(EMPTY_TEXTS):
        if marks & (4 << place):
            bits |= _missing(_LACKS[name])
    return bits


_MARK_BITS = [_mark_bits(marks) for marks in range(4 << len(EMPTY_TEXTS))]


class Head(NamedTuple):
    """The term that a concept stands under: the best of the language, or else of the other one.

    `rank` is that of its status, _FOREIGN more in the other language, _WORST where there is no term at all.
    """

    rank: int
    key: str
    text: str


class _Said(NamedTuple):
    """What the marks of a term stand for: facets, what the concept doesn't lack, and its rank."""

    bits: int
    there: int
    language: Language
    rank: int


def _said(marks: int) -> _Said:
    language = Language.FRENCH if marks & FRENCH else Language.ENGLISH
    admitted = Status.ADMITTED if marks & ADMITTED else Status.PREFERRED
    status = Status.DEPRECATED if marks & DEPRECATED else admitted
    bits = BITS[Facet(Kind.STATUS, status)]
    is_noun = marks & (NOUN | NO_PART) and not marks & PHRASE
    if language is Language.FRENCH and is_noun and marks & NO_GENDER:
        bits |= _missing(Missing.GENDER)
    there = _missing(_TERMS[language])
    return _Said(bits, there, language, _RANKS[status])


_SAID = [_said(marks) for marks in range(PHRASE << 1)]


class Taken(NamedTuple):
    """What a list knows of a concept."""

    head: Head
    words: set[str]
    profile: Profile


def taken_up(concept: ConceptRow, terms: list[TermRow], language: Language) -> Taken:
    """What a list in the order of this language takes up of a concept with its terms."""
    _number, marks, equivalence, subject, _changed_at = concept
    bits = _MARK_BITS[marks] | _EQUIVALENCE_BITS[equivalence or ""] | (0 if subject else _NO_SUBJECT)
    lacking = _NO_TERM
    regions: set[str] = set()
    words: list[str] = []
    best, key, headword = _WORST, "", ""
    for _concept, term_marks, text, region in terms:
        term_bits, there, term_language, rank = _SAID[term_marks]
        bits |= term_bits
        lacking &= ~there
        if region:
            regions.add(region)
        folded = headed(text, term_language)
        words += folded.split()
        if term_language is not language:
            rank += _FOREIGN
        if rank < best:
            best, key, headword = rank, folded, text
    profile = Profile(bits | lacking, subject, tuple(sorted(regions)) if regions else ())
    return Taken(Head(best, key, headword), set(words), profile)


def part_of_list(head: Head) -> int:
    """Which part of an alphabetical list a concept stands in: signs, letters, or without a term."""
    return int(head.key[:1].isalpha()) if head.rank < _FOREIGN else _LACKING


def letter_of(part: int, beginning: str) -> str:
    """The section of keys that begin so, in this part of the list."""
    return (OTHER_SECTION, beginning[:1].upper(), WITHOUT_TERM)[part]


def rank_before_terms(head: Head, equivalence: str, order: Order) -> int:
    """Where a concept stands in an order by its equivalence, or else by its head's status."""
    if order is Order.EQUIVALENCE:
        return _EQUIVALENCES.get(equivalence, len(_EQUIVALENCES))
    return min(head.rank, _FOREIGN)


class _Maker:
    """A listing under way: what is known of the concepts in the order they came in.

    `_portions` has what they are sorted by, of those whose keys begin alike; `_first` what comes before the
    terms in the order that is wanted, a number or a text.
    """

    def __init__(self, language: Language, order: Order) -> None:
        self._language = language
        self._order = order
        self._numbers: array[int] = array("q")
        self._codes: array[int] = array("i")
        self._profiles: dict[Profile, int] = {}
        self._words = WordsMaker()
        self._portions: dict[tuple[int, str], list[str]] = {}
        self._first: array[int] = array("i")
        self._texts: dict[str, int] = {}

    def add(self, concept: ConceptRow, terms: list[TermRow]) -> None:
        """Take up a concept with its terms."""
        taken = taken_up(concept, terms, self._language)
        self._place(concept[0], taken.head, taken.words)
        self._codes.append(self._profiles.setdefault(taken.profile, len(self._profiles)))
        if self._order is not Order.TERM:
            self._first.append(self._before(taken.head, concept[2] or "", concept[3], concept[4]))

    def _place(self, number: int, head: Head, words: set[str]) -> None:
        place = len(self._numbers)
        self._numbers.append(number)
        self._words.add(place, words)
        written = "" if head.text == head.key else head.text
        portion = self._portions.setdefault((part_of_list(head), head.key[:_PORTION]), [])
        portion.append(f"{head.key}{_END}{place}{_END}{written}")

    def _before(self, head: Head, equivalence: str, subject: str, changed_at: str) -> int:
        """The rank of a concept among others, or the place of the text that it goes by."""
        if self._order not in (Order.SUBJECT, Order.NEWEST):
            return rank_before_terms(head, equivalence, self._order)
        text = subject if self._order is Order.SUBJECT else changed_at
        return self._texts.setdefault(text, len(self._texts))

    def listing(self, glossary: int | None, operation: int, progress: Progress) -> Listing:
        """Everything taken up, in order, as it was after this operation."""
        places, sections, heads = self._by_term(progress)
        if self._order is not Order.TERM:
            alphabetical = places
            places, sections = self._regrouped(alphabetical), ()
            heads = _rearranged(heads, _inverse(alphabetical), places)
        row_of, done = _inverse(places), len(places)
        return Listing(
            language=self._language,
            glossary=glossary,
            operation=operation,
            order=self._order,
            numbers=_gathered("q", self._numbers, places),
            sections=sections,
            words=self._words.made(row_of, lambda: progress(done, 0)),
            facets=Facets(_gathered("i", self._codes, places), list(self._profiles)),
            heads=Heads(*heads),
        )

    def _by_term(self, progress: Progress) -> tuple[array[int], tuple[Section, ...], _HeadLines]:
        """The places in alphabetical order, their sections, and the headwords."""
        places: array[int] = array("i")
        sections: list[Section] = []
        text, starts = bytearray(), array("q")
        for rank, beginning in sorted(self._portions):
            letter = letter_of(rank, beginning)
            if not sections or sections[-1].letter != letter:
                sections.append(Section(letter, len(places)))
            for key, place in _in_order(self._portions.pop((rank, beginning))):
                places.append(place)
                starts.append(len(text))
                text += f"\n{key}".encode()
            progress(len(places), 0)
        return places, tuple(sections), (bytes(text), starts)

    def _regrouped(self, places: array[int]) -> array[int]:
        """Places in alphabetical order by what comes before that."""
        ranks = self._ranks_of_texts()
        groups: dict[int, array[int]] = defaultdict(lambda: array("i"))
        for place in places:
            groups[ranks[self._first[place]] if ranks else self._first[place]].append(place)
        rows: array[int] = array("i")
        for rank in sorted(groups):
            rows += groups[rank]
        return rows

    def _ranks_of_texts(self) -> array[int]:
        """The rank of each text in order; empty where concepts don't go by texts."""
        texts = list(self._texts)
        if self._order is Order.SUBJECT:
            named = {text: sort_key(shown(text)) for text in texts}
            texts.sort(key=lambda text: (not text, named[text], text))
        else:
            texts.sort(reverse=True)
        ranks = array("i", bytes(4 * len(texts)))
        for rank, text in enumerate(texts):
            ranks[self._texts[text]] = rank
        return ranks


def _in_order(portion: list[str]) -> Iterator[tuple[str, int]]:
    """Keys and places, sorted by their keys; those with the same key by accents and case."""
    portion.sort()
    split = (entry.split(_END, 2) for entry in portion)
    for key, same in groupby(split, key=itemgetter(0)):
        tied = list(same)
        if len(tied) > 1:
            tied.sort(key=lambda entry: (tie_key(entry[2] or key), int(entry[1])))
        for entry in tied:
            yield key, int(entry[1])


def _inverse(places: Sequence[int]) -> array[int]:
    """The row of each place."""
    row_of = array("i", bytes(4 * len(places)))
    for row, place in enumerate(places):
        row_of[place] = row
    return row_of


def _gathered(kind: str, values: array[int], places: array[int]) -> array[int]:
    """The values of these places, a piece at a time: other threads come in between."""
    found: array[int] = array(kind)
    for first in range(0, len(places), _PIECE):
        found.extend(array(kind, map(values.__getitem__, places[first : first + _PIECE])))
    return found


def _rearranged(lines: _HeadLines, row_of: Sequence[int], places: Iterable[int]) -> _HeadLines:
    """The headwords in another order; `row_of` is where each place's stands now."""
    text, starts = lines
    moved, beginnings = bytearray(), array("q")
    ends = array("q", [*starts[1:], len(text)])
    for place in places:
        row = row_of[place]
        beginnings.append(len(moved))
        moved += text[starts[row] : ends[row]]
    return bytes(moved), beginnings
