"""Glossaries in Markdown: every table of terms in a file, as GitHub understands tables.

Owns the way between such a file and a Glossary: title, description, headings as subject fields, and the rows
of tables; `markdown_blocks` tells tables from text, `markdown_inline` has what stands in a cell. A table
whose headings name neither French nor English isn't read, and neither is text below the first table: both
are named. A line without « | » ends a table, as an empty one does.

Written are the title, the description and one table of the columns of `own_columns` in which there is
anything, the two languages first, aligned for whoever reads it in an editor. A comment that isn't shown
(«<!-- Passerelle: … -->») keeps the glossary's id. Held is what CSV holds: all but what the glossary says of
itself, and contexts and pronunciations of further terms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from interpreter_app.base.collector import collector_paused
from interpreter_app.base.errors import FormatError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.base.one_line import on_one_line
from interpreter_app.domain.ids import is_id, new_id, slug
from interpreter_app.domain.language.guessing import likely_language
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language
from interpreter_app.exchange.losses import Field, all_but
from interpreter_app.exchange.one_sided import one_sided
from interpreter_app.exchange.reading import Problem, ProblemList, Reading, Row, at_line, at_row, refusal
from interpreter_app.exchange.tables import csv_text
from interpreter_app.exchange.tables.cells import guarded
from interpreter_app.exchange.tables.columns import Layout, guess_of, layout_of, strength
from interpreter_app.exchange.tables.glossary import (
    named_after,
    no_terms_said,
    none_taken,
    not_recognised,
    nothing_below,
    reading_of,
    refuse_breadth,
)
from interpreter_app.exchange.tables.headings import Column, Role
from interpreter_app.exchange.tables.hints import NO_HINTS, Examined, Hints, TableGuess
from interpreter_app.exchange.tables.lines_out import write_lines
from interpreter_app.exchange.tables.markdown_blocks import Blocks, Table, blocks_in, cells_in
from interpreter_app.exchange.tables.markdown_inline import cell_of, text_of
from interpreter_app.exchange.tables.own_columns import rows_of
from interpreter_app.exchange.tables.rows import concepts_of
from interpreter_app.exchange.tables.said import Said

FORMAT = "markdown"

HOLDS = all_but(Field.ABOUT, Field.FURTHER_CONTEXT, Field.FURTHER_PRONUNCIATION)

LARGEST = 30_000_000
MAX_CELLS = 1_500_000
MAX_LINES = 150_000
MAX_MARKS = 2_000_000
"""Signs in the whole file that may be marks within a cell."""

_MARKS = (b"\\", b"*", b"_", b"~", b"`", b"<", b"&", b"[")
_SAMPLE = 300
_SHOWN_ROWS = 50
_WIDEST = 40
"""Cells are filled up with spaces to the widest of their column, but not beyond this."""
_BETWEEN_NAMES = " / "
_SHOWN = {"fr": "Français", "en": "English"}
_ORDER = {"fr": 0, "en": 0, "id": 2}
_WITHOUT_ADDRESSES = frozenset(
    {
        Role.TERM, Role.SYNONYMS, Role.ACRONYMS, Role.SHORT_FORMS, Role.VARIANTS, Role.PHRASES, Role.TYPE,
        Role.STATUS, Role.GENDER, Role.NUMBER, Role.PART_OF_SPEECH, Role.REGION, Role.EQUIVALENCE,
        Role.FALSE_FRIEND, Role.CHECKED, Role.ID, Role.LANGUAGE,
    }
)  # fmt: skip
"""Where the address of a link would be taken for a part of what the cell says."""


def read(content: bytes, name: str) -> Reading:
    """The glossary in the tables of a Markdown file, named by its title if it has one.

    Raises FormatError for what isn't text, or has no table with a French or an English column.
    """
    return examine(content, name).taken()


def examine(content: bytes, name: str, hints: Hints = NO_HINTS) -> Examined:
    """The tables of a file as `hints` correct them, and what was read of them.

    What is said of one table holds for others with the same headings, as in `several`; the line above the
    dashes is the first row. Raises FormatError for what isn't text.
    """
    problems = ProblemList()
    encoding = csv_text.text_encoding(content, name, hints.encoding)
    csv_text.refuse_many_cells(content, b"|", MAX_CELLS, name)
    if sum(map(content.count, _MARKS)) > MAX_MARKS:
        raise refusal(
            name, _("there are more than {count} signs like * or _: divide the file.").format(count=MAX_MARKS)
        )
    csv_text.name_stray_lines(encoding, problems)
    blocks = blocks_in(csv_text.lines_of(content, encoding, name, problems, MAX_LINES), name)
    looked = _looked_at(blocks.tables, name, hints)
    guesses = tuple(one.guess for one in looked)
    unwanted = {id(table) for number, table in enumerate(blocks.tables) if hints.takes(number) is False}
    if unwanted and not any(one.guess.is_taken for one in looked):
        return Examined(guesses, 0, None, refusal(name, none_taken()))
    found = [
        _found(table, one.layout)
        for table, one in zip(blocks.tables, looked, strict=True)
        if one.layout and one.guess.is_taken
    ]
    first_read = next((n for n, one in enumerate(looked) if one.layout and one.guess.is_taken), 0)
    shown = hints.table if hints.table is not None and hints.table < len(looked) else first_read
    try:
        reading = _reading(
            blocks, found, unwanted, problems, encoding.name, name, is_said=bool(hints.columns)
        )
    except FormatError as refused:
        return Examined(guesses, shown, None, refused)
    return Examined(guesses, shown, reading)


def _reading(
    blocks: Blocks,
    found: Sequence[_Found],
    unwanted: set[int],
    problems: ProblemList,
    encoding: str,
    name: str,
    *,
    is_said: bool,
) -> Reading:
    if not found:
        raise refusal(name, no_terms_said() if is_said and blocks.tables else _no_table(blocks))
    with collector_paused():
        concepts, places = _concepts(found, problems, own=blocks.own_id is not None)
    if not concepts and not problems.found:
        raise refusal(name, nothing_below())
    problems.remarks += _left_aside(blocks, unwanted | {id(one.table) for one in found})
    problems.remarks += one_sided(concepts, places)
    heading = _heading(blocks, named_after(name))
    own = blocks.own_id is not None
    return reading_of(heading, concepts, places, FORMAT, encoding, problems, own=own)


def write(glossary: Glossary, stream: BinaryIO) -> None:
    """Write title, description and table. FormatError for a text that no text file holds."""
    write_lines(_lines(glossary), stream, glossary)


def _no_table(blocks: Blocks) -> str:
    if not blocks.tables:
        return _(
            "there is no table: put “| fr | en |”, then “|---|---|”, above rows with « | » between cells."
        )
    return not_recognised([[text_of(cell, with_addresses=False) for cell in blocks.tables[0].head]])


class _Found(NamedTuple):
    """A table of terms: how it is read, its columns having lines for places, and its first row of entries."""

    table: Table
    layout: Layout
    first_row: int


class _Looked(NamedTuple):
    """What a table was found to be; there is no layout for one that is none of terms."""

    guess: TableGuess
    layout: Layout | None


def _looked_at(tables: Sequence[Table], name: str, hints: Hints) -> list[_Looked]:
    """What each table is, by its headings and by what a person says of it, or of one like it."""
    samples = [_sample_of(table, name) for table in tables]
    said = Said.of(dict(enumerate(samples)), hints)
    looked = []
    for number, sample in enumerate(samples):
        of_it = said.hints_for(number, sample)
        is_said = of_it.is_said
        if of_it.first_row is None:
            of_it = replace(of_it, first_row=1)
        layout = layout_of(sample, of_it if is_said else NO_HINTS) if is_said or strength(sample[0]) else None
        guess = guess_of(sample[:_SHOWN_ROWS], layout, of_it)
        place = _("table {number}").format(number=number + 1)
        taken = hints.takes(number)
        is_taken = layout is not None if taken is None else taken
        looked.append(_Looked(guess._replace(place=place, number=number, is_taken=is_taken), layout))
    return looked


def _sample_of(table: Table, name: str) -> list[list[str]]:
    """The headings of a table and its first rows, as text."""
    refuse_breadth([table.head], name)
    head = [text_of(cell, with_addresses=False).strip() for cell in table.head]
    head = ["no" if cell == "#" else cell for cell in head]
    # «#» at the start of a row is a comment in other files; here it begins a term.
    below = [cells_in(line) for _number, line in table.rows[:_SAMPLE]]
    below = [[text_of(cell, with_addresses=False).lstrip("# ") for cell in cells] for cells in below]
    return [head, *below]


def _found(table: Table, layout: Layout) -> _Found:
    """A table, with one more column behind the others for the subject that the heading above it gives."""
    first = layout.first_row
    if not layout.with_role(Role.SUBJECT):
        subject = Column(len(table.head), "subject", Role.SUBJECT)
        layout = replace(layout, columns=(*layout.columns, subject))
    return _Found(table, layout, first)


def _concepts(
    found: Sequence[_Found], problems: ProblemList, *, own: bool
) -> tuple[tuple[Concept, ...], dict[str, int]]:
    """The concepts of all the tables, each with an id of its own, and the lines where they start."""
    all_of_them: list[Concept] = []
    places: dict[str, int] = {}
    contents: dict[Concept, int] = {}
    for one in found:
        concepts, lines = concepts_of(
            _rows(one, problems), one.layout, one.table.line, own=own, problems=problems
        )
        if len(found) == 1:
            return concepts, lines
        for concept in concepts:
            line = lines[concept.id]
            first = contents.setdefault(replace(concept, id=""), line)
            if first != line:
                problems.leave_out(
                    at_row(line), _("it repeats row {row} and was left out.").format(row=first)
                )
                continue
            if concept.id in places:
                concept = replace(concept, id=new_id(_words(concept), places))
            places[concept.id] = line
            all_of_them.append(concept)
    return tuple(all_of_them), places


def _words(concept: Concept) -> list[str]:
    texts = (concept.definition.fr, concept.definition.en, concept.subject_field, concept.note)
    return [*(term.text for term in concept.terms), *texts]


def _rows(found: _Found, problems: ProblemList) -> Iterator[Row]:
    """The rows as text, each as wide as the headings, and the subject that the heading above them gives."""
    table, layout = found.table, found.layout
    width = len(table.head)
    plain = {column.index for column in layout.columns if column.role in _WITHOUT_ADDRESSES}
    lost: list[str] = []
    first_lost = 0
    has_subject = any(column.index == width for column in layout.columns)
    head = [(table.line, table.head)] if not found.first_row else []
    below = ((number, cells_in(line)) for number, line in table.rows[max(0, found.first_row - 1) :])
    for number, cells in chain(head, below):
        cells = list(cells)
        if len(cells) > width and any(cells[width:]):
            problems.leave_out(at_row(number), _too_many(len(cells), width))
            continue
        del cells[width:]
        made = [
            text_of(cell, with_addresses=index not in plain, lost=lost) for index, cell in enumerate(cells)
        ]
        if lost:
            first_lost = first_lost or number
            lost.clear()
        if not any(made):
            continue
        made += [""] * (width - len(made))
        if has_subject:
            made.append(table.subject)
        yield Row(number, number, made)
    if first_lost:
        problems.remarks.append(
            Problem(at_row(first_lost), _("the addresses of links in columns of terms were left out."))
        )


def _too_many(found: int, expected: int) -> str:
    return _(
        "more cells ({found}) than headings ({expected}): the row was left out; "
        "put a backslash before each “|” inside a cell."
    ).format(found=found, expected=expected)


def _left_aside(blocks: Blocks, dealt_with: set[int]) -> Iterator[Problem]:
    """What is in the file, but not in the glossary."""
    others = [table for table in blocks.tables if id(table) not in dealt_with]
    if others:
        yield Problem(
            at_line(others[0].line),
            ngettext(
                "{count} table has neither a French nor an English column and was left out: this one.",
                "{count} tables have neither a French nor an English column and were left out; "
                "this is the first of them.",
                len(others),
            ).format(count=len(others)),
        )
    if blocks.outside:
        yield Problem(
            at_line(blocks.first_outside),
            ngettext(
                "{count} line of text outside the tables was left out: this one.",
                "{count} lines of text outside the tables were left out; this is the first of them.",
                blocks.outside,
            ).format(count=blocks.outside),
        )


def _heading(blocks: Blocks, nameless: Glossary) -> Glossary:
    """The glossary as the file's title and first paragraphs name it."""
    title = text_of(blocks.title, with_addresses=False).strip()
    texts: dict[Language, list[str]] = {language: [] for language in Language}
    for paragraph in blocks.paragraphs:
        text = text_of(paragraph, with_addresses=True).strip()
        if text:
            texts[likely_language(text, Language.ENGLISH)].append(text)
    described = replace(
        nameless,
        description=Bilingual(*("\n".join(texts[language]) for language in Language)),
    )
    if not title:
        return described
    french, between, english = title.partition(_BETWEEN_NAMES)
    is_pair = blocks.own_id is not None and between
    name = Bilingual(french.strip(), english.strip()) if is_pair else Bilingual(title, title)
    own_id = blocks.own_id or slug(title)
    return replace(described, id=own_id if is_id(own_id) else nameless.id, name=name)


