"""The print dialog: what is previewed is what is saved."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from interpreter_app.briefing.paper import Paper, sheet
from interpreter_app.desktop.dialogs.pdf_pages import PdfPages
from interpreter_app.desktop.dialogs.print_glossary import PrintDialog
from interpreter_app.desktop.jobs import Jobs
from interpreter_app.desktop.theme import Theme
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

Opener = Callable[..., PrintDialog]


@pytest.fixture
def opened(qtbot: QtBot, store: Store, jobs: Jobs, theme: Theme) -> Opener:
    """Opens the dialog."""

    def open_dialog(glossary: str = "town", **more: str) -> PrintDialog:
        dialog = PrintDialog(store, jobs, theme, glossary, **more)
        qtbot.addWidget(dialog)
        dialog.open()
        return dialog

    return open_dialog


def drawn(qtbot: QtBot, dialog: PrintDialog) -> pypdf.PdfReader:
    """Wait until the pages are set and the one in sight is drawn; the PDF."""
    qtbot.waitUntil(lambda: not dialog.progress.isVisible() and dialog.preview.is_drawn, timeout=20_000)
    assert dialog.preview.content is not None
    return pypdf.PdfReader(io.BytesIO(dialog.preview.content))


def again(qtbot: QtBot, dialog: PrintDialog) -> pypdf.PdfReader:
    """Wait until a choice has led to new pages."""
    before = dialog.preview.content
    qtbot.waitUntil(lambda: dialog.preview.content not in (before, None), timeout=20_000)
    return drawn(qtbot, dialog)


def many(store: Store, count: int) -> None:
    """A second glossary with this many concepts."""
    glossaries.create(store, Glossary("many", Bilingual("Beaucoup", "Many")))
    french, english = Language.FRENCH, Language.ENGLISH
    glossaries.put(
        store,
        "many",
        [Concept(f"c{n}", (Term(f"mot {n}", french), Term(f"word {n}", english))) for n in range(count)],
    )


def test_shows_the_real_pages_and_saves_those_bytes(qtbot: QtBot, opened: Opener, tmp_path: Path) -> None:
    dialog = opened()
    reader = drawn(qtbot, dialog)
    assert "conseil citoyen" in reader.pages[0].extract_text()
    assert dialog.preview.number.maximum() == len(reader.pages)
    target = tmp_path / "town.pdf"
    with qtbot.waitSignal(dialog.folderUsed) as used:
        dialog.save_to(target)
    assert used.args == [str(tmp_path)]
    assert target.read_bytes() == dialog.preview.content
    assert "town.pdf" in dialog.status.text()
    assert dialog.folder_button.isVisible()


@pytest.mark.parametrize("paper", list(Paper))
def test_paper(qtbot: QtBot, opened: Opener, paper: Paper) -> None:
    dialog = opened()
    reader = drawn(qtbot, dialog)
    if dialog.choices.paper.currentData() != paper:
        dialog.choices.paper.setCurrentIndex(dialog.choices.paper.findData(paper))
        reader = again(qtbot, dialog)
    size = sheet(paper)
    assert float(reader.pages[0].mediabox.width) == pytest.approx(size.width, abs=0.1)
    assert float(reader.pages[0].mediabox.height) == pytest.approx(size.height, abs=0.1)


def test_style_and_order(qtbot: QtBot, opened: Opener) -> None:
    dialog = opened()
    drawn(qtbot, dialog)
    dialog.choices.order.setCurrentIndex(dialog.choices.order.findData("en"))
    text = again(qtbot, dialog).pages[0].extract_text()
    assert "English → French" in text
    assert "French → English" not in text
    dialog.findChild(type(dialog.choices._styles["cheat-sheet"]), "printStyle-cheat-sheet").click()
    assert dialog.status.text() == ""
    box = again(qtbot, dialog).pages[0].mediabox
    assert box.width > box.height
    assert "folded" in dialog.status.text()


def test_choosing_glossaries(qtbot: QtBot, opened: Opener, store: Store) -> None:
    many(store, 3)
    dialog = opened("many")
    text = drawn(qtbot, dialog).pages[0].extract_text()
    assert "mot 1" in text
    assert "mairie" not in text
    town = next(box for box in dialog.choices.boxes if box.text() == "The town")
    town.click()
    text = again(qtbot, dialog).pages[0].extract_text()
    assert "mot 1" in text
    assert "mairie" in text
    for box in dialog.choices.boxes:
        box.setChecked(False)
    qtbot.waitUntil(lambda: "at least one" in dialog.preview.message.text())
    assert not dialog.save_button.isEnabled()


def test_turning_pages(qtbot: QtBot, opened: Opener, store: Store) -> None:
    many(store, 400)
    dialog = opened("many")
    pages = len(drawn(qtbot, dialog).pages)
    assert pages >= 4
    assert not dialog.preview.earlier.isEnabled()
    dialog.preview.later.click()
    qtbot.keyClick(dialog.preview.room, Qt.Key.Key_PageDown)
    assert dialog.preview.page == 3
    qtbot.waitUntil(lambda: dialog.preview.is_drawn)
    qtbot.keyClick(dialog.preview.room, Qt.Key.Key_End)
    assert dialog.preview.page == pages
    assert not dialog.preview.later.isEnabled()
    qtbot.keyClick(dialog.preview.room, Qt.Key.Key_Home)
    assert dialog.preview.page == 1


def test_zoom_to_the_width(qtbot: QtBot, opened: Opener) -> None:
    dialog = opened()
    dialog.resize(1100, 600)
    drawn(qtbot, dialog)
    small = dialog.preview.room.widget().width()
    dialog.preview.zoom.choose("width")
    qtbot.waitUntil(lambda: dialog.preview.is_drawn)
    wide = dialog.preview.room.widget().width()
    assert wide > small
    assert wide <= dialog.preview.room.viewport().width()


def test_saving_before_the_pages_are_set_waits_for_them(
    qtbot: QtBot, opened: Opener, store: Store, tmp_path: Path
) -> None:
    many(store, 300)
    dialog = opened("many")
    target = tmp_path / "early.pdf"
    with qtbot.waitSignal(dialog.folderUsed, timeout=20_000):
        dialog.save_to(target)
        assert not target.exists()
    assert "mot 299" in "".join(page.extract_text() for page in pypdf.PdfReader(target).pages)


def test_what_the_disk_refuses_is_said_and_leaves_nothing(
    qtbot: QtBot, opened: Opener, tmp_path: Path
) -> None:
    dialog = opened()
    drawn(qtbot, dialog)
    dialog.save_to(tmp_path / "nowhere" / "town.pdf")
    qtbot.waitUntil(lambda: "town.pdf" in dialog.status.text())
    assert "There is no folder" in dialog.status.text()
    assert not dialog.folder_button.isVisible()
    assert list(tmp_path.rglob("*.pdf")) == []


def test_stopping_and_starting_again(qtbot: QtBot, opened: Opener, store: Store) -> None:
    many(store, 2000)
    dialog = opened("many")
    assert dialog.stop_button.isVisible()
    dialog.stop_button.click()
    assert "Stopped" in dialog.preview.message.text()
    assert not dialog.save_button.isEnabled()
    dialog.choices.boxes[1].setChecked(False)
    dialog.choices.boxes[0].setChecked(True)
    drawn(qtbot, dialog)
    assert dialog.save_button.isEnabled()


def test_closing_while_pages_are_set(qtbot: QtBot, opened: Opener, store: Store, jobs: Jobs) -> None:
    many(store, 2000)
    dialog = opened("many")
    dialog.reject()
    qtbot.waitUntil(lambda: jobs.is_idle, timeout=20_000)
    assert dialog.preview.content is None


def test_a_glossary_that_is_gone_meanwhile_is_said(qtbot: QtBot, opened: Opener, store: Store) -> None:
    dialog = opened()
    drawn(qtbot, dialog)
    store.connection.execute("UPDATE glossary SET id = 'city', name_fr = 'x', name_en = 'y'")
    dialog.choices.order.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "There is no glossary" in dialog.preview.message.text())
    assert not dialog.save_button.isEnabled()


def test_the_file_dialog_begins_where_one_last_saved(qtbot: QtBot, opened: Opener, tmp_path: Path) -> None:
    dialog = opened(folder=str(tmp_path), author="Ada")
    reader = drawn(qtbot, dialog)
    assert reader.metadata is not None
    assert reader.metadata.author == "Ada"
    dialog.save_button.click()
    chooser = dialog.findChild(QFileDialog)
    assert chooser.directory().absolutePath() == str(tmp_path)
    assert chooser.selectedFiles() == [str(tmp_path / "The town.pdf")]
    with qtbot.waitSignal(dialog.folderUsed):
        chooser.accept()
    assert (tmp_path / "The town.pdf").exists()


def test_a_closed_pdf_gives_no_page() -> None:
    out = io.BytesIO()
    writer = pypdf.PdfWriter()
    writer.add_blank_page(200, 100)
    writer.write(out)
    with PdfPages(out.getvalue()) as pages:
        assert pages.count == 1
        assert pages.size(0) == (200, 100)
        image = pages.image(0, 400)
        assert (image.width(), image.height()) == (400, 200)
    assert pages.image(0, 400).isNull()
    pages.close()


def test_what_was_asked_to_be_saved_is_saved_though_the_dialog_is_closed(
    qtbot: QtBot, opened: Opener, store: Store, tmp_path: Path
) -> None:
    many(store, 400)
    dialog = opened("many")
    target = tmp_path / "later.pdf"
    dialog.save_to(target)
    with qtbot.waitSignal(dialog.finished, timeout=20_000):
        dialog.reject()
        assert not dialog.isVisible()
    assert target.read_bytes().startswith(b"%PDF")


def test_a_dialog_that_cannot_save_comes_back_to_say_so(
    qtbot: QtBot, opened: Opener, store: Store, tmp_path: Path
) -> None:
    many(store, 400)
    dialog = opened("many")
    dialog.save_to(tmp_path / "nowhere" / "later.pdf")
    dialog.reject()
    qtbot.waitUntil(lambda: "nowhere" in dialog.status.text(), timeout=20_000)
    assert dialog.isVisible()
