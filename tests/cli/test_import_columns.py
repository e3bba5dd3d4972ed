"""What the command line says of a table counts before what is guessed, and what was guessed can be seen."""

from __future__ import annotations

import json
from argparse import ArgumentTypeError
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from interpreter_app.bootstrap import main
from interpreter_app.cli.column_words import columns_named, encoding_named, separator_named, word_of
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.tables.columns import is_of_one_language
from interpreter_app.exchange.tables.headings import Role
from interpreter_app.exchange.tables.hints import Meaning
from interpreter_app.store import glossaries
from interpreter_app.store.database import connect
from tests.exchange.packages_made import docx, ods, ods_table, odt, word_table

FRENCH, ENGLISH = Language
Capture = pytest.CaptureFixture[str]
Table = Sequence[Sequence[str]]
Maker = Callable[[Path, Table], Path]

FOREIGN = (("Palabra", "Vocablo", "Nota"), ("xurna", "ybox", "x"))


class Importing:
    """Runs the command on a store of its own."""

    def __init__(self, store: Path, capture: Capture) -> None:
        self.store = store
        self._capture = capture
        self.out = ""
        self.err = ""

    def __call__(self, *arguments: object) -> int:
        """The exit code; `out` and `err` have what was said."""
        self._capture.readouterr()
        try:
            code = main(["--store", str(self.store), "import", *map(str, arguments)])
        except SystemExit as ended:
            code = int(ended.code or 0)
        self.out, self.err = self._capture.readouterr()
        assert "Traceback" not in self.err
        return code

    def trial(self, *arguments: object) -> dict[str, Any]:
        """What a program is told of a trial."""
        self(*arguments, "--dry-run", "--json")
        answer: dict[str, Any] = json.loads(self.out)
        return answer

    def fields(self, *arguments: object) -> list[list[str]]:
        """What the columns of each table are taken for."""
        return [[c["field"] for c in table["columns"]] for table in self.trial(*arguments)["tables"]]

    def held(self) -> list[tuple[str, str, str]]:
        """The terms and notes of the glossary «mots»."""
        with connect(self.store) as store:
            concepts = glossaries.glossary(store, glossaries.find(store, "mots").number)
        return [
            (*(" ".join(t.text for t in c.in_language(language)) for language in Language), c.note)
            for c in concepts
        ]


@pytest.fixture
def imports(ready: Path, capsys: Capture) -> Importing:
    """The import command."""
    return Importing(ready, capsys)


def text(suffix: str, separator: str) -> Maker:
    """Makes a text file with this between its cells."""

    def make(folder: Path, table: Table) -> Path:
        path = folder / f"mots.{suffix}"
        path.write_text("".join(separator.join(row) + "\n" for row in table), "utf-8")
        return path

    return make


def workbook(folder: Path, table: Table) -> Path:
    """Makes an Excel workbook of one sheet."""
    return sheets(folder, {"Vote": table})


def sheets(folder: Path, tables: dict[str, Table], hidden: str = "") -> Path:
    """Makes an Excel workbook of these sheets."""
    made = openpyxl.Workbook()
    made.remove(made.active)
    for name, table in tables.items():
        sheet = made.create_sheet(name)
        for row in table:
            sheet.append(list(row))
        if name == hidden:
            sheet.sheet_state = "hidden"
    path = folder / "mots.xlsx"
    made.save(path)
    return path


def markdown(folder: Path, table: Table) -> Path:
    """Makes a Markdown file of one table."""
    head, *below = table
    rows = (head, ["---"] * len(head), *below)
    path = folder / "mots.md"
    path.write_text("\n".join(f"| {' | '.join(row)} |" for row in rows), "utf-8")
    return path


def office(suffix: str, packed: Callable[[Table], bytes]) -> Maker:
    """Makes a zipped office file."""

    def make(folder: Path, table: Table) -> Path:
        path = folder / f"mots.{suffix}"
        path.write_bytes(packed(table))
        return path

    return make


every_kind = pytest.mark.parametrize(
    "make",
    [
        pytest.param(text("csv", ";"), id="csv"),
        pytest.param(text("tsv", "\t"), id="tsv"),
        pytest.param(workbook, id="xlsx"),
        pytest.param(office("ods", lambda table: ods(ods_table("Vote", *table))), id="ods"),
        pytest.param(office("odt", lambda table: odt(ods_table("Vote", *table))), id="odt"),
        pytest.param(office("docx", lambda table: docx(word_table(*table))), id="docx"),
        pytest.param(markdown, id="markdown"),
    ],
)


