"""What an interpreter leaves behind while working is kept at once, and what is taken away can be had back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlite_utils import Database

from interpreter_app.domain.terms import Language
from interpreter_app.store import clock, session
from interpreter_app.store.database import APPLICATION_ID, Store, connect
from interpreter_app.store.migrations import STEPS
from interpreter_app.store.session import Outcome
from tests import strategies

FR, EN = Language.FRENCH, Language.ENGLISH


# The look-up log.


def test_queries_are_kept_newest_first_with_what_became_of_them(store: Store) -> None:
    session.log_query(store, "mairie", Outcome.CHOSEN, "town", "mairie")
    session.log_query(store, "péniche", Outcome.MISSING)
    newest, older = session.queries(store)
    assert (newest.query, newest.outcome, newest.glossary, newest.concept) == (
        "péniche",
        Outcome.MISSING,
        None,
        None,
    )
    assert (older.query, older.outcome, older.glossary, older.concept) == (
        "mairie",
        Outcome.CHOSEN,
        "town",
        "mairie",
    )


def test_tomorrows_work_list_is_what_was_missing(store: Store) -> None:
    number = session.log_query(store, "péniche", Outcome.MISSING)
    session.log_query(store, "mairie", Outcome.CHOSEN)
    assert [q.query for q in session.queries(store, Outcome.MISSING)] == ["péniche"]
    session.settle_query(store, number, Outcome.FILLED)
    assert session.queries(store, Outcome.MISSING) == []
    session.settle_query(store, number, Outcome.MISSING)
    assert [q.number for q in session.queries(store, Outcome.MISSING)] == [number]


def test_of_a_long_log_the_newest_are_given(store: Store) -> None:
    for n in range(5):
        session.log_query(store, str(n), Outcome.CHOSEN)
    assert [q.query for q in session.queries(store, limit=2)] == ["4", "3"]


# Pins.


def test_a_concept_is_pinned_once_and_keeps_its_place(store: Store) -> None:
    first = session.pin(store, "town", "mairie", FR)
    second = session.pin(store, "town", "assises", EN)
    assert session.pin(store, "town", "mairie", EN) == first
    assert [(p.number, p.concept, p.language) for p in session.pins(store)] == [
        (second, "assises", EN),
        (first, "mairie", FR),
    ]


def test_a_pin_taken_off_can_be_put_back_where_it_was(store: Store) -> None:
    numbers = [session.pin(store, "town", ident, FR) for ident in ("mairie", "assises", "conseil-citoyen")]
    before = session.pins(store)
    session.unpin(store, numbers[1:])
    assert [p.concept for p in session.pins(store)] == ["mairie"]
    session.repin(store, numbers[1:])
    assert session.pins(store) == before


def test_a_pin_put_back_is_not_there_twice(store: Store) -> None:
    number = session.pin(store, "town", "mairie", FR)
    session.unpin(store, [number])
    session.pin(store, "town", "mairie", FR)
    session.repin(store, [number])
    assert [p.concept for p in session.pins(store)] == ["mairie"]


def test_the_same_concept_id_of_another_glossary_is_another_pin(store: Store) -> None:
    session.pin(store, "town", "mairie", FR)
    session.pin(store, "other", "mairie", FR)
    assert len(session.pins(store)) == 2


def test_what_an_older_release_kept_half_typed_and_pinned_is_there_after_the_migration(
    tmp_path: Path,
) -> None:
    path = tmp_path / "older.sqlite"
    older = Database(path)
    STEPS.apply(older, stop_before="m005_session_as_typed")
    older.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    older.execute("PRAGMA user_version = 4")
    older.execute("INSERT INTO draft VALUES ('lookup-note', 'Elle dit que', '2026-11-20T10:00:00.000+00:00')")
    older.execute(
        "INSERT INTO pin (at, zone, glossary, concept, language)"
        " VALUES ('2026-11-20T10:00:00.000+00:00', 'UTC', 'town', 'mairie', 'fr')"
    )
    older.conn.commit()
    older.close()
    with connect(path) as store:
        assert [note.text for note in session.notes(store)] == ["Elle dit que"]
        assert [(pin.concept, pin.term) for pin in session.pins(store)] == [("mairie", "")]


# Notes.


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=50)
@given(strategies.texts())
def test_a_note_is_kept_to_the_last_character(store: Store, text: str) -> None:
    written = session.add_note(store, text, "quote")
    assert session.notes(store, 1) == [written]
    assert (written.text, written.kind) == (text, "quote")


def test_notes_come_newest_first_and_can_be_taken_away_and_had_back(store: Store) -> None:
    one, two, three = (session.add_note(store, text) for text in ("one", "two", "three"))
    assert session.notes(store) == [three, two, one]
    assert session.notes(store, 2) == [three, two]
    session.remove_notes(store, [two.number])
    assert session.notes(store) == [three, one]
    session.restore_notes(store, [two.number])
    assert session.notes(store) == [three, two, one]
    assert len({note.id for note in (one, two, three)}) == 3


def test_a_note_has_its_time_in_utc_with_the_zone_it_was_made_in(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "zone", lambda: "Europe/Paris")
    note = session.add_note(store, "midi")
    at = datetime.fromisoformat(note.at)
    assert at.utcoffset() is not None
    assert at.utcoffset() == datetime.fromisoformat(clock.now()).utcoffset()
    assert note.at.endswith("+00:00")
    assert note.zone == "Europe/Paris"


def test_a_machine_without_a_time_zone_writes_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    import tzlocal

    def unknown() -> str:
        raise LookupError("no zone")

    monkeypatch.setattr(tzlocal, "get_localzone_name", unknown)
    clock._zone_in.cache_clear()
    assert clock.zone() == "UTC"
    clock._zone_in.cache_clear()
