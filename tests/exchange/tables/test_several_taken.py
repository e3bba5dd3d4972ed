"""Which tables of a file are read is seen from what is in them, unless a person says so."""

from __future__ import annotations

import io

import openpyxl
import pytest

from interpreter_app.base.errors import FormatError
from interpreter_app.exchange.formats import format_named
from interpreter_app.exchange.tables.hints import NO_HINTS, Examined, Hints
from tests.exchange.tables.test_several_corrected import (
    FOREIGN,
    FRENCH,
    TURNED,
    Maker,
    Table,
    every_kind,
    examined,
    pairs,
    workbook,
)

ONE = [("fr", "en"), ("quai", "quay")]
TWO = [("fr", "en"), ("pont", "bridge")]


def taken(found: Examined) -> dict[int, bool]:
    """Which tables are read, by their numbers."""
    return {table.number: table.is_taken for table in found.tables}


@every_kind
def test_all_with_both_languages_are_taken_where_nothing_is_said(kind: str, make: Maker) -> None:
    found = examined(kind, make(ONE, FOREIGN, TWO))
    assert taken(found) == {0: True, 1: False, 2: True}
    assert pairs(found) == [("quai", "quay"), ("pont", "bridge")]


@every_kind
def test_a_table_is_left_out_and_nothing_is_said_of_it(kind: str, make: Maker) -> None:
    found = examined(kind, make(ONE, FOREIGN, TWO), Hints(taken={0: False, 1: False}))
    assert taken(found) == {0: False, 1: False, 2: True}
    assert pairs(found) == [("pont", "bridge")]
    assert found.reading is not None
    assert not any(
        "neither" in remark.message or "column" in remark.message for remark in found.reading.remarks
    )
    assert found.shown == 2


@every_kind
def test_only_some_are_taken(kind: str, make: Maker) -> None:
    found = examined(kind, make(ONE, TWO, FOREIGN), Hints(taken={1: True}, others=False))
    assert taken(found) == {0: False, 1: True, 2: False}
    assert pairs(found) == [("pont", "bridge")]


@every_kind
def test_a_file_of_which_nothing_is_taken_is_refused_and_can_still_be_looked_at(
    kind: str, make: Maker
) -> None:
    for hints in (Hints(others=False), Hints(taken={0: False, 1: False})):
        found = examined(kind, make(ONE, TWO), hints)
        assert [table.rows[1] for table in found.tables] == [("quai", "quay"), ("pont", "bridge")]
        with pytest.raises(FormatError, match="choose at least one"):
            found.taken()


@every_kind
def test_when_the_last_that_can_be_read_is_left_out_it_is_said_so(kind: str, make: Maker) -> None:
    found = examined(kind, make(FOREIGN, ONE), Hints(taken={1: False}))
    assert "choose at least one" in str(found.refused)


@every_kind
def test_columns_that_are_said_do_not_bring_back_a_table_that_is_left_out(kind: str, make: Maker) -> None:
    content = make(FOREIGN, [FOREIGN[0], ("wall", "mur")])
    found = examined(kind, content, Hints(columns=TURNED, first_row=1, taken={0: False}))
    assert pairs(found) == [("mur", "wall")]


@every_kind
def test_a_table_of_one_language_is_taken_beside_others_if_one_says_so(kind: str, make: Maker) -> None:
    content = make(ONE, [("fr", "x"), ("mur", "y")])
    found = examined(kind, content, Hints(taken={1: True}))
    assert pairs(found) == [("quai", "quay"), ("mur",)]
    assert taken(found) == {0: True, 1: True}


def hiding(sheet: int, *tables: Table) -> bytes:
    """A workbook that hides one of its sheets, counted from 0."""
    book = openpyxl.load_workbook(io.BytesIO(workbook(*tables)))
    book.worksheets[sheet].sheet_state = "hidden"
    book.active = 1 - sheet
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


HIDDEN = hiding(1, ONE, TWO)


def of_workbook(hints: Hints, content: bytes = HIDDEN) -> Examined:
    """What is found in a workbook."""
    known = format_named("xlsx")
    assert known.examine is not None
    return known.examine(content, "words.xlsx", hints)


def test_a_hidden_sheet_is_shown_but_not_taken() -> None:
    found = of_workbook(NO_HINTS)
    assert [(table.title, table.is_hidden, table.is_taken) for table in found.tables] == [
        ("Sheet1", False, True),
        ("Sheet2", True, False),
    ]
    assert pairs(found) == [("quai", "quay")]
    assert found.reading is not None
    assert "it is hidden" in found.reading.remarks[0].message


def test_a_hidden_sheet_is_taken_if_one_says_so() -> None:
    found = of_workbook(Hints(taken={1: True}))
    assert pairs(found) == [("quai", "quay"), ("pont", "bridge")]
    assert found.reading is not None
    assert not any("hidden" in remark.message for remark in found.reading.remarks)


def test_the_columns_of_a_hidden_sheet_are_said() -> None:
    content = hiding(1, ONE, FOREIGN)
    found = of_workbook(Hints(columns=TURNED, first_row=1, table=1), content)
    assert pairs(found) == [("quai", "quay")]
    assert found.shown == 1
    assert found.tables[1].columns[1].language is FRENCH.language
    found = of_workbook(Hints(columns=TURNED, first_row=1, table=1, taken={1: True}), content)
    assert pairs(found) == [("quai", "quay"), ("pont", "bridge")]


def test_a_file_whose_first_sheet_is_hidden_shows_the_one_that_is_not() -> None:
    content = hiding(0, FOREIGN, FOREIGN)
    found = of_workbook(NO_HINTS, content)
    assert found.shown == 1
    assert found.refused is not None
