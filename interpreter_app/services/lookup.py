"""Looking terms up in an open store, for the window and the command line alike.

Owns the joining of engine, index and stored concepts into results that can be shown or printed. It must not
format anything for display.
"""

from __future__ import annotations

import gc
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from interpreter_app.domain.language.keys import Scopes, scope_of
from interpreter_app.domain.terms import Bilingual, Concept, Language, Status, Term
from interpreter_app.search.engine import Found, Match, look_up
from interpreter_app.search.vocabulary import Vocabulary
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import GlossarySummary, StoredConcept
from interpreter_app.store.index import IndexReader

_LARGE = 20_000


@dataclass(frozen=True, slots=True)
class LookupResult:
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
        """What the listener must be told, in the listener's language if it is written there."""
        return self.concept.transfer_note.best(self.matched.language.other)


class LookupDesk:
    """A store's look-up, ready to answer. Stays in the thread of its store.

    The vocabulary may be replaced by one that another thread has read (`read_vocabulary`).
    """

    def __init__(self, store: Store, vocabulary: Vocabulary | None = None) -> None:
        self._store = store
        self._index = IndexReader(store)
        self.vocabulary = vocabulary or Vocabulary()
        self._summaries: dict[int, GlossarySummary] = {}

    def refresh(self) -> None:
        """Take over what has been written since: new words and new glossaries."""
        if not self.vocabulary.is_fresh(self._index):
            self.vocabulary.refresh(self._index)
            _spare_collector(self.vocabulary)
        self._summaries = {g.number: g for g in glossaries.summaries(self._store)}

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
        come before the others.
        """
        found = look_up(
            typed,
            self._index,
            self.vocabulary,
            limit,
            self._scopes(within, language),
            self._scopes(first, None) if first is not None else None,
        )
        stored = glossaries.concepts(self._store, [f.concept for f in found])
        return _deprecated_last([self._result(f, stored[f.concept]) for f in found if f.concept in stored])

    def _scopes(self, within: Iterable[int] | None, language: Language | None) -> Scopes:
        if within is None and language is None:
            return None
        numbers = self._summary_numbers() if within is None else within
        sides = (False, True) if language is None else (language is Language.ENGLISH,)
        return frozenset(scope_of(number, side) for number in numbers for side in sides)

    def _summary_numbers(self) -> Iterable[int]:
        if not self._summaries:
            self._summaries = {g.number: g for g in glossaries.summaries(self._store)}
        return self._summaries

    def _summary(self, number: int) -> GlossarySummary:
        if number not in self._summaries:
            self._summaries = {g.number: g for g in glossaries.summaries(self._store)}
        return self._summaries[number]

    def _result(self, found: Found, stored: StoredConcept) -> LookupResult:
        concept = stored.concept
        place = stored.term_numbers.index(found.term) if found.term in stored.term_numbers else 0
        matched = concept.terms[place]
        glossary = self._summary(stored.glossary)
        return LookupResult(
            concept=concept,
            number=stored.number,
            glossary=glossary.id,
            glossary_name=glossary.name,
            matched=matched,
            match=found.match,
            targets=concept.in_language(matched.language.other),
        )


def _deprecated_last(results: list[LookupResult]) -> list[LookupResult]:
    """Among results found in the same way, those by a term that shouldn't be said come after the others."""
    return [
        result
        for _match, alike in groupby(results, key=lambda result: result.match)
        for result in sorted(alike, key=lambda result: result.matched.status is Status.DEPRECATED)
    ]


def read_vocabulary(store: Store) -> Vocabulary:
    """The vocabulary of a store, for a desk in another thread: reading a large one takes a moment."""
    vocabulary = Vocabulary()
    vocabulary.refresh(IndexReader(store))
    _spare_collector(vocabulary)
    return vocabulary


def _spare_collector(vocabulary: Vocabulary) -> None:
    """Let the garbage collector pass over a large vocabulary, which stays: it would cost keystrokes."""
    if len(vocabulary) > _LARGE:
        gc.freeze()
