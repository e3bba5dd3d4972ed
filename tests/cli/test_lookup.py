"""`lookup` for a person who reads it and for a program that drives it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from interpreter_app.bootstrap import main
from interpreter_app.domain.terms import Equivalence, Gender, Language, Status
from interpreter_app.search.engine import Match

Capture = pytest.CaptureFixture[str]


def _said(capsys: Capture, *arguments: object) -> tuple[str, str]:
    """What is written to stdout and to stderr by a command that succeeds."""
    capsys.readouterr()
    assert main([str(a) for a in arguments]) == 0
    out, err = capsys.readouterr()
    return out, err


def _results(capsys: Capture, store: Path, *arguments: str) -> list[dict[str, Any]]:
    out, err = _said(capsys, "--store", store, "lookup", *arguments, "--json")
    assert err == ""
    answer: list[dict[str, Any]] = json.loads(out)["results"]
    return answer


@pytest.fixture
def store_path(ready: Path) -> Path:
    """Every look-up here is one after the first start."""
    return ready


def test_a_person_reads_article_gender_sign_and_note(store_path: Path, capsys: Capture) -> None:
    out, err = _said(capsys, "--store", store_path, "lookup", "conseil citoyen", "--glossary", "town")
    assert out.splitlines() == [
        "le conseil citoyen (m)  ≈  citizens’ council",
        "    exact · The town ✓ · also: residents’ council",
        "    A residents’ body that the State requires in deprived areas; half drawn by lot.",
    ]
    assert err == ""


def test_in_french_everything_around_the_terms_is_french(store_path: Path, capsys: Capture) -> None:
    out, _err = _said(capsys, "--store", store_path, "--language", "fr", "lookup", "town hall")
    assert out.splitlines()[0] == "town hall  =  la mairie (f)"
    assert "La ville" in out
    _out, err = _said(capsys, "--store", store_path, "lookup", "xyzzy", "--language", "fr")
    assert "xyzzy" in err
    assert "Nothing" not in err


def test_a_concept_without_target_or_equivalence_is_shown_all_the_same(
    store_path: Path, tmp_path: Path, capsys: Capture
) -> None:
    file = tmp_path / "one.csv"
    file.write_text("fr,en\npéniche,\n", "utf-8")
    assert main(["--store", str(store_path), "import", str(file), "--glossary", "town"]) == 0
    out, _err = _said(capsys, "--store", store_path, "lookup", "péniche")
    assert out.splitlines()[0].split() == ["péniche", "–"]


def test_nothing_found_is_no_failure_and_said_aside(store_path: Path, capsys: Capture) -> None:
    out, err = _said(capsys, "--store", store_path, "lookup", "xyzzy")
    assert out == ""
    assert err == "Nothing was found for “xyzzy”.\n"
    assert _results(capsys, store_path, "xyzzy") == []


def test_what_is_repeated_of_a_long_query_is_short(store_path: Path, capsys: Capture) -> None:
    _out, err = _said(capsys, "--store", store_path, "lookup", "x\x1b[2J" * 9000)
    assert len(err) < 120
    assert "\x1b" not in err


def test_words_that_begin_with_a_dash_come_after_two(store_path: Path, capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        _said(capsys, "--store", store_path, "lookup", "-mairie")
    assert "passerelle lookup -- " in capsys.readouterr().err
    out, _err = _said(capsys, "--store", store_path, "lookup", "--", "-mairie")
    assert out.startswith("la mairie")


@pytest.mark.parametrize("mistyped", [("x", "--limt", "3"), ("--jsn", "x"), ("--stdin", "-xy"), ("x", "-l")])
def test_a_mistyped_option_is_not_taken_for_words(mistyped: tuple[str, ...], capsys: Capture) -> None:
    with pytest.raises(SystemExit):
        main(["lookup", *mistyped])
    assert "lookup -- " not in capsys.readouterr().err


def test_a_match_is_always_one_of_the_words_promised() -> None:
    promised = "exact, prefix, words, word-start, acronym, inflected, inside, typo, by-ear".split(", ")
    assert [match.value for match in Match] == promised


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.sampled_from(["con", "conseil", "ma", "pb", "bugdet", "mary", "ass", "1 %"]) | st.text(max_size=8))
def test_every_answer_has_the_types_promised(store_path: Path, capsys: Capture, typed: str) -> None:
    out, err = _said(capsys, "--store", store_path, "lookup", "--json", "--limit=20", "--", typed)
    assert err == ""
    answer = json.loads(out)
    assert out.endswith("}\n")
    for result in answer["results"]:
        assert result["match"] in set(Match)
        assert result["matched"]["language"] in set(Language)
        assert result["equivalence"] in {None, *Equivalence}
        assert isinstance(result["false_friend"], bool)
        for target in result["targets"]:
            assert target["language"] == Language(result["matched"]["language"]).other
            assert target["status"] in set(Status)
            assert target["gender"] in {None, *Gender}
            assert isinstance(target["region"], str)
        assert all(isinstance(result["transfer_note"][language], str) for language in ("fr", "en"))


def test_one_glossary_alone_by_id_or_name(store_path: Path, capsys: Capture) -> None:
    for name in ("town", "La ville"):
        assert {r["glossary"] for r in _results(capsys, store_path, "conseil", "--glossary", name)} == {
            "town"
        }
    both = {r["glossary"] for r in _results(capsys, store_path, "conseil", "--limit", "100")}
    assert both > {"town"}


def test_the_store_of_the_environment_is_used_and_the_option_stands_above_it(
    store_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("PASSERELLE_STORE", str(store_path))
    out, _err = _said(capsys, "lookup", "conseil citoyen", "--json", "--glossary", "town")
    assert json.loads(out)["results"][0]["glossary"] == "town"
    other = tmp_path / "other.sqlite"
    assert main(["--store", str(other), "lookup", "conseil", "--glossary", "town"]) == 1
    assert other.exists()


def test_a_tilde_in_the_option_means_the_home_folder(
    store_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    monkeypatch.setenv("HOME", str(store_path.parent))
    out, _err = _said(capsys, "--store", f"~/{store_path.name}", "lookup", "assises", "--json")
    assert json.loads(out)["results"][0]["concept"] == "assises"


def _piped(store: Path, *arguments: str, given: bytes) -> tuple[int, list[dict[str, Any]], str]:
    """A real process: its exit code, the JSON of each line, and what it said aside."""
    run = subprocess.run(
        [sys.executable, "-m", "interpreter_app", "--store", str(store), "lookup", "--stdin", *arguments],
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0"},
    )
    return run.returncode, [json.loads(line) for line in run.stdout.splitlines()], run.stderr.decode()


def test_each_line_is_answered_by_one_line_in_order_whatever_the_locale(store_path: Path) -> None:
    typed = ["mairie", "", "recevabilité", "1 % de budget", "l’eau", "a\tb", "mairie", '"', "é" * 5000]
    code, answers, err = _piped(store_path, given="\n".join(typed).encode() + b"\n")
    assert (code, err) == (0, "")
    assert [answer["query"] for answer in answers] == typed
    assert answers[2]["results"][0]["matched"]["text"] == "recevabilité"


def test_lines_of_windows_and_bytes_of_another_encoding_are_no_failure(store_path: Path) -> None:
    code, answers, err = _piped(store_path, "--from", "fr", given=b"mairie\r\n\xe9t\xe9\nmairie\x00\n\xff")
    assert (code, err) == (0, "")
    assert [answer["query"] for answer in answers] == ["mairie", "\ufffdt\ufffd", "mairie\0", "\ufffd"]
    assert answers[0]["results"][0]["match"] == "exact"


def test_an_answer_comes_before_the_next_line_is_asked(store_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "interpreter_app", "--store", str(store_path), "lookup", "--stdin"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    late = threading.Timer(60, process.kill)
    late.start()
    for typed in ("mairie", "assises"):
        process.stdin.write(typed + "\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["results"][0]["concept"] == typed
    rest, _none = process.communicate()
    late.cancel()
    assert (process.returncode, rest) == (0, "")


@pytest.mark.skipif(sys.platform == "win32", reason="arguments are bytes only elsewhere")
def test_a_query_that_is_no_text_finds_nothing_and_does_not_fail(store_path: Path) -> None:
    command = [sys.executable, "-m", "interpreter_app", "--store", str(store_path), "lookup", "--json"]
    run = subprocess.run([*map(os.fsencode, command), b"\xff\xfe"], capture_output=True, check=False)
    assert run.returncode == 0
    assert json.loads(run.stdout)["results"] == []
    assert run.stderr == b""
