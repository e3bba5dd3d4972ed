"""Ids are readable, safe and the same on every machine."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.ids import is_id, new_id, slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("conseil de quartier", "conseil-de-quartier"),
        ("L’Hôtel de Ville", "hotel-de-ville"),
        ("œuvre d’intérêt général", "oeuvre-interet-general"),
        ("1 % du budget", "1-du-budget"),
        ("日本", ""),
        ("?!", ""),
        ("", ""),
    ],
)
def test_a_slug_is_the_words_in_plain_letters(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_long_slug_ends_with_a_whole_word() -> None:
    assert slug("conseil " * 20) == "-".join(["conseil"] * 7)
    assert slug("a" * 200) == "a" * 60


@given(st.lists(st.text(), max_size=3), st.booleans())
def test_whatever_the_texts_a_new_id_is_an_id(texts: list[str], hashed: bool) -> None:
    assert is_id(new_id(texts, (), hashed=hashed))


@given(st.lists(st.sampled_from(["mairie", "Mairie", "la ville", "日本", ""]), max_size=8))
def test_new_ids_are_never_taken(texts: list[str]) -> None:
    taken: set[str] = set()
    for text in texts:
        made = new_id([text], taken)
        assert made not in taken
        taken.add(made)


def test_an_id_is_made_of_the_first_text_with_letters_and_told_apart_by_all() -> None:
    assert new_id(["", "?", "Town hall"], ()) == "town-hall"
    hall, house = new_id(["mairie", "town hall"], {"mairie"}), new_id(["mairie", "town house"], {"mairie"})
    assert hall != house
    assert hall == new_id(["mairie", "town hall"], {"mairie", "x"})
    assert hall == new_id(["mairie", "town hall"], (), hashed=True)


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("a-1", True),
        ("1", True),
        ("-a", False),
        ("A", False),
        ("é", False),
        ("", False),
        ("a b", False),
        ("a\n", False),
        ("a" * 101, False),
    ],
)
def test_an_id_is_letters_digits_and_hyphens(text: str, good: bool) -> None:
    assert is_id(text) is good


def test_entries_that_are_the_same_in_every_text_are_told_apart_by_numbers_without_gaps() -> None:
    taken: set[str] = set()
    for _entry in range(20_000):
        taken.add(new_id(["mairie"], taken))
    hashed = new_id(["mairie"], (), hashed=True)
    assert taken == {"mairie", hashed, *(f"{hashed}-{number}" for number in range(2, 20_000))}
