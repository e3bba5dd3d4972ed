"""A visit's notes are read page by page with filters, found by their words, by question and by person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from interpreter_app.domain.notes.filters import Filter
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.terms import Language
from interpreter_app.services import note_reading, note_taking
from interpreter_app.store import note_index
from interpreter_app.store.database import Store
from tests.domain.notes.given import ANN, VISIT, note

FR = Language.FRENCH


def _add(store: Store, *some: Note) -> None:
    note_taking.add(store, some)


def _ids(found: list[Note]) -> str:
    return "".join(one.id for one in found)


@pytest.fixture
def some(store: Store) -> Store:
    """Eight notes of a visit, one of none."""
    _add(
        store,
        note("a", "09:40", kind=NoteKind.QUOTE, speaker="ann-fraser", questions=("learning",)),
        note("b", "09:41", language=FR),
        note("c", "09:42", kind=NoteKind.ACTION, owner="ann-fraser"),
        note("d", "11:42", session="lunch", questions=("learning", "gone")),
        note("e", "23:30", session=""),
        note("f", "23:31", session="", kind=NoteKind.QUOTE),
        note("x", "09:40", visit="", session=""),
    )
    return store


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Filter(), "abcdef"),
        (Filter(kinds=frozenset({NoteKind.QUOTE})), "af"),
        (Filter(sessions=frozenset({"meeting"}), kinds=frozenset({NoteKind.NOTE})), "b"),
        (Filter(sessions=frozenset({"", "lunch"})), "def"),
        (Filter(people=frozenset({"ann-fraser"})), "ac"),
        (Filter(questions=frozenset({"learning"})), "ad"),
        (Filter(questions=frozenset({""})), "bcef"),
        (Filter(languages=frozenset({FR})), "b"),
        (Filter(languages=frozenset({None})), "acdef"),
        (Filter(days=frozenset({date(2016, 12, 8)})), "abcdef"),
        (Filter(days=frozenset({date(2016, 12, 9)})), ""),
    ],
)
@pytest.mark.parametrize("at_once", [1, 2, 100])
def test_a_filter_leaves_what_fits_it_however_many_are_read_at_once(
    some: Store, wanted: Filter, found: str, at_once: int
) -> None:
    read: list[Note] = []
    page = note_reading.timeline(some, VISIT, wanted, at_once)
    while page.after is not None:
        assert len(page.notes) <= at_once
        read += page.notes
        page = note_reading.timeline(some, VISIT, wanted, at_once, page.after)
    assert _ids(read + page.notes) == found


def test_notes_of_no_visit_are_read_by_themselves(some: Store) -> None:
    assert _ids(note_reading.timeline(some, None).notes) == "x"


def test_a_search_goes_on_page_by_page_and_keeps_to_its_filter(store: Store) -> None:
    _add(store, *(note(letter, text=f"Le budget {letter}", session="lunch" if letter in "bd" else "")
                  for letter in "abcde"))  # fmt: skip
    first = note_reading.search(store, "budgets", 2, VISIT)
    assert (_ids(first.notes), first.after) == ("ed", first.notes[-1])
    assert _ids(note_reading.search(store, "budgets", 9, VISIT, after=first.after).notes) == "cba"
    lunch = Filter(sessions=frozenset({"lunch"}))
    found = note_reading.search(store, "budget", 1, None, lunch)
    assert _ids(found.notes) == "d"
    assert _ids(note_reading.search(store, "budget", 2, None, lunch, found.after).notes) == "b"
    assert note_reading.search(store, "budget", 3, replace(VISIT, id="other")).notes == []


def test_an_index_that_is_missing_is_made(store: Store) -> None:
    _add(store, note("a", text="budget"))
    note_index.throw_away(store)
    assert note_reading.search(store, "budget").notes == []
    note_reading.make_findable(store)
    assert _ids(note_reading.search(store, "budget").notes) == "a"


def test_the_board_has_every_question_also_those_without_an_answer(some: Store) -> None:
    answered = {one.question.id: _ids(list(one.notes)) for one in note_reading.board(some, VISIT)}
    assert answered == {"mainstreaming": "", "learning": "ad"}
    assert note_reading.board(some, replace(VISIT, questions=())) == ()


def test_somebodys_notes_are_those_in_which_they_speak_act_or_are_named(some: Store) -> None:
    _add(some, note("g", "12:00", text="Ask Fraser, says Amy"), note("h", "12:01", text="the frasers"))
    assert _ids(note_reading.of_person(some, ANN)) == "acg"


def test_the_history_of_a_note_is_told_newest_first(some: Store) -> None:
    before = note_reading.note(some, "a")
    assert before is not None
    note_taking.save(some, before, replace(before, text="changed"))
    texts = [version.body["text"] for version in note_reading.history(some, "a") if version.body]
    assert texts == ["changed", "a"]


def test_notes_outside_any_visit_are_searched_by_themselves(store: Store) -> None:
    inside, outside = note("a", "09:40"), note("b", "09:41", visit="", session="")
    _add(store, replace(inside, text="le jury tournant"), replace(outside, text="un jury citoyen"))
    note_index.build(store)
    assert _ids(note_reading.search(store, "jury").notes) == "ba"
    assert _ids(note_reading.search(store, "jury", is_outside=True).notes) == "b"
    assert _ids(note_reading.search(store, "jury", visit=VISIT).notes) == "a"
