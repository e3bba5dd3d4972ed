"""The same change made to many entries at once, as one deed.

Owns which changes there are. Entries that already say so aren't touched.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from interpreter_app.base.progress import Progress, silent
from interpreter_app.domain.terms import Concept, Equivalence, Language, Status, Term
from interpreter_app.exchange.tables.rows import MAX_TERM
from interpreter_app.services import entered
from interpreter_app.store import several
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import Change

Setting = Callable[[Concept], Concept]
"""A change that is made to each entry."""


def change_many(
    store: Store,
    numbers: Sequence[int],
    settings: Sequence[Setting],
    who: str = "",
    progress: Progress = silent,
) -> Change:
    """Make these changes to the concepts with these numbers, of one glossary or several."""

    def changed(concept: Concept) -> Concept:
        for setting in settings:
            concept = setting(concept)
        return concept

    return several.change(store, numbers, changed, who, "change-many", progress)


def equivalence(value: Equivalence | None) -> Setting:
    """Set the degree of equivalence, or clear it with None."""
    return lambda concept: replace(concept, equivalence=value)


def false_friend(value: bool) -> Setting:
    """Mark as a false friend, or clear the mark."""
    return lambda concept: replace(concept, false_friend=value)


def checked(value: bool) -> Setting:
    """Mark as checked, or clear the mark."""
    return lambda concept: replace(concept, checked=value)


def subject(value: str) -> Setting:
    """Set the subject field, or clear it with an empty text. Raises UsageError if it is too long."""
    text = entered.line(value)
    entered.check_length(text)
    return lambda concept: replace(concept, subject_field=text)


def source(value: str) -> Setting:
    """Set the source, or clear it with an empty text. Raises UsageError if it is too long."""
    text = entered.lines(value)
    entered.check_length(text)
    return lambda concept: replace(concept, source=text)


def region(value: str, language: Language) -> Setting:
    """Set the region of all terms in a language, or clear it with an empty text. Raises UsageError."""
    text = entered.line(value)
    entered.check_length(text, MAX_TERM)
    return _of_terms(lambda term: replace(term, region=text) if term.language is language else term)


def status(value: Status, language: Language | None = None) -> Setting:
    """Set the status of all terms, or of those in a language."""
    return _of_terms(lambda term: replace(term, status=value) if language in (None, term.language) else term)


def _of_terms(changed: Callable[[Term], Term]) -> Setting:
    return lambda concept: replace(concept, terms=tuple(changed(term) for term in concept.terms))
