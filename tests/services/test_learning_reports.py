"""The report of a visit in the store goes into a file of the kind that its name says."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter_app.base.errors import ExpectedError, UsageError
from interpreter_app.domain.report.learning import ReportOptions
from interpreter_app.services import learning_reports, note_taking, people, planning
from interpreter_app.store.database import Store
from tests.domain.report.given import DAY, EN, NOTES, PARIS, PEOPLE, report


@pytest.fixture
def filled(store: Store) -> Store:
    """The visit with its people and notes."""
    people.create(store, list(PEOPLE.values()))
    planning.create(store, PARIS)
    note_taking.add(store, NOTES)
    return store


def test_the_report_of_a_visit_is_that_of_its_notes(filled: Store) -> None:
    assert learning_reports.report_of(filled, PARIS, ReportOptions((EN,), day=DAY)) == report()


@pytest.mark.parametrize(
    ("name", "begins", "pages"), [("r.md", b"# ", 0), ("r.DOCX", b"PK", 0), ("r.pdf", b"%PDF", 2)]
)
def test_a_report_is_written_as_the_name_of_the_file_says(
    tmp_path: Path, name: str, begins: bytes, pages: int
) -> None:
    assert learning_reports.write(report(), tmp_path / name) == pages
    assert (tmp_path / name).read_bytes().startswith(begins)


def test_another_name_or_a_folder_that_isnt_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"end the name of a report in \.md, \.docx or \.pdf"):
        learning_reports.write(report(), tmp_path / "r.txt")
    with pytest.raises(ExpectedError, match="There is no folder"):
        learning_reports.write(report(), tmp_path / "nowhere" / "r.pdf")
    assert list(tmp_path.iterdir()) == []