@every_kind
@pytest.mark.parametrize(
    "named",
    [
        ("--columns", "fr,en,skip", "--headings", "1"),
        ("--columns", "A=fr,b=en,C=skip", "--headings", "1"),
        ("--columns", "Palabra=fr, vocablo = English,Nota=skip"),
    ],
)
def test_columns_are_named(imports: Importing, tmp_path: Path, make: Maker, named: tuple[str, ...]) -> None:
    path = make(tmp_path, FOREIGN)
    assert imports(path, "--glossary", "mots", *named) == 0, imports.err
    assert imports.held() == [("xurna", "ybox", "")]


@every_kind
def test_a_trial_shows_how_the_columns_were_read(imports: Importing, tmp_path: Path, make: Maker) -> None:
    path = make(
        tmp_path,
        [("Français", "English", "Définition", "Remarques"), ("quai", "quay", "le bord de l’eau", "y")],
    )
    answer = imports.trial(path)
    (table,) = answer["tables"]
    assert (table["number"], table["headings"], table["taken"], table["hidden"]) == (1, 1, True, False)
    assert table["columns"] == [
        {"column": "A", "heading": "Français", "field": "fr"},
        {"column": "B", "heading": "English", "field": "en"},
        {"column": "C", "heading": "Définition", "field": "definition_fr"},
        {"column": "D", "heading": "Remarques", "field": "note"},
    ]
    assert answer["read"] == answer["added"] == 1
    assert imports.fields(path, "--columns", "C=skip,D=definition_en") == [
        ["fr", "en", "skip", "definition_en"]
    ]


@every_kind
def test_a_trial_shows_the_columns_of_a_table_that_is_refused(
    imports: Importing, tmp_path: Path, make: Maker
) -> None:
    path = make(tmp_path, FOREIGN)
    assert imports(path, "--dry-run", "--json") == 1
    answer = json.loads(imports.out)
    assert answer.keys() == {
        "format", "encoding", "glossary", "read", "added", "merged", "skipped", "problems", "tables",
    }  # fmt: skip
    assert "no French or English column" in answer["problems"][0]["message"]
    (table,) = answer["tables"]
    assert [column["field"] for column in table["columns"]] == ["other"] * 3
    assert table["rows"] == [list(row) for row in FOREIGN]
    assert imports.err.count("\n") == 1
    assert "--columns A=fr,B=en" in imports.err


@every_kind
def test_only_the_columns_that_are_named_are_corrected(
    imports: Importing, tmp_path: Path, make: Maker
) -> None:
    path = make(tmp_path, [("fr", "en", "note"), ("quay", "quai", "x")])
    assert imports(path, "--glossary", "mots", "--columns", "en,fr") == 0, imports.err
    assert imports.held() == [("quai", "quay", "x")]


@every_kind
def test_no_other_column_stays_french_beside_the_one_that_is_said_to_be(
    imports: Importing, tmp_path: Path, make: Maker
) -> None:
    path = make(tmp_path, [("fr", "en", "x"), ("wrong", "quay", "quai")])
    assert imports(path, "--glossary", "mots", "--columns", "C=fr") == 0, imports.err
    assert imports.held() == [("quai", "quay", "fr: wrong")]


@every_kind
def test_rows_of_headings_are_counted(imports: Importing, tmp_path: Path, make: Maker) -> None:
    path = make(
        tmp_path, [("Französisch", "", "Englisch"), ("xterme", "xgenre", "yterm"), ("quai", "m", "quay")]
    )
    named = ("--headings", "2", "--columns", "fr,gender,en")
    assert imports(path, "--glossary", "mots", *named) == 0, imports.err
    assert imports.held() == [("quai", "quay", "")]
    assert imports.trial(path, *named)["tables"][0]["headings"] == 2


@every_kind
def test_headings_that_are_an_entry_are_taken(imports: Importing, tmp_path: Path, make: Maker) -> None:
    path = make(tmp_path, [("Français", "English"), ("quai", "quay")])
    assert imports(path, "--glossary", "mots", "--headings", "0") == 0, imports.err
    assert imports.held() == [("Français", "English", ""), ("quai", "quay", "")]


@every_kind
@pytest.mark.parametrize(
    ("named", "sentence"),
    [
        ("D=fr", "there is no column “D” for --columns: choose among A (Palabra), B (Vocablo), C (Nota)."),
        ("fr,en,skip,note", "there is no column “D” for --columns"),
        ("Wort=fr", "there is no column “Wort” for --columns"),
        ("A=fr,Palabra=en", "--columns names column A twice."),
        ("note,note,subject", "no column is read as French or English terms"),
    ],
)
def test_columns_that_are_not_there_are_said(
    imports: Importing, tmp_path: Path, make: Maker, named: str, sentence: str
) -> None:
    path = make(tmp_path, FOREIGN)
    assert imports(path, "--columns", named) == 1
    assert sentence in imports.err
    assert imports.err.count("\n") == 1
    assert path.name in imports.err


