"""What stands in a table above its entries: the row of headings, and the titles over it.

Owns the number by which a spreadsheet knows the row of headings, and what is said of the titles, which have
no place in an entry.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.exchange.reading import Problem, Row, at_row
from interpreter_app.exchange.tables.columns import Layout, is_comment

_MAX_SAID: Final = 10


def heading_row(rows: Sequence[Row], layout: Layout) -> int:
    """The number of the row of headings among the first rows of a table, or of the first row without any."""
    above = rows[: max(layout.first_row, 1)]
    return above[-1].number if above else 1


def titles_above(rows: Sequence[Row], layout: Layout) -> Iterator[Problem]:
    """What to say of the rows over the headings, apart from those that are marked as comments."""
    for row in rows[: max(layout.first_row - 1, 0)][:_MAX_SAID]:
        words = " | ".join(cell.strip() for cell in row.cells if cell.strip())
        if words and not is_comment(row.cells):
            message = _("“{text}” stands above the headings: it was left out.").format(text=shown(words))
            yield Problem(at_row(row.number), message)
