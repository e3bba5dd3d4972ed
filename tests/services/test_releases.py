"""A newer release leaves edited entries alone, shows what it has for them, takes over what is asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.exchange import formats
from interpreter_app.services.comparing import differing
from interpreter_app.services.releases import (
    differences,
    keep_mine,
    said_brought,
    said_waiting,
    take_back,
    take_theirs,
)
from interpreter_app.services.workspace import StarterUpdate, open_store, update_starters
from interpreter_app.store import deeds, glossaries, index
from interpreter_app.store.database import Store, connect


def _concept(ident: str, note: str = "") -> Concept:
    return Concept(ident, (Term(ident, Language.FRENCH), Term(f"the {ident}", Language.ENGLISH)), note=note)


def _release(store: Store, folder: Path, version: str, **notes: str) -> list[StarterUpdate]:
    """A release whose starter glossary has these concepts, each with its note; what it changed."""
    concepts = tuple(_concept(ident, note) for ident, note in notes.items())
    glossary = Glossary("starter", Bilingual("Départ", "Starter"), version=version, concepts=concepts)
    formats.write_glossary(glossary, folder / "starter.yaml")
    return update_starters(store, folder)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "glossaries"
    made.mkdir()
    return made


@pytest.fixture
def started(folder: Path, tmp_path: Path) -> Iterator[Store]:
    """A store after the first release, in which the person has edited alpha and beta."""
    with connect(tmp_path / "store.sqlite") as store:
        index.build(store)
        _release(store, folder, "1", alpha="1", beta="1", gamma="1")
        glossaries.put(store, "starter", [_concept("alpha", "mine"), _concept("beta", "mine")])
        yield store


def _notes(store: Store) -> dict[str, str]:
    number = glossaries.find(store, "starter").number
    return {c.id: c.note for c in glossaries.glossary(store, number)}


def _waiting(store: Store) -> dict[str, tuple[str, str]]:
    """The notes of the person's version and of the release's, for each entry to be chosen of."""
    return {one.mine.id: (one.mine.note, one.shipped.note) for one in differences(store)}


def test_a_second_release_changes_untouched_entries_and_shows_the_difference_of_edited_ones(
    started: Store, folder: Path
) -> None:
    (update,) = _release(started, folder, "2", alpha="2", beta="2", gamma="2")
    assert (update.changed, update.edited) == (("gamma",), ("alpha", "beta"))
    assert _notes(started) == {"alpha": "mine", "beta": "mine", "gamma": "2"}
    assert _waiting(started) == {"alpha": ("mine", "2"), "beta": ("mine", "2")}
    (first, _second) = differences(started)
    assert first.glossary_name == Bilingual("Départ", "Starter")
    assert [tuple(field) for field in differing(first.mine, first.shipped)] == [("Note", "mine", "2")]


def test_a_release_that_leaves_an_edited_entry_as_it_was_asks_nothing(started: Store, folder: Path) -> None:
    _release(started, folder, "2", alpha="1", beta="2", gamma="1")
    assert _waiting(started) == {"beta": ("mine", "2")}
    _release(started, folder, "3", alpha="1", beta="1", gamma="1")
    assert _waiting(started) == {}


def test_what_was_deleted_or_made_the_same_is_not_asked_of(started: Store, folder: Path) -> None:
    _release(started, folder, "2", alpha="2", beta="2")
    glossaries.delete(started, "starter", ["alpha"])
    glossaries.put(started, "starter", [_concept("beta", "2")])
    assert differences(started) == []
    _release(started, folder, "3", alpha="3", beta="2")
    assert differences(started) == []


def test_the_release_of_an_entry_of_the_same_name_as_ones_own_is_shown(started: Store, folder: Path) -> None:
    glossaries.put(started, "starter", [_concept("own", "mine")])
    _release(started, folder, "2", alpha="1", beta="1", own="2")
    assert _waiting(started) == {"own": ("mine", "2")}


def test_keeping_mine_is_for_good_until_the_release_has_something_else(started: Store, folder: Path) -> None:
    _release(started, folder, "2", alpha="2", beta="1")
    keep_mine(started, differences(started))
    assert differences(started) == []
    _release(started, folder, "2b", alpha="2", beta="1", delta="2")
    assert differences(started) == []
    _release(started, folder, "3", alpha="3", beta="1")
    assert _waiting(started) == {"alpha": ("mine", "3")}
    assert _notes(started)["alpha"] == "mine"


def test_taking_theirs_makes_the_entry_the_releases_again(started: Store, folder: Path) -> None:
    _release(started, folder, "2", alpha="2", beta="2", gamma="1")
    first, second = differences(started)
    choice = take_theirs(started, [first], who="Ada")
    assert (choice.entries, choice.operation) == (1, glossaries.last_operation(started))
    assert _notes(started) == {"alpha": "2", "beta": "mine", "gamma": "1"}
    assert differences(started) == [second]
    _release(started, folder, "3", alpha="3", beta="2", gamma="1")
    assert _notes(started)["alpha"] == "3"


def test_what_was_taken_over_can_be_had_back_tomorrow(started: Store, folder: Path) -> None:
    _release(started, folder, "2", alpha="2", beta="1")
    take_theirs(started, differences(started), who="Ada")
    operation = glossaries.last_operation(started)
    assert operation is not None
    glossaries.undo(started, operation)
    assert _notes(started)["alpha"] == "mine"


@pytest.mark.parametrize("choose", [keep_mine, take_theirs])
def test_a_choice_is_taken_back_whole(started: Store, folder: Path, choose: type[keep_mine]) -> None:
    _release(started, folder, "2", alpha="2", beta="2")
    before = differences(started)
    take_back(started, choose(started, before))
    assert differences(started) == before
    assert _notes(started) == {"alpha": "mine", "beta": "mine"}
    _release(started, folder, "3", alpha="3", beta="3")
    assert _waiting(started) == {"alpha": ("mine", "3"), "beta": ("mine", "3")}


def test_a_glossary_that_was_deleted_is_not_asked_of(started: Store, folder: Path) -> None:
    _release(started, folder, "2", alpha="2", beta="2")
    glossaries.delete_glossary(started, "starter")
    assert differences(started) == []


def test_opening_a_store_tells_what_the_release_brought(tmp_path: Path) -> None:
    told: list[StarterUpdate] = []
    with open_store(tmp_path / "store.sqlite", told.extend):
        assert {update.glossary for update in told} >= {"participatory-budgeting"}
        assert all(update.added and not update.changed for update in told)
    assert said_brought(told) == ""
    told.clear()
    with open_store(tmp_path / "store.sqlite", told.extend):
        assert told == []


def test_the_sentences_count() -> None:
    update = StarterUpdate("starter", changed=("a",), added=("b",), is_newer=True)
    other = StarterUpdate("other", changed=("c",), is_newer=True)
    assert said_brought([update, other]).startswith("3 entries of the glossaries")
    assert said_brought([other]).startswith("1 entry of the glossaries")
    assert said_brought([StarterUpdate("fresh", added=("a", "b"))]) == ""
    assert said_waiting(1) == "1 entry that you edited has a newer version"
    assert said_waiting(2) == "2 entries that you edited have newer versions"


def test_what_changed_since_it_was_shown_is_not_chosen_of(started: Store, folder: Path) -> None:
    _release(started, folder, "2", alpha="2", beta="2")
    shown = differences(started)
    glossaries.put(started, "starter", [_concept("alpha", "edited since")])
    _release(started, folder, "3", alpha="2", beta="3")
    assert take_theirs(started, shown).entries == keep_mine(started, shown).entries == 0
    assert _notes(started) == {"alpha": "edited since", "beta": "mine"}
    assert _waiting(started) == {"alpha": ("edited since", "2"), "beta": ("mine", "3")}


def test_taking_a_choice_back_leaves_what_a_release_has_noted_since(started: Store, folder: Path) -> None:
    _release(started, folder, "2", alpha="2", beta="1")
    choice = keep_mine(started, differences(started))
    _release(started, folder, "3", alpha="3", beta="1")
    take_back(started, choice)
    assert _waiting(started) == {"alpha": ("mine", "3")}


def test_an_entry_that_comes_back_from_the_bin_is_still_to_be_chosen_of(started: Store, folder: Path) -> None:
    _release(started, folder, "2", alpha="2", beta="1")
    deleted = glossaries.delete(started, "starter", ["alpha"])
    _release(started, folder, "2b", alpha="2", beta="1", delta="2")
    assert _waiting(started) == {}
    glossaries.undo(started, deleted.operation)
    assert _waiting(started) == {"alpha": ("mine", "2")}


def test_versions_in_which_nothing_differs_that_one_could_see_are_not_shown(
    started: Store, folder: Path
) -> None:
    _release(started, folder, "2", alpha="2", beta="1")
    shipped = _concept("alpha", "2")
    glossaries.put(started, "starter", [replace(shipped, terms=shipped.terms[::-1])])
    assert _waiting(started) == {}


def test_taking_theirs_in_several_glossaries_is_one_deed_and_one_undo(started: Store, folder: Path) -> None:
    def ship(note: str) -> None:
        second = Glossary(
            "zweite", Bilingual("Deux", "Two"), version=note, concepts=(_concept("zeta", note),)
        )
        formats.write_glossary(second, folder / "zweite.yaml")

    ship("1")
    _release(started, folder, "1", alpha="1", beta="1", gamma="1")
    glossaries.put(started, "zweite", [_concept("zeta", "mine")])
    ship("2")
    _release(started, folder, "2", alpha="2", beta="1", gamma="1")
    assert set(_waiting(started)) == {"alpha", "zeta"}
    take_theirs(started, differences(started))
    assert _waiting(started) == {}
    deed = deeds.next_undo(started)
    assert deed is not None
    assert set(deed.glossaries) == {"starter", "zweite"}
    deeds.undo_next(started)
    zeta = glossaries.concept(started, "zweite", "zeta")
    assert zeta is not None
    assert (_notes(started)["alpha"], zeta.concept.note) == ("mine", "mine")
