"""The words a person adds in a hurry, in a glossary of their own that is made with the first of them.

Owns what two typed words become, and what of the look-up log they settle.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from interpreter_app.base.errors import UsageError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.ids import new_id
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.terms import Bilingual, Concept, Gender, Glossary, Language, Number, Term
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import Store
from interpreter_app.store.glossaries import Change
from interpreter_app.store.session import Outcome

GLOSSARY = "my-words"
NAME = Bilingual("Mes mots", "My words")
LONGEST = 400
"""Letters of a term; whoever takes it from a person lets them type no more."""

_FRENCH_ARTICLE = re.compile(r"(le|la|les|un|une|des|l['’])(?:(?<=['’])|\s+)\s*(?=\S)", re.IGNORECASE)
_ENGLISH_ARTICLE = re.compile(r"(the|an?)\s+(?=\S)", re.IGNORECASE)
_GENDERS = {
    "le": Gender.MASCULINE,
    "un": Gender.MASCULINE,
    "la": Gender.FEMININE,
    "une": Gender.FEMININE,
}


class Added(NamedTuple):
    """A word added: the concept, and the missed queries it settled; no change if it was there already."""

    concept: Concept
    change: Change | None
    settled: tuple[int, ...]

    @property
    def is_new(self) -> bool:
        """Whether the pair wasn't in the glossary before."""
        return self.change is not None


def add(store: Store, french: str, english: str, who: str = "") -> Added:
    """Add a pair of terms; an article typed with the French one is taken as its gender.

    A pair that is there already stays as it is. Queries in the log that were not found and are one of the
    two are settled as filled. Raises UsageError if one of the two is empty.
    """
    terms = (french_term(french), english_term(english))
    if not all(term.text for term in terms):
        raise UsageError(_("Give the term in both languages."))
    with store.write():
        taken = _concepts(store)
        same = next((c for c in taken.values() if _words(c.terms) == _words(terms)), None)
        concept = same or Concept(new_id([t.text for t in terms], taken), terms)
        change = None if same else glossaries.put(store, GLOSSARY, [concept], who, "quick-add")
        settled = _settle(store, {fold(t.text) for t in terms})
    return Added(concept, change, settled)


def take_back(store: Store, added: Added) -> None:
    """Undo `add`: the concept goes, the missed queries are missing again; the glossary stays."""
    with store.write():
        if added.change is not None:
            glossaries.undo(store, added.change.operation)
        for number in added.settled:
            session.settle_query(store, number, Outcome.MISSING)


def french_term(typed: str) -> Term:
    """The French term of what was typed: «la mairie» is «mairie», feminine."""
    text = " ".join(typed.split())[:LONGEST]
    found = _FRENCH_ARTICLE.match(text)
    if found is None:
        return Term(text, Language.FRENCH)
    article = found[1].lower()
    number = Number.PLURAL if article in ("les", "des") else None
    return Term(text[found.end() :], Language.FRENCH, gender=_GENDERS.get(article), number=number)


def english_term(typed: str) -> Term:
    """The English term of what was typed, without its article."""
    text = " ".join(typed.split())[:LONGEST]
    found = _ENGLISH_ARTICLE.match(text)
    return Term(text[found.end() :] if found else text, Language.ENGLISH)


def _concepts(store: Store) -> dict[str, Concept]:
    """The concepts of the person's own glossary, which is made if it isn't there."""
    own = next((g for g in glossaries.summaries(store) if g.id == GLOSSARY), None)
    if own is None:
        glossaries.create(store, Glossary(GLOSSARY, NAME))
        return {}
    return {stored.concept.id: stored.concept for stored in glossaries.concepts_of(store, own.number)}


def _words(terms: Iterable[Term]) -> set[tuple[Language, str]]:
    return {(term.language, fold(term.text)) for term in terms}


def _settle(store: Store, words: set[str]) -> tuple[int, ...]:
    found = tuple(session.missing(store, words))
    for number in found:
        session.settle_query(store, number, Outcome.FILLED)
    return found
