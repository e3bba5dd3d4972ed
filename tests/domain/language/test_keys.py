"""What the index holds of a term and what a look-up asks for are made alike, whatever was indexed before."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interpreter_app.domain.language.folding import fold, without_article
from interpreter_app.domain.language.keys import KeyMaker, initials, scope_of, term_keys
from tests.domain.language.test_folding import awkward

_texts = st.text(max_size=40) | awkward


@given(_texts)
@example("e\u0301" * 500)
@example("mairie " * 100)
@example("² ①②③")
@example("?")
@example("\0")
def test_the_first_key_of_a_term_is_its_folded_text_without_article(text: str) -> None:
    assert term_keys(text).whole[0] == without_article(fold(text))


@given(_texts)
def test_a_term_can_be_found_with_its_article_too(text: str) -> None:
    assert fold(text) in term_keys(text).whole


@given(_texts)
@example("1 000 euros")
@example("l’eau, l’air")
def test_the_words_of_a_term_are_those_of_its_folded_text(text: str) -> None:
    folded = fold(text).split() or [""]
    words = term_keys(text).words
    assert words[: len(folded)] == folded
    assert words[len(folded) :] == [] or "-" in text or "\u2010" in text or "\u2011" in text


@given(st.lists(_texts, max_size=6))
@example(["’", "a ' b"])
@example(["?", "a ? b"])
@example(["é", "e"])
def test_what_was_indexed_before_makes_no_difference(texts: list[str]) -> None:
    maker = KeyMaker()
    assert [maker.keys(text) for text in texts] == [term_keys(text) for text in texts]


@given(st.lists(_texts, max_size=6))
@example([":"])
def test_every_word_is_learnt_and_no_second_time(texts: list[str]) -> None:
    maker = KeyMaker()
    wanted = {word for text in texts for word in maker.keys(text).words if word}
    learnt = maker.learnt()
    assert wanted <= {spelling.word for spelling in learnt}
    for text in texts:
        maker.keys(text)
    assert maker.learnt() == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("l’été", "été"),
        ("d'Été", "été"),
        ("mairie", "mairie"),
        ("aujourd’hui", "aujourdhui"),
        ("council’s", "councils"),
        ("prud’hommes", "prudhommes"),
    ],
)
def test_a_word_is_learnt_as_it_is_written_since_accents_tell_how_it_sounds(text: str, written: str) -> None:
    maker = KeyMaker()
    maker.keys(text)
    assert [(s.word, s.written) for s in maker.learnt()] == [(fold(text), written)]


@pytest.mark.parametrize(
    ("text", "joined"),
    [("co-construction", "coconstruction"), ("sous‑préfet", "sousprefet"), ("la co-décision", "codecision")],
)
def test_a_hyphenated_term_is_found_written_as_one_word(text: str, joined: str) -> None:
    keys = term_keys(text)
    assert joined in keys.whole
    assert joined in keys.words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("budget participatif", ("bp",)),
        ("conseil de quartier", ("cq", "cdq")),
        ("conseil participatif de Paris", ("cpp",)),
        ("direction générale des services", ("dgs",)),
        ("mairie", ()),
        ("de la", ()),
        ("1 % de budget", ()),
        ("b c e f g h i j k", ()),
        ("Éducation Populaire", ("ep",)),
    ],
)
def test_the_initials_of_a_term_leave_out_the_small_words(text: str, expected: tuple[str, ...]) -> None:
    assert term_keys(text).initials == expected


@given(_texts)
def test_initials_are_two_to_eight_letters(text: str) -> None:
    for letters in initials(fold(text).split() or [""]):
        assert letters.isalpha()
        assert 2 <= len(letters) <= 8


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.booleans(), st.booleans())
def test_each_glossary_and_language_has_a_scope_of_its_own(one: int, other: int, a: bool, b: bool) -> None:
    assert (scope_of(one, a) == scope_of(other, b)) == ((one, a) == (other, b))
