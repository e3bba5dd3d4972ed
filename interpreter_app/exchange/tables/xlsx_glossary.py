"""Excel workbooks: any sheets of terms in, one well-dressed sheet of our own columns out.

Owns the way between such a file and a Glossary. Every sheet is read that has a French and an English column;
the others, and those that are hidden, are remarked upon. The sheet that is written has the columns of
`own_columns` (see `xlsx_writer`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Glossary
from interpreter_app.exchange.losses import Field, all_but
from interpreter_app.exchange.packages import Package, opened
from interpreter_app.exchange.reading import Reading
from interpreter_app.exchange.tables import xlsx_writer
from interpreter_app.exchange.tables.hints import NO_HINTS, Examined, Hints
from interpreter_app.exchange.tables.office_heading import heading_of
from interpreter_app.exchange.tables.office_rows import Bounds, Rows
from interpreter_app.exchange.tables.several import Table, examined
from interpreter_app.exchange.tables.xlsx_comments import comments_of
from interpreter_app.exchange.tables.xlsx_sheets import rows_of
from interpreter_app.exchange.tables.xlsx_workbook import workbook_in

HOLDS = all_but(Field.ABOUT, Field.FURTHER_CONTEXT, Field.FURTHER_PRONUNCIATION)


def read(content: bytes, name: str) -> Reading:
    """The glossary in a workbook; its name is the document's title, else the file's name.

    Raises FormatError for what isn't a sound workbook, or has no sheet with a French or English column.
    """
    return examine(content, name).taken()


def examine(content: bytes, name: str, hints: Hints = NO_HINTS) -> Examined:
    """The tables of a file as `hints` correct them, and what was read of them.

    Raises FormatError for a file that is broken.
    """
    package = opened(content, name, ("xlsx", "xlsm"))
    return examined(_tables(package, name), name, "xlsx", heading_of(package, name), hints)


def write(glossary: Glossary, stream: BinaryIO) -> None:
    """Write a row for each concept. FormatError for a text that no cell can hold."""
    xlsx_writer.write(glossary, stream)


def _tables(package: Package, name: str) -> Iterator[Table]:
    bounds = Bounds(name)
    workbook = workbook_in(package, bounds)
    for sheet in workbook.sheets:
        if sheet.part not in package:
            raise package.damaged()
        rows = Rows(bounds)
        place = _("sheet “{name}”").format(name=shown(sheet.name))
        comments = comments_of(package, sheet.part, bounds)
        yield Table(place, sheet.name, rows_of(workbook, sheet, rows), rows.problems, sheet.hidden, comments)
