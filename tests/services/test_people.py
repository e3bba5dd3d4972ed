"""Contacts are kept, found and made one; whoever is forgotten is found nowhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.contacts.contact import Contact, ContactKind, Encounter, Side
from interpreter_app.domain.notes.note import Note, NoteKind
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Commission, Interpreted, Participant, Visit
from interpreter_app.services import note_reading, note_taking, people, planning
from interpreter_app.store import deeds, session
from interpreter_app.store.database import Store, connect
from tests.domain.visits.plan import at
from tests.domain.visits.plan import session as meeting

TODAY = date(2026, 11, 23)
CITY = Contact("city", "Ville de Paris", ContactKind.ORGANISATION, name=Bilingual(en="City of Paris"))
ANN = Contact(
    "", "Ann Fraser", family_name="Fraser", given_name="Ann", organisation="city", side=Side.VISITORS,
    emails=("ann@fife.example",),
)  # fmt: skip
BOB = Contact(
    "bob", "Bob Scott", encounters=(Encounter("e", at("09:30"), ("ann-fraser",), promised="tea with Ann"),)
)


@pytest.fixture
def ann(store: Store) -> Contact:
    """Three contacts in the store, and a visit with two of them."""
    _city, made, _bob = people.create(store, [CITY, ANN, BOB])
    visit = Visit(
        "paris",
        Bilingual("Paris", "Paris"),
        people=(Participant(made.id), Participant("bob")),
        sessions=(meeting("opening", "09:30", "11:00", people=(made.id, "bob")),),
        note=Bilingual(en="Ann Fraser’s idea: ann@fife.example"),
    )
    planning.create(store, visit)
    return made


def _paris(store: Store) -> Visit:
    found = planning.visit(store, "paris")
    assert found is not None
    return found


def test_contacts_are_kept_in_the_order_of_their_names(store: Store, ann: Contact) -> None:
    with connect(store.path) as again:
        assert [one.id for one in people.contacts(again)] == ["bob", "ann-fraser", "city"]
        assert people.find(again, "ann FRASER") == ann == people.find(again, "ann-fraser")
        assert people.find(again, "City of Paris").id == "city"


def test_a_name_that_tells_none_or_several_is_refused(store: Store, ann: Contact) -> None:
    people.create(store, [ANN])
    with pytest.raises(UsageError, match="Several"):
        people.find(store, "Ann Fraser")
    with pytest.raises(UsageError, match="no contact"):
        people.find(store, "Zoé")


def test_contacts_that_come_together_name_each_other_still(store: Store, ann: Contact) -> None:
    city, again = people.create(store, [CITY, replace(ANN, full_name="Eve")])
    assert city.id not in ("", "city")
    assert again.organisation == city.id


def test_contacts_without_ids_each_get_one(store: Store) -> None:
    made = people.create(store, [Contact("", "Ann"), Contact("", "Bob"), Contact("", "Ann")])
    assert len({one.id for one in made}) == 3
    assert [one.full_name for one in people.contacts(store)] == ["Ann", "Ann", "Bob"]


def test_somebody_without_a_name_isnt_kept(store: Store, ann: Contact) -> None:
    with pytest.raises(UsageError):
        people.create(store, [Contact("", " ")])
    with pytest.raises(UsageError):
        people.save(store, ann, replace(ann, full_name=""))


def test_what_two_people_change_at_once_comes_together(store: Store, ann: Contact) -> None:
    people.save(store, ann, replace(ann, unit="PB team"))
    saved = people.save(store, ann, replace(ann, note="likes tea"))
    assert (saved.contact.unit, saved.contact.note, saved.conflicts) == ("PB team", "likes tea", ())


def test_a_deleted_contact_comes_back_and_visits_name_them_all_the_while(store: Store, ann: Contact) -> None:
    people.delete(store, [ann.id])
    assert [one.id for one in people.contacts(store)] == ["bob", "city"]
    with pytest.raises(UsageError):
        people.save(store, ann, replace(ann, note="a"))
    assert _paris(store).people[0].contact == ann.id
    people.restore(store, people.deleted(store))
    assert people.contact(store, ann.id) == ann


def test_two_become_one_wherever_they_are_named_and_two_again(store: Store, ann: Contact) -> None:
    before = _paris(store)
    people.make_one(store, "bob", ann.id)
    assert people.contact(store, ann.id) is None
    whole = people.contact(store, "bob")
    assert whole is not None
    assert whole.emails == ann.emails
    assert [one.contact for one in _paris(store).people] == ["bob"]
    assert _paris(store).sessions[0].people == ("bob",)
    deeds.undo_next(store)
    assert people.contact(store, ann.id) == ann
    assert _paris(store) == before
    with pytest.raises(UsageError):
        people.make_one(store, "bob", "bob")


def test_whoever_is_forgotten_is_found_nowhere(store: Store, ann: Contact) -> None:
    people.save(store, ann, replace(ann, note="Ann likes tea"))
    planning.save(store, _paris(store), replace(_paris(store), note=Bilingual(en="as Ann Fraser says")))
    session.add_note(store, "ANN FRASER: we need a budget")
    session.remove_notes(store, [session.add_note(store, "ring ann@fife.example").number])
    left = people.forget(store, ann.id, TODAY)
    assert (left.full_name, left.side, left.forgotten) == ("A. F.", Side.VISITORS, TODAY)
    assert [one.id for one in people.contacts(store)] == ["bob", "city"]
    store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    everything = store.path.read_bytes().lower()
    assert b"fraser" not in everything
    assert b"ann@fife" not in everything
    assert [note.text for note in session.notes(store)] == ["A. F.: we need a budget"]
    assert _paris(store).note.en == "as A. F. says"
    assert _paris(store).sessions[0].people == (left.id, "bob")


def test_nothing_is_left_in_the_file_or_its_log_while_a_window_is_open(store: Store, ann: Contact) -> None:
    """Not every SQLite overwrites what it frees, as Debian's does: uv's Python has one that doesn't."""
    store.connection.execute("PRAGMA secure_delete = OFF")
    for pages in range(1, 6):
        ann = people.save(store, ann, replace(ann, note=pages * 9_000 * "-" + "Fraser likes tea")).contact
    with connect(store.path):
        people.forget(store, ann.id, TODAY)
        beside = store.path.with_name(f"{store.path.name}-wal")
        assert b"Fraser" not in store.path.read_bytes() + beside.read_bytes()


