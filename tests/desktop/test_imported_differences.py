"""What an import found that both sides had changed: shown field by field, chosen by keyboard, taken back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTextBrowser
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.dialogs.differences import DifferencesDialog
from interpreter_app.desktop.dialogs.import_glossary import ImportDialog
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.merging import Field, Take
from interpreter_app.domain.terms import Bilingual, Concept, Gender, Glossary, Language, Term
from interpreter_app.exchange.formats import write_glossary
from interpreter_app.services.importing import import_file
from interpreter_app.services.workspace import update_starters
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store, connect

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

FR, EN = Language.FRENCH, Language.ENGLISH
GENDER, NOTE = Field("gender", FR, "quai"), Field("note")
Show = Callable[[], DifferencesDialog]


def _quai(note: str, gender: Gender | None = None) -> Concept:
    return Concept("quai", (Term("quai", FR, gender=gender), Term("quay", EN)), note=note)


def _barge(note: str) -> Concept:
    return Concept("barge", (Term("péniche", FR), Term("barge", EN)), note=note)


def _copy(folder: Path, name: str, *concepts: Concept) -> Path:
    path = folder / name
    write_glossary(Glossary("harbour", Bilingual("Le port", "The harbour"), concepts=concepts), path)
    return path


@pytest.fixture
def merged(store: Store, tmp_path: Path) -> Store:
    """The store after two colleagues' copies, which have otherwise what was edited here."""
    import_file(store, _copy(tmp_path, "first.yaml", _quai("first"), _barge("first")))
    glossaries.put(store, "harbour", [_quai("my <b>note</b>", Gender.MASCULINE), _barge("mine")])
    import_file(store, _copy(tmp_path, "Zoé.yaml", _quai("their <b>note</b>", Gender.FEMININE)))
    import_file(store, _copy(tmp_path, "Ada.yaml", _barge("Ada’s")))
    return store


@pytest.fixture
def show(qtbot: QtBot, merged: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Iterator[Show]:
    """Open the dialog; what waits has been read."""

    def make() -> DifferencesDialog:
        made = DifferencesDialog(merged, writer, jobs, theme, who="Grace")
        qtbot.addWidget(made)
        made.resize(1000, 700)
        made.open()
        qtbot.waitUntil(lambda: not made.is_reading)
        return made

    yield make
    writer.wait()
    qtbot.waitUntil(lambda: jobs.is_idle)


def _rows(dialog: DifferencesDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def _note(store: Store, ident: str = "quai") -> str:
    return _now(store, ident).note


def _now(store: Store, ident: str = "quai") -> Concept:
    stored = glossaries.concept(store, "harbour", ident)
    assert stored is not None
    return stored.concept


def _choices(dialog: DifferencesDialog) -> list[tuple[list[str], str]]:
    """The words of each field's choice, and the chosen one."""
    return [
        ([word.text() for word in row.words], next(word.text() for word in row.words if word.isChecked()))
        for row in dialog.fields._rows
    ]


def test_imports_are_listed_under_their_file_and_when_before_the_release(
    show: Show, merged: Store, tmp_path: Path
) -> None:
    folder = tmp_path / "releases"
    folder.mkdir()
    for version in ("old", "new"):
        shipped = Concept("dock", (Term("bassin", FR), Term("dock", EN)), note=version)
        write_glossary(
            Glossary("shipped", Bilingual("Livré", "Shipped"), version=version, concepts=(shipped,)),
            folder / "shipped.yaml",
        )
        update_starters(merged, folder)
        if version == "old":
            own = Concept("dock", shipped.terms, note="mine")
            glossaries.put(merged, "shipped", [own])
    dialog = show()
    rows = _rows(dialog)
    assert rows[0].startswith("From “Zoé.yaml” · Today, ")
    assert rows[1] == "quai – quay"
    assert rows[2].startswith("From “Ada.yaml” · Today, ")
    assert rows[3:] == ["péniche – barge", "From this release", "bassin – dock"]
    assert dialog.explanation.text().splitlines() == [
        "2 entries were changed by you and in imported files. Yours stand until you choose.",
        "1 entry that you edited has a newer version. Yours was left as it is.",
    ]
    assert dialog.list.item(1).data(Qt.ItemDataRole.AccessibleTextRole).startswith("quai – quay · From “Zoé")


def test_the_arrows_pass_the_headings_by(qtbot: QtBot, show: Show) -> None:
    dialog = show()
    assert dialog.list.hasFocus()
    assert dialog.list.currentItem().text() == "quai – quay"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.list.currentItem().text() == "péniche – barge"
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up)
    assert dialog.list.currentItem().text() == "quai – quay"


def test_each_field_has_both_versions_and_its_choice(show: Show) -> None:
    dialog = show()
    assert not dialog.text.isVisible()
    assert _choices(dialog) == [(["Mine", "Theirs"], "Mine"), (["Mine", "Theirs", "Both"], "Mine")]
    titles = [label.text() for label in dialog.fields.findChildren(QLabel) if label.isVisible()]
    assert "French terms · Gender" in titles
    assert "Note" in titles
    passages = [p for p in dialog.fields.findChildren(QTextBrowser) if p.isVisible()]
    assert [p.toPlainText() for p in passages][-2:] == ["my <b>note</b>", "their <b>note</b>"]
    assert "text-decoration: underline" in passages[-1].toHtml()
    word = dialog.fields.words[-1]
    assert word.accessibleName() == "Note: Both"
    assert "my <b>note</b>" in word.accessibleDescription()


def test_fields_are_chosen_by_keyboard_alone(qtbot: QtBot, show: Show, merged: Store, writer: Writer) -> None:
    dialog = show()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.fields.words[0]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_2)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_3)
    assert [chosen for _words, chosen in _choices(dialog)] == ["Theirs", "Mine"]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is dialog.fields.words[2]
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Right)
    assert [chosen for _words, chosen in _choices(dialog)] == ["Theirs", "Both"]
    with qtbot.waitSignal(writer.done) as done:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert done.args[0].sentence == "Chosen field by field: quai – quay"
    assert done.args[0].undoable
    qtbot.waitUntil(lambda: dialog.list.currentItem().text() == "péniche – barge")
    assert _now(merged) == _quai("my <b>note</b>\ntheir <b>note</b>", Gender.FEMININE)
    assert dialog.fields.isAncestorOf(QApplication.focusWidget())
    assert writer.undo()
    writer.wait()
    assert _now(merged) == _quai("my <b>note</b>", Gender.MASCULINE)


