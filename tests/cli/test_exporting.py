"""`export`: what the format can't hold is said before the file is written."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from interpreter_app.bootstrap import main
from interpreter_app.exchange.formats import read_glossary
from interpreter_app.store import glossaries
from interpreter_app.store.database import connect
from tests.conftest import small_glossary

Capture = pytest.CaptureFixture[str]
_COUNT = len(small_glossary().concepts)


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


def _chosen(capsys: Capture, store: Path, path: Path, *options: str) -> list[str]:
    """The ids that these options leave in the file."""
    code, _out, err = _run(capsys, "--store", store, "export", "town", path, "--format", "yaml", *options)
    assert code == 0, err
    return [concept.id for concept in read_glossary(path).glossary]


@pytest.mark.parametrize(
    ("options", "left"),
    [
        (("--words", "Consèil quart"), ["conseil-de-quartier"]),
        (("--status", "admitted"), ["conseil-citoyen", "budget-participatif"]),
        (("--missing", "equivalence"), ["recevabilite", "assises", "un-pour-cent"]),
        (
            ("--equivalence", "equivalent", "--equivalence", "non-equivalent"),
            ["conseil-communautaire", "mairie", "budget-participatif"],
        ),
        (("--region", "fr-75c"), ["conseil-de-quartier"]),
        (("--region", "none", "--words", "conseil"), ["conseil-communautaire"]),
        (("--checked", "yes", "--words", "mair"), ["mairie"]),
        (("--false-friend", "yes"), ["conseil-communautaire"]),
        (("--missing", "gender"), []),
        (("--missing", "equivalence", "--status", "preferred", "--words", "assises"), ["assises"]),
    ],
    ids=lambda value: " ".join(value),
)
def test_only_what_a_filter_would_show_is_written(
    ready: Path, tmp_path: Path, capsys: Capture, options: tuple[str, ...], left: list[str]
) -> None:
    if left:
        assert _chosen(capsys, ready, tmp_path / "some.yaml", *options) == left
    else:
        code, _out, _err = _run(capsys, "--store", ready, "export", "town", tmp_path / "some.yaml", *options)
        assert (code, (tmp_path / "some.yaml").exists()) == (1, False)


def test_a_subject_field_is_named_as_it_is_written_or_as_it_is_shown(
    ready: Path, tmp_path: Path, capsys: Capture
) -> None:
    store_path = tmp_path / "copy.sqlite"
    store_path.write_bytes(ready.read_bytes())
    with connect(store_path) as store:
        mairie = small_glossary().concepts[3]
        glossaries.put(store, "town", [replace(mairie, subject_field="public space")])
    for said in ("public space", "Public Space", "espace public"):
        options = ("--subject", said, "--language", "fr")
        assert _chosen(capsys, store_path, tmp_path / "some.yaml", *options) == ["mairie"]
    code, _out, err = _run(
        capsys, "--store", store_path, "export", "town", tmp_path / "no.csv", "--subject", "taxes"
    )
    assert (code, (tmp_path / "no.csv").exists()) == (1, False)
    assert err == ["No concept of this glossary has the subject field “taxes”; there are: public space."]


def test_a_trial_and_a_program_are_told_how_many_were_chosen(
    ready: Path, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "some.csv"
    code, out, _err = _run(
        capsys, "--store", ready, "export", "town", path, "--checked", "yes", "--dry-run", "--json"
    )
    answer = json.loads(out)
    assert (code, answer["chosen"], answer["written"], path.exists()) == (0, 2, 2, False)
    code, out, _err = _run(capsys, "--store", ready, "export", "town", path, "--checked", "yes", "--json")
    answer = json.loads(out)
    assert (code, answer["chosen"], answer["written"], path.exists()) == (0, 2, 2, True)


@pytest.mark.parametrize("trial", [(), ("--dry-run",), ("--json",)], ids=str)
def test_where_nothing_fits_the_file_of_that_name_stays_as_it_was(
    ready: Path, tmp_path: Path, capsys: Capture, trial: tuple[str, ...]
) -> None:
    path = tmp_path / "mine.csv"
    path.write_text("mine", "utf-8")
    options = ("--words", "mairie", "--checked", "no", *trial)
    code, out, err = _run(capsys, "--store", ready, "export", "town", path, *options)
    assert (code, out, path.read_text("utf-8")) == (1, "", "mine")
    assert err == [
        "No concept of “town” fits all that was asked for: no file was written. "
        "Leave one of the options out that choose concepts."
    ]


def test_what_can_not_be_chosen_is_said_with_what_can(ready: Path, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "some.csv"
    code, _out, err = _run(capsys, "--store", ready, "export", "town", path, "--region", "GB-SCT")
    assert (code, err) == (
        1,
        ["No term of this glossary has the region “GB-SCT”; there are: FR, FR-75C."],
    )
    code, _out, err = _run(capsys, "--store", ready, "export", "town", path, "--words", " ")
    assert (code, err) == (1, ["--words needs at least one word to look for."])
    with pytest.raises(SystemExit) as ended:
        main(["--store", str(ready), "export", "town", str(path), "--missing", "colour"])
    assert ended.value.code == 2
    assert "french-definition" in capsys.readouterr().err
    assert not path.exists()
