"""Chosen concepts are moved, copied or split off by one Enter, and come back by one undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from interpreter_app.desktop.dialogs import doing
from interpreter_app.desktop.dialogs.to_glossary import ToGlossaryDialog, Way
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.services import editing
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.listing import last_revision, newest_operation

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

Open = Callable[..., ToGlossaryDialog]


def _numbers(store: Store, *ids: str, glossary: str = "town") -> list[int]:
    found = (glossaries.concept(store, glossary, ident) for ident in ids)
    return [stored.number for stored in found if stored is not None]


def _ids(store: Store, glossary: str) -> list[str]:
    number = glossaries.find(store, glossary).number
    return [stored.concept.id for stored in glossaries.concepts_of(store, number)]


@pytest.fixture
def other(store: Store) -> str:
    """The id of a second glossary, which is empty."""
    return editing.create_glossary(store, Bilingual("Voyage", "Journey")).glossary


@pytest.fixture
def show(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Iterator[Open]:
    """Opens the dialog on concepts with these numbers."""
    kept = []

    def open_dialog(numbers: Sequence[int], way: Way = Way.MOVE, who: str = "") -> ToGlossaryDialog:
        made = ToGlossaryDialog(store, writer, jobs, theme, numbers=numbers, way=way, who=who)
        qtbot.addWidget(made)
        made.open()
        kept.append(made)
        return made

    yield open_dialog
    # A dialog without a window is gone with the last who knows it, and that mustn’t be a worker.
    assert jobs.close()
    assert writer.wait()
    kept.clear()


def test_says_what_will_happen_and_enter_does_it(
    qtbot: QtBot, show: Open, store: Store, writer: Writer, other: str
) -> None:
    before = _ids(store, "town")
    dialog = show(_numbers(store, "mairie", "assises"), who="Ada")
    assert dialog.target.currentData() == other
    assert dialog.summary.text() == "2 concepts will be moved into “Journey”."
    with qtbot.waitSignal(writer.done) as done:
        QTest.keyClick(dialog.target, Qt.Key.Key_Return)
    assert done.args[0].sentence == "Move: 2 concepts into Journey"
    assert done.args[0].undoable
    assert not dialog.isVisible()
    assert _ids(store, other) == ["mairie", "assises"]
    assert "mairie" not in _ids(store, "town")
    revision = last_revision(store, other, "mairie")
    assert revision is not None
    assert revision.who == "Ada"
    assert writer.undo()
    writer.wait()
    assert _ids(store, "town") == before
    assert _ids(store, other) == []


def test_what_is_there_already_stays(
    qtbot: QtBot, show: Open, store: Store, writer: Writer, other: str
) -> None:
    glossaries.put(store, other, [Concept("quai", (Term("quai", Language.FRENCH),))])
    dialog = show([*_numbers(store, "mairie"), *_numbers(store, "quai", glossary=other)])
    dialog.target.setCurrentIndex(dialog.target.findData(other))
    assert dialog.summary.text() == "1 concept will be moved into “Journey”; what is there already stays."
    with qtbot.waitSignal(writer.done) as done:
        dialog.do()
    assert done.args[0].sentence == "Move: 1 concept into Journey"


def test_nothing_is_moved_to_where_it_is(show: Open, store: Store, other: str) -> None:
    dialog = show(_numbers(store, "mairie", "assises"))
    dialog.target.setCurrentIndex(dialog.target.findData("town"))
    assert dialog.summary.text() == "All 2 concepts are in “The town” already: choose another glossary."
    assert not dialog.do_button.isEnabled()
    dialog.ways[Way.COPY].click()
    assert dialog.do_button.isEnabled()


def test_copies_stay_where_they_are_too(
    qtbot: QtBot, show: Open, store: Store, writer: Writer, other: str
) -> None:
    before = _ids(store, "town")
    dialog = show(_numbers(store, "mairie"), Way.COPY)
    dialog.target.setCurrentIndex(dialog.target.findData(other))
    assert dialog.summary.text().startswith("1 concept will be copied into “Journey”; it stays where it is")
    with qtbot.waitSignal(writer.done) as done:
        dialog.do_button.click()
    assert done.args[0].sentence == "Copy: 1 concept into Journey"
    assert _ids(store, "town") == before
    assert _ids(store, other) == ["mairie"]


def test_a_new_glossary_is_named_right_there(qtbot: QtBot, show: Open, store: Store, writer: Writer) -> None:
    before = _ids(store, "town")
    dialog = show(_numbers(store, "mairie", "assises"), Way.SPLIT)
    assert not dialog.target.isVisible()
    assert not dialog.do_button.isEnabled()
    assert "give it a name" in dialog.summary.text()
    assert dialog.focusWidget() is dialog.names[0]
    QTest.keyClicks(dialog.names[1], "Places")
    assert dialog.summary.text() == "2 concepts will be moved into a new glossary, “Places”."
    with qtbot.waitSignal(dialog.glossaryMade) as made:
        QTest.keyClick(dialog.names[1], Qt.Key.Key_Return)
    assert _ids(store, made.args[0]) == ["mairie", "assises"]
    assert writer.undo()
    writer.wait()
    assert _ids(store, "town") == before
    assert len(glossaries.summaries(store)) == 1


def test_a_name_that_is_taken_is_said(qtbot: QtBot, show: Open, store: Store) -> None:
    dialog = show(_numbers(store, "mairie"), Way.SPLIT)
    dialog.names[0].setText("la ville")
    before = newest_operation(store)
    dialog.do()
    qtbot.waitUntil(lambda: "choose another name" in dialog.status.text())
    assert dialog.do_button.isEnabled()
    assert newest_operation(store) == before


def test_concepts_that_are_gone_are_said(show: Open, store: Store) -> None:
    numbers = _numbers(store, "mairie")
    editing.delete_concepts(store, numbers)
    dialog = show(numbers)
    assert dialog.summary.text() == "None of the chosen concepts is there any more."
    assert not dialog.do_button.isEnabled()


def test_a_long_move_can_be_stopped_and_has_changed_nothing(
    qtbot: QtBot, show: Open, store: Store, writer: Writer, other: str
) -> None:
    concepts = [Concept(f"c{n}", (Term(f"mot {n}", Language.FRENCH),)) for n in range(3 * doing.LONG)]
    glossaries.put(store, "town", concepts)
    before = newest_operation(store)
    dialog = show(_numbers(store, *(concept.id for concept in concepts)))
    dialog.target.setCurrentIndex(dialog.target.findData(other))
    dialog.do()
    assert dialog.progress.isVisible()
    assert not dialog.do_button.isEnabled()
    dialog.stop_button.click()
    qtbot.waitUntil(lambda: dialog.status.text() == "Stopped: nothing was changed.", timeout=10_000)
    assert newest_operation(store) == before
    assert not dialog.progress.isVisible()
    assert not writer.can_undo
    with qtbot.waitSignal(writer.done, timeout=20_000):
        dialog.do()
        dialog.reject()
        assert not dialog.isVisible()
    assert len(_ids(store, other)) == len(concepts)


def test_ones_own_glossary_is_offered_before_one_that_came_along(store: Store, show: Open) -> None:
    glossaries.create(store, Glossary("a-shipped", Bilingual("À nous", "Ours")), starter=True)
    own = editing.create_glossary(store, Bilingual("Zèbre", "Zebra")).glossary
    dialog = show(_numbers(store, "mairie"))
    assert dialog.target.currentData() == own
