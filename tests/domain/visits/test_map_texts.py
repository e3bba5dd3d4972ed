"""Texts of the map: on one line, broken where there is no room, never wider than they are taken to be."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.domain.visits.map_texts import ELLIPSIS, broken, estimated, one_line
from tests.strategies import texts


@given(texts() | st.text())
def test_a_line_has_nothing_that_xml_forbids_or_that_turns_it_round(text: str) -> None:
    line = one_line(text)
    assert line == line.strip()
    assert not set(line) & set("\t\r\n")
    assert one_line(line) == line
    assert not {unicodedata.category(c) for c in line.replace("\u200d", "").replace("\u200c", "")} & {
        "Cc", "Cf", "Cs", "Zl", "Zp",
    }  # fmt: skip


def test_what_can_be_seen_stays() -> None:
    assert (
        one_line("  Zoé\tN’Diaye\n(«\u00a0la maire\u00a0»)\u00a0") == "Zoé N’Diaye («\u00a0la maire\u00a0»)"
    )
    assert one_line("a\x00b\ud800c\ufffed\u202ee\u2028f") == "abcde f"


@given(texts().map(one_line), st.floats(20, 400), st.integers(1, 3))
def test_broken_texts_fit_and_lose_nothing_but_what_the_ellipsis_stands_for(
    text: str, room: float, most: int
) -> None:
    lines = broken(text, 15, room, estimated, most=most)
    assert len(lines) <= most
    assert bool(lines) == bool(text)
    for line in lines:
        assert estimated(line, 15) <= room or len(line.removesuffix(ELLIPSIS)) <= 2
    whole = "".join(lines).replace(" ", "")
    cut = whole.removesuffix(ELLIPSIS)
    assert text.replace(" ", "").startswith(cut)
    assert whole.endswith(ELLIPSIS) or cut == text.replace(" ", "")


def test_a_name_is_broken_between_its_words_and_a_long_word_where_it_must() -> None:
    assert broken("Marie Lefebvre-Desrousseaux", 10, 150, estimated) == ("Marie", "Lefebvre-Desrousseaux")
    assert broken("Zoé", 10, 200, estimated) == ("Zoé",)
    first, second = broken("x" * 60, 10, 150, estimated)
    assert first == "x" * len(first)
    assert second.endswith(ELLIPSIS)


@pytest.mark.parametrize("text", ["", " "])
def test_nothing_is_nothing(text: str) -> None:
    assert broken(one_line(text), 15, 100, estimated) == ()
