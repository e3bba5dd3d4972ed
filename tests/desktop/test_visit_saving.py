"""What is typed of a visit is on the disk within a second, together with what others write."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from interpreter_app.desktop import visit_saving
from interpreter_app.desktop.jobs import Deed, Done, Writer
from interpreter_app.desktop.visit_saving import VisitSaving
from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.visit import Visit, VisitStatus
from interpreter_app.services import half_planned, planning
from interpreter_app.store import deeds, history, listing
from interpreter_app.store.database import Store
from tests.domain.visits.plan import plan, session


class Desk:
    """A visit that is open to be written."""

    def __init__(self, qtbot: QtBot, store: Store, writer: Writer, parent: QObject) -> None:
        self.qtbot, self.store, self.writer = qtbot, store, writer
        self.saving = VisitSaving(writer, parent)
        self.kept: dict[str, str] = {}
        self.said: list[str] = []
        self.done: list[str] = []
        self.followed = 0
        writer.done.connect(self._on_done)
        self.saving.keep = self.kept.__setitem__
        self.saving.who = lambda: "Ann"
        self.saving.said.connect(self.said.append)
        self.saving.followed.connect(self._on_followed)
        self.saving.open(planning.create(store, plan(session("a", "09:00", "10:00"))).visit)

    def _on_done(self, done: Done) -> None:
        self.done.append(done.sentence)

    def _on_followed(self) -> None:
        self.followed += 1

    def type(self, text: str) -> None:
        self.saving.change(lambda visit: replace(visit, note=Bilingual(text)))

    def stored(self) -> Visit:
        (found,) = planning.visits(self.store)
        return found

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.saving.is_unwritten, timeout=5000)


@pytest.fixture
def desk(qtbot: QtBot, store: Store, writer: Writer) -> Desk:
    return Desk(qtbot, store, writer, writer)


def test_what_is_typed_is_in_the_store_within_a_second(desk: Desk) -> None:
    desk.type("train")
    desk.qtbot.waitUntil(lambda: desk.stored().note.fr == "train", timeout=1500)
    desk.settle()
    assert desk.kept == {"visit:paris": ""}


def test_what_is_typed_is_kept_beside_the_store_before_it_is_in_it(desk: Desk) -> None:
    desk.type("train")
    desk.qtbot.waitUntil(lambda: bool(desk.kept.get("visit:paris")), timeout=1500)
    half = half_planned.from_text(desk.kept["visit:paris"])
    assert half is not None
    assert (half.after.note.fr, half.who) == ("train", "Ann")
    desk.settle()


def test_what_is_typed_in_one_field_is_one_deed(desk: Desk) -> None:
    for text in ("t", "tr", "train"):
        desk.type(text)
        desk.saving.flush()
        desk.settle()
    deeds.undo_next(desk.store)
    assert desk.stored().note.fr == ""


def test_another_field_is_another_deed_however_fast_one_types(desk: Desk) -> None:
    desk.type("train")
    desk.saving.change(lambda visit: replace(visit, where=Bilingual("Glasgow")))
    desk.saving.change(lambda visit: replace(visit, where=Bilingual("Glasgow, Écosse")))
    desk.settle()
    assert (desk.stored().note.fr, desk.stored().where.fr) == ("train", "Glasgow, Écosse")
    deeds.undo_next(desk.store)
    assert (desk.stored().note.fr, desk.stored().where.fr) == ("train", "")
    deeds.undo_next(desk.store)
    assert desk.stored().note.fr == ""


def test_whatever_is_chosen_is_taken_back_by_itself(desk: Desk) -> None:
    before = desk.stored().status
    for status in (VisitStatus.NEGOTIATING, VisitStatus.AGREED):
        desk.saving.change(lambda visit, status=status: replace(visit, status=status))
        desk.saving.flush()
        desk.settle()
    deeds.undo_next(desk.store)
    assert desk.stored().status is VisitStatus.NEGOTIATING
    deeds.undo_next(desk.store)
    assert desk.stored().status is before


def test_what_is_saved_says_where_in_the_visit(desk: Desk) -> None:
    session = desk.stored().sessions[0]
    desk.type("train")
    desk.saving.change(lambda visit: replace(visit, sessions=visit.sessions[1:]))
    desk.settle()
    assert session not in desk.stored().sessions
    assert [said.split(" – ")[1] for said in desk.done] == ["Overview", "Schedule"]


def test_what_somebody_else_writes_comes_together_with_what_is_typed(desk: Desk) -> None:
    before = desk.stored()
    desk.type("train")
    planning.save(desk.store, before, replace(before, status=VisitStatus.AGREED), "Zoé")
    desk.saving.follow(desk.stored())
    assert desk.saving.visit is not None
    assert (desk.saving.visit.note.fr, desk.saving.visit.status) == ("train", VisitStatus.AGREED)
    desk.settle()
    assert (desk.stored().note.fr, desk.stored().status) == ("train", VisitStatus.AGREED)


def test_where_both_wrote_the_same_mine_stands_and_it_is_said(desk: Desk) -> None:
    before = desk.stored()
    planning.save(desk.store, before, replace(before, note=Bilingual("plane")), "Zoé")
    desk.type("train")
    desk.saving.flush()
    desk.settle()
    assert desk.stored().note.fr == "train"
    assert "in the history" in desk.said[0]


def test_what_cant_be_is_said_and_left(desk: Desk) -> None:
    desk.saving.change(lambda visit: replace(visit, first=desk.stored().sessions[0].start.day))
    assert "first and a last day" in desk.said[0]
    assert not desk.saving.is_unwritten


def test_a_visit_that_is_deleted_elsewhere_is_closed_unless_something_is_being_typed(desk: Desk) -> None:
    desk.type("train")
    desk.saving.follow(None)
    assert desk.saving.visit is not None
    desk.settle()
    planning.delete(desk.store, "paris")
    desk.saving.follow(None)
    assert desk.saving.visit is None


def test_another_visit_is_opened_only_once_this_one_is_written(desk: Desk) -> None:
    desk.type("train")
    desk.saving.open(None)
    desk.qtbot.waitUntil(lambda: desk.stored().note.fr == "train", timeout=5000)


def test_what_the_last_run_left_is_saved(desk: Desk) -> None:
    before = desk.stored()
    half = half_planned.HalfPlanned(before, replace(before, note=Bilingual("train")), "Ann")
    visit_saving.resume(
        desk.writer, desk.kept.__setitem__, {"visit:paris": half_planned.to_text(half), "note": "x"}
    )
    desk.qtbot.waitUntil(lambda: desk.kept == {"visit:paris": ""}, timeout=5000)
    assert desk.stored().note.fr == "train"


def test_a_visit_that_is_left_and_opened_again_before_it_is_written_keeps_what_was_typed(desk: Desk) -> None:
    before = desk.stored()
    desk.type("train")
    desk.saving.open(None)
    desk.saving.open(before)
    desk.qtbot.waitUntil(lambda: desk.saving.visit is not None and desk.saving.visit.note.fr == "train")
    desk.settle()
    assert desk.stored().note.fr == "train"
    assert desk.kept == {"visit:paris": ""}


def test_nothing_is_kept_beside_the_store_of_a_visit_that_was_left_and_is_written(desk: Desk) -> None:
    desk.type("train")
    desk.saving.open(None)
    desk.qtbot.waitUntil(lambda: desk.kept == {"visit:paris": ""}, timeout=5000)
    assert desk.stored().note.fr == "train"


def test_what_is_taken_back_while_it_is_written_is_taken_back_in_the_store(desk: Desk) -> None:
    desk.type("train")
    desk.saving.flush()
    desk.type("")
    desk.saving.flush()
    desk.settle()
    assert desk.stored().note.fr == ""


def test_what_is_typed_while_something_is_on_its_way_is_kept_when_another_visit_is_opened(desk: Desk) -> None:
    other = planning.create(desk.store, replace(plan(), id="other")).visit
    desk.type("a")
    desk.saving.flush()
    desk.type("a train")
    desk.saving.open(other)
    desk.qtbot.waitUntil(
        lambda: planning.visit(desk.store, "paris").note.fr == "a train",  # type: ignore[union-attr]
        timeout=5000,
    )
    desk.qtbot.waitUntil(lambda: desk.kept["visit:paris"] == "", timeout=5000)


def test_what_was_refused_when_a_visit_was_left_is_there_when_it_is_opened_again(desk: Desk) -> None:
    other = planning.create(desk.store, replace(plan(), id="other")).visit
    planning.delete(desk.store, "paris")
    desk.type("train")
    desk.saving.open(other)
    desk.qtbot.waitUntil(lambda: bool(desk.said))
    assert "train" in desk.kept["visit:paris"]
    history.undo(desk.store, listing.newest_operation(desk.store))
    desk.saving.open(planning.visit(desk.store, "paris"))
    desk.saving.change(lambda visit: replace(visit, where=Bilingual("Paris 4e")))
    desk.settle()
    stored = planning.visit(desk.store, "paris")
    assert stored is not None
    assert (stored.note.fr, stored.where.fr) == ("train", "Paris 4e")
    assert desk.kept["visit:paris"] == ""


def test_a_visit_left_twice_is_kept_beside_the_store_until_all_of_it_is_written(desk: Desk) -> None:
    """What is typed last is on its way behind a slow writer when what was typed before arrives."""
    before, gate = desk.stored(), threading.Event()
    desk.writer.write(Deed(lambda _store: gate.wait(5), lambda _done: ""))
    desk.type("train")
    desk.saving.open(None)
    desk.saving.open(before)
    assert desk.saving.visit is not None
    assert desk.saving.visit.note.fr == "train"
    desk.type("train, then bus")
    kept: list[str] = []
    desk.saving.saved.connect(lambda: kept.append(desk.kept["visit:paris"]))
    desk.saving.open(None)
    gate.set()
    desk.qtbot.waitUntil(lambda: len(kept) == 2, timeout=5000)
    assert "then bus" in kept[0]
    assert kept[1] == ""
    assert desk.stored().note.fr == "train, then bus"


def test_what_is_refused_is_said_once_and_tried_again(desk: Desk) -> None:
    planning.delete(desk.store, "paris")
    desk.type("train")
    for _attempt in range(3):
        desk.saving.flush()
        assert desk.writer.wait()
        desk.qtbot.wait(1)
    assert len(desk.said) == 1
    assert desk.saving.is_unwritten
    history.undo(desk.store, listing.newest_operation(desk.store))
    desk.saving.flush()
    desk.settle()
    assert desk.stored().note.fr == "train"
