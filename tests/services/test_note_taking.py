"""Notes are made of what was typed, changed, moved, brought back; nothing that two people write is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from interpreter_app.base.errors import UsageError
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.domain.moments import Moment, parsed
from interpreter_app.domain.notes.note import Note, NoteKind, Prompt
from interpreter_app.domain.terms import Bilingual, Language
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import note_taking, people, planning, typed_lines
from interpreter_app.services.note_taking import Said, Setting
from interpreter_app.store import deeds, notes, session
from interpreter_app.store.database import Store
from tests.domain.notes.given import AMY, ANN, ELODIE, VISIT, note

FR, EN = Language.FRENCH, Language.ENGLISH
DAY = date(2016, 12, 8)
PARIS = replace(VISIT, first=DAY, last=DAY)
STRANGER = Contact("alan-fox", "Alan Fox", family_name="Fox", given_name="Alan")


def at(clock: str) -> Moment:
    """A time of the visit's day on the clocks of Paris."""
    return parsed(f"2016-12-08T{clock}[Europe/Paris]")


@pytest.fixture
def paris(store: Store) -> Visit:
    """The visit and its people in the store, and somebody who has nothing to do with it."""
    people.create(store, [ANN, AMY, ELODIE, STRANGER])
    return planning.create(store, PARIS).visit


def _where(store: Store, clock: str = "09:42") -> Setting:
    return note_taking.setting(store, at(clock))


def _add(store: Store, *some: Note) -> tuple[Note, ...]:
    return note_taking.add(store, some, "me").notes


# What a line becomes.


def test_a_line_is_of_todays_visit_and_of_the_session_that_is_on(store: Store, paris: Visit) -> None:
    made = note_taking.drafted(
        "  Le budget est voté par les habitants  ", _where(store), at("09:42:07.123456")
    )
    assert (made.text, made.visit, made.session) == (
        "Le budget est voté par les habitants",
        "paris",
        "meeting",
    )
    assert (made.kind, made.language, made.at) == (NoteKind.NOTE, FR, at("09:42:07.123"))
    assert note_taking.drafted("ok", _where(store, "08:00"), at("08:00")).session == ""


def test_a_line_on_a_day_without_a_visit_is_of_none_and_anybody_may_be_meant(
    store: Store, paris: Visit
) -> None:
    where = note_taking.setting(store, parsed("2020-01-01T09:00Z"))
    made = note_taking.drafted("@alan says hello", where, parsed("2020-01-01T09:00Z"))
    assert (made.visit, made.session, made.speaker, made.text) == ("", "", "alan-fox", "says hello")


def test_shorthand_means_those_who_are_in_the_visit(store: Store, paris: Visit) -> None:
    made = note_taking.drafted("@ann #2 !quote One learns by looking", _where(store), at("09:42"))
    assert (made.speaker, made.questions, made.kind) == ("ann-fraser", ("learning",), NoteKind.QUOTE)
    assert made.text == "One learns by looking"
    assert note_taking.drafted("@alan says", _where(store), at("09:42")).text == "@alan says"


def test_whoever_spoke_last_in_the_session_speaks_unless_the_words_are_ones_own(
    store: Store, paris: Visit
) -> None:
    _add(store, note_taking.drafted("@ann yes", _where(store), at("09:42")))
    where = _where(store, "09:43")
    assert note_taking.drafted("and no", where, at("09:43")).speaker == "ann-fraser"
    assert note_taking.drafted("and no", where, at("09:43"), Said(speaker="")).speaker == ""
    assert note_taking.drafted("!insight they vote", where, at("09:43")).speaker == ""
    assert _where(store, "11:30").speaker == ""


def test_a_person_named_in_an_action_has_to_do_it(store: Store, paris: Visit) -> None:
    made = note_taking.drafted("!action @amy send the form", _where(store), at("09:42"))
    assert (made.owner, made.speaker) == ("amy-forbes", "")


