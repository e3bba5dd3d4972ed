"""What was deleted can be found, read and brought back, alone, several at once, or a glossary whole."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.base.errors import Cancelled, UsageError
from interpreter_app.desktop.dialogs.deleted import _PAGE, DeletedDialog
from interpreter_app.desktop.dialogs.deleted_texts import row_text
from interpreter_app.desktop.jobs import Jobs, Writer
from interpreter_app.desktop.theme import Theme
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.terms import Bilingual, Concept, Language, Term
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import binned, editing, note_taking, people, planning
from interpreter_app.services.binned import Sort
from interpreter_app.store import glossaries
from interpreter_app.store.bin import DeletedGlossary
from interpreter_app.store.database import Store
from tests.domain.notes.given import ANN, VISIT, note

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

Open = Callable[..., DeletedDialog]


def _concepts(count: int) -> list[Concept]:
    return [
        Concept(f"c{n}", (Term(f"mot {n}", Language.FRENCH), Term(f"word {n}", Language.ENGLISH)))
        for n in range(count)
    ]


def _ids(store: Store, glossary: str = "town") -> list[str]:
    return [
        stored.concept.id for stored in glossaries.concepts_of(store, glossaries.find(store, glossary).number)
    ]


def _delete(store: Store, *ids: str, who: str = "") -> None:
    numbers = [stored.number for i in ids if (stored := glossaries.concept(store, "town", i)) is not None]
    editing.delete_concepts(store, numbers, who)


@pytest.fixture
def show(qtbot: QtBot, store: Store, writer: Writer, jobs: Jobs, theme: Theme) -> Open:
    """Opens the bin and waits until its first page has been read."""

    def open_dialog(sort: Sort = Sort.ALL) -> DeletedDialog:
        made = DeletedDialog(store, writer, jobs, theme, who="Grace", sort=sort)
        qtbot.addWidget(made)
        made.open()
        qtbot.waitUntil(lambda: not made.is_reading)
        return made

    return open_dialog


def _texts(dialog: DeletedDialog) -> list[str]:
    return [row_text(one, dialog._names).text for one in dialog.list.rows]


def _is_longer(dialog: DeletedDialog, known: int) -> bool:
    return len(dialog.list.rows) > known


def _search(qtbot: QtBot, dialog: DeletedDialog, text: str) -> None:
    dialog.filter.setText(text)
    qtbot.waitUntil(lambda: not dialog._rest.isActive() and not dialog.is_reading)


def test_what_was_deleted_stands_there_the_newest_first(show: Open, store: Store) -> None:
    other = editing.create_glossary(store, Bilingual("Voyage", "Journey"))
    _delete(store, "mairie", who="Ada")
    editing.delete_glossary(store, other.glossary, "Bob")
    _delete(store, "assises")
    dialog = show()
    assert _texts(dialog) == ["assises – conference", "Journey", "mairie – town hall"]
    small = [row_text(one, dialog._names).small for one in dialog.list.rows]
    assert "Glossary with 0 concepts" in small[1]
    assert "Bob" in small[1]
    assert "Ada · The town" in small[2]


def test_the_chosen_entry_is_shown_whole(show: Open, store: Store) -> None:
    _delete(store, "conseil-citoyen")
    text = show().text.toPlainText()
    assert "residents’ council" in text
    assert "loi du 21 février 2014" in text


def test_an_entry_comes_back_to_its_place_and_goes_again(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    before = _ids(store)
    _delete(store, "mairie", "assises")
    dialog = show()
    with qtbot.waitSignal(writer.done) as done:
        qtbot.mouseClick(dialog.restore_button, Qt.MouseButton.LeftButton)
    assert done.args[0].sentence == "Brought back: assises"
    assert done.args[0].undoable
    qtbot.waitUntil(lambda: _texts(dialog) == ["mairie – town hall"])
    assert "assises" in _ids(store)
    assert dialog.list.hasFocus()
    dialog.restore()
    qtbot.waitUntil(lambda: not dialog.list.rows and not dialog.is_reading)
    assert _ids(store) == before
    assert dialog.explanation.text().startswith("The bin is empty")
    assert writer.undo()
    writer.wait()
    assert "mairie" not in _ids(store)


def test_several_come_back_at_once_and_go_again_at_once(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    before = _ids(store)
    _delete(store, "mairie", "assises")
    _delete(store, "recevabilite")
    dialog = show()
    dialog.list.selectAll()
    assert "3 chosen" in dialog.text.toPlainText()
    with qtbot.waitSignal(writer.done) as done:
        dialog.restore()
    assert done.args[0].sentence == "3 deleted entries brought back"
    assert _ids(store) == before
    assert writer.undo()
    writer.wait()
    assert len(_ids(store)) == 5


def test_typing_finds_words_of_terms_and_names_of_glossaries(qtbot: QtBot, show: Open, store: Store) -> None:
    _delete(store, "mairie", "conseil-citoyen")
    editing.delete_glossary(store, editing.create_glossary(store, Bilingual("Conseils", "Advice")).glossary)
    dialog = show()
    _search(qtbot, dialog, "CONS")
    assert _texts(dialog) == ["Advice", "conseil citoyen – citizens’ council"]
    _search(qtbot, dialog, "cons cit")
    assert _texts(dialog) == ["conseil citoyen – citizens’ council"]
    _search(qtbot, dialog, "zebra")
    assert not dialog.list.rows
    assert dialog.status.text() == "Nothing that was deleted is called so."
    assert not dialog.restore_button.isEnabled()
    _search(qtbot, dialog, "")
    assert len(dialog.list.rows) == 3
    assert not dialog.status.isVisible()


def test_a_glossary_comes_back_whole(qtbot: QtBot, show: Open, store: Store, writer: Writer) -> None:
    before = _ids(store)
    editing.delete_glossary(store, "town")
    dialog = show()
    assert "8 concepts" in dialog.text.toPlainText()
    with qtbot.waitSignal(writer.done) as done:
        dialog.restore()
    assert done.args[0].sentence == "Brought back: The town"
    assert _ids(store) == before


def test_a_concept_whose_glossary_is_gone_can_bring_it_along(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    before = _ids(store)
    _delete(store, "mairie")
    editing.delete_glossary(store, "town")
    dialog = show()
    assert not dialog.offer.isVisible()
    dialog.list.choose(1)
    assert dialog.offer.text() == "The glossary “The town” was deleted, too. It has to come back first."
    assert not dialog.restore_button.isEnabled()
    with qtbot.waitSignal(writer.done):
        qtbot.mouseClick(dialog.too_button, Qt.MouseButton.LeftButton)
    assert _ids(store) == before
    qtbot.waitUntil(lambda: not dialog.list.rows and not dialog.is_reading)
    assert writer.undo()
    writer.wait()
    assert glossaries.summaries(store) == []


def test_a_glossary_that_others_deleted_meanwhile_is_said(qtbot: QtBot, show: Open, store: Store) -> None:
    _delete(store, "mairie")
    dialog = show()
    editing.delete_glossary(store, "town")
    dialog.restore()
    qtbot.waitUntil(lambda: "in the bin" in dialog.status.text())
    assert dialog.restore_button.isEnabled()


def test_a_large_bin_is_read_as_one_goes_down(qtbot: QtBot, show: Open, store: Store) -> None:
    glossaries.put(store, "town", _concepts(1000))
    glossaries.delete(store, "town", [f"c{n}" for n in range(1000)])
    dialog = show()
    assert _PAGE <= len(dialog.list.rows) < 1000
    while len(dialog.list.rows) < 1000:
        known = len(dialog.list.rows)
        dialog.list.scrollToBottom()
        qtbot.waitUntil(partial(_is_longer, dialog, known))
    assert len({one.concept.id for one in dialog.list.rows if not isinstance(one, DeletedGlossary)}) == 1000
    assert dialog.list.currentIndex().row() == 0
    _search(qtbot, dialog, "word 0")
    qtbot.waitUntil(lambda: _texts(dialog) == ["mot 0 – word 0"])


def test_far_down_in_the_bin_one_stays_there(qtbot: QtBot, show: Open, store: Store) -> None:
    glossaries.put(store, "town", _concepts(400))
    glossaries.delete(store, "town", [f"c{n}" for n in range(400)])
    dialog = show()
    while len(dialog.list.rows) < 300:
        known = len(dialog.list.rows)
        dialog.list.scrollToBottom()
        qtbot.waitUntil(partial(_is_longer, dialog, known))
    dialog.list.choose(250)
    following = dialog.list.rows[251]
    dialog.restore()
    qtbot.waitUntil(lambda: following in dialog.list.chosen_rows)
    assert dialog.list.currentIndex().row() == 250
    assert dialog.list.verticalScrollBar().value() > 0


def test_pages_follow_each_other_without_gap_or_repetition(store: Store) -> None:
    glossaries.put(store, "town", _concepts(30))
    for n in range(0, 30, 3):
        glossaries.delete(store, "town", [f"c{n}", f"c{n + 1}", f"c{n + 2}"])
        made = editing.create_glossary(store, Bilingual(en=f"Nr {n}"))
        editing.delete_glossary(store, made.glossary)
    seen: list[binned.Deleted] = []
    after = None
    while True:
        page = binned.page(store, "", 4, after)
        seen += page.found
        after = page.after
        if after is None:
            break
    assert len(seen) == len(set(map(repr, seen))) == 40
    operations = [one.operation for one in seen]
    assert operations == sorted(operations, reverse=True)


def test_a_search_can_be_stopped_and_writes_nothing(store: Store) -> None:
    _delete(store, "mairie")

    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        binned.page(store, "x", progress=stop)


def test_nothing_comes_back_if_not_all_of_it_can(store: Store) -> None:
    other = editing.create_glossary(store, Bilingual("Voyage", "Journey"))
    glossaries.put(store, other.glossary, _concepts(1))
    glossaries.delete(store, other.glossary, ["c0"])
    editing.delete_glossary(store, other.glossary)
    _delete(store, "mairie")
    every = [one for one in binned.page(store).found if not isinstance(one, DeletedGlossary)]
    assert len(every) == 2
    with pytest.raises(UsageError, match="bring the glossary back first"):
        binned.bring_back(store, every)
    assert "mairie" not in _ids(store)


def test_an_empty_bin_says_what_it_is_for(show: Open) -> None:
    dialog = show()
    assert dialog.explanation.text().startswith("The bin is empty")
    assert not dialog.list.isVisible()
    assert not dialog.filter.isVisible()
    assert not dialog.restore_button.isVisible()


def test_enter_in_the_search_brings_nothing_back(qtbot: QtBot, show: Open, store: Store) -> None:
    _delete(store, "mairie")
    dialog = show()
    dialog.filter.setFocus()
    QApplication.processEvents()
    qtbot.keyClick(dialog.filter, Qt.Key.Key_Return)
    qtbot.wait(20)
    assert len(dialog.list.rows) == 1
    assert dialog.isVisible()


def test_speaks_another_language(show: Open, store: Store) -> None:
    _delete(store, "mairie")
    dialog = show()
    i18n.set_language("fr")
    dialog.retranslate()
    assert "La ville" in row_text(dialog.list.rows[0], dialog._names).small
    assert "Fermer" in dialog.close_button.text().replace("&", "")


def test_visits_and_contacts_stand_among_the_rest_and_come_back(
    qtbot: QtBot, show: Open, store: Store, writer: Writer
) -> None:
    planning.create(store, Visit("paris", Bilingual("Voyage à Paris", "Study visit to Paris")))
    people.create(store, [Contact("ann", "Ann Fraser", unit="Planning"), Contact("bob", "Bob")])
    people.delete(store, ["ann"])
    _delete(store, "mairie")
    planning.delete(store, "paris")
    dialog = show()
    assert _texts(dialog) == ["Study visit to Paris", "mairie – town hall", "Ann Fraser"]
    assert row_text(dialog.list.rows[0], {}).small.startswith("Visit")
    dialog.list.choose(2)
    assert "Planning" in dialog.text.toPlainText()
    dialog.list.selectAll()
    dialog.restore()
    qtbot.waitUntil(lambda: not dialog.list.rows, timeout=5000)
    assert [one.id for one in people.contacts(store)] == ["ann", "bob"]
    assert planning.visit(store, "paris") is not None
    assert "mairie" in _ids(store)
    assert writer.undo()
    assert writer.wait()
    assert people.contact(store, "ann") is None
    assert planning.visit(store, "paris") is None


def test_a_visit_or_contact_is_found_by_a_word_of_its_name(qtbot: QtBot, show: Open, store: Store) -> None:
    planning.create(store, Visit("paris", Bilingual("Voyage à Paris", "Study visit to Paris")))
    people.create(store, [Contact("ann", "Ann Fraser")])
    people.delete(store, ["ann"])
    planning.delete(store, "paris")
    dialog = show()
    _search(qtbot, dialog, "fras")
    assert _texts(dialog) == ["Ann Fraser"]
    _search(qtbot, dialog, "voyage")
    assert _texts(dialog) == ["Study visit to Paris"]


@pytest.fixture
def notes_gone(store: Store) -> Store:
    """Notes of a visit, two of them deleted, and a concept."""
    people.create(store, [ANN])
    planning.create(store, VISIT)
    some = [note("a", text="on vote\nsur papier", speaker=ANN.id), note("b", text="entre nous"), note("c")]
    note_taking.add(store, some)
    note_taking.delete(store, ["a"], "Ann")
    _delete(store, "mairie")
    note_taking.delete(store, ["b"])
    return store


def test_notes_stand_among_the_rest_with_all_they_say(show: Open, notes_gone: Store) -> None:
    dialog = show()
    assert _texts(dialog) == ["entre nous", "mairie – town hall", "on vote"]
    dialog.list.choose(2)
    text = dialog.text.toPlainText()
    for said in ("on vote", "sur papier", ANN.full_name, "Study visit"):
        assert said in text


def test_notes_alone_are_shown_and_come_back_singly_and_together(
    qtbot: QtBot, show: Open, notes_gone: Store, writer: Writer
) -> None:
    dialog = show(Sort.NOTES)
    assert _texts(dialog) == ["entre nous", "on vote"]
    dialog.restore()
    qtbot.waitUntil(lambda: _texts(dialog) == ["on vote"])
    dialog.sort.choose("all")
    qtbot.waitUntil(lambda: not dialog.is_reading and len(dialog.list.rows) == 2)
    dialog.list.selectAll()
    dialog.restore()
    qtbot.waitUntil(lambda: not dialog.list.rows)
    assert {one.id for one in note_taking.notes.of_visit(notes_gone, "paris").notes} == {"a", "b", "c"}
    assert writer.undo()
    assert writer.wait()
    assert {one.id for one in note_taking.notes.of_visit(notes_gone, "paris").notes} == {"b", "c"}


def test_a_sort_of_which_nothing_is_there_is_said_and_another_can_be_chosen(
    qtbot: QtBot, show: Open, store: Store
) -> None:
    _delete(store, "mairie")
    dialog = show(Sort.NOTES)
    assert dialog.status.text() == "Nothing of this sort is in the bin."
    assert dialog.sort.isVisible()
    dialog.sort.choose("terms")
    qtbot.waitUntil(lambda: _texts(dialog) == ["mairie – town hall"])
    assert dialog.list.isVisible()
