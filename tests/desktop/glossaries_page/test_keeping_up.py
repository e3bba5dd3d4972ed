"""What is written shows in the list at its place, and one stays where one is in it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from pytestqt.qtbot import QtBot

from interpreter_app.base import i18n
from interpreter_app.base.errors import StoreError
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.jobs import Jobs
from interpreter_app.desktop.views import list_reading
from interpreter_app.desktop.views.glossaries import GlossariesPage
from interpreter_app.domain.language.sorting import sort_key
from interpreter_app.domain.subjects import shown
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.services import editing
from interpreter_app.services.browsing import NO, Facet, Filter, Kind, Listing, Order, listing
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from tests.desktop.glossaries_page.conftest import EN, FR, Opener, chosen, heads, second_glossary, settle

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

Write = Callable[..., None]
UNCHECKED = Facet(Kind.CHECKED, NO)


def pair(ident: str, french: str = "", english: str = "x") -> Concept:
    """A concept of two terms; the French one is its id if none is given."""
    return Concept(ident, (Term(french or ident, FR), Term(english, EN)))


@pytest.fixture
def page(store: Store, opened: Opener) -> GlossariesPage:
    """The page on the small glossary and two hundred words from mot-000 on."""
    glossaries.put(store, "town", [pair(f"mot-{n:03}") for n in range(200)])
    return opened()


@pytest.fixture
def write(qtbot: QtBot, page: GlossariesPage, jobs: Jobs, store: Store) -> Write:
    """Writes concepts, as another window would, and waits until the page has seen it."""

    def do(*concepts: Concept, gone: tuple[str, ...] = ()) -> None:
        if concepts:
            glossaries.put(store, "town", concepts)
        if gone:
            glossaries.delete(store, "town", gone)
        page.refresh()
        settle(qtbot, page, jobs)

    return do


def test_a_new_word_for_a_concept_takes_it_to_its_place_and_the_count_stays_true(
    page: GlossariesPage, write: Write
) -> None:
    write(pair("mot-100", "abri", "shelter"), pair("neuf", "zone", "zone"), gone=("mot-050",))
    shown = heads(page)
    assert shown[1] == "abri"
    assert shown[-1] == "zone"
    assert shown[2:] == [*sorted(shown[2:-1], key=lambda head: head.replace("é", "e")), "zone"]
    assert not {"mot-100", "mot-050"} & set(shown)
    assert page.middle.count.text() == "208 concepts"
    assert page.left.model.rows[0].concepts == 208
    assert [s.letter for s in page.middle.model.sections] == ["#", "A", "B", "C", "M", "R", "Z"]


def test_an_undo_puts_the_row_back(page: GlossariesPage, write: Write, store: Store) -> None:
    before = heads(page)
    write(pair("mot-100", "abri"))
    assert heads(page) != before
    last = glossaries.last_operation(store)
    glossaries.undo(store, last)
    write()
    assert heads(page) == before


def test_a_filter_goes_on_being_true(page: GlossariesPage, write: Write, store: Store) -> None:
    page.middle.filter.setText("mot-1")
    page.middle.set_facets([UNCHECKED])
    assert page.middle.count.text() == "100 of 208"
    write(replace(pair("mot-150"), checked=True), pair("mot-160", "abri"), pair("x", "mot-100 b"))
    assert page.middle.count.text() == "99 of 209"
    assert heads(page)[:2] == ["mot-100", "mot-100 b"]
    assert not {"mot-150", "abri"} & set(heads(page))
    made = page.middle.model.listing
    assert made is not None
    assert made.counts(Filter("mot"))[UNCHECKED] == 199


def test_who_is_in_the_middle_of_the_list_stays_there_to_the_pixel(
    qtbot: QtBot, page: GlossariesPage, write: Write
) -> None:
    view = page.middle.list
    page.show_concept("town", "mot-100")
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 7)
    row = page.middle.model.row_of(page.middle.model.number(view.currentIndex().row()))
    y = view.visualRect(page.middle.model.index(row)).top()
    assert y > 0
    write(pair("abri"), pair("mot-199", "aube"))
    assert chosen(page) == "mot-100"
    assert view.visualRect(view.currentIndex()).top() == y


def test_who_has_scrolled_away_from_the_chosen_concept_is_not_called_back(
    page: GlossariesPage, write: Write
) -> None:
    view = page.middle.list
    page.show_concept("town", "mot-010")
    view.jump(page.middle.model.rowCount() - 30)
    top = page.middle.model.concept_row(view.top_row()).head
    write(pair("abri"), replace(pair("mot-010"), note="changed"))
    assert page.middle.model.concept_row(view.top_row()).head == top
    assert chosen(page) == "mot-010"
    assert page.shown is not None
    assert page.shown.concept.note == "changed"


def test_the_list_goes_with_the_concept_one_sees(page: GlossariesPage, write: Write) -> None:
    page.show_concept("town", "mot-100")
    write(pair("mot-100", "zone"))
    view = page.middle.list
    assert chosen(page) == "zone"
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()))


def test_what_is_only_noted_moves_nothing(page: GlossariesPage, write: Write, qtbot: QtBot) -> None:
    page.show_concept("town", "mot-100")
    with qtbot.assertNotEmitted(page.middle.model.modelReset):
        write(replace(pair("mot-100"), note="n", equivalence=None, checked=True))
    assert page.shown is not None
    assert page.shown.concept.checked


def test_every_order_is_kept_up(page: GlossariesPage, write: Write, qtbot: QtBot, jobs: Jobs) -> None:
    page.middle.head.set_sort(Order.NEWEST)
    settle(qtbot, page, jobs)
    write(replace(pair("mot-123"), note="now"))
    assert heads(page)[0] == "mot-123"


def test_a_list_by_subjects_that_is_still_being_read_speaks_the_language_that_is_chosen_meanwhile(
    qtbot: QtBot, store: Store, opened: Opener, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    fields = ("food", "letters", "money", "tax", "time", "works")
    second_glossary(store, *(replace(pair(field), subject_field=field) for field in fields))
    page, real, may_go_on = opened(), list_reading.listing, threading.Event()

    def slowly(
        store: Store, language: Language, glossary: int | None, progress: Progress, order: Order
    ) -> Listing:
        made = real(store, language, glossary, progress, order)
        may_go_on.wait(20)
        return made

    page.middle.head.set_sort(Order.SUBJECT)
    settle(qtbot, page, jobs)
    with monkeypatch.context() as patch:
        patch.setattr(list_reading, "listing", slowly)
        page.show_glossary("farm")
        qtbot.wait(50)  # The list has been sorted by the English names by now.
        patch.setattr(list_reading, "listing", real)
        i18n.set_language("fr")
        page.retranslate()
        may_go_on.set()
        settle(qtbot, page, jobs)
        qtbot.waitUntil(lambda: page.middle.model.rowCount() == len(fields))
    assert heads(page) == sorted(fields, key=lambda field: sort_key(shown(field)))
    assert heads(page) != sorted(fields)


def test_rows_chosen_in_the_table_stay_chosen(page: GlossariesPage, write: Write) -> None:
    page.toggle_table()
    table, cells = page.writing.table, page.writing.cells
    flags = QItemSelectionModel.SelectionFlag
    for row in (20, 30, 40):
        table.selectionModel().select(cells.index(row, 0), flags.Select | flags.Rows)
    meant = page.writing.chosen()
    assert len(meant) >= 3
    write(pair("abri"))
    assert page.writing.chosen() == meant


def test_a_list_that_is_being_read_is_let_finish_and_then_caught_up(
    qtbot: QtBot, page: GlossariesPage, store: Store, jobs: Jobs
) -> None:
    page.middle.order.choose("en")
    for n in range(3):
        glossaries.put(store, "town", [pair(f"n{n}", f"neuf {n}", f"new {n}")])
        page.refresh()
    settle(qtbot, page, jobs)
    shown = heads(page)
    assert [head for head in shown if head.startswith("new")] == ["new 0", "new 1", "new 2"]


def test_all_glossaries_follow_a_concept_that_moves_between_them(
    qtbot: QtBot, opened: Opener, store: Store, jobs: Jobs, store_path: Path
) -> None:
    second_glossary(store)
    page = opened()
    stored = glossaries.concept(store, "farm", "canard")
    assert stored is not None
    editing.delete_concepts(store, [stored.number])
    glossaries.put(store, "town", [Concept("oie", (Term("oie", FR),))])
    page.refresh()
    settle(qtbot, page, jobs)
    assert "oie" in heads(page)
    assert "canard" not in heads(page)
    assert [row.concepts for row in page.left.model.rows] == [9, 9, 0]


def test_a_glossary_that_comes_leaves_one_at_the_concept_one_reads(
    qtbot: QtBot, page: GlossariesPage, store: Store, jobs: Jobs
) -> None:
    page.show_concept("town", "mot-100")
    glossaries.create(store, Glossary("farm", Bilingual("La ferme", "The farm")))
    page.refresh()
    settle(qtbot, page, jobs)
    assert page.current_glossary() == "town"
    assert chosen(page) == "mot-100"


def test_a_list_that_takes_long_says_how_far_it_is_and_nothing_false_is_shown(
    qtbot: QtBot, page: GlossariesPage, store: Store
) -> None:
    column = page.middle
    column.expect(999)
    qtbot.waitUntil(column.nothing.isVisible)
    assert "being made" in column.nothing.text()
    assert column.count.text() == "being read…"
    column.tell_progress(0.431)
    assert column.count.text() == "being read… 43%"
    column.filter.setText("mot-1")  # goes into force when the list is there
    page.retranslate()
    assert not column.list.isVisible()
    column.show_listing(listing(store, FR))
    assert column.list.isVisible()
    assert column.count.text() == "100 of 208"


def test_another_order_that_takes_long_leaves_the_list_in_sight(qtbot: QtBot, page: GlossariesPage) -> None:
    column = page.middle
    assert column.model.listing is not None
    column.expect(column.model.listing.glossary)
    qtbot.waitUntil(lambda: column.count.text() == "being read…")
    assert column.list.isVisible()


def test_a_list_that_cannot_be_read_says_so_in_its_place_and_is_read_when_asked_again(
    qtbot: QtBot, page: GlossariesPage, store: Store, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise StoreError("The disk can’t be read.")

    second_glossary(store)
    page.refresh()
    settle(qtbot, page, jobs)
    column, said, left = page.middle, list[str](), page.left
    jobs.failed.connect(said.append)
    with monkeypatch.context() as patch:
        patch.setattr(list_reading, "listing", refuse)
        left.list.setCurrentIndex(left.model.index(left.model.row_of("farm")))
        qtbot.waitUntil(lambda: jobs.is_idle and bool(said))
        qtbot.wait(500)  # as long as it takes until a list is said to be read
        assert column.nothing.text() == "The disk can’t be read."
        assert column.nothing.isVisible()
        assert column.count.text() == ""
        page.retranslate()
        assert column.nothing.text() == "The disk can’t be read."
    left.list.setCurrentIndex(left.model.index(left.model.row_of("town")))
    left.list.setCurrentIndex(left.model.index(left.model.row_of("farm")))
    settle(qtbot, page, jobs)
    assert heads(page) == ["canard"]
    assert column.list.isVisible()