def test_what_was_chosen_stands_where_shorthand_says_nothing(store: Store, paris: Visit) -> None:
    said = Said(NoteKind.ANSWER, "AB", EN, ("learning",), confidential=True, due=DAY)
    made = note_taking.drafted("!decision #1 go", _where(store), at("09:42"), said)
    assert (made.kind, made.speaker, made.language) == (NoteKind.DECISION, "AB", EN)
    assert (made.questions, made.confidential, made.due) == (("mainstreaming", "learning"), True, DAY)
    debriefing = note_taking.drafted("x", _where(store), at("09:42"), Said(prompt=Prompt.ASK_AGAIN))
    assert debriefing.kind is NoteKind.QUESTION


def test_a_plain_line_keeps_its_signs(store: Store, paris: Visit) -> None:
    made = note_taking.drafted("!action #1", _where(store), at("09:42"), plain=True)
    assert (made.text, made.kind) == ("!action #1", NoteKind.NOTE)


@pytest.mark.parametrize("text", ["", "   ", "\x00\n"])
def test_an_empty_line_is_refused(store: Store, text: str) -> None:
    with pytest.raises(UsageError, match="needs a text"):
        note_taking.drafted(text, Setting(), at("09:42"))


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("ann", "ann-fraser"),
        ("Elodie Blanc", "elodie-blanc"),
        ("alan fox", "alan-fox"),
        ("XY", "XY"),
        ("", ""),
    ],
)
def test_a_person_is_named_by_a_few_letters(store: Store, paris: Visit, name: str, found: str) -> None:
    assert note_taking.person_named(name, _where(store)) == found


def test_a_name_that_nobody_has_is_refused(store: Store, paris: Visit) -> None:
    with pytest.raises(UsageError, match="give an id, or initials"):
        note_taking.person_named("nobody", _where(store))


# Writing.


def test_adding_is_a_deed_of_its_own_that_is_taken_back_and_done_again(store: Store) -> None:
    (made,) = _add(store, note("a"))
    deed = deeds.next_undo(store)
    assert deed is not None
    assert (deed.kind, deed.who) == ("add-note", "me")
    deeds.undo_next(store)
    assert notes.note(store, "a") is None
    deeds.redo_next(store)
    assert notes.note(store, "a") == made


def test_a_note_whose_id_is_taken_gets_another_one(store: Store) -> None:
    _add(store, note("a"))
    first, second = _add(store, note("a", text="other"), replace(note("a"), id=""))
    assert len({"a", first.id, second.id}) == 3
    assert len(notes.of_visit(store, "paris").notes) == 3


def test_what_cant_be_a_note_is_refused_and_nothing_is_written(store: Store) -> None:
    with pytest.raises(UsageError, match="a session belongs to a visit"):
        _add(store, note("a"), note("b", visit=""))
    assert notes.of_visit(store, "paris").notes == []


def test_what_two_people_change_in_a_note_comes_together_and_its_stamp_stays(store: Store) -> None:
    (begun,) = _add(store, note("a", text="draft"))
    note_taking.save(store, begun, replace(begun, speaker="AF"), "Amy")
    saved = note_taking.save(store, begun, replace(begun, text="mine", at=at("18:00")), "Bob")
    assert saved.notes == (replace(begun, text="mine", speaker="AF"),)
    assert saved.conflicts == ()
    clash = note_taking.save(store, begun, replace(begun, text="other"), "Cat")
    assert (clash.notes[0].text, clash.conflicts) == ("other", (("text",),))


def test_what_is_typed_in_one_sitting_is_one_deed(store: Store) -> None:
    (begun,) = _add(store, note("a", text="one"))
    first = note_taking.save(store, begun, replace(begun, text="two"))
    note_taking.save(store, first.notes[0], replace(begun, text="three"), deed=first.change.operation)
    deeds.undo_next(store)
    assert notes.note(store, "a") == begun


def test_a_note_that_was_deleted_meanwhile_is_refused(store: Store) -> None:
    (begun,) = _add(store, note("a", text="gone"))
    note_taking.delete(store, ["a"])
    with pytest.raises(UsageError, match="“b” has been deleted meanwhile"):
        note_taking.save(store, begun, replace(begun, text="b"))
    (gone,) = note_taking.deleted(store)
    note_taking.restore(store, [gone])
    assert notes.note(store, "a") == begun


