"""A table that would take minutes or gigabytes ends in a sentence; its good neighbours are read as ever."""

from __future__ import annotations

import sys

import pytest

from interpreter_app.base.errors import FormatError
from interpreter_app.exchange.reading import MAX_PROBLEMS, ProblemList
from interpreter_app.exchange.tables import (
    csv_glossary,
    docx_glossary,
    docx_tables,
    glossary,
    ods_glossary,
    ods_sheets,
    office_rows,
    xlsx_glossary,
    xlsx_sheets,
)
from tests.exchange import packages_made as office

WORDS = [["fr", "en"], ["péniche", "barge"]]
BOMB = "it unpacks to more than any glossary needs"


@pytest.mark.parametrize(
    ("inside", "said"),
    [
        (b"," * (csv_glossary.MAX_CELLS + 1), "there are more than 12000000 cells: divide the file"),
        (
            b"a,b" + b"|" * (csv_glossary.MAX_DIVISIONS + 1),
            "there are more than 3000000 terms: divide the file",
        ),
        (
            b"a,b" + b";" * (csv_glossary.MAX_DIVISIONS + 1),
            "there are more than 3000000 terms: divide the file",
        ),
        (b"\n" * (csv_glossary.MAX_LINES + 1), "there are more than 4200000 rows: divide the file"),
    ],
)
def test_a_flood_of_signs_is_refused_before_it_is_read(inside: bytes, said: str) -> None:
    lines = b"\n".join(inside[at : at + 1_000_000] for at in range(0, len(inside), 1_000_000))
    with pytest.raises(FormatError, match=rf"^a\.csv: {said}"):
        csv_glossary.read(b"fr,en\n" + lines + b"\n", "a.csv")


def test_lines_within_cells_are_counted_however_they_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_glossary, "MAX_LINES", 100)
    for end in ("\n", "\r", "\r\n"):
        for separator in ",\t":
            cells = f'fr{separator}en{end}"a{end * 90}"{separator}b{end}'.encode()
            assert csv_glossary.read(cells, "a.csv").read == 1
            for takes in (csv_glossary.read, csv_glossary.described):
                with pytest.raises(FormatError, match=r"^a\.csv: there are more than 100 rows"):
                    takes(cells + (end * 10).encode(), "a.csv")


def test_a_table_of_which_hardly_a_row_can_be_taken_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(glossary, "MAX_LEFT_OUT", 50)
    bad = "a,b,c\n" * 400
    with pytest.raises(
        FormatError, match=r"^a\.csv, row 3: more cells \(3\) .* 51 of the first 53 rows: nothing .* columns"
    ):
        csv_glossary.read(f"fr,en\npéniche,barge\n{bad}".encode(), "a.csv")
    good = "".join(f"mot {n},word {n}\n" for n in range(40))
    assert csv_glossary.read(f"fr,en\n{good}{bad}".encode(), "a.csv").left_out == 400


def test_a_file_of_lines_in_two_encodings_throughout_is_refused_at_the_first_of_them() -> None:
    line = "élu,été\n"
    for pair in ((line.encode(), line.encode("cp1252")), (line.encode("cp1252"), line.encode())):
        with pytest.raises(FormatError, match=r"^a\.csv, line [23]: this isn’t UTF-8: save the file again"):
            csv_glossary.read(b"fr,en\n" + b"".join(pair) * 20_001, "a.csv")
    foreign = csv_glossary.read(b"fr,en\n" + b"".join(b"\xe9lu %d,x\n" % n for n in range(20_100)), "a.csv")
    assert (foreign.encoding, foreign.read) == ("cp1252", 20_100)


