"""Glossaries are made, named, described and duplicated in one dialog, and each of it can be taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.dialogs.glossary_details import GlossaryDialog, Purpose
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.domain.terms import Bilingual, Glossary
from interpreter_app.services import editing
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.listing import newest_operation

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

Open = Callable[..., GlossaryDialog]


@pytest.fixture
def show(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Iterator[Open]:
    """Opens the dialog."""
    kept = []

    def open_dialog(purpose: Purpose = Purpose.NEW, glossary: str = "", who: str = "") -> GlossaryDialog:
        made = GlossaryDialog(store, writer, jobs, theme, purpose=purpose, glossary=glossary, who=who)
        qtbot.addWidget(made)
        made.open()
        kept.append(made)
        return made

    yield open_dialog
    # A dialog without a window is gone with the last who knows it, and that mustn’t be a worker.
    assert jobs.close()
    assert writer.wait()
    kept.clear()


def _line(dialog: GlossaryDialog, name: str) -> QLineEdit:
    found = dialog.findChild(QLineEdit, name)
    assert found is not None
    return found


def _described(store: Store, ident: str) -> Glossary:
    return glossaries.described(store, glossaries.find(store, ident).number)


def test_a_new_glossary_needs_a_name_in_one_language(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    dialog = show(who="Ada")
    assert not dialog.do_button.isEnabled()
    QTest.keyClicks(_line(dialog, "glossaryNameEn"), "Paris visit")
    assert dialog.do_button.isEnabled()
    description = dialog.findChild(QPlainTextEdit, "glossaryDescriptionFr")
    description.setPlainText("Deux jours,\ndeux délégations.")
    _line(dialog, "glossaryVersion").setText("1")
    _line(dialog, "glossaryLicence").setText("CC BY 4.0")
    with qtbot.waitSignal(writer.done) as written, qtbot.waitSignal(dialog.glossaryMade) as made:
        QTest.keyClick(_line(dialog, "glossaryNameEn"), Qt.Key.Key_Return)
    assert written.args[0].sentence == "New glossary: Paris visit"
    assert written.args[0].undoable
    assert not dialog.isVisible()
    ident = made.args[0]
    assert _described(store, ident) == Glossary(
        ident,
        Bilingual(en="Paris visit"),
        Bilingual("Deux jours,\ndeux délégations."),
        "1",
        "CC BY 4.0",
        "Ada",
    )
    assert writer.undo()
    writer.wait()
    assert [g.id for g in glossaries.summaries(store)] == ["town"]


def test_a_name_that_is_taken_is_said_and_nothing_is_made(qtbot: QtBot, show: Open, store: Store) -> None:
    dialog = show()
    before = newest_operation(store)
    _line(dialog, "glossaryNameFr").setText("LA VILLE")
    dialog.do_button.click()
    qtbot.waitUntil(lambda: "choose another name" in dialog.status.text())
    assert dialog.isVisible()
    assert dialog.do_button.isEnabled()
    assert newest_operation(store) == before
    _line(dialog, "glossaryNameFr").setText("La ville de Paris")
    assert not dialog.status.isVisible()


def test_names_of_blanks_are_none(show: Open) -> None:
    dialog = show()
    _line(dialog, "glossaryNameFr").setText("  \u202f ")
    assert not dialog.do_button.isEnabled()


def test_a_glossary_is_described_and_the_description_taken_back(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    dialog = show(Purpose.DESCRIBE, "town", who="Grace")
    assert _line(dialog, "glossaryNameFr").text() == "La ville"
    assert dialog.findChild(QPlainTextEdit, "glossaryDescriptionEn").toPlainText() == "For the tests"
    _line(dialog, "glossaryNameFr").clear()
    _line(dialog, "glossaryAuthors").setText("Grace Hopper")
    with qtbot.waitSignal(writer.done) as done:
        QTest.keyClick(
            dialog.findChild(QPlainTextEdit, "glossaryDescriptionEn"),
            Qt.Key.Key_Return,
            Qt.KeyboardModifier.ControlModifier,
        )
    assert done.args[0].sentence == "Name and description: The town"
    assert not dialog.isVisible()
    now = _described(store, "town")
    assert now.name == Bilingual("", "The town")
    assert (now.authors, now.description.fr) == ("Grace Hopper", "Pour les essais")
    assert writer.undo()
    writer.wait()
    assert _described(store, "town").name == Bilingual("La ville", "The town")


def test_what_nobody_changed_is_not_written(qtbot: QtBot, show: Open, store: Store, writer: Writer) -> None:
    before = newest_operation(store)
    dialog = show(Purpose.DESCRIBE, "town")
    with qtbot.waitSignal(dialog.accepted), qtbot.assertNotEmitted(writer.done):
        dialog.do_button.click()
    assert newest_operation(store) == before
    assert not writer.can_undo


def test_a_copy_is_proposed_a_name_that_is_free(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    editing.create_glossary(store, Bilingual("La ville (2)"))
    dialog = show(Purpose.DUPLICATE, "town")
    assert _line(dialog, "glossaryNameFr").text() == "La ville (3)"
    assert _line(dialog, "glossaryNameEn").text() == "The town (3)"
    assert not _line(dialog, "glossaryVersion").isVisible()
    assert "8 concepts of “The town”" in dialog.explanation.text()
    _line(dialog, "glossaryNameEn").setText("Another town")
    with qtbot.waitSignal(dialog.glossaryMade) as made:
        dialog.do_button.click()
    copy = glossaries.find(store, made.args[0])
    assert (copy.name, copy.concepts) == (Bilingual("La ville (3)", "Another town"), 8)
    assert writer.undo()
    writer.wait()
    assert len(glossaries.summaries(store)) == 2


def test_a_glossary_that_is_gone_is_said(show: Open) -> None:
    dialog = show(Purpose.DESCRIBE, "nowhere")
    assert "There is no glossary “nowhere”" in dialog.status.text()
    assert not dialog.do_button.isEnabled()


@pytest.mark.parametrize("purpose", Purpose)
def test_every_field_is_named_to_whoever_listens(show: Open, purpose: Purpose) -> None:
    dialog = show(purpose, "town")
    for name, field in dialog.fields.items():
        assert field.accessibleName(), name
        assert field.objectName() == f"glossary{name}"
    letters = [
        label.text()[label.text().index("&") + 1].lower()
        for label in dialog.findChildren(QLabel)
        if label.buddy() is not None
    ]
    assert len(set(letters)) == len(dialog.fields)
    i18n.set_language("fr")
    dialog.retranslate()
    assert dialog.close_button.text().replace("&", "") == "Fermer"