def test_a_note_is_moved_and_moved_back_by_one_undo(store: Store) -> None:
    _add(store, note("a", "09:41"), note("b", "09:42"), note("c", "09:43"))

    def order() -> str:
        return "".join(one.id for one in notes.of_visit(store, "paris").notes)

    note_taking.move(store, list("abc"), "c", "a")
    assert order() == "cab"
    note_taking.move(store, list("cab"), "a", None)
    assert order() == "cba"
    deeds.undo_next(store)
    deeds.undo_next(store)
    assert order() == "abc"
    note_taking.move(store, list("abc"), "a", "gone")
    assert order() == "abc"


def test_several_notes_are_put_into_a_session_or_marked_done_as_one_deed(store: Store) -> None:
    _add(store, note("a"), note("b"))
    note_taking.put_into(store, ["a", "b", "gone"], "paris", "lunch")
    assert [one.session for one in notes.with_ids(store, ["a", "b"])] == ["lunch", "lunch"]
    note_taking.mark_done(store, ["a"], DAY)
    assert notes.with_ids(store, ["a", "b"])[0].done == DAY
    deeds.undo_next(store)
    deeds.undo_next(store)
    assert [(one.session, one.done) for one in notes.with_ids(store, ["a", "b"])] == [("meeting", None)] * 2


# Lines that wait beside the store.


def test_a_whole_note_waits_as_a_line_and_is_filed_once_as_it_was_drafted(store: Store, paris: Visit) -> None:
    drafted = note_taking.drafted("@ann !quote oui", _where(store), at("09:42"), Said(confidential=True))
    line = typed_lines.whole_note(drafted)
    assert line.words["text"] == "oui"
    filed = typed_lines.file(store, line)
    assert typed_lines.file(store, line).is_repeated
    assert notes.note(store, drafted.id) == drafted
    typed_lines.take_back(store, filed)
    assert notes.note(store, drafted.id) is None


@pytest.mark.parametrize(
    "body", ["", "{", "[]", '{"id": "x"}', '{"id": "UP", "at": "2016-12-08T08:42Z", "text": "x"}']
)
def test_a_line_whose_note_cant_be_read_is_kept_as_a_plain_line(store: Store, body: str) -> None:
    line = typed_lines.note("what was typed")
    typed_lines.file(store, line._replace(words={**line.words, "note": body}))
    assert [one.text for one in session.notes(store)] == ["what was typed"]


# People.


def test_when_two_contacts_become_one_their_notes_follow(store: Store, paris: Visit) -> None:
    _add(store, note("a", speaker="amy-forbes"), note("b", kind=NoteKind.ACTION, owner="amy-forbes"))
    people.make_one(store, "ann-fraser", "amy-forbes")
    assert [(one.speaker, one.owner) for one in notes.with_ids(store, ["a", "b"])] == [
        ("ann-fraser", ""),
        ("", "ann-fraser"),
    ]
    deeds.undo_next(store)
    assert notes.with_ids(store, ["a"])[0].speaker == "amy-forbes"


def test_what_has_the_name_of_somebody_who_is_forgotten_in_its_id_goes_on_being_found(store: Store) -> None:
    people.create(store, [ANN, replace(STRANGER, id="bob-fraser", full_name="Bob Fraser")])
    tea = replace(PARIS.sessions[0], id="tea-with-fraser", title=Bilingual(en="Tea with Fraser"))
    visit = planning.create(store, replace(PARIS, id="visit-fraser", sessions=(tea,), people=())).visit
    _add(store, replace(note("a"), visit=visit.id, session="tea-with-fraser", speaker="bob-fraser"))
    people.forget(store, "ann-fraser", DAY)
    (left,) = planning.visits(store)
    (kept,) = notes.of_visit(store, left.id).notes
    assert (kept.session, left.sessions[0].title.en) == (left.sessions[0].id, "Tea with F.")
    planning.save(store, left, replace(left, where=Bilingual("Paris")))
    bob = people.contact(store, kept.speaker)
    assert bob is not None
    people.save(store, bob, replace(bob, note="still here"))
