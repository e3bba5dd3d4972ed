"""`import` into a glossary that has the entries already: what it asks about, and where it says so."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from interpreter_app.bootstrap import main
from interpreter_app.domain.terms import Concept, Language, Term
from interpreter_app.store import glossaries
from interpreter_app.store.database import connect

Capture = pytest.CaptureFixture[str]


def _run(capsys: Capture, *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main([str(a) for a in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def _answer(capsys: Capture, *arguments: object) -> dict[str, Any]:
    code, out, err = _run(capsys, *arguments, "--json")
    assert code == 0, err
    answer: dict[str, Any] = json.loads(out)
    return answer


def test_an_entry_that_both_have_changed_is_named_and_what_to_do_next_is_said(
    ready: Path, tmp_path: Path, capsys: Capture
) -> None:
    file = tmp_path / "one.csv"
    file.write_text("fr,en,note\nquai,quay,theirs\n", "utf-8")
    with connect(ready) as store:
        glossaries.put(
            store,
            "town",
            [Concept("c", (Term("quai", Language.FRENCH), Term("quay", Language.ENGLISH)), note="mine")],
        )
    arguments = ("--store", ready, "import", file, "--glossary", "town")
    answer = _answer(capsys, *arguments, "--dry-run")
    assert list(answer) == "format encoding glossary read added merged skipped problems tables".split()
    assert [problem["where"] for problem in answer["problems"]] == ["line 2"]
    code, _out, err = _run(capsys, *arguments)
    assert code == 0
    assert "line 2: “quai – quay” differs from yours in a field that both have changed: yours stands." in err
    assert "1 entry differs from yours" in err
    assert "choose with “Compare…”." in err
    with connect(ready) as store:
        stored = glossaries.concept(store, "town", "c")
        assert stored is not None
        assert stored.concept.note == "mine"


def test_what_is_nearly_there_is_added_and_named(ready: Path, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "one.csv"
    file.write_text("fr,en\nles mairies,town halls\n", "utf-8")
    answer = _answer(capsys, "--store", ready, "import", file, "--glossary", "town")
    assert (answer["added"], answer["merged"]) == (1, 0)
    (problem,) = answer["problems"]
    assert "“mairie – town hall”" in problem["message"]
