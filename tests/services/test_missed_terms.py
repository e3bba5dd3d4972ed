"""What was missing in a meeting is a work list: added to a glossary in one step, or dismissed."""

from __future__ import annotations

from datetime import date

import pytest

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.notes.note import NoteKind
from interpreter_app.domain.terms import Language
from interpreter_app.services import missed_terms, note_taking
from interpreter_app.services.lookup import LookupDesk
from interpreter_app.store import deeds, notes, session
from interpreter_app.store.database import Store
from interpreter_app.store.session import Outcome
from tests.domain.notes.given import note

TODAY = date(2016, 12, 9)


@pytest.fixture
def missing(store: Store) -> Store:
    """Two terms that were missing, one of them in a note and in the log."""
    session.log_query(store, "péniche", Outcome.MISSING)
    session.log_query(store, "quai", Outcome.MISSING)
    session.log_query(store, "mairie", Outcome.CHOSEN, "town", "mairie")
    missed = note("m", text="Peniche", kind=NoteKind.MISSING_TERM, language=Language.FRENCH)
    note_taking.add(store, [missed, note("done", kind=NoteKind.MISSING_TERM, done=TODAY)])
    return store


def _left(store: Store) -> list[tuple[str, int]]:
    return [(one.text, one.times) for one in missed_terms.work_list(store)]


def test_the_log_and_the_notes_are_one_list(missing: Store) -> None:
    first, second = missed_terms.work_list(missing)
    assert (first.text, first.times, first.language) == ("péniche", 2, Language.FRENCH)
    assert (second.text, second.times, second.language) == ("quai", 1, None)


@pytest.mark.parametrize("glossary", ["my-words", "town"])
def test_a_term_is_added_and_missing_no_more_and_one_undo_takes_both_back(
    missing: Store, glossary: str
) -> None:
    before = _left(missing)
    settled = missed_terms.add(
        missing, missed_terms.work_list(missing)[0], "la péniche", "barge", TODAY, glossary
    )
    assert _left(missing) == [("quai", 1)]
    assert notes.with_ids(missing, ["m"])[0].done == TODAY
    desk = LookupDesk(missing)
    desk.refresh()
    assert desk.look_up("péniche")[0].targets[0].text == "barge"
    missed_terms.take_back(missing, settled)
    assert _left(missing) == before
    assert notes.with_ids(missing, ["m"])[0].done is None
    undo = deeds.next_undo(missing)
    assert undo is not None
    assert undo.kind in ("add-note", "create")


def test_half_a_term_or_a_glossary_that_isnt_there_is_refused(missing: Store) -> None:
    one = missed_terms.work_list(missing)[0]
    for glossary, english in (("town", ""), ("nowhere", "barge")):
        with pytest.raises(UsageError):
            missed_terms.add(missing, one, "péniche", english, TODAY, glossary)
    assert len(_left(missing)) == 2


def test_what_is_dismissed_is_gone_until_that_is_taken_back(missing: Store) -> None:
    before = _left(missing)
    settled = missed_terms.dismiss(missing, missed_terms.work_list(missing), TODAY)
    assert _left(missing) == []
    missed_terms.take_back(missing, settled)
    assert _left(missing) == before


def test_the_log_is_cleared_but_for_what_is_missing(missing: Store) -> None:
    assert missed_terms.clear_log(missing) == 1
    assert [one.query for one in session.queries(missing)] == ["quai", "péniche"]
    assert missed_terms.clear_log(missing, missing_too=True) == 2
    assert session.queries(missing) == []


def test_a_cleared_log_comes_back_beside_what_was_asked_since(missing: Store) -> None:
    before = {(one.at, one.query, one.outcome) for one in session.queries(missing)}
    taken = missed_terms.take_log(missing)
    session.log_query(missing, "écluse", Outcome.MISSING)
    missed_terms.put_back_log(missing, taken)
    after = session.queries(missing)
    assert {(one.at, one.query, one.outcome) for one in after if one.query != "écluse"} == before
    assert len({one.number for one in after}) == 4
