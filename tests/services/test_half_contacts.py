"""A contact that was being written when the program ended is saved, once, and nobody who was forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.services import half_contacts, people
from interpreter_app.services.half_contacts import HalfContact, from_text, take_up, to_text
from interpreter_app.store.database import Store


def test_the_text_gives_back_what_it_was_made_of() -> None:
    half = HalfContact(Contact("ann", "Ann"), Contact("ann", "Ann", note="x"), "Zoé")
    assert from_text(to_text(half)) == half
    assert from_text("{}") is None
    assert from_text("a line") is None


def test_taking_up_twice_adds_once(store: Store) -> None:
    half = HalfContact(Contact("ann", ""), Contact("ann", "Ann"))
    assert take_up(store, half).change.operation is not None
    assert take_up(store, half).change.operation is None
    assert [one.full_name for one in people.contacts(store)] == ["Ann"]


def test_what_others_wrote_meanwhile_stays(store: Store) -> None:
    (before,) = people.create(store, [Contact("ann", "Ann")])
    people.save(store, before, replace(before, unit="Mission"))
    take_up(store, HalfContact(before, replace(before, note="x")))
    assert people.find(store, "ann") == replace(before, unit="Mission", note="x")


def test_a_deleted_contact_is_there_again_and_a_forgotten_one_isnt(store: Store) -> None:
    ann, bob = people.create(store, [Contact("ann", "Ann"), Contact("bob", "Bob Bobson")])
    people.delete(store, ["ann"])
    people.forget(store, "bob", date(2026, 1, 1))
    for one in (ann, bob):
        take_up(store, HalfContact(one, replace(one, note="x")))
    assert [one.id for one in people.contacts(store)] == ["ann"]


def test_a_nameless_one_is_named_by_what_was_typed(store: Store) -> None:
    take_up(store, HalfContact(Contact("", ""), Contact("", "", emails=("zoe@example.org",))))
    assert [one.full_name for one in people.contacts(store)] == ["zoe@example.org"]
    assert take_up(store, HalfContact(Contact("", ""), Contact("", ""))).change.operation is None


def test_a_new_contact_written_twice_is_one(store: Store) -> None:
    new = Contact("ann", "")
    half_contacts.write(store, new, replace(new, full_name="Ann"))
    half_contacts.write(store, new, replace(new, full_name="Ann Fraser"))
    assert [one.full_name for one in people.contacts(store)] == ["Ann Fraser"]
