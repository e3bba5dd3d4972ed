"""Tables of contacts in CSV: ours, Outlook’s, Google’s and those that people keep in; our own columns out.

Owns the way between such a file and contacts. Rows and cells that can’t be taken are named and left out.
Written are the columns of `csv_headings.OWN` in UTF-8 with a byte-order mark, so that Excel shows the
accents; no cell of them is a formula to a spreadsheet.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from interpreter_app.base.errors import FormatError
from interpreter_app.base.files import write_atomically
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.cards.csv_headings import Column, columns_of, heading, strength
from interpreter_app.exchange.cards.csv_rows import Cells, Wrong, columns_for, draft_of, row_of
from interpreter_app.exchange.cards.identities import Draft, identified
from interpreter_app.exchange.cards.reading import MAX_CARDS, CardReading, refuse_size, too_many
from interpreter_app.exchange.encodings import UNWANTED, control_character
from interpreter_app.exchange.reading import ProblemList, Row, at_row, refusal
from interpreter_app.exchange.tables import csv_text
from interpreter_app.exchange.tables.cells import clean_row, guarded

MAX_COLUMNS = 2_000
"""Columns of a table."""

_HEADING_ROWS = 10
_SURE = 2


def read_contacts(content: bytes, name: str, assumed: Language = Language.FRENCH) -> CardReading:
    """The contacts in the bytes of a table, whose headings are in English or French.

    A title whose language neither its heading nor its words tell is in the `assumed` one. Raises FormatError
    for what isn’t a text table, or has no column that is known.
    """
    refuse_size(content, name)
    problems = ProblemList()
    text = csv_text.looked_at(content, name, strength)
    csv_text.name_stray_lines(text.encoding, problems)
    csv_text.refuse_many_cells(content, (text.separator or ",").encode(), 6_000_000, name)
    rows = csv_text.rows(text if text.separator else replace(text, separator=","), name, problems)
    columns: list[Column | None] = []
    headings: list[str] = []
    unknown: set[int] = set()
    drafts: list[Draft] = []
    passed = 0
    for row in rows:
        cells = clean_row(row.cells)
        if not columns:
            if _are_headings(cells, alone=len(cells) == 1):
                columns, headings = columns_of(cells), cells
            else:
                passed += 1
            if passed >= _HEADING_ROWS:
                break
            continue
        unknown.update(_unknown(cells, columns))
        _take(row, cells, columns, headings, drafts, assumed, problems)
        if len(drafts) > MAX_CARDS:
            raise too_many(name, at_row(row.number))
    if not columns:
        raise refusal(
            name,
            _("no column of contacts was found: write headings such as Name, E-mail, Organisation in row 1."),
        )
    for place in sorted(unknown):
        column = headings[place] if place < len(headings) and headings[place] else str(place + 1)
        problems.add(at_row(1, column), _("this column has no place in a contact and was left out."))
    return CardReading(identified(drafts), problems.all(), text.encoding.name)


def _are_headings(cells: Sequence[str], *, alone: bool) -> bool:
    return len(cells) <= MAX_COLUMNS and strength(cells) >= (1 if alone else _SURE)


def _unknown(cells: Sequence[str], columns: Sequence[Column | None]) -> Iterable[int]:
    """The places of filled cells whose column isn’t known."""
    for place, cell in enumerate(cells[:MAX_COLUMNS]):
        if cell and (place >= len(columns) or columns[place] is None):
            yield place


def _take(
    row: Row,
    cells: Sequence[str],
    columns: Sequence[Column | None],
    headings: Sequence[str],
    drafts: list[Draft],
    assumed: Language,
    problems: ProblemList,
) -> None:
    draft, wrong = draft_of(Cells(columns, cells), assumed)
    for one in wrong:
        problems.add(at_row(row.number, _heading_of(one, columns, headings)), one.message)
    if draft is None:
        problems.leave_out(at_row(row.number), _("there is no name in this row: it was left out."))
    else:
        drafts.append(draft)


def _heading_of(wrong: Wrong, columns: Sequence[Column | None], headings: Sequence[str]) -> str:
    place = next(
        (i for i, one in enumerate(columns) if one is not None and one.field == wrong.column.field), -1
    )
    return headings[place] if place >= 0 else ""


def write_contacts(
    contacts: Iterable[Contact],
    language: Language = Language.ENGLISH,
    separator: str = ",",
    *,
    organisations: Iterable[Contact] = (),
    private: bool = True,
) -> bytes:
    """A table with a row for each contact, headings in this language.

    `organisations` are those that persons may belong to. Without `private`, for a table that is given away,
    notes, follow-ups, encounters and consent stay at home, as do contacts that were forgotten. Raises
    FormatError for what no table holds: a control character, or a text that is too long for a cell.
    """
    chosen = [one for one in contacts if private or not one.forgotten]
    names = {one.id: one.full_name for one in (*organisations, *chosen) if one.is_organisation}
    columns = columns_for(chosen, private=private)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=separator, lineterminator="\r\n")
    writer.writerow([heading(column, language) for column in columns])
    for contact in chosen:
        row = row_of(contact, columns, names)
        _check(contact, row)
        writer.writerow([guarded(cell) for cell in row])
    return out.getvalue().encode("utf-8-sig")


def write_contacts_file(
    path: Path,
    contacts: Iterable[Contact],
    language: Language = Language.ENGLISH,
    separator: str = ",",
    *,
    organisations: Iterable[Contact] = (),
    private: bool = True,
) -> None:
    """Put the table of `write_contacts` into a file, whole or not at all; ExpectedError if it can’t be."""
    write_atomically(
        path, write_contacts(contacts, language, separator, organisations=organisations, private=private)
    )


def _check(contact: Contact, row: Iterable[str]) -> None:
    for cell in row:
        unwanted = UNWANTED.search(cell)
        if unwanted:
            raise refusal(contact.full_name, control_character(unwanted.group()))
        if len(cell) >= csv_text.MAX_CELL:
            raise _too_long(contact)


def _too_long(contact: Contact) -> FormatError:
    return refusal(
        contact.full_name,
        _("a text has more than {count} characters: save these contacts as vCard.").format(
            count=csv_text.MAX_CELL - 1
        ),
    )
