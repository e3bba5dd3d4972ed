"""The count beside the query: said whole where there is room, and never at the query's cost for long."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.query_header import QueryHeader

LONG = "devoir légal de réduire les inégalités sociales et territoriales des quartiers"


@pytest.fixture
def header(qtbot: QtBot, theme: Theme) -> Iterator[QueryHeader]:
    parent = QWidget()
    qtbot.addWidget(parent)
    header = QueryHeader(theme, parent)
    header.resize(900, 80)
    header.retranslate()
    parent.show()
    yield header
    parent.close()


def _count(header: QueryHeader) -> QLabel:
    return header.findChild(QLabel, "lookupCount")


def test_what_is_usually_said_takes_the_same_place_with_every_letter(header: QueryHeader) -> None:
    widths = set()
    for found, guesses in ((0, 0), (1, 0), (7, 0), (7, 3), (2, 1)):
        header.tell(found, guesses, is_complete=True, is_cut=found == 7)
        widths.add(_count(header).width())
    assert len(widths) == 1


@pytest.mark.parametrize("typed", [LONG, "MWMWMWMWMW", "日本語日本語日本"])
def test_what_is_longer_is_said_whole_or_with_an_ellipsis_at_its_end(header: QueryHeader, typed: str) -> None:
    header.tell_old(typed)
    count = _count(header)
    assert count.fontMetrics().horizontalAdvance(count.text()) <= count.width() <= header.width() // 2
    assert count.text() == header.told or count.text().endswith("…")


def test_the_place_of_a_long_remark_is_given_back(header: QueryHeader) -> None:
    header.tell(3, 0, is_complete=True)
    usual = _count(header).width()
    header.tell_old(LONG)
    assert _count(header).width() > usual
    header.resize(500, 80)
    assert _count(header).width() <= 250
    header.tell(3, 0, is_complete=True)
    assert _count(header).width() == usual
