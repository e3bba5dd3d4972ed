"""Several tables of one file into one glossary: the sheets of a workbook, the tables of a document.

Owns which of them are read, how the places in them are named, and what is done with entries that stand in
more than one. Must not know what kind of file it is; each table is understood as every other, in `columns`
and `rows`.

What a person says of the columns of one table holds for that table and for each other one with the same
headings, of which nothing else was said: documents repeat a table from page to page, workbooks from sheet
to sheet, and nobody should say the same twenty times. Tables with other headings keep their guess, since what
stands at the same place there is another column; a person can turn to each of them and say what is in it. A
table said to have no headings speaks for those of its width in which none are recognised either.

Tables that are hidden are read only if a person says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import tee
from typing import Final

from interpreter_app.base.collector import collector_paused
from interpreter_app.base.errors import FormatError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.base.progress import giving_way
from interpreter_app.domain.ids import new_id, slug
from interpreter_app.domain.terms import Concept, Glossary, Language
from interpreter_app.exchange.one_sided import one_sided
from interpreter_app.exchange.reading import Problem, ProblemList, Reading, Row, at_row, refusal
from interpreter_app.exchange.tables.above import heading_row, titles_above
from interpreter_app.exchange.tables.cell_comments import Comments, with_comments
from interpreter_app.exchange.tables.columns import MAX_COLUMNS, Layout, guess_of, is_own, layout_of
from interpreter_app.exchange.tables.glossary import (
    no_terms_said,
    none_taken,
    not_recognised,
    nothing_below,
    one_language,
    reading_of,
)
from interpreter_app.exchange.tables.headings import Role
from interpreter_app.exchange.tables.hints import NO_HINTS, Examined, Hints, TableGuess
from interpreter_app.exchange.tables.office_rows import too_much
from interpreter_app.exchange.tables.rows import concepts_of
from interpreter_app.exchange.tables.said import Said

MAX_TABLES: Final = 1_000

_SAMPLE_ROWS = 300
_WIDE_ROWS = 20
_SHOWN_ROWS = 50
_NAMED_BY_A_PROGRAM = re.compile(
    r"(?:sheet|feuil|feuille|tabelle|tableau|table|glossary|glossaire|terms|termes)[ _-]*\d*", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a file. `place` names it in a sentence; `title` is its name, which may be a subject field.

    `problems` are those of its cells, noted while `rows` are taken; nobody hears of them if it isn't read.
    """

    place: str
    title: str
    rows: Iterator[Row]
    problems: ProblemList
    hidden: bool = False
    comments: Comments = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Understood:
    """A table whose columns are known.

    All rows are in memory before the first becomes an entry, so that a file of too many is refused sooner.
    """

    number: int
    table: Table
    layout: Layout
    rows: list[Row]


@dataclass(slots=True)
class _Part:
    """What was read of one table."""

    table: Table
    layout: Layout
    concepts: tuple[Concept, ...]
    lines: dict[str, int]


@dataclass(slots=True)
class _Findings:
    """What the tables of a file were found to be.

    `unasked` are those of the `whole` of which only the words show the languages, and nobody said that they
    are wanted; `spare` is the first one that has only one language.
    """

    whole: list[_Understood] = field(default_factory=list)
    unasked: list[_Understood] = field(default_factory=list)
    spare: _Understood | None = None
    parts: list[_Part] = field(default_factory=list)
    unread: list[Problem] = field(default_factory=list)
    guesses: list[TableGuess] = field(default_factory=list)


def examined(
    tables: Iterable[Table], name: str, format_name: str, heading: Glossary, hints: Hints = NO_HINTS
) -> Examined:
    """The glossary in the tables that have a French and an English column; the others are remarked upon.

    Where no table has both, the first one that has either is read; one whose columns a person says is read
    whatever it has. `heading` has the glossary's id and name. Refused, for what is in the first table, is a
    file of which nothing can be read.
    """
    found = _Findings()
    try:
        reading = _read(tables, name, format_name, heading, hints, found)
    except FormatError as refused:
        return Examined(tuple(found.guesses), _shown(found, hints), None, refused)
    return Examined(tuple(found.guesses), _shown(found, hints), reading)


