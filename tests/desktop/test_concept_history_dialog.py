"""Every version of a concept can be read, compared with the one that stands, and brought back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.dialogs.concept_history import ConceptHistoryDialog
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.models.deed_texts import span
from interpreter_app.desktop.theme import Theme
from interpreter_app.domain.terms import Bilingual, Concept
from interpreter_app.services import editing, moving
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.revisions import revisions

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

Open = Callable[..., ConceptHistoryDialog]


def _now(store: Store, concept: str = "mairie", glossary: str = "town") -> Concept:
    stored = glossaries.concept(store, glossary, concept)
    assert stored is not None
    return stored.concept


def _write(store: Store, note: str, who: str = "Ada") -> None:
    before = _now(store)
    editing.save_concept(store, "town", before, replace(before, note=note), who)


@pytest.fixture
def show(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Open:
    """Opens the history of a concept and waits until it has been read."""

    def open_dialog(concept: str = "mairie", glossary: str = "town") -> ConceptHistoryDialog:
        made = ConceptHistoryDialog(
            store, writer, jobs, theme, glossary=glossary, concept=concept, who="Grace"
        )
        qtbot.addWidget(made)
        made.open()
        qtbot.waitUntil(lambda: not made.is_reading)
        return made

    return open_dialog


def _words(dialog: ConceptHistoryDialog) -> list[tuple[str, str]]:
    lines = (dialog._said(step) for step in dialog.list.rows)
    return [(line.text, line.small) for line in lines]


def test_the_newest_version_stands_first_with_who_what_and_when(show: Open, store: Store) -> None:
    _write(store, "au 20e")
    editing.delete_concepts(store, [_number(store)], "Bob")
    words = _words(show())
    assert [text for text, _small in words] == ["Deleted", "Edited", "Imported"]
    assert "Bob" in words[0][1]
    assert "Ada · Note" in words[1][1]
    assert words[1][1].startswith("Today, ")


def _number(store: Store) -> int:
    stored = glossaries.concept(store, "town", "mairie")
    assert stored is not None
    return stored.number


def test_one_sitting_is_one_line_with_all_that_it_changed(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    before = _now(store)
    done = editing.save_concept(store, "town", before, replace(before, note="o"), "Ada").operation
    for changes in (
        {"note": "one"},
        {"source": "Le Monde"},
        {"source": ""},
        {"definition": Bilingual("", "x")},
    ):
        now = _now(store)
        editing.save_concept(store, "town", now, replace(now, **changes), "Ada", done)
    sitting = _now(store)
    _write(store, "later", "Bob")
    dialog = show()
    words = _words(dialog)
    assert [text for text, _small in words] == ["Edited", "Edited", "Imported"]
    assert words[1][1].endswith("Ada · Definition in English, Note")
    dialog.list.choose(1)
    dialog.bring_back()
    qtbot.waitUntil(lambda: len(dialog.list.rows) == 4)
    assert _now(store) == sitting


def test_a_sitting_says_how_long_it_took() -> None:
    now = datetime(2026, 3, 5, 12).astimezone()
    began, ended = (now.replace(hour=9, minute=minute).isoformat() for minute in (5, 40))
    assert span(began, ended, now) == "Today, 09:05–09:40"
    assert span(began, began, now) == "Today, 09:05"
    night = (now - timedelta(days=1)).replace(hour=23, minute=50).isoformat()
    assert span(night, began, now) == "Yesterday, 23:50 – Today, 09:05"


def test_an_older_version_is_shown_against_the_one_now_and_whole(show: Open, store: Store) -> None:
    _write(store, "one <b>two</b>")
    _write(store, "one three")
    dialog = show()
    assert "This version" not in dialog.text.toPlainText()
    dialog.list.choose(1)
    text = dialog.text.toPlainText()
    assert "one <b>two</b>" in text
    assert "one three" in text
    assert "town hall" not in text.partition("Note")[2]
    assert "text-decoration: underline" in dialog.text.toHtml()
    dialog.shown.choose("whole")
    text = dialog.text.toPlainText()
    assert "one three" not in text
    assert "Note: one <b>two</b>" in text


def test_a_version_is_brought_back_and_that_is_taken_back(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    _write(store, "mine")
    dialog = show()
    assert not dialog.bring_button.isEnabled()
    dialog.list.choose(1)
    with qtbot.waitSignal(writer.done) as done:
        qtbot.mouseClick(dialog.bring_button, Qt.MouseButton.LeftButton)
    assert done.args[0].sentence == "Brought back: mairie"
    assert done.args[0].undoable
    qtbot.waitUntil(lambda: len(dialog.list.rows) == 3)
    assert _now(store).note == ""
    assert dialog.list.currentIndex().row() == 0
    assert _words(dialog)[0][0] == "Brought back"
    assert "Grace" in _words(dialog)[0][1]
    assert not dialog.bring_button.isEnabled()
    assert writer.undo()
    writer.wait()
    assert _now(store).note == "mine"


def test_a_deleted_concept_comes_back_from_its_history(qtbot: QtBot, show: Open, store: Store) -> None:
    editing.delete_concepts(store, [_number(store)])
    dialog = show()
    assert "taken out" in dialog.text.toPlainText()
    assert not dialog.bring_button.isEnabled()
    dialog.list.choose(1)
    assert dialog.bring_button.isEnabled()
    dialog.bring_back()
    qtbot.waitUntil(lambda: len(dialog.list.rows) > 2)
    assert _now(store).terms


def test_a_moved_concept_says_where_it_was(show: Open, store: Store) -> None:
    made = editing.create_glossary(store, Bilingual("Voyage", "Journey"))
    moving.move_concepts(store, [_number(store)], made.glossary)
    words = _words(show(glossary=made.glossary))
    assert [text for text, _small in words] == ["Moved", "Imported"]
    assert words[1][1].endswith("The town")


def test_what_cannot_be_brought_back_is_said(qtbot: QtBot, show: Open, store: Store) -> None:
    _write(store, "mine")
    dialog = show()
    editing.delete_glossary(store, "town")
    dialog.list.choose(1)
    dialog.bring_back()
    qtbot.waitUntil(lambda: "in the bin" in dialog.status.text())
    assert dialog.status.isVisible()
    assert dialog.bring_button.isEnabled()


def test_a_concept_of_which_nothing_is_known(show: Open) -> None:
    dialog = show("nowhere")
    assert "Nothing is known" in dialog.text.toPlainText()
    assert not dialog.bring_button.isVisible()


def test_speaks_another_language_without_losing_the_place(show: Open, store: Store) -> None:
    _write(store, "mine")
    dialog = show()
    dialog.list.choose(1)
    i18n.set_language("fr")
    dialog.retranslate()
    assert "Fermer" in dialog.close_button.text().replace("&", "")
    assert dialog.list.currentIndex().row() == 1


def test_a_dialog_that_was_closed_is_left_alone(
    show: Open, store: Store, writer: Writer, qtbot: QtBot
) -> None:
    _write(store, "mine")
    dialog = show()
    dialog.list.choose(1)
    dialog.bring_back()
    dialog.reject()
    writer.wait()
    qtbot.wait(20)
    assert _now(store).note == ""
    assert not dialog.is_reading


def test_a_long_history_is_shown_whole(show: Open, store: Store) -> None:
    for count in range(200):
        _write(store, str(count))
    dialog = show()
    assert len(dialog.list.rows) == len(revisions(store, "town", "mairie")) == 201
