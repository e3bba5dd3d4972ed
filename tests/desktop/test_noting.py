"""Notes and new words at the foot of the Look up page: what was typed is never lost."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from interpreter_app.base.errors import StoreError
from interpreter_app.base.settings import Settings
from interpreter_app.desktop.jobs import Deed, Writer
from interpreter_app.desktop.widgets import foot
from interpreter_app.desktop.window import MainWindow
from interpreter_app.services import own_words, typed_lines
from interpreter_app.store import clock, glossaries, session
from interpreter_app.store.database import Store, connect
from interpreter_app.store.outbox import left_behind, open_outbox, path_of
from tests.desktop.conftest import type_text
from tests.desktop.test_lookup import list_texts, matched, query, row

KEY = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_note_is_kept_with_enter_and_shown(window: MainWindow, qtbot: QtBot, store: Store) -> None:
    entry = window.findChild(QLineEdit, "noteEntry")
    window.actions_["note"].trigger()
    assert window.focusWidget() is entry
    type_text(entry, "Qui décide ?")
    qtbot.keyClick(entry, KEY.Key_Return)
    qtbot.waitUntil(lambda: [note.text for note in session.notes(store)] == ["Qui décide ?"])
    qtbot.waitUntil(lambda: bool(list_texts(window, "notesList")))
    assert entry.text() == ""
    qtbot.waitUntil(lambda: left_behind(store.path) == ([], {}))
    window.undo()
    qtbot.waitUntil(lambda: not list_texts(window, "notesList"))


def test_half_a_note_is_on_the_disk_within_a_second(
    window: MainWindow, qtbot: QtBot, store_path: Path
) -> None:
    entry = window.findChild(QLineEdit, "noteEntry")
    type_text(entry, "Elle dit que")
    qtbot.waitUntil(lambda: left_behind(store_path)[1] == {foot.NOTE: "Elle dit que"}, timeout=1000)


def test_half_a_note_is_on_the_disk_though_another_process_holds_the_store(
    window: MainWindow, qtbot: QtBot, store_path: Path
) -> None:
    with connect(store_path) as other, other.write():
        type_text(window.findChild(QLineEdit, "noteEntry"), "Elle")
        qtbot.waitUntil(lambda: left_behind(store_path)[1] == {foot.NOTE: "Elle"}, timeout=1000)


def test_what_was_half_typed_is_there_again_after_a_restart(
    make_window: Callable[[Settings], MainWindow], store_path: Path
) -> None:
    with open_outbox(store_path) as outbox:
        outbox.save_draft(foot.NOTE, "Elle dit que")
        outbox.save_draft(foot.FRENCH, "la buvette")
    window = make_window(Settings())
    assert window.findChild(QLineEdit, "noteEntry").text() == "Elle dit que"
    assert window.findChild(QLineEdit, "quickAddFrench").text() == "la buvette"
    assert window.findChild(QLineEdit, "quickAddFrench").isVisible()


def test_half_a_note_is_kept_when_the_window_is_closed_at_once(window: MainWindow, store_path: Path) -> None:
    type_text(window.findChild(QLineEdit, "noteEntry"), "vite")
    window.close()
    assert left_behind(store_path)[1] == {foot.NOTE: "vite"}


def test_lines_that_a_crash_cut_short_are_saved_at_the_next_start(
    make_window: Callable[[Settings], MainWindow], store_path: Path, store: Store, qtbot: QtBot
) -> None:
    lines = [typed_lines.note("avant la panne"), typed_lines.missing("péniche")]
    with open_outbox(store_path) as outbox:
        for line in lines:
            outbox.keep(line)
    window = make_window(Settings())
    qtbot.waitUntil(lambda: list_texts(window, "missedList") == ["péniche – to be added"])
    assert [(note.text, note.at) for note in session.notes(store)] == [("avant la panne", lines[0].at)]
    said = window.findChild(QLabel, "statusSaved")
    sentence = "2 lines typed the last time are saved now"
    qtbot.waitUntil(lambda: said.text().startswith(sentence))
    qtbot.waitUntil(lambda: left_behind(store_path) == ([], {}))


def test_an_outbox_that_is_damaged_is_put_aside_and_said(
    make_window: Callable[[Settings], MainWindow], store_path: Path
) -> None:
    with open_outbox(store_path) as outbox:
        for number in range(200):
            outbox.keep(typed_lines.note(f"line {number} " * 20))
    path = path_of(store_path)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    window = make_window(Settings())
    said = window.findChild(QLabel, "statusSaved").text()
    [aside] = store_path.parent.glob("*-damaged")
    assert said.startswith("What was typed last may be missing")
    assert aside.name in said


def test_a_note_taken_back_before_it_could_be_saved_does_not_come_back(
    window: MainWindow, qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = window.findChild(QLineEdit, "noteEntry")
    with monkeypatch.context() as patch:
        patch.setattr(session, "add_note", _refuse)
        type_text(entry, "zu früh")
        qtbot.keyClick(entry, KEY.Key_Return)
        qtbot.keyClick(entry, KEY.Key_Z, CONTROL)
        qtbot.waitUntil(lambda: not list_texts(window, "notesList"))
    qtbot.waitUntil(lambda: left_behind(store.path) == ([], {}))
    assert session.notes(store) == []


def test_a_note_the_store_refuses_stays_in_sight_and_is_saved_once_it_can_be(
    window: MainWindow, qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = window.findChild(QLineEdit, "noteEntry")
    with monkeypatch.context() as patch:
        patch.setattr(session, "add_note", _refuse)
        type_text(entry, "wichtig")
        qtbot.keyClick(entry, KEY.Key_Return)
        type_text(entry, "das nächste")
        qtbot.waitUntil(lambda: any("not saved yet" in text for text in list_texts(window, "notesList")))
        assert window.findChild(QLabel, "statusSaved").text() == "There is no room left."
        assert entry.text() == "das nächste"
        qtbot.waitUntil(lambda: [line.words["text"] for line in left_behind(store.path)[0]] == ["wichtig"])
    qtbot.waitUntil(lambda: [note.text for note in session.notes(store)] == ["wichtig"], timeout=8000)
    qtbot.waitUntil(lambda: not any("not saved yet" in text for text in list_texts(window, "notesList")))
    assert entry.text() == "das nächste"


def test_a_note_has_the_time_at_which_it_was_typed(
    window: MainWindow, qtbot: QtBot, store: Store, store_path: Path
) -> None:
    entry = window.findChild(QLineEdit, "noteEntry")
    with connect(store_path) as other, other.write():
        type_text(entry, "jetzt")
        before = clock.now()
        qtbot.keyClick(entry, KEY.Key_Return)
        qtbot.wait(300)
        after = clock.now()
    qtbot.waitUntil(lambda: bool(session.notes(store)))
    assert before <= session.notes(store)[0].at < after


def test_a_note_typed_during_a_long_write_is_safe_and_in_sight_at_once(
    window: MainWindow, qtbot: QtBot, store_path: Path, writer: Writer, store: Store
) -> None:
    release = threading.Event()
    writer.write(Deed(lambda _store: release.wait(10), lambda _r: ""))
    entry = window.findChild(QLineEdit, "noteEntry")
    type_text(entry, "pendant l’import")
    qtbot.keyClick(entry, KEY.Key_Return)
    assert "pendant l’import" in list_texts(window, "notesList")[0]
    qtbot.waitUntil(lambda: bool(left_behind(store_path)[0]), timeout=1000)
    assert session.notes(store) == []
    release.set()
    qtbot.waitUntil(lambda: [note.text for note in session.notes(store)] == ["pendant l’import"])


def test_ctrl_z_right_after_enter_takes_that_note_back_and_no_other(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    entry = window.findChild(QLineEdit, "noteEntry")
    type_text(entry, "un")
    qtbot.keyClick(entry, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(session.notes(store)) == 1)
    type_text(entry, "deux")
    qtbot.keyClick(entry, KEY.Key_Return)
    qtbot.keyClick(entry, KEY.Key_Z, CONTROL)
    qtbot.waitUntil(lambda: "(undone)" in window.findChild(QLabel, "statusSaved").text())
    assert [note.text for note in session.notes(store)] == ["un"]


def test_ctrl_z_while_typing_takes_back_the_typing_not_what_was_saved(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    entry, query = window.findChild(QLineEdit, "noteEntry"), window.findChild(QLineEdit, "lookupQuery")
    type_text(entry, "un")
    qtbot.keyClick(entry, KEY.Key_Return)
    qtbot.waitUntil(lambda: len(session.notes(store)) == 1)
    for line in (entry, query):
        type_text(line, "deux")
        qtbot.keyClick(line, KEY.Key_Z, CONTROL)
        assert line.text() == ""
    window._writer.wait()
    assert len(session.notes(store)) == 1


def _refuse(*_arguments: object, **_named: object) -> None:
    raise StoreError("There is no room left.")


def test_a_missing_term_is_added_found_at_once_and_settles_the_query(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    type_text(query(window), "buvette")
    qtbot.keyClick(query(window), KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(list_texts(window, "missedList")))
    window.actions_["quick-add"].trigger()
    french = window.findChild(QLineEdit, "quickAddFrench")
    english = window.findChild(QLineEdit, "quickAddEnglish")
    assert french.text() == "buvette"
    french.setText("la buvette")
    type_text(english, "refreshment stall")
    qtbot.keyClick(english, KEY.Key_Return)
    qtbot.waitUntil(lambda: matched(window)[:1] == ["buvette"])
    assert row(window, 0).target == "refreshment stall"
    assert row(window, 0).matched_grammar == "n. f."
    assert row(window, 0).glossary == "My words"
    assert list_texts(window, "missedList") == []
    assert query(window).hasFocus() or window.focusWidget() is query(window)
    window.undo()
    qtbot.waitUntil(lambda: list_texts(window, "missedList") == ["buvette – to be added"])
    qtbot.waitUntil(lambda: "buvette" not in matched(window))


def test_quick_add_goes_to_the_empty_field_instead_of_adding_half(window: MainWindow, qtbot: QtBot) -> None:
    window.actions_["quick-add"].trigger()
    english = window.findChild(QLineEdit, "quickAddEnglish")
    type_text(english, "stall")
    qtbot.mouseClick(window.findChild(QPushButton, "quickAddButton"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.focusWidget() is window.findChild(QLineEdit, "quickAddFrench"))
    assert [g.id for g in glossaries.summaries(window._store)] == ["town"]


def test_esc_leaves_quick_add_with_the_query_as_it_was(window: MainWindow, qtbot: QtBot) -> None:
    type_text(query(window), "zzzz")
    window.actions_["quick-add"].trigger()
    field = window.findChild(QLineEdit, "quickAddEnglish")
    qtbot.keyClick(field, KEY.Key_Escape)
    assert not field.isVisible()
    assert query(window).text() == "zzzz"
    assert window.focusWidget() is query(window)


def test_esc_leaves_the_note_line_and_the_next_letter_begins_a_new_query(
    window: MainWindow, qtbot: QtBot
) -> None:
    type_text(query(window), "conseil citoyen")
    window.actions_["note"].trigger()
    note = window.findChild(QLineEdit, "noteEntry")
    type_text(note, "half a no")
    qtbot.keyClick(note, KEY.Key_Escape)
    assert window.focusWidget() is query(window)
    assert query(window).text() == "conseil citoyen"
    assert note.text() == "half a no"
    type_text(query(window), "mai")
    assert query(window).text() == "mai"


def test_a_pair_that_is_there_already_is_said_and_nothing_can_be_taken_back(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    said = window.findChild(QLabel, "statusSaved")
    for expected in ("Added to “My words”: buvette – stall", "It is in “My words” already"):
        window.actions_["quick-add"].trigger()
        window.findChild(QLineEdit, "quickAddFrench").setText("buvette")
        english = window.findChild(QLineEdit, "quickAddEnglish")
        english.setText("stall")
        qtbot.keyClick(english, KEY.Key_Return)
        qtbot.waitUntil(lambda expected=expected: said.text().startswith(expected))
    assert not window.findChild(QPushButton, "undoLink").isVisible()
    assert glossaries.find(store, "my-words").concepts == 1
    window.undo()
    qtbot.waitUntil(lambda: glossaries.find(store, "my-words").concepts == 0)


def test_a_pair_that_the_store_refuses_is_kept_and_saved_once_it_can_be(
    window: MainWindow, qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(own_words, "add", _refuse)
        window.actions_["quick-add"].trigger()
        window.findChild(QLineEdit, "quickAddFrench").setText("buvette")
        english = window.findChild(QLineEdit, "quickAddEnglish")
        english.setText("stall")
        qtbot.keyClick(english, KEY.Key_Return)
        said = window.findChild(QLabel, "statusSaved")
        qtbot.waitUntil(lambda: said.text() == "There is no room left.")
        assert [line.words["english"] for line in left_behind(store.path)[0]] == ["stall"]
    qtbot.waitUntil(lambda: matched(window)[:1] == ["buvette"], timeout=8000)


def test_a_pair_that_was_begun_is_gone_on_with_and_never_overwritten(
    window: MainWindow, qtbot: QtBot, store_path: Path
) -> None:
    french = window.findChild(QLineEdit, "quickAddFrench")
    english = window.findChild(QLineEdit, "quickAddEnglish")
    type_text(window.findChild(QLineEdit, "lookupQuery"), "buvette")
    window.actions_["quick-add"].trigger()
    type_text(english, "refresh")
    expected = {foot.FRENCH: "buvette", foot.ENGLISH: "refresh"}
    qtbot.waitUntil(lambda: left_behind(store_path)[1] == expected, timeout=1000)
    qtbot.keyClick(english, KEY.Key_Escape)
    assert english.isVisible()
    type_text(window.findChild(QLineEdit, "lookupQuery"), "kiosque")
    window.actions_["quick-add"].trigger()
    assert (french.text(), english.text()) == ("buvette", "refresh")


@pytest.mark.parametrize(("begun", "field"), [("neighbourhood", "English"), ("mairie", "French")])
def test_what_was_found_tells_which_language_the_query_is_in(
    window: MainWindow, begun: str, field: str
) -> None:
    type_text(window.findChild(QLineEdit, "lookupQuery"), begun)
    window.actions_["quick-add"].trigger()
    assert window.findChild(QLineEdit, f"quickAdd{field}").text() == begun


def test_the_query_offered_for_adding_gives_way_to_the_next_one(window: MainWindow, qtbot: QtBot) -> None:
    query = window.findChild(QLineEdit, "lookupQuery")
    french = window.findChild(QLineEdit, "quickAddFrench")
    for text in ("buvette", "kiosque citoyen"):
        query.setText(text)
        window.actions_["quick-add"].trigger()
        assert french.text() == text
        qtbot.keyClick(window.findChild(QLineEdit, "quickAddEnglish"), KEY.Key_Escape)
        assert not french.isVisible()