def _lines(glossary: Glossary) -> Iterator[str]:
    names = dict.fromkeys(on_one_line(name) for name in (glossary.name.fr, glossary.name.en) if name.strip())
    yield f"# {_BETWEEN_NAMES.join(map(cell_of, names))}"
    yield ""
    yield f"<!-- Passerelle: {glossary.id} -->"
    for text in (glossary.description.fr, glossary.description.en):
        if text.strip():
            yield ""
            # A paragraph that begins with one of these would be a heading, a list or a quotation.
            yield ("\\" if text.lstrip()[0] in "#>+-=" else "") + cell_of(text)
    yield ""
    yield from _table(glossary)


def _table(glossary: Glossary) -> Iterator[str]:
    rows = [[_cell(cell) for cell in row] for row in rows_of(glossary)]
    heads = rows[0]
    order = sorted(range(len(heads)), key=lambda place: _ORDER.get(heads[place], 1))
    widest = [max(map(len, column)) for column in zip(*rows[1:], strict=True)] or [0] * len(heads)
    order = [place for place in order if widest[place] or heads[place] in _SHOWN]
    shown = [_SHOWN.get(heads[place], heads[place].replace("\\_", " ").replace("_", " ")) for place in order]
    widths = [
        min(_WIDEST, max(widest[place], len(head), 3)) for place, head in zip(order, shown, strict=True)
    ]
    yield _line(shown, widths)
    yield _line(["-" * width for width in widths], widths)
    for row in islice(rows, 1, None):
        yield _line([row[place] for place in order], widths)


def _cell(text: str) -> str:
    # What reads cells takes a guard against formulas away, though nothing here is one.
    return cell_of(guarded(text) if text.startswith("'") else text) if text else ""


def _line(cells: Iterable[str], widths: Iterable[int]) -> str:
    inside = " | ".join([cell.ljust(width) for cell, width in zip(cells, widths, strict=True)])
    return f"| {inside} |"
