"""A printed report has all that the document says, on pages that hold."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from interpreter_app.briefing.paper import Paper
from interpreter_app.briefing.report import print_report
from interpreter_app.domain.report.document import Document, Heading, Listing, Paragraph, Span, Style, Table
from tests.domain.report.given import EN, FR, report

pdfium = pytest.importorskip("pypdfium2")


def _printed(document: Document, paper: Paper = Paper.A4) -> list[str]:
    """The text of each page, with its blanks as one."""
    out = io.BytesIO()
    pages = print_report(document, out, paper)
    read = pdfium.PdfDocument(out.getvalue())
    texts = [" ".join(page.get_textpage().get_text_range().split()) for page in read]
    assert len(texts) == pages
    return texts


@pytest.mark.parametrize("paper", [Paper.A4, Paper.A5])
def test_all_of_the_document_is_on_its_pages(paper: Paper) -> None:
    document = report(FR, EN, confidential=True)
    printed = "".join("".join(_printed(document, paper)).split())
    for text in document.texts():
        assert "".join(text.split()) in printed.replace("•", ""), text


def test_the_outline_leads_to_the_sections() -> None:
    out = io.BytesIO()
    print_report(report(), out)
    titles = [item.get_title() for item in pdfium.PdfDocument(out.getvalue()).get_toc()]
    assert titles[0] == "Insights, and how to adapt them at home"
    assert "Meeting" in titles


def test_a_long_report_goes_on_over_pages_and_no_heading_stands_alone_at_a_foot() -> None:
    words = Paragraph((Span("word " * 60),))
    for before in range(18, 26):
        blocks = (*[words] * before, Heading((Span("HEADING"),), 1), Paragraph((Span("BELOW"),)))
        pages = _printed(replace(report(), blocks=blocks))
        assert any("HEADING BELOW" in page for page in pages), before


def test_rows_cells_and_notes_longer_than_a_page_go_on_on_the_next() -> None:
    long = (Span("\n".join(f"line{n}" for n in range(120))),)
    blocks = (Listing((long,)), Table(((Span("A"),), (Span("B"),)), ((long, (Span("x"),)),), (1, 1)))
    pages = _printed(replace(report(), blocks=blocks))
    assert len(pages) >= 4
    assert sum(page.count("line119") for page in pages) == 2


def test_the_same_report_gives_the_same_bytes() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    print_report(report(), first)
    print_report(report(), second)
    assert first.getvalue() == second.getvalue()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u202e\ud800\x07", "🎉 مرحبا", "x" * 3_000])
def test_any_text_can_be_printed(text: str) -> None:
    spans = (Span(text, FR), Span(text, is_bold=True))
    blocks = (
        Heading(spans, 2), Listing((spans,)), Table((spans,), ((spans,),), (1,)),
        *(Paragraph(spans, style) for style in Style),
    )  # fmt: skip
    assert _printed(Document(text, text, (FR,), blocks))
