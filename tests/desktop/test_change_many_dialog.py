"""Many concepts get the same in some fields: that is said first, and one undo takes it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.dialogs import doing
from interpreter_app.desktop.dialogs.change_many import ChangeManyDialog
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.domain.terms import Bilingual, Concept, Equivalence, Language, Status, Term
from interpreter_app.exchange.tables.rows import MAX_TERM
from interpreter_app.services import editing
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.listing import newest_operation

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

Open = Callable[..., ChangeManyDialog]


def _every(store: Store, glossary: str = "town") -> dict[str, Concept]:
    number = glossaries.find(store, glossary).number
    return {stored.concept.id: stored.concept for stored in glossaries.concepts_of(store, number)}


def _numbers(store: Store, *ids: str, glossary: str = "town") -> list[int]:
    found = (glossaries.concept(store, glossary, ident) for ident in ids or _every(store, glossary))
    return [stored.number for stored in found if stored is not None]


@pytest.fixture
def show(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Iterator[Open]:
    """Opens the dialog on concepts with these numbers."""
    kept = []

    def open_dialog(numbers: Sequence[int], fields: Sequence[str] = ()) -> ChangeManyDialog:
        made = ChangeManyDialog(store, writer, jobs, theme, numbers=numbers, fields=fields, who="Ada")
        qtbot.addWidget(made)
        made.open()
        kept.append(made)
        return made

    yield open_dialog
    # A dialog without a window is gone with the last who knows it, and that mustn’t be a worker.
    assert jobs.close()
    assert writer.wait()
    kept.clear()


def _choose(dialog: ChangeManyDialog, name: str, text: str) -> None:
    field = dialog.findChild(QComboBox, name)
    field.setCurrentIndex(field.findText(text))
    assert field.currentText() == text


def _type(dialog: ChangeManyDialog, name: str, text: str) -> None:
    dialog.findChild(QComboBox, name).setEditText(text)


def test_everything_is_left_as_it_is_to_begin_with(show: Open, store: Store) -> None:
    dialog = show(_numbers(store))
    fields = [field for row in dialog.rows for field in row.stops() if isinstance(field, QComboBox)]
    assert {row.choice.currentText() for row in dialog.rows} == {"leave as it is"}
    assert all(field.accessibleName() for field in fields)
    assert dialog.summary.text() == "Nothing will be changed yet: choose what to set."
    assert "8 concepts are chosen" in dialog.explanation.text()
    assert not dialog.do_button.isEnabled()


def test_says_what_will_be_changed_changes_it_and_takes_it_back(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    before = _every(store)
    dialog = show(_numbers(store, "mairie", "assises"))
    _choose(dialog, "changeEquivalence", "≈ close")
    _choose(dialog, "changeChecked", "no")
    _choose(dialog, "changeStatusFr", "also said")
    _type(dialog, "changeRegionEnValue", "GB-SCT")
    assert dialog.summary.text() == (
        "2 concepts will be changed. Equivalence: ≈ close; Checked: no; "
        "Region of the English terms: GB-SCT; Status of the French terms: also said."
    )
    with qtbot.waitSignal(writer.done) as done:
        QTest.keyClick(dialog.rows[0].choice, Qt.Key.Key_Return)
    assert done.args[0].sentence == "2 concepts changed"
    assert not dialog.isVisible()
    after = _every(store)
    for ident in ("mairie", "assises"):
        concept = after[ident]
        assert (concept.equivalence, concept.checked) == (Equivalence.QUASI_EQUIVALENT, False)
        french, english = concept.terms
        assert (french.status, french.region) == (Status.ADMITTED, "")
        assert (english.status, english.region) == (Status.PREFERRED, "GB-SCT")
    assert {i: c for i, c in after.items() if i not in ("mairie", "assises")} == {
        i: c for i, c in before.items() if i not in ("mairie", "assises")
    }
    assert writer.undo()
    writer.wait()
    assert _every(store) == before


def test_typing_sets_and_emptying_leaves(show: Open, store: Store) -> None:
    dialog = show(_numbers(store))
    way = dialog.findChild(QComboBox, "changeSource")
    _type(dialog, "changeSourceValue", "loi de 2014")
    assert way.currentText() == "set to"
    assert "Source: loi de 2014" in dialog.summary.text()
    _type(dialog, "changeSourceValue", " ")
    assert way.currentText() == "leave as it is"
    way.setCurrentIndex(1)
    assert dialog.summary.text().startswith("Type the text that is to be set")
    assert not dialog.do_button.isEnabled()


def test_a_field_is_emptied(qtbot: QtBot, show: Open, store: Store, writer: Writer) -> None:
    dialog = show(_numbers(store))
    _choose(dialog, "changeSource", "empty it")
    assert not dialog.findChild(QComboBox, "changeSourceValue").isEnabled()
    assert dialog.summary.text() == "8 concepts will be changed. Source: emptied."
    with qtbot.waitSignal(writer.done) as done:
        dialog.do_button.click()
    assert done.args[0].sentence == "1 concept changed"
    assert not any(concept.source for concept in _every(store).values())


def test_subject_fields_are_offered_and_kept_as_the_glossaries_have_them(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    i18n.set_language("fr")
    dialog = show(_numbers(store, "mairie"), fields=["poterie"])
    value = dialog.findChild(QComboBox, "changeSubjectValue")
    assert value.findText("poterie") >= 0
    _type(dialog, "changeSubjectValue", "scrutin")
    assert value.findText("vote") >= 0
    _type(dialog, "changeSubjectValue", value.itemText(value.findText("vote")))
    with qtbot.waitSignal(writer.done):
        dialog.do_button.click()
    assert _every(store)["mairie"].subject_field == "voting"


def test_what_is_so_already_is_said_and_not_written(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    before = newest_operation(store)
    dialog = show(_numbers(store, "mairie"))
    _choose(dialog, "changeEquivalence", "= the same")
    with qtbot.assertNotEmitted(writer.done):
        dialog.do()
        qtbot.waitUntil(lambda: dialog.status.text().startswith("Nothing was changed"))
    assert dialog.isVisible()
    assert dialog.do_button.isEnabled()
    assert newest_operation(store) == before


def test_a_text_that_is_too_long_is_said(show: Open, store: Store) -> None:
    dialog = show(_numbers(store))
    _type(dialog, "changeRegionFrValue", "x" * (MAX_TERM + 1))
    dialog.do()
    assert dialog.isVisible()
    assert "shorten it" in dialog.status.text()


def test_concepts_of_several_glossaries_are_changed_at_once(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    other = editing.create_glossary(store, Bilingual("Voyage", "Journey")).glossary
    glossaries.put(store, other, [Concept("quai", (Term("quai", Language.FRENCH),))])
    dialog = show([*_numbers(store, "mairie"), *_numbers(store, glossary=other)])
    _choose(dialog, "changeFalseFriend", "yes")
    with qtbot.waitSignal(writer.done) as done:
        dialog.do_button.click()
    assert done.args[0].sentence == "2 concepts changed"
    assert _every(store)["mairie"].false_friend
    assert _every(store, other)["quai"].false_friend
    assert writer.undo()
    writer.wait()
    assert not _every(store)["mairie"].false_friend
    assert not _every(store, other)["quai"].false_friend


def test_concepts_that_are_gone_are_said(show: Open, store: Store) -> None:
    numbers = _numbers(store, "mairie")
    editing.delete_concepts(store, numbers)
    dialog = show(numbers)
    assert dialog.summary.text() == "None of the chosen concepts is there any more."
    _choose(dialog, "changeChecked", "yes")
    assert not dialog.do_button.isEnabled()


def test_a_large_choice_can_be_stopped_and_has_changed_nothing(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    concepts = [Concept(f"c{n}", (Term(f"mot {n}", Language.FRENCH),)) for n in range(3 * doing.LONG)]
    glossaries.put(store, "town", concepts)
    before = newest_operation(store)
    dialog = show(_numbers(store))
    _choose(dialog, "changeChecked", "yes")
    dialog.do()
    assert dialog.progress.isVisible()
    dialog.stop_button.click()
    qtbot.waitUntil(lambda: dialog.status.text() == "Stopped: nothing was changed.", timeout=10_000)
    assert newest_operation(store) == before
    with qtbot.waitSignal(writer.done, timeout=20_000) as done:
        dialog.do()
    assert done.args[0].sentence == "3,006 concepts changed"