def _read(
    tables: Iterable[Table], name: str, format_name: str, heading: Glossary, hints: Hints, found: _Findings
) -> Reading:
    with collector_paused():
        sampled = _sampled(tables, name)
        said = Said()
        if hints.is_said or hints.elsewhere:
            # A table may be spoken for by one that comes later.
            sampled = iter(list(sampled))
            sampled, again = tee(sampled)
            spoken_of = {hints.table, *hints.elsewhere}
            seen = {
                number: _texts(sample)
                for number, table, sample in again
                if sample and (number in spoken_of or not table.hidden)
            }
            said = Said.of(seen, hints)
        for number, table, sample in sampled:
            _look_at(
                number, table, sample, said.hints_for(number, _texts(sample)), hints.takes(number), found
            )
        _leave_unasked(found)
        if found.spare and not found.whole:
            found.whole.append(found.spare)
            _tick(found.spare, found, is_taken=True)
        for understood in found.whole:
            _take(understood, found)
    if not found.parts:
        raise _refused(name, found, is_chosen=bool(hints.taken) or not hints.others)
    if len(found.parts) > 1:
        found.unread += _names_in_subject(found.parts)
    problems = ProblemList(remarks=found.unread)
    concepts, lines = _joined(found.parts, problems)
    own = all(_is_own(part.layout) for part in found.parts)
    return reading_of(heading, concepts, lines, format_name, "utf-8", problems, own=own)


def _sampled(tables: Iterable[Table], name: str) -> Iterator[tuple[int, Table, list[Row]]]:
    for number, table in enumerate(tables):
        if number >= MAX_TABLES:
            raise refusal(name, too_much())
        yield number, table, _sample(table.rows)


def _texts(sample: Iterable[Row]) -> list[list[str]]:
    return [row.cells for row in sample]


def _shown(found: _Findings, hints: Hints) -> int:
    """The table to be looked at: the one that was asked for, else the first that is read, else the first.

    A hidden one only if there is no other.
    """
    numbers = [guess.number for guess in found.guesses]
    if hints.table in numbers:
        return numbers.index(hints.table)
    read = [understood.number for understood in found.whole]
    if read:
        return numbers.index(read[0])
    return next((place for place, guess in enumerate(found.guesses) if not guess.is_hidden), 0)


def _look_at(
    number: int, table: Table, sample: list[Row], hints: Hints, taken: bool | None, found: _Findings
) -> None:
    """Read a table that has both languages, or is wanted, or note why not; an empty one is nothing.

    `taken` is what a person says of it, if anything.
    """
    if not sample and not table.problems.found:
        return
    cells = _texts(sample)
    is_wide = any(map(_is_too_wide, cells))
    layout = layout_of(cells, hints)
    if layout and not (hints.is_said or _has_words(layout, sample)):
        layout = None
    is_possible = not table.hidden if taken is None else taken
    is_read = is_possible and layout is not None and bool(taken or hints.columns or _has_both(layout))
    if sample and (layout or not is_wide):
        guess = guess_of([row[:MAX_COLUMNS] for row in cells[:_SHOWN_ROWS]], layout, hints)
        found.guesses.append(
            guess._replace(
                place=table.place,
                number=number,
                title=table.title,
                is_hidden=table.hidden,
                is_taken=is_read if taken is None else taken,
            )
        )
    if taken is False:
        return
    understood = _Understood(number, table, layout, sample) if layout and is_possible else None
    if understood and is_read:
        sample.extend(table.rows)
        found.whole.append(understood)
        if not (taken or hints.is_said or understood.layout.first_row):
            found.unasked.append(understood)
        return
    found.spare = found.spare or understood
    found.unread.append(Problem(table.place, _why_not(understood, is_possible, cells, hints)))


