"""Rows of a table into concepts, whatever program the table comes from.

Owns what becomes of each cell once its column is known: terms, their marks, texts; what has no place goes to
the note. A row that can't be taken is named among the problems and left out. Knows no file format, so that
the next kind of table needs none of this again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.base.progress import giving_way
from interpreter_app.domain.terms import (
    Concept,
    Language,
    Status,
    Term,
    TermType,
)
from interpreter_app.exchange.reading import Problem, ProblemList, Row, at_row, too_long_term
from interpreter_app.exchange.tables import cells as cells_of
from interpreter_app.exchange.tables.cells import Piece, clean_row, is_one_term, split_terms
from interpreter_app.exchange.tables.columns import OF_FIRST_TERM, OTHER_TERMS, Layout, kept_as_id
from interpreter_app.exchange.tables.entries import Entry, by_language, has_term_in, identified, no_term
from interpreter_app.exchange.tables.headings import Column, Role, Side, language_named

Value = TypeVar("Value")

MAX_TERM = 2000
"""Characters in a cell of terms."""

MAX_TERMS = 100
"""Terms in one entry."""

_TEXTS = (Role.SUBJECT, Role.SOURCE, Role.DEFINITION, Role.TRANSFER_NOTE, Role.NOTE, Role.OTHER)

_FULL_FORM, _PREFERRED, _ADMITTED = TermType.FULL_FORM, Status.PREFERRED, Status.ADMITTED
"""What is looked up for every cell: an enumeration takes its time."""

TYPES = {
    Role.SYNONYMS: TermType.FULL_FORM,
    Role.ACRONYMS: TermType.ACRONYM,
    Role.SHORT_FORMS: TermType.SHORT_FORM,
    Role.VARIANTS: TermType.VARIANT,
    Role.PHRASES: TermType.PHRASE,
}


@dataclass(frozen=True, slots=True)
class Plan:
    """The columns of a table, sorted by what is done with them."""

    terms: tuple[Column, ...]
    of_words: tuple[Column, ...]
    more_terms: tuple[Column, ...]
    of_terms: tuple[Column, ...]
    texts: tuple[Column, ...]
    both: tuple[Column, ...]
    values: tuple[Column, ...]
    notes: tuple[Column, ...]
    others: tuple[Column, ...]
    further: bool
    id: Column | None
    own: bool
    codes: tuple[Column | None, Column | None]
    by_language: bool
    width: int
    needed: int


def concepts_of(
    rows: Iterable[Row], layout: Layout, heading_row: int, *, own: bool, problems: ProblemList
) -> tuple[tuple[Concept, ...], dict[str, int]]:
    """The concepts in the rows below the headings, and the line at which each one starts, by its id.

    `heading_row` is the number of the row of headings. `own`: the table was written by Passerelle, so that
    every id in it is meant as one.
    """
    plan = _plan(layout, own=own)
    homeless: set[Column] = set()
    made = (_entry(row, plan, problems, homeless) for row in giving_way(rows))
    entries: Iterable[Entry] = (entry for entry in made if entry is not None)
    if layout.by_language:
        entries = by_language(entries, problems)
    found = identified(entries, problems, own=own)
    for column in sorted(homeless, key=lambda c: c.index):
        where = at_row(heading_row, column.heading or _letters(column.index))
        problems.remarks.append(Problem(where, _kept_in_notes(column)))
    return found


def _kept_in_notes(column: Column) -> str:
    if column.fits:
        return _("this column has no field of its own: what stands in it is kept in the notes.")
    return _("what stands in this column isn’t understood: it is kept in the notes.")


def _letters(index: int) -> str:
    """What a spreadsheet calls the column at this place, counted from 0: A, B, … Z, AA."""
    before, last = divmod(index, 26)
    return (_letters(before - 1) if before else "") + chr(ord("A") + last)


def _plan(layout: Layout, *, own: bool) -> Plan:
    columns = layout.columns

    def those(*roles: Role) -> tuple[Column, ...]:
        return tuple(sorted((c for c in columns if c.role in roles), key=lambda c: roles.index(c.role)))

    terms, more_terms = those(Role.TERM), those(*OTHER_TERMS)
    return Plan(
        terms=terms,
        of_words=(*terms, *more_terms),
        more_terms=more_terms,
        of_terms=those(*OF_FIRST_TERM),
        texts=those(Role.SUBJECT, Role.SOURCE),
        both=those(Role.DEFINITION, Role.TRANSFER_NOTE),
        values=those(Role.EQUIVALENCE, Role.FALSE_FRIEND, Role.CHECKED),
        notes=those(Role.NOTE, Role.OTHER),
        others=those(Role.OTHER),
        further=bool(those(*_TEXTS)),
        id=layout.with_role(Role.ID),
        own=own,
        codes=(layout.with_role(Role.LANGUAGE, Side.SOURCE), layout.with_role(Role.LANGUAGE, Side.TARGET))
        if not layout.by_language
        else (layout.with_role(Role.LANGUAGE), None),
        by_language=layout.by_language,
        width=max(c.index for c in columns) + 1,
        needed=max(c.index for c in terms) + 1,
    )


def _entry(row: Row, plan: Plan, problems: ProblemList, homeless: set[Column]) -> Entry | None:
    """What one row says, or None for one that is empty or refused.

    The columns without a field of their own from which something went to its note join the `homeless`.
    """
    number, line, written = row
    cells = clean_row(written if len(written) == plan.width else written[: plan.width])
    beyond = len(written) > plan.width and any(cell.strip() for cell in written[plan.width :])
    if not (beyond or any(cells)):
        return None
    if beyond or len(cells) < plan.needed:
        problems.leave_out(at_row(number), _wrong_width(row, plan))
        return None
    if len(cells) < plan.width:
        cells += [""] * (plan.width - len(cells))
    entry = Entry(number, line)
    if plan.by_language:
        entry.spoken = _language_of_row(plan.terms[0], cells, plan)[0]
    for column in plan.of_words:
        text = cells[column.index]
        if len(text) > MAX_TERMS and (len(text) > MAX_TERM or text.count("|") > MAX_TERMS):
            problems.leave_out(
                at_row(number, column.heading),
                too_long_term(MAX_TERM),
            )
            return None
    _take_terms(cells, entry, plan)
    if plan.further:
        _take_texts(cells, entry, plan)
    for column in plan.values:
        _take_value(column, cells[column.index], entry, problems)
    if plan.id and cells[plan.id.index]:
        _take_id(plan.id, cells[plan.id.index], entry, plan, homeless)
    if not entry.terms and not plan.by_language:
        problems.leave_out(at_row(row.number), no_term())
        return None
    if len(entry.terms) > MAX_TERMS:
        problems.leave_out(
            at_row(row.number), _("there are more than {count} terms.").format(count=MAX_TERMS)
        )
        return None
    if plan.of_terms:
        _take_marks(cells, entry, plan, problems)
    if plan.others:
        homeless.update(c for c in plan.others if cells[c.index])
    return entry


def _take_id(column: Column, text: str, entry: Entry, plan: Plan, homeless: set[Column]) -> None:
    """What can't be an id still numbers an entry on somebody's list: the note has it.

    Where there is a row for each language it holds these together, which is all that a bare number says.
    """
    entry.id = text
    if not (plan.by_language or kept_as_id(text, own=plan.own)):
        entry.notes.append(_labelled(column.heading, text))
        homeless.add(column)


def _wrong_width(row: Row, plan: Plan) -> str:
    count = len(row.cells)
    if count < plan.needed:
        message = ngettext(
            "{count} cell where {expected} are needed: the row was left out; check the separators.",
            "{count} cells where {expected} are needed: the row was left out; check the separators.",
            count,
        )
        return message.format(count=count, expected=plan.needed)
    message = _(
        "more cells ({found}) than headings ({expected}): the row was left out; "
        "put quotation marks around texts with separators."
    )
    return message.format(found=count, expected=plan.width)


def _take_terms(cells: Sequence[str], entry: Entry, plan: Plan) -> None:
    for column in plan.terms:
        language, region = column.language, column.region
        if language is None:
            language, region = _language_of_row(column, cells, plan)
        text = cells[column.index]
        if not text:
            continue
        if language is None:
            entry.notes.append(_labelled(_code(column, cells, plan) or column.heading, text))
        elif is_one_term(text):
            # What most cells hold; the long way round would take three times as long.
            status = _ADMITTED if has_term_in(language, entry.terms) else _PREFERRED
            entry.terms.append(Term(text, language, _FULL_FORM, status, None, None, None, region))
        else:
            for piece in split_terms(text):
                entry.terms.append(_term(piece, language, entry, _FULL_FORM, region))
    for column in plan.more_terms:
        text, language = cells[column.index], column.language or entry.spoken
        if text and not language:
            entry.notes.append(_labelled(column.heading, text))
        elif text and language:
            for piece in split_terms(text):
                entry.terms.append(_term(piece, language, entry, TYPES[column.role], ""))


def _language_of_row(column: Column, cells: Sequence[str], plan: Plan) -> tuple[Language | None, str]:
    """The language of a cell in a table whose rows name it; one side is enough to know the other."""
    source, target = plan.codes
    mine, other = (source, target) if column.side is not Side.TARGET else (target, source)
    if mine is not None:
        return language_named(cells[mine.index])
    known = language_named(cells[other.index])[0] if other is not None else None
    return (known.other if known else None), ""


def _code(column: Column, cells: Sequence[str], plan: Plan) -> str:
    coded = plan.codes[1] if column.side is Side.TARGET else plan.codes[0]
    return cells[coded.index] if coded is not None else ""


def _term(piece: Piece, language: Language, entry: Entry, usual: TermType, region: str) -> Term:
    return Term(
        piece.text,
        language,
        piece.type or usual,
        piece.status or (_ADMITTED if has_term_in(language, entry.terms) else _PREFERRED),
        piece.part_of_speech,
        piece.gender,
        piece.number,
        piece.region or region,
    )


def _take_marks(cells: Sequence[str], entry: Entry, plan: Plan, problems: ProblemList) -> None:
    """Put what columns say of the first term of a language on that term."""
    first: dict[Language, int] = {}
    for place, term in enumerate(entry.terms):
        first.setdefault(term.language, place)
    for column in plan.of_terms:
        text = cells[column.index]
        if not text:
            continue
        firsts = [place for language, place in first.items() if column.language in (None, language)]
        if not firsts:
            entry.notes.append(_labelled(column.heading, text))
        for index in firsts:
            entry.terms[index] = _with_mark(entry, index, column, text, problems)


def _with_mark(entry: Entry, index: int, column: Column, text: str, problems: ProblemList) -> Term:
    term = entry.terms[index]
    kind, status, part = term.type, term.status, term.part_of_speech
    gender, number = term.gender, term.number
    region, context, pronunciation = term.region, term.context, term.pronunciation

    def checked(value: Value | None, before: Value) -> Value:
        if value is None:
            _misfit(column, text, entry, problems)
        return before if value is None else value

    match column.role:
        case Role.GENDER:
            named, plural = cells_of.gender_in(text)
            gender = checked(named, gender)
            number = plural or number
        case Role.NUMBER:
            number = checked(cells_of.number_in(text), number)
        case Role.TYPE:
            kind = checked(cells_of.type_in(text), kind)
        case Role.STATUS:
            status = checked(cells_of.status_in(text), status)
        case Role.PART_OF_SPEECH:
            part = cells_of.part_of_speech_in(text)
            if term.language is Language.FRENCH:
                named, plural = cells_of.gender_in(text)
                gender, number = gender or named, number or plural
        case Role.REGION:
            region = text
        case Role.CONTEXT:
            context = text
        case _pronunciation:
            pronunciation = text
    return Term(term.text, term.language, kind, status, part, gender, number, region, context, pronunciation)


def _take_texts(cells: Sequence[str], entry: Entry, plan: Plan) -> None:
    for column in plan.texts:
        text = cells[column.index]
        if text:
            before = entry.texts.get(column.role)
            entry.texts[column.role] = f"{before}\n{text}" if before else text
    for column in plan.both:
        text = cells[column.index]
        language = column.language or entry.spoken
        if text and not language:
            entry.notes.append(_labelled(column.heading, text))
        elif text and language:
            key = (column.role, language)
            before = entry.bilingual.get(key)
            entry.bilingual[key] = f"{before}\n{text}" if before else text
    for column in plan.notes:
        text = cells[column.index]
        if text:
            entry.notes.append(text if column.role is Role.NOTE else _labelled(column.heading, text))


def _take_value(column: Column, text: str, entry: Entry, problems: ProblemList) -> None:
    if not text:
        return
    if column.role is Role.EQUIVALENCE:
        entry.equivalence = cells_of.equivalence_in(text)
        if entry.equivalence is None:
            _misfit(column, text, entry, problems)
        return
    flag = cells_of.flag_in(text)
    if flag is None:
        _misfit(column, text, entry, problems)
    elif column.role is Role.CHECKED:
        entry.checked = flag
    else:
        entry.false_friend = flag


def _misfit(column: Column, text: str, entry: Entry, problems: ProblemList) -> None:
    """A value that isn't one of its column's is kept in the note and named."""
    entry.notes.append(_labelled(column.heading, text))
    problems.add(
        at_row(entry.row, column.heading),
        _("“{value}” isn’t understood here and was put into the note.").format(value=shown(text)),
    )


def _labelled(heading: str, text: str) -> str:
    return f"{heading}: {text}" if heading else text
