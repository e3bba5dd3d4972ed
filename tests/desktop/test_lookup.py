"""The Look up page: what an interpreter may rely on while somebody speaks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from interpreter_app.base.settings import Settings
from interpreter_app.desktop.jobs import Writer
from interpreter_app.desktop.models.history import History
from interpreter_app.desktop.models.lookup_results import TEXT_ROLE
from interpreter_app.desktop.models.result_text import RowText
from interpreter_app.desktop.window import MainWindow
from interpreter_app.store import session
from interpreter_app.store.database import Store, connect
from interpreter_app.store.session import Outcome
from tests.desktop.conftest import type_text

KEY = Qt.Key
ALT, CONTROL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def query(window: MainWindow) -> QLineEdit:
    return window.findChild(QLineEdit, "lookupQuery")


def results(window: MainWindow) -> QListView:
    return window.findChild(QListView, "lookupResults")


def row(window: MainWindow, number: int) -> RowText:
    return results(window).model().index(number, 0).data(TEXT_ROLE)


def matched(window: MainWindow) -> list[str]:
    model = results(window).model()
    return [model.index(place, 0).data(TEXT_ROLE).matched for place in range(model.rowCount())]


def count_line(window: MainWindow) -> str:
    return window.findChild(QLabel, "lookupCount").text()


def list_texts(window: MainWindow, name: str) -> list[str]:
    model = window.findChild(QListView, name).model()
    return [model.index(place, 0).data() for place in range(model.rowCount())]


def test_the_query_has_the_keyboard_when_the_window_opens(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: window.focusWidget() is query(window))


def test_a_pause_in_typing_is_told_once(window: MainWindow, qtbot: QtBot) -> None:
    told: list[bool] = []
    window.lookup.paused.connect(lambda: told.append(True))
    with qtbot.waitSignal(window.lookup.paused):
        type_text(query(window), "conseil")
        assert told == []
    qtbot.wait(700)
    assert told == [True]


def test_results_come_with_every_letter_and_without_enter(window: MainWindow) -> None:
    type_text(query(window), "cons")
    assert matched(window)[:1] == ["conseil citoyen"]
    assert len(matched(window)) == 3
    assert count_line(window) == "3 results"
    type_text(query(window), "eil co")
    assert matched(window) == ["conseil communautaire"]


def test_keys_pressed_in_one_turn_of_the_loop_are_answered_once(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    asked: list[str] = []
    answer = window.answers.look_up
    monkeypatch.setattr(
        window.answers, "look_up", lambda typed, limit: asked.append(typed) or answer(typed, limit)
    )
    query(window).setText("con")
    query(window).setText("cons")
    query(window).setText("mairie")
    qtbot.waitUntil(lambda: bool(matched(window)))
    assert asked == ["mairie"]
    assert matched(window) == ["mairie"]


def test_a_row_says_what_an_interpreter_must_know(window: MainWindow) -> None:
    type_text(query(window), "conseil c")
    by_term = {row(window, place).matched: row(window, place) for place in range(2)}
    citizens = by_term["conseil citoyen"]
    assert citizens.matched_spans == ((0, 9),)
    assert citizens.matched_grammar == "n. m."
    assert (citizens.sign, citizens.sign_token) == ("≈", "near")
    assert citizens.target == "citizens’ council"
    assert citizens.also == "residents’ council"
    assert citizens.say.startswith("A residents’ body")
    assert citizens.is_checked
    assert citizens.glossary == "The town"
    assert by_term["conseil communautaire"].warning == "false friend"
    assert by_term["conseil communautaire"].sign == "≠"


def test_a_french_target_comes_with_article_and_gender(window: MainWindow) -> None:
    type_text(query(window), "town hall")
    assert (row(window, 0).article, row(window, 0).target) == ("la ", "mairie")
    assert row(window, 0).target_grammar == "n. f."


def test_guesses_are_labelled_as_guesses(window: MainWindow) -> None:
    type_text(query(window), "mairei")
    assert row(window, 0).matched == "mairie"
    assert row(window, 0).is_guess
    assert "guess" in row(window, 0).found
    assert "guess" in count_line(window)


def test_digits_and_signs_are_typed_not_taken_as_choices(window: MainWindow) -> None:
    type_text(query(window), "1 %")
    assert query(window).text() == "1 %"
    assert matched(window)[0] == "1 % de budget"


def test_up_down_and_alt_digits_choose(window: MainWindow, qtbot: QtBot) -> None:
    type_text(query(window), "conseil")
    qtbot.keyClick(query(window), KEY.Key_Down)
    assert window.lookup.list.chosen == 1
    qtbot.keyClick(query(window), KEY.Key_Up)
    qtbot.keyClick(query(window), KEY.Key_Up)
    assert window.lookup.list.chosen == 0
    qtbot.keyClick(query(window), KEY.Key_3, ALT)
    assert window.lookup.list.chosen == 2
    qtbot.keyClick(query(window), KEY.Key_Eacute, ALT)  # the 2 of a French keyboard
    assert window.lookup.list.chosen == 1
    assert query(window).text() == "conseil"


def test_only_rows_between_the_old_and_the_new_choice_move(window: MainWindow, qtbot: QtBot) -> None:
    type_text(query(window), "conseil")
    view = results(window)

    def tops() -> list[int]:
        return [view.visualRect(view.model().index(place, 0)).top() for place in range(3)]

    before = tops()
    qtbot.keyClick(query(window), KEY.Key_Down)
    after = tops()
    assert before[0] == after[0]
    assert before[2] == after[2]
    assert after[1] < before[1]


def test_another_query_leaves_every_row_where_it_was(window: MainWindow) -> None:
    view = results(window)
    type_text(query(window), "con")
    before = [view.visualRect(view.model().index(place, 0)) for place in range(3)]
    type_text(query(window), "s")
    assert [view.visualRect(view.model().index(place, 0)) for place in range(3)] == before


def test_enter_keeps_the_chosen_term_and_logs_the_query(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    type_text(query(window), "cons")
    qtbot.keyClick(query(window), KEY.Key_Return)
    qtbot.waitUntil(lambda: len(list_texts(window, "pinnedList")) == 1)
    assert list_texts(window, "pinnedList") == ["conseil citoyen ≈ citizens’ council"]
    logged = session.queries(store, Outcome.CHOSEN)
    assert [(q.query, q.concept) for q in logged] == [("cons", "conseil-citoyen")]


def test_the_next_letter_after_enter_begins_a_new_query(window: MainWindow, qtbot: QtBot) -> None:
    type_text(query(window), "cons")
    qtbot.keyClick(query(window), KEY.Key_Return)
    type_text(query(window), "m")
    assert query(window).text() == "m"


def test_pins_stand_newest_first_and_a_second_one_of_the_same_keeps_its_place(
    window: MainWindow, qtbot: QtBot
) -> None:
    for text in ("mairie", "recevabilité", "mairie"):
        type_text(query(window), text)
        qtbot.keyClick(query(window), KEY.Key_Return)
        window._writer.wait()
        qtbot.wait(20)
    assert [text.split()[0] for text in list_texts(window, "pinnedList")] == ["recevabilité", "mairie"]


def test_a_pin_is_taken_off_and_comes_back_to_its_place(window: MainWindow, qtbot: QtBot) -> None:
    for text in ("mairie", "recevabilité"):
        type_text(query(window), text)
        qtbot.keyClick(query(window), KEY.Key_Return)
    qtbot.waitUntil(lambda: len(list_texts(window, "pinnedList")) == 2)
    pinned = window.lookup.margin.pinned
    pinned.setCurrentIndex(pinned.model().index(1, 0))
    qtbot.keyClick(pinned, KEY.Key_Delete)
    qtbot.waitUntil(lambda: len(list_texts(window, "pinnedList")) == 1)
    window.undo()
    qtbot.waitUntil(lambda: len(list_texts(window, "pinnedList")) == 2)
    assert list_texts(window, "pinnedList")[1].startswith("mairie")


def test_a_pin_shows_the_term_as_it_was_heard(window: MainWindow, qtbot: QtBot) -> None:
    type_text(query(window), "BP")
    qtbot.keyClick(query(window), KEY.Key_Return)
    qtbot.waitUntil(lambda: list_texts(window, "pinnedList") == ["BP = participatory budgeting"])


def test_a_new_session_empties_the_pins_and_can_be_taken_back(window: MainWindow, qtbot: QtBot) -> None:
    for text in ("mairie", "recevabilité"):
        type_text(query(window), text)
        qtbot.keyClick(query(window), KEY.Key_Return)
    qtbot.waitUntil(lambda: len(list_texts(window, "pinnedList")) == 2)
    window.actions_["new-session"].trigger()
    qtbot.waitUntil(lambda: not list_texts(window, "pinnedList"))
    qtbot.mouseClick(window.findChild(QPushButton, "undoLink"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(list_texts(window, "pinnedList")) == 2)


def test_one_key_copies_the_target(window: MainWindow, qtbot: QtBot) -> None:
    type_text(query(window), "mairie")
    qtbot.keyClick(query(window), KEY.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "town hall"
    type_text(query(window), " x")
    qtbot.keyClick(query(window), KEY.Key_Escape)
    type_text(query(window), "recev")
    window.actions_["copy-target"].trigger()
    assert QGuiApplication.clipboard().text() == "eligibility"


def test_ctrl_c_copies_what_the_person_selected(window: MainWindow, qtbot: QtBot) -> None:
    type_text(query(window), "mairie")
    query(window).setSelection(0, 3)
    qtbot.keyClick(query(window), KEY.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "mai"


def test_esc_empties_query_and_results(window: MainWindow, qtbot: QtBot) -> None:
    type_text(query(window), "cons")
    qtbot.keyClick(query(window), KEY.Key_Escape)
    assert query(window).text() == ""
    assert matched(window) == []


def test_the_query_empties_itself_after_a_rest_and_comes_back(
    make_window: Callable[[Settings], MainWindow], qtbot: QtBot
) -> None:
    window = make_window(Settings(clear_after=1))
    type_text(query(window), "cons")
    qtbot.waitUntil(lambda: query(window).text() == "", timeout=3000)
    assert window.lookup.list.is_faded  # the answer is still in sight, as an old one
    assert len(matched(window)) == 3
    type_text(query(window), "mai")
    assert query(window).text() == "mai"
    assert not window.lookup.list.is_faded
    qtbot.keyClick(query(window), KEY.Key_Escape)
    qtbot.keyClick(query(window), KEY.Key_Up)
    assert query(window).text() == "mai"
    window.actions_["older-query"].trigger()
    assert query(window).text() == "cons"
    window.actions_["newer-query"].trigger()
    assert query(window).text() == "mai"


def _had_back(window: MainWindow, count: int) -> list[str]:
    texts = []
    for _step in range(count):
        window.actions_["older-query"].trigger()
        texts.append(query(window).text())
    return texts


def test_all_queries_can_be_had_back_one_after_the_other(window: MainWindow, qtbot: QtBot) -> None:
    for text in ("mairie", "quartier", "conseil"):
        type_text(query(window), text)
        qtbot.keyClick(query(window), KEY.Key_Escape)
    assert _had_back(window, 4) == ["conseil", "quartier", "mairie", "mairie"]
    window.actions_["newer-query"].trigger()
    assert query(window).text() == "quartier"
    type_text(query(window), "s")
    assert _had_back(window, 4) == ["conseil", "quartier", "mairie", "mairie"]


def test_a_query_that_is_typed_over_can_be_had_back(window: MainWindow, qtbot: QtBot) -> None:
    type_text(query(window), "mairie")
    qtbot.keyClick(query(window), KEY.Key_A, CONTROL)
    type_text(query(window), "quartier")
    qtbot.keyClick(query(window), KEY.Key_A, CONTROL)
    qtbot.keyClick(query(window), KEY.Key_Delete)
    type_text(query(window), "cons")
    qtbot.keyClick(query(window), KEY.Key_Backspace)
    assert _had_back(window, 2) == ["quartier", "mairie"]


def test_choosing_puts_the_emptying_off(make_window: Callable[[Settings], MainWindow], qtbot: QtBot) -> None:
    window = make_window(Settings(clear_after=1))
    type_text(query(window), "cons")
    for _ in range(4):
        qtbot.wait(500)
        qtbot.keyClick(query(window), KEY.Key_Down)
        assert query(window).text() == "cons"
    qtbot.waitUntil(lambda: query(window).text() == "", timeout=3000)


def test_a_missed_query_is_logged_with_one_key_and_listed(
    window: MainWindow, qtbot: QtBot, store: Store
) -> None:
    type_text(query(window), "kiosque citoyen")
    window.actions_["mark-missing"].trigger()
    qtbot.waitUntil(lambda: list_texts(window, "missedList") == ["kiosque citoyen – to be added"])
    assert [q.query for q in session.queries(store, Outcome.MISSING)] == ["kiosque citoyen"]
    window.actions_["mark-missing"].trigger()
    window._writer.wait()
    qtbot.wait(20)
    assert len(session.queries(store, Outcome.MISSING)) == 1
    window.undo()
    qtbot.waitUntil(lambda: not list_texts(window, "missedList"))


def test_enter_without_a_result_notes_the_query_as_missed(window: MainWindow, qtbot: QtBot) -> None:
    type_text(query(window), "zzzz")
    qtbot.keyClick(query(window), KEY.Key_Return)
    qtbot.waitUntil(lambda: list_texts(window, "missedList") == ["zzzz – to be added"])


@pytest.mark.parametrize("name", ["pinnedList", "notesList"])
def test_typing_on_the_page_goes_to_the_query(window: MainWindow, qtbot: QtBot, name: str) -> None:
    type_text(query(window), "mairie")
    qtbot.keyClick(query(window), KEY.Key_Return)
    type_text(window.findChild(QLineEdit, "noteEntry"), "a")
    qtbot.keyClick(window.findChild(QLineEdit, "noteEntry"), KEY.Key_Return)
    qtbot.waitUntil(lambda: bool(list_texts(window, "notesList") and list_texts(window, "pinnedList")))
    qtbot.keyClick(query(window), KEY.Key_Escape)
    elsewhere = window.findChild(QListView, name)
    elsewhere.setFocus()
    type_text(elsewhere, "é")
    assert query(window).text() == "é"
    assert window.focusWidget() is query(window)


def test_what_another_process_writes_is_found_soon(
    window: MainWindow, qtbot: QtBot, store_path: Path
) -> None:
    type_text(query(window), "fontaine")
    assert matched(window) == []
    from interpreter_app.services import own_words

    with connect(store_path) as other:
        own_words.add(other, "fontaine", "fountain")
    qtbot.waitUntil(lambda: matched(window) == ["fontaine"], timeout=4000)


def test_a_first_start_teaches_with_terms_of_the_real_glossary(window: MainWindow) -> None:
    empty = window.findChild(QWidget, "lookupEmpty")
    assert empty.isVisible()
    examples = [b for b in empty.findChildren(QPushButton) if b.isVisible()]
    assert len(examples) == 3
    examples[0].click()
    assert query(window).text()


def test_no_result_says_what_can_be_done(window: MainWindow, qtbot: QtBot) -> None:
    type_text(query(window), "zzzz")
    empty = window.findChild(QWidget, "lookupEmpty")
    words = " ".join(label.text() for label in empty.findChildren(QLabel) if label.isVisible())
    assert "zzzz" in words
    assert "Ctrl+N" in words


def test_what_is_typed_is_never_taken_for_markup(window: MainWindow, qtbot: QtBot) -> None:
    typed = "<b>zzzz</b><img src='/etc/passwd'>"
    type_text(query(window), typed)
    qtbot.keyClick(query(window), KEY.Key_Return)
    qtbot.waitUntil(lambda: typed in window.findChild(QLabel, "statusSaved").text())
    for label in window.findChildren(QLabel):
        assert typed not in label.text() or label.textFormat() is Qt.TextFormat.PlainText
        assert typed not in label.toolTip()


def test_nothing_that_is_typed_fails(window: MainWindow) -> None:
    for text in ('"', "%", "l'", "🏛", "c++", "\u200b", "a" * 500, "-", "* OR *", "（"):
        query(window).setText(text)
        type_text(query(window), " ")
    assert query(window).isVisible()


def test_history_keeps_each_query_once_and_in_order() -> None:
    history = History()
    for text in ("un", "deux", "  ", "un"):
        history.add(text)
    assert history.last == "un"
    assert [history.older(), history.older(), history.older()] == ["un", "deux", None]
    assert [history.newer(), history.newer(), history.newer()] == ["un", "", None]


def test_every_control_has_an_accessible_name(window: MainWindow) -> None:
    for name in ("lookupQuery", "lookupResults", "pinnedList", "missedList", "notesList", "noteEntry"):
        assert window.findChild(QWidget, name).accessibleName(), name
    for button in window.findChildren(QPushButton):
        assert button.accessibleName() or button.text(), button.objectName()


def test_a_screen_reader_is_told_target_sign_and_note(window: MainWindow) -> None:
    type_text(query(window), "conseil com")
    spoken = results(window).model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    parts = (
        "conseil communautaire",
        "not the same as",
        "inter-municipal council",
        "false friend",
        "Not a community",
    )
    assert [part for part in parts if part not in spoken] == []


def test_writes_go_through_the_writer_and_are_announced(window: MainWindow, qtbot: QtBot) -> None:
    writer: Writer = window._writer
    type_text(query(window), "mairie")
    with qtbot.waitSignal(writer.done):
        qtbot.keyClick(query(window), KEY.Key_Return)
    said = window.findChild(QLabel, "statusSaved").text()
    assert said.startswith("Kept in this session: mairie · saved at ")