def _why_not(understood: _Understood | None, is_possible: bool, cells: list[list[str]], hints: Hints) -> str:
    """Why a table isn't read, of which nobody said that it is to be left out."""
    if not is_possible:
        return _("it is hidden and was left out: choose it among the tables to have it read.")
    if understood:
        return one_language(_missing(understood.layout))
    if any(map(_is_too_wide, cells)):
        return _too_wide()
    return no_terms_said() if hints.columns else not_recognised(cells)


def _leave_unasked(found: _Findings) -> None:
    """Beside tables whose headings name the languages, one without headings may be a list of anything."""
    if len(found.unasked) == len(found.whole):
        return
    for understood in found.unasked:
        found.whole.remove(understood)
        _tick(understood, found, is_taken=False)
        message = _(
            "no heading in it names French and English, as in other tables of the file: it was left out; "
            "choose it among the tables to have it read."
        )
        found.unread.append(Problem(understood.table.place, message))


def _tick(understood: _Understood, found: _Findings, *, is_taken: bool) -> None:
    found.guesses[:] = [
        guess._replace(is_taken=is_taken) if guess.number == understood.number else guess
        for guess in found.guesses
    ]


def _has_both(layout: Layout) -> bool:
    by_row = any(c.role is Role.LANGUAGE and c.side for c in layout.columns)
    return layout.by_language or by_row or len(layout.languages()) == len(Language)


def _sample(rows: Iterator[Row]) -> list[Row]:
    """The first rows, fewer where they are wider than any that are read."""
    sample: list[Row] = []
    wide = 0
    for row in rows:
        sample.append(row)
        wide += _is_too_wide(row.cells)
        if len(sample) == _SAMPLE_ROWS or wide == _WIDE_ROWS:
            break
    return sample


def _missing(layout: Layout) -> Language:
    return (set(Language) - layout.languages()).pop()


def _is_too_wide(cells: list[str]) -> bool:
    return len(cells) > MAX_COLUMNS


def _too_wide() -> str:
    return _("there are more than {most} columns: leave out those without terms.").format(most=MAX_COLUMNS)


def _has_words(layout: Layout, sample: list[Row]) -> bool:
    """Whether the columns of terms hold words; those of statistics may look like two languages.

    Headings that name languages need no more proof.
    """
    terms = [column.index for column in layout.columns if column.role is Role.TERM and not column.heading]
    cells = [[row.cells[at] for row in sample if len(row.cells) > at and row.cells[at]] for at in terms]
    return all(sum(any(map(str.isalpha, cell)) for cell in column) * 2 > len(column) for column in cells)


def _take(understood: _Understood, found: _Findings) -> None:
    layout, table = understood.layout, understood.table
    own = _is_own(layout)
    if understood is found.spare:
        understood.rows.extend(table.rows)
    heads = heading_row(understood.rows, layout)
    table.problems.remarks += titles_above(understood.rows[: layout.first_row], layout)
    rows = _padded(understood.rows[layout.first_row :], layout)
    concepts, lines = concepts_of(rows, layout, heads, own=own, problems=table.problems)
    concepts = with_comments(concepts, lines, table.comments, table.problems)
    understood.rows.clear()
    if not concepts and not table.problems.found:
        found.unread.append(Problem(table.place, nothing_below()))
        return
    found.unread = [remark for remark in found.unread if remark.where != table.place]
    missing = set(Language) - {term.language for concept in concepts for term in concept.terms}
    if concepts and missing:
        table.problems.add(at_row(heads), one_language(missing.pop()))
    else:
        table.problems.remarks += one_sided(concepts, lines, at_row)
    found.parts.append(_Part(table, layout, concepts, lines))


def _is_own(layout: Layout) -> bool:
    return layout.first_row > 0 and is_own(column.heading for column in layout.columns)


