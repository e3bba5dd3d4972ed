"""`contacts`: what programs and people get."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from interpreter_app.bootstrap import main

Capture = pytest.CaptureFixture[str]
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Élise Martin\nEMAIL:e@x.org\nTEL:nonsense\x01\nEND:VCARD\n"


def _run(capsys: Capture, store: Path, *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main(["--store", str(store), "contacts", *map(str, arguments)])
    return (code, *capsys.readouterr())


def test_contacts_come_in_are_listed_and_go_out(ready: Path, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "a.vcf"
    file.write_text(CARD, "utf-8")
    answer = json.loads(_run(capsys, ready, "import", file, "--json", "--dry-run")[1])
    assert (answer["read"], answer["added"], answer["problems"][0]["where"]) == (1, 1, "card 1, line 5")
    assert _run(capsys, ready, "list")[1] == ""
    code, out, err = _run(capsys, ready, "import", file)
    assert (code, out) == (0, "")
    assert err.endswith("1 contact read: 1 added.\n")
    assert _run(capsys, ready, "list")[1] == "elise-martin  Élise Martin  e@x.org\n"
    (one,) = json.loads(_run(capsys, ready, "list", "ELI", "mart", "--json")[1])
    assert (one["id"], one["emails"]) == ("elise-martin", ["e@x.org"])
    assert json.loads(_run(capsys, ready, "list", "zoe", "--json")[1]) == []
    out_file = tmp_path / "out.csv"
    assert "1 contact written" in _run(capsys, ready, "export", out_file, "--contact", "Elise Martin")[2]
    assert "e@x.org" in out_file.read_text("utf-8-sig")


def test_a_contact_that_isnt_there_is_refused_and_no_file_is_made(
    ready: Path, tmp_path: Path, capsys: Capture
) -> None:
    code = main(["--store", str(ready), "contacts", "export", str(tmp_path / "a.vcf"), "--contact", "nobody"])
    assert (code, (tmp_path / "a.vcf").exists()) == (1, False)
    assert "There is no contact “nobody”" in capsys.readouterr().err


def test_a_file_without_contacts_is_one_sentence(ready: Path, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "a.vcf"
    file.write_bytes(b"hello")
    code, out, err = _run(capsys, ready, "import", file)
    assert (code, out, err.count("\n")) == (1, "", 1)
