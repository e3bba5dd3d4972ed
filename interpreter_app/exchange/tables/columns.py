"""What the columns of a table of terms hold: from their headings, else from the words below them.

Owns the choice of the row of headings and of the language of each column, and names the columns that
Passerelle itself writes. Works on rows of text; knows no file format, so that every kind of table is
understood alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from interpreter_app.domain.ids import is_id
from interpreter_app.domain.language.guessing import frenchness
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.tables import cells as cells_of
from interpreter_app.exchange.tables.headings import (
    LONGEST_HEADING,
    Column,
    Role,
    Side,
    is_other_language,
    names_language,
    understood,
)
from interpreter_app.exchange.tables.hints import NO_HINTS, Hints, TableGuess, with_hints

Rows = Sequence[Sequence[str]]

MAX_COLUMNS = 200

_HEADING_ROWS = 10
_DECISIVE = 0.25
_LEANING = 0.08

OTHER_TERMS = (Role.SYNONYMS, Role.ACRONYMS, Role.SHORT_FORMS, Role.VARIANTS, Role.PHRASES)
"""The columns that hold further terms of a language, in the order in which their terms are read."""

OF_FIRST_TERM = (
    Role.TYPE, Role.STATUS, Role.GENDER, Role.NUMBER, Role.PART_OF_SPEECH, Role.REGION, Role.CONTEXT,
    Role.PRONUNCIATION,
)  # fmt: skip
"""The columns that say something of the first term of a language."""

CORE_COLUMNS = (
    "id", "fr", "fr_gender", "fr_synonyms", "fr_acronyms", "en", "en_synonyms", "en_acronyms", "equivalence",
    "false_friend", "subject", "definition_fr", "definition_en", "transfer_note_fr", "transfer_note_en",
    "source", "checked", "note",
)  # fmt: skip
"""The columns that Passerelle always writes; it adds others of `own_heading` in which there is anything."""

_WITHOUT_LANGUAGE = frozenset(
    {Role.TERM, Role.EQUIVALENCE, Role.FALSE_FRIEND, Role.SUBJECT, Role.SOURCE, Role.CHECKED, Role.NOTE,
     Role.ID, Role.LANGUAGE, Role.OTHER, Role.PART_OF_SPEECH}
)  # fmt: skip
_SENTENCES = frozenset({Role.DEFINITION, Role.TRANSFER_NOTE, Role.CONTEXT})
_WORDS = frozenset({Role.SYNONYMS, Role.VARIANTS, Role.PHRASES})
_NEEDS_LANGUAGE = frozenset({Role.TYPE, Role.STATUS, Role.REGION, Role.NUMBER})
_GO_WITH_A_TERM = frozenset(
    {Role.DEFINITION, Role.SYNONYMS, Role.ACRONYMS, Role.CONTEXT, Role.GENDER, Role.PART_OF_SPEECH}
)
_VALUES: dict[Role, Callable[[str], object]] = {
    Role.TYPE: cells_of.type_in,
    Role.STATUS: cells_of.status_in,
    Role.GENDER: lambda cell: cells_of.gender_in(cell)[0],
    Role.NUMBER: cells_of.number_in,
    Role.EQUIVALENCE: cells_of.equivalence_in,
    Role.FALSE_FRIEND: lambda cell: cells_of.flag_in(cell) is not None,
    Role.CHECKED: lambda cell: cells_of.flag_in(cell) is not None,
    Role.LANGUAGE: names_language,
}


@dataclass(frozen=True, slots=True)
class Layout:
    """How to read a table: its columns and the row, counted from 0, at which its entries start.

    `by_language` is true for a table with one row for each language of an entry.
    """

    columns: tuple[Column, ...]
    first_row: int
    by_language: bool = False

    def languages(self) -> set[Language]:
        """The languages that have a column of terms of their own."""
        return {c.language for c in self.columns if c.role is Role.TERM and c.language}

    def with_role(self, role: Role, side: Side | None = None) -> Column | None:
        """The first column of this role, on this side if one is given."""
        return next((c for c in self.columns if c.role is role and (side is None or c.side is side)), None)


def own_heading(role: Role, language: Language) -> str:
    """The heading of the column in which Passerelle writes this of a language's terms."""
    return str(language) if role is Role.TERM else f"{language}_{role}"


def is_own(headings: Iterable[str]) -> bool:
    """Whether these are the headings of a table that Passerelle wrote."""
    return set(CORE_COLUMNS) <= {heading.strip().lower() for heading in headings}


def kept_as_id(text: str, *, own: bool) -> bool:
    """Whether a cell in a column of ids is one: in a table not our `own`, a bare number counts rows."""
    return is_id(text) and (own or not text.isdigit())


def is_of_one_language(role: Role) -> bool:
    """Whether a column of this role says nothing unless one knows its language."""
    return role is Role.TERM or role not in _WITHOUT_LANGUAGE | {Role.LEFT_OUT}


