"""A visit travels with its people and documents, and a colleague's version comes together with mine."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from pathlib import Path

import pytest

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.contacts.contact import Contact, ContactKind
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits import rescheduling
from interpreter_app.domain.visits.visit import Document, Participant, Visit, VisitStatus
from interpreter_app.services import people, planning, visit_files
from interpreter_app.services.visit_files import bring, outgoing, read_file, write_yaml
from interpreter_app.store import attachments, deeds
from interpreter_app.store.database import Store, connect
from tests.domain.visits.plan import plan, session


@pytest.fixture
def paris(store: Store) -> Visit:
    """A visit with a person, their organisation, and a document."""
    people.create(store, [Contact("city", "Ville", ContactKind.ORGANISATION), Contact("bob", "Bob")])
    people.create(store, [Contact("ann", "Ann", organisation="city")])
    digest = attachments.keep(store, b"agenda")
    visit = plan(session("opening", "09:00", "10:00", people=("ann",), by="zoe"))
    documents = (Document("agenda", Bilingual("Ordre du jour"), digest=digest, file_name="a.txt"),)
    return planning.create(store, replace(visit, people=(Participant("ann"),), documents=documents)).visit


def _stored(store: Store) -> Visit:
    found = planning.visit(store, "paris")
    assert found is not None
    return found


def test_a_visit_travels_with_all_it_names(store: Store, paris: Visit, tmp_path: Path) -> None:
    write_yaml(store, paris, tmp_path / "paris.yaml")
    file = read_file(tmp_path / "paris.yaml")
    assert file == outgoing(store, paris)
    assert {contact.id for contact in file.contacts} == {"ann", "city"}
    with connect(tmp_path / "other.sqlite") as other:
        brought = bring(other, file)
        assert (brought.is_new, brought.added, brought.changed, brought.left) == (True, 2, 0, 0)
        assert planning.visits(other) == [paris]
        assert attachments.content(other, paris.documents[0].digest) == b"agenda"
        deeds.undo_next(other)
        assert (planning.visits(other), people.contacts(other)) == ([], [])


def test_the_same_file_again_changes_nothing(store: Store, paris: Visit) -> None:
    brought = bring(store, outgoing(store, paris))
    assert (brought.is_new, brought.is_changed, brought.left, brought.operation) == (False, False, 2, None)


def test_what_only_the_colleague_changed_is_taken_and_mine_stays(store: Store, paris: Visit) -> None:
    file = outgoing(store, paris)
    planning.save(store, paris, replace(paris, status=VisitStatus.AGREED))
    ann = people.find(store, "ann")
    people.save(store, ann, replace(ann, unit="PB team"))
    theirs = replace(file.visit, note=Bilingual(en="by train"))
    contacts = tuple(replace(one, note="likes tea") if one.id == "ann" else one for one in file.contacts)
    brought = bring(store, replace(file, visit=theirs, contacts=contacts))
    assert (brought.is_changed, brought.changed, brought.conflicts) == (True, 1, ())
    assert (_stored(store).status, _stored(store).note.en) == (VisitStatus.AGREED, "by train")
    whole = people.find(store, "ann")
    assert (whole.unit, whole.note) == ("PB team", "likes tea")


def test_where_both_changed_the_same_mine_stands_and_the_place_is_named(store: Store, paris: Visit) -> None:
    file = outgoing(store, paris)
    planning.save(store, paris, replace(paris, note=Bilingual(en="by plane")))
    brought = bring(store, replace(file, visit=replace(file.visit, note=Bilingual(en="by train"))))
    assert brought.conflicts == (("note", "en"),)
    assert _stored(store).note.en == "by plane"


def test_a_file_that_says_from_which_version_it_was_made_is_compared_with_that(
    store: Store, paris: Visit
) -> None:
    file = outgoing(store, paris)
    first = planning.save(store, paris, replace(paris, note=Bilingual(en="a"))).visit
    planning.save(store, first, replace(first, note=Bilingual(en="b")))
    theirs = replace(file.visit, note=Bilingual(en="a"))
    assert bring(store, replace(file, visit=theirs)).conflicts == (("note", "en"),)
    assert bring(store, replace(file, visit=theirs, revision="")).conflicts == ()


def test_a_trial_writes_nothing(store: Store, paris: Visit) -> None:
    file = outgoing(store, replace(paris, note=Bilingual(en="by train")))
    brought = bring(store, file, dry_run=True)
    assert (brought.is_changed, brought.operation) == (True, None)
    assert _stored(store) == paris


def test_what_is_no_visit_is_refused_and_the_store_stays(store: Store, paris: Visit, tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("passerelle: visit\nid: x\n", "utf-8")
    with pytest.raises(FormatError):
        read_file(path)
    assert planning.visits(store) == [paris]


def test_the_schedule_can_be_sent_in_either_language(store: Store, paris: Visit) -> None:
    assert "avec Ann" in visit_files.schedule_text(store, paris, Language.FRENCH)
    assert "with Ann" in visit_files.schedule_text(store, paris, Language.ENGLISH, "ann")
    assert "with Ann" not in visit_files.schedule_text(store, paris, Language.ENGLISH, "bob")


def test_calendars_hear_of_an_hour_that_a_file_has_changed(store: Store, paris: Visit) -> None:
    file = outgoing(store, paris)
    sessions = tuple(rescheduling.starting(one, time(14)) for one in paris.sessions)
    file = replace(file, visit=replace(paris, sessions=sessions))
    assert bring(store, file).is_changed
    assert (_stored(store).sessions[0].start.local.hour, _stored(store).sessions[0].sequence) == (14, 1)
    assert not bring(store, file).is_changed
