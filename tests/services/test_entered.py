"""What a person has typed or pasted, as it goes into the store."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.services import entered
from tests import strategies

FR, EN = Language.FRENCH, Language.ENGLISH
ONE = Concept("mairie", (Term("mairie", FR), Term("town hall", EN)))


@pytest.mark.parametrize(
    ("typed", "line", "lines"),
    [
        ("  mairie\u00a0", "mairie", "mairie"),
        ("e\u0301te\u0301", "été", "été"),
        ("hôtel\nde  ville", "hôtel de ville", "hôtel\nde  ville"),
        ("a\r\nb\rc\u2028d\ve", "a b c d e", "a\nb\nc\nd\ne"),
        ("a\x00b\x1bc\x7fd\x9be", "abcde", "abcde"),
        ("a\tb", "a b", "a\tb"),
        ("\ud83d a", "a", "a"),
        ("« oui\u202f»", "« oui\u202f»", "« oui\u202f»"),
        ("😀\u200d", "😀\u200d", "😀\u200d"),
    ],
)
def test_texts(typed: str, line: str, lines: str) -> None:
    assert (entered.line(typed), entered.lines(typed)) == (line, lines)


@given(strategies.concepts())
def test_what_was_not_touched_stays_to_the_last_character(concept: Concept) -> None:
    assert entered.concept(concept, concept) == concept
    changed = entered.concept(replace(concept, note="  new  "), concept)
    assert changed == replace(concept, note="new")


@given(strategies.concepts())
def test_what_has_been_taken_once_is_taken_as_it_is(concept: Concept) -> None:
    once = entered.concept(concept)
    assert entered.concept(once) == once


def test_an_empty_term_is_left_out_and_french_comes_first() -> None:
    made = entered.concept(replace(ONE, terms=(ONE.terms[1], Term("\t", EN), Term(" mairie ", FR))))
    assert made.terms == ONE.terms


def test_a_term_that_was_cleared_goes_with_its_sentence() -> None:
    before = replace(ONE, terms=(*ONE.terms, Term("city hall", EN, context="At the city hall.")))
    after = replace(before, terms=(*ONE.terms, replace(before.terms[2], text="")))
    assert entered.concept(after, before).terms == ONE.terms


@pytest.mark.parametrize(
    ("terms", "said"),
    [
        ((), "at least one of the languages"),
        ((Term(" ", FR), Term("\x07", EN)), "at least one of the languages"),
        ((*ONE.terms, Term("", EN, context="A new sentence.")), "give the term that it is of"),
        ((Term("m" * 2001, FR),), "more than 2000 characters"),
    ],
)
def test_what_cannot_be_taken_is_said(terms: tuple[Term, ...], said: str) -> None:
    with pytest.raises(UsageError, match=said):
        entered.concept(replace(ONE, terms=terms))


def test_the_longest_texts() -> None:
    longest = replace(ONE, terms=(Term("m" * 2000, FR),), note="n" * 100_000)
    assert entered.concept(longest) == longest
    with pytest.raises(UsageError, match=f"“{'n' * 60}…” has more than 100000 characters"):
        entered.concept(replace(ONE, note="n" * 100_001))


def test_a_glossary_has_a_name() -> None:
    made = entered.glossary(Glossary("g", Bilingual(" La\nville ", "\x00"), Bilingual(" a\nb ")))
    assert (made.name, made.description) == (Bilingual("La ville"), Bilingual("a\nb"))
    with pytest.raises(UsageError, match="a name"):
        entered.glossary(Glossary("g", Bilingual(" ", "\t")))
