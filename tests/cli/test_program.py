"""The program as a whole: how it is started, what it says of itself, how it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from interpreter_app import __version__
from interpreter_app.base import paths, settings
from interpreter_app.bootstrap import main

Capture = pytest.CaptureFixture[str]


@pytest.mark.parametrize("start", [["-m", "interpreter_app"], ["-m", "interpreter_app.bootstrap"]], ids=str)
def test_it_starts_as_a_module(start: list[str]) -> None:
    run = subprocess.run([sys.executable, *start, "--version"], capture_output=True, text=True, check=True)
    assert run.stdout == f"Passerelle {__version__}\n"


def test_it_starts_from_the_checkout(store_path: Path) -> None:
    program = paths.asset_root() / "main.py"
    command = [sys.executable, program, "--store", store_path, "lookup", "conseil citoyen"]
    run = subprocess.run([*map(str, command)], capture_output=True, text=True, check=True, encoding="utf-8")
    assert run.stdout.startswith("le conseil citoyen (m)")


@pytest.mark.parametrize("arguments", [["--help"], ["lookup", "--help"], ["import", "--help"], ["--version"]])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_help_and_version_end_well(arguments: list[str], language: str, capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--language", language, *arguments])
    assert ended.value.code == 0
    assert capsys.readouterr().out.strip()


def test_help_is_in_the_persons_language(capsys: Capture) -> None:
    said = []
    for language in ("en", "fr"):
        with pytest.raises(SystemExit):
            main([f"--language={language}", "--help"])
        said.append(capsys.readouterr().out)
    assert "look a term up" in said[0]
    assert "rechercher un terme" in said[1]


def test_mistakes_on_the_command_line_are_said_in_the_language_asked_for(capsys: Capture) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["lokup", "--language", "fr"])
    assert ended.value.code == 2
    assert "choix impossible" in capsys.readouterr().err


def test_the_language_of_the_settings_is_spoken_unless_another_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("PASSERELLE_HOME", str(tmp_path))
    settings.save(settings.Settings(language="fr"))
    said = []
    for language in ([], ["--language", "en"]):
        assert main([*language, "--store", str(tmp_path), "lookup", "x"]) == 1
        said.append(capsys.readouterr().err)
    assert "is a folder" not in said[0]
    assert "is a folder" in said[1]


def test_a_broken_settings_file_keeps_nothing_from_working(
    store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("PASSERELLE_HOME", str(tmp_path))
    paths.settings_file().parent.mkdir()
    paths.settings_file().write_bytes(b"\xff{")
    assert main(["--store", str(store_path), "lookup", "mairie"]) == 0
    assert "mairie" in capsys.readouterr().out


def test_an_interrupted_command_ends_quietly(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    def interrupt(_path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("interpreter_app.cli.lookup.open_store", interrupt)
    assert main(["lookup", "conseil"]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_bug_is_kept_in_the_log_with_nothing_of_what_was_typed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    code = (
        "import sys, interpreter_app.cli.lookup as lookup\n"
        "from interpreter_app.bootstrap import main\n"
        "lookup.open_store = lambda _path: 1 / 0\n"
        "sys.exit(main(['lookup', 'a professional secret']))"
    )
    monkeypatch.setenv("PASSERELLE_HOME", str(tmp_path))
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout, run.stderr.count("\n")) == (1, "", 1)
    assert "passerelle.log" in run.stderr
    kept = (tmp_path / "log" / "passerelle.log").read_text("utf-8")
    assert "ZeroDivisionError" in kept
    assert "secret" not in kept


@pytest.mark.parametrize(
    "arguments",
    [
        ["--store"],
        ["--language", "de"],
        ["--store", "a", "--stroe", "b"],
        ["--language", "--store"],
        ["here.sqlite"],
    ],
    ids=" ".join,
)
def test_a_slip_in_the_windows_arguments_is_said_and_opens_nothing(
    arguments: list[str], capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("interpreter_app.bootstrap._open_window", lambda *_asked: pytest.fail("opened"))
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "passerelle --help" in capsys.readouterr().err


def test_each_way_to_name_store_and_language_is_understood(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str]] = []

    def note(path: Path, _preferences: object, language: str) -> int:
        asked.append((path.name, language))
        return 0

    monkeypatch.setattr("interpreter_app.bootstrap._open_window", note)
    for arguments in (
        ["--store", "a.sqlite", "--language", "fr"],
        ["--store=a.sqlite", "--language=fr"],
        ["--language", "en", "--language", "fr", "--store", "a.sqlite"],
    ):
        assert main(arguments) == 0
    assert asked == [("a.sqlite", "fr")] * 3
