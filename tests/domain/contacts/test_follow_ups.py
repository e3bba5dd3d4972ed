"""What is to be done about contacts: the late first, what has no date last, what is done not at all."""

from __future__ import annotations

from datetime import date

from interpreter_app.domain.contacts.contact import Contact, FollowUp
from interpreter_app.domain.contacts.follow_ups import follow_ups_due

TODAY = date(2026, 11, 23)


def _contact(ident: str, *tasks: FollowUp, forgotten: date | None = None) -> Contact:
    return Contact(ident, ident.title(), follow_ups=tasks, forgotten=forgotten)


def test_the_late_come_first_and_those_without_a_date_last() -> None:
    ann = _contact("ann", FollowUp("a", "write"), FollowUp("b", "call", date(2026, 11, 30)))
    bob = _contact("bob", FollowUp("c", "thank", date(2026, 11, 1)), FollowUp("d", "ask", TODAY))
    found = follow_ups_due([bob, ann], TODAY)
    assert [(due.contact, due.follow_up.id, due.days, due.is_late) for due in found] == [
        ("bob", "c", -22, True),
        ("bob", "d", 0, False),
        ("ann", "b", 7, False),
        ("ann", "a", None, False),
    ]


def test_those_of_one_day_stand_by_name() -> None:
    people = [_contact(ident, FollowUp("x", "call", TODAY)) for ident in ("zoe", "ann", "bob")]
    assert [due.contact for due in follow_ups_due(people, TODAY)] == ["ann", "bob", "zoe"]


def test_what_is_done_and_who_is_forgotten_isnt_there() -> None:
    done = _contact("ann", FollowUp("a", "write", TODAY, done=TODAY))
    gone = _contact("bob", FollowUp("b", "call", TODAY), forgotten=TODAY)
    assert follow_ups_due([done, gone], TODAY) == ()