def strength(cells: Sequence[str]) -> int:
    """How well these cells head a table: 2 with two columns of terms, 1 with one, 0 not at all."""
    if len(cells) > MAX_COLUMNS or any(len(cell) > LONGEST_HEADING for cell in cells):
        return 0
    if sum(1 for cell in cells if cell.strip()) < 2:
        return 0
    columns = [understood(index, cell) for index, cell in enumerate(cells)]
    terms = [c for c in columns if c.role is Role.TERM]
    if _named_pair(columns) or (len(terms) > 1 and any(c.language for c in terms if c.sure)):
        return 2
    bare = [c for c in terms if not c.language and c.sure]
    if len(bare) == 2:
        return 2
    alone = any(c.language and c.sure for c in terms) or (
        bare and any(c.role in _GO_WITH_A_TERM for c in columns)
    )
    return 1 if alone else 0


def layout_of(rows: Rows, hints: Hints = NO_HINTS) -> Layout | None:
    """How to read the table that starts with these rows (some hundreds), or None if it can't be seen.

    What a person says of columns and headings counts before what is seen.
    """
    guess = _guessed(rows)
    if not hints.columns and hints.first_row is None:
        return guess
    if hints.first_row is None:
        hints = replace(hints, first_row=guess.first_row if guess else 0)
    columns = with_hints(guess.columns if guess else (), rows, hints)
    if not any(column.role is Role.TERM for column in columns):
        return None
    return Layout(tuple(columns), hints.first_row or 0, by_language=_is_by_language(columns))


def guess_of(
    rows: Rows, layout: Layout | None, hints: Hints = NO_HINTS, *, encoding: str = "", separator: str = ""
) -> TableGuess:
    """How the table that starts with these rows is read by this layout, or what it has if there is none."""
    found = layout.columns if layout else with_hints((), rows, hints)
    first = layout.first_row if layout else hints.first_row or 0
    known = {column.index: column for column in found}
    width = max((*map(len, rows), *(index + 1 for index in known)), default=0)
    columns = tuple(known.get(index) or Column(index, "", Role.OTHER) for index in range(width))
    return TableGuess(encoding, separator, tuple(map(tuple, rows)), columns, first)


def _guessed(rows: Rows) -> Layout | None:
    heads = _heading_row(rows)
    if heads is None:
        return _layout_without_headings(rows)
    first = heads + 1
    while first < len(rows) and is_comment(rows[first]):
        first += 1
    below = rows[first:]
    columns = _without_doubtful([understood(index, cell) for index, cell in enumerate(rows[heads])])
    columns = [_if_values_fit(column, below) for column in columns]
    if _is_by_language(columns):
        return Layout(tuple(columns), first, by_language=True)
    columns = [_without_numbering(column, below) for column in columns]
    columns = _terms_with_languages(_with_sides(columns), below)
    terms = [c for c in columns if c.role is Role.TERM]
    if not terms:
        return None
    return Layout(tuple(_with_language(column, columns, terms, below) for column in columns), first)


def _heading_row(rows: Rows) -> int | None:
    """The row that heads the table: the first, or one below titles; the strongest of them."""
    best, found = 0, None
    only_titles = True
    for number, cells in enumerate(rows[:_HEADING_ROWS]):
        if (only_titles or is_comment(cells)) and (here := strength(cells)) > best:
            best, found = here, number
        only_titles = only_titles and sum(1 for cell in cells if cell.strip()) <= 1
    return found


def is_comment(cells: Sequence[str]) -> bool:
    """Whether a row is marked as one that programs shall pass over."""
    return bool(cells) and cells[0].lstrip().startswith("#")


def _layout_without_headings(rows: Rows) -> Layout | None:
    """Two columns of terms told apart by their words; what stands in further ones goes to the note."""
    first = next((number for number, cells in enumerate(rows) if cells and not is_comment(cells)), 0)
    rows = rows[first:]
    used = sorted({index for cells in rows for index, cell in enumerate(cells) if cell.strip()})
    if not 2 <= len(used) <= 4 or all(map(is_other_language, rows[0][:2])):
        return None
    left, right = (Column(index, "", Role.TERM) for index in used[:2])
    pair = _told_apart(left, right, rows)
    if not pair:
        return None
    others = (Column(index, "", Role.NOTE) for index in used[2:])
    return Layout((*pair, *others), first)


def _told_apart(left: Column, right: Column, rows: Rows) -> tuple[Column, ...]:
    """The two columns with their languages, or none if their words don't show which is which."""
    difference = frenchness(_below(left, rows)) - frenchness(_below(right, rows))
    if abs(difference) < _DECISIVE:
        return ()
    language = Language.FRENCH if difference > 0 else Language.ENGLISH
    return replace(left, language=language, side=None), replace(right, language=language.other, side=None)


def _below(column: Column, rows: Rows) -> list[str]:
    return [cells[column.index] for cells in rows if len(cells) > column.index]


