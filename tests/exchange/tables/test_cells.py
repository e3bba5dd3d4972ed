"""Terms in one cell as they stand there: what is written together is read as the same terms."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.exchange.tables.cells import one_cell, texts_in


@pytest.mark.parametrize(
    ("cell", "terms"),
    [
        ("mayor", ["mayor"]),
        ("mayor; Lord Mayor", ["mayor", "Lord Mayor"]),
        ("mayor | Lord Mayor / provost", ["mayor", "Lord Mayor", "provost"]),
        ("and/or", ["and/or"]),
        (r"A\; B", ["A; B"]),
        ("maire (f)", ["maire (f)"]),
        ("", []),
    ],
)
def test_a_cell_is_read_as_its_terms(cell: str, terms: list[str]) -> None:
    assert texts_in(cell) == terms


@given(st.lists(st.text("ab |;/\\()&.", min_size=1, max_size=8).map(str.strip).filter(bool), max_size=4))
def test_terms_come_back_from_the_cell_they_are_written_in(terms: list[str]) -> None:
    assert texts_in(one_cell(terms)) == terms