def test_whoever_was_made_one_with_somebody_is_forgotten_with_them(store: Store, ann: Contact) -> None:
    people.create(store, [Contact("same", "Ann Fraser"), Contact("annie", "Annie McKenzie", note="a story")])
    planning.save(store, _paris(store), replace(_paris(store), note=Bilingual(en="as Annie McKenzie says")))
    people.make_one(store, ann.id, "same")
    people.make_one(store, "annie", "bob")
    people.make_one(store, ann.id, "annie")
    people.forget(store, ann.id, TODAY)
    assert people.deleted(store) == []
    assert [one.full_name for one in people.contacts(store)] == ["Ville de Paris"]
    assert _paris(store).note.en == "as A. M. says"
    while deeds.next_undo(store) is not None:
        deeds.undo_next(store)
    assert b"McKenzie" not in store.path.read_bytes()


def test_who_is_deleted_but_somebody_else_stays_in_the_bin(store: Store, ann: Contact) -> None:
    people.delete(store, ["bob"])
    people.forget(store, ann.id, TODAY)
    assert [one.key.id for one in people.deleted(store)] == ["bob"]


def test_whoever_becomes_one_with_another_interprets_once(store: Store, ann: Contact) -> None:
    both = (ann.id, "bob")
    before = _paris(store)
    sessions = tuple(replace(one, interpreted=Interpreted(interpreters=both)) for one in before.sessions)
    planning.save(store, before, replace(before, commission=Commission(interpreters=both), sessions=sessions))
    people.make_one(store, ann.id, "bob")
    assert _paris(store).commission.interpreters == (ann.id,)
    assert _paris(store).sessions[0].interpreted == Interpreted(interpreters=(ann.id,))


def test_somebody_in_the_bin_can_be_forgotten_and_doesnt_come_back(store: Store, ann: Contact) -> None:
    people.delete(store, [ann.id])
    people.forget(store, ann.id, TODAY)
    assert people.deleted(store) == []
    while deeds.next_undo(store) is not None:
        deeds.undo_next(store)
    assert all(one.id != ann.id for one in people.contacts(store))
    with pytest.raises(UsageError):
        people.forget(store, ann.id, TODAY)


def test_who_was_forgotten_is_among_those_called_by_id(store: Store, ann: Contact) -> None:
    people.forget(store, ann.id, TODAY)
    assert [one.full_name for one in people.by_id(store).values() if one.forgotten] == ["A. F."]


def test_what_comes_along_unseen_is_taken_out_of_every_text(store: Store) -> None:
    (made,) = people.create(
        store, [replace(ANN, full_name="Ann\ud800 Fraser", emails=("ann\x00@fife.example",))]
    )
    assert (made.id, made.full_name, made.emails) == ("ann-fraser", "Ann Fraser", ("ann@fife.example",))
    saved = people.save(store, made, replace(made, unit="Finance\udc41")).contact
    assert saved.unit == "Finance"
    assert people.contact(store, made.id) == saved
    with pytest.raises(UsageError, match="needs a name"):
        people.create(store, [replace(ANN, full_name="\ud800")])


def test_who_is_forgotten_is_no_speaker_or_owner_of_a_note_any_more(store: Store) -> None:
    people.create(store, (Contact("ann-fraser", "Ann Fraser", given_name="Ann", family_name="Fraser"),))
    at = note_taking.now()
    noted = (
        Note("a", at, "Ann Fraser asks", speaker="ann-fraser"),
        Note("b", at, "send it", NoteKind.ACTION, owner="Ann Fraser and Bob"),
    )
    note_taking.add(store, noted)
    left = people.forget(store, "ann-fraser", date(2026, 3, 1))
    first, second = (note_reading.note(store, ident) for ident in ("a", "b"))
    assert first is not None
    assert second is not None
    assert (first.speaker, first.text) == (left.id, "A. F. asks")
    assert second.owner == "A. F. and Bob"
