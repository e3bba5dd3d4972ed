"""OpenDocument spreadsheets and texts are read as the glossaries they mean, and none of them does harm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.reading import Reading
from interpreter_app.exchange.tables import ods_glossary
from tests.exchange.packages_made import BILLION_LAUGHS, docx, ods, ods_table, odt, zipped

FR, EN = Language.FRENCH, Language.ENGLISH
WORDS = (("fr", "en"), ("mairie", "town hall"), ("élu", "elected member"))
MAIRIE = [("mairie", "town hall"), ("élu", "elected member")]


def read(*tables: str, **about: str) -> Reading:
    return ods_glossary.read(ods("".join(tables), **about), "mots.ods")


def pairs(reading: Reading) -> list[tuple[str, str]]:
    return [
        ("+".join(t.text for t in c.in_language(FR)), "+".join(t.text for t in c.in_language(EN)))
        for c in reading.glossary.concepts
    ]


def refused(content: bytes) -> str:
    with pytest.raises(FormatError) as caught:
        ods_glossary.read(content, "mots.ods")
    assert str(caught.value).startswith("mots.ods")
    return str(caught.value)


def note(cell: str) -> str:
    """What is read of this cell."""
    table = ods_table("a", ("fr", "en", "note"), ("mairie", "town hall", cell))
    return read(table).glossary.concepts[0].note


def test_each_sheet_with_both_languages_is_read_and_the_others_are_named() -> None:
    reading = read(
        ods_table("Vote", *WORDS),
        ods_table("Prix", ("item", "price"), ("chaise", "12")),
        ods_table("Secret", ("fr", "en"), ("x", "y"), style="ta2"),
        ods_table("Eau", ("en", "fr"), ("water", "eau"), ("", "")),
        ods_table("Vide"),
        styles='<style:style style:name="ta2"><style:table-properties table:display="false"/></style:style>',
    )
    assert pairs(reading) == [*MAIRIE, ("eau", "water")]
    assert (reading.format, reading.encoding, reading.problems) == ("ods", "utf-8", ())
    assert [c.subject_field for c in reading.glossary.concepts] == ["Vote", "Vote", "Eau"]
    assert [r.where for r in reading.remarks] == ["sheet “Prix”", "sheet “Secret”", "sheet “Vote”"]


def test_the_tables_of_a_text_are_read() -> None:
    body = "<text:p>fr</text:p>" + ods_table("Tableau1", *WORDS)
    reading = ods_glossary.read_text(odt(body), "mots.odt")
    assert (pairs(reading), reading.format) == (MAIRIE, "odt")
    with pytest.raises(FormatError, match="there is no table in it"):
        ods_glossary.read_text(odt("<text:p>fr</text:p>"), "mots.odt")


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<text:p>a</text:p><text:p>b</text:p>", "a\nb"),
        ("<text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d<text:s/>e</text:p>", "a   b\tc\nd e"),
        ("<text:p>un <text:span>deux</text:span> <text:a>trois</text:a></text:p>", "un deux trois"),
        ("\n  <text:p>un\n   deux</text:p>\n ", "un deux"),
        ("<office:annotation><text:p>seen</text:p></office:annotation><text:p>a</text:p>", "a\nseen"),
        (
            "<text:p>a<text:note><text:note-body><text:p>no</text:p></text:note-body></text:note></text:p>",
            "a",
        ),
        (
            "<draw:frame><draw:text-box><text:p>no</text:p></draw:text-box></draw:frame><text:p>a</text:p>",
            "a",
        ),
        ("<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>", "a"),
        ("<text:p>a<text:s text:c='999999999'/>b</text:p>", f"a{' ' * 100}b"),
    ],
)
def test_a_cell_is_its_paragraphs(inside: str, text: str) -> None:
    assert note(f"<table:table-cell>{inside}</table:table-cell>") == text


def test_values_are_what_a_person_sees_or_else_what_is_stored() -> None:
    assert note('<table:table-cell office:value="0.5"><text:p>50 %</text:p></table:table-cell>') == "50 %"
    assert note('<table:table-cell office:value="0.5"/>') == "0.5"
    assert note('<table:table-cell office:date-value="2026-11-22"/>') == "2026-11-22"


def test_a_formula_without_a_value_is_named() -> None:
    reading = read(
        ods_table("a", ("fr", "en", "n"), ("eau", "water", '<table:table-cell table:formula="=1"/>'))
    )
    assert [p.where for p in reading.problems] == ["sheet “a”, row 2, column C"]


def test_joined_and_repeated_cells_stand_where_a_person_sees_them() -> None:
    table = ods_table(
        "a",
        ("domaine", "fr", "x", "y", "en"),
        ("<table:table-cell table:number-rows-spanned='2'><text:p>ville</text:p></table:table-cell>",
         "mairie", "<table:table-cell table:number-columns-repeated='2'/>", "town hall"),
        ("<table:covered-table-cell><text:p>no</text:p></table:covered-table-cell>",
         "élu", "<table:table-cell table:number-columns-repeated='2'><text:p>z</text:p></table:table-cell>",
         "elected"),
        ("", "eau", "", "", "water"),
    )  # fmt: skip
    concepts = read(table).glossary.concepts
    assert [c.subject_field for c in concepts] == ["ville", "ville", ""]
    assert [c.note for c in concepts] == ["", "x: z\ny: z", ""]
    assert [c.terms[1].text for c in concepts] == ["town hall", "elected", "water"]


def repeated_row(times: str, *cells: str) -> str:
    row = ods_table("a", cells).partition("<table:table-row>")[2].partition("</table:table-row>")[0]
    return f"<table:table-row table:number-rows-repeated='{times}'>{row}</table:table-row>"


def test_repeated_rows_are_counted_and_never_made() -> None:
    behind = repeated_row("1048000") + repeated_row("9999999999") + repeated_row("500", "eau", "water")
    reading = read(ods_table("a", *WORDS).replace("</table:table>", f"{behind}</table:table>"))
    assert pairs(reading) == [*MAIRIE, ("eau", "water")]
    assert (reading.lines["eau"], reading.left_out) == (1_048_005, 499)
    assert [p.message for p in reading.problems] == ["it repeats row 1048005 and was left out."]


def test_repeated_cells_are_counted_and_never_made() -> None:
    cell = "<table:table-cell table:number-columns-repeated='999999999'><text:p>x</text:p></table:table-cell>"
    table = ods_table("a", *WORDS, *[("pont", "bridge", cell, cell, "a")] * 50)
    reading = read(table)
    assert pairs(reading) == MAIRIE
    assert reading.left_out == 50


def test_the_title_names_the_glossary() -> None:
    assert read(ods_table("a", *WORDS), meta="La ville").glossary.name.fr == "La ville"
    assert read(ods_table("a", *WORDS)).glossary.id == "mots"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (ods(""), "there is no table in it"),
        (
            ods(ods_table("a", ("Nom", "Âge", "a", "b", "c"), ("Jean", "9"))),
            "sheet “a”: no French or English column",
        ),
        (ods("<table:table>" * 20_000), "unpacks to more than"),
        (ods("<table:table>"), "is damaged"),
        (ods("", before=BILLION_LAUGHS), "declares XML entities"),
        (zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "is damaged"),
        (docx(""), "this is a Word document"),
        (b"mairie", "no office file"),
    ],
)
def test_what_is_no_spreadsheet_of_terms_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    assert said in refused(content)


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_change_of_a_spreadsheet_is_read_or_refused(data: st.DataObject) -> None:
    body = ods_table("a", *WORDS, (ods_table("b", *WORDS), "x")) + repeated_row("2", "a", "b")
    at = data.draw(st.integers(0, len(body)))
    end = min(len(body), at + data.draw(st.integers(0, 40)))
    piece = data.draw(
        st.sampled_from(["", "<table:table>", "</table:table>", "<table:table-cell>", "<text:p>", "-1", "٣"])
        | st.text(max_size=5)
    )
    try:
        reading = read((body[:at] + piece + body[end:]).encode("utf-8", "replace").decode())
    except FormatError as error:
        assert "mots.ods" in str(error)  # noqa: PT017 - reading is as good as refusing
        return
    assert reading.read == len(reading.glossary.concepts) == len(reading.lines)