def test_a_sheet_that_is_too_large_is_refused_once_its_first_rows_are_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large = office.sheet(
        "<row><c t='str'><v>fr</v></c><c t='str'><v>en</v></c></row>"
        + "".join(
            f"<row><c t='str'><v>mot {n}</v></c><c t='str'><v>w {n}</v></c></row>" for n in range(1_200)
        )
    )
    monkeypatch.setattr(xlsx_sheets, "MAX_CELLS", 2_402)
    assert xlsx_glossary.read(office.xlsx(("a", large)), "a.xlsx").read == 1_200
    monkeypatch.setattr(xlsx_sheets, "MAX_CELLS", 2_401)
    with pytest.raises(
        FormatError, match=r"^a\.xlsx: there is too much text for a glossary: divide the file"
    ):
        xlsx_glossary.read(office.xlsx(("a", large)), "a.xlsx")


def test_a_large_sheet_of_numbers_beside_the_terms_is_in_nobodys_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx_sheets, "MAX_CELLS", 1_000)
    numbers = office.sheet("<row><c><v>1</v></c><c><v>2</v></c></row>" * 3_000)
    content = office.xlsx(("numbers", numbers), ("words", office.sheet_of(WORDS)))
    assert xlsx_glossary.read(content, "a.xlsx").read == 1


def test_formulas_without_a_value_and_hardly_a_text_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_rows, "MAX_UNNAMED", 100)
    head = "<row><c t='str'><v>fr</v></c><c t='str'><v>en</v></c></row>"
    sheet = office.sheet(head + "<row><c><f>A1</f></c></row>" * (MAX_PROBLEMS + 101))
    with pytest.raises(FormatError, match=r"^a\.xlsx, row 2, column A: the formula here .* take these cells"):
        xlsx_glossary.read(office.xlsx(("a", sheet)), "a.xlsx")


def test_empty_elements_are_a_bomb_where_no_text_makes_room_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ods_sheets, "MAX_EMPTY", 1_000)
    monkeypatch.setattr(docx_tables, "MAX_EMPTY", 1_000)
    table = office.ods_table("a", *WORDS).replace("</table:table>", "<table:table-row/>" * 50_000)
    with pytest.raises(FormatError, match=rf"^a\.ods: {BOMB}"):
        ods_glossary.read(office.ods(table + "</table:table>"), "a.ods")
    with pytest.raises(FormatError, match=rf"^a\.docx: {BOMB}"):
        docx_glossary.read(office.docx("<w:x/>" * 50_000 + office.word_table(*WORDS)), "a.docx")
    many = [[f"mot {n}", f"word {n}"] for n in range(2_000)]
    assert ods_glossary.read(office.ods(office.ods_table("a", WORDS[0], *many)), "a.ods").read == 2_000
    assert docx_glossary.read(office.docx(office.word_table(WORDS[0], *many)), "a.docx").read == 2_000


def test_problems_beyond_those_that_are_named_are_counted_with_their_rows() -> None:
    problems = ProblemList()
    assert not problems.overflows(3)
    for number in range(MAX_PROBLEMS):
        problems.leave_out(f"row {number}", "no term")
    assert problems.overflows(3)
    assert problems.left_out == MAX_PROBLEMS + 3
    assert problems.all()[-1].message == "1 more problem"


def test_what_columns_say_of_a_term_costs_by_the_columns_and_not_by_all_terms_each_time() -> None:
    """The calls are counted, not the time."""

    def calls(terms: int, columns: int) -> int:
        head = ["French", "English", *["French context"] * columns]
        row = ["|".join(f"mot {n}" for n in range(terms)), "word", *["m"] * columns]
        content = f"{','.join(head)}\n{','.join(row)}\n".encode()
        counted = 0

        def count(_frame: object, event: str, _argument: object) -> None:
            nonlocal counted
            counted += event == "call"

        sys.setprofile(count)
        try:
            read = csv_glossary.read(content, "a.csv")
        finally:
            sys.setprofile(None)
        assert [term.context for term in read.glossary.concepts[0].terms].count("m") == 1
        return counted

    calls(2, 100)  # What is made once is made by now.
    of_few, of_many = (calls(terms, 100) - calls(terms, 10) for terms in (2, 90))
    assert of_many < 2 * of_few
