"""Workbooks as people and programs make them are read as the glossaries they mean."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import openpyxl
import pytest

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.exchange.reading import Reading
from interpreter_app.exchange.tables import xlsx_glossary
from tests.exchange.packages_made import cell, sheet, sheet_of, titled, xlsx

FR, EN = Language.FRENCH, Language.ENGLISH
WORDS = [["fr", "en"], ["mairie", "town hall"], ["élu", "elected member"]]
MAIRIE = [("mairie", "town hall"), ("élu", "elected member")]


def read(content: bytes, name: str = "mots.xlsx") -> Reading:
    return xlsx_glossary.read(content, name)


def pairs(reading: Reading) -> list[tuple[str, str]]:
    return [
        ("+".join(t.text for t in c.in_language(FR)), "+".join(t.text for t in c.in_language(EN)))
        for c in reading.glossary.concepts
    ]


def places(reading: Reading) -> list[tuple[str, str]]:
    return [(p.where, p.message) for p in reading.problems]


def made_by_openpyxl(*rows: list[Any]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def notes(*cells: str, strings: str | None = None, styles: str = "", workbook: str = "") -> list[str]:
    """The note of an entry for each of these cells, given as XML without their place."""
    rows = "<row>" + cell("A1", "fr") + cell("B1", "en") + cell("C1", "note") + "</row>"
    for number, made in enumerate(cells, 2):
        rows += f"<row>{cell(f'A{number}', f'mot {number}')}{cell(f'B{number}', 'word')}{made}</row>"
    content = xlsx(("mots", sheet(rows)), strings=strings, styles=styles, workbook=workbook)
    return [concept.note for concept in read(content).glossary.concepts]


def test_a_sheet_of_openpyxl_is_read() -> None:
    reading = read(made_by_openpyxl(*WORDS))
    assert pairs(reading) == MAIRIE
    assert (reading.format, reading.encoding, reading.problems) == ("xlsx", "utf-8", ())
    assert (reading.remarks, reading.read) == ((), 2)
    assert reading.lines == {"mairie": 2, "elu": 3}


def test_values_are_what_a_person_sees() -> None:
    content = made_by_openpyxl(
        ["fr", "en", "note"],
        *(
            [f"mot {n}", "word", value]
            for n, value in enumerate((3, 0.1 + 0.2, True, date(2026, 11, 22), -1e-7))
        ),
    )
    assert [c.note for c in read(content).glossary.concepts] == ["3", "0.3", "true", "2026-11-22", "-1e-07"]


@pytest.mark.parametrize(
    ("code", "value", "seen"),
    [
        ("0%", "0.5", "50%"),
        ("0.00%", "0.125", "12.50%"),
        ("0.00", "3.5", "3.50"),
        ("00000", "1234", "01234"),
        ("#,##0", "1234", "1234"),
        ("dd/mm/yyyy", "46348", "2026-11-22"),
        ('d "de" mmmm', "46348", "2026-11-22"),
        ("hh:mm", "0.75", "18:00"),
        ("yyyy-mm-dd hh:mm:ss", "46348.5000116", "2026-11-22 12:00:01"),
        ("d/m/y", "1", "1900-01-01"),
        ("d/m/y", "1e9", "1000000000"),
        ("General", "1E+400", "1E+400"),
        ("General", "none", "none"),
        ("[Red]General;d", "5", "5"),
    ],
)  # fmt: skip
def test_formats_of_numbers_are_followed(code: str, value: str, seen: str) -> None:
    styles = (
        f"<styleSheet><numFmts><numFmt numFmtId='170' formatCode='{code}'/></numFmts>"
        "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
        "<cellXfs><xf/><xf numFmtId='170'/></cellXfs></styleSheet>"
    )
    assert notes(f'<c r="C2" s="1"><v>{value}</v></c>', styles=styles) == [seen]


def test_dates_counted_from_1904_are_understood() -> None:
    styles = "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>"
    made = '<c r="C2"><v>1</v></c>'
    assert notes(made, styles=styles, workbook='<workbookPr date1904="1"/>') == ["1904-01-02"]


def test_rich_text_is_taken_and_how_to_read_it_is_not() -> None:
    strings = (
        "<sst><si><r><rPr><b/></rPr><t>conseil </t></r><r><t>municipal</t></r>"
        "<rPh sb='0' eb='1'><t>kon</t></rPh><phoneticPr/></si>"
        "<si><t>_x005F_x000D_ a_x000A_b _xD83D__xDE00_</t></si>"
        "</sst>"
    )
    shared = [f'<c r="C{n + 2}" t="s"><v>{n}</v></c>' for n in range(2)]
    inline = '<c r="C4" t="inlineStr"><is><r><t>un</t></r><r><t> deux</t></r><rPh><t>no</t></rPh></is></c>'
    assert notes(*shared, inline, strings=strings) == ["conseil municipal", "_x000D_ a\nb 😀", "un deux"]


def test_formulas_have_their_last_value_and_those_without_are_named() -> None:
    rows = (
        f"<row>{cell('A1', 'fr')}{cell('B1', 'en')}{cell('C1', 'note')}</row>"
        '<row><c r="A2" t="str"><f>A9</f><v>mairie</v></c><c r="B2" t="str"><f>B9</f><v>town hall</v></c>'
        '<c r="C2"><f>1+1</f><v>2</v></c></row>'
        f'<row>{cell("A3", "élu")}{cell("B3", "elected")}<c r="C3"><f>1+1</f><v/></c></row>'
        f'<row>{cell("A4", "maire")}{cell("B4", "mayor")}<c r="C4" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    )
    reading = read(xlsx(("mots", sheet(rows))))
    assert [c.note for c in reading.glossary.concepts] == ["2", "", ""]
    assert places(reading) == [
        (
            "sheet “mots”, row 3, column C",
            "the formula here has no value yet: open the file in a spreadsheet and save it there.",
        ),
        ("sheet “mots”, row 4, column C", "the formula in this cell gives #DIV/0!: it was taken as empty."),
    ]


def test_a_cell_joined_downwards_stands_in_each_of_its_rows() -> None:
    table = [["fr", "en", "domaine"], ["mairie", "town hall", "ville"], ["élu", "elected"], ["eau", "water"]]
    content = xlsx(
        (
            "a",
            sheet_of(table).replace(
                "</sheetData>", '</sheetData><mergeCells><mergeCell ref="C2:C3"/></mergeCells>'
            ),
        )
    )
    assert [c.subject_field for c in read(content).glossary.concepts] == ["ville", "ville", ""]


def test_places_are_counted_where_a_program_leaves_them_out() -> None:
    rows = "".join(f"<row><c t='str'><v>{a}</v></c><c t='str'><v>{b}</v></c></row>" for a, b in WORDS)
    assert pairs(read(xlsx(("a", sheet(rows))))) == MAIRIE


def test_names_of_elements_may_have_a_prefix() -> None:
    part = sheet_of(WORDS).replace("<", "<x:").replace("<x:/", "</x:").replace("xmlns=", "xmlns:x=")
    assert pairs(read(xlsx(("a", part)))) == MAIRIE


def test_each_sheet_with_both_languages_is_read_and_the_others_are_named() -> None:
    content = xlsx(
        ("Vote", sheet_of(WORDS)),
        ("Prix", sheet_of([["item", "price"], ["chaise", "12"]])),
        ("Vide", sheet_of([])),
        ("Eau", sheet_of([["English", "Français"], ["water", "eau"]])),
        ("Secret", sheet_of([["fr", "en"], ["x", "y"]])),
        ("Feuil4", sheet_of([["fr", "en"], ["pont", "bridge"]])),
        ("Titres", sheet_of([["fr", "en"]])),
        hidden=["Secret"],
    )
    reading = read(content)
    assert pairs(reading) == [*MAIRIE, ("eau", "water"), ("pont", "bridge")]
    assert [c.subject_field for c in reading.glossary.concepts] == ["Vote", "Vote", "Eau", ""]
    assert [(r.where, r.message.partition(":")[0]) for r in reading.remarks] == [
        ("sheet “Prix”", "no French or English column was found (item, price)"),
        ("sheet “Secret”", "it is hidden and was left out"),
        ("sheet “Titres”", "there is no entry below the headings"),
        (
            "sheet “Vote”",
            "the names of 2 tables, of which this is the first, were put in the subject field of their "
            "entries",
        ),
    ]


def test_a_subject_column_wins_over_the_name_of_the_sheet() -> None:
    table = [["fr", "en", "subject"], ["eau", "water", ""], ["pont", "bridge", "roads"]]
    reading = read(xlsx(("Vote", sheet_of(WORDS)), ("Ville", sheet_of(table))))
    assert [c.subject_field for c in reading.glossary.concepts] == ["Vote", "Vote", "", "roads"]


def test_a_sheet_alone_is_no_subject_field() -> None:
    assert {c.subject_field for c in read(xlsx(("Vote", sheet_of(WORDS)))).glossary.concepts} == {""}


def test_entries_of_two_sheets_get_ids_that_differ_and_repeated_ones_are_left_out() -> None:
    more = [["fr", "en"], ["mairie", "town hall"], ["élu", "councillor"]]
    reading = read(xlsx(("A", sheet_of(WORDS)), ("B", sheet_of(more))))
    assert pairs(reading) == [*MAIRIE, ("élu", "councillor")]
    assert [c.id for c in reading.glossary.concepts][:2] == ["mairie", "elu"]
    assert reading.glossary.concepts[2].id.startswith("elu-")
    assert set(reading.lines) == {c.id for c in reading.glossary.concepts}
    assert places(reading) == [
        ("sheet “B”, row 2", "the same entry stands in sheet “A”: it was left out here.")
    ]
    assert reading.left_out == 1


def test_an_id_that_two_sheets_give_is_kept_by_the_first() -> None:
    first = [["id", "fr", "en"], ["hall", "mairie", "town hall"]]
    second = [["id", "fr", "en"], ["hall", "halle", "covered market"]]
    reading = read(xlsx(("A", sheet_of(first)), ("B", sheet_of(second))))
    assert reading.glossary.concepts[0].id == "hall"
    assert places(reading) == [
        (
            "sheet “B”, row 2",
            "the id “hall” is already that of an entry in sheet “A”: this entry got a new one.",
        )
    ]


def test_one_language_is_read_where_no_sheet_has_both() -> None:
    reading = read(
        xlsx(("A", sheet_of([["x", "y"], ["1", "2"]])), ("B", sheet_of([["fr", "note"], ["eau", "a"]])))
    )
    assert pairs(reading) == [("eau", "")]
    assert places(reading) == [
        ("sheet “B”, row 1", "no column was recognised as English: name it “en” in the first row.")
    ]
    assert [r.where for r in reading.remarks] == ["sheet “A”"]


def test_columns_of_numbers_are_no_languages() -> None:
    rows = [["weight", "feed"], *([str(n), "casein des champs"] for n in range(20))]
    with pytest.raises(FormatError, match="no French or English column"):
        read(xlsx(("A", sheet_of(rows))))


def test_problems_name_their_sheet_row_and_column() -> None:
    rows = [["fr", "en", "equivalence"], ["eau", "water", "="], ["pont", "bridge", "sort of"], ["", "", "="]]
    assert [where for where, _message in places(read(xlsx(("A“”", sheet_of(rows)))))] == [
        "sheet “A“””, row 3, column equivalence",
        "sheet “A“””, row 4",
    ]


def test_entries_without_one_language_are_told_of_by_their_row() -> None:
    (remark,) = read(xlsx(("A", sheet_of([*WORDS, ["eau", ""]])))).remarks
    assert (remark.where, remark.message) == ("sheet “A”, row 4", "1 entry has no English term.")


def test_the_title_names_the_glossary_and_the_file_does_where_there_is_none() -> None:
    made = ("A", sheet_of(WORDS))
    titled_one = read(xlsx(made, properties=titled(" La\nville & co "))).glossary
    assert (titled_one.id, titled_one.name) == ("la-ville-co", Bilingual("La ville & co", "La ville & co"))
    kept = read(xlsx(made, properties=titled("La ville", "town-hall"))).glossary
    assert kept.id == "town-hall"
    for properties in ("", titled("  "), titled("x" * 400)):
        glossary = read(xlsx(made, properties=properties), "Mes mots.xlsx").glossary
        assert (glossary.id, glossary.name) == ("mes-mots", Bilingual("Mes mots", "Mes mots"))


def test_a_control_character_or_a_huge_cell_refuses_its_row_alone() -> None:
    rows = [["fr", "en"], ["a_x0007_b", "c"], ["d" * 100_001, "e"], ["mairie", "town hall"]]
    reading = read(xlsx(("A", sheet_of(rows))))
    assert pairs(reading) == MAIRIE[:1]
    assert [message.partition(":")[0] for _where, message in places(reading)] == [
        "there is an invisible control character (U+0007)",
        "a cell has more than 100000 characters",
    ]
    assert reading.left_out == 2
