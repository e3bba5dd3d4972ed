"""What our workbooks hold comes back from them; spreadsheets see texts, never formulas."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.exchange.tables import xlsx_glossary
from interpreter_app.exchange.tables.columns import CORE_COLUMNS
from interpreter_app.exchange.tables.own_columns import rows_of
from interpreter_app.exchange.tables.xlsx_writer import MOST_OF_A_CELL
from tests.exchange.tables.test_csv_round_trip import HOLDABLE
from tests.strategies import glossaries

FR, EN = Language.FRENCH, Language.ENGLISH


def written(glossary: Glossary) -> bytes:
    stream = io.BytesIO()
    xlsx_glossary.write(glossary, stream)
    return stream.getvalue()


def noted(note: str) -> Glossary:
    return Glossary("town", Bilingual("La ville"), concepts=(Concept("a", (Term("eau", FR),), note=note),))


@settings(max_examples=50, deadline=None)
@given(st.lists(HOLDABLE, min_size=1, max_size=3, unique_by=lambda concept: concept.id))
def test_what_the_columns_hold_comes_back(made: list[Concept]) -> None:
    glossary = Glossary("town-1", Bilingual("town", "town"), concepts=tuple(made))
    reading = xlsx_glossary.read(written(glossary), "other.xlsx")
    assert reading.problems == () or {len({t.language for c in made for t in c.terms})} == {1}
    assert reading.glossary == glossary
    assert reading.format == "xlsx"


@settings(max_examples=40, deadline=None, phases=[Phase.generate])
@given(glossaries())
def test_other_programs_see_every_cell_as_the_text_it_is(glossary: Glossary) -> None:
    content = written(glossary)
    assert content == written(glossary)
    book = openpyxl.load_workbook(io.BytesIO(content))
    (page,) = book.worksheets
    cells = [cell for row in page.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert not any(str(cell.value)[:1] in "=+-@\t\r\n＝＋－＠" for cell in cells)
    headings = next(rows_of(glossary))
    assert [cell.value for cell in page[1]] == headings
    table = page.tables["Glossary"]
    assert [column.name for column in table.tableColumns] == headings
    assert table.ref.endswith(str(max(len(glossary.concepts), 1) + 1))


def test_the_sheet_is_dressed_for_reading() -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(noted("a"))))
    page = book.active
    assert page.title == "La ville"
    assert page.freeze_panes == "A2"
    assert page["A1"].font.b
    assert (page["A2"].alignment.wrap_text, page["A2"].alignment.vertical) == (True, "top")
    assert page.tables["Glossary"].autoFilter.ref == "A1:R2"
    widths = [page.column_dimensions[column.column_letter].width for column in page[1]]
    assert widths[CORE_COLUMNS.index("definition_fr")] > widths[CORE_COLUMNS.index("fr_gender")]
    assert (book.properties.title, book.properties.identifier) == ("La ville", "town")


@pytest.mark.parametrize(
    "text",
    [
        "_x000D_",
        "_x005F_x000D_",
        "a_x0041_b",
        "\ufffe\uffff",
        "a\tb",
        "a\nb",
        "😀 <&>\"'",
        "=1+1",
        "+33 1",
        "1918",
    ],
)
def test_awkward_texts_come_back_exactly(text: str) -> None:
    assert xlsx_glossary.read(written(noted(text)), "a.xlsx").glossary.concepts[0].note == text


def test_line_ends_become_the_usual_ones() -> None:
    assert xlsx_glossary.read(written(noted("a\r\nb\rc")), "a.xlsx").glossary.concepts[0].note == "a\nb\nc"


@pytest.mark.parametrize("character", ["\x00", "\x0b", "\x7f", "\x85", "\ud800"])
def test_a_control_character_is_refused_with_its_entry(character: str) -> None:
    with pytest.raises(FormatError, match=rf"entry a .*U\+{ord(character):04X}"):
        written(noted(f"b{character}c"))


def test_a_text_that_no_cell_holds_is_refused_with_its_entry() -> None:
    assert xlsx_glossary.read(written(noted("é" * MOST_OF_A_CELL)), "a.xlsx").read == 1
    for text in (
        "é" * (MOST_OF_A_CELL + 1),
        "😀" * (MOST_OF_A_CELL // 2 + 1),
        "=" + "1" * (MOST_OF_A_CELL - 1),
    ):
        with pytest.raises(FormatError, match=r"entry a .* 32767 characters"):
            written(noted(text))


@pytest.mark.parametrize(
    "name", ["", "[a]:*?/\\", "'", "Un nom bien trop long pour une feuille", "\ufffe", "😀" * 40]
)
def test_any_name_makes_a_sheet(name: str) -> None:
    content = written(replace(noted("a"), name=Bilingual(name, "x")))
    title = openpyxl.load_workbook(io.BytesIO(content)).active.title
    assert 0 < len(title.encode("utf-16-le")) // 2 <= 31
    assert not set(title) & set("[]:*?/\\\ufffe")


def test_columns_added_in_a_spreadsheet_are_kept() -> None:
    made = (
        Concept("a-1", (Term("eau", FR), Term("water", EN))),
        Concept("2024", (Term("mer", FR), Term("sea", EN))),
    )
    book = openpyxl.load_workbook(io.BytesIO(written(Glossary("t", Bilingual("t"), concepts=made))))
    book.active.cell(1, 19, "mine")
    book.active.cell(2, 19, 3.5)
    stream = io.BytesIO()
    book.save(stream)
    reading = xlsx_glossary.read(stream.getvalue(), "a.xlsx")
    assert reading.glossary.concepts == (replace(made[0], note="mine: 3.5"), made[1])
    assert reading.glossary.id == "t"
