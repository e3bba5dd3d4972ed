"""What the columns of a table were taken for is said beside every import, in the words of --columns."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from interpreter_app.bootstrap import main
from tests.cli.test_import_columns import Capture, Importing


@pytest.fixture
def imports(ready: Path, capsys: Capture) -> Importing:
    """The import command."""
    return Importing(ready, capsys)


@pytest.mark.parametrize("trial", [(), ("--dry-run",), ("--json",)], ids=" ".join)
def test_what_columns_were_taken_for_is_said_in_one_line(
    imports: Importing, tmp_path: Path, trial: tuple[str, ...]
) -> None:
    path = tmp_path / "mots.csv"
    path.write_text("French;English;Farbe;Domaine\nquai;quay;blau;eau\n", "utf-8")
    assert imports(path, *trial) == 0
    line = "Columns read as: A “French” = fr, B “English” = en, C “Farbe” = other, D “Domaine” = subject."
    assert imports.err.splitlines().count(line) == 1


def test_a_table_of_ours_needs_no_words_on_its_columns(
    imports: Importing, tmp_path: Path, ready: Path
) -> None:
    path = tmp_path / "town.csv"
    assert main(["--store", str(ready), "export", "town", str(path)]) == 0
    assert imports(path, "--dry-run") == 0
    assert "Columns read as" not in imports.err


def test_of_a_workbook_each_sheet_says_its_columns_and_what_became_of_its_name(
    imports: Importing, tmp_path: Path
) -> None:
    book = openpyxl.Workbook()
    for place, title in enumerate(("Vote", "Budget")):
        sheet = book.worksheets[0] if not place else book.create_sheet()
        sheet.title = title
        sheet.append(("fr", "en"))
        sheet.append((f"mot {title}", f"word {title}"))
    path = tmp_path / "mots.xlsx"
    book.save(path)
    assert imports(path, "--dry-run") == 0
    lines = imports.err.splitlines()
    for title in ("Vote", "Budget"):
        assert f"sheet “{title}”: Columns read as: A “fr” = fr, B “en” = en." in lines
    assert sum(line.startswith("sheet “Vote”: the names of 2 tables") for line in lines) == 1
