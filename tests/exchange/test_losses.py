"""What a format can't hold is counted before anything is written, and nothing else is left behind."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Glossary,
    Language,
    Number,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from interpreter_app.exchange.formats import FORMATS, Format
from interpreter_app.exchange.losses import EVERYTHING, Field, Loss, all_but, losses, only, reduced
from tests.strategies import glossaries

FR, EN = Language.FRENCH, Language.ENGLISH

FULL = Glossary(
    "town",
    Bilingual("La ville", "The town"),
    Bilingual("Des mots", ""),
    "1",
    "CC0",
    "A. Reid",
    (
        Concept(
            "a",
            (
                Term(
                    "a", FR, TermType.PHRASE, Status.ADMITTED, PartOfSpeech.VERB, Gender.COMMON,
                    Number.PLURAL, "FR", "une phrase", "ah",
                ),
                Term("b", FR, TermType.ACRONYM, Status.DEPRECATED, context="une autre", pronunciation="bay"),
                Term("c", EN),
                Term("d", EN, status=Status.ADMITTED),
            ),
            "field",
            Bilingual("un", "one"),
            Equivalence.EQUIVALENT,
            True,
            Bilingual("dites", ""),
            "a book",
            True,
            "a note",
        ),
        Concept("b", (Term("e", EN, region="GB"),)),
    ),
)  # fmt: skip


def test_each_field_that_says_something_is_counted_once_where_it_does() -> None:
    counted = {loss.field: loss.count for loss in losses(FULL, frozenset())}
    assert counted == {
        field: {Field.ID: 2, Field.FURTHER_TERMS: 2, Field.REGION: 2}.get(field, 1)
        for field in Field
        if not field.startswith("further-") or field is Field.FURTHER_TERMS
    }
    of_others = losses(FULL, only([Field.FURTHER_TERMS]))
    assert {loss.field: loss.count for loss in of_others if loss.field.startswith("further-")} == {
        Field.FURTHER_MARKS: 1,
        Field.FURTHER_CONTEXT: 1,
        Field.FURTHER_PRONUNCIATION: 1,
    }


def test_a_format_that_holds_everything_loses_nothing() -> None:
    assert losses(FULL, EVERYTHING) == []
    assert losses(Glossary("town", Bilingual("La ville")), frozenset()) == []
    assert losses(FULL, all_but(Field.NOTE)) == [Loss(Field.NOTE, 1)]


@settings(deadline=None, max_examples=60)
@given(glossaries(), st.frozensets(st.sampled_from(Field)))
def test_what_is_left_loses_no_more_and_stays_as_it_was(glossary: Glossary, holds: frozenset[Field]) -> None:
    left = reduced(glossary, holds | {Field.ID})
    assert losses(left, holds | {Field.ID}) == []
    assert reduced(left, holds) == left
    assert {concept.id for concept in left} <= {concept.id for concept in glossary}
    if Field.ONE_LANGUAGE in holds:
        assert len(left.concepts) == len(glossary.concepts)


@settings(deadline=None, max_examples=60)
@given(glossaries())
def test_nothing_is_taken_from_what_everything_is_held_of(glossary: Glossary) -> None:
    ordered = replace(
        glossary,
        concepts=tuple(
            replace(c, terms=tuple(t for language in Language for t in c.in_language(language)))
            for c in glossary
        ),
    )
    assert reduced(glossary, EVERYTHING) == ordered


def test_every_field_of_a_concept_and_a_term_may_be_lost() -> None:
    said = {"terms", *(field.replace("-", "_") for field in Field), "subject_field", "text", "language"}
    assert {field.name for kind in (Concept, Term) for field in fields(kind)} <= said


def _letters(part: object) -> Iterator[str]:
    """Every letter of every text in a glossary."""
    if isinstance(part, str):
        yield from part
    elif isinstance(part, tuple):
        for inner in part:
            yield from _letters(inner)
    elif is_dataclass(part):
        for field in fields(part):
            yield from _letters(getattr(part, field.name))


@settings(max_examples=40, deadline=None)
@given(glossary=glossaries())
@pytest.mark.parametrize("known", [f for f in FORMATS if f.holds == EVERYTHING], ids=lambda f: f.name)
def test_a_format_that_says_it_holds_everything_does(known: Format, glossary: Glossary) -> None:
    assert known.write
    assert known.read
    stream = io.BytesIO()
    try:
        known.write(glossary, stream)
    except FormatError:  # what XML has no way to write, and says so
        assert known.name.startswith("tbx")
        assert {"\ufffe", "\uffff"} & set(_letters(glossary))
        return
    assert known.read(stream.getvalue(), f"town{known.suffixes[0]}").glossary == glossary
