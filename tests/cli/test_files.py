"""`import`, `export`, `print` and `check`: what they write, what they say, and with which exit code."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from interpreter_app.bootstrap import main
from interpreter_app.domain.terms import Concept, Language, Term
from interpreter_app.exchange.formats import read_glossary
from interpreter_app.services import workspace
from interpreter_app.store import glossaries, index, session
from interpreter_app.store.database import connect, integrity
from tests.conftest import small_glossary
from tests.contents import indexed, written
from tests.limits import start_python

Capture = pytest.CaptureFixture[str]
_COUNT = len(small_glossary().concepts)


def _run(capsys: Capture, *arguments: object) -> tuple[int, str, str]:
    capsys.readouterr()
    code = main([str(a) for a in arguments])
    out, err = capsys.readouterr()
    return code, out, err


def _json(capsys: Capture, *arguments: object) -> dict[str, Any]:
    code, out, err = _run(capsys, *arguments, "--json")
    assert code == 0, err
    answer: dict[str, Any] = json.loads(out)
    return answer


def _held(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with connect(path) as store:
        return written(store)


@pytest.fixture
def rows(tmp_path: Path) -> Path:
    """A table with a row that is new, one that is there, and one that can't be taken as it stands."""
    path = tmp_path / "rows.csv"
    path.write_text("fr,en,gender\npéniche,barge,f\nmairie,town hall,f\nquai,quay,purple\n", "utf-8")
    return path


def test_an_import_says_in_words_what_it_did(ready: Path, rows: Path, capsys: Capture) -> None:
    code, out, err = _run(capsys, "--store", ready, "import", rows, "--glossary", "town")
    assert (code, out) == (0, "")
    assert "3 concepts read (csv, utf-8) → town: 2 added, 1 left as it was." in err
    assert "row 4" in err
    assert "purple" in err


def test_problems_of_an_import_go_aside_and_into_the_json(ready: Path, rows: Path, capsys: Capture) -> None:
    code, out, err = _run(capsys, "--store", ready, "import", rows, "--glossary", "town", "--json")
    assert code == 0
    answer = json.loads(out)
    assert list(answer) == "format encoding glossary read added merged skipped problems".split()
    assert [list(problem) for problem in answer["problems"]] == [["where", "message"]]
    assert answer["problems"][0]["message"] in err


def test_a_dry_run_writes_nothing_and_says_so(ready: Path, rows: Path, capsys: Capture) -> None:
    before = _held(ready)
    _code, _out, err = _run(capsys, "--store", ready, "import", rows, "--glossary", "town", "--dry-run")
    assert err.endswith("Nothing was written: this was a trial.\n")
    dry = _json(capsys, "--store", ready, "import", rows, "--glossary", "town", "--dry-run")
    assert _held(ready) == before
    assert [table["headings"] for table in dry.pop("tables")] == [1]
    assert _json(capsys, "--store", ready, "import", rows, "--glossary", "town") == dry


@pytest.mark.parametrize(("mode", "counts"), [("merge", (0, 1, 0)), ("skip", (0, 0, 1)), ("keep", (1, 0, 0))])
def test_what_is_done_with_a_duplicate_is_chosen(
    ready: Path, tmp_path: Path, capsys: Capture, mode: str, counts: tuple[int, int, int]
) -> None:
    file = tmp_path / "one.csv"
    file.write_text("fr,en,note\nmairie,town hall,seen in Leith\n", "utf-8")
    arguments = ("--store", ready, "import", file, "--glossary", "town", "--on-duplicate", mode)
    answer = _json(capsys, *arguments)
    assert (answer["added"], answer["merged"], answer["skipped"]) == counts
    again = _json(capsys, *arguments)
    assert (again["added"], again["merged"], again["skipped"]) == (0, 0, 1)


