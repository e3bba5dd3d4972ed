"""The rows of a UTX file into entries.

Owns what becomes of each cell once `utx_head` has told the columns, and the joining of rows that carry the
same concept ID. What has no field goes to the note, and so does what one row of an entry says otherwise than
another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Language, PartOfSpeech, Term, TermType
from interpreter_app.exchange.reading import Problem, ProblemList, Row, at_line, at_row, too_long_term
from interpreter_app.exchange.tables import cells as cells_of
from interpreter_app.exchange.tables import utx_status
from interpreter_app.exchange.tables.entries import Entry, no_term
from interpreter_app.exchange.tables.headings import Role, Side
from interpreter_app.exchange.tables.one_line import unescaped
from interpreter_app.exchange.tables.rows import MAX_TERM, MAX_TERMS
from interpreter_app.exchange.tables.utx_head import Head, UtxColumn

SENTENCE = "sentence"
"""What UTX calls the part of speech of a phrase."""

_MARKS = frozenset(
    {
        Role.PART_OF_SPEECH, Role.GENDER, Role.NUMBER, Role.TYPE, Role.STATUS, Role.REGION, Role.CONTEXT,
        Role.PRONUNCIATION,
    }
)  # fmt: skip
_VOID = "-"
_MAX_NOTES = 200
"""Notes of an entry to which no further row adds: each new one is compared with all of them."""


@dataclass(frozen=True, slots=True)
class _Plan:
    """The columns of a file by what is done with them."""

    terms: tuple[UtxColumn, ...]
    marks: tuple[UtxColumn, ...]
    others: tuple[UtxColumn, ...]
    id: UtxColumn | None
    status: UtxColumn | None
    width: int
    target: Language | None
    own: bool


def entries_of(rows: Iterable[Row], head: Head, problems: ProblemList) -> Iterable[Entry]:
    """The entries in the rows below the head, in the order of their first rows."""
    plan = _plan(head)
    together: dict[str, Entry] = {}
    places: dict[str, int] = {}
    alone = 0
    for row in rows:
        cells = _cells(row, plan, problems)
        if cells is None:
            continue
        key = cells[plan.id.index] if plan.id else ""
        if not key:
            alone += 1
            key = f"\0{alone}"
        entry = together.get(key)
        if entry is None:
            entry = Entry(row.number, row.line, "" if key[0] == "\0" else key)
            _take(cells, entry, plan, problems, row)
            together[key] = entry
        elif len(entry.notes) > _MAX_NOTES:
            message = _("more than {count} rows have the id “{id}”.")
            problems.leave_out(at_line(row.line), message.format(count=entry.rows, id=shown(key)))
        elif len(entry.terms) >= MAX_TERMS or entry.rows >= MAX_TERMS:
            problems.leave_out(
                at_line(row.line), _("there are more than {count} terms.").format(count=MAX_TERMS)
            )
        else:
            entry.rows += 1
            _take(cells, entry, plan, problems, row)
        _note_homeless(cells, plan, places, row)
    for label, line in places.items():
        message = _("this column has no field of its own: what stands in it is kept in the notes.")
        problems.remarks.append(Problem(at_row(line, label), message))
    return together.values()


def with_mark(term: Term, role: Role, text: str) -> Term | None:
    """The term with what a cell says of it, or None for a text that isn't a value of the column."""
    match role:
        case Role.PART_OF_SPEECH if text == SENTENCE:
            return replace(term, type=TermType.PHRASE)
        case Role.PART_OF_SPEECH:
            part = cells_of.part_of_speech_in(text)
            is_known = part is not PartOfSpeech.OTHER or text == PartOfSpeech.OTHER
            gender, number = cells_of.gender_in(text) if term.language is Language.FRENCH else (None, None)
            if gender or number:
                term = replace(term, gender=term.gender or gender, number=term.number or number)
            return replace(term, part_of_speech=part) if is_known else None
        case Role.GENDER:
            gender, number = cells_of.gender_in(text)
            return replace(term, gender=gender, number=number or term.number) if gender else None
        case Role.NUMBER:
            plural = cells_of.number_in(text)
            return replace(term, number=plural) if plural else None
        case Role.TYPE:
            kind = cells_of.type_in(text)
            return replace(term, type=kind) if kind else None
        case Role.STATUS:
            status = cells_of.status_in(text)
            return replace(term, status=status) if status else None
        case Role.REGION:
            return replace(term, region=text)
        case Role.CONTEXT:
            return replace(term, context=text)
        case _pronunciation:
            return replace(term, pronunciation=text)


def _plan(head: Head) -> _Plan:
    columns = head.columns
    terms = tuple(c for c in columns if c.role is Role.TERM)
    known = (*_MARKS, Role.TERM, Role.ID, None)
    return _Plan(
        terms,
        tuple(c for c in columns if c.role in _MARKS),
        tuple(c for c in columns if c.role not in known),
        next((c for c in columns if c.role is Role.ID), None),
        next((c for c in columns if c.role is None), None),
        len(columns),
        next((c.language for c in terms if c.side is Side.TARGET), None),
        head.own,
    )