def _named_pair(columns: Sequence[Column]) -> bool:
    languages = {c.language for c in columns if c.role is Role.TERM and c.language}
    sides = {c.side for c in columns if c.side and c.role in (Role.TERM, Role.SOURCE, Role.LANGUAGE)}
    return len(languages) == 2 or len(sides) == 2 or _is_by_language(columns)


def _is_by_language(columns: Sequence[Column]) -> bool:
    terms = [c for c in columns if c.role is Role.TERM]
    roles = {c.role for c in columns}
    return {Role.ID, Role.LANGUAGE} <= roles and len(terms) == 1 and not terms[0].language


def _without_doubtful(columns: list[Column]) -> list[Column]:
    """A heading that is only half understood doesn't make a column of terms beside one that is clear."""
    clear = {c.language for c in columns if c.role is Role.TERM and c.sure}
    return [
        replace(c, role=Role.OTHER) if c.role is Role.TERM and not c.sure and c.language in clear else c
        for c in columns
    ]


def _if_values_fit(column: Column, rows: Rows) -> Column:
    """A column whose cells are no values of its role holds something else, whatever its heading says."""
    fits = _VALUES.get(column.role)
    if fits is None:
        return column
    cells = [cell.strip() for cell in _below(column, rows) if cell.strip()]
    enough = all if column.role is Role.LANGUAGE else any
    if not cells or enough(map(fits, cells)):
        return column
    otherwise = Role.TERM if column.role is Role.LANGUAGE and column.side else Role.OTHER
    return replace(column, role=otherwise, fits=False)


def _without_numbering(column: Column, rows: Rows) -> Column:
    """The numbers of a list on paper, and codes that can't be ids, go where everything unknown goes.

    Under our own heading even a number may be an id.
    """
    if column.role is not Role.ID or column.heading.strip().lower() == Role.ID:
        return column
    cells = [cell.strip() for cell in _below(column, rows) if cell.strip()]
    if not cells or any(kept_as_id(cell, own=False) for cell in cells):
        return column
    return replace(column, role=Role.OTHER)


def _with_sides(columns: list[Column]) -> list[Column]:
    """«Source» is a term beside «target», else where an entry comes from."""
    terms = [c for c in columns if c.role is Role.TERM]
    has_target = any(c.side is Side.TARGET for c in terms)
    has_source = any(c.side is Side.SOURCE for c in terms)
    as_term = has_target and not has_source and len({c.language for c in terms if c.language}) < 2
    settled = []
    for column in columns:
        if column.role is Role.SOURCE and column.side:
            column = replace(column, role=Role.TERM) if as_term else replace(column, side=None)
        settled.append(column)
    return settled


def _terms_with_languages(columns: list[Column], rows: Rows) -> list[Column]:
    """Give each column of terms its language: from its heading, the other one's, or its words.

    Where columns of codes say the language of each row, the columns of both sides stay open.
    """
    coded = any(c.role is Role.LANGUAGE and c.side for c in columns)
    terms = [c for c in columns if c.role is Role.TERM]
    known = {c.language for c in terms if c.language}
    open_ones = [c for c in terms if not c.language and c.sure and not (coded and c.side)]
    settled: dict[int, Column] = {}
    if len(known) == 1 and open_ones:
        language = known.pop()
        settled[open_ones[0].index] = replace(open_ones[0], language=language and language.other, side=None)
    elif not known and len(open_ones) == 1:
        settled[open_ones[0].index] = replace(open_ones[0], language=_by_words(open_ones[0], rows), side=None)
    elif not known and open_ones:
        settled = {c.index: c for c in _told_apart(open_ones[0], open_ones[1], rows)}
    made = [settled.get(c.index, c) for c in columns]
    return [
        replace(c, role=Role.OTHER)
        if c.role is Role.TERM and not c.language and not (coded and c.side)
        else c
        for c in made
    ]


def _by_words(column: Column, rows: Rows) -> Language | None:
    leaning = frenchness(_below(column, rows))
    if abs(leaning) <= _LEANING:
        return None
    return Language.FRENCH if leaning > 0 else Language.ENGLISH


def _with_language(column: Column, columns: list[Column], terms: list[Column], rows: Rows) -> Column:
    """The language of a column that doesn't name it: by its words, else that of the terms to its left."""
    if column.language or column.role in _WITHOUT_LANGUAGE:
        return column
    if column.role is Role.GENDER:
        return replace(column, language=Language.FRENCH)
    if column.role in _NEEDS_LANGUAGE:
        return replace(column, role=Role.OTHER)
    twins = [c for c in columns if c.role is column.role and not c.language]
    if column.role in _SENTENCES or (column.role in _WORDS and len(twins) == 1):
        language = _by_words(column, rows)
        if language:
            return replace(column, language=language)
    with_language = [c for c in terms if c.language]
    left = [c for c in with_language if c.index < column.index] or with_language[:1]
    return replace(column, language=left[-1].language) if left else replace(column, role=Role.OTHER)
