"""Lists stand in the order that a French or British reader expects."""

from __future__ import annotations

import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.language.sorting import OTHER_SECTION, section, sort_key
from interpreter_app.domain.terms import Language

FRENCH, ENGLISH = Language


@pytest.mark.parametrize(
    "expected",
    [
        ["eau", "école", "élu", "enquête", "État", "exécutif"],
        ["mœurs", "mois", "motion"],
        ["cote", "coté", "côte", "côté"],
        ["conseil", "conseil citoyen", "conseil de quartier", "conseiller"],
        ["budget", "le budget participatif", "commune", "la délibération", "l’eau", "une enquête"],
        ["ward", "the whole street", "youth council"],
        ["BP", "budget"],
        ["à chaud", "à distance", "à l’échelle", "à l'ordre", "à la rigueur", "à point"],
        ["maison d’arrêt", "maison de quartier", "maison du projet"],
        ["co-construction", "coconstruction"],
    ],
)
def test_the_order_of_a_list(expected: list[str]) -> None:
    shuffled = expected[:]
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=sort_key) == expected


@given(st.lists(st.text(max_size=12), unique=True))
def test_different_texts_have_one_order_whatever_order_they_come_in(texts: list[str]) -> None:
    other_way_round = texts[::-1]
    assert sorted(texts, key=sort_key) == sorted(other_way_round, key=sort_key)


@pytest.mark.parametrize(
    ("text", "letter"),
    [
        ("élu", "E"),
        ("Œuvre", "O"),
        ("l’eau", "E"),
        ("the ward", "W"),
        ("1 % de budget", OTHER_SECTION),
        ("% of budget", OTHER_SECTION),
        ("", OTHER_SECTION),
        ("?", OTHER_SECTION),
        ("Ça", "C"),
    ],
)
def test_a_text_stands_under_its_letter(text: str, letter: str) -> None:
    assert section(text) == letter


@pytest.mark.parametrize(
    ("text", "language", "letter"),
    [
        ("à l’échelle de la ville", FRENCH, "A"),
        ("à la carte", ENGLISH, "A"),
        ("a posteriori", FRENCH, "A"),
        ("to be elected", FRENCH, "T"),
        ("une enquête", FRENCH, "E"),
        ("des élus", FRENCH, "E"),
        ("UN Security Council", ENGLISH, "U"),
        ("A-level results", ENGLISH, "A"),
        ("a ward", ENGLISH, "W"),
        ("An ward", ENGLISH, "W"),
        ("a ward", FRENCH, "A"),
        ("à l’échelle de la ville", None, "A"),
    ],
)
def test_only_the_articles_of_its_own_language_are_passed_over(
    text: str, language: Language | None, letter: str
) -> None:
    assert section(text, language) == letter
    assert sort_key(text, language)[0][:1].upper() == letter


@given(st.text(max_size=20))
def test_every_text_has_a_section_of_one_sign_and_one_form(text: str) -> None:
    found = section(text)
    assert found
    assert found == found.upper()
    assert section(unicodedata.normalize("NFD", text)) == section(unicodedata.normalize("NFC", text))


@given(st.lists(st.text("abéœ1% '’lzÉ", max_size=8)))
def test_in_a_sorted_list_the_letters_follow_the_alphabet(texts: list[str]) -> None:
    letters = [section(text) for text in sorted(texts, key=sort_key) if section(text) != OTHER_SECTION]
    assert letters == sorted(letters)