@every_kind
def test_a_heading_that_two_columns_have_names_none(imports: Importing, tmp_path: Path, make: Maker) -> None:
    path = make(tmp_path, [("Wort", "Wort"), ("xurna", "ybox")])
    assert imports(path, "--columns", "Wort=fr,B=en") == 1
    assert "several columns have the heading “Wort”: name one by its letter (A, B)." in imports.err


def test_a_column_that_is_left_out_need_not_be_there(imports: Importing, tmp_path: Path) -> None:
    path = text("csv", ";")(tmp_path, [("quay", "quai")])
    assert imports(path, "--glossary", "mots", "--columns", "en,fr,skip", "--headings", "0") == 0
    assert imports.held() == [("quai", "quay", "")]


SHEETS: dict[str, Table] = {
    "Read me": (("Liste", "2026"),),
    "Vote": (("fr", "en"), ("urne", "ballot box")),
    "2024": (("fr", "en"), ("budget", "budget")),
    "Secret": (("fr", "en"), ("caché", "hidden")),
}


@pytest.mark.parametrize(
    ("named", "held"),
    [
        (("Vote",), ["urne"]),
        (("VOTE ",), ["urne"]),
        (("2",), ["urne"]),
        (("2024",), ["budget"]),
        (("2", "2024"), ["urne", "budget"]),
        (("Secret",), ["caché"]),
        ((), ["urne", "budget"]),
    ],
)
def test_only_the_sheets_that_are_named_are_taken(
    imports: Importing, tmp_path: Path, named: tuple[str, ...], held: list[str]
) -> None:
    path = sheets(tmp_path, SHEETS, hidden="Secret")
    options = [word for name in named for word in ("--sheet", name)]
    assert imports(path, "--glossary", "mots", *options) == 0, imports.err
    assert [french for french, _english, _note in imports.held()] == held
    assert [t["hidden"] for t in imports.trial(path, *options)["tables"]] == [False, False, False, True]


def test_the_tables_of_a_document_are_named_by_their_number(imports: Importing, tmp_path: Path) -> None:
    tables = [[("fr", "en"), ("urne", "ballot box")], [("fr", "en"), ("quai", "quay")]]
    path = tmp_path / "mots.docx"
    path.write_bytes(docx("".join(word_table(*table) for table in tables)))
    assert imports(path, "--glossary", "mots", "--sheet", "2") == 0, imports.err
    assert imports.held() == [("quai", "quay", "")]
    assert imports(path, "--sheet", "3") == 1
    assert "There is no sheet or table “3” in mots.docx: choose among 1, 2." in imports.err


def test_columns_are_said_of_every_sheet_that_is_named(imports: Importing, tmp_path: Path) -> None:
    path = sheets(
        tmp_path,
        {"A": (("Uno", "Due"), ("xa", "ya")), "B": (("Eins", "Zwei"), ("xb", "yb")), "C": (("x", "y"),)},
    )
    named = ("--sheet", "A", "--sheet", "B", "--columns", "en,fr", "--headings", "1")
    assert imports(path, "--glossary", "mots", *named) == 0, imports.err
    assert imports.held() == [("ya", "xa", ""), ("yb", "xb", "")]
    assert [table["taken"] for table in imports.trial(path, *named)["tables"]] == [True, True, False]


def test_without_a_sheet_the_columns_are_those_of_the_first_with_terms(
    imports: Importing, tmp_path: Path
) -> None:
    path = sheets(tmp_path, SHEETS)
    assert imports.fields(path, "--columns", "A=en,B=fr")[:3] == [["other"] * 2, ["en", "fr"], ["en", "fr"]]


def test_a_named_sheet_without_terms_is_refused(imports: Importing, tmp_path: Path) -> None:
    path = sheets(tmp_path, SHEETS)
    for named in (("--sheet", "Read me"), ("--sheet", "Vote", "--sheet", "Read me")):
        assert imports(path, *named) == 1
        assert "sheet “Read me”: no French or English column was found" in imports.err
        assert "--columns" in imports.err
    assert imports(path, "--sheet", "Gare") == 1
    assert imports.err == (
        "There is no sheet or table “Gare” in mots.xlsx: "
        "choose among 1 (Read me), 2 (Vote), 3 (2024), 4 (Secret).\n"
    )
    assert imports(path, "--columns", "D=fr", "--sheet", "Vote") == 1
    assert "or choose another table with --sheet" in imports.err


