"""What was done to a note stands in its history, deed by deed, and each version can be had back."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.notes.note import NoteKind
from interpreter_app.services import note_history, note_taking
from interpreter_app.store import history, notes
from interpreter_app.store.database import Store
from tests.domain.notes.given import note

FIRST = note("a", text="on vote sur papier")


@pytest.fixture
def told(store: Store) -> Store:
    """A note that was written, edited twice in one sitting, moved to a kind, and deleted."""
    made = note_taking.add(store, [FIRST], "Ann").notes[0]
    once = note_taking.save(store, made, replace(made, text="on vote"), "Ann")
    twice = note_taking.save(
        store, once.notes[0], replace(made, text="on vote en ligne"), "Ann", once.change.operation
    )
    note_taking.save(store, twice.notes[0], replace(twice.notes[0], kind=NoteKind.DECISION), "Bob")
    note_taking.delete(store, ["a"], "Bob")
    return store


def test_each_deed_is_one_step_with_who_and_what(told: Store) -> None:
    steps = note_history.steps(told, "a")
    assert [(one.kind, one.who, one.note.text if one.note else None) for one in steps] == [
        ("delete-note", "Bob", None),
        ("edit-note", "Bob", "on vote en ligne"),
        ("edit-note", "Ann", "on vote en ligne"),
        ("add-note", "Ann", "on vote sur papier"),
    ]
    assert [one.before.text if one.before else None for one in steps] == [
        "on vote en ligne",
        "on vote en ligne",
        "on vote sur papier",
        None,
    ]


def test_any_version_comes_back_from_the_bin_too_and_goes_again(told: Store) -> None:
    first = note_history.steps(told, "a")[-1]
    change = note_history.bring_back(told, "a", first.operation, "Eve")
    back = notes.note(told, "a")
    assert back == note_taking.tidied(FIRST)
    assert note_history.steps(told, "a")[0].kind == "restore-note"
    history.undo(told, change.operation)
    assert notes.note(told, "a") is None


def test_the_version_that_stands_changes_nothing(store: Store) -> None:
    note_taking.add(store, [FIRST])
    (only,) = note_history.steps(store, "a")
    assert note_history.bring_back(store, "a", only.operation).operation is None


@pytest.mark.parametrize("operation", [0, -1])
def test_a_version_that_is_none_is_refused_in_a_sentence(told: Store, operation: int) -> None:
    deletion = note_history.steps(told, "a")[0].operation
    with pytest.raises(UsageError, match="history of the note" if not operation else "deleted then"):
        note_history.bring_back(told, "a", operation and deletion)
