"""What the options of `import` say of a table, fitted to the file that it is in.

Owns which options have a meaning for which format, and the way from what a person names (letters, headings,
sheets) to places in this file. Nothing is read here that isn't needed to know them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from interpreter_app.base.errors import FormatError, UsageError, shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.cli.column_words import Named, place_of, separator_word, word_of
from interpreter_app.exchange.formats import Format
from interpreter_app.exchange.reading import choices, refusal
from interpreter_app.exchange.tables.glossary import not_recognised
from interpreter_app.exchange.tables.headings import Column, Role
from interpreter_app.exchange.tables.hints import Hints, Meaning, TableGuess, meaning_of
from interpreter_app.exchange.tables.office_rows import column_letters
from interpreter_app.services.import_source import ENCODED, TABLES, Look, Opened, look_into

_MOST_NAMED = 12
_MOST_SAID = 30
_HEADING_ROWS = 10
_ROWS_TOLD = 3
_OF_TERMS = (Role.TERM, Role.LANGUAGE)


def looked_at(source: Opened, options: argparse.Namespace) -> Look:
    """What was found in a source that is read as the options say.

    Raises UsageError or FormatError for an option that doesn't fit the file.
    """
    _refuse_strangers(source.format, options)
    hints = _of_file(options)
    named: list[TableGuess] = []
    if options.columns or options.sheet or options.headings is not None:
        before = look_into(source, replace(hints, others=False))
        if before.table is not None and before.table.columns:
            _refuse_separator(source.name, before.table, options.separator)
            named = [_sheet(source.name, before.tables, name) for name in options.sheet or ()]
            hints = _fitted(source.name, before, named, options)
    found = look_into(source, hints)
    if found.refused and found.table:
        _refuse_separator(source.name, found.table, options.separator)
    for table in found.tables:
        is_named = any(table.number == one.number for one in named)
        if is_named and not _has_terms(table):
            reason = found.refused or refusal(source.name, not_recognised(table.rows), table.place)
            return found._replace(table=table, reading=None, refused=reason)
    return found


def refused(found: Look, options: argparse.Namespace) -> FormatError:
    """Why nothing was read, and what to do on a command line where it was the columns that nobody told."""
    assert found.refused is not None
    if options.columns or found.table is None or len(found.table.columns) < 2 or _has_terms(found.table):
        return found.refused
    more = _("Or say what they hold, as in --columns A=fr,B=en.")
    return FormatError(f"{found.refused} {more}")


def tables_told(tables: Sequence[TableGuess]) -> list[Mapping[str, object]]:
    """The tables of a file as a program is told of them, in the words that the options take.

    `number` is counted from 1; `taken` says whether the table is to be read; `headings` counts the rows above
    the entries; `field` says what a column is taken for; `rows` are the first few, headings included, their
    cells cut short.
    """
    return [
        {
            "number": table.number + 1,
            "name": table.title,
            "hidden": table.is_hidden,
            "taken": table.is_taken,
            "separator": separator_word(table.separator),
            "headings": table.first_row,
            "columns": [
                {
                    "column": column_letters(column.index),
                    "heading": column.heading,
                    "field": word_of(meaning_of(column)),
                }
                for column in table.columns
            ],
            "rows": [[shown(cell) for cell in row] for row in table.rows[:_ROWS_TOLD]],
        }
        for table in tables
    ]


def columns_said(found: Look) -> list[str]:
    """What the columns of each table were taken for, one line each, in the words that --columns takes.

    Nothing of a file that Passerelle wrote, in which that can't be otherwise.
    """
    if found.reading is None or found.reading.is_own:
        return []
    said = []
    for table in found.tables:
        columns = [c for c in table.columns if c.heading or c.role is not Role.OTHER]
        if not table.is_taken or not columns:
            continue
        named = [_taken_for(column) for column in columns[:_MOST_SAID]]
        if len(columns) > _MOST_SAID:
            named.append("…")
        line = _("Columns read as: {columns}.").format(columns=choices(named))
        many = len(found.tables) > 1 and table.place
        said.append(_("{place}: {text}").format(place=table.place, text=line) if many else line)
    return said


def _taken_for(column: Column) -> str:
    heading = f" “{shown(column.heading)}”" if column.heading else ""
    return f"{column_letters(column.index)}{heading} = {word_of(meaning_of(column))}"


def _of_file(options: argparse.Namespace) -> Hints:
    """What the options say of the whole file."""
    return Hints(encoding=options.encoding or "", separator=options.separator or "")


def _refuse_strangers(known: Format, options: argparse.Namespace) -> None:
    """Raise UsageError for an option that says nothing of files in this format."""
    has_tables = known.examine is not None
    for option, is_given, is_fitting in (
        ("--columns", bool(options.columns), has_tables),
        ("--headings", options.headings is not None, has_tables),
        ("--sheet", bool(options.sheet), has_tables and known.name not in TABLES),
        ("--encoding", bool(options.encoding), known.name in ENCODED),
        ("--separator", bool(options.separator), known.name in TABLES),
    ):
        if is_given and not is_fitting:
            raise UsageError(
                _("{option} says nothing of a file in this format ({format}): leave it out.").format(
                    option=option, format=known.title
                )
            )


def _refuse_separator(name: str, table: TableGuess, separator: str | None) -> None:
    if separator and len(table.columns) < 2:
        raise refusal(
            name,
            _("“{sign}” doesn’t divide its lines: give another sign to --separator, or leave it out.").format(
                sign=separator_word(separator)
            ),
        )


def _has_terms(table: TableGuess) -> bool:
    return any(column.role is Role.TERM for column in table.columns)


def _sheet(name: str, tables: Sequence[TableGuess], wanted: str) -> TableGuess:
    """The table of this title, or else of this number, counted from 1."""
    folded = wanted.strip().casefold()
    found = [table for table in tables if table.title.strip().casefold() == folded and folded]
    if not found and folded.isdecimal():
        found = [table for table in tables if str(table.number + 1) == folded.lstrip("0")]
    if not found:
        known = [_title(table) for table in tables]
        raise UsageError(
            _("There is no sheet or table “{name}” in {file}: choose among {known}.").format(
                name=shown(wanted), file=name, known=choices([*known[:_MOST_NAMED], *_rest(known)])
            )
        )
    return found[0]


def _title(table: TableGuess) -> str:
    number = str(table.number + 1)
    return f"{number} ({shown(table.title)})" if table.title else number


def _rest(known: Sequence[str]) -> tuple[str, ...]:
    return ("…",) if len(known) > _MOST_NAMED else ()


def _fitted(name: str, before: Look, named: Sequence[TableGuess], options: argparse.Namespace) -> Hints:
    """What the options say, of the tables that they name, or else of the one that would be shown."""
    hints = _of_file(options)
    if named:
        hints = replace(hints, taken={table.number: True for table in named}, others=False)
    if not options.columns and options.headings is None:
        return hints
    first, *others = named or [_likeliest(before)]
    are_several = len(before.tables) > 1
    said = {table.number: _of_table(name, table, options, are_several) for table in (first, *others)}
    own = said.pop(first.number)
    return replace(hints, columns=own.columns, first_row=own.first_row, table=first.number, elsewhere=said)


def _likeliest(before: Look) -> TableGuess:
    """The table that is meant where none is named: the first that has terms, as far as one can see."""
    assert before.table is not None
    visible = [table for table in before.tables if not table.is_hidden] or [before.table]
    return max(visible, key=lambda table: min(2, sum(c.role in _OF_TERMS for c in table.columns)))


def _of_table(name: str, table: TableGuess, options: argparse.Namespace, are_several: bool) -> Hints:
    """What the options say of one table. Raises FormatError for a column that it hasn't got."""
    wanted: Sequence[Named] = options.columns
    if not wanted:
        return Hints(first_row=options.headings)
    places, first_row = _places(name, table, wanted, options.headings, are_several)
    said = {at: column.meaning for at, column in zip(places, wanted, strict=True) if at < len(table.columns)}
    spoken = {meaning.language for meaning in said.values() if meaning.role is Role.TERM}
    columns = {column.index: meaning_of(column) for column in table.columns}
    if spoken:
        # Whoever says which column is French means that no other one is.
        columns = {
            at: Meaning(Role.OTHER)
            if meaning.role is Role.TERM and meaning.language in (None, *spoken)
            else meaning
            for at, meaning in columns.items()
        }
    return Hints(columns={**columns, **said}, first_row=first_row)


