"""`export`: what the format can't hold is said before the file is written."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interpreter_app.bootstrap import main
from tests.conftest import small_glossary

Capture = pytest.CaptureFixture[str]
_COUNT = len(small_glossary().concepts)


@pytest.fixture
def ready(store_path: Path) -> Path:
    """The small store after its first start."""
    assert main(["--store", str(store_path), "lookup", "mairie"]) == 0
    return store_path


def _run(capsys: Capture, *arguments: object) -> tuple[int, str, list[str]]:
    capsys.readouterr()
    code = main([str(a) for a in arguments])
    out, err = capsys.readouterr()
    return code, out, err.splitlines()


def test_what_a_table_leaves_behind_is_said_before_what_was_written(
    ready: Path, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "town.csv"
    code, out, err = _run(capsys, "--store", ready, "export", "town", path)
    assert (code, out, path.exists()) == (0, "", True)
    assert err == [
        "CSV has no place for some of what this glossary says. Left out are:",
        "  its description, version, licence and authors",
        f"{_COUNT} concepts written to {path}.",
    ]


def test_a_trial_says_it_and_writes_nothing(ready: Path, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "town.csv"
    path.write_text("mine", "utf-8")
    code, _out, err = _run(capsys, "--store", ready, "export", "town", path, "--dry-run")
    assert (code, path.read_text("utf-8")) == (0, "mine")
    assert err[-1] == (
        f"{_COUNT} concepts would be written to {path}. Nothing was written: this was a trial."
    )
    code, _out, err = _run(capsys, "--store", ready, "export", "town", path, "--dry-run", "--format", "json")
    assert err[0] == "Passerelle JSON holds everything that this glossary says."


def test_a_program_is_told_in_json(ready: Path, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "town.tsv"
    code, out, _err = _run(capsys, "--store", ready, "export", "town", path, "--json")
    answer: dict[str, Any] = json.loads(out)
    assert (code, answer) == (
        0,
        {
            "glossary": "town",
            "file": str(path),
            "format": "tsv",
            "written": _COUNT,
            "lost": [{"field": "about", "count": 1}],
        },
    )