def test_tab_goes_through_the_fields_and_then_the_buttons(qtbot: QtBot, show: Show) -> None:
    dialog = show()
    assert dialog.list.hasFocus()
    met: list[str] = []
    for _stop in range(7):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        met.append(focused.objectName() or focused.accessibleName())
    assert met == [
        "French terms · Gender: Mine",
        "Note: Mine",
        "differencesApply",
        "keepMine",
        "takeTheirs",
        "keepAllMine",
        "closeButton",
    ]


def test_what_was_half_chosen_stays_while_one_leafs_through_the_list(qtbot: QtBot, show: Show) -> None:
    dialog = show()
    dialog.fields._rows[1].choice.choose(Take.BOTH.value)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert [chosen for _words, chosen in _choices(dialog)] == ["Mine"]
    dialog.fields._rows[0].choice.choose(Take.THEIRS.value)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Up)
    assert dialog.fields.taken == {GENDER: Take.MINE, NOTE: Take.BOTH}
    dialog.keep()
    qtbot.waitUntil(lambda: len(_rows(dialog)) == 2)
    assert dialog.fields.taken == {NOTE: Take.THEIRS}


def test_a_whole_entry_is_taken_from_the_file(
    qtbot: QtBot, show: Show, merged: Store, writer: Writer
) -> None:
    dialog = show()
    assert dialog.take_button.text().replace("&", "") == "Take theirs"
    with qtbot.waitSignal(writer.done) as done:
        qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)
    assert done.args[0].sentence == "1 entry taken from the file"
    assert _now(merged) == _quai("their <b>note</b>", Gender.FEMININE)
    history = merged.connection.execute("SELECT who, kind FROM operation ORDER BY number DESC LIMIT 1")
    assert history.fetchone() == ("Grace", "choice")
    assert writer.undo()
    writer.wait()
    assert _note(merged) == "my <b>note</b>"


def test_all_of_one_file_are_kept_and_the_others_wait(qtbot: QtBot, show: Show, merged: Store) -> None:
    dialog = show()
    assert dialog.keep_all_button.accessibleDescription().startswith("From “Zoé.yaml”")
    qtbot.mouseClick(dialog.keep_all_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(_rows(dialog)) == 2)
    assert _rows(dialog)[1] == "péniche – barge"
    assert _now(merged) == _quai("my <b>note</b>", Gender.MASCULINE)


def test_what_changed_meanwhile_is_shown_anew_and_not_overwritten(
    qtbot: QtBot, show: Show, merged: Store, writer: Writer
) -> None:
    dialog = show()
    glossaries.put(merged, "harbour", [_quai("mended", Gender.MASCULINE)])
    dialog.take()
    qtbot.waitUntil(lambda: dialog.status.text().startswith("This has changed"))
    assert _note(merged) == "mended"
    passages = [p.toPlainText() for p in dialog.fields.findChildren(QTextBrowser) if p.isVisible()]
    assert "mended" in passages
    assert not writer.can_undo


def test_they_wait_after_the_store_was_opened_again(
    qtbot: QtBot, merged: Store, store_path: Path, writer: Writer, jobs: Jobs, theme: Theme
) -> None:
    with connect(store_path) as again:
        dialog = DifferencesDialog(again, writer, jobs, theme)
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitUntil(lambda: not dialog.is_reading)
        assert _rows(dialog)[1::2] == ["quai – quay", "péniche – barge"]
        dialog.fields._rows[1].choice.choose(Take.THEIRS.value)
        dialog.apply()
        qtbot.waitUntil(lambda: len(_rows(dialog)) == 2)
        assert _now(again) == _quai("their <b>note</b>", Gender.MASCULINE)