def test_encoding_and_separator_are_named(imports: Importing, tmp_path: Path) -> None:
    path = tmp_path / "mots.txt"
    path.write_bytes("école=school=x\n".encode("mac-roman"))
    named = ("--encoding", "MacRoman", "--separator", "=", "--columns", "fr,en,skip")
    assert imports(path, "--glossary", "mots", *named) == 0, imports.err
    assert imports.held() == [("école", "school", "")]
    answer = imports.trial(path, *named)
    assert (answer["encoding"], answer["tables"][0]["separator"]) == ("mac-roman", "=")


def test_the_encoding_of_a_markdown_file_is_named(imports: Importing, tmp_path: Path) -> None:
    path = tmp_path / "mots.md"
    path.write_bytes("| fr | en |\n|---|---|\n| école | school |\n".encode("mac-roman"))
    assert imports(path, "--glossary", "mots", "--encoding", "mac-roman") == 0, imports.err
    assert imports.held() == [("école", "school", "")]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--encoding", "utf-8"), "it can’t be in the encoding that you chose"),
        (("--separator", "tab"), "“tab” doesn’t divide its lines"),
        (("--separator", ";", "--columns", "fr,en"), "“;” doesn’t divide its lines"),
        (("--sheet", "1"), "--sheet says nothing of a file in this format (CSV)"),
    ],
)
def test_what_does_not_fit_a_text_is_said(
    imports: Importing, tmp_path: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    path = tmp_path / "mots.csv"
    path.write_bytes("fr,en\nécole,school\n".encode("cp1252"))
    assert imports(path, *arguments) == 1
    assert sentence in imports.err
    assert imports.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "option"),
    [
        ("mots.xlsx", ("--separator", ";")),
        ("mots.xlsx", ("--encoding", "cp1252")),
        ("mots.yaml", ("--columns", "fr,en")),
        ("mots.yaml", ("--headings", "1")),
        ("mots.yaml", ("--sheet", "1")),
    ],
)
def test_options_that_say_nothing_of_a_format_are_refused(
    imports: Importing, tmp_path: Path, name: str, option: tuple[str, str]
) -> None:
    path = workbook(tmp_path, FOREIGN) if name.endswith("xlsx") else tmp_path / name
    if name.endswith("yaml"):
        path.write_text("passerelle: 1\n", "utf-8")
    assert imports(path, *option) == 1
    assert f"{option[0]} says nothing of a file in this format" in imports.err


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        ("--columns", "fr,quark", "“quark” isn’t a field: take fr, en, note"),
        ("--columns", "definition,en", "“definition” needs a language: write definition_fr or definition_en"),
        ("--columns", "term,en", "“term” needs a language: write fr or en"),
        ("--columns", "A=fr,en", "write either"),
        ("--columns", "A=", "“” isn’t a field"),
        ("--columns", ",", "write either"),
        ("--headings", "many", "isn’t a number from 0 to 100"),
        ("--headings", "-1", "isn’t a number from 0 to 100"),
        ("--encoding", "klingon", "there is no encoding “klingon”: take utf-8"),
        ("--encoding", "rot13", "there is no encoding “rot13”"),
        ("--encoding", "a\0b", "there is no encoding"),
        ("--separator", "xy", "give one sign, or the word tab"),
        ("--separator", "", "give one sign, or the word tab"),
    ],
)
def test_what_has_no_meaning_in_any_file_is_wrong_usage(
    imports: Importing, tmp_path: Path, option: str, value: str, sentence: str
) -> None:
    path = text("csv", ";")(tmp_path, FOREIGN)
    assert imports(path, f"{option}={value}") == 2
    assert sentence in imports.err
    assert imports.out == ""


MEANINGS = [
    Meaning(role, language) for role in Role for language in (None, *Language)
    if (language or not is_of_one_language(role)) and (role is not Role.LEFT_OUT or not language)
]  # fmt: skip


@pytest.mark.parametrize("meaning", MEANINGS, ids=word_of)
def test_the_word_for_a_column_is_understood_as_that_column(meaning: Meaning) -> None:
    (named,) = columns_named(f"A={word_of(meaning)}")
    assert named.meaning == meaning


def test_the_words_for_columns_of_two_languages_are_understood() -> None:
    said = columns_named("id,language,term,definition")
    assert [column.meaning for column in said] == [
        Meaning(role) for role in (Role.ID, Role.LANGUAGE, Role.TERM, Role.DEFINITION)
    ]


@given(st.text(max_size=30))
def test_any_text_is_understood_or_refused(said: str) -> None:
    for parsed in (columns_named, encoding_named, separator_named):
        with suppress(ArgumentTypeError):
            parsed(said)
