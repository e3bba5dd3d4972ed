"""Two people write on one store: what the other has written is never put back by typing on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QTextCursor

from interpreter_app.base.errors import StoreError
from interpreter_app.services import editing
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import connect
from tests.desktop.conftest import type_text
from tests.desktop.glossaries_page.test_editing import Desk, desk

__all__ = ["desk"]

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise\\(\\)|grabbing the keyboard", extend=True)


def _elsewhere(desk: Desk, ident: str = "mairie", **fields: str) -> None:
    """Write these fields of a concept as another window would."""
    with connect(desk.store.path) as other:
        found = glossaries.concept(other, "town", ident)
        assert found is not None
        editing.save_concept(other, "town", found.concept, replace(found.concept, **fields), "Bob")


def _type_while_refused(desk: Desk, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Type a note that the store refuses: it is tried again later."""

    def refuse(*_arguments: object) -> None:
        raise StoreError("The store is busy.")

    desk.page.writing.saving._retry.setInterval(700)
    with monkeypatch.context() as patch:
        patch.setattr(editing, "save_concept", refuse)
        type_text(desk.page.editing.form.texts["note"], text)
        desk.page.flush()
        desk.wait()


def test_typing_on_leaves_what_they_wrote_in_another_field(desk: Desk) -> None:
    desk.page.writing.edit()
    form = desk.page.editing.form
    _elsewhere(desk, source="theirs")
    type_text(form.texts["note"], "one")
    desk.page.flush()
    desk.window._writer.wait()
    form.texts["note"].moveCursor(QTextCursor.MoveOperation.End)
    form.texts["note"].insertPlainText(" two")  # before the window has seen what was saved
    desk.page.flush()
    desk.wait()
    assert (desk.stored().note, desk.stored().source) == ("one two", "theirs")
    desk.qtbot.waitUntil(lambda: form.texts["source"].typed() == "theirs")


def test_what_they_write_while_mine_waits_stays_beside_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.page.writing.edit()
    _type_while_refused(desk, "mine", monkeypatch)
    _elsewhere(desk, source="theirs")
    desk.page.refresh()
    desk.wait()
    assert desk.page.editing.form.texts["note"].typed() == "mine"
    desk.qtbot.waitUntil(lambda: desk.stored().note == "mine")
    assert desk.stored().source == "theirs"


def test_what_they_write_in_the_same_field_while_mine_waits_is_asked_about(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.page.writing.edit()
    _type_while_refused(desk, "mine", monkeypatch)
    _elsewhere(desk, note="theirs")
    desk.page.refresh()
    desk.wait()
    desk.qtbot.waitUntil(desk.page.editing.form._answers[0].isVisible)
    assert desk.stored().note == "theirs"


def test_a_new_entry_stays_in_the_form_whatever_they_write(desk: Desk) -> None:
    desk.page.writing.add()
    note = desk.page.editing.form.texts["note"]
    type_text(note, "only a thought")
    _elsewhere(desk, "recevabilite", note="theirs")
    desk.page.refresh()
    desk.wait()
    assert note.typed() == "only a thought"
    assert not desk.page.editing.is_about("town", "mairie")
    assert session.notes(desk.store) == []


def test_whoever_types_what_they_have_written_has_answered(desk: Desk) -> None:
    desk.page.writing.edit()
    form = desk.page.editing.form
    _elsewhere(desk, note="theirs")
    form.texts["note"].setPlainText("mine")
    desk.page.flush()
    desk.qtbot.waitUntil(form._answers[0].isVisible)
    form.texts["note"].setPlainText("theirs")
    desk.page.flush()
    desk.wait()
    assert not form._answers[0].isVisible()
    desk.page.editing.leave()
    desk.wait()
    assert session.notes(desk.store) == []
