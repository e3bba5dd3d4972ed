"""Numbers, titles, comments and other lists in a table of terms are kept, or said to be left out."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

import openpyxl
import pytest
from openpyxl.comments import Comment

from interpreter_app.exchange.reading import Reading
from interpreter_app.exchange.tables import csv_glossary, docx_glossary, ods_glossary, xlsx_glossary
from interpreter_app.exchange.tables.cell_comments import MAX_OF_A_ROW, add_comment
from interpreter_app.exchange.tables.hints import Hints
from interpreter_app.exchange.tables.office_rows import Bounds
from tests.exchange.packages_made import (
    OFFICE,
    docx,
    ods,
    ods_table,
    relations,
    sheet_of,
    word_table,
    xlsx_parts,
    zipped,
)

WATER = (("Français", "Anglais"), ("quai", "quay"), ("eau", "water"))
THREAD = (
    '<ThreadedComments><threadedComment ref="A3"><text>really?</text></threadedComment>'
    '<threadedComment ref="A3"><text>yes</text></threadedComment></ThreadedComments>'
)
NOTES = (
    '<comments><authors><author>J</author></authors><commentList><comment ref="A3" authorId="0"><text><r><t>'
    "[Threaded comment] update your Excel</t></r></text></comment></commentList></comments>"
)


def from_csv(text: str) -> Reading:
    return csv_glossary.read(text.encode(), "mots.csv")


def saved(
    sheets: Sequence[tuple[str, Sequence[Sequence[object]]]], comments: dict[str, str] | None = None
) -> bytes:
    """A workbook of these sheets as openpyxl writes it; comments stand in the first."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets:
        made = book.create_sheet(name)
        for row in rows:
            made.append(list(row))
    for place, text in (comments or {}).items():
        book.worksheets[0][place].comment = Comment(text, "Jean")
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def workbook(
    *sheets: tuple[str, Sequence[Sequence[object]]], comments: dict[str, str] | None = None
) -> Reading:
    return xlsx_glossary.read(saved(sheets, comments), "eau.xlsx")


def notes(reading: Reading) -> list[str]:
    return [concept.note for concept in reading.glossary.concepts]


def remarks(reading: Reading) -> list[tuple[str, str]]:
    return [(remark.where, remark.message) for remark in reading.remarks]


@pytest.mark.parametrize("heading", ["N°", "No", "Ref", "id", "Numéro"])
def test_the_numbers_of_a_list_on_paper_are_kept_in_the_notes(heading: str) -> None:
    reading = from_csv(f"{heading};Français;Anglais\n7;quai;quay\n12;eau;water\n")
    assert notes(reading) == [f"{heading}: 7", f"{heading}: 12"]
    assert [concept.id for concept in reading.glossary.concepts] == ["quai", "eau"]
    assert remarks(reading) == [
        (
            f"row 1, column {heading}",
            "this column has no field of its own: what stands in it is kept in the notes.",
        )
    ]


def test_ids_stay_ids_and_a_code_that_can_be_none_goes_to_the_note() -> None:
    first, second = from_csv("id;fr;en\nquay-1;quai;quay\nÉ 7/b;eau;water\n").glossary.concepts
    assert (first.id, first.note) == ("quay-1", "")
    assert second.note == "id: É 7/b"


def test_a_title_above_the_headings_is_named() -> None:
    reading = workbook(("Eau", [["GLOSSAIRE DE L’EAU"], [], *WATER]))
    assert len(reading.glossary.concepts) == 2
    assert remarks(reading) == [
        ("sheet “Eau”, row 1", "“GLOSSAIRE DE L’EAU” stands above the headings: it was left out.")
    ]


def test_a_title_of_one_cell_is_named_in_any_table() -> None:
    reading = from_csv("Mots du port\n\nfr,en\nquai,quay\n")
    assert remarks(reading) == [("row 1", "“Mots du port” stands above the headings: it was left out.")]


def test_a_place_is_named_by_the_number_that_the_spreadsheet_shows() -> None:
    reading = workbook(("Eau", [["Titre"], [], ["fr", "en", "Farbe"], ["quai", "quay", "blau"]]))
    assert [where for where, _message in remarks(reading)] == [
        "sheet “Eau”, row 1",
        "sheet “Eau”, row 3, column Farbe",
    ]


