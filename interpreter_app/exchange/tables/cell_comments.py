"""Comments that stand at the cells of an office file: they go to the notes of the entries of their rows.

Owns that, and what is said of a comment whose row is no entry. Knows no file format.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Final

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Concept
from interpreter_app.exchange.encodings import UNWANTED
from interpreter_app.exchange.reading import Problem, ProblemList, at_row
from interpreter_app.exchange.tables.csv_text import MAX_CELL
from interpreter_app.exchange.tables.office_rows import Bounds

MAX_OF_A_ROW: Final = 50
_MAX_SAID = 20

Comments = dict[int, list[str]]
"""The comments of a table by the number of their row."""


def add_comment(comments: Comments, row: int, text: str, bounds: Bounds) -> None:
    """Keep a comment, unless it is empty, too long or not text. Raises FormatError when there is too much."""
    lines = (line.strip() for line in text.replace("\r", "\n").split("\n"))
    said = "\n".join(line for line in lines if line)
    of_row = comments.setdefault(row, [])
    if not said or len(said) > MAX_CELL or UNWANTED.search(said) or len(of_row) >= MAX_OF_A_ROW:
        return
    bounds.take_text(said)
    of_row.append(said)


def with_comments(
    concepts: Iterable[Concept], rows: Mapping[str, int], comments: Comments, problems: ProblemList
) -> tuple[Concept, ...]:
    """The concepts, each with the comments of its row in its note; `problems` gets those of other rows."""
    left = {row: texts for row, texts in comments.items() if texts}
    if not left:
        return tuple(concepts)
    made = tuple(_noted(concept, left.pop(rows[concept.id], ())) for concept in concepts)
    for row, texts in sorted(left.items())[:_MAX_SAID]:
        problems.remarks += (Problem(at_row(row), _left_out(text)) for text in texts)
    return made


def _noted(concept: Concept, texts: Iterable[str]) -> Concept:
    new = [text for text in texts if text not in concept.note]
    return replace(concept, note="\n".join([concept.note, *new] if concept.note else new)) if new else concept


def _left_out(text: str) -> str:
    return _("the comment “{text}” is at no entry: it was left out.").format(text=shown(text))
