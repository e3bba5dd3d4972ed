"""Glossaries of the store become one PDF file, whole or not at all."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from pypdf import PdfReader

from interpreter_app.base.errors import Cancelled, ExpectedError, UsageError
from interpreter_app.briefing.options import PrintOptions, PrintReport, Style
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.services.printing import chosen, on_paper, print_to
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from tests.conftest import small_glossary


def _second(store: Store) -> None:
    glossaries.create(store, Glossary("second", Bilingual("Deuxième", "Second")))
    terms = (Term("péniche", Language.FRENCH), Term("barge", Language.ENGLISH))
    glossaries.put(store, "second", [Concept("peniche", terms)])


@pytest.mark.parametrize(
    ("sides", "is_too_thick"), [(1, False), (2, False), (40, False), (41, True), (84, True)]
)
def test_a_booklet_that_no_stapler_takes_is_told_beforehand(sides: int, is_too_thick: bool) -> None:
    said = on_paper(PrintReport(2 * sides, 300, sides), Style.BOOKLET)
    assert ("stapled as one" in said) is is_too_thick
    assert "folded" in said
    assert on_paper(PrintReport(2 * sides, 300, sides), Style.COLUMNS) == ""


def test_what_a_cheat_sheet_has_no_room_for_is_told() -> None:
    assert "no room for 7 terms" in on_paper(PrintReport(8, 300, 2, 7), Style.CHEAT_SHEET)
    assert "no room" not in on_paper(PrintReport(8, 300, 2), Style.CHEAT_SHEET)


def test_the_file_can_be_read_and_the_report_says_what_is_in_it(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    report = print_to(store, ["town"], path, PrintOptions())
    pages = PdfReader(io.BytesIO(path.read_bytes())).pages
    assert len(pages) >= report.pages > 0
    assert report.entries >= len(small_glossary().concepts)
    assert "conseil citoyen" in " ".join(page.extract_text() for page in pages)


def test_glossaries_are_chosen_by_name_in_the_order_asked_for_each_once(store: Store) -> None:
    _second(store)
    assert [g.id for g in chosen(store, ["second", "La ville", "town", "Second"])] == ["second", "town"]
    assert chosen(store, ["town"]) == [small_glossary()]


def test_several_glossaries_are_printed_as_one_list(store: Store, tmp_path: Path) -> None:
    _second(store)
    path = tmp_path / "out.pdf"
    print_to(store, ["town", "second"], path, PrintOptions())
    text = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(path.read_bytes())).pages)
    assert "péniche" in text
    assert "conseil citoyen" in text


def test_an_unknown_glossary_prints_nothing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    with pytest.raises(UsageError, match="“nowhere”"):
        print_to(store, ["town", "nowhere"], path, PrintOptions())
    assert list(tmp_path.glob("*.pdf")) == []


def test_printing_that_is_cancelled_leaves_the_older_file(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.pdf"
    path.write_bytes(b"older")

    def cancel(done: int, total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        print_to(store, ["town"], path, PrintOptions(), cancel)
    assert path.read_bytes() == b"older"
    assert [p.name for p in tmp_path.iterdir() if "out" in p.name] == ["out.pdf"]


@pytest.mark.parametrize("name", ["out.docx", "out", "out.pdf.txt"])
def test_a_file_whose_name_says_that_it_is_no_pdf_is_not_written(
    store: Store, tmp_path: Path, name: str
) -> None:
    with pytest.raises(UsageError, match=r"end the name out.* in \.pdf"):
        print_to(store, ["town"], tmp_path / name, PrintOptions())
    assert not (tmp_path / name).exists()


def test_a_place_that_cannot_be_written_is_named(store: Store, tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match=r"out\.pdf"):
        print_to(store, ["town"], tmp_path / "nowhere" / "out.pdf", PrintOptions())
