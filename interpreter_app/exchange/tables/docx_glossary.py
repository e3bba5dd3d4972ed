"""Word documents: the tables in them that have French and English columns.

Owns the way from such a file to a Glossary. Only read; what stands outside tables is no business of one.
"""

from __future__ import annotations

from collections.abc import Iterator

from interpreter_app.base.i18n import gettext as _
from interpreter_app.exchange.packages import Package, opened
from interpreter_app.exchange.reading import Problem, Reading
from interpreter_app.exchange.tables.docx_tables import grids_of
from interpreter_app.exchange.tables.hints import NO_HINTS, Examined, Hints
from interpreter_app.exchange.tables.office_heading import heading_of
from interpreter_app.exchange.tables.office_relations import main_part, related_parts
from interpreter_app.exchange.tables.office_rows import Bounds
from interpreter_app.exchange.tables.several import Table, examined


def read(content: bytes, name: str) -> Reading:
    """The glossary in the tables of a document; its name is the document's title, else the file's name.

    Raises FormatError for what isn't a sound document, or has no table with a French or English column.
    """
    return examine(content, name).taken()


def examine(content: bytes, name: str, hints: Hints = NO_HINTS) -> Examined:
    """The tables of a file as `hints` correct them, and what was read of them.

    Raises FormatError for a file that is broken.
    """
    package = opened(content, name, ("docx",))
    return examined(_tables(package, name), name, "docx", heading_of(package, name), hints)


def _tables(package: Package, name: str) -> Iterator[Table]:
    part = main_part(package) or "word/document.xml"
    has_comments = bool(related_parts(package, part).get("comments"))
    for grid in grids_of(package, part, Bounds(name)):
        place = _("table {number}").format(number=grid.number)
        if has_comments and grid.filled:
            has_comments = False
            grid.rows.problems.remarks.append(Problem(_("comments"), _comments_left_out()))
        yield Table(place, "", iter(grid.filled), grid.rows.problems)


def _comments_left_out() -> str:
    return _(
        "what stands in the margin of the document is left out: write what you need of it into a "
        "column of notes."
    )
