"""What is printed of a text: French spaces, nothing invisible, and a clear stand-in for what has no glyph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.briefing.fonts import FontSet
from interpreter_app.briefing.typography import plain, visible


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Qui décide ?", "Qui décide\u202f?"),
        ("Attention\u00a0! Oui\u00a0; non", "Attention\u202f! Oui\u202f; non"),
        ("deux points\u00a0: voilà", "deux points\u00a0: voilà"),
        ("deux points : voilà", "deux points\u00a0: voilà"),
        ("dit « oui »", "dit «\u00a0oui\u00a0»"),
        ("http://exemple.fr", "http://exemple.fr"),
        ("fin!", "fin!"),
    ],
)
def test_french_spaces(fonts: FontSet, text: str, expected: str) -> None:
    assert plain(text, fonts.coverage, french=True) == expected


def test_english_is_left_as_it_is(fonts: FontSet) -> None:
    assert plain("Why ? Because: so!", fonts.coverage) == "Why ? Because: so!"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b\x07c", "abc"),
        ("two\nlines\tand  spaces ", "two lines and spaces"),
        ("soft\u00adhyphen, zero\u200bwidth, \u202eturned\u202c", "softhyphen, zerowidth, turned"),
        ("e\u0301te\u0301", "été"),
        ("half a pair \ud83c", "half a pair"),
    ],
)
def test_nothing_invisible_is_printed(fonts: FontSet, text: str, expected: str) -> None:
    assert plain(text, fonts.coverage) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("party 🎉", "party [party popper]"),
        ("🎉🎉🎉", "[party popper ×3]"),
        ("👍🏽", "[thumbs up sign]"),
        ("🇫🇷", "FR"),
        ("مرحبا", "[arabic]"),
        ("name: שלום", "name: [hebrew]"),
        ("㎡ Ａ", "m2 A"),
        ("\ue123", "[U+E123]"),
    ],
)
def test_a_character_without_glyph_has_a_clear_stand_in(fonts: FontSet, text: str, expected: str) -> None:
    assert plain(text, fonts.coverage) == expected


@pytest.mark.parametrize(
    "text", ["œuvre ÉÀÇ ÿ «’» … 1\u202f000\u00a0€", "≈ ≠ = → ✓ ▲", "Łódź ő ş ёж Ωμέγα Æ ß"]
)
def test_european_text_and_signs_are_printed_as_they_are(fonts: FontSet, text: str) -> None:
    assert plain(text, fonts.coverage) == text


@given(st.text())
def test_whatever_is_typed_can_be_printed(fonts: FontSet, text: str) -> None:
    shown = plain(text, fonts.coverage, french=True)
    assert set(shown) <= fonts.coverage
    assert shown == shown.strip()


@given(st.text(alphabet=st.characters()))
def test_a_title_can_be_written_into_the_file(text: str) -> None:
    visible(text).encode("utf-16")
