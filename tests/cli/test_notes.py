"""`notes` and `report`: what programs and people get."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from interpreter_app.bootstrap import main
from interpreter_app.services import people, planning
from interpreter_app.store.database import connect
from tests.domain.notes.given import AMY, ANN, ELODIE, VISIT

Capture = pytest.CaptureFixture[str]
Run = Callable[..., tuple[int, str, str]]
PARIS = ("--visit", "paris")


@pytest.fixture
def run(ready: Path, capsys: Capture) -> Run:
    """A run of a command on a store with a visit: exit code, output, messages."""
    with connect(ready) as store:
        people.create(store, [ANN, AMY, ELODIE])
        planning.create(store, VISIT)

    def command(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(["--store", str(ready), *map(str, arguments)])
        return (code, *capsys.readouterr())

    return command


def _added(run: Run, *arguments: object) -> dict[str, Any]:
    code, out, err = run("notes", "add", *arguments, "--json")
    assert (code, err) == (0, "")
    made: dict[str, Any] = json.loads(out)
    return made


def _texts(run: Run, *arguments: object) -> list[str]:
    return [one["text"] for one in json.loads(run("notes", *arguments, "--json")[1])]


def test_a_note_is_written_down_with_what_its_shorthand_and_options_say(run: Run) -> None:
    made = _added(run, "!action @amy send the form", *PARIS, "--session", "Réunion", "--due", "2016-12-20")
    assert made["id"].startswith("n-")
    assert {key: made[key] for key in ("text", "kind", "visit", "session", "owner", "due")} == {
        "text": "send the form", "kind": "action", "visit": "paris", "session": "meeting",
        "owner": "amy-forbes", "due": "2016-12-20",
    }  # fmt: skip
    made = _added(
        run, "Bonjour", *PARIS, "--kind", "citation", "--speaker", "Élodie Blanc", "--language", "en"
    )
    assert (made["kind"], made["speaker"], made["language"]) == ("quote", "elodie-blanc", "en")
    code, out, err = run("notes", "add", "one", "more", *PARIS, "--speaker", "ann", "--kind", "insight")
    assert (code, out) == (0, "")
    assert err.startswith("Written down as n-")
    assert err.endswith(": Insight, Ann Fraser: one more\n")


def test_a_note_without_a_visit_is_of_none_where_none_is_on(run: Run) -> None:
    made = _added(run, "hello")
    assert "visit" not in made


def test_notes_are_listed_by_visit_session_and_kind(run: Run) -> None:
    _added(run, "first", *PARIS)
    _added(run, "second", *PARIS, "--session", "lunch", "--kind", "insight")
    _added(run, "elsewhere")
    assert _texts(run, "list") == ["first", "second", "elsewhere"]
    assert _texts(run, "list", "--limit", 1) == ["elsewhere"]
    assert _texts(run, "list", *PARIS) == ["first", "second"]
    assert _texts(run, "list", *PARIS, "--session", "lunch") == ["second"]
    assert _texts(run, "list", "--kind", "insight", "--kind", "quote") == ["second"]
    lines = run("notes", "list", *PARIS)[1].splitlines()
    assert lines[1].endswith("  Insight: second")


def test_notes_are_found_by_their_words_in_any_form(run: Run) -> None:
    _added(run, "Les conseils de quartier", *PARIS)
    _added(run, "un élu")
    assert _texts(run, "search", "conseil", "quartiers") == ["Les conseils de quartier"]
    assert _texts(run, "search", "elus") == ["un élu"]
    assert _texts(run, "search", "elus", *PARIS) == []


@pytest.mark.parametrize("ending", ["yaml", "csv", "md"])
def test_notes_go_out_and_come_in_again(run: Run, tmp_path: Path, ending: str) -> None:
    _added(run, "open", *PARIS, "--session", "meeting")
    _added(run, "between us", *PARIS, "--session", "meeting", "--confidential")
    file = tmp_path / f"n.{ending}"
    answer = json.loads(run("notes", "export", file, *PARIS, "--json")[1])
    assert answer == {"file": str(file), "format": ending, "written": 1, "left_out": 1}
    assert "between us" not in file.read_text("utf-8")
    assert "1 confidential note was left out" in run("notes", "export", file, *PARIS)[2]
    assert "2 notes written" in run("notes", "export", file, *PARIS, "--confidential")[2]
    if ending != "md":
        answer = json.loads(run("notes", "import", file, "--json")[1])
        assert (answer["read"], answer["left"], answer["added"]) == (2, 2, 0)


def test_a_transcript_comes_in_with_its_times(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a.vtt"
    file.write_text(
        "WEBVTT\n\n00:10.000 --> 00:12.000\n<v Ann Fraser>Hello\n\n00:20.000 --> x\nbroken\n", "utf-8"
    )
    asked = ("notes", "import", file, *PARIS, "--session", "meeting")
    trial = json.loads(run(*asked, "--dry-run", "--json")[1])
    assert (trial["read"], trial["problems"][0]["where"]) == (1, "line 6")
    assert _texts(run, "list") == []
    assert "1 note read: 1 added." in run(*asked)[2]
    (one,) = json.loads(run("notes", "list", "--json")[1])
    assert (one["at"], one["speaker"]) == ("2016-12-08T09:30:10+01:00[Europe/Paris]", "ann-fraser")
    text = tmp_path / "b.txt"
    text.write_text("00:10 one\n", "utf-8")
    run("notes", "import", text, "--start", "2016-12-09T08:00[Europe/Paris]", "--times", "clock")
    assert json.loads(run("notes", "list", "--json")[1])[-1]["at"] == "2016-12-09T00:10+01:00[Europe/Paris]"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("add", " "), "A note needs a text"),
        (("add", "x", "--visit", "rome"), "There is no visit “rome”"),
        (("add", "x", "--session", "lunch"), "A session belongs to a visit"),
        (
            ("add", "x", *PARIS, "--session", "nine"),
            "There is no session “nine” in this visit; there are: meeting",
        ),
        (("add", "x", *PARIS, "--speaker", "nobody"), "“nobody” isn’t one of the contacts"),
        (("list", "--session", "lunch"), "A session belongs to a visit"),
        (("export", "n.xyz"), "its name doesn’t say the format"),
        (("import", "n.xyz"), "notes are read from files that end in"),
        (("import", "n.srt"), "n.srt isn’t in"),
        (("import", "n.yaml", "--start", "soon"), "“soon” isn’t a date with a time"),
    ],
)
def test_what_cant_be_done_is_said_in_one_sentence(run: Run, arguments: tuple[str, ...], said: str) -> None:
    code, out, err = run("notes", *arguments)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert said in err


@pytest.mark.parametrize("arguments", [("add",), ("add", "x", "--kind", "zzz"), ("list", "--limit", "0"), ()])
def test_wrong_usage_is_told_with_where_to_read_on(
    run: Run, arguments: tuple[str, ...], capsys: Capture
) -> None:
    with pytest.raises(SystemExit) as ended:
        run("notes", *arguments)
    assert ended.value.code == 2
    assert "--help" in capsys.readouterr().err


@pytest.mark.parametrize("ending", ["md", "docx", "pdf"])
def test_a_report_is_written_and_says_what_was_left_out(run: Run, tmp_path: Path, ending: str) -> None:
    _added(run, "!insight they vote by post", *PARIS)
    _added(run, "PSST", *PARIS, "--confidential")
    file = tmp_path / f"r.{ending}"
    answer = json.loads(run("report", "paris", file, "--json")[1])
    assert (answer["id"], answer["format"], answer["left_out"]) == ("paris", ending, 1)
    assert answer["pages"] == (0 if ending != "pdf" else answer["pages"])
    code, out, err = run("report", "Study visit", file, "--both", "--confidential")
    assert (code, out) == (0, "")
    assert err.startswith("The report of “Study visit” is written to ")
    assert file.stat().st_size > 300


def test_a_report_is_in_the_language_that_was_asked_for(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "r.md"
    assert run("report", "paris", file, "--language", "fr")[0] == 0
    assert file.read_text("utf-8").startswith("# Ce que nous avons appris")
    assert run("report", "paris", tmp_path / "r.txt")[0] == 1
    assert not (tmp_path / "r.txt").exists()
