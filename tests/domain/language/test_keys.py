"""What the index holds of a term and what a look-up asks for are made alike, whatever was indexed before."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from interpreter_app.domain.language.folding import STOP_WORDS, fold, without_article
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
@example("the council’s view")
def test_the_words_of_a_term_are_those_of_its_folded_text_that_count(text: str) -> None:
    content = [word for word in fold(text).split() if word not in STOP_WORDS]
    words = term_keys(text).words
    if not any(sign in text for sign in "-\u2010\u2011'’´`"):
        assert words == content


@pytest.mark.parametrize(
    ("text", "whole", "words"),
    [
        ("the council’s view", ["council view", "the council view", "councils view"], ["council", "view"]),
        ("People's Panel", ["people panel", "peoples panel"], ["people", "panel"]),
        ("the voters’ list", ["voters list", "the voters list"], ["voter", "list"]),
        ("citizens' council", ["citizens council"], ["citizen", "council"]),
        ("Paris’ budget", ["paris budget"], ["paris", "budget"]),
        (
            "City of Paris’s office",
            ["city of paris office", "city of pariss office"],
            ["city", "paris", "office"],
        ),
        ("l’élu d’aujourd’hui", ["elu aujourdhui"], ["elu", "aujourdhui"]),
    ],
)
def test_a_possessive_is_found_by_the_word_it_is_made_of(
    text: str, whole: list[str], words: list[str]
) -> None:
    keys = term_keys(text)
    assert [*keys.whole, *keys.hasty] == whole
    assert keys.words == words


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
        ("council’s", "council"),
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


@pytest.mark.parametrize(
    ("text", "kind", "part_of_speech"),
    [
        ("to be present at", "full-form", None),
        ("to be present at", "full-form", "verb"),
        ("tirer au sort", "full-form", "verb"),
        ("bundle of proposals", "phrase", None),
        ("BP 20", "acronym", "noun"),
    ],
)
def test_verbs_phrases_and_acronyms_have_no_initials(
    text: str, kind: str, part_of_speech: str | None
) -> None:
    assert term_keys(text, kind, part_of_speech).initials == ()


@pytest.mark.parametrize("kind", ["full-form", "short-form", "variant"])
@pytest.mark.parametrize("part_of_speech", [None, "noun", "proper-noun", "adjective"])
def test_names_have_initials(kind: str, part_of_speech: str | None) -> None:
    assert term_keys("budget participatif", kind, part_of_speech).initials == ("bp",)


@given(_texts)
def test_initials_are_two_to_eight_letters(text: str) -> None:
    for letters in initials(fold(text).split() or [""]):
        assert letters.isalpha()
        assert 2 <= len(letters) <= 8


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.booleans(), st.booleans())
def test_each_glossary_and_language_has_a_scope_of_its_own(one: int, other: int, a: bool, b: bool) -> None:
    assert (scope_of(one, a) == scope_of(other, b)) == ((one, a) == (other, b))
