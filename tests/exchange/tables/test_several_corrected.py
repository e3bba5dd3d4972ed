"""What a person says of the columns counts in every kind of table, and in those that are alike."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import openpyxl
import pytest

from interpreter_app.domain.terms import Language
from interpreter_app.exchange.formats import format_named
from interpreter_app.exchange.tables.headings import Role
from interpreter_app.exchange.tables.hints import NO_HINTS, Examined, Hints, Meaning
from tests.exchange.packages_made import docx, ods, ods_table, odt, word_table

FRENCH, ENGLISH = (Meaning(Role.TERM, language) for language in Language)
TURNED = {0: ENGLISH, 1: FRENCH}
FOREIGN = (("Inglese", "Francese"), ("quay", "quai"), ("bridge", "pont"))
BARE = (("quay", "quai"), ("bridge", "pont"))

Table = Sequence[Sequence[str]]
Maker = Callable[..., bytes]


def workbook(*tables: Table) -> bytes:
    """An Excel file with a sheet for each table."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, table in enumerate(tables, 1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row in table:
            sheet.append(list(row))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def word(*tables: Table) -> bytes:
    """A Word file of these tables."""
    return docx("".join(word_table(*table) for table in tables))


def spreadsheet(*tables: Table) -> bytes:
    """An ODS file with a sheet for each table."""
    return ods("".join(ods_table(f"Sheet{n}", *table) for n, table in enumerate(tables, 1)))


def text_document(*tables: Table) -> bytes:
    """An ODT file of these tables."""
    return odt("".join(ods_table(f"Table{n}", *table) for n, table in enumerate(tables, 1)))


def markdown(*tables: Table) -> bytes:
    """A Markdown file of these tables."""
    lines = []
    for head, *below in tables:
        rows = [f"| {' | '.join(row)} |" for row in (head, ["---"] * len(head), *below)]
        lines += [*rows, "", "text", ""]
    return "\n".join(lines).encode()


MAKERS = (
    pytest.param("xlsx", workbook, id="xlsx"),
    pytest.param("docx", word, id="docx"),
    pytest.param("ods", spreadsheet, id="ods"),
    pytest.param("odt", text_document, id="odt"),
    pytest.param("markdown", markdown, id="markdown"),
)
every_kind = pytest.mark.parametrize(("kind", "make"), MAKERS)


def examined(kind: str, content: bytes, hints: Hints = NO_HINTS) -> Examined:
    """A file as the dialog has it examined."""
    known = format_named(kind)
    assert known.examine is not None
    return known.examine(content, f"words.{kind}", hints)


def pairs(found: Examined) -> list[tuple[str, ...]]:
    """The terms of the concepts that were read."""
    assert found.reading is not None, found.refused
    return [tuple(term.text for term in concept.terms) for concept in found.reading.glossary.concepts]


@every_kind
def test_headings_in_an_unknown_language_are_no_obstacle(kind: str, make: Maker) -> None:
    content = make([("Eins", "Zwei"), ("xyzzy", "plugh")])
    refused = examined(kind, content)
    assert refused.refused is not None
    assert refused.table is not None
    assert refused.table.rows == (("Eins", "Zwei"), ("xyzzy", "plugh"))
    assert [column.role for column in refused.table.columns] == [Role.OTHER, Role.OTHER]
    found = examined(kind, content, Hints(columns=TURNED, first_row=1))
    assert pairs(found) == [("plugh", "xyzzy")]
    assert found.table is not None
    assert [column.heading for column in found.table.columns] == ["Eins", "Zwei"]


@every_kind
def test_a_table_without_headings_begins_with_its_first_row(kind: str, make: Maker) -> None:
    found = examined(kind, make(BARE), Hints(columns=TURNED, first_row=0))
    assert pairs(found) == [("quai", "quay"), ("pont", "bridge")]


@every_kind
def test_what_was_guessed_wrongly_is_corrected(kind: str, make: Maker) -> None:
    content = make([("fr", "en", "x"), ("quay", "quai", "secret")])
    guess = examined(kind, content).table
    assert guess is not None
    assert guess.first_row == 1
    columns = {**TURNED, 2: Meaning(Role.LEFT_OUT)}
    found = examined(kind, content, Hints(columns=columns, first_row=1))
    assert pairs(found) == [("quai", "quay")]
    assert found.reading is not None
    assert "secret" not in found.reading.glossary.concepts[0].note


@every_kind
def test_it_holds_for_tables_with_the_same_headings_only(kind: str, make: Maker) -> None:
    known = [("English", "Français"), ("council", "conseil")]
    more = [("INGLESE ", "Francese"), ("mayor", "maire")]
    other = [("Parola", "Wort"), ("uno", "eins")]
    content = make(FOREIGN, known, more, other)
    found = examined(kind, content, Hints(columns=TURNED, first_row=1, table=2))
    assert pairs(found) == [("quai", "quay"), ("pont", "bridge"), ("conseil", "council"), ("maire", "mayor")]
    assert [table.number for table in found.tables] == [0, 1, 2, 3]
    assert found.shown == 2


@every_kind
def test_tables_with_other_headings_are_said_one_after_the_other(kind: str, make: Maker) -> None:
    content = make(FOREIGN, [("Parola", "Wort"), ("xyzzy", "plugh")])
    hints = Hints(columns=TURNED, first_row=1, table=0).turned_to(0, 1)
    assert pairs(examined(kind, content, hints)) == [("quai", "quay"), ("pont", "bridge")]
    hints = Hints(columns={0: FRENCH, 1: ENGLISH}, first_row=1, table=1, elsewhere=hints.elsewhere)
    assert pairs(examined(kind, content, hints)) == [("quai", "quay"), ("pont", "bridge"), ("xyzzy", "plugh")]
    back = hints.turned_to(1, 0)
    assert (back.columns, back.table) == (TURNED, 0)
    assert back.elsewhere[1].columns == {0: FRENCH, 1: ENGLISH}


@every_kind
def test_without_headings_it_holds_for_those_as_wide_that_have_none(kind: str, make: Maker) -> None:
    known = [("Français", "English"), ("conseil", "council")]
    wide = [("a", "b", "c"), ("d", "e", "f")]
    found = examined(
        kind, make([("xx", "yy")], known, [("zz", "ww")], wide), Hints(columns=TURNED, first_row=0, table=0)
    )
    assert pairs(found) == [("yy", "xx"), ("conseil", "council"), ("ww", "zz")]


@every_kind
def test_without_any_column_of_terms_it_is_said_what_to_do(kind: str, make: Maker) -> None:
    nothing = {0: Meaning(Role.LEFT_OUT), 1: Meaning(Role.NOTE)}
    found = examined(kind, make([("fr", "en"), ("quai", "quay")]), Hints(columns=nothing, first_row=1))
    assert found.reading is None
    assert "choose which ones are" in str(found.refused)


@every_kind
def test_one_language_is_enough_where_it_was_said(kind: str, make: Maker) -> None:
    known = [("Français", "English"), ("conseil", "council")]
    hints = Hints(columns={0: ENGLISH, 1: Meaning(Role.LEFT_OUT)}, first_row=1, table=1)
    assert pairs(examined(kind, make(known, FOREIGN), hints)) == [
        ("conseil", "council"),
        ("quay",),
        ("bridge",),
    ]


def test_the_table_in_sight_is_the_first_that_is_read() -> None:
    found = examined("xlsx", workbook([("About", "me")], [("fr", "en"), ("quai", "quay")]))
    assert [table.place for table in found.tables] == ["sheet “Sheet1”", "sheet “Sheet2”"]
    assert found.shown == 1