def test_a_dialog_that_is_closed_at_once_still_writes(
    qtbot: QtBot, show: Show, merged: Store, writer: Writer
) -> None:
    dialog = show()
    dialog.take()
    dialog.reject()
    writer.wait()
    qtbot.wait(20)
    assert _note(merged) == "their <b>note</b>"


def test_it_says_what_it_is_for_when_nothing_waits(
    qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme
) -> None:
    dialog = DifferencesDialog(store, writer, jobs, theme)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: not dialog.is_reading)
    assert dialog.explanation.text().startswith("There is nothing to choose. Where an imported file")
    assert not any(
        part.isVisible() for part in (dialog.list, dialog.fields, dialog.text, dialog.apply_button)
    )


@pytest.mark.parametrize("size", [100, 200])
def test_nothing_is_cut_at_the_side_and_no_choice_is_lost_in_french(
    qtbot: QtBot, show: Show, theme: Theme, size: int
) -> None:
    theme.apply("dark", size, False)
    dialog = show()
    dialog.fields._rows[1].choice.choose(Take.BOTH.value)
    i18n.set_language("fr")
    dialog.retranslate()
    qtbot.wait(20)
    assert dialog.fields.taken == {GENDER: Take.MINE, NOTE: Take.BOTH}
    room = dialog.fields.viewport().width()
    for word in dialog.fields.words:
        assert word.mapTo(dialog.fields.viewport(), word.rect().topRight()).x() <= room
    for passage in dialog.fields.findChildren(QTextBrowser):
        assert passage.verticalScrollBar().maximum() == 0
        assert passage.document().size().width() <= passage.width()


def test_the_window_tells_of_them_when_it_opens(qtbot: QtBot, merged: Store, window: MainWindow) -> None:
    window.tell_of_release([])
    link = window.findChild(QPushButton, "compareLink")
    qtbot.waitUntil(link.isVisible)
    said = window.findChild(QLabel, "statusSaved").text()
    assert said == "2 entries differ from imported ones in a field that both have changed"
    qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    dialog = window.findChild(DifferencesDialog, "differencesDialog")
    qtbot.waitUntil(dialog.fields.isVisible)
    dialog.close()


def test_the_window_offers_to_compare_after_an_import_beside_undo(
    qtbot: QtBot, merged: Store, window: MainWindow, tmp_path: Path
) -> None:
    window.actions_["import"].trigger()
    importing = window.findChild(ImportDialog, "importDialog")
    importing.choose_file(_copy(tmp_path, "Bea.yaml", _barge("Bea’s")))
    qtbot.waitUntil(importing.import_button.isEnabled)
    qtbot.mouseClick(importing.import_button, Qt.MouseButton.LeftButton)
    link = window.findChild(QPushButton, "compareLink")
    qtbot.waitUntil(link.isVisible)
    assert window.findChild(QPushButton, "undoLink").isVisible()
    assert "1 entry differs from an imported one" in window.findChild(QLabel, "statusSaved").text()


def test_the_window_tells_of_what_an_import_elsewhere_has_left(
    qtbot: QtBot, merged: Store, window: MainWindow, tmp_path: Path
) -> None:
    link = window.findChild(QPushButton, "compareLink")
    window.tell_of_release([])
    qtbot.waitUntil(link.isVisible)
    window.status.say("Something else.")
    window.status._compare.hide()
    with connect(merged.path) as elsewhere:
        import_file(elsewhere, _copy(tmp_path, "Bea.yaml", _barge("Bea’s")))
    qtbot.waitUntil(link.isVisible)
    assert "differ from imported ones" in window.findChild(QLabel, "statusSaved").text()


def test_in_french_at_twice_the_size_it_fits_a_small_screen(show: Show, theme: Theme) -> None:
    dialog = show()
    theme.apply("light", 200, False)
    i18n.set_language("fr")
    dialog.retranslate()
    dialog.resize(960, 700)
    QApplication.processEvents()
    assert dialog.width() == 960
    for button in dialog.findChildren(QPushButton):
        if button.isVisible():
            assert button.width() >= button.sizeHint().width()
            assert button.geometry().right() < 960
    i18n.set_language("en")
    theme.apply("light", 100, False)
    dialog.retranslate()
    QApplication.processEvents()
    beside = abs(dialog.keep_all_button.geometry().center().y() - dialog.close_button.geometry().center().y())
    assert beside <= 1


def test_with_nothing_to_choose_it_is_small(
    qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme
) -> None:
    dialog = DifferencesDialog(store, writer, jobs, theme)
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(lambda: not dialog.is_reading)
    QApplication.processEvents()
    assert dialog.width() <= 560
    assert dialog.height() <= 280
    assert dialog.explanation.height() >= dialog.explanation.heightForWidth(dialog.explanation.width())
