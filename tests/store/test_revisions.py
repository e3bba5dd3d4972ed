"""Every version of a concept: who made it, when, and what it said."""

from __future__ import annotations

from datetime import datetime

from interpreter_app.domain.terms import Bilingual, Concept, Language, Term
from interpreter_app.services import editing, moving
from interpreter_app.store import deeds, glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.listing import last_revision
from interpreter_app.store.revisions import Version, revisions

FR, EN = Language.FRENCH, Language.ENGLISH


def _as(text: str) -> Concept:
    return Concept("mairie", (Term("mairie", FR), Term(text, EN)))


def _told(versions: list[Version]) -> list[tuple[str, str | None]]:
    return [(v.kind, v.concept.terms[-1].text if v.concept else None) for v in versions]


def _number(store: Store, glossary: str, ident: str) -> int:
    stored = glossaries.concept(store, glossary, ident)
    assert stored is not None
    return stored.number


def _now(store: Store, glossary: str = "town", ident: str = "mairie") -> Concept | None:
    stored = glossaries.concept(store, glossary, ident)
    return stored.concept if stored else None


def test_every_version_newest_first_with_who_and_when(store: Store) -> None:
    glossaries.put(store, "town", [_as("city hall")], who="Ada")
    glossaries.delete(store, "town", ["mairie"], who="Zoé")
    deeds.undo_next(store, "Ada")
    glossaries.delete(store, "town", ["mairie"])
    glossaries.put(store, "town", [_as("made again")], who="Zoé")
    every = revisions(store, "town", "mairie")
    assert _told(every) == [
        ("edit", "made again"),
        ("delete", None),
        ("undo", "city hall"),
        ("delete", None),
        ("edit", "city hall"),
        ("import", "town hall"),
    ]
    assert [v.who for v in every] == ["Zoé", "", "Ada", "Zoé", "Ada", ""]
    assert {v.zone for v in every}
    times = [datetime.fromisoformat(v.at) for v in every]
    assert times == sorted(times, reverse=True)
    assert every[0].concept == _now(store)
    newest = last_revision(store, "town", "mairie")
    assert newest is not None
    assert (newest.at, newest.who) == (every[0].at, "Zoé")


def test_of_what_never_was_there_are_none(store: Store) -> None:
    assert revisions(store, "town", "nobody") == revisions(store, "nowhere", "mairie") == []


def test_a_glossary_that_went_and_came_back_is_in_the_history_of_its_concepts(store: Store) -> None:
    glossaries.delete_glossary(store, "town")
    assert _told(revisions(store, "town", "mairie")) == [("delete-glossary", None), ("import", "town hall")]
    deeds.undo_next(store)
    assert _told(revisions(store, "town", "mairie"))[0] == ("undo", "town hall")


def test_a_moved_concept_keeps_its_history_there_and_back(store: Store) -> None:
    port = editing.create_glossary(store, Bilingual("Le port", "The harbour")).glossary
    glossaries.put(store, "town", [_as("city hall")])
    moving.move_concepts(store, [_number(store, "town", "mairie")], port)
    glossaries.put(store, port, [_as("harbour office")])
    moved = revisions(store, port, "mairie")
    assert _told(moved) == [
        ("edit", "harbour office"), ("move", "city hall"), ("edit", "city hall"), ("import", "town hall"),
    ]  # fmt: skip
    assert [v.glossary for v in moved] == [port, port, "town", "town"]
    assert _told(revisions(store, "town", "mairie"))[0] == ("move", None)
    moving.move_concepts(store, [_number(store, port, "mairie")], "town")
    there = revisions(store, "town", "mairie")
    assert _told(there)[:3] == [("move", "harbour office"), ("edit", "harbour office"), ("move", "city hall")]
    assert _told(there)[-1] == ("import", "town hall")


def test_a_concept_that_got_another_id_when_it_was_moved_keeps_its_history(store: Store) -> None:
    port = editing.create_glossary(store, Bilingual("Le port", "The harbour")).glossary
    glossaries.put(store, port, [_as("harbour office")])
    moving.move_concepts(store, [_number(store, "town", "mairie")], port)
    new = next(c for c in glossaries.glossary(store, glossaries.find(store, port).number) if c.id != "mairie")
    assert [v.concept_id for v in revisions(store, port, new.id)] == [new.id, "mairie"]
    assert _told(revisions(store, port, new.id)) == [("move", "town hall"), ("import", "town hall")]
