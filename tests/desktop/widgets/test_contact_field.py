"""Somebody is chosen by a few letters and Enter; a name that nobody bears isn't lost."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.contact_field import ContactField
from interpreter_app.domain.contacts.contact import Contact, ContactKind
from interpreter_app.domain.terms import Bilingual
from tests.desktop.conftest import type_text
from tests.desktop.glossaries_page.conftest import keyboard

pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)

CONTACTS = {
    one.id: one
    for one in (
        Contact(
            "helene",
            "Hélène Lœuvre",
            family_name="Lœuvre",
            title=Bilingual("adjointe", "deputy mayor"),
            organisation="paris",
        ),
        Contact("henry", "Henry Adams", family_name="Adams"),
        Contact("zoe", "Zoé Martin", family_name="Martin"),
        Contact(
            "paris",
            "Ville de Paris",
            ContactKind.ORGANISATION,
            name=Bilingual("Ville de Paris", "Paris City"),
        ),
    )
}


class Form(QWidget):
    """A field of each sort, something behind them, and what they said."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.adding = ContactField("addSomebody", lambda: CONTACTS, theme, self)
        self.keeping = ContactField("somebody", lambda: CONTACTS, theme, self, keeps=True)
        self.behind = QLineEdit(self)
        self.chosen: list[str] = []
        self.new: list[str] = []
        column = QVBoxLayout(self)
        for field in (self.adding, self.keeping):
            field.chosen.connect(self.chosen.append)
            field.newAsked.connect(self.new.append)
            column.addWidget(field)
        column.addWidget(self.behind)


@pytest.fixture
def form(qtbot: QtBot, theme: Theme) -> Form:
    made = Form(theme)
    qtbot.addWidget(made)
    made.show()
    made.adding.setFocus()
    return made


def lines(field: ContactField) -> list[str]:
    """What the open list offers."""
    if not field.offered.isVisible():
        return []
    model = field.offered.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def press(*keys: Qt.Key) -> None:
    """Press keys where a screen would send them: to the list while it is open."""
    for key in keys:
        QTest.keyClick(keyboard(), key)


def type_letters(text: str) -> None:
    """Type letter by letter where a screen would send them, accents included."""
    for letter in text:
        type_text(keyboard(), letter)


def test_letters_without_accents_find_somebody_and_enter_takes_them(form: Form) -> None:
    type_letters("helene lo")
    assert lines(form.adding) == ["Hélène Lœuvre", "New contact: helene lo"]
    press(Qt.Key.Key_Return)
    assert form.chosen == ["helene"]
    assert (form.adding.text(), lines(form.adding), form.new) == ("", [], [])


def test_one_goes_on_typing_while_the_list_is_open(form: Form) -> None:
    type_letters("he")
    assert lines(form.adding)[:2] == ["Henry Adams", "Hélène Lœuvre"]
    type_letters("n")
    assert lines(form.adding)[0] == "Henry Adams"
    press(Qt.Key.Key_Backspace)
    assert form.adding.text() == "he"
    assert len(lines(form.adding)) == 3


def test_arrow_keys_choose_among_several(form: Form) -> None:
    type_letters("he")
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Enter)
    assert form.chosen == ["helene"]


def test_down_shows_everybody_who_isnt_left_out(form: Form) -> None:
    form.adding.left_out = lambda: {"zoe"}
    press(Qt.Key.Key_Down)
    assert lines(form.adding) == ["Henry Adams", "Hélène Lœuvre", "Paris City"]
    press(Qt.Key.Key_Escape)
    assert lines(form.adding) == []


def test_a_name_in_the_other_language_and_the_organisation_find_somebody(form: Form) -> None:
    i18n.set_language("fr")
    type_letters("paris city")
    assert lines(form.adding)[:2] == ["Ville de Paris", "Hélène Lœuvre"]


def test_a_name_that_nobody_bears_is_handed_on(form: Form) -> None:
    type_letters("  Ada   Lovelace ")
    press(Qt.Key.Key_Return)
    assert (form.new, form.chosen, form.adding.text()) == (["Ada Lovelace"], [], "")


def test_a_name_that_only_begins_like_somebody_elses_can_be_handed_on(form: Form) -> None:
    type_letters("Zoé")
    press(Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert form.new == ["Zoé"]


def test_without_an_offer_nobody_is_made_up(form: Form) -> None:
    form.adding.offer = None
    type_letters("Byron")
    assert lines(form.adding) == []
    press(Qt.Key.Key_Return)
    assert (form.new, form.chosen, form.adding.text()) == ([], [], "Byron")


def test_escape_closes_the_list_and_leaves_what_is_typed(form: Form) -> None:
    type_letters("he")
    press(Qt.Key.Key_Escape)
    assert (form.adding.text(), lines(form.adding)) == ("he", [])
    press(Qt.Key.Key_Return)
    assert lines(form.adding)


def test_tab_goes_on_and_takes_nobody(form: Form) -> None:
    type_letters("he")
    press(Qt.Key.Key_Tab)
    assert form.keeping.hasFocus()
    assert (form.chosen, form.adding.text(), lines(form.adding)) == ([], "he", [])


def test_a_click_takes_somebody(form: Form) -> None:
    type_letters("he")
    place = form.adding.offered.visualRect(form.adding.offered.model().index(1, 0)).center()
    QTest.mouseClick(form.adding.offered.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert form.chosen == ["helene"]
    assert form.adding.text() == ""


def test_a_field_that_keeps_shows_who_was_chosen_and_can_be_emptied(form: Form) -> None:
    form.keeping.setFocus()
    type_letters("mart")
    press(Qt.Key.Key_Return)
    assert (form.keeping.text(), form.keeping.shown_id, form.chosen) == ("Zoé Martin", "zoe", ["zoe"])
    form.keeping.clear()
    press(Qt.Key.Key_Tab)
    assert (form.chosen, form.keeping.shown_id) == (["zoe", ""], "")


def test_a_whole_name_that_is_left_is_taken_and_another_one_is_marked(form: Form) -> None:
    form.keeping.show_contact("zoe")
    form.keeping.setFocus()
    form.keeping.selectAll()
    type_letters("henry adams")
    press(Qt.Key.Key_Tab)
    assert form.chosen == ["henry"]
    form.keeping.setFocus()
    form.keeping.selectAll()
    type_letters("Ada")
    press(Qt.Key.Key_Tab)
    assert (form.chosen, form.keeping.text()) == (["henry"], "Ada")
    assert "Nobody is called “Ada”" in form.keeping.toolTip()
    form.keeping.show_contact("henry")
    assert form.keeping.text() == "Ada"
    form.keeping.show_contact("zoe")
    assert (form.keeping.text(), form.keeping.toolTip()) == ("Zoé Martin", "")


def test_a_field_that_keeps_shows_words_of_nobody(form: Form) -> None:
    form.keeping.show_contact("", "Glasgow")
    assert (form.keeping.text(), form.keeping.shown_id) == ("Glasgow", "")
    form.keeping.setFocus()
    form.keeping.selectAll()
    type_letters("Fife")
    press(Qt.Key.Key_Return)
    assert (form.new, form.keeping.text()) == (["Fife"], "Fife")