def test_the_format_can_be_named(ready: Path, tmp_path: Path, capsys: Capture) -> None:
    file = tmp_path / "rows.data"
    file.write_text("fr\ten\npéniche\tbarge\n", "utf-8")
    code, out, err = _run(capsys, "--store", ready, "import", file)
    assert (code, out) == (1, "")
    assert "rows.data" in err
    assert _json(capsys, "--store", ready, "import", file, "--format", "tsv")["added"] == 1
    assert _run(capsys, "--store", ready, "import", file, "--format", "odt")[0] == 1


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ("péniche", "row 2: 1 cell where 2 are needed: the row was left out; check the separators."),
        ("péniche,barge,f", "row 2: more cells (3) than headings (2): the row was left out;"),
    ],
)
def test_a_row_of_another_width_is_said_with_its_number_of_cells(
    ready: Path, tmp_path: Path, capsys: Capture, cells: str, said: str
) -> None:
    file = tmp_path / "rows.csv"
    file.write_text(f"fr,en\n{cells}\nquai,quay\n", "utf-8")
    _code, _out, err = _run(capsys, "--store", ready, "import", file, "--glossary", "town")
    assert said in err
    assert "1 concept read (csv, utf-8) → town: 1 added, 1 row left out." in err
    again = _run(capsys, "--store", ready, "import", file, "--glossary", "town")[2]
    assert "→ town: 1 left as it was, 1 row left out." in again


@pytest.mark.parametrize("suffix", [".xls", ".NUMBERS", ".tmx"])
def test_a_file_of_another_program_is_to_be_saved_as_csv(
    ready: Path, tmp_path: Path, capsys: Capture, suffix: str
) -> None:
    path = tmp_path / f"words{suffix}"
    code, _out, err = _run(capsys, "--store", ready, "export", "town", path)
    assert (code, err.count("\n"), path.exists()) == (1, 1, False)
    assert f"can’t write {suffix.lower()} files yet: write words.csv" in err
    path.write_bytes(b"\xd0\xcf\x11\xe0" + bytes(64))
    for command in ("import", "check"):
        code, _out, err = _run(capsys, "--store", ready, command, path)
        assert (code, err.count("\n")) == (1, 1)
        assert f"words{suffix}: Passerelle can’t read {suffix.lower()} files yet" in err
        assert "save its table there as CSV" in err


