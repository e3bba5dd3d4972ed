"""Looking terms up in an open store, for the window and the command line alike.

Owns the joining of engine, index and stored concepts into results that can be shown or printed. It must not
format anything for display.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from interpreter_app.base.remembering import remember
from interpreter_app.domain.language import sounds
from interpreter_app.domain.language.keys import Hit, Scopes, scope_of
from interpreter_app.domain.terms import Bilingual, Concept, Equivalence, Language, PartOfSpeech, Status, Term
from interpreter_app.search.engine import Match, look_up
from interpreter_app.search.marking import Run, terms_in
from interpreter_app.search.vocabulary import Vocabulary
from interpreter_app.services import own_words
from interpreter_app.store import glossaries, index, listing
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import StoredConcept
from interpreter_app.store.index import IndexReader
from interpreter_app.store.index_kept import KeptIndex

_LARGE = 20_000
_RECENT = 1000
"""Concepts that are kept between queries, some three megabytes."""

_ANSWERS = 500
"""Answers that are kept: the first letters of words are typed again and again, and so are words."""

_AT_ONCE = 5000
"""Concepts up to which a damaged index is made anew while somebody waits: less than a second."""


class LookupResult(NamedTuple):
    """One concept found: the term that matched, how, and what to say in the other language.

    `targets` are the terms of the other language, the one to say first, deprecated ones last.
    """

    concept: Concept
    number: int
    glossary: str
    glossary_name: Bilingual
    matched: Term
    match: Match
    targets: tuple[Term, ...]

    @property
    def target(self) -> Term | None:
        """The term to say, or None if nobody has written one yet."""
        said = [t for t in self.targets if t.status is not Status.DEPRECATED]
        return said[0] if said else None

    @property
    def say(self) -> str:
        """What the listener must be told, in their language."""
        return self.concept.transfer_note.get(self.matched.language.other)

    @property
    def aside(self) -> str:
        """What only the other side is told: not to be said to this listener, and better known than not."""
        return "" if self.say else self.concept.transfer_note.get(self.matched.language)

    @property
    def instead(self) -> str:
        """What to say in the place of a matched term that is to be avoided, in its language."""
        if self.matched.status is not Status.DEPRECATED:
            return ""
        best = self.concept.preferred(self.matched.language)
        return best.text if best and best.status is not Status.DEPRECATED else ""

    @property
    def equivalence(self) -> Equivalence | None:
        """How far the matched term and the target are the same; a false friend isn't the same at all."""
        is_trap = self.concept.false_friend and self.matched.status is Status.DEPRECATED
        return Equivalence.NON_EQUIVALENT if is_trap else self.concept.equivalence


class Standing(NamedTuple):
    """A term in a text, from its first to its last word, and what it may be, the likeliest first."""

    first: int
    last: int
    results: tuple[LookupResult, ...]


class _Asked(NamedTuple):
    """All that an answer depends on, beside what is in the store."""

    typed: str
    limit: int
    scopes: Scopes
    first: Scopes
    own: Scopes