def test_comments_at_cells_go_to_the_notes_of_their_entries() -> None:
    reading = workbook(
        ("Eau", [["Liste"], *WATER]), comments={"A1": "de 2019", "A3": "vu avec Jean", "B3": "see\nDock"}
    )
    assert notes(reading) == ["vu avec Jean\nsee\nDock", ""]
    assert ("sheet “Eau”, row 1", "the comment “de 2019” is at no entry: it was left out.") in remarks(
        reading
    )


def test_of_a_thread_each_word_is_kept_and_not_what_older_versions_show() -> None:
    parts = xlsx_parts([("Eau", sheet_of([["fr", "en"], ["quai", "quay"], ["eau", "water"]]))])
    part = next(name for name in parts if "sheet" in name and name.startswith("xl/worksheets/"))
    folder, _slash, name = part.rpartition("/")
    parts[f"{folder}/_rels/{name}.rels"] = relations(
        [("comments", "../comments1.xml"), ("threadedComment", "../threads.xml")]
    )
    parts |= {"xl/comments1.xml": NOTES, "xl/threads.xml": THREAD}
    assert OFFICE in parts[f"{folder}/_rels/{name}.rels"]
    assert notes(xlsx_glossary.read(zipped(parts), "eau.xlsx")) == ["", "really?\nyes"]


def test_a_comment_in_an_opendocument_sheet_is_kept_without_its_author() -> None:
    annotated = (
        "<table:table-cell><office:annotation><text:creator>Jean</text:creator><text:p>vu <text:span>hier"
        "</text:span></text:p><text:p>à Glasgow</text:p></office:annotation><text:p>quai</text:p>"
        "</table:table-cell>"
    )
    reading = ods_glossary.read(ods(ods_table("Eau", ("fr", "en"), (annotated, "quay"))), "eau.ods")
    (concept,) = reading.glossary.concepts
    assert (concept.terms[0].text, concept.note) == ("quai", "vu hier\nà Glasgow")


def test_of_comments_without_end_a_few_are_kept() -> None:
    kept: dict[int, list[str]] = {}
    for number in range(MAX_OF_A_ROW + 9):
        add_comment(kept, 3, f"comment {number}", Bounds("a.xlsx"))
    add_comment(kept, 4, "\x07", Bounds("a.xlsx"))
    add_comment(kept, 4, " \r\n ", Bounds("a.xlsx"))
    assert (len(kept[3]), kept[4]) == (MAX_OF_A_ROW, [])


def test_a_list_of_telephones_beside_a_glossary_is_left_out_and_said() -> None:
    phones = [
        ["Nom", "Tél"],
        ["Mme Dupont", "le 06 12 the 34"],
        ["The mayor", "de la mairie"],
        ["of the", "au"],
    ]
    reading = workbook(("Eau", WATER), ("Adresses", phones))
    assert [c.id for c in reading.glossary.concepts] == ["quai", "eau"]
    assert [where for where, _message in remarks(reading)] == ["sheet “Adresses”"]


def test_a_list_without_headings_beside_a_glossary_is_read_if_it_is_chosen() -> None:
    bare = [["la mairie", "the town hall"], ["les élus", "the councillors"], ["le vote", "the vote"]]
    book = [("Eau", WATER), ("Suite", bare)]
    alone = workbook(("Suite", bare))
    assert len(alone.glossary.concepts) == 3
    beside = workbook(*book)
    assert len(beside.glossary.concepts) == 2
    assert remarks(beside) == [
        (
            "sheet “Suite”",
            "no heading in it names French and English, as in other tables of the file: it was left out; "
            "choose it among the tables to have it read.",
        )
    ]
    found = xlsx_glossary.examine(saved(book), "eau.xlsx", Hints(taken={0: True, 1: True}))
    assert len(found.taken().glossary.concepts) == 5


def test_comments_in_the_margin_of_a_document_are_said_to_be_left_out() -> None:
    body = word_table(("fr", "en"), ("quai", "quay"))
    with zipfile.ZipFile(io.BytesIO(docx(body))) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts["word/_rels/document.xml.rels"] = relations([("comments", "comments.xml")])
    assert remarks(docx_glossary.read(zipped(parts), "eau.docx")) == [
        (
            "table 1, comments",
            "what stands in the margin of the document is left out: write what you need of it into a "
            "column of notes.",
        )
    ]
