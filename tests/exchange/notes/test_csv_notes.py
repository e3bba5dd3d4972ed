"""Notes in a table come back; other people's tables are read as far as they tell something."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.moments import parsed
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.notes.csv_notes import read_csv, write_csv
from tests.domain.notes.given import note
from tests.note_strategies import notes

NOW = parsed("2026-11-23T14:00[Europe/Paris]")


def _ids() -> Callable[[], str]:
    numbers = count(1)
    return lambda: f"new-{next(numbers)}"


def _plain(one: Note) -> Note:
    """A note whose texts are such as a cell keeps."""
    return replace(one, text='Le budget ; "voté"\nsur deux lignes, = 5 %', adaptation="=chez nous")


@given(st.lists(notes().map(_plain), min_size=1, max_size=3, unique_by=lambda one: one.id),
       st.sampled_from(Language))  # fmt: skip
def test_our_own_table_comes_back(some: list[Note], language: Language) -> None:
    assert read_csv(write_csv(some, language), "n.csv", _ids(), NOW).notes == tuple(some)


def test_an_hour_that_clocks_repeat_is_told_apart() -> None:
    both = ("2016-10-30T02:30+02:00[Europe/Paris]", "2016-10-30T02:30+01:00[Europe/Paris]")
    some = [Note(f"n{number}", parsed(at), "x") for number, at in enumerate(both)]
    assert read_csv(write_csv(some), "n.csv", _ids(), NOW).notes == tuple(some)


def test_no_cell_is_a_formula_to_a_spreadsheet() -> None:
    assert ",'=1+1," in write_csv([note("a", text="=1+1")]).decode("utf-8-sig")


def test_a_table_of_somebody_else_is_read_by_its_headings() -> None:
    table = "Heure;Qui;Texte;Type;Autre\n9 h 42;AF;On vote;Décision;x\n;;Sans heure;;\n"
    read = read_csv(table.encode("cp1252"), "n.csv", _ids(), NOW)
    first, second = read.notes
    assert (first.text, first.speaker, first.kind) == ("On vote", "AF", NoteKind.DECISION)
    assert (str(first.at), first.id) == ("2026-11-23T09:42+01:00[Europe/Paris]", "new-1")
    assert (second.text, second.at) == ("Sans heure", NOW)
    assert read.unnamed == {"new-1", "new-2"}


def test_what_a_cell_cant_be_is_named_and_the_rest_is_taken() -> None:
    table = "Note,Date,Kind,Language,Confidential,Due\na,32/1/2016,speech,de,perhaps,soon\n,,,,,\n" + ",\n"
    read = read_csv(table.encode(), "n.csv", _ids(), NOW)
    assert [one.text for one in read.notes] == ["a"]
    named = {problem.where for problem in read.problems}
    assert named == {f"row 2, column {name}" for name in ("Kind", "Language", "Confidential", "Date", "Due")}


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\x00\x01", b"%PDF-1.4", b"PK\x03\x04"])
def test_what_is_no_table_of_notes_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(FormatError, match=r"^n\.csv"):
        read_csv(content, "n.csv", _ids(), NOW)