def _places(
    name: str, table: TableGuess, wanted: Sequence[Named], headings: int | None, are_several: bool
) -> tuple[list[int], int | None]:
    """The places of the columns that are named, and the first row of entries where anything tells of it."""
    strange = None
    for above, first_row in _heads(table, headings):
        found = [_found(column, above, len(table.columns)) for column in wanted]
        strange = strange or next((c for c, at in zip(wanted, found, strict=True) if len(at) != 1), None)
        if all(len(at) == 1 for at in found):
            places = [at[0] for at in found]
            twice = next((at for at, count in Counter(places).items() if count > 1), None)
            if twice is not None:
                raise refusal(
                    name,
                    _("--columns names column {name} twice.").format(name=column_letters(twice)),
                    table.place,
                )
            return places, first_row
    assert strange is not None
    raise refusal(name, _no_column(strange, table, headings, are_several), table.place)


def _heads(table: TableGuess, headings: int | None) -> Iterator[tuple[Sequence[str], int | None]]:
    """Rows that may head the table, the likeliest first, each with the row at which entries then start.

    Where no headings were recognised, columns may be named by one of the first rows all the same.
    """
    first = table.first_row if headings is None else headings
    yield ([column.heading for column in table.columns] if headings is None else ()), headings
    for row in reversed(table.rows[:first]):
        yield row, headings
    if headings is None and not table.first_row:
        for number, row in enumerate(table.rows[:_HEADING_ROWS], 1):
            yield row, number


