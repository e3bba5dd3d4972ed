"""CSV and TSV glossaries: any usual table of terms in, our own columns out.

Owns the way between such a file and a Glossary. A file is read if a French or an English column can be found
in it, by its headings or by its words; rows that can't be taken are named and left out.

Written are the columns of `own_columns`, in UTF-8 with a byte-order mark so that Excel shows the accents.
"""

from __future__ import annotations

import csv
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from typing import BinaryIO

from interpreter_app.base.errors import FormatError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Glossary
from interpreter_app.exchange.reading import ProblemList, Reading, refusal
from interpreter_app.exchange.tables import csv_text
from interpreter_app.exchange.tables.cells import guarded
from interpreter_app.exchange.tables.columns import guess_of, layout_of, strength
from interpreter_app.exchange.tables.glossary import glossary_in, none_taken, refuse_breadth
from interpreter_app.exchange.tables.hints import NO_HINTS, Examined, Hints, TableGuess
from interpreter_app.exchange.tables.lines_out import text_into
from interpreter_app.exchange.tables.own_columns import rows_of

MAX_CELLS = 12_000_000
"""Signs between cells: twelve in each row of the longest file."""
MAX_DIVISIONS = 3_000_000
"""Signs that may divide terms within cells."""
MAX_LINES = 4_200_000
"""Line ends, those within cells included: four for each row of the longest file."""

_SAMPLE_ROWS = 300


def read(content: bytes, name: str, hints: Hints = NO_HINTS) -> Reading:
    """The glossary in a table; its id and name are made from the file's name.

    Its format is the one that its separator tells, whatever the file is called; what `hints` say counts
    before what is guessed.

    Raises FormatError for what isn't a text table, has no French or English column, or opens a quotation
    mark that is never closed.
    """
    problems = ProblemList()
    _refuse_many_lines(content, name)
    text = csv_text.recognise(content, name, strength, hints.encoding, hints.separator)
    _refuse_floods(content, text.separator, name)
    csv_text.name_stray_lines(text.encoding, problems)
    format_name = "tsv" if text.separator == "\t" else "csv"
    rows = csv_text.rows(text, name, problems)
    return glossary_in(rows, name, format_name, text.encoding.name, problems, hints)


def _refuse_floods(content: bytes, separator: str, name: str) -> None:
    """Raise FormatError for a file with so many signs that reading it would take minutes or gigabytes."""
    csv_text.refuse_many_cells(content, separator.encode(), MAX_CELLS, name)
    divisions = sum(content.count(sign) for sign in (b"|", b";", b" / ") if sign != separator.encode())
    if divisions > MAX_DIVISIONS:
        raise refusal(
            name, _("there are more than {count} terms: divide the file.").format(count=MAX_DIVISIONS)
        )


def _refuse_many_lines(content: bytes, name: str) -> None:
    """Raise FormatError for a file of so many lines, however they end: cells may hold them by the million."""
    if max(content.count(b"\n"), content.count(b"\r")) > MAX_LINES:
        raise refusal(name, _("there are more than {count} rows: divide the file.").format(count=MAX_LINES))


def described(content: bytes, name: str, hints: Hints = NO_HINTS) -> TableGuess:
    """How `read` reads a table, or would, if it were told in which columns the terms are.

    Raises FormatError for what isn't a text table, or has too many lines or columns.
    """
    _refuse_many_lines(content, name)
    text = csv_text.looked_at(content, name, strength, hints.encoding, hints.separator)
    divided = text if text.separator else replace(text, separator="\t")
    rows: list[tuple[str, ...]] = []
    with suppress(FormatError):  # `read` says what is the matter; until there the rows can be shown
        for row in islice(csv_text.rows(divided, name, ProblemList()), _SAMPLE_ROWS):
            rows.append(tuple(row.cells))
    refuse_breadth(rows, name)
    layout = layout_of(rows, hints)
    return guess_of(rows, layout, hints, encoding=text.encoding.name, separator=text.separator)


def examine(content: bytes, name: str, hints: Hints = NO_HINTS) -> Examined:
    """The table as it is `described`, and what was read of it. Raises FormatError for what isn't a table."""
    table = described(content, name, hints)
    if hints.takes(table.number) is False:
        return Examined((table,), 0, None, refusal(name, none_taken()))
    try:
        return Examined((table,), 0, read(content, name, hints))
    except FormatError as refused:
        return Examined((table._replace(is_taken=False),), 0, None, refused)


def write_csv(glossary: Glossary, stream: BinaryIO) -> None:
    """Write a row for each concept, commas between the cells."""
    write(glossary, stream, ",")


def write_tsv(glossary: Glossary, stream: BinaryIO) -> None:
    """Write a row for each concept, tabs between the cells."""
    write(glossary, stream, "\t")


def write(glossary: Glossary, stream: BinaryIO, separator: str) -> None:
    """Write a row for each concept. FormatError for a text that no encoding holds."""
    with text_into(stream, glossary, "utf-8-sig") as out:
        writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
        for row in rows_of(glossary):
            writer.writerow([guarded(cell) for cell in row])