def _padded(rows: Iterable[Row], layout: Layout) -> Iterator[Row]:
    """The rows with the empty cells at their ends, which office files leave out."""
    width = max(column.index for column in layout.columns) + 1
    for row in rows:
        if len(row.cells) < width:
            row.cells.extend([""] * (width - len(row.cells)))
        yield row


def _refused(name: str, found: _Findings, *, is_chosen: bool) -> Exception:
    """Why nothing is read; `is_chosen` where a person said which tables are."""
    if is_chosen and found.guesses and not any(guess.is_taken for guess in found.guesses):
        return refusal(name, none_taken())
    if found.unread:
        first = found.unread[0]
        return refusal(name, first.message, first.where)
    return refusal(
        name, _("there is no table in it: put the terms into one with a French and an English column.")
    )


def _names_in_subject(parts: list[_Part]) -> Iterator[Problem]:
    """Put the name of each of several tables into the subject of its entries, and say once that it was."""
    named = [part for part in parts if _put_in_subject(part)]
    if named:
        yield Problem(
            named[0].table.place,
            ngettext(
                "its name was put in the subject field of its entries: no column says their subject.",
                "the names of {count} tables, of which this is the first, were put in the subject field of "
                "their entries: no column says their subject.",
                len(named),
            ).format(count=len(named)),
        )


def _put_in_subject(part: _Part) -> bool:
    """Whether the entries of a table got its name for their subject: unless the table says their subject."""
    title = part.table.title.strip()
    if not title or _NAMED_BY_A_PROGRAM.fullmatch(title) or part.layout.with_role(Role.SUBJECT):
        return False
    part.concepts = tuple(replace(concept, subject_field=title) for concept in part.concepts)
    return True


def _joined(parts: list[_Part], problems: ProblemList) -> tuple[tuple[Concept, ...], dict[str, int]]:
    """The concepts of all parts with ids that differ, and their rows; `problems` gets those of every part."""
    taken: dict[str, tuple[Concept, _Part]] = {}
    lines: dict[str, int] = {}
    for part in parts:
        _say_where(part, problems)
        for concept in giving_way(part.concepts):
            line = part.lines[concept.id]
            if concept.id in taken:
                before, there = taken[concept.id]
                if replace(concept, subject_field="") == replace(before, subject_field=""):
                    problems.leave_out(
                        _at(part, at_row(line)),
                        _("the same entry stands in {place}: it was left out here.").format(
                            place=there.table.place
                        ),
                    )
                    continue
                concept = _with_new_id(concept, taken, part, line, problems)
            taken[concept.id] = concept, part
            lines[concept.id] = line
    return tuple(concept for concept, _part in taken.values()), lines


def _with_new_id(
    concept: Concept, taken: dict[str, tuple[Concept, _Part]], part: _Part, line: int, problems: ProblemList
) -> Concept:
    if not concept.id.startswith(slug(concept.terms[0].text) or "concept"):
        problems.add(
            _at(part, at_row(line)),
            _("the id “{id}” is already that of an entry in {place}: this entry got a new one.").format(
                id=concept.id, place=taken[concept.id][1].table.place
            ),
        )
    words = [
        *(term.text for term in concept.terms),
        concept.definition.fr,
        concept.definition.en,
        concept.note,
    ]
    return replace(concept, id=new_id(words, taken, hashed=True))


def _say_where(part: _Part, problems: ProblemList) -> None:
    own = part.table.problems
    for problem in own.found:
        problems.add(_at(part, problem.where), problem.message)
    problems.unnamed += own.unnamed
    problems.left_out += own.left_out
    problems.remarks += (replace(remark, where=_at(part, remark.where)) for remark in own.remarks)


def _at(part: _Part, where: str) -> str:
    """The name of a place inside a table of a file: «sheet “Vote”, row 7, column en»."""
    return _("{table}, {where}").format(table=part.table.place, where=where)