def _cells(row: Row, plan: _Plan, problems: ProblemList) -> list[str] | None:
    """The cells of a row, as many as there are columns; None for one that is left out."""
    cells = [cell.strip() for cell in row.cells]
    beyond = [cell for cell in cells[plan.width :] if cell]
    del cells[plan.width :]
    cells += [""] * (plan.width - len(cells))
    if beyond:
        problems.leave_out(
            at_line(row.line),
            _("there are more cells than columns: the line was left out; check its tabs."),
        )
        return None
    for column in plan.terms:
        if len(cells[column.index]) > MAX_TERM:
            problems.leave_out(
                at_line(row.line),
                too_long_term(MAX_TERM),
            )
            return None
    if not any(cells[column.index] for column in plan.terms):
        if any(cells):
            problems.leave_out(at_line(row.line), no_term())
        return None
    return cells


def _note_homeless(cells: Sequence[str], plan: _Plan, places: dict[str, int], row: Row) -> None:
    """Remember where a column without a field of its own says something for the first time."""
    for column in plan.others:
        if column.role is Role.OTHER and column.label not in places and _text(cells, column, plan):
            places[column.label] = row.line


def _text(cells: Sequence[str], column: UtxColumn, plan: _Plan) -> str:
    text = cells[column.index]
    if plan.own:
        return unescaped(text)
    return "" if text == _VOID else text


def _take(cells: Sequence[str], entry: Entry, plan: _Plan, problems: ProblemList, row: Row) -> None:
    """Put what a row says into its entry."""
    word = _text(cells, plan.status, plan) if plan.status else ""
    places = _take_terms(cells, word, entry, plan)
    if plan.status and word and not utx_status.is_known(word):
        _misfit(plan.status, word, entry, problems, row)
    if entry.rows == 1:
        entry.checked = word.lower() == utx_status.APPROVED
    for column in plan.marks:
        text = _text(cells, column, plan)
        if text and column.language:
            _mark(column, text, places.get(column.language, ()), entry, problems, row)
    for column in plan.others:
        text = _text(cells, column, plan)
        if text:
            _take_text(column, text, entry, problems, row)


def _take_terms(cells: Sequence[str], word: str, entry: Entry, plan: _Plan) -> dict[Language, list[int]]:
    """Put the terms that are new into the entry, and say where those of each language stand in it."""
    new: dict[Language, bool] = {}
    found: list[tuple[UtxColumn, Language, str]] = []
    for column in plan.terms:
        text, language = cells[column.index], column.language
        if not text or language is None:
            continue
        there = [term.text for term in entry.terms if term.language is language]
        if text not in there and all(text != other for _column, lang, other in found if lang is language):
            new.setdefault(language, not there)
            found.append((column, language, text))
    statuses = utx_status.inferred(word, new, plan.target)
    places: dict[Language, list[int]] = {}
    for column, language, text in found:
        places.setdefault(language, []).append(len(entry.terms))
        entry.terms.append(Term(text, language, status=statuses[language], region=column.region))
    return places


def _mark(
    column: UtxColumn,
    text: str,
    places: Sequence[int],
    entry: Entry,
    problems: ProblemList,
    row: Row,
) -> None:
    role = column.role
    if role is None:
        return
    for place in places:
        marked = with_mark(entry.terms[place], role, text)
        if marked is None:
            _misfit(column, text, entry, problems, row)
            return
        entry.terms[place] = marked


def _take_text(column: UtxColumn, text: str, entry: Entry, problems: ProblemList, row: Row) -> None:
    match column.role:
        case Role.SUBJECT | Role.SOURCE as role:
            if entry.texts.setdefault(role, text) != text:
                _add_note(f"{column.label}: {text}", entry)
        case Role.DEFINITION | Role.TRANSFER_NOTE as role if column.language:
            if entry.bilingual.setdefault((role, column.language), text) != text:
                _add_note(f"{column.label}: {text}", entry)
        case Role.EQUIVALENCE:
            degree = cells_of.equivalence_in(text)
            entry.equivalence = degree or entry.equivalence
            if degree is None:
                _misfit(column, text, entry, problems, row)
        case Role.FALSE_FRIEND | Role.CHECKED as role:
            flag = cells_of.flag_in(text)
            if flag is None:
                _misfit(column, text, entry, problems, row)
            elif role is Role.CHECKED:
                entry.checked = flag
            else:
                entry.false_friend = flag
        case Role.NOTE:
            _add_note(text, entry)
        case _other:
            _add_note(f"{column.label}: {text}", entry)


def _misfit(column: UtxColumn, text: str, entry: Entry, problems: ProblemList, row: Row) -> None:
    """A value that isn't one of its column's is kept in the note and named."""
    _add_note(f"{column.label}: {text}", entry)
    problems.add(
        at_line(row.line),
        _("“{value}” isn’t understood here and was put into the note.").format(value=shown(text)),
    )


def _add_note(text: str, entry: Entry) -> None:
    if entry.rows == 1 or text not in entry.notes:
        entry.notes.append(text)
