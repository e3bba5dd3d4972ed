"""What was done lately is told in words, and each of it can be taken back and done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.dialogs.deeds import _PAGE, DeedsDialog, _said
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.models.deed_texts import moment
from interpreter_app.desktop.theme import Theme
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import editing, moving, people, planning
from interpreter_app.store import glossaries, history
from interpreter_app.store.database import Store, connect

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

Open = Callable[[], DeedsDialog]


def _concepts(count: int, note: str = "") -> list[Concept]:
    return [
        Concept(f"c{n}", (Term(f"mot {n}", Language.FRENCH), Term(f"word {n}", Language.ENGLISH)), note=note)
        for n in range(count)
    ]


@pytest.fixture
def show(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Open:
    """Opens the dialog and waits until it has read."""

    def open_dialog() -> DeedsDialog:
        made = DeedsDialog(store, writer, jobs, theme, who="Grace")
        qtbot.addWidget(made)
        made.open()
        qtbot.waitUntil(lambda: not made.is_reading)
        return made

    return open_dialog


def _texts(dialog: DeedsDialog) -> list[str]:
    return [_said(one).text for one in dialog.list.rows]


def _numbers(store: Store, glossary: str = "town") -> list[int]:
    number = glossaries.find(store, glossary).number
    return [stored.number for stored in glossaries.concepts_of(store, number)]


def test_deeds_are_told_in_words_with_numbers_and_names(show: Open, store: Store) -> None:
    made = editing.create_glossary(store, Bilingual("Visite à Paris", "Paris visit"), who="Ada")
    glossaries.put(store, made.glossary, _concepts(1204), "Ada", "import")
    editing.delete_concepts(store, _numbers(store)[:1], "Bob")
    moving.move_concepts(store, _numbers(store)[:2], made.glossary)
    dialog = show()
    assert _texts(dialog)[:4] == [
        "Move: 2 concepts into Paris visit",
        "Deletion: 1 concept from The town",
        "Import: 1,204 concepts into Paris visit",
        "New glossary: Paris visit",
    ]
    deleted = _said(dialog.list.rows[1])
    assert "Bob" in deleted.small
    assert "conseil citoyen – citizens’ council" in deleted.small


def test_visits_and_contacts_are_told_by_their_names(show: Open, store: Store) -> None:
    people.create(store, [Contact("", f"Ann {letter}") for letter in "ABCD"], "Ada", "import-contacts")
    made = planning.create(store, Visit("", Bilingual("Voyage à Paris", "Study visit")), "Ada").visit
    planning.save(store, made, replace(made, title=Bilingual("Voyage", "Visit to Paris")))
    planning.delete(store, made.id)
    dialog = show()
    assert _texts(dialog)[:4] == [
        "Visit deleted: Visit to Paris",
        "Visit edited: Visit to Paris",
        "New visit: Visit to Paris",
        "Contacts brought in: Ann A, Ann B and 2 more",
    ]


def test_a_visit_is_brought_back_from_the_list(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    made = planning.create(store, Visit("", Bilingual("Voyage", "Visit"))).visit
    planning.delete(store, made.id)
    dialog = show()
    with qtbot.waitSignal(writer.done) as done:
        qtbot.mouseClick(dialog.turn_button, Qt.MouseButton.LeftButton)
    assert done.args[0].sentence == "Taken back – Visit deleted: Visit"
    qtbot.waitUntil(lambda: not dialog.is_reading)
    assert planning.visits(store) == [made]


def test_a_deed_is_taken_back_and_done_again(qtbot: QtBot, show: Open, store: Store, writer: Writer) -> None:
    editing.delete_concepts(store, _numbers(store)[:3], "Bob")
    dialog = show()
    with qtbot.waitSignal(writer.done) as done:
        qtbot.mouseClick(dialog.turn_button, Qt.MouseButton.LeftButton)
    assert done.args[0].sentence == "Taken back – Deletion: 3 concepts from The town"
    qtbot.waitUntil(lambda: not dialog.is_reading and len(dialog.list.rows) == 4)
    assert len(_numbers(store)) == 8
    assert _texts(dialog)[:2] == [
        "Taken back – Deletion: 3 concepts from The town",
        "Deletion: 3 concepts from The town",
    ]
    chosen = _said(dialog.list.chosen_rows[0])
    assert chosen.is_struck
    assert "taken back" in chosen.small
    assert "Grace" in _said(dialog.list.rows[0]).small
    assert dialog.turn_button.text().replace("&", "") == "Do again"
    dialog.turn()
    qtbot.waitUntil(lambda: not dialog.is_reading and len(dialog.list.rows) == 5)
    assert len(_numbers(store)) == 5
    assert _texts(dialog)[0] == "Done again – Deletion: 3 concepts from The town"
    assert not _said(dialog.list.chosen_rows[0]).is_struck
    assert writer.undo()
    writer.wait()
    assert len(_numbers(store)) == 8


def test_an_older_deed_is_taken_back_by_itself(qtbot: QtBot, show: Open, store: Store) -> None:
    glossaries.put(store, "town", _concepts(2), kind="import")
    editing.delete_concepts(store, _numbers(store)[:1])
    dialog = show()
    dialog.list.choose(1)
    dialog.turn()
    qtbot.waitUntil(lambda: not dialog.is_reading and len(dialog.list.rows) == 5)
    assert len(_numbers(store)) == 7
    assert [_said(one).is_struck for one in dialog.list.rows] == [False, False, True, False, False]


def test_what_was_done_before_a_restart_is_still_there(
    qtbot: QtBot, store: Store, theme: Theme, jobs: Jobs
) -> None:
    editing.delete_concepts(store, _numbers(store)[:3], "Bob")
    again = Writer(store.path)
    with connect(store.path) as reopened:
        dialog = DeedsDialog(reopened, again, jobs, theme)
        qtbot.addWidget(dialog)
        qtbot.waitUntil(lambda: not dialog.is_reading)
        dialog.turn()
        qtbot.waitUntil(lambda: not dialog.is_reading and len(dialog.list.rows) == 4)
        assert len(_numbers(reopened)) == 8
    assert again.close()


def test_what_cannot_be_taken_back_now_says_what_to_do(qtbot: QtBot, show: Open, store: Store) -> None:
    editing.delete_concepts(store, _numbers(store)[:3])
    editing.delete_glossary(store, "town")
    dialog = show()
    dialog.list.choose(1)
    dialog.turn()
    qtbot.waitUntil(lambda: "bring the glossary back first" in dialog.status.text())
    assert "The town" in dialog.status.text()
    assert dialog.turn_button.isEnabled()
    dialog.list.choose(0)
    assert not dialog.status.isVisible()


def test_what_came_with_the_program_is_not_taken_back(show: Open, store: Store) -> None:
    shipped = Glossary("shipped", Bilingual("Livré", "Shipped"), concepts=tuple(_concepts(2)))
    glossaries.bring(store, shipped, kind=history.STARTER, starter=True)
    dialog = show()
    assert _texts(dialog)[0] == "Came with Passerelle: 2 concepts in Shipped"
    assert not dialog.turn_button.isEnabled()
    assert "came with Passerelle" in dialog.status.text()


def test_older_deeds_are_read_when_one_comes_near_them(qtbot: QtBot, show: Open, store: Store) -> None:
    for count in range(_PAGE + 20):
        glossaries.put(store, "town", _concepts(1, str(count)), "Ada")
    dialog = show()
    assert len(dialog.list.rows) == _PAGE
    dialog.list.scrollToBottom()
    qtbot.waitUntil(lambda: len(dialog.list.rows) == _PAGE + 22)
    numbers = [one.deed.number for one in dialog.list.rows]
    assert numbers == sorted(set(numbers), reverse=True)


def test_a_store_in_which_nothing_was_done_says_what_will_stand_there(
    qtbot: QtBot, store: Store, jobs: Jobs, theme: Theme, writer: Writer
) -> None:
    with connect(store.path.with_name("empty.sqlite")) as empty:
        dialog = DeedsDialog(empty, writer, jobs, theme)
        qtbot.addWidget(dialog)
        dialog.open()
        qtbot.waitUntil(lambda: not dialog.is_reading)
        assert dialog.explanation.text().startswith("Nothing has been done")
        assert not dialog.list.isVisible()
        assert not dialog.turn_button.isVisible()


def test_times_are_those_of_the_reader() -> None:
    now = datetime.now().astimezone()
    assert moment(now.isoformat()) == f"Today, {now:%H:%M}"
    at_noon = now.replace(hour=12, minute=5)
    assert moment((at_noon - timedelta(days=1)).isoformat(), at_noon) == "Yesterday, 12:05"
    old = datetime(2027, 3, 1, 9, 30).astimezone()
    assert moment(old.isoformat(), old + timedelta(days=40)) == "1 March 2027, 09:30"
    i18n.set_language("fr")
    assert moment(old.isoformat(), old + timedelta(days=40)).startswith("1er mars 2027")


def test_speaks_another_language(show: Open, store: Store) -> None:
    editing.create_glossary(store, Bilingual("Visite à Paris", "Paris visit"))
    dialog = show()
    i18n.set_language("fr")
    dialog.retranslate()
    assert "Visite à Paris" in _texts(dialog)[0]
