"""`visits` and `sample`: what programs and people get, and what is said when something doesn't fit."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from interpreter_app.bootstrap import main

Capture = pytest.CaptureFixture[str]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(ready: Path, capsys: Capture) -> Run:
    """Runs a command on a store with the sample visit."""
    assert main(["--store", str(ready), "sample"]) == 0

    def command(*arguments: object) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            code = main(["--store", str(ready), *map(str, arguments)])
        except SystemExit as ended:
            code = int(ended.code or 0)
        return (code, *capsys.readouterr())

    return command


def test_the_sample_is_there_once_and_stays_as_it_is(run: Run) -> None:
    code, out, _err = run("sample", "--json")
    assert (code, json.loads(out)) == (0, {"id": "paris-2016", "added": False})
    assert run("sample")[2].startswith("The sample visit is there already")


def test_visits_are_listed_for_people_and_for_programs(run: Run) -> None:
    assert "paris-2016  8 to 9 December 2016  done  Study visit to Paris" in run("visits", "list")[1]
    (row,) = json.loads(run("visits", "list", "--json")[1])
    assert (row["id"], row["first"], row["last"], row["sessions"]) == (
        "paris-2016",
        "2016-12-08",
        "2016-12-09",
        17,
    )
    assert row["title"]["fr"].startswith("Voyage d’étude")


def test_without_a_visit_it_is_said_what_to_do(ready: Path, capsys: Capture) -> None:
    assert main(["--store", str(ready), "visits", "list"]) == 0
    out, err = capsys.readouterr()
    assert out == ""
    assert "passerelle sample" in err


def test_a_visit_is_shown_in_the_language_that_is_asked_for(run: Run) -> None:
    assert "### Thursday 8 December 2016" in run("visits", "show", "paris")[1]
    assert "### Jeudi 8 décembre 2016" in run("--language", "fr", "visits", "show", "Voyage d’étude")[1]
    shown = json.loads(run("visits", "show", "paris-2016", "--json")[1])
    assert shown["sessions"][3]["start"] == "2016-12-08T09:30+01:00[Europe/Paris]"


def test_a_visit_that_isnt_there_is_refused_with_those_that_are(run: Run) -> None:
    code, out, err = run("visits", "show", "fife")
    assert (code, out) == (1, "")
    assert "There is no visit “fife”; there are: paris-2016." in err


def test_a_visit_goes_out_and_comes_in_the_same(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "out.yaml"
    code, out, _err = run("visits", "export", "paris-2016", path, "--json")
    assert (code, json.loads(out)["format"]) == (0, "yaml")
    answer = json.loads(run("visits", "import", path, "--json")[1])
    assert answer == {
        "visit": "paris-2016", "is_new": False, "is_changed": False, "added": 0, "changed": 0, "left": 19,
        "conflicts": [],
    }  # fmt: skip
    path.write_text(path.read_text("utf-8").replace("status: done", "status: agreed"), "utf-8")
    assert "brought up to date. Nothing was written" in run("visits", "import", path, "--dry-run")[2]
    run("visits", "import", path)
    assert json.loads(run("visits", "list", "--json")[1])[0]["status"] == "agreed"


def test_the_format_follows_the_name_or_the_option(run: Run, tmp_path: Path) -> None:
    assert run("visits", "export", "paris", tmp_path / "a.md")[0] == 0
    assert (tmp_path / "a.md").read_text("utf-8").startswith("# Study visit")
    code, _out, err = run("visits", "export", "paris", tmp_path / "a.doc")
    assert (code, "--format (yaml" in err, (tmp_path / "a.doc").exists()) == (1, True, False)
    assert run("visits", "export", "paris", tmp_path / "a.txt", "--format", "md")[0] == 0


def test_a_calendar_goes_out_and_what_was_moved_there_comes_back(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "paris.ics"
    assert json.loads(run("visits", "export", "paris", path, "--json")[1])["format"] == "ics"
    text = path.read_bytes().decode()
    assert "DTSTART;TZID=Europe/Paris:20161208T093000" in text
    assert "mailto:" not in text
    moved = text.replace(
        "DTSTART;TZID=Europe/Paris:20161208T093000", "DTSTART;TZID=Europe/Paris:20161208T091500"
    )
    path.write_bytes(moved.encode())
    arguments = ("visits", "import", path, "--visit", "paris", "--json")
    answer = json.loads(run(*arguments, "--dry-run")[1])
    assert (answer["events"], answer["changed"], answer["conflicts"]) == (17, ["meeting-lead"], [])
    assert json.loads(run(*arguments)[1])["changed"] == ["meeting-lead"]
    shown = json.loads(run("visits", "show", "paris", "--json")[1])
    assert shown["sessions"][3]["start"] == "2016-12-08T09:15+01:00[Europe/Paris]"
    assert shown["sessions"][3]["sequence"] == 1
    assert run("visits", "import", path)[0] == 1  # to which visit it belongs must be said


def test_what_is_new_in_a_calendar_is_taken_only_if_asked_for(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "new.ics"
    path.write_text(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:x@y\r\nDTSTAMP:20161201T000000Z\r\n"
        "DTSTART:20161208T170000Z\r\nDTEND:20161208T180000Z\r\nSUMMARY:Drinks\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n",
        "utf-8",
    )
    assert "1 event is new: take it with --add-new." in run("visits", "import", path, "--visit", "paris")[2]
    assert len(json.loads(run("visits", "show", "paris", "--json")[1])["sessions"]) == 17
    run("visits", "import", path, "--visit", "paris", "--add-new")
    sessions = json.loads(run("visits", "show", "paris", "--json")[1])["sessions"]
    assert [s["title"] for s in sessions if s.get("uid") == "x@y"] == [{"en": "Drinks"}]


def test_one_persons_part_goes_into_their_calendar(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "interpreter.ics"
    run("visits", "export", "paris", path, "--person", "interpreter")
    assert path.read_text("utf-8").count("BEGIN:VEVENT") == 14
    assert run("visits", "export", "paris", tmp_path / "x.ics", "--person", "nobody")[0] == 1


def test_every_mistake_of_a_file_is_one_sentence(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text("passerelle: visit\nid: x\ntitle: {fr: x}\nstatus: maybe\n", "utf-8")
    code, out, err = run("visits", "import", path)
    assert (code, out) == (1, "")
    assert err.startswith("bad.yaml, line 4: one of these belongs here: idea")
    assert "Traceback" not in err
    assert run("visits", "import", tmp_path / "none.yaml")[0] == 1


def test_an_action_must_be_named(run: Run) -> None:
    code, _out, err = run("visits")
    assert code == 2
    assert "ACTION" in err


def test_who_meets_whom_is_drawn_as_svg(run: Run, tmp_path: Path) -> None:
    target = tmp_path / "map.SVG"
    code, _out, err = run("--language", "fr", "visits", "export", "paris", target)
    assert (code, "map.SVG" in err) == (0, True)
    drawn = target.read_text(encoding="utf-8")
    assert drawn.startswith("<?xml")
    assert "Interprète" in drawn
    other = tmp_path / "map.txt"
    assert run("visits", "export", "paris", other, "--format", "svg")[0] == 0
    assert "Interpreter" in other.read_text(encoding="utf-8")


def test_a_picture_is_left_to_the_window(run: Run, tmp_path: Path) -> None:
    code, out, err = run("visits", "export", "paris", tmp_path / "map.png")
    assert (code, out) == (1, "")
    assert "map.png: PNG pictures are drawn by the window only" in err
    assert not list(tmp_path.glob("map*"))
