"""Terms and people are marked where they stand in a note, told by mouse and key, and lead to notes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from interpreter_app.desktop.dialogs.going import GoingDialog
from interpreter_app.desktop.models import mark_words
from interpreter_app.services.note_marks import Mark
from interpreter_app.store import glossaries
from tests.desktop.notes_page.conftest import Desk

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|raise", extend=True)

TEXT = "Selon Hélène Martin, les conseils citoyens 🗳 votent le budget participatif"


@pytest.fixture
def marked(desk: Desk) -> Iterator[Desk]:
    """The Notes page with one note, its terms marked."""
    window = desk.window
    window.answers.begin()
    desk.qtbot.waitUntil(lambda: window.answers.is_complete, timeout=10_000)
    desk.line(TEXT)
    desk.settle()
    listed = desk.page.timeline.list
    desk.qtbot.waitUntil(lambda: bool(listed.marks_of(listed.notes[0])), timeout=10_000)
    yield desk
    QToolTip.hideText()


def texts(desk: Desk) -> list[str]:
    note = desk.page.timeline.list.notes[0]
    return [note.text[mark.start : mark.end] for mark in desk.page.timeline.list.marks_of(note)]


def dialog(desk: Desk) -> GoingDialog[object]:
    (found,) = desk.window._dialogs.open
    assert isinstance(found, GoingDialog)
    desk.qtbot.waitUntil(lambda: not found.is_reading, timeout=10_000)
    return found


def places(desk: Desk) -> dict[str, Mark]:
    """Each mark that the mouse meets on its way over the note, by its words."""
    listed = desk.page.timeline.list
    note = listed.notes[0]
    met: dict[str, Mark] = {}
    rect = listed.visualRect(listed.model().index(0, 0))
    for y in range(rect.top(), rect.bottom(), 4):
        for x in range(rect.left(), rect.right(), 3):
            mark = listed.mark_at(QPoint(x, y))
            if mark is not None:
                met[note.text[mark.start : mark.end]] = mark
    return met


def test_terms_and_people_are_marked_as_they_stand(marked: Desk) -> None:
    assert texts(marked) == ["Hélène Martin", "conseils citoyens", "budget participatif"]


def test_the_mouse_meets_each_mark_where_it_stands(marked: Desk) -> None:
    met = places(marked)
    assert list(met) == texts(marked)
    contacts = marked.page.timeline.around.contacts
    assert mark_words.tip(met["Hélène Martin"], contacts).startswith("Hélène Martin")
    told = mark_words.tip(met["budget participatif"], contacts)
    assert told.startswith("budget participatif = participatory budgeting")


def test_in_a_narrow_window_the_marks_go_into_the_next_line_with_their_words(marked: Desk) -> None:
    marked.window.resize(760, 600)
    QApplication.processEvents()
    marked.settle()
    assert sorted(places(marked)) == sorted(texts(marked))


def test_the_key_lists_them_and_enter_leads_to_the_concept(marked: Desk) -> None:
    marked.page.timeline.list.choose(0)
    marked.window.actions_["note-terms"].trigger()
    listed = dialog(marked).list
    shown = [listed.model().index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert [text.partition(" ")[0] for text in shown] == ["Hélène", "conseil", "budget"]
    assert "participatory budgeting" in shown[2]
    listed.choose(2)
    QTest.keyClick(listed, Qt.Key.Key_Return)
    window = marked.window
    assert window.page == "glossaries"
    marked.qtbot.waitUntil(
        lambda: (
            window.glossaries.shown is not None
            and window.glossaries.shown.concept.id == "budget-participatif"
        ),
        timeout=10_000,
    )


def test_the_key_leads_to_a_person_too(marked: Desk) -> None:
    marked.page.timeline.list.choose(0)
    marked.window.actions_["note-terms"].trigger()
    found = dialog(marked)
    found.list.choose(0)
    found.go()
    assert marked.window.page == "contacts"
    marked.qtbot.waitUntil(
        lambda: (
            marked.window.planning.contacts.contact is not None
            and marked.window.planning.contacts.contact.id == "helene"
        ),
        timeout=10_000,
    )


def test_a_note_without_any_says_so(desk: Desk) -> None:
    desk.line("rien")
    desk.settle()
    desk.page.timeline.list.choose(0)
    desk.window.actions_["note-terms"].trigger()
    found = dialog(desk)
    assert found.status.text().startswith("No term of your glossaries")
    assert not found.go_button.isEnabled()
    found.go()
    assert desk.window.page == "notes"
    found.reject()


def test_from_a_concept_one_comes_to_the_notes_that_use_it(marked: Desk) -> None:
    window = marked.window
    window.show_page("glossaries")
    marked.qtbot.waitUntil(window.glossaries.middle.has_listing)
    window.glossaries.show_concept("town", "conseil-citoyen")
    window.actions_["concept-notes"].trigger()
    found = dialog(marked)
    assert [row.text for row in found.list.rows] == [TEXT]  # type: ignore[attr-defined]
    found.go()
    assert window.page == "notes"
    assert marked.page.saving.note is not None
    assert marked.page.saving.note.text == TEXT


def test_from_a_person_one_comes_to_the_notes_that_are_theirs(marked: Desk) -> None:
    window = marked.window
    window.planning.show_contact("helene")
    marked.qtbot.waitUntil(lambda: window.planning.contacts.contact is not None)
    window.actions_["contact-notes"].trigger()
    found = dialog(marked)
    assert len(found.list.rows) == 1
    found.reject()
    window.planning.show_contact("anne")
    marked.qtbot.waitUntil(lambda: window.planning.contacts.contact.id == "anne")  # type: ignore[union-attr]
    window.actions_["contact-notes"].trigger()
    other = dialog(marked)
    assert other.status.text() == "No note speaks of it yet."
    other.reject()


def test_marks_follow_the_text_and_the_glossaries(marked: Desk) -> None:
    store = marked.store
    concept = glossaries.concept(store, "town", "conseil-citoyen")
    assert concept is not None
    glossaries.delete(store, "town", ["conseil-citoyen"])
    marked.window.answers.own_write()
    listed = marked.page.timeline.list
    marked.qtbot.waitUntil(lambda: texts(marked) == ["Hélène Martin", "budget participatif"], timeout=10_000)
    assert listed.has_marks(listed.notes[0])
