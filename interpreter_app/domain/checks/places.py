"""Where in an entry a finding is: in the field whose filling, or emptying, makes it go.

Owns the order in which fields are tried. Rules say what is wrong in a sentence; this asks them again instead
of having each name a place. Pure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from interpreter_app.domain.checks import check_concept
from interpreter_app.domain.checks.finding import Finding
from interpreter_app.domain.checks.texts import texts
from interpreter_app.domain.terms import Bilingual, Concept, Gender, Language, Term

Spot = tuple[str, Language | None]
"""A field, by its name in Concept («terms», «transfer_note», «source» …), and its language if it has one."""

_SAID = "…"


def spot_of(finding: Finding, concept: Concept) -> Spot:
    """The field that a finding is about; the French terms for one that compares entries."""
    if finding in check_concept(concept):
        for spot, other in (*_filled(concept), *_emptied(concept)):
            if finding not in check_concept(other):
                return spot
    return "terms", Language.FRENCH


def _filled(concept: Concept) -> Iterator[tuple[Spot, Concept]]:
    for language in Language:
        term = Term(_SAID, language, gender=Gender.MASCULINE)
        yield ("terms", language), replace(concept, terms=(*concept.terms, term))
    for language in Language:
        note = concept.transfer_note
        if not note.get(language):
            is_french = language is Language.FRENCH
            told = Bilingual(_SAID, note.en) if is_french else Bilingual(note.fr, _SAID)
            yield ("transfer_note", language), replace(concept, transfer_note=told)
    if not concept.source:
        yield ("source", None), replace(concept, source=_SAID)


def _emptied(concept: Concept) -> Iterator[tuple[Spot, Concept]]:
    for place, term in enumerate(concept.terms):
        rest = (*concept.terms[:place], *concept.terms[place + 1 :])
        yield ("terms", term.language), replace(concept, terms=rest)
    for item in texts(concept):
        name, number = item.place
        if name in ("definition", "transfer_note"):
            old: Bilingual = getattr(concept, name)
            other = Bilingual(old.fr, "") if number else Bilingual("", old.en)
            yield (name, item.language), _with(concept, name, other)
        elif name in ("source", "note"):
            yield (name, None), _with(concept, name, "")


def _with(concept: Concept, name: str, value: str | Bilingual) -> Concept:
    return replace(concept, **{name: value})  # type: ignore[arg-type]
