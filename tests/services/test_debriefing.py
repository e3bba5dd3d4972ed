"""After a session and after a visit somebody looks back; what has to be done is one list over all visits."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from interpreter_app.domain.contacts.contact import FollowUp
from interpreter_app.domain.moments import parsed
from interpreter_app.domain.notes.debrief import (
    AFTER_SESSION,
    AFTER_VISIT,
    QUESTIONS,
    last_over,
    to_look_back_on,
)
from interpreter_app.domain.notes.note import NoteKind, Prompt
from interpreter_app.domain.visits.visit import SessionKind
from interpreter_app.services import actions, debriefing, note_taking, people, planning
from interpreter_app.store import notes
from interpreter_app.store.database import Store
from tests.domain.notes.given import ANN, LUNCH, MEETING, VISIT, note

AT = parsed("2016-12-08T11:10[Europe/Paris]")


def test_each_answer_after_a_session_is_a_note_of_it(store: Store) -> None:
    planning.create(store, VISIT)
    where = note_taking.setting(store, AT, "paris", "meeting")
    assert [one.id for one in debriefing.still_to_debrief(store, VISIT)] == ["meeting", "lunch"]
    debriefing.answer(store, where, Prompt.SURPRISE, "Half is drawn by lot", AT)
    debriefing.answer(store, where, Prompt.ASK_AGAIN, "Who pays?", AT, "ann-fraser")
    answered = {
        one.prompt: [n.text for n in one.notes] for one in debriefing.of_session(store, VISIT, "meeting")
    }
    assert list(answered) == list(AFTER_SESSION)
    assert answered[Prompt.SURPRISE] == ["Half is drawn by lot"]
    assert answered[Prompt.DIFFERENCE] == []
    kinds = [(one.kind, one.speaker) for one in notes.of_session(store, "paris", "meeting")]
    assert kinds == [(NoteKind.INSIGHT, ""), (NoteKind.QUESTION, "ann-fraser")]
    assert [one.id for one in debriefing.still_to_debrief(store, VISIT)] == ["lunch"]


def test_the_session_that_ended_last_is_the_first_to_look_back_on(store: Store) -> None:
    train = replace(LUNCH, id="train", kind=SessionKind.TRAVEL, end=parsed("2016-12-08T14:00[Europe/Paris]"))
    visit = replace(VISIT, sessions=(train, LUNCH, MEETING))
    assert [one.id for one in to_look_back_on(visit)] == ["meeting", "lunch"]

    def last(clock: str) -> str:
        found = last_over(visit, parsed(f"2016-12-08T{clock}[Europe/Paris]"))
        return found.id if found is not None else ""

    assert [last(clock) for clock in ("10:59", "11:00", "12:29", "12:30", "23:00")] == [
        "", "meeting", "meeting", "lunch", "lunch",
    ]  # fmt: skip


def test_what_was_answered_stays_in_the_order_of_the_notes_whatever_kind_it_is(store: Store) -> None:
    note_taking.add(
        store,
        [
            note("b", "12:01", prompt=Prompt.COMMUNITY),
            note("a", "12:00", prompt=Prompt.COMMUNITY),
            note("c", "12:02", prompt=Prompt.COMMUNITY, kind=NoteKind.INSIGHT),
            note("other", "12:03", visit="fife", session="", prompt=Prompt.COMMUNITY),
            note("plain", "12:04"),
        ],
    )
    assert [one.id for one in debriefing.answers(store, VISIT)] == ["a", "b", "c"]
    assert [one.id for one in debriefing.of_visit(store, VISIT).learning[-1].notes] == ["a", "b", "c"]


def test_the_review_shows_each_insight_until_somebody_adapts_it(store: Store) -> None:
    note_taking.add(
        store,
        [
            note("a", kind=NoteKind.INSIGHT),
            note("b", kind=NoteKind.INSIGHT, adaptation="vote online"),
            note("c", "12:00", session="", prompt=Prompt.UNPLANNED),
            note("d"),
        ],
    )
    review = debriefing.of_visit(store, VISIT)
    assert [one.id for one in review.insights] == ["a", "b"]
    assert [one.id for one in review.open] == ["a", "b"]
    assert [(one.prompt, len(one.notes)) for one in review.learning] == [
        (prompt, int(prompt is Prompt.UNPLANNED)) for prompt in AFTER_VISIT
    ]
    debriefing.adapt(store, review.insights[0], "in two wards first", "ann-fraser")
    assert [one.id for one in debriefing.of_visit(store, VISIT).open] == ["b"]


def test_every_prompt_is_asked_once_in_both_languages() -> None:
    assert set(QUESTIONS) == set(Prompt) == {*AFTER_SESSION, *AFTER_VISIT}
    assert all(text.fr and text.en for text in QUESTIONS.values())


def test_what_is_to_be_done_is_one_list_over_all_visits_the_late_first(store: Store) -> None:
    people.create(store, [replace(ANN, follow_ups=(FollowUp("f", "write to her", date(2016, 12, 20)),))])
    note_taking.add(
        store,
        [
            note("later", kind=NoteKind.ACTION, due=date(2017, 1, 1)),
            note("late", kind=NoteKind.ACTION, due=date(2016, 12, 1), visit="fife", session=""),
            note("some-day", kind=NoteKind.ACTION),
            note("over", kind=NoteKind.ACTION, done=date(2016, 12, 1)),
            note("no-action"),
        ],
    )
    found = actions.agenda(store, date(2016, 12, 9))
    assert [(one.note.id, one.is_late) for one in found.actions] == [
        ("late", True), ("later", False), ("some-day", False), ("over", False),
    ]  # fmt: skip
    assert [one.follow_up.text for one in found.follow_ups] == ["write to her"]
    soon = found.pressing(7)
    assert ([one.note.id for one in soon.actions], soon.follow_ups) == (["late"], ())
    note_taking.mark_done(store, ["late"], date(2016, 12, 9))
    assert [one.note.id for one in actions.agenda(store, date(2016, 12, 9)).actions][-2:] == ["late", "over"]
