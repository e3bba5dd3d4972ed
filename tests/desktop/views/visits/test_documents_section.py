"""The documents of a visit: added, opened, saved elsewhere, taken away and had back."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.models.document_words import size_text
from interpreter_app.desktop.models.visit_words import SectionName
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.views.visits.documents import DocumentEditor, Documents
from interpreter_app.desktop.views.visits.page import VisitsPage
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Document, Visit
from interpreter_app.services import documents, planning
from interpreter_app.services.documents import Target
from interpreter_app.store import attachments
from interpreter_app.store.database import Store
from tests.desktop.conftest import type_text


class Opened:
    """The page on a visit, at its documents."""

    def __init__(
        self, qtbot: QtBot, store: Store, page: VisitsPage, writer: Writer, jobs: Jobs, folder: Path
    ) -> None:
        self.qtbot, self.store, self.page, self.writer, self.jobs = qtbot, store, page, writer, jobs
        self.folder = folder
        self.said: list[str] = []
        self.launched: list[Target] = []
        page.said.connect(self.said.append)
        qtbot.addWidget(page)
        page.resize(1000, 740)
        page.show()
        page.show_section(SectionName.DOCUMENTS)
        section = page.sheet.sections[SectionName.DOCUMENTS]
        assert isinstance(section, Documents)
        self.section = section
        section.launch = self.launched.append

    def stored(self) -> tuple[Document, ...]:
        visit = planning.visit(self.store, "fife")
        assert visit is not None
        return visit.documents

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: self.jobs.is_idle)
        self.page.flush()
        assert self.writer.wait()
        self.qtbot.waitUntil(lambda: not self.page.desk.saving.is_unwritten)
        self.qtbot.wait(1)

    def file(self, name: str = "agenda.pdf", content: bytes = b"%PDF-1.7") -> Path:
        path = self.folder / name
        path.write_bytes(content)
        return path

    def add(self, path: Path) -> Document:
        self.section.add_file(path)
        self.settle()
        return self.stored()[-1]

    def link(self, text: str) -> None:
        self.section.link.setFocus()
        type_text(self.section.link, text)
        QTest.keyClick(self.section.link, Qt.Key.Key_Return)
        self.settle()

    def editor(self, place: int = 0) -> DocumentEditor:
        editor = self.section.rows.rows[place].editor
        assert isinstance(editor, DocumentEditor)
        return editor

    def undo(self) -> None:
        assert self.writer.undo()
        self.settle()
        self.page.refresh()

    def drop(self, urls: Sequence[QUrl]) -> bool:
        data = QMimeData()
        data.setUrls(list(urls))
        point, copy = QPointF(300, 600), Qt.DropAction.CopyAction
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(point.toPoint(), copy, data, left, none)
        enter.ignore()
        QApplication.sendEvent(self.section, enter)
        if enter.isAccepted():
            QApplication.sendEvent(self.section, QDropEvent(point, copy, data, left, none))
        self.settle()
        return enter.isAccepted()


@pytest.fixture
def opened(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme, tmp_path: Path) -> Opened:
    planning.create(store, Visit("fife", Bilingual("Fife", "Fife")))
    return Opened(qtbot, store, VisitsPage(store, writer, jobs, theme), writer, jobs, tmp_path)


def test_a_file_becomes_a_copy_that_opens_where_nobody_writes_into_it(opened: Opened) -> None:
    made = opened.add(opened.file())
    assert attachments.content(opened.store, made.digest) == b"%PDF-1.7"
    assert "agenda.pdf" in opened.editor().what.text()
    opened.editor().open_button.click()
    opened.settle()
    (target,) = opened.launched
    assert target.path is not None
    assert target.path.read_bytes() == b"%PDF-1.7"
    assert target.path.name == "agenda.pdf"
    assert target.path != opened.folder / "agenda.pdf"


def test_the_file_is_chosen_in_a_dialog(opened: Opened) -> None:
    opened.section.add_button.click()
    (dialog,) = opened.section.findChildren(QFileDialog)
    dialog.fileSelected.emit(str(opened.file()))
    dialog.reject()
    opened.settle()
    assert [one.file_name for one in opened.stored()] == ["agenda.pdf"]
    assert opened.page.desk.folder == str(opened.folder)


def test_all_files_that_are_dropped_are_added(opened: Opened) -> None:
    files = [opened.file("a.pdf", b"a"), opened.file("b.pdf", b"b")]
    assert opened.drop([QUrl.fromLocalFile(str(path)) for path in files])
    assert {one.file_name for one in opened.stored()} == {"a.pdf", "b.pdf"}
    assert opened.drop([QUrl("https://paris.fr")])
    assert opened.stored()[-1].link == "https://paris.fr"
    assert not opened.drop([])


def test_a_file_that_is_too_large_is_refused_in_a_sentence(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "MOST", 1_000_000)
    opened.section.add_file(opened.file("film.mp4", bytes(1_000_001)))
    opened.settle()
    assert opened.stored() == ()
    assert opened.said == ["film.mp4 is larger than 1 MB: add a link to it instead."]


def test_a_link_is_added_by_enter_and_opened(opened: Opened) -> None:
    opened.link("www.paris.fr/budget")
    assert [one.link for one in opened.stored()] == ["https://www.paris.fr/budget"]
    assert opened.section.link.text() == ""
    opened.editor().open_button.click()
    opened.settle()
    assert opened.launched == [Target(address="https://www.paris.fr/budget")]
    assert not opened.editor().save_button.isVisible()


def test_a_link_that_leads_nowhere_stays_to_be_mended(opened: Opened) -> None:
    opened.link("javascript:alert(1)")
    assert opened.stored() == ()
    assert "isn’t a link" in opened.said[-1]
    assert opened.section.link.text() == "javascript:alert(1)"


def test_nothing_that_would_run_is_launched(opened: Opened) -> None:
    opened.add(opened.file("setup.exe", b"MZ"))
    opened.link(str(opened.file("run.sh", b"#!/bin/sh")))
    for place in (0, 1):
        opened.editor(place).open_button.click()
        opened.settle()
        assert "is a program" in opened.said[-1]
    assert opened.launched == []


def test_a_copy_is_saved_elsewhere(opened: Opened) -> None:
    opened.add(opened.file())
    opened.editor().save_button.click()
    (dialog,) = opened.section.findChildren(QFileDialog)
    assert Path(dialog.selectedFiles()[0]).name == "agenda.pdf"
    dialog.fileSelected.emit(str(opened.folder / "b.pdf"))
    dialog.reject()
    opened.settle()
    assert (opened.folder / "b.pdf").read_bytes() == b"%PDF-1.7"
    assert opened.said[-1] == f"Saved: {opened.folder / 'b.pdf'}"


def test_titles_are_kept_and_enter_adds_nothing(opened: Opened) -> None:
    opened.add(opened.file())
    field = opened.editor().title.english
    field.setFocus()
    type_text(field, "Agenda")
    QTest.keyClick(field, Qt.Key.Key_Return)
    opened.settle()
    assert [one.title.en for one in opened.stored()] == ["Agenda"]
    assert opened.editor().open_button.accessibleName() == "Open Agenda"


def test_a_document_that_was_taken_away_comes_back_with_its_title_and_copy(opened: Opened) -> None:
    made = opened.add(opened.file())
    field = opened.editor().title.english
    field.setFocus()
    type_text(field, "Agenda")
    opened.section.rows.rows[0].remove.click()
    opened.settle()
    assert opened.stored() == ()
    attachments.sweep(opened.store)
    opened.undo()
    (back,) = opened.stored()
    assert back.title.en == "Agenda"
    assert attachments.content(opened.store, made.digest) == b"%PDF-1.7"
    assert opened.editor().title.english.typed() == "Agenda"


def test_a_copy_that_isnt_in_the_store_is_said(opened: Opened) -> None:
    opened.add(opened.file())
    with opened.store.write():
        opened.store.connection.execute("DELETE FROM attachment")
    opened.editor().open_button.click()
    opened.settle()
    assert "isn’t in this store" in opened.said[-1]


def test_a_file_that_was_read_for_another_visit_isnt_added_to_this_one(opened: Opened) -> None:
    planning.create(opened.store, Visit("paris", Bilingual("Paris", "Paris")))
    opened.section.add_file(opened.file())
    opened.page.refresh()
    opened.page.open("paris")
    opened.settle()
    paris = planning.visit(opened.store, "paris")
    assert paris is not None
    assert paris.documents == opened.stored() == ()
    assert "Another visit is open now" in opened.said[-1]


def test_sizes_are_told_as_each_language_writes_them() -> None:
    assert [size_text(size) for size in (0, 999, 1500, 24_000, 1_240_000, 49_000_000)] == [
        "0\xa0bytes", "999\xa0bytes", "1.5\xa0kB", "24\xa0kB", "1.2\xa0MB", "49\xa0MB",
    ]  # fmt: skip
    i18n.set_language("fr")
    assert [size_text(size) for size in (12, 1_240_000)] == ["12\xa0o", "1,2\xa0Mo"]
