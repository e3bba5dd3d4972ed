"""A file in which hardly anything is a term is given up; one that has terms isn't, however large it is."""

from __future__ import annotations

from contextlib import suppress

import pytest

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.termbases.entries import Designation, Entry
from interpreter_app.exchange.termbases.safe_xml import Element
from interpreter_app.exchange.termbases.worth import MAX_USELESS, Worth, useless

_WITH_TERM = Entry(1, "", [Designation("mairie", Language.FRENCH)])
_WITHOUT = Entry(1)


def _piece(size: int, line: int = 1) -> Element:
    piece = Element("conceptEntry", {}, line)
    piece.size = size
    return piece


def test_an_entry_of_any_usual_size_has_nothing_useless() -> None:
    assert useless(_WITH_TERM, 70) == 0
    assert useless(_WITH_TERM, 5000) > 4000
    assert useless(_WITHOUT, 30) == 30


def _read(worth: Worth, piece: Element, entry: Entry, count: int) -> None:
    for _entry in range(count):
        worth.took(piece, entry, left_out=True)


def test_entries_without_terms_end_a_file_with_the_place() -> None:
    with pytest.raises(FormatError, match=r"^a\.tbx, line 7: hardly anything in it is a French or English"):
        _read(Worth("a.tbx"), _piece(10, 7), _WITHOUT, MAX_USELESS // 10 + 1)


def test_what_is_repeated_counts_with_all_its_elements() -> None:
    with pytest.raises(FormatError, match="hardly anything"):
        _read(Worth("a.tbx"), _piece(50), _WITH_TERM, MAX_USELESS // 50 + 1)


def test_a_large_termbase_of_many_languages_is_read_to_its_end() -> None:
    worth = Worth("a.tbx")
    for number in range(30_000):
        is_other = number % 3 == 0
        worth.took(_piece(40), _WITHOUT if is_other else _WITH_TERM, left_out=is_other)
    assert worth.useless > MAX_USELESS


def test_what_is_no_entry_counts_too() -> None:
    worth = Worth("a.tbx")
    with suppress(FormatError):
        for _piece_of_junk in range(MAX_USELESS + 1):
            worth.passed_over(_piece(1), 1)
        pytest.fail("a file of nothing but junk was read to its end")
