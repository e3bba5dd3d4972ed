"""The words of a text stand where they stand; terms and names are found among them in any form."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.notes.mentions import mentions, names_of
from interpreter_app.domain.notes.people import completions, meant, roll_of, short_names
from interpreter_app.domain.notes.written import is_written_so, places_of, written_words
from interpreter_app.domain.terms import Language
from tests.domain.notes.given import AMY, ANN, ELODIE

FR, EN = Language.FRENCH, Language.ENGLISH


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L’école d'Élodie", ["école", "Élodie"]),
        ("E\u0301tat", ["E\u0301tat"]),
        ("the council’s view", ["the", "council’s", "view"]),
        ("vice-présidente", ["vice", "présidente"]),
        ("C++ et 5 %", ["C++", "et", "5", "%"]),
        ("aujourd’hui", ["aujourd’hui"]),
        ("…!?", []),
    ],
)
def test_words_stand_without_what_is_elided_before_them(text: str, words: list[str]) -> None:
    assert [text[one.start : one.end] for one in written_words(text)] == words


@given(st.text(max_size=200))
def test_words_of_any_text_lie_within_it_one_behind_the_other(text: str) -> None:
    places = [(one.start, one.end) for one in written_words(text)]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)


@pytest.mark.parametrize(
    ("text", "term", "language", "places"),
    [
        ("les conseils de quartier", "conseil de quartier", FR, [(1, 3)]),
        ("Conseil d’arrondissement", "conseils d'arrondissement", FR, [(0, 1)]),
        ("voted, voting, votes", "vote", EN, [(0, 0), (1, 1), (2, 2)]),
        ("conseil quartier", "conseil de quartier", FR, []),
        ("", "conseil", FR, []),
        ("conseil", "?", FR, []),
    ],
)
def test_a_term_is_found_in_any_number_and_gender(
    text: str, term: str, language: Language, places: list[tuple[int, int]]
) -> None:
    assert places_of(written_words(text), term, language) == places


def test_an_acronym_is_written_in_capitals() -> None:
    assert is_written_so("IT", "IT")
    assert not is_written_so("IT", "it")
    assert is_written_so("mairie", "MAIRIE")
    assert is_written_so("5", "5")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ann Fraser and Élodie", ["Ann Fraser=ann-fraser", "Élodie=elodie-blanc"]),
        ("FRASER, amy, ann", ["FRASER=ann-fraser"]),
        ("Anne Frasers", []),
    ],
)
def test_people_are_named_by_capitals_and_the_longest_name(text: str, named: list[str]) -> None:
    found = mentions(text, names_of([ANN, AMY, ELODIE]))
    assert [f"{text[one.start : one.end]}={one.contact}" for one in found] == named


def test_a_thousand_of_one_name_are_still_told_apart() -> None:
    many = tuple(replace(ANN, id=f"ann-{n}") for n in range(1_000))
    short = short_names(many)
    assert len(set(short.values())) == 1_000
    assert meant(short["ann-700"], many) == "ann-700"
    assert meant("ann", many) == ""
    assert len(completions("ann", many)) == 1_000


def test_a_roll_is_worked_out_once_for_a_tuple_and_anew_for_another() -> None:
    people = (ANN, AMY)
    assert roll_of(people) is roll_of(people)
    assert roll_of((ANN,)).short == short_names([ANN])
