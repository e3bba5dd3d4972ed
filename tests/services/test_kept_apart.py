"""Two contacts of which somebody said that they aren't the same are asked about no more."""

from __future__ import annotations

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.services import kept_apart
from interpreter_app.store.database import Store

TWINS = [Contact(ident, "Maud Arnaud", emails=("m@p.fr",)) for ident in ("one", "two")]


def test_they_are_asked_about_until_they_are_kept_apart(store: Store) -> None:
    assert len(kept_apart.to_ask(store, TWINS)) == 1
    kept_apart.keep_apart(store, "two", "one")
    assert kept_apart.to_ask(store, TWINS) == []
    kept_apart.ask_again(store, "one", "two")
    assert len(kept_apart.to_ask(store, TWINS)) == 1


def test_nothing_is_kept_of_somebody_who_is_forgotten(store: Store) -> None:
    kept_apart.keep_apart(store, "one", "two")
    kept_apart.drop(store, "one")
    assert kept_apart.kept_apart(store) == set()
