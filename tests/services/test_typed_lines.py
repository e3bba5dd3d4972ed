"""Lines that are kept first and filed later: filed once, with their own time, and taken back whole."""

from __future__ import annotations

import pytest

from interpreter_app.domain.terms import Language
from interpreter_app.services import typed_lines
from interpreter_app.store import glossaries, session
from interpreter_app.store.database import Store
from interpreter_app.store.outbox import Line
from interpreter_app.store.session import Outcome

FR = Language.FRENCH


def content(store: Store) -> tuple[object, ...]:
    """All that lines can change."""
    words = next((g.concepts for g in glossaries.summaries(store) if g.id == "my-words"), 0)
    return (
        [(n.text, n.at, n.zone) for n in session.notes(store)],
        [(p.concept, p.language) for p in session.pins(store)],
        [(q.query, q.outcome) for q in session.queries(store) if q.outcome is not Outcome.DISMISSED],
        words,
    )


LINES = {
    "note": lambda: typed_lines.note("Qui vote ?"),
    "word": lambda: typed_lines.word("la buvette", "stall", "me"),
    "missing": lambda: typed_lines.missing("péniche"),
    "pin": lambda: typed_lines.pin("town", "mairie", FR, "mairie", "mai"),
    "pin without a query": lambda: typed_lines.pin("town", "mairie", FR, "mairie"),
}


@pytest.mark.parametrize("kind", LINES)
def test_a_line_is_filed_once_however_often_it_comes(store: Store, kind: str) -> None:
    before, line = content(store), LINES[kind]()
    assert typed_lines.can_file(line)
    assert typed_lines.file(store, line).is_new
    after = content(store)
    assert after != before
    typed_lines.file(store, line)
    assert content(store) == after


@pytest.mark.parametrize("kind", LINES)
def test_a_line_is_taken_back_whole(store: Store, kind: str) -> None:
    before = content(store)
    typed_lines.take_back(store, typed_lines.file(store, LINES[kind]()))
    assert content(store) == before


@pytest.mark.parametrize("kind", LINES)
def test_a_line_that_was_taken_back_does_not_come_back_by_itself(store: Store, kind: str) -> None:
    before, line = content(store), LINES[kind]()
    typed_lines.take_back(store, typed_lines.file(store, line))
    again = typed_lines.file(store, line)
    assert (again.is_new, again.is_repeated) == (False, True)
    assert content(store) == before


@pytest.mark.parametrize("kind", ["word", "missing", "pin"])
def test_what_was_there_already_is_not_taken_back(store: Store, kind: str) -> None:
    typed_lines.file(store, LINES[kind]())
    before = content(store)
    again = typed_lines.file(store, LINES[kind]())
    assert not again.is_new
    typed_lines.take_back(store, again)
    assert content(store) == before


def test_a_line_has_the_time_at_which_it_was_typed(store: Store) -> None:
    line = Line("n-1", "note", "2026-03-01T09:30:00.000+00:00", "Europe/Paris", {"text": "tôt"})
    typed_lines.file(store, line)
    [note] = session.notes(store)
    assert (note.id, note.at, note.zone) == ("n-1", line.at, line.zone)


def test_a_word_settles_every_missed_query_that_it_answers(store: Store) -> None:
    for _time in range(3):
        session.log_query(store, "Buvette", Outcome.MISSING)
    for number in range(300):
        session.log_query(store, f"autre {number}", Outcome.MISSING)
    filed = typed_lines.file(store, typed_lines.word("buvette", "stall", ""))
    assert len(filed.also) == 3
    assert "Buvette" not in {q.query for q in session.queries(store, Outcome.MISSING, 1000)}


def test_a_query_missed_long_ago_is_not_noted_twice(store: Store) -> None:
    session.log_query(store, "péniche", Outcome.MISSING)
    for number in range(300):
        session.log_query(store, f"autre {number}", Outcome.MISSING)
    assert not typed_lines.file(store, typed_lines.missing("Peniche")).is_new


def test_a_kind_of_a_later_release_is_left_alone() -> None:
    assert not typed_lines.can_file(Line("x", "postcard", "2026-03-01T09:30:00+00:00", "UTC", {}))
