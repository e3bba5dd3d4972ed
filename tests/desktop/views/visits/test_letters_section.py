"""The letters of a visit: filled, changed, sent, copied, saved as a mail, and never lost."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n, paths
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.models.visit_words import SectionName
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.visits.letters import Letters
from interpreter_app.desktop.views.visits.page import VisitsPage
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.letter_texts import LETTERS
from interpreter_app.domain.visits.visit import Letter, Visit
from interpreter_app.services import people, planning, visit_files
from interpreter_app.store.database import Store
from tests.desktop.conftest import type_text

PARIS = "paris-2016"
MAYOR = Contact(
    "mayor", "Zoé Lefèvre", address=Bilingual("Madame la Maire", "Madam Mayor"), emails=("zoe@exemple.fr",)
)


class Opened:
    """The page on the sample visit, at its letters."""

    def __init__(self, qtbot: QtBot, store: Store, page: VisitsPage, writer: Writer) -> None:
        self.qtbot, self.store, self.page, self.writer = qtbot, store, page, writer
        self.said: list[str] = []
        page.said.connect(self.said.append)
        page.desk.saving.who = lambda: "Ann"
        qtbot.addWidget(page)
        page.resize(1000, 740)
        page.show()
        page.show_section(SectionName.LETTERS)
        section = page.sheet.sections[SectionName.LETTERS]
        assert isinstance(section, Letters)
        self.section = section
        self.sheet = section.sheet

    def stored(self) -> tuple[Letter, ...]:
        visit = planning.visit(self.store, PARIS)
        assert visit is not None
        return visit.letters

    def letter(self) -> Letter:
        letter = self.section.letter
        assert letter is not None
        return letter

    def settle(self) -> None:
        self.page.flush()
        assert self.writer.wait()
        self.qtbot.waitUntil(lambda: not self.page.desk.saving.is_unwritten)
        self.qtbot.wait(1)

    def add(self, template: str) -> Letter:
        self.section.add(template)
        self.settle()
        return self.letter()

    def undo(self) -> None:
        self.settle()
        assert self.writer.undo()
        self.settle()
        self.page.refresh()

    def to(self, ident: str) -> None:
        combo = self.sheet.to
        place = combo.findData(ident)
        combo.setCurrentIndex(place)
        combo.activated.emit(place)
        self.settle()

    def press(self, name: str) -> None:
        button = self.section.findChild(QPushButton, name)
        assert isinstance(button, QPushButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()


@pytest.fixture
def opened(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Opened:
    visit_files.bring(store, visit_files.read_file(paths.samples_dir() / f"{PARIS}.yaml"), "", "sample")
    people.create(store, [MAYOR])
    return Opened(qtbot, store, VisitsPage(store, writer, jobs, theme), writer)


def test_without_a_letter_all_seven_are_offered_and_tab_reaches_them(opened: Opened) -> None:
    offers = [one for one in opened.section.empty.findChildren(QPushButton) if one.isVisible()]
    assert [one.text() for one in offers] == [text.name.en for text in LETTERS]
    opened.page.sheet.focus_first()
    QTest.keyClick(offers[0], Qt.Key.Key_Space)
    opened.settle()
    assert [one.template for one in opened.stored()] == ["first-contact"]
    assert not opened.section.empty.isVisible()


def test_a_new_letter_is_filled_from_the_visit_and_taken_back_alone(opened: Opened) -> None:
    action = next(one for one in opened.section.menu.actions() if one.data() == "dates")
    assert action.text() == "Proposed dates"
    opened.section.menu.triggered.emit(action)
    opened.settle()
    assert "jeudi 24 au vendredi 25 novembre 2016" in opened.sheet.text.french.typed()
    assert "Thursday 24 to Friday 25 November 2016" in opened.sheet.text.english.typed()
    assert opened.stored()[0].subject.en == opened.sheet.subject.english.typed()
    opened.undo()
    assert opened.stored() == ()
    assert opened.section.empty.isVisible()


def test_what_is_typed_is_kept_and_whoever_types_goes_on(opened: Opened) -> None:
    opened.add("thanks")
    field = opened.sheet.text.french
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.End)
    type_text(field, " À bientôt")
    place = field.textCursor().position()
    opened.settle()
    opened.page.refresh()
    type_text(field, " !")
    opened.settle()
    assert opened.stored()[0].text.fr.endswith("À bientôt !")
    assert field.textCursor().position() == place + 2


def test_a_letter_is_filled_anew_and_what_was_typed_comes_back(opened: Opened) -> None:
    made = opened.add("thanks")
    field = opened.sheet.subject.french
    field.setFocus()
    field.selectAll()
    type_text(field, "Mille mercis")
    opened.settle()
    opened.press("letterFill")
    assert opened.stored()[0].subject == made.subject
    assert field.typed() == made.subject.fr
    opened.undo()
    assert opened.stored()[0].subject.fr == "Mille mercis"
    assert field.typed() == "Mille mercis"


def test_ctrl_z_in_a_field_takes_back_what_a_button_did(
    window: MainWindow, qtbot: QtBot, store: Store, writer: Writer
) -> None:
    visit_files.bring(store, visit_files.read_file(paths.samples_dir() / f"{PARIS}.yaml"), "", "sample")
    window.show_page("visits")
    page = window.findChild(VisitsPage)
    assert isinstance(page, VisitsPage)
    page.show_section(SectionName.LETTERS)
    section = page.sheet.sections[SectionName.LETTERS]
    assert isinstance(section, Letters)
    section.add("thanks")
    qtbot.waitUntil(lambda: section.letter is not None)
    section.mark_sent(True)
    qtbot.waitUntil(lambda: section.letter is not None and section.letter.sent is not None)
    field = section.sheet.text.french
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: section.letter is not None and section.letter.sent is None)
    assert writer.wait()


def test_a_letter_goes_to_a_contact_with_their_own_form_of_address(opened: Opened) -> None:
    opened.add("thanks")
    assert opened.sheet.text.english.typed().startswith("Dear Sir or Madam,")
    opened.to("mayor")
    letter = opened.stored()[0]
    assert letter.contact == "mayor"
    assert letter.text.fr.startswith("Madame la Maire,")
    assert "Yours sincerely" in letter.text.en
    field = opened.sheet.text.french
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.End)
    type_text(field, "x")
    opened.to("")
    letter = opened.stored()[0]
    assert letter.text.fr.startswith("Madame, Monsieur,")
    assert letter.text.fr.endswith("Annx")


def test_those_of_the_visit_come_before_all_others(opened: Opened) -> None:
    opened.add("thanks")
    combo = opened.sheet.to
    idents = [combo.itemData(place) for place in range(combo.count())]
    assert idents.index("pb-lead") < idents.index("mayor")
    assert idents.index("interpreter") < idents.index("mayor")
    assert idents[0] == ""


def test_the_interpreter_gets_the_commission_and_the_last_reader_the_next_letter(opened: Opened) -> None:
    opened.add("first-contact")
    opened.to("pb-lead")
    assert opened.add("interpreter").contact == "interpreter"
    assert opened.add("aims").contact == "pb-lead"


def test_a_letter_that_was_sent_says_so_and_warns_when_it_is_changed(opened: Opened) -> None:
    opened.add("thanks")
    opened.press("letterSent")
    letter = opened.stored()[0]
    assert letter.sent is not None
    assert letter.by == "Ann"
    assert opened.sheet.state.text().startswith("Sent on ")
    assert "by Ann" in opened.sheet.state.text()
    assert not opened.sheet.late.isVisible()
    opened.sheet.subject.english.setFocus()
    type_text(opened.sheet.subject.english, "x")
    assert opened.sheet.late.isVisible()
    opened.settle()
    assert opened.stored()[0].subject.en.startswith("x")
    opened.press("letterSent")
    assert opened.stored()[0].sent is None
    assert not opened.sheet.late.isVisible()
    opened.undo()
    assert opened.stored()[0].sent == letter.sent


def test_what_the_visit_lacks_is_told_until_the_letter_is_sent(opened: Opened) -> None:
    visit = planning.create(opened.store, Visit("bare", Bilingual("Fife", "Fife"))).visit
    opened.page.open(visit.id)
    opened.section.add("agenda")
    opened.settle()
    assert opened.sheet.lacking.text() == (
        "The visit doesn’t say yet: its dates, the sessions, the protocols. The letter leaves it out."
    )
    opened.page.desk.saving.who = str
    opened.to("pb-lead")
    assert "No form of address is known for Lead of the PB team" in opened.sheet.lacking.text()
    assert "Nobody signs it" in opened.sheet.lacking.text()
    opened.section.mark_sent(True)
    opened.settle()
    assert not opened.sheet.lacking.isVisible()


def test_each_text_or_both_are_copied(opened: Opened) -> None:
    letter = opened.add("thanks")
    clipboard = QGuiApplication.clipboard()
    opened.press("letterCopyFr")
    assert clipboard.text().replace("\xa0", " ") == letter.text.fr.replace("\xa0", " ")
    opened.press("letterCopyEn")
    assert clipboard.text() == letter.text.en
    opened.press("letterCopyBoth")
    assert letter.text.en in clipboard.text()
    assert clipboard.text().startswith("Madame, Monsieur,")
    assert opened.said[-1] == "Both texts copied"


def test_a_letter_is_saved_as_a_mail(opened: Opened, jobs: Jobs, tmp_path: Path) -> None:
    opened.add("thanks")
    opened.to("mayor")
    opened.page.desk.folder = str(tmp_path)
    opened.section.save()
    (dialog,) = opened.section.findChildren(QFileDialog)
    assert dialog.selectedFiles() == [str(tmp_path / "Thanks – Zoé Lefèvre.eml")]
    dialog.fileSelected.emit(str(tmp_path / "a.eml"))
    dialog.reject()
    opened.qtbot.waitUntil(lambda: jobs.is_idle)
    mail = message_from_bytes((tmp_path / "a.eml").read_bytes(), policy=default)
    assert isinstance(mail, EmailMessage)
    assert mail["To"].addresses[0].addr_spec == "zoe@exemple.fr"
    assert opened.said[-1].startswith("Saved: ")


def test_a_mail_that_cant_be_saved_is_said(opened: Opened, jobs: Jobs, tmp_path: Path) -> None:
    opened.add("thanks")
    opened.section.save()
    (dialog,) = opened.section.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "gone" / "a.eml"))
    dialog.reject()
    opened.qtbot.waitUntil(lambda: jobs.is_idle)
    assert str(tmp_path / "gone") in opened.said[-1]


def test_a_deleted_letter_comes_back_and_the_one_beside_it_is_shown_meanwhile(opened: Opened) -> None:
    first, second, third = (opened.add(name) for name in ("first-contact", "dates", "thanks"))
    opened.section.list.choose(1)
    assert opened.letter() == second
    QTest.keyClick(opened.section.list, Qt.Key.Key_Delete)
    opened.settle()
    assert [one.id for one in opened.stored()] == [first.id, third.id]
    assert opened.letter().id == third.id
    opened.undo()
    assert [one.id for one in opened.stored()] == [first.id, second.id, third.id]


def test_what_somebody_else_writes_meanwhile_is_shown_and_nothing_typed_is_lost(opened: Opened) -> None:
    made = opened.add("thanks")
    visit = planning.visit(opened.store, PARIS)
    assert visit is not None
    type_text(opened.sheet.subject.french, "A")
    other = replace(made, text=replace(made.text, en="Changed"))
    planning.save(opened.store, visit, replace(visit, letters=(other,)), "Ben")
    opened.page.refresh()
    opened.settle()
    assert opened.stored()[0].text.en == "Changed"
    assert opened.sheet.text.english.typed() == "Changed"
    assert opened.stored()[0].subject.fr == f"A{made.subject.fr}"


def test_a_letter_of_another_make_can_be_written_but_not_filled(opened: Opened) -> None:
    visit = planning.visit(opened.store, PARIS)
    assert visit is not None
    letter = Letter("own", "our-own", Bilingual("a", "b"), to="Le secrétariat")
    planning.save(opened.store, visit, replace(visit, letters=(letter,)))
    opened.page.refresh()
    assert not opened.sheet.buttons["fill"].isVisible()
    assert opened.sheet.to.currentText() == "Le secrétariat"
    assert opened.section.list.rows[0].template == "our-own"


def test_what_is_typed_stays_in_sight_in_a_long_letter(opened: Opened) -> None:
    opened.add("agenda")
    field = opened.sheet.text.english
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.End)
    type_text(field, "x")
    (room,) = opened.section.findChildren(QScrollArea)
    place = field.viewport().mapTo(room.viewport(), field.cursorRect().center())
    assert room.viewport().rect().contains(place)
    opened.settle()


def test_the_whole_letter_is_in_the_field_which_never_scrolls_itself(opened: Opened) -> None:
    for name in ("first-contact", "agenda", "interpreter"):
        opened.add(name)
        for width in (1400, 700, 1000):
            opened.page.resize(width, 740)
            for field in (opened.sheet.text.french, opened.sheet.text.english):
                opened.qtbot.waitUntil(lambda field=field: field.verticalScrollBar().maximum() == 0)


def test_the_section_speaks_french(opened: Opened) -> None:
    opened.add("interpreter")
    i18n.set_language("fr")
    opened.page.retranslate()
    assert opened.section.menu.actions()[0].text() == "Premier contact"
    assert opened.section.list.model().index(0, 0).data() == "Mission de l’interprète"
