"""A table of terms into a glossary, whatever file its rows come from.

Owns what a table must have to be read, and what is said of one that hasn't. The columns are found in
`columns`, each row is taken apart in `rows`. Must not know what kind of file it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice
from pathlib import PurePath

from interpreter_app.base.collector import collector_paused
from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.ids import slug
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language
from interpreter_app.exchange.one_sided import said_of, without
from interpreter_app.exchange.reading import (
    ProblemList,
    Reading,
    Row,
    at_line,
    at_row,
    choices,
    refusal,
)
from interpreter_app.exchange.tables.above import heading_row, titles_above
from interpreter_app.exchange.tables.columns import MAX_COLUMNS, is_own, layout_of
from interpreter_app.exchange.tables.hints import NO_HINTS, Hints
from interpreter_app.exchange.tables.rows import concepts_of

MAX_LEFT_OUT = 50_000
"""Rows that are left out before a file is given up in which hardly one is taken."""

_SAMPLE_ROWS = 300
_HARDLY_ANY = 0.95
_NAMELESS = "glossary"


def glossary_in(
    rows: Iterator[Row],
    name: str,
    format_name: str,
    encoding: str,
    problems: ProblemList,
    hints: Hints = NO_HINTS,
) -> Reading:
    """The glossary in a table, whose rows are taken once; its id and name are made from the file's name.

    `problems` has those that were met before the rows; what `hints` say of the columns counts. Raises
    FormatError for a table that has no French or English column, too many columns, or nothing below its
    headings.
    """
    sample = list(islice(rows, _SAMPLE_ROWS))
    cells = [row.cells for row in sample]
    refuse_breadth(cells, name)
    layout = layout_of(cells, hints)
    if layout is None:
        raise refusal(name, no_terms_said() if hints.columns else not_recognised(cells))
    own = layout.first_row > 0 and is_own(column.heading for column in layout.columns)
    below = _while_worth(chain(sample[layout.first_row :], rows), name, problems)
    with collector_paused():
        problems.remarks += titles_above(sample, layout)
        heads = heading_row(sample, layout)
        concepts, lines = concepts_of(below, layout, heads, own=own, problems=problems)
        if not concepts and not problems.found:
            raise refusal(name, nothing_below())
        lacking = {language: without(language, concepts) for language in Language}
    missing = [language for language in Language if len(lacking[language]) == len(concepts)]
    if concepts and missing:
        problems.add(at_row(heads), one_language(missing[0]))
    else:
        problems.remarks += said_of(lacking, lines, at_line)
    return reading_of(named_after(name), concepts, lines, format_name, encoding, problems, own=own)


def _while_worth(rows: Iterable[Row], name: str, problems: ProblemList) -> Iterator[Row]:
    """The rows, until so many have been left out that the file can’t be meant so. Raises FormatError then."""
    for row in rows:
        yield row
        if problems.left_out > MAX_LEFT_OUT and problems.left_out > _HARDLY_ANY * row.number:
            first = problems.found[0]
            raise refusal(name, _hardly_any(problems.left_out, row.number, first.message), first.where)


def _hardly_any(left_out: int, rows: int, message: str) -> str:
    return _(
        "{message} So it is, or alike, with {count} of the first {rows} rows: nothing was read. "
        "Check in which columns the terms are, or take these rows out of the file."
    ).format(message=message, count=left_out, rows=rows)


def named_after(name: str) -> Glossary:
    """An empty glossary whose id and name are those of a file."""
    stem = PurePath(name).stem
    return Glossary(slug(stem) or _NAMELESS, Bilingual(stem, stem))


def reading_of(
    heading: Glossary,
    concepts: tuple[Concept, ...],
    lines: Mapping[str, int],
    format_name: str,
    encoding: str,
    problems: ProblemList,
    *,
    own: bool,
) -> Reading:
    """The reading of a file that has these concepts; `heading` is its glossary without them.

    `own`: Passerelle wrote it.
    """
    return Reading(
        format_name,
        encoding,
        replace(heading, concepts=concepts),
        len(concepts),
        problems.all(),
        lines,
        problems.left_out,
        tuple(problems.remarks),
        own,
    )


def nothing_below() -> str:
    """What to say of a table without entries."""
    return _("there is no entry below the headings: add one row for each concept.")


def refuse_breadth(rows: Iterable[Sequence[object]], name: str) -> None:
    """Raise FormatError for a table with more columns than anybody keeps terms in."""
    for cells in rows:
        if len(cells) > MAX_COLUMNS:
            raise refusal(
                name,
                _(
                    "there are {count} columns, at most {most} are read: leave out those without terms."
                ).format(count=len(cells), most=MAX_COLUMNS),
            )


def not_recognised(rows: Sequence[Sequence[str]]) -> str:
    """What to say of a table, by its first rows, in which no column of terms was found."""
    first = [shown(cell.strip()) for cell in next(iter(rows), []) if cell.strip()]
    return _(
        "no French or English column was found ({seen}): name the columns “fr” and “en” in the first row."
    ).format(seen=choices(first[:8]))


def no_terms_said() -> str:
    """What to say of a table in which nothing is to be read as a term."""
    return _("no column is read as French or English terms: choose which ones are.")


def none_taken() -> str:
    """What to say of a file none of whose tables a person wants."""
    return _("none of its tables is to be taken: choose at least one.")


def one_language(missing: Language) -> str:
    """What to say of a table without a column of this language."""
    if missing is Language.FRENCH:
        return _("no column was recognised as French: name it “fr” in the first row.")
    return _("no column was recognised as English: name it “en” in the first row.")
