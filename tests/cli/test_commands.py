"""The command line, as those who drive the program from outside rely on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from interpreter_app.bootstrap import main
from interpreter_app.exchange.formats import read_glossary

GLOSSARY = "participatory-budgeting"


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store as the first start makes it; tests that write take a copy."""
    path = tmp_path_factory.mktemp("store") / "filled.sqlite"
    assert main(["--store", str(path), "lookup", "conseil"]) == 0
    return path


@pytest.fixture
def copied(filled: Path, tmp_path: Path) -> Path:
    path = tmp_path / "copy.sqlite"
    path.write_bytes(filled.read_bytes())
    return path


def _json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict:  # type: ignore[type-arg]
    capsys.readouterr()
    assert main(arguments) == 0
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    return dict(json.loads(out))


def test_lookup_answers_with_the_keys_that_were_promised(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = _json(capsys, "lookup", "conseil citoyen", "--json", "--store", str(filled))
    assert list(answer) == ["query", "results"]
    first = answer["results"][0]
    assert list(first) == [
        "concept", "glossary", "matched", "match", "equivalence", "false_friend", "targets", "transfer_note",
    ]  # fmt: skip
    assert first["concept"] == "conseil-citoyen"
    assert first["glossary"] == "local-government"
    assert first["matched"] == {"text": "conseil citoyen", "language": "fr"}
    assert first["match"] == "exact"
    assert first["equivalence"] == "quasi-equivalent"
    assert list(first["targets"][0]) == ["text", "language", "status", "gender", "region"]
    assert first["targets"][0]["text"] == "citizens’ council"
    assert set(first["transfer_note"]) == {"fr", "en"}


@pytest.mark.parametrize(
    ("typed", "concept", "match"),
    [
        ("cons", "conseil-de-quartier", "prefix"),
        ("citoyen conseil", "conseil-citoyen", "words"),
        ("pilotage", "comite-de-pilotage", "word-start"),
        ("budgets participatifs", "budget-participatif", "inflected"),
        ("conseils citoyens", "conseil-citoyen", "inflected"),
        ("consiel citoyen", "conseil-citoyen", "typo"),
        ("conseil citoiyen", "conseil-citoyen", "typo"),
        ("consay", "conseil-citoyen", "by-ear"),
        ("mary", "mairie", "by-ear"),
        ("méri", "mairie", "by-ear"),
        ("BP", "budget-participatif", "exact"),
        ("B.P.", "budget-participatif", "exact"),
        ("CPP", "community-planning-partnership", "exact"),
        ("Depouillement", "depouillement", "exact"),
        ("l'enveloppe", "enveloppe", "exact"),
        ("the council", "council", "exact"),
    ],
)
def test_what_people_type_finds_what_they_mean_and_says_how(
    typed: str, concept: str, match: str, filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = _json(capsys, "lookup", typed, "--json", "--store", str(filled))
    found = {r["concept"]: r["match"] for r in answer["results"]}
    assert found.get(concept) == match, found


def test_what_was_only_heard_comes_last(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for typed in ("mary", "kartyay", "consiel", "prefay"):
        matches = [
            r["match"] for r in _json(capsys, "lookup", typed, "--json", "--store", str(filled))["results"]
        ]
        heard = [place for place, match in enumerate(matches) if match == "by-ear"]
        assert heard == list(range(len(matches) - len(heard), len(matches)))


@pytest.mark.parametrize(
    "typed", ['"', "%", "*", "'", "\\", "🙂", "C++", "1 % de budget", "l'eau", "", " ", "NEAR(", "a OR"]
)
def test_no_query_fails(typed: str, filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _json(capsys, "lookup", typed, "--json", "--store", str(filled))["query"] == typed


def test_from_restricts_to_one_language(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for language in ("fr", "en"):
        answer = _json(
            capsys, "lookup", "con", "--from", language, "--json", "--limit", "20", "--store", str(filled)
        )
        assert {r["matched"]["language"] for r in answer["results"]} == {language}


def test_limit_bounds_the_results(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        len(_json(capsys, "lookup", "co", "--json", "--limit", "2", "--store", str(filled))["results"]) == 2
    )


def test_many_queries_are_answered_line_by_line(filled: Path) -> None:
    done = _run(
        "--store", str(filled), "lookup", "--stdin", given="conseil\n\n1 %\n" + "x" * 50_000 + "\nmairie"
    )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == 0
    assert [line["query"] for line in lines] == ["conseil", "", "1 %", "x" * 50_000, "mairie"]
    assert lines[4]["results"][0]["concept"] == "mairie"


def test_the_window_s_library_is_never_loaded(filled: Path) -> None:
    code = (
        "import sys; from interpreter_app.bootstrap import main; code = main(sys.argv[1:]);"
        " print(sorted(m for m in sys.modules if m.split('.')[0] in"
        " ('PySide6', 'shiboken6', 'reportlab', 'yaml', 'sqlite_utils')), file=sys.stderr); sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--store", str(filled), "lookup", "conseil"],
        capture_output=True, text=True, check=True, env=os.environ | {"PYTHONIOENCODING": "utf-8"},
    )  # fmt: skip
    assert done.stderr.strip() == "[]"


def test_a_glossary_leaves_as_yaml_and_comes_back_the_same(
    copied: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    assert main(["--store", str(copied), "export", GLOSSARY, str(first)]) == 0
    other = tmp_path / "other.sqlite"
    answer = _json(capsys, "--store", str(other), "import", str(first), "--glossary", "Copy", "--json")
    assert answer["added"] == answer["read"] > 100
    assert main(["--store", str(other), "export", "Copy", str(second)]) == 0
    assert read_glossary(first).glossary.concepts == read_glossary(second).glossary.concepts


def test_import_reports_with_the_keys_that_were_promised(
    copied: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "collegue.csv"
    file.write_text("français;anglais\nruche citoyenne;citizens’ hive\nmairie;town hall\n", "cp1252")
    arguments = ("--store", str(copied), "import", str(file), "--glossary", "local-government", "--json")
    answer = _json(capsys, *arguments, "--dry-run")
    promised = {"format", "encoding", "glossary", "read", "added", "merged", "skipped", "problems"}
    assert set(answer) == promised | {"tables"}
    assert (answer["read"], answer["added"], answer["skipped"] + answer["merged"]) == (2, 1, 1)
    assert "prefix" not in _matches(capsys, copied, "ruche")
    done = _json(capsys, *arguments)
    assert set(done) == promised
    assert done["added"] == 1
    assert "prefix" in _matches(capsys, copied, "ruche")
    again = _json(capsys, *arguments)
    assert (again["added"], again["merged"], again["skipped"]) == (0, 0, 2)


def _matches(capsys: pytest.CaptureFixture[str], store: Path, typed: str) -> set[str]:
    return {r["match"] for r in _json(capsys, "lookup", typed, "--json", "--store", str(store))["results"]}


def test_print_writes_a_pdf(copied: Path, tmp_path: Path) -> None:
    file = tmp_path / "glossary.pdf"
    arguments = ["print", GLOSSARY, str(file), "--paper", "a5", "--order", "fr", "--store", str(copied)]
    assert main(arguments) == 0
    assert file.read_bytes().startswith(b"%PDF-")


def test_check_finds_nothing_in_the_starter_glossary(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--store", str(filled), "check"]) == 0
    assert capsys.readouterr().out == ""


def test_check_names_the_line_of_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "short.yaml"
    file.write_text(
        "passerelle: glossary\nid: short\nname: {fr: Court, en: Short}\nconcepts:\n"
        "  - id: alone\n    fr: mairie\n", "utf-8",
    )  # fmt: skip
    main(["check", str(file)])
    assert "short.yaml, line 5: alone" in capsys.readouterr().out


def test_check_takes_several_files_and_says_which_is_meant(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "passerelle: glossary\nid: short\nname: {fr: Court, en: Short}\nconcepts:\n"
    for name in ("one", "two"):
        entry = f"  - id: alone-{name}\n    fr: {{term: mairie {name}, gender: f}}\n"
        (tmp_path / f"{name}.yaml").write_text(head + entry, "utf-8")
    (tmp_path / "broken.yaml").write_text("passerelle: glossary\n", "utf-8")
    assert main(["check", str(tmp_path / "one.yaml"), str(tmp_path / "two.yaml"), "--json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["concepts"], found["damage"]) == (2, [])
    told = {(Path(f["file"]).name, f["where"], f["concept"]) for f in found["findings"]}
    assert told == {("one.yaml", "line 5", "alone-one"), ("two.yaml", "line 5", "alone-two")}
    assert main(["check", str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "broken.yaml" in said
    assert "two.yaml, line 5: alone-two" in said


def test_a_file_that_cannot_be_read_is_a_failure_beside_a_sound_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sound, broken = tmp_path / "sound.yaml", tmp_path / "broken.yaml"
    sound.write_text("passerelle: glossary\nid: sound\nname: {fr: Bon, en: Sound}\nconcepts: []\n", "utf-8")
    broken.write_bytes(b"PK\x03\x04" + bytes(100))
    assert main(["check", str(sound)]) == 0
    capsys.readouterr()
    assert main(["check", str(sound), str(broken), "--json"]) == 1
    told = [(Path(f["file"]).name, f["code"]) for f in json.loads(capsys.readouterr().out)["findings"]]
    assert told == [("broken.yaml", "unreadable")]


@pytest.mark.parametrize(
    "arguments",
    [
        ("lookup",),
        ("lookup", "  "),
        ("lookup", "--json"),
        ("lookup", "--stdin", "conseil"),
        ("lookup", "-conseil"),
        ("lokup", "x"),
        ("lookup", "x", "--limit", "0"),
        ("lookup", "x", "--limit", "many"),
        ("lookup", "x", "--from", "de"),
        ("print", "only-one"),
        ("import", "x.yaml", "--on-duplicate", "explode"),
        ("--language", "de", "lookup", "x"),
    ],
)
def test_wrong_usage_exits_with_2_and_a_sentence(
    arguments: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert "Traceback" not in said.err
    assert said.err


_HEAD = b"passerelle: glossary\nid: x\nname: {fr: a}\nconcepts:\n"
BAD_FILES = {
    "empty.yaml": b"",
    "broken.yaml": _HEAD + b"  - id: a\n    fr: [x\n",
    "unknown-key.yaml": _HEAD + b"  - id: a\n    fr: x\n    colour: red\n",
    "wrong-type.yaml": b"passerelle: glossary\nid: x\nname: {fr: a}\nconcepts: many\n",
    "twice.yaml": _HEAD + b"  - {id: a, fr: x}\n  - {id: a, fr: y}\n",
    "object.yaml": b"!!python/object/apply:os.system ['true']\n",
    "laughs.yaml": b"a: &a [x, x]\nb: &b [*a, *a]\n",
    "empty.csv": b"",
    "open.csv": b'fr,en\n"mairie,town hall\n',
    "picture.csv": b"\x89PNG\r\n\x1a\n" + bytes(64),
    "nothing.txt": b"\x00\x01\x02",
}


@pytest.mark.parametrize("name", BAD_FILES)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_bad_file_gets_one_sentence_with_its_name_and_changes_nothing(
    name: str, language: str, copied: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / name
    file.write_bytes(BAD_FILES[name])
    before = copied.read_bytes()
    assert main(["--store", str(copied), "--language", language, "import", str(file)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert name in said.err
    assert said.err.count("\n") == 1
    assert copied.read_bytes() == before


def test_files_that_are_not_there_and_folders_are_said_plainly(
    copied: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments in (
        ["import", str(tmp_path / "missing.yaml")],
        ["export", GLOSSARY, str(tmp_path)],
        ["export", GLOSSARY, str(tmp_path / "nowhere" / "x.csv")],
        ["export", "no-such-glossary", str(tmp_path / "x.csv")],
        ["export", GLOSSARY, str(tmp_path / "x.unknown")],
        ["print", GLOSSARY, str(tmp_path)],
        ["lookup", "x", "--glossary", "no-such-glossary"],
    ):
        assert main(["--store", str(copied), *arguments]) == 1, arguments
        said = capsys.readouterr()
        assert (said.out, said.err.count("\n")) == ("", 1), said
        assert not list(tmp_path.glob("*.part"))


def test_without_a_display_the_window_says_how_to_go_on() -> None:
    environment = {
        k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    }
    done = _run(environment=environment)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "lookup conseil" in done.stderr


def test_a_reader_that_goes_away_is_no_failure_worth_a_traceback(filled: Path) -> None:
    command = f'"{sys.executable}" -m interpreter_app --store "{filled}" lookup --stdin | head -c 1'
    done = subprocess.run(
        ["bash", "-c", f"yes conseil | head -n 2000 | {command}"], capture_output=True, text=True, check=False
    )
    assert "Traceback" not in done.stderr


def test_a_bug_is_logged_and_said_in_one_sentence(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PASSERELLE_HOME", str(tmp_path))
    monkeypatch.setattr("interpreter_app.cli.lookup.open_store", lambda _path: 1 / 0)
    assert main(["lookup", "conseil"]) == 1
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert said.err.count("\n") == 1


def _run(
    *arguments: str, given: str = "", environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "interpreter_app", *arguments],
        input=given, capture_output=True, text=True, encoding="utf-8", check=False,
        env=environment if environment is not None else dict(os.environ),
    )  # fmt: skip
