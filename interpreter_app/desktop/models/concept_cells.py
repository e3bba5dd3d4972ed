"""What stands in a cell of the table of concepts: its field, what it shows of it, what typing there means.

Owns the columns and their wording. Knows neither rows nor the store.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from PySide6.QtCore import Qt

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import language as interface_language
from interpreter_app.desktop.models.result_text import one_line, sign_word
from interpreter_app.domain.subjects import shown, written
from interpreter_app.domain.terms import Concept, Equivalence, Language, Status, Term
from interpreter_app.exchange.tables.cells import BETWEEN_TERMS, one_cell, texts_in
from interpreter_app.services.browsing import NO, YES
from interpreter_app.store.glossaries import StoredConcept


class Column(StrEnum):
    """A column, by the field of the concept that is written in it."""

    FRENCH = "french"
    ENGLISH = "english"
    EQUIVALENCE = "equivalence"
    NOTE = "note"
    SUBJECT = "subject"
    SOURCE = "source"
    FALSE_FRIEND = "false-friend"
    CHECKED = "checked"


COLUMNS = tuple(Column)

TICKS = (Column.FALSE_FRIEND, Column.CHECKED)
"""The columns that are ticked instead of written in."""

_SEEN = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
READ_ONLY = (_SEEN,) * len(COLUMNS)
WRITABLE = tuple(
    _SEEN | (Qt.ItemFlag.ItemIsUserCheckable if column in TICKS else Qt.ItemFlag.ItemIsEditable)
    for column in COLUMNS
)
"""What can be done with the cells of a row, one by one: of a concept that has gone, and of others."""

LANGUAGES = {Column.FRENCH: Language.FRENCH, Column.ENGLISH: Language.ENGLISH}
"""The columns of terms."""

_SIGNS = {value.sign: value for value in Equivalence} | {"~": Equivalence.QUASI_EQUIVALENT}
_EMPTY = Concept("", ())

_HEADINGS: Mapping[Column, Callable[[], str]] = {
    Column.FRENCH: lambda: _("French"),
    Column.ENGLISH: lambda: _("English"),
    Column.EQUIVALENCE: lambda: _("Equivalence"),
    Column.SUBJECT: lambda: _("Subject field"),
    Column.SOURCE: lambda: _("Source"),
    Column.FALSE_FRIEND: lambda: _("False friend"),
    Column.CHECKED: lambda: _("Checked"),
}


def note_language() -> Language:
    """The language of the transfer note that the table shows: the reader's."""
    return Language.FRENCH if interface_language() == Language.FRENCH else Language.ENGLISH


def heading(column: Column) -> str:
    """What a column is called."""
    if column is not Column.NOTE:
        return _HEADINGS[column]()
    is_french = note_language() is Language.FRENCH
    return _("Say to a French speaker") if is_french else _("Say to an English speaker")


def column_of(field: str, language: Language | None) -> Column:
    """The column in which a field of a concept stands; one that the table doesn't show: its terms."""
    if field == "source":
        return Column.SOURCE
    if field == "transfer_note" and language is note_language():
        return Column.NOTE
    return Column.ENGLISH if language is Language.ENGLISH else Column.FRENCH


def said_in(concept: Concept, language: Language) -> tuple[Term, ...]:
    """The terms of a language that one may say, the best of them first; another if there is none."""
    terms = concept.in_language(language)
    return tuple(term for term in terms if term.status is not Status.DEPRECATED or term is terms[0])


def _in_a_row(texts: Sequence[str]) -> str:
    """Several terms as one types them: behind one another with semicolons, if they are understood so."""
    typed = "; ".join(texts)
    return typed if texts_in(typed) == list(texts) else one_cell(texts)


def field_text(concept: Concept, column: Column) -> str:
    """What one edits in a cell: the terms one may say, the value of an equivalence, YES or NO for a tick."""
    match column:
        case Column.FRENCH | Column.ENGLISH:
            return _in_a_row([term.text for term in said_in(concept, LANGUAGES[column])])
        case Column.EQUIVALENCE:
            return concept.equivalence.value if concept.equivalence else ""
        case Column.NOTE:
            return concept.transfer_note.get(note_language())
        case Column.SUBJECT:
            return concept.subject_field
        case Column.SOURCE:
            return concept.source
        case _:
            is_set = concept.checked if column is Column.CHECKED else concept.false_friend
            return YES if is_set else NO


def as_field(column: Column, typed: str) -> str | None:
    """What was typed into a cell as the field has it, or None if it means nothing there.

    An equivalence may be typed as its sign, a subject field by its name in the interface's language.
    """
    text = typed.strip()
    if column is Column.EQUIVALENCE:
        if text in _SIGNS:
            return _SIGNS[text].value
        return text if text in ("", *Equivalence) else None
    if column in TICKS:
        return text if text in (YES, NO) else None
    return written(text) if column is Column.SUBJECT and text else text


class Line(NamedTuple):
    """A row made ready to be painted, cell by cell: its texts, the texts in one line, and its ticks."""

    stored: StoredConcept | None
    fields: tuple[str, ...]
    displayed: tuple[str, ...]
    ticks: tuple[Qt.CheckState | None, ...]


def line_of(stored: StoredConcept | None, typed: Mapping[Column, str]) -> Line:
    """The row of a concept, or of a new one, with what was typed into it and isn't saved yet."""
    concept = stored.concept if stored else _EMPTY
    fields = tuple(typed.get(column, field_text(concept, column)) for column in COLUMNS)
    on, off = Qt.CheckState.Checked, Qt.CheckState.Unchecked
    return Line(
        stored=stored,
        fields=fields,
        displayed=tuple(_displayed(column, text) for column, text in zip(COLUMNS, fields, strict=True)),
        ticks=tuple(
            (on if text == YES else off) if column in TICKS else None
            for column, text in zip(COLUMNS, fields, strict=True)
        ),
    )


def _displayed(column: Column, text: str) -> str:
    """A cell in one line: of several terms the one that one says, and how many more there are."""
    if column in LANGUAGES:
        terms = texts_in(text)
        return f"{one_line(terms[0])}  +{len(terms) - 1}" if len(terms) > 1 else one_line("".join(terms))
    if column is Column.EQUIVALENCE:
        return Equivalence(text).sign if text else ""
    if column in TICKS:
        return ""
    return shown(text) if column is Column.SUBJECT and text else one_line(text)


def whole_text(line: Line, column: Column) -> str:
    """The whole of a cell in words: all terms of the language, the degree of equivalence."""
    text = line.fields[COLUMNS.index(column)]
    if column in LANGUAGES:
        is_french = column is Column.FRENCH
        nothing = _("no French term yet") if is_french else _("no English term yet")
        return BETWEEN_TERMS.join(texts_in(text)) or nothing
    if column is Column.EQUIVALENCE:
        return sign_word(Equivalence(text)) if text else _("not judged")
    if column in TICKS:
        return ""
    return shown(text) if column is Column.SUBJECT else text
