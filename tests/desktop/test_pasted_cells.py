"""Cells of the table of concepts as tab-separated text: what is copied means the same when it is pasted."""

from __future__ import annotations

import pytest

from interpreter_app.base.errors import UsageError
from interpreter_app.desktop.models.cell_fields import concept_of
from interpreter_app.desktop.models.concept_cells import COLUMNS, Column
from interpreter_app.desktop.models.pasted_cells import as_text, by_row, fields_of, rows_in, without_headings
from interpreter_app.domain.terms import Bilingual, Concept, Equivalence, Language, Term
from interpreter_app.services.browsing import NO, YES

EQUIVALENCE, FALSE_FRIEND = COLUMNS.index(Column.EQUIVALENCE), COLUMNS.index(Column.FALSE_FRIEND)


def test_a_copied_row_means_the_same_when_it_is_pasted() -> None:
    terms = (Term('le "quai"', Language.FRENCH), Term("quay", Language.ENGLISH))
    concept = Concept(
        "",
        terms,
        equivalence=Equivalence.QUASI_EQUIVALENT,
        subject_field="transport",
        transfer_note=Bilingual("", "One line.\nAnother\tone."),
        source="me",
        false_friend=True,
    )
    (row,) = rows_in(as_text([concept]))
    assert concept_of(fields_of(row)) == concept


def test_rows_without_text_are_left_out_and_cells_keep_their_lines() -> None:
    assert rows_in('a\t"b\nc"\r\n\t\n\r\nd') == [["a", "b\nc"], ["d"]]


def test_a_stray_quotation_mark_swallows_nothing() -> None:
    assert rows_in('"a\tb\nc\td') == [['"a', "b"], ["c", "d"]]


def test_a_row_of_headings_is_left_out_but_no_other() -> None:
    rows = [["french", "English"], ["quai", "quay"]]
    assert without_headings(rows) == rows[1:]
    assert without_headings(rows[1:]) == rows[1:]
    assert without_headings(rows, first=1) == rows


@pytest.mark.parametrize(
    ("cell", "first", "field"),
    [
        ("≠", EQUIVALENCE, "non-equivalent"),
        ("~", EQUIVALENCE, "quasi-equivalent"),
        ("", EQUIVALENCE, ""),
        ("Yes", FALSE_FRIEND, YES),
        ("x", FALSE_FRIEND, YES),
        ("", FALSE_FRIEND, NO),
    ],
)
def test_a_cell_means_what_it_would_if_it_was_typed(cell: str, first: int, field: str) -> None:
    assert fields_of([cell], first) == {COLUMNS[first]: field}


def test_empty_cells_beyond_the_last_column_do_no_harm() -> None:
    assert fields_of(["yes", "no", "", ""], FALSE_FRIEND) == {Column.FALSE_FRIEND: YES, Column.CHECKED: NO}


@pytest.mark.parametrize("row", [["perhaps"], ["yes", "no", "more"]])
def test_a_cell_that_means_nothing_is_named_with_its_row(row: list[str]) -> None:
    with pytest.raises(UsageError, match=f"Row 2: .*{row[-1]}"):
        by_row([["yes"], row], FALSE_FRIEND)
