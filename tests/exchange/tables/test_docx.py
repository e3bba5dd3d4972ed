"""The tables of Word documents are read as the glossaries they mean, and no document does harm."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.reading import Reading
from interpreter_app.exchange.tables import docx_glossary
from tests.exchange.packages_made import BILLION_LAUGHS, docx, titled, word_row, word_table, zipped

FR, EN = Language.FRENCH, Language.ENGLISH
WORDS = word_table(("Français", "Anglais"), ("mairie", "town hall"), ("élu", "elected member"))
MAIRIE = [("mairie", "town hall"), ("élu", "elected member")]


def read(body: str, properties: str = "") -> Reading:
    return docx_glossary.read(docx(body, properties), "mots.docx")


def pairs(reading: Reading) -> list[tuple[str, str]]:
    return [
        ("+".join(t.text for t in c.in_language(FR)), "+".join(t.text for t in c.in_language(EN)))
        for c in reading.glossary.concepts
    ]


def refused(content: bytes) -> str:
    with pytest.raises(FormatError) as caught:
        docx_glossary.read(content, "mots.docx")
    assert str(caught.value).startswith("mots.docx")
    return str(caught.value)


def runs(inside: str) -> str:
    """A cell whose paragraph has this inside."""
    return f"<w:p>{inside}</w:p>"


def test_each_table_with_both_languages_is_read_and_the_others_are_named() -> None:
    other = word_table(("item", "price"), ("chair", "12"))
    more = word_table(("en", "fr"), ("water", "eau"), ("", ""))
    reading = read(f"<w:p><w:r><w:t>fr</w:t></w:r></w:p>{other}{WORDS}{more}")
    assert pairs(reading) == [*MAIRIE, ("eau", "water")]
    assert (reading.format, reading.encoding, reading.problems) == ("docx", "utf-8", ())
    assert [r.where for r in reading.remarks] == ["table 1"]
    assert {c.subject_field for c in reading.glossary.concepts} == {""}


def test_columns_without_headings_are_told_apart_by_their_words() -> None:
    rows = [
        ("le conseil citoyen", "citizens’ council"),
        ("la mairie", "the town hall"),
        ("dépenses", "spending"),
    ]
    assert pairs(read(word_table(*rows))) == rows


def test_problems_name_their_table_and_row() -> None:
    body = WORDS + word_table(("fr", "en", "note"), ("eau", "water", ""), ("", "", "seul"))
    assert [p.where for p in read(body).problems] == ["table 2, row 3"]


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        ("<w:r><w:t>a </w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>b</w:t></w:r>", "a b"),
        ("<w:ins><w:r><w:t>a</w:t></w:r></w:ins><w:del><w:r><w:delText>b</w:delText></w:r></w:del>", "a"),
        ("<w:moveFrom><w:r><w:t>a</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>b</w:t></w:r></w:moveTo>", "b"),
        ("<w:smartTag><w:r><w:t>a</w:t></w:r></w:smartTag><w:hyperlink><w:t>b</w:t></w:hyperlink>", "ab"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r>", "a\tb"),
        ("<w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:cr/></w:r>", "a\nb"),
        ("<w:r><w:t>a</w:t></w:r></w:p><w:p><w:r><w:t>b</w:t></w:r>", "a\nb"),
        ("<w:r><w:t>vice</w:t><w:noBreakHyphen/><w:t>maire</w:t></w:r>", "vice-maire"),
        (
            "<w:r><w:fldChar/><w:instrText> DATE </w:instrText><w:fldChar/><w:t>a</w:t></w:r>"
            "<w:fldSimple><w:r><w:t>b</w:t></w:r></w:fldSimple>",
            "ab",
        ),
        ("<w:sdt><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt>", "a"),
        (
            "<w:r><m:AlternateContent><m:Choice><w:t>a</w:t></m:Choice><m:Fallback><w:t>a</w:t></m:Fallback>"
            "</m:AlternateContent></w:r>",
            "a",
        ),
        ("<w:r><w:ruby><w:rt><w:t>no</w:t></w:rt><w:rubyBase><w:t>a</w:t></w:rubyBase></w:ruby></w:r>", "a"),
    ],
)  # fmt: skip
def test_a_cell_is_read_as_it_reads_with_every_change_accepted(inside: str, text: str) -> None:
    inside = inside.replace("<m:", "<m:").replace("<m:AlternateContent>", '<m:AlternateContent xmlns:m="m">')
    reading = read(word_table(("fr", "en", "note"), ("mairie", "town hall", runs(inside))))
    assert reading.glossary.concepts[0].note == text


def test_deleted_rows_are_gone() -> None:
    deleted = word_row("eau", "water").replace("<w:tr>", "<w:tr><w:trPr><w:del/></w:trPr>")
    assert pairs(read(WORDS.replace("</w:tbl>", f"{deleted}</w:tbl>"))) == MAIRIE


def test_joined_cells_keep_the_columns_below_the_headings() -> None:
    def joined(kind: str, text: str = "") -> str:
        return f"<w:tcPr><w:vMerge{kind}/></w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p>"

    rows = word_table(
        ("domaine", "fr", "x", "en"),
        (joined(' w:val="restart"', "ville"), "mairie", "", "town hall"),
        (
            joined(""),
            "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr><w:p><w:r><w:t>élu</w:t></w:r></w:p>",
            "elected",
        ),
        ("eau", "eau", "", "water"),
    )
    later = word_row("pont", "", "bridge").replace(
        "<w:tr>", "<w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>"
    )
    concepts = read(rows.replace("</w:tbl>", f"{later}</w:tbl>")).glossary.concepts
    assert [c.subject_field for c in concepts] == ["ville", "ville", "eau", ""]
    assert [[t.text for t in c.terms] for c in concepts][1:] == [
        ["élu", "elected"], ["eau", "water"], ["pont", "bridge"],
    ]  # fmt: skip


def test_a_table_inside_a_cell_is_a_table_of_its_own() -> None:
    outer = word_table(("Glossary", f"<w:p><w:r><w:t>words</w:t></w:r></w:p>{WORDS}"), ("a", "b"))
    reading = read(outer)
    assert pairs(reading) == MAIRIE
    assert [r.where for r in reading.remarks] == ["table 1"]
    assert "mairie" not in reading.remarks[0].message


def test_the_title_names_the_glossary() -> None:
    assert read(WORDS, titled("La ville")).glossary.id == "la-ville"
    assert read(WORDS).glossary.id == "mots"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (docx("<w:p><w:r><w:t>mairie</w:t></w:r></w:p>"), "there is no table in it"),
        (docx(word_table(("Nom", "Âge", "a", "b", "c"), ("Jean", "9"))), "table 1: no French or English"),
        (docx("<w:tbl>" * 20_000), "unpacks to more than"),
        (docx(word_table(("a", "b")) * 1001), "too much text for a glossary"),
        (docx("<w:p>"), "is damaged"),
        (docx(word_table(*[("fr", "en", *["x"] * 10_000)] * 2)), "more than 200 columns"),
        (zipped({"[Content_Types].xml": "wordprocessingml.document.main+xml"}), "is damaged"),
        (zipped({"[Content_Types].xml": "wordprocessingml.document.main+xml",
                 "word/document.xml": BILLION_LAUGHS + "<w>&a9;</w>"}), "declares XML entities"),
        (b"mairie", "no office file"),
    ],
)  # fmt: skip
def test_what_is_no_document_with_terms_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    assert said in refused(content)


def test_spans_that_lie_stay_bounded() -> None:
    wide = "<w:tcPr><w:gridSpan w:val='9999999'/></w:tcPr><w:p/>"
    row = word_row(*[wide] * 2000, "<w:tcPr><w:vMerge/></w:tcPr><w:p/>", "x")
    reading = read(WORDS.replace("</w:tbl>", f"{row}</w:tbl>"))
    assert (pairs(reading), [p.where for p in reading.problems]) == (MAIRIE, ["table 1, row 4"])


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_change_of_a_document_is_read_or_refused(data: st.DataObject) -> None:
    body = WORDS + word_table((f"{runs('')}{WORDS}", "<w:tcPr><w:vMerge w:val='restart'/></w:tcPr><w:p/>"))
    at = data.draw(st.integers(0, len(body)))
    end = min(len(body), at + data.draw(st.integers(0, 30)))
    piece = data.draw(
        st.sampled_from(["", "<w:tbl>", "</w:tc>", "<w:tr>", "<w:t>a", "<w:del/>"]) | st.text(max_size=5)
    )
    try:
        reading = read((body[:at] + piece + body[end:]).encode("utf-8", "replace").decode())
    except FormatError as error:
        assert "mots.docx" in str(error)  # noqa: PT017 - reading is as good as refusing
        return
    assert reading.read == len(reading.glossary.concepts) == len(reading.lines)
