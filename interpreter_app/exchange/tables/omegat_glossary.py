"""Glossaries of OmegaT: a line for each pair of terms, with tabs between source, target and comment.

Owns the way between such a file and a Glossary. As OmegaT reads it, a line that starts with «#» is a comment,
a quotation mark is a character, and spaces around a cell don't count; a file whose name ends in .csv has
commas and quotation marks instead. Which side is French is told by a line «# fr ⇥ en», by a first line that
names both languages, else by the words.

Written is French to English, a line for each French term with each English one, since OmegaT shows what
stands beside the very word. What the entry says is in the comment (`omegat_comment`), with its id, by which
the lines of an entry join when Passerelle reads its own file. Lines of other files don't join: «avocat» is a
lawyer in one and an avocado in the next.

Held is all but: what the glossary says of itself, entries in one language, source, checked, contexts and
pronunciations. In a term a tab or a line end becomes a space, and of terms that are the same text in one
language of an entry one is written. Cells aren't guarded against spreadsheets: OmegaT would show the guard.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from typing import BinaryIO

from interpreter_app.base.collector import collector_paused
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.language.guessing import frenchness
from interpreter_app.domain.terms import Concept, Glossary, Language, Term
from interpreter_app.exchange.losses import Field, all_but
from interpreter_app.exchange.one_sided import one_sided
from interpreter_app.exchange.reading import (
    Problem,
    ProblemList,
    Reading,
    Row,
    at_line,
    refusal,
    too_long_term,
)
from interpreter_app.exchange.tables import csv_text, headings, omegat_comment
from interpreter_app.exchange.tables.entries import Entry, identified
from interpreter_app.exchange.tables.glossary import named_after, not_recognised, reading_of
from interpreter_app.exchange.tables.headings import Role
from interpreter_app.exchange.tables.lines_out import write_lines
from interpreter_app.exchange.tables.one_line import plain
from interpreter_app.exchange.tables.rows import MAX_TERM, MAX_TERMS

FORMAT = "omegat"

HOLDS = all_but(
    Field.ABOUT, Field.ONE_LANGUAGE, Field.SOURCE, Field.CHECKED, Field.CONTEXT, Field.PRONUNCIATION,
    Field.FURTHER_CONTEXT, Field.FURTHER_PRONUNCIATION,
)  # fmt: skip

LARGEST = 50_000_000
MAX_CELLS = 2_000_000
MAX_LINES = 250_000

_HEAD = "# Glossary in tab-separated format -*- coding: utf-8 -*-"
"""The first line that OmegaT itself writes, by which it knows the encoding."""
_OWN = "# Passerelle\tfr\ten\tcomment"
_OWN_LINE = re.compile(r"#\s*passerelle\b", re.IGNORECASE)
_SAMPLE = 300
_DECISIVE = 0.25
_MAX_ROWS_OF_ONE = MAX_TERMS * MAX_TERMS // 4

Sides = tuple[Language, Language]


def read(content: bytes, name: str) -> Reading:
    """The glossary in a file of OmegaT; its id and name are made from the file's name.

    Raises FormatError for what isn't text, doesn't show which side is French, or has no entry.
    """
    problems = ProblemList()
    encoding = csv_text.text_encoding(content, name)
    csv_text.refuse_many_cells(content, b"\t", MAX_CELLS, name)
    csv_text.name_stray_lines(encoding, problems)
    lines = csv_text.lines_of(content, encoding, name, problems, MAX_LINES)
    comments: list[str] = []
    if name.lower().endswith(".csv"):
        rows = csv_text.rows(csv_text.Text(content, encoding, ",", True, 0), name, problems)
        rows = (row for row in rows if not row.cells[0].startswith("#"))
    else:
        rows = _rows(lines, comments)
    sample = list(islice(rows, _SAMPLE))
    sides = _sides(comments, sample, name)
    if sample and _names_languages(sample[0].cells):
        del sample[0]
    own = any(map(_OWN_LINE.match, comments))
    with collector_paused():
        entries = _entries(chain(sample, rows), sides, problems, own=own)
        concepts, places = identified(_joined(entries, problems) if own else entries, problems, own=own)
    if not concepts and not problems.found:
        raise refusal(name, _("there is no pair of terms: write one on each line, with a tab between them."))
    problems.remarks += one_sided(concepts, places)
    return reading_of(named_after(name), concepts, places, FORMAT, encoding.name, problems, own=own)


def write(glossary: Glossary, stream: BinaryIO) -> None:
    """Write a line for each pair of terms. FormatError for a text that no text file holds."""
    write_lines(_lines(glossary), stream, glossary)


def _lines(glossary: Glossary) -> Iterator[str]:
    yield _HEAD
    yield _OWN
    for concept in glossary.concepts:
        french, english = (_written(concept, language) for language in Language)
        about = omegat_comment.about_concept(concept) if french and english else ""
        for source, of_source in french:
            for target, of_target in english:
                said = omegat_comment.comment(about, (of_source, of_target), concept.id)
                # A space keeps «#» from making the line a comment; OmegaT takes it away.
                yield f"{' ' if source[0] == '#' else ''}{source}\t{target}\t{said}"


def _written(concept: Concept, language: Language) -> list[tuple[str, str]]:
    """The texts of the terms with their marks, each text once."""
    made: dict[str, str] = {}
    for term in concept.in_language(language):
        text = plain(term.text)
        if text and text not in made:
            made[text] = omegat_comment.marks_of(term)
    return list(made.items())


def _rows(lines: Iterable[tuple[int, str]], comments: list[str]) -> Iterator[Row]:
    """The rows; comments above the first of them join the `comments`."""
    is_above = True
    for number, line in lines:
        if line.startswith("#"):
            if is_above and len(comments) < _SAMPLE:
                comments.append(line)
        elif line and not line.isspace():
            is_above = False
            yield Row(number, number, line.split("\t"))


def _sides(comments: Sequence[str], sample: Sequence[Row], name: str) -> Sides:
    """The languages of source and target; FormatError if nothing tells them."""
    above = [comment.lstrip("#").strip().split("\t") for comment in comments]
    above = [cells[1:] if cells[0].strip().lower() == "passerelle" else cells for cells in above]
    for cells in (*above, *(row.cells for row in sample[:1])):
        named = _names_languages(cells)
        if named:
            return named
    columns = [[row.cells[place] for row in sample if len(row.cells) > place] for place in (0, 1)]
    left, right = map(frenchness, columns)
    if abs(left - right) < _DECISIVE:
        if not columns[1]:
            raise refusal(
                name, _("there is no pair of terms: write one on each line, with a tab between them.")
            )
        raise refusal(name, not_recognised([row.cells for row in sample]))
    return _pair(Language.FRENCH if left > right else Language.ENGLISH)


def _names_languages(cells: Sequence[str]) -> Sides | None:
    """The two languages that these cells head columns of, if they do nothing else."""
    if len(cells) < 2 or any(len(cell) > headings.LONGEST_HEADING for cell in cells):
        return None
    columns = [headings.understood(place, cells[place]) for place in (0, 1)]
    if not all(column.sure and column.role is Role.TERM for column in columns):
        return None
    left, right = (column.language for column in columns)
    return (left, right) if left and right and left is not right else None


def _pair(left: Language) -> Sides:
    return left, left.other


def _entries(rows: Iterable[Row], sides: Sides, problems: ProblemList, *, own: bool) -> Iterator[Entry]:
    beyond = 0
    for row in rows:
        texts = [cell.strip() for cell in row.cells]
        if max(map(len, texts[:2])) > MAX_TERM:
            problems.leave_out(
                at_line(row.line),
                too_long_term(MAX_TERM),
            )
            continue
        if len(texts) < 2 or not (texts[0] or texts[1]):
            problems.leave_out(
                at_line(row.line), _("there is only one cell here: put a tab between the two terms.")
            )
            continue
        terms = [Term(text, language) for text, language in zip(texts, sides, strict=False) if text]
        entry = Entry(row.number, row.line, terms=terms)
        if own and len(texts) > 2:
            _take_comment(entry, texts[2])
        elif len(texts) > 2 and texts[2]:
            entry.notes.append(texts[2])
        further = [text for text in texts[3:] if text]
        if further:
            entry.notes += further
            beyond = beyond or row.line
        yield entry
    if beyond:
        problems.remarks.append(
            Problem(
                at_line(beyond),
                _("this column has no field of its own: what stands in it is kept in the notes."),
            )
        )


def _take_comment(entry: Entry, text: str) -> None:
    said = omegat_comment.understood(text)
    entry.id = said.id
    entry.terms = [omegat_comment.marked(term, said) for term in entry.terms]
    entry.equivalence, entry.false_friend = said.equivalence, said.false_friend
    entry.bilingual, entry.notes = said.bilingual, said.notes
    if said.subject:
        entry.texts[Role.SUBJECT] = said.subject


def _joined(entries: Iterable[Entry], problems: ProblemList) -> Iterator[Entry]:
    """One entry for all lines with the same id, in the order of their first lines."""
    together: dict[str, Entry] = {}
    rows: Counter[str] = Counter()
    alone = 0
    for entry in entries:
        if not entry.id:
            alone += 1
            together[f"\0{alone}"] = entry
            continue
        first = together.setdefault(entry.id, entry)
        if first is entry:
            continue
        rows[entry.id] += 1
        if rows[entry.id] > _MAX_ROWS_OF_ONE or len(first.terms) >= MAX_TERMS:
            problems.leave_out(
                at_line(entry.line), _("there are more than {count} terms.").format(count=MAX_TERMS)
            )
            continue
        _add(entry, first)
    return iter(together.values())


def _add(entry: Entry, first: Entry) -> None:
    """Put what one line of an entry says beside what its first line says."""
    first.rows += 1
    for term in entry.terms:
        there = [other.text for other in first.terms if other.language is term.language]
        if term.text not in there:
            first.terms.append(term)
    first.equivalence = first.equivalence or entry.equivalence
    first.false_friend |= entry.false_friend
    first.texts = entry.texts | first.texts
    others = [text for key, text in entry.bilingual.items() if first.bilingual.setdefault(key, text) != text]
    for note in (*entry.notes, *others):
        if note not in first.notes and len(first.notes) < MAX_TERMS:
            first.notes.append(note)