def _found(column: Named, above: Sequence[str], width: int) -> list[int]:
    """Where a column may stand that is named by its place, its letters, or its heading alone."""
    if column.place is not None:
        is_there = column.place < width or column.meaning.role is Role.LEFT_OUT
        return [column.place] if is_there else []
    place = place_of(column.name)
    if place is not None and place < width:
        return [place]
    wanted = _compared(column.name)
    return [at for at, cell in enumerate(above) if wanted and _compared(cell) == wanted]


def _compared(heading: str) -> str:
    return " ".join(heading.split()).casefold()


def _no_column(strange: Named, table: TableGuess, headings: int | None, are_several: bool) -> str:
    """What to say of a column that isn't there, or is there more than once."""
    for above, _first_row in _heads(table, headings):
        places = _found(strange, above, len(table.columns))
        if len(places) > 1:
            return _("several columns have the heading “{name}”: name one by its letter ({letters}).").format(
                name=shown(strange.name), letters=choices([column_letters(at) for at in places])
            )
    first = table.first_row if headings is None else headings
    at = max(0, first - 1)
    above = table.rows[at] if at < len(table.rows) else ()
    cells = [above[index].strip() if index < len(above) else "" for index in range(len(table.columns))]
    known = [
        f"{column_letters(index)} ({shown(cell)})" if cell else column_letters(index)
        for index, cell in enumerate(cells)
    ]
    if are_several:
        sentence = _(
            "there is no column “{name}” for --columns: choose among {columns}, "
            "or choose another table with --sheet."
        )
    else:
        sentence = _("there is no column “{name}” for --columns: choose among {columns}.")
    name = strange.name or column_letters(strange.place or 0)
    return sentence.format(name=shown(name), columns=choices([*known[:_MOST_NAMED], *_rest(known)]))
