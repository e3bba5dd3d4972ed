"""CSV and TSV glossaries: any usual table of terms in, our own columns out.

Owns the way between such a file and a Glossary. A file is read if a French or an English column can be found
in it, by its headings or by its words; rows that can't be taken are named and left out.

Written are the columns of `own_columns`, in UTF-8 with a byte-order mark so that Excel shows the accents.
"""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from interpreter_app.base.errors import FormatError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Glossary
from interpreter_app.exchange.reading import (
    ProblemList,
    Reading,
    at_line,
)
from interpreter_app.exchange.tables import csv_text
from interpreter_app.exchange.tables.cells import guarded
from interpreter_app.exchange.tables.columns import (
    strength,
)
from interpreter_app.exchange.tables.glossary import glossary_in
from interpreter_app.exchange.tables.own_columns import rows_of


def read(content: bytes, name: str) -> Reading:
    """The glossary in a table; its id and name are made from the file's name.

    Its format is the one that its separator tells, whatever the file is called.

    Raises FormatError for what isn't a text table, has no French or English column, or opens a quotation
    mark that is never closed.
    """
    problems = ProblemList()
    text = csv_text.recognise(content, name, strength)
    for line in sorted(text.encoding.strays):
        problems.add(
            at_line(line),
            _("this line isn’t UTF-8 like the others and was read as {encoding}: check its accents.").format(
                encoding=text.encoding.stray_name
            ),
        )
    format_name = "tsv" if text.separator == "\t" else "csv"
    return glossary_in(csv_text.rows(text, name, problems), name, format_name, text.encoding.name, problems)


def write(glossary: Glossary, stream: BinaryIO, separator: str) -> None:
    """Write a row for each concept. FormatError for a text that no encoding holds."""
    out = io.TextIOWrapper(stream, "utf-8-sig", newline="", write_through=False)
    try:
        writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
        for row in rows_of(glossary):
            writer.writerow([guarded(cell) for cell in row])
        out.flush()
    except UnicodeEncodeError as error:
        raise FormatError(
            _("The glossary {id} holds a half character (U+{code}): delete it.").format(
                id=glossary.id, code=f"{ord(error.object[error.start]):04X}"
            )
        ) from error
    finally:
        out.detach()
