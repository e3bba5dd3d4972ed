"""OpenDocument files: the sheets of a spreadsheet, or the tables of a text, that have terms.

Owns the way from such a file to a Glossary. Only read: what LibreOffice writes best it also opens as XLSX.
"""

from __future__ import annotations

from collections.abc import Iterator

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.exchange.packages import Package, opened
from interpreter_app.exchange.reading import Reading
from interpreter_app.exchange.tables.hints import NO_HINTS, Examined, Hints
from interpreter_app.exchange.tables.ods_sheets import grids_of
from interpreter_app.exchange.tables.office_heading import heading_of
from interpreter_app.exchange.tables.office_rows import Bounds
from interpreter_app.exchange.tables.several import Table, examined


def read(content: bytes, name: str) -> Reading:
    """The glossary in a spreadsheet; its name is the document's title, else the file's name.

    Raises FormatError for what isn't a sound spreadsheet, or has no sheet with a French or English column.
    """
    return examine(content, name).taken()


def read_text(content: bytes, name: str) -> Reading:
    """The glossary in the tables of a text document, as `read`."""
    return examine_text(content, name).taken()


def examine(content: bytes, name: str, hints: Hints = NO_HINTS) -> Examined:
    """The sheets of a spreadsheet as `hints` correct them, and what was read of them.

    Raises FormatError for a file that is broken.
    """
    package = opened(content, name, ("ods",))
    return examined(_sheets(package, name), name, "ods", heading_of(package, name), hints)


def examine_text(content: bytes, name: str, hints: Hints = NO_HINTS) -> Examined:
    """The tables of a text document, as `examine`."""
    package = opened(content, name, ("odt",))
    return examined(_tables(package, name), name, "odt", heading_of(package, name), hints)


def _sheets(package: Package, name: str) -> Iterator[Table]:
    for grid in grids_of(package, Bounds(name)):
        place = _("sheet “{name}”").format(name=shown(grid.name))
        yield Table(place, grid.name, iter(grid.filled), grid.rows.problems, grid.hidden, grid.comments)


def _tables(package: Package, name: str) -> Iterator[Table]:
    for grid in grids_of(package, Bounds(name)):
        place = _("table {number}").format(number=grid.number)
        yield Table(place, "", iter(grid.filled), grid.rows.problems, comments=grid.comments)
