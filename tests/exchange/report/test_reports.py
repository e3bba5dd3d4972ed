"""A report in Markdown and in Word says all that the document says, and means nothing else."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from interpreter_app.domain.report.document import Document, Heading, Listing, Paragraph, Span, Style, Table
from interpreter_app.exchange.notes.docx_text import paragraphs
from interpreter_app.exchange.report.docx_report import write_docx
from interpreter_app.exchange.report.markdown_report import report_markdown
from tests.domain.report.given import EN, FR, report

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _document(*blocks: Heading | Paragraph | Listing | Table) -> Document:
    return Document("Title", "", (EN,), blocks)


def _read(document: Document) -> str:
    return "\n".join(line for _where, line in paragraphs(write_docx(document), "r.docx"))


def test_all_of_the_document_stands_in_word() -> None:
    document = report(FR, EN, confidential=True)
    there = _read(document)
    for text in document.texts():
        assert text in there, text


def test_word_has_headings_lists_tables_and_languages() -> None:
    archive = zipfile.ZipFile(io.BytesIO(write_docx(report(FR, EN))))
    body = etree.fromstring(archive.read("word/document.xml"))
    styles = [one.get(f"{_W}val") for one in body.iter(f"{_W}pStyle")]
    assert {"Title", "Heading1", "Heading2", "Heading3", "ListBullet", "Quote", "TableHead"} <= set(styles)
    declared = etree.fromstring(archive.read("word/styles.xml"))
    assert set(styles) <= {one.get(f"{_W}styleId") for one in declared.iter(f"{_W}style")}
    assert {one.get(f"{_W}val") for one in body.iter(f"{_W}lang")} == {"fr-FR", "en-GB"}
    assert len(list(body.iter(f"{_W}tblHeader"))) == 1


def test_every_part_of_a_word_file_is_sound_and_the_same_each_time() -> None:
    content = write_docx(report())
    assert content == write_docx(report())
    archive = zipfile.ZipFile(io.BytesIO(content))
    assert archive.testzip() is None
    types = archive.read("[Content_Types].xml").decode()
    for name in archive.namelist():
        etree.fromstring(archive.read(name))
        assert name.endswith(".rels") or name == "[Content_Types].xml" or f'"/{name}"' in types, name


@given(st.text(max_size=80))
def test_any_text_makes_a_sound_word_file(text: str) -> None:
    spans = (Span(text, FR, is_bold=True), Span(text, is_soft=True))
    document = Document(text, text, (FR,), (Paragraph(spans), Table((spans,), ((spans,),), (1,))), text)
    archive = zipfile.ZipFile(io.BytesIO(write_docx(document)))
    for name in archive.namelist():
        etree.fromstring(archive.read(name))


def test_markdown_has_the_same_in_signs() -> None:
    text = report_markdown(report())
    assert text.startswith("# What we learnt – Study visit\n\n8 to 9 December 2016 · Paris\n")
    assert "\n## Decisions\n\n- Meet again in Glasgow\n" in text
    assert "\n### 1\\. How to mainstream PB?\n" in text
    assert "| Send the form | Amy Forbes | 20 December 2016 |" in text
    assert "- 09:42  Number – **Élodie Blanc:** 5 % du budget" in text
    assert "> «\u00a0On vote  \n> avec les pieds\u00a0» – Élodie Blanc, Meeting" in text
    assert "> **One confidential note is left out here.**" in text


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("*a* [b](c) <d> `e` _f_ |g|", "\\*a\\* \\[b\\](c) \\<d\\> \\`e\\` \\_f\\_ \\|g\\|"),
        ("# a\n- b\n1. c\n+ d", "\\# a  \n  \\- b  \n  1\\. c  \n  \\+ d"),
    ],
)
def test_signs_in_a_text_mean_nothing_to_markdown(text: str, written: str) -> None:
    made = report_markdown(_document(Listing(((Span(text),),))))
    assert made == f"# Title\n\n- {written}\n"


def test_bold_signs_stand_right_at_the_words() -> None:
    spans = (Span("Ann Fraser", is_bold=True), Span(": ", is_bold=True), Span("yes"))
    assert report_markdown(_document(Paragraph(spans))).endswith("\n\n**Ann Fraser:** yes\n")


def test_a_paragraph_of_each_style_is_marked_line_by_line() -> None:
    for style, written in (
        (Style.LEAD, "**a**  \n**b**"),
        (Style.SMALL, "*a*  \n*b*"),
        (Style.QUOTE, "> a  \n> b"),
        (Style.WARNING, "> **a**  \n> **b**"),
        (Style.BODY, "a  \nb"),
    ):
        assert report_markdown(_document(Paragraph((Span("a\nb"),), style))).endswith(f"\n\n{written}\n")


def test_every_style_that_is_named_is_one_word_knows() -> None:
    styles = zipfile.ZipFile(io.BytesIO(write_docx(report()))).read("word/styles.xml").decode()
    assert len(re.findall('w:styleId="', styles)) >= 14
