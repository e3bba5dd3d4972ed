"""The concept sheet sets its columns by the room there is, its own scroll bar included."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.concept_sheet import ConceptSheet
from interpreter_app.domain.terms import Bilingual
from tests.conftest import small_glossary


@pytest.mark.parametrize("height", [200, 420, 900])
def test_a_scroll_bar_that_comes_with_the_text_writes_it_anew_once(
    qtbot: QtBot, theme: Theme, height: int
) -> None:
    """At each of these widths the bar of a long text may take the room of the second column."""
    sheet = ConceptSheet(theme)
    qtbot.addWidget(sheet)
    sheet.show()
    plain = small_glossary().concepts[0]
    long = replace(plain, definition=Bilingual("mot " * 400, "word " * 400))
    under_way: list[bool] = []
    sheet.text.widened.connect(lambda: under_way.append(sheet._is_writing))
    for width in range(380, 470, 3):
        sheet.resize(width, height)
        for concept in (plain, long, plain):
            sheet.show_concept(concept, "The town", is_pinned=False)
            QApplication.processEvents()
            assert not sheet._is_writing
            assert concept.terms[0].text in sheet.text.toPlainText()
        assert sheet.text.has_room_for(plain) == sheet._was_wide
    assert under_way
