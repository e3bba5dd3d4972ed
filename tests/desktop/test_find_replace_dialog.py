"""What one types is found at once with what it would become; a replacement is one deed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.desktop.dialogs import find_replace
from interpreter_app.desktop.dialogs.find_options import _ALL, _CHOSEN
from interpreter_app.desktop.dialogs.find_replace import FindReplaceDialog
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.models.found_texts import (
    HitRow,
    Piece,
    found_pieces,
    replaced_pieces,
    whole,
)
from interpreter_app.desktop.theme import Theme
from interpreter_app.desktop.widgets.fitting_grid import FittingGrid
from interpreter_app.domain.terms import Bilingual, Concept, Language, Term
from interpreter_app.services import editing
from interpreter_app.services.replacing import Field, Hit
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.listing import newest_operation

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

Open = Callable[..., FindReplaceDialog]


def _concept(store: Store, ident: str) -> Concept:
    stored = glossaries.concept(store, "town", ident)
    assert stored is not None
    return stored.concept


def _many(store: Store, count: int) -> None:
    glossaries.put(
        store, "town", [Concept(f"q{n}", (Term(f"quai {n}", Language.FRENCH),)) for n in range(count)]
    )


@pytest.fixture
def show(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Iterator[Open]:
    """Opens the dialog."""
    kept = []

    def open_dialog(glossary: str = "town", numbers: Sequence[int] = ()) -> FindReplaceDialog:
        made = FindReplaceDialog(store, writer, jobs, theme, glossary=glossary, numbers=numbers, who="Ada")
        qtbot.addWidget(made)
        made.open()
        kept.append(made)
        return made

    yield open_dialog
    # A dialog without a window is gone with the last who knows it, and that mustn’t be a worker.
    assert jobs.close()
    assert writer.wait()
    kept.clear()


def _wait(qtbot: QtBot, dialog: FindReplaceDialog) -> None:
    qtbot.waitUntil(
        lambda: not dialog._rest.isActive() and not dialog.is_reading and not dialog._is_writing,
        timeout=10_000,
    )


def _find(qtbot: QtBot, dialog: FindReplaceDialog, text: str, replacement: str | None = None) -> None:
    dialog.text.setText(text)
    if replacement is not None:
        dialog.replacement.setText(replacement)
    _wait(qtbot, dialog)


def _found(dialog: FindReplaceDialog) -> list[tuple[str, str]]:
    return [(row.hit.concept, row.hit.field.value) for row in dialog.list.rows]


def test_nothing_is_looked_for_to_begin_with(show: Open) -> None:
    dialog = show()
    assert dialog.status.text().startswith("Type what you look for.")
    assert not dialog.list.isVisible()
    assert not dialog.all_button.isEnabled()
    assert dialog.windowModality() == Qt.WindowModality.NonModal


def test_hits_are_there_while_one_types(qtbot: QtBot, show: Open) -> None:
    dialog = show()
    QTest.keyClicks(dialog.text, "CITOYEN")
    _wait(qtbot, dialog)
    assert _found(dialog) == [("conseil-citoyen", "terms.fr")]
    assert dialog.status.text() == "1 place found in 1 concept."
    assert dialog.list.rows[0].where == "conseil citoyen – citizens’ council · French terms"
    QTest.keyClicks(dialog.text, "x")
    _wait(qtbot, dialog)
    assert not dialog.list.isVisible()
    assert dialog.status.text() == "Nothing found: look elsewhere, or in other fields."


def test_only_the_last_thing_typed_is_shown(qtbot: QtBot, show: Open, jobs: Jobs, store: Store) -> None:
    _many(store, 3000)
    dialog = show()
    for text in ("quai", "quai 1", "mairie"):
        dialog.text.setText(text)
        dialog._search()
    qtbot.waitUntil(lambda: jobs.is_idle)
    _wait(qtbot, dialog)
    assert _found(dialog) == [("mairie", "terms.fr")]


def test_each_hit_says_what_it_would_become(qtbot: QtBot, show: Open) -> None:
    dialog = show()
    _find(qtbot, dialog, "council", "board")
    hit = dialog.list.rows[0].hit
    assert whole(found_pieces(hit)) == "citizens’ council"
    assert replaced_pieces(hit, "board") == [Piece("citizens’ ", False), Piece("board", True)]
    spoken = dialog.list.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("English terms: citizens’ council. Would become: citizens’ board")


def test_a_replacement_by_nothing_is_shown_once_one_thinks_of_replacing(qtbot: QtBot, show: Open) -> None:
    dialog = show()
    _find(qtbot, dialog, "conseil")
    assert dialog.options.replacement_text is None
    dialog.activateWindow()
    dialog.replacement.setFocus()
    qtbot.waitUntil(lambda: dialog.options.replacement_text == "")


def test_of_a_long_text_the_part_around_the_place_is_shown() -> None:
    text = "Un mot. " * 50 + "la mairie de\nquartier" + " et la suite" * 100
    start = text.index("mairie")
    hit = Hit(1, "town", "x", Field.NOTE, None, text, ((start, start + 6),))
    pieces = found_pieces(hit)
    assert pieces[0].text == "…"
    assert [piece.text for piece in pieces if piece.is_marked] == ["mairie"]
    assert whole(pieces).startswith("…Un mot. Un mot. la ")
    assert "mairie de quartier" in whole(pieces)
    assert whole(replaced_pieces(hit, "")).startswith(whole(pieces[:2]) + " de quartier")
    assert len(whole(pieces)) < 500


def test_all_are_replaced_at_once_and_taken_back_at_once(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    before = newest_operation(store)
    dialog = show()
    _find(qtbot, dialog, "conseil", "comité")
    assert dialog.status.text() == "3 places found in 3 concepts."
    with qtbot.waitSignal(writer.done) as done:
        dialog.all_button.click()
    assert done.args[0].sentence == "3 places replaced"
    assert done.args[0].undoable
    assert dialog.outcome.text() == "3 places replaced."
    _wait(qtbot, dialog)
    assert dialog.list.rows == []
    assert dialog.status.text() == "There is none left."
    assert _concept(store, "conseil-citoyen").terms[0].text == "comité citoyen"
    assert newest_operation(store) == before + 1
    assert writer.undo()
    writer.wait()
    assert _concept(store, "conseil-citoyen").terms[0].text == "conseil citoyen"


def test_the_chosen_ones_are_replaced_and_the_next_is_chosen(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    dialog = show()
    _find(qtbot, dialog, "conseil", "comité")
    dialog.list.setCurrentIndex(dialog.list.model().index(1, 0))
    with qtbot.waitSignal(writer.done) as done:
        dialog.one_button.click()
    assert done.args[0].sentence == "1 place replaced"
    _wait(qtbot, dialog)
    assert [ident for ident, _field in _found(dialog)] == ["conseil-citoyen", "conseil-communautaire"]
    assert [row.hit.concept for row in dialog.list.chosen_rows] == ["conseil-communautaire"]
    assert _concept(store, "conseil-de-quartier").terms[0].text == "comité de quartier"


def test_what_would_lose_its_only_term_is_left_and_said(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    glossaries.put(store, "town", [Concept("quai", (Term("quai", Language.FRENCH),), note="quai nord")])
    dialog = show()
    _find(qtbot, dialog, "quai", "")
    with qtbot.waitSignal(writer.done):
        dialog.replace_all()
    assert dialog.outcome.text() == (
        "1 place replaced. 1 text was left as it is: its concept would have no term any more."
    )
    _wait(qtbot, dialog)
    assert _found(dialog) == [("quai", "terms.fr")]
    assert (_concept(store, "quai").terms[0].text, _concept(store, "quai").note) == ("quai", "nord")
    dialog.replace_all()
    qtbot.waitUntil(lambda: dialog.outcome.text().startswith("Nothing was replaced. 1 text was left"))


def test_a_text_that_others_changed_meanwhile_is_left_and_said(
    qtbot: QtBot, show: Open, store: Store
) -> None:
    dialog = show()
    _find(qtbot, dialog, "mairie", "hôtel de ville")
    editing.delete_concepts(store, [dialog.list.rows[0].hit.number])
    dialog.replace_chosen()
    qtbot.waitUntil(lambda: "somebody has changed it meanwhile" in dialog.outcome.text())
    _wait(qtbot, dialog)
    assert not dialog.list.rows


@pytest.mark.parametrize(
    ("name", "text", "with_it", "without"),
    [("findCase", "Mairie", 0, 1), ("findAccents", "recevabilite", 0, 1), ("findWords", "conseils", 0, 0),
     ("findWords", "communau", 0, 1)],
)  # fmt: skip
def test_matching_can_be_narrowed(
    qtbot: QtBot, show: Open, name: str, text: str, with_it: int, without: int
) -> None:
    dialog = show()
    _find(qtbot, dialog, text)
    assert len(dialog.list.rows) == without
    dialog.findChild(QCheckBox, name).click()
    _wait(qtbot, dialog)
    assert len(dialog.list.rows) == with_it


def test_only_the_fields_that_are_ticked_are_looked_through(qtbot: QtBot, show: Open) -> None:
    dialog = show()
    _find(qtbot, dialog, "council")
    assert {field for _ident, field in _found(dialog)} == {"terms.en", "transfer_note.en"}
    dialog.findChild(QCheckBox, "findEnglishTerms").click()
    _wait(qtbot, dialog)
    assert {field for _ident, field in _found(dialog)} == {"transfer_note.en"}
    for box in dialog.options.fields.values():
        box.setChecked(False)
    _wait(qtbot, dialog)
    assert dialog.status.text() == "Choose at least one field to look through."


def test_one_glossary_all_or_the_chosen_concepts_are_looked_through(
    qtbot: QtBot, show: Open, store: Store
) -> None:
    other = editing.create_glossary(store, Bilingual("Voyage", "Journey")).glossary
    glossaries.put(store, other, [Concept("hdv", (Term("mairie annexe", Language.FRENCH),))])
    numbers = [
        stored.number for stored in glossaries.concepts_of(store, glossaries.find(store, other).number)
    ]
    town = [stored.number for stored in glossaries.concepts_of(store, glossaries.find(store, "town").number)]
    dialog = show("town", [*numbers, *town[:2]])
    where = dialog.options.where
    assert where.currentData() == _CHOSEN
    assert where.currentText() == "The 3 concepts chosen"
    _find(qtbot, dialog, "mairie")
    assert [row.hit.concept for row in dialog.list.rows] == ["hdv"]
    where.setCurrentIndex(where.findData(_ALL))
    _wait(qtbot, dialog)
    assert [row.glossary for row in dialog.list.rows] == ["The town", "Journey"]
    where.setCurrentIndex(where.findData("town"))
    _wait(qtbot, dialog)
    assert [(row.hit.concept, row.glossary) for row in dialog.list.rows] == [("mairie", "")]


def test_a_hit_leads_to_its_concept(qtbot: QtBot, show: Open) -> None:
    dialog = show()
    _find(qtbot, dialog, "mairie")
    QTest.keyClick(dialog.text, Qt.Key.Key_Return)
    assert dialog.focusWidget() is dialog.list
    with qtbot.waitSignal(dialog.conceptAsked) as asked:
        QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert asked.args == ["town", "mairie"]
    assert dialog.isVisible()
    place = dialog.list.visualRect(dialog.list.model().index(0, 0)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(dialog.conceptAsked):
        QTest.mouseDClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_enter_in_a_field_replaces_nothing(qtbot: QtBot, show: Open, store: Store) -> None:
    before = newest_operation(store)
    dialog = show()
    _find(qtbot, dialog, "conseil", "comité")
    QTest.keyClick(dialog.replacement, Qt.Key.Key_Return)
    _wait(qtbot, dialog)
    assert newest_operation(store) == before


def test_a_large_glossary_shows_the_first_hits_and_replaces_all(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    count = find_replace.MOST_SHOWN + 700
    _many(store, count)
    dialog = show()
    _find(qtbot, dialog, "quai", "port")
    assert len(dialog.list.rows) == find_replace.MOST_SHOWN
    assert dialog.status.text() == "1,200 places found in 1,200 concepts. The first 500 texts are shown."
    with qtbot.waitSignal(writer.done, timeout=20_000) as done:
        dialog.replace_all()
    assert done.args[0].sentence == "1,200 places replaced"
    _wait(qtbot, dialog)
    assert dialog.list.rows == []


def test_a_replacement_that_is_stopped_changes_nothing(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    _many(store, 1000)
    before = newest_operation(store)
    dialog = show()
    _find(qtbot, dialog, "quai", "port")
    dialog.replace_all()
    assert dialog.progress.isVisible()
    dialog.stop_button.click()
    qtbot.waitUntil(lambda: dialog.outcome.text() == "Stopped: nothing was changed.", timeout=10_000)
    assert newest_operation(store) == before
    assert dialog.all_button.isEnabled()
    assert not writer.can_undo


def test_coming_back_to_the_dialog_shows_what_is_there_now(qtbot: QtBot, show: Open, store: Store) -> None:
    dialog = show()
    _find(qtbot, dialog, "mairie")
    editing.delete_concepts(store, [dialog.list.rows[0].hit.number])
    dialog._look_again()
    _wait(qtbot, dialog)
    assert not dialog.list.rows


def test_a_dialog_that_is_closed_while_it_searches_says_nothing_more(
    qtbot: QtBot, show: Open, store: Store, jobs: Jobs
) -> None:
    _many(store, 2000)
    dialog = show()
    dialog.text.setText("quai")
    dialog._search()
    dialog.reject()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert not dialog.list.rows


def test_a_replacement_outlives_its_dialog(qtbot: QtBot, show: Open, store: Store, writer: Writer) -> None:
    dialog = show()
    _find(qtbot, dialog, "conseil", "comité")
    with qtbot.waitSignal(writer.done):
        dialog.replace_all()
        dialog.reject()
    assert not dialog.isVisible()
    assert _concept(store, "conseil-citoyen").terms[0].text == "comité citoyen"


@pytest.mark.parametrize(("width", "rows"), [(900, 2), (560, 3), (360, 4), (100, 8)])
def test_the_fields_stand_in_as_many_columns_as_fit(qtbot: QtBot, width: int, rows: int) -> None:
    whole = QWidget()
    qtbot.addWidget(whole)
    grid = FittingGrid(4, whole)
    boxes = [QPushButton(grid) for _place in range(8)]
    for box in boxes:
        box.setFixedSize(150, 30)
        grid.add(box)
    grid.resize(width, 300)
    whole.show()
    qtbot.waitUntil(lambda: len({box.y() for box in boxes}) == rows)


def test_it_speaks_the_other_language_and_draws_its_rows(qtbot: QtBot, show: Open, theme: Theme) -> None:
    dialog = show()
    _find(qtbot, dialog, "conseil", "")
    theme.apply("dark", 200, False)
    i18n.set_language("fr")
    dialog.retranslate()
    assert isinstance(dialog.list.rows[0], HitRow)
    assert not dialog.grab().isNull()
    for control in (dialog.text, dialog.replacement, dialog.options.where, dialog.list):
        assert control.accessibleName()
