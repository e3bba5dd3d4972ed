"""Headwords and what a dictionary says of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.briefing.entries import acronyms, conventions, grammar, headwords
from interpreter_app.domain.language.sorting import section, sort_key
from interpreter_app.domain.terms import (
    Concept,
    Gender,
    Glossary,
    Language,
    Number,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from tests.briefing.conftest import EN, FR, concept, glossary, town


def of(*glossaries: Glossary, language: Language = FR) -> list[tuple[str, str, bool]]:
    words = headwords(glossaries, language, lambda text, _language: text.strip(), lambda: None)
    return [(word.section, word.text, word.refers) for word in words]


@pytest.mark.parametrize(
    ("term", "expected"),
    [
        (Term("mairie", FR, gender=Gender.FEMININE), "n. f."),
        (Term("frais", FR, gender=Gender.MASCULINE, number=Number.PLURAL), "n. m. pl."),
        (Term("élève", FR, gender=Gender.COMMON), "n. m. f."),
        (Term("mot", FR), ""),
        (Term("voter", FR, part_of_speech=PartOfSpeech.VERB), "v."),
        (Term("local", FR, part_of_speech=PartOfSpeech.ADJECTIVE, gender=Gender.MASCULINE), "adj. m."),
        (Term("minutes", EN, number=Number.PLURAL), "pl."),
        (Term("council", EN, part_of_speech=PartOfSpeech.NOUN), ""),
    ],
)
def test_grammar(term: Term, expected: str) -> None:
    assert grammar(term) == expected


def test_every_term_is_a_headword_once() -> None:
    words = [Term("budget", FR), Term("BP", FR, TermType.ACRONYM), Term("budget", FR), Term(" ", FR)]
    assert of(glossary(concept(words, "budget"))) == [("B", "BP", True), ("B", "budget", False)]


def test_a_blank_preferred_term_gives_way_to_the_next() -> None:
    assert of(glossary(concept([Term(" ", FR), Term("mot", FR)], "word"))) == [("M", "mot", False)]


def test_digits_and_signs_have_one_section_at_the_beginning() -> None:
    words = ["€ 100", "zone", "2e tour", "arrêt", "% du budget"]
    sections = [word[0] for word in of(glossary(*(concept(word, "x") for word in words)))]
    assert sections == ["#", "#", "#", "A", "Z"]


@given(st.lists(st.text(min_size=1, max_size=12).filter(lambda text: text.strip()), max_size=30))
def test_headwords_are_sorted_and_sections_contiguous(words: list[str]) -> None:
    made = of(Glossary("g", glossary().name, concepts=tuple(Concept(w, (Term(w, FR),)) for w in words)))
    letters = [section for section, _text, _refers in made]
    assert len(set(letters)) == sum(1 for a, b in zip(letters, ["", *letters], strict=False) if a != b)
    for letter, group in {s: [t for s2, t, _r in made if s2 == s] for s in letters}.items():
        assert group == sorted(group, key=lambda text: sort_key(text, FR))
        assert {section(text, FR) for text in group} == {letter}


def test_an_acronym_stands_beside_the_full_form_only() -> None:
    full, short = Term("participatory budgeting", EN), Term("PB", EN, TermType.ACRONYM)
    assert acronyms([full, short]) == [short]
    assert acronyms([short, full]) == []


def test_the_legend_needs_what_occurs() -> None:
    used = conventions([town()])
    assert used == {
        "false-friend",
        "see",
        "other-language",
        "not-judged",
        "n. m.",
        "n. f.",
        "n. m. f.",
        "pl.",
        "adj.",
    }
    assert conventions([glossary(concept("mot", [Term("word", EN, status=Status.ADMITTED)]))]) == frozenset()