def test_an_export_says_how_much_it_wrote(ready: Path, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "town.yaml"
    assert _run(capsys, "--store", ready, "export", "town", path) == (
        0,
        "",
        f"{_COUNT} concepts written to {path}.\n",
    )
    assert read_glossary(path).glossary == small_glossary()
    answer = _json(capsys, "--store", ready, "export", "La ville", path)
    assert answer == {
        "glossary": "La ville",
        "file": str(path),
        "format": "yaml",
        "written": _COUNT,
        "lost": [],
    }


def test_a_print_says_how_many_pages_it_wrote(ready: Path, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "town.pdf"
    code, out, err = _run(capsys, "--store", ready, "print", "town", path, "--order", "fr")
    assert (code, out) == (0, "")
    assert str(path) in err
    answer = _json(capsys, "--store", ready, "print", "town", "La ville", path, "--paper", "letter")
    assert list(answer) == ["file", "pages", "entries", "sheets", "numbered_pages", "left_out"]
    assert answer["pages"] == answer["numbered_pages"] == len(PdfReader(path).pages)


def test_a_booklet_says_how_many_pages_sides_and_sheets_it_has(
    ready: Path, tmp_path: Path, capsys: Capture
) -> None:
    words, path = tmp_path / "words.csv", tmp_path / "booklet.pdf"
    words.write_text("fr,en\n" + "".join(f"mot {n},word {n}\n" for n in range(300)), "utf-8")
    _run(capsys, "--store", ready, "import", words, "--glossary", "town")
    arguments = ("--store", ready, "print", "town", path, "--style", "booklet")
    answer = _json(capsys, *arguments)
    sides = PdfReader(path).pages
    numbered = sum(len(re.findall(r"page \d+ of", side.extract_text())) for side in sides)
    assert (answer["pages"], answer["numbered_pages"]) == (len(sides), numbered)
    assert numbered > len(sides) == 2 * answer["sheets"] > 2
    said = _run(capsys, *arguments)[2]
    assert said == (
        f"{numbered} pages on {len(sides)} sides written to {path}. "
        f"That is {answer['sheets']} sheets of paper, printed on both sides and folded.\n"
    )


@pytest.mark.parametrize(("order", "sheet"), [("fr", "on one side and"), ("both", "on both sides and")])
def test_a_cheat_sheet_says_how_many_sheets_it_takes(
    ready: Path, tmp_path: Path, capsys: Capture, order: str, sheet: str
) -> None:
    path = tmp_path / "card.pdf"
    arguments = ("--store", ready, "print", "town", path, "--style", "cheat-sheet", "--order", order)
    said = _run(capsys, *arguments)[2]
    assert "sheet of paper, printed " + sheet in said
    answer = _json(capsys, *arguments)
    assert (answer["pages"], answer["sheets"]) == (len(PdfReader(path).pages), 1)


@pytest.mark.parametrize(("name", "better"), [("town.docx", "town.pdf"), ("town", "town.pdf")])
def test_a_print_is_not_put_into_a_file_of_another_name(
    ready: Path, tmp_path: Path, capsys: Capture, name: str, better: str
) -> None:
    path = tmp_path / "out" / name
    path.parent.mkdir()
    code, out, err = _run(capsys, "--store", ready, "print", "town", path)
    assert (code, out, err.count("\n")) == (1, "", 1)
    assert f"end the name {name} in .pdf, as in {better}." in err
    assert list(path.parent.iterdir()) == []
    assert _run(capsys, "--store", ready, "print", "town", path.with_name("TOWN.PDF"))[0] == 0


@pytest.mark.parametrize("style", ["columns", "booklet", "cheat-sheet"])
@pytest.mark.parametrize("order", ["fr", "en", "both"])
def test_every_style_and_order_prints(
    ready: Path, tmp_path: Path, capsys: Capture, style: str, order: str
) -> None:
    path = tmp_path / "town.pdf"
    assert _run(capsys, "--store", ready, "print", "town", path, "--style", style, "--order", order)[0] == 0
    assert path.read_bytes().startswith(b"%PDF-")


def test_checking_a_store_lists_findings_and_fails_on_errors(ready: Path, capsys: Capture) -> None:
    code, out, err = _run(capsys, "--store", ready, "check")
    assert code == 1
    assert f"{ready.name}, town: assises: " not in out
    assert f"{ready.name}, town: conseil-de-quartier: " in out
    assert "concepts checked" in err
    code, out, _err = _run(capsys, "check", ready, "--json")
    answer = json.loads(out)
    assert code == 1
    assert list(answer) == ["file", "concepts", "damage", "findings"]
    assert answer["damage"] == []
    assert {tuple(finding) for finding in answer["findings"]} == {
        ("where", "concept", "code", "message", "severity")
    }


def test_checking_a_store_that_is_not_there_yet_makes_it_ready(tmp_path: Path, capsys: Capture) -> None:
    code, out, err = _run(capsys, "--store", tmp_path / "new.sqlite", "check")
    assert (code, out) == (0, "")
    assert "nothing to mend" in err
    assert not err.startswith("0 ")


def test_checking_does_not_change_a_store(ready: Path, capsys: Capture) -> None:
    before = _held(ready)
    _run(capsys, "check", ready)
    _run(capsys, "--store", ready, "check", "--json")
    assert _held(ready) == before


def test_warnings_alone_are_no_failure(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "careless.yaml"
    path.write_text(
        "passerelle: glossary\nid: careless\nname: {fr: a}\nconcepts:\n"
        '  - {id: a, fr: {term: "l\'eau", gender: f}, en: water}\n',
        "utf-8",
    )
    code, out, _err = _run(capsys, "check", path)
    assert code == 0
    assert out.startswith("careless.yaml, line 5: a: ")


def test_in_french_every_message_is_french(ready: Path, rows: Path, tmp_path: Path, capsys: Capture) -> None:
    pairs = [
        ("import", rows, "--glossary", "town"),
        ("export", "town", tmp_path / "x.yaml"),
        ("print", "town", tmp_path / "x.pdf"),
        ("check", tmp_path / "x.yaml"),
        ("export", "nowhere", tmp_path / "x.yaml"),
        ("import", tmp_path / "missing.yaml"),
    ]
    for arguments in pairs:
        english = _run(capsys, "--store", ready, *arguments)
        french = _run(capsys, "--store", ready, "--language", "fr", *arguments)
        assert english[0] == french[0]
        assert english[2] != french[2]


# Imports: what goes before and beside them.


def test_the_first_import_of_a_day_keeps_a_copy_of_what_was_there(
    ready: Path, rows: Path, capsys: Capture
) -> None:
    before = _held(ready)
    for _ in range(2):
        assert _run(capsys, "--store", ready, "import", rows, "--glossary", "town")[0] == 0
    (copy,) = (ready.parent / "backups").iterdir()
    assert _held(copy) == before
    assert _held(ready) != before


def test_neither_a_look_up_nor_a_dry_run_keeps_a_copy(ready: Path, rows: Path, capsys: Capture) -> None:
    _run(capsys, "--store", ready, "lookup", "mairie")
    _run(capsys, "--store", ready, "import", rows, "--glossary", "town", "--dry-run")
    assert not (ready.parent / "backups").exists()


def test_an_import_goes_on_without_a_copy_and_says_so(ready: Path, rows: Path, capsys: Capture) -> None:
    (ready.parent / "backups").write_text("a file where the folder should be")
    code, _out, err = _run(capsys, "--store", ready, "import", rows, "--glossary", "town")
    assert code == 0
    assert "2 added" in err
    assert err.count("backups") == 1


def test_a_table_of_which_nothing_can_be_read_fails_and_makes_no_glossary(
    ready: Path, tmp_path: Path, capsys: Capture
) -> None:
    wide = tmp_path / "wide.csv"
    wide.write_text("fr,en\na,b,c,d\n", "utf-8")
    before = _held(ready)
    code, out, err = _run(capsys, "--store", ready, "import", wide)
    assert (code, out) == (1, "")
    assert "row 2" in err
    assert _held(ready) == before


_IMPORT = """
import sys
from interpreter_app.bootstrap import main
sys.exit(main(["--store", sys.argv[1], "import", sys.argv[2], "--glossary", "large"]))
"""


def test_while_a_large_file_is_brought_in_somebody_else_writes_and_nobody_fails(
    ready: Path, tmp_path: Path
) -> None:
    large = tmp_path / "large.csv"
    large.write_text("fr,en\n" + "".join(f"mot n{n},word n{n}\n" for n in range(6000)), "utf-8")
    importing = start_python(_IMPORT, ready, large)
    kept = 0
    with connect(ready) as store:
        while importing.poll() is None:
            session.add_note(store, f"note {kept}")
            ident = f"w-{kept}"
            glossaries.put(store, "town", [Concept(ident, (Term(f"mot {ident}", Language.FRENCH),))])
            kept += 1
        _out, said = importing.communicate(timeout=60)
        assert importing.returncode == 0, said
        assert len(session.notes(store, 10_000)) == kept
        sizes = {g.id: g.concepts for g in glossaries.summaries(store)}
        assert (sizes["large"], sizes["town"]) == (6000, _COUNT + kept)
        assert index.is_current(store)
        grown = indexed(store)
        index.throw_away(store)
        index.build(store)
        anew = indexed(store)
        assert (grown["whole"], grown["text"]) == (anew["whole"], anew["text"])
        assert integrity(store) == ()


def test_a_look_up_makes_an_index_that_is_missing_rather_than_find_nothing(
    ready: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workspace, "SMALL", 3)
    with connect(ready) as store:
        index.throw_away(store)
    code, out, err = _run(capsys, "--store", ready, "lookup", "mairie")
    assert code == 0
    assert "town hall" in out
    assert err.count("\n") == 1
    assert _run(capsys, "--store", ready, "lookup", "mairie")[2] == ""


def test_a_cheat_sheet_says_for_how_many_terms_there_is_no_room(
    ready: Path, tmp_path: Path, capsys: Capture
) -> None:
    words, path = tmp_path / "words.csv", tmp_path / "card.pdf"
    words.write_text("fr,en\n" + "".join(f"mot {n},word {n}\n" for n in range(900)), "utf-8")
    _run(capsys, "--store", ready, "import", words, "--glossary", "town")
    arguments = ("--store", ready, "print", "town", path, "--style", "cheat-sheet", "--paper", "a5")
    answer = _json(capsys, *arguments)
    assert answer["left_out"] > 0
    assert f"no room for {answer['left_out']} terms" in _run(capsys, *arguments)[2]


def test_a_folder_is_no_file_to_export_to(ready: Path, tmp_path: Path, capsys: Capture) -> None:
    code, _out, err = _run(capsys, "--store", ready, "export", "town", tmp_path)
    assert code == 1
    assert "is a folder" in err


def test_a_column_without_a_field_is_a_remark_and_no_mistake(
    ready: Path, tmp_path: Path, capsys: Capture
) -> None:
    file = tmp_path / "colours.csv"
    file.write_text("fr,en,gender,source,Farbe\nquai,quay,m,x,blau\n", "utf-8")
    assert _run(capsys, "check", file)[0] == 0
    answer = _json(capsys, "--store", ready, "import", file)
    assert [problem["where"] for problem in answer["problems"]] == ["row 1, column Farbe"]