class LookupDesk:
    """A store's look-up, ready to answer. Stays in the thread of its store.

    The vocabulary may be replaced by one that another thread has read (`read_vocabulary`). Until there is
    one, a desk answers without it, unless `refresh` has been called: then it reads the words itself, once a
    query needs them. A desk that `mends` makes a small damaged index anew; another one raises.
    """

    def __init__(self, store: Store, vocabulary: Vocabulary | None = None, mends: bool = True) -> None:
        self._store = store
        self._mends = mends
        self._index = KeptIndex(store)
        self.vocabulary = vocabulary or Vocabulary()
        self._names: dict[int, tuple[str, Bilingual]] = {}
        self._recent: dict[int, StoredConcept] = {}
        self._answers: dict[_Asked, list[LookupResult]] = {}
        self._state: tuple[int, int, tuple[str, int]] | None = None
        self._words = self.vocabulary

    def refresh(self) -> None:
        """Take over what has been written since: new words and new glossaries.

        A vocabulary that nobody has read yet is read when a query first needs it: most are answered without,
        and reading that of a million concepts takes seconds.
        """
        if self.vocabulary.is_empty:
            self.vocabulary = Vocabulary(self._index)
        elif not self.vocabulary.is_fresh(self._index) and self.vocabulary.refresh(self._index):
            _spare_collector(self.vocabulary)
        self._names = listing.glossary_names(self._store)
        self._answers.clear()

    def look_up(
        self,
        typed: str,
        limit: int = 7,
        language: Language | None = None,
        within: Iterable[int] | None = None,
        first: Iterable[int] | None = None,
    ) -> list[LookupResult]:
        """The best results for what was typed, best first.

        `language` restricts to terms of one language, `within` to glossaries by number; glossaries `first`
        come before the others, and the person's own words before what was found in the same way. Raises
        StoreError if the search index is damaged and too large to be made anew
        at once.
        """
        scopes = self._scopes(within, language)
        first_scopes = self._scopes(first, None) if first is not None else None
        asked = _Asked(typed, limit, scopes, first_scopes, self._scopes(self._own(), None))
        try:
            return self._answer(asked)
        except index.IndexDamagedError:
            if not (self._mends and self._mended()):
                raise
            return self._answer(asked)

    def terms_in(
        self, words: Sequence[str], language: Language | None = None, first: Iterable[int] = ()
    ) -> list[list[Standing]]:
        """The terms that stand among the folded words of a text, in any form, as `marking.terms_in` groups
        them; only those of one language, if it is given.

        Of several concepts that have a term, those of the glossaries `first` (by number) lead, then the
        person's own words. Nothing while there is no vocabulary. Raises StoreError as `look_up` does.
        """
        may_be_taken_back = self._store.connection.in_transaction
        leading, own = frozenset(first), frozenset(self._own())
        with self._store.read():
            self._forget_what_may_be_old(may_be_taken_back)
            groups = terms_in(words, self._index, self.vocabulary, self._scopes(None, language))
            every = [hit.concept for group in groups for run in group for hit in run.hits]
            stored = self._stored(list(dict.fromkeys(every)))

            def place(hit: Hit) -> tuple[bool, bool]:
                number = stored[hit.concept].glossary
                return number not in leading, number not in own

            def standing(run: Run) -> Standing:
                hits = sorted((hit for hit in run.hits if hit.concept in stored), key=place)
                found = [self._told(hit.term, Match.EXACT, stored[hit.concept]) for hit in hits]
                known = {one.number: one for one in found if one is not None}
                return Standing(run.first, run.last, tuple(known.values()))

            return [[standing(run) for run in group] for group in groups]

    def _answer(self, asked: _Asked) -> list[LookupResult]:
        may_be_taken_back = self._store.connection.in_transaction
        with self._store.read():
            self._forget_what_may_be_old(may_be_taken_back)
            known = self._answers.get(asked)
            if known is None:
                known = self._found(asked)
                remember(self._answers, asked, known, _ANSWERS)
        return list(known)

    def _found(self, asked: _Asked) -> list[LookupResult]:
        typed, limit, *scopes = asked
        found = look_up(typed, self._index, self.vocabulary, limit, *scopes)
        stored = self._stored([f.concept for f in found])
        results = (self._told(f.term, f.match, stored[f.concept]) for f in found if f.concept in stored)
        return [result for result in results if result is not None]

    def _forget_what_may_be_old(self, may_be_taken_back: bool) -> None:
        """What was read for earlier queries holds while nobody writes and the words are the same; within a
        transaction that was open before never: what it wrote may be taken back without a trace."""
        run, words = self._store.connection, self.vocabulary
        state = None if may_be_taken_back else (self._store.data_version(), run.total_changes, words.state)
        if state is None or state != self._state or words is not self._words or len(self._recent) > _RECENT:
            self._state, self._words, self._recent = state, words, {}
            self._answers.clear()
            self._index.forget()

    def _stored(self, numbers: list[int]) -> Mapping[int, StoredConcept]:
        """The concepts of these numbers; those read for the query before are most of those of this one."""
        unread = [number for number in numbers if number not in self._recent]
        if unread:
            self._recent |= glossaries.concepts(self._store, unread)
        return self._recent

    def _mended(self) -> bool:
        """Make a damaged index anew, if that takes no time; whether it has been.

        Nothing of what people wrote is in it. A large one is only thrown away, and is made when the store is
        opened the next time: nobody in the booth can wait for it, but «nothing was found» would be a lie.
        """
        index.throw_away(self._store)
        if listing.concept_count(self._store, _AT_ONCE + 1) > _AT_ONCE:
            return False
        index.build(self._store)
        self.vocabulary = Vocabulary(self._index)
        return True

    def _scopes(self, within: Iterable[int] | None, language: Language | None) -> Scopes:
        if within is None and language is None:
            return None
        numbers = self._known_names() if within is None else within
        sides = (False, True) if language is None else (language is Language.ENGLISH,)
        return frozenset(scope_of(number, side) for number in numbers for side in sides)

    def _own(self) -> list[int]:
        """The glossary of the words that the person has added, if there are any."""
        return [
            number for number, (name, _title) in self._known_names().items() if name == own_words.GLOSSARY
        ]

    def _known_names(self, wanted: int | None = None) -> dict[int, tuple[str, Bilingual]]:
        """The names of the glossaries, read anew if there are none yet or the wanted one isn't among them."""
        if not self._names or (wanted is not None and wanted not in self._names):
            self._names = listing.glossary_names(self._store)
        return self._names

    def _told(self, term: int, match: Match, stored: StoredConcept) -> LookupResult | None:
        """What is shown of a concept found by one of its terms; None if its glossary has gone since."""
        concept = stored.concept
        place = stored.term_numbers.index(term) if term in stored.term_numbers else 0
        matched = concept.terms[place]
        named = self._known_names(stored.glossary).get(stored.glossary)
        if named is None:
            return None
        return LookupResult(
            concept=concept,
            number=stored.number,
            glossary=named[0],
            glossary_name=named[1],
            matched=matched,
            match=match,
            targets=targets_for(concept, matched),
        )


def targets_for(concept: Concept, matched: Term) -> tuple[Term, ...]:
    """The terms of the other language, the one to say first: a verb for a verb, where there is one."""
    kind = _kind(matched)
    terms = concept.in_language(matched.language.other)
    return tuple(sorted(terms, key=lambda t: (t.status is Status.DEPRECATED, _kind(t) != kind)))


def _kind(term: Term) -> PartOfSpeech:
    """What a term may stand for in a sentence; most glossaries say it of what isn't a noun only."""
    inflected = (PartOfSpeech.VERB, PartOfSpeech.ADJECTIVE, PartOfSpeech.ADVERB)
    return term.part_of_speech if term.part_of_speech in inflected else PartOfSpeech.NOUN


def read_vocabulary(store: Store) -> Vocabulary:
    """The vocabulary of a store, for a desk in another thread: reading a large one takes a moment."""
    vocabulary = Vocabulary()
    try:
        vocabulary.refresh(IndexReader(store))
    except index.IndexDamagedError:
        index.throw_away(store)
        raise
    sounds.prepare()
    vocabulary.prepare()
    _spare_collector(vocabulary)
    return vocabulary


def _spare_collector(vocabulary: Vocabulary) -> None:
    """Let the garbage collector pass over a large vocabulary, which stays: it would cost keystrokes."""
    if len(vocabulary) > _LARGE:
        gc.freeze()
