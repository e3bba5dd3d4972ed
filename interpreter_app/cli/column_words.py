"""The options of `import` that correct how a table is read, and the words for columns in them.

Owns both ways: what a person writes into an option, and what a program is told of a column. The words are the
headings of the CSV files that Passerelle writes; what else a heading may say is understood, too. Must not
know any file.
"""

from __future__ import annotations

import codecs
import re
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from interpreter_app.base.errors import shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.tables.columns import MAX_COLUMNS, is_of_one_language, own_heading
from interpreter_app.exchange.tables.headings import Role, understood
from interpreter_app.exchange.tables.hints import Meaning

_SKIP, _TAB = "skip", "tab"
_LETTERS = re.compile(r"[A-Za-z]{1,2}")
_LANGUAGE_LAST = (Role.DEFINITION, Role.TRANSFER_NOTE)


@dataclass(frozen=True, slots=True)
class Named:
    """What a person says of one column: its place counted from 0, or else its letters or heading."""

    place: int | None
    name: str
    meaning: Meaning


def add_options(parser: ArgumentParser) -> None:
    """The options that say how a table is to be read, where it isn't understood by itself."""
    parser.add_argument(
        "--columns",
        type=columns_named,
        metavar=_("COLUMNS"),
        help=_(
            "what the columns of a table hold: from left to right, as in fr,en,skip, "
            "or by letter or heading, as in B=fr,D=en (default: what headings and words tell; "
            "--dry-run --json shows it)"
        ),
    )
    parser.add_argument(
        "--headings",
        type=_count,
        metavar="N",
        help=_(
            "how many rows stand above the entries of a table, not counting empty ones; "
            "0: there are no headings"
        ),
    )
    parser.add_argument(
        "--sheet",
        action="append",
        metavar=_("SHEET"),
        help=_(
            "only this sheet of a workbook, or this table of a document, by its name or number; "
            "for several, give the option again (default: all with a French and an English column)"
        ),
    )
    parser.add_argument(
        "--encoding",
        type=encoding_named,
        metavar=_("ENCODING"),
        help=_("the encoding of a text file, such as utf-8 or cp1252 (default: what it looks like)"),
    )
    parser.add_argument(
        "--separator",
        type=separator_named,
        metavar=_("SIGN"),
        help=_(
            "what divides the columns of a CSV file: one sign, or the word tab (default: what it looks like)"
        ),
    )


def word_of(meaning: Meaning) -> str:
    """The word for what a column holds, which `columns_named` takes."""
    role, language = meaning
    if role is Role.LEFT_OUT:
        return _SKIP
    if language is None:
        return str(role)
    return f"{role}_{language}" if role in _LANGUAGE_LAST else own_heading(role, language)


_WORDS: Mapping[str, Meaning] = {
    word_of(meaning): meaning
    for role in Role
    for meaning in (*(Meaning(role, language) for language in Language), Meaning(role))
}


def columns_named(text: str) -> tuple[Named, ...]:
    """What columns hold: «fr,en,,skip» from left to right, or «B=fr,D=en», by letter or heading.

    Raises ArgumentTypeError for what can't be understood, whatever file it is said of.
    """
    items = text.split(",")
    by_name = ["=" in item for item in items if item.strip()]
    if any(by_name) and not all(by_name):
        raise ArgumentTypeError(_("write either fr,en,skip from left to right, or B=fr,D=en"))
    named = tuple(_named(items))
    if not named:
        raise ArgumentTypeError(_("write either fr,en,skip from left to right, or B=fr,D=en"))
    if len(items) > MAX_COLUMNS:
        raise ArgumentTypeError(_("there are more than {most} columns").format(most=MAX_COLUMNS))
    meanings = [column.meaning for column in named]
    if not any(meaning.role is Role.LANGUAGE for meaning in meanings):
        for meaning in meanings:
            _refuse_without_language(meaning)
    return named


def _named(items: list[str]) -> Iterator[Named]:
    for place, item in enumerate(items):
        name, sign, word = (part.strip() for part in item.rpartition("="))
        if sign:
            yield Named(None, name, _meaning(word))
        elif word:
            yield Named(place, "", _meaning(word))


def _meaning(word: str) -> Meaning:
    known = _WORDS.get(word.lower())
    if known is not None and known.role is not Role.GENDER:
        return known
    column = understood(0, word)
    if column.role is Role.GENDER:
        return Meaning(Role.GENDER, column.language or Language.FRENCH)
    if column.role is Role.OTHER or not (column.sure or column.role is not Role.TERM):
        raise ArgumentTypeError(
            _(
                "“{word}” isn’t a field: take fr, en, note, subject, source, definition_fr, fr_synonyms, "
                "fr_gender or another heading of an exported CSV file; skip leaves a column out"
            ).format(word=shown(word))
        )
    return Meaning(column.role, column.language)


def _refuse_without_language(meaning: Meaning) -> None:
    """Unless a column says the language of each row, some columns must be of one."""
    if meaning.language is None and is_of_one_language(meaning.role):
        french, english = (word_of(Meaning(meaning.role, language)) for language in Language)
        raise ArgumentTypeError(
            _("“{word}” needs a language: write {french} or {english}").format(
                word=word_of(meaning), french=french, english=english
            )
        )


def place_of(letters: str) -> int | None:
    """The place, counted from 0, of the column that a spreadsheet calls so (A, … Z, AA); else None."""
    if not _LETTERS.fullmatch(letters):
        return None
    place = 0
    for letter in letters.upper():
        place = place * 26 + ord(letter) - ord("A") + 1
    return place - 1


def encoding_named(text: str) -> str:
    """Python's name of an encoding of texts. Raises ArgumentTypeError for one that isn't known."""
    try:
        found = codecs.lookup(text.strip())
        "é".encode(found.name)
    except (LookupError, ValueError):
        raise ArgumentTypeError(
            _("there is no encoding “{name}”: take utf-8, cp1252, mac-roman, cp850 or utf-16").format(
                name=shown(text)
            )
        ) from None
    return found.name


def separator_named(text: str) -> str:
    """The sign that divides the cells of a line. Raises ArgumentTypeError for what can't be one."""
    if text.lower() in (_TAB, "\\t"):
        return "\t"
    if len(text) != 1 or text in '"\r\n\0' or not text.isascii():
        raise ArgumentTypeError(
            _("“{text}” isn’t a separator: give one sign, or the word tab").format(text=text)
        )
    return text


def separator_word(separator: str) -> str:
    """The word for a separator, which `separator_named` takes."""
    return _TAB if separator == "\t" else separator


def _count(text: str) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 4 else -1
    if not 0 <= number <= 100:
        raise ArgumentTypeError(_("“{text}” isn’t a number from 0 to 100").format(text=text))
    return number
