"""Work beside the window: in order, on the disk, never silent about failure, never after the end."""

from __future__ import annotations

import threading
import time
from functools import partial
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread, Signal
from pytestqt.qtbot import QtBot

from interpreter_app.base.errors import Cancelled, StoreError, UsageError
from interpreter_app.base.progress import Progress
from interpreter_app.desktop.jobs import Deed, Done, Job, Jobs, Writer, with_store
from interpreter_app.store import session
from interpreter_app.store.database import Store, connect


def note(text: str) -> Deed:
    return Deed(
        lambda store: session.add_note(store, text),
        lambda kept: f"kept {kept.text}",
        lambda store, kept: session.remove_notes(store, [kept.number]),
    )


def texts(store: Store) -> list[str]:
    return [kept.text for kept in session.notes(store)]


def test_a_write_is_on_the_disk_before_it_is_announced(writer: Writer, store: Store, qtbot: QtBot) -> None:
    with qtbot.waitSignal(writer.done) as announced:
        writer.write(note("a"))
    assert announced.args == [Done("kept a", True)]
    assert texts(store) == ["a"]


def test_writes_are_done_in_their_order_on_one_other_thread(writer: Writer, qtbot: QtBot) -> None:
    threads: set[int] = set()
    order: list[int] = []

    def do(number: int) -> int:
        threads.add(threading.get_ident())
        return number

    for number in range(20):
        writer.write(Deed(lambda _store, number=number: do(number), lambda _r: ""), order.append)
    qtbot.waitUntil(lambda: len(order) == 20)
    assert order == list(range(20))
    assert len(threads) == 1
    assert threads != {threading.get_ident()}


def test_results_come_back_in_the_gui_thread(writer: Writer, jobs: Jobs, qtbot: QtBot) -> None:
    where: list[QThread] = []
    writer.write(Deed(lambda _store: None, lambda _r: ""), lambda _r: where.append(QThread.currentThread()))
    jobs.run("", lambda _progress: None, lambda _r: where.append(QThread.currentThread()))
    qtbot.waitUntil(lambda: len(where) == 2)
    assert all(thread is QThread.currentThread() for thread in where)


def test_a_slow_write_does_not_hold_up_the_caller(writer: Writer, qtbot: QtBot) -> None:
    started = time.monotonic()
    done: list[object] = []
    release = threading.Event()
    writer.write(Deed(lambda _store: release.wait(5), lambda _r: ""), done.append)
    assert not done
    assert time.monotonic() - started < 4
    release.set()
    qtbot.waitUntil(lambda: done == [True])


def test_undo_takes_the_newest_back_first(writer: Writer, store: Store, qtbot: QtBot) -> None:
    for text in ("a", "b"):
        with qtbot.waitSignal(writer.done):
            writer.write(note(text))
    with qtbot.waitSignal(writer.done) as announced:
        assert writer.undo()
    assert announced.args == [Done("kept b (undone)", False)]
    assert texts(store) == ["a"]
    with qtbot.waitSignal(writer.done):
        assert writer.undo()
    assert texts(store) == []
    assert not writer.can_undo
    assert not writer.undo()


def test_what_could_not_be_taken_back_can_be_tried_again(
    writer: Writer, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise StoreError("The disk is full.")

    with qtbot.waitSignal(writer.done):
        writer.write(note("a"))
    with monkeypatch.context() as patch, qtbot.waitSignal(writer.failed):
        patch.setattr(session, "remove_notes", refuse)
        writer.undo()
        writer.wait()
    assert texts(store) == ["a"]
    with qtbot.waitSignal(writer.done):
        assert writer.undo()
    assert texts(store) == []


def test_what_can_never_be_taken_back_gives_way_to_the_deed_before(
    writer: Writer, store: Store, qtbot: QtBot
) -> None:
    def gone(_store: Store, _result: object) -> None:
        raise UsageError("It is gone.")

    writer.write(note("a"))
    writer.write(Deed(lambda _store: None, lambda _r: "b", gone))
    assert writer.wait()
    with qtbot.waitSignal(writer.failed) as said:
        assert writer.undo()
    assert said.args == ["It is gone."]
    assert writer.undo()
    qtbot.waitUntil(lambda: texts(store) == [])


def test_a_job_ends_though_nobody_can_take_its_result(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.captureExceptions() as caught:
        jobs.run("", lambda _progress: None, lambda _r: 1 // 0)
        qtbot.waitUntil(lambda: jobs.is_idle)
    assert [kind for kind, _error, _trace in caught] == [ZeroDivisionError]


class Page(QObject):
    """Something that waits for a result, and may be closed meanwhile."""

    told = Signal(object)

    def on_result(self, result: object) -> None:
        self.told.emit(result)


def test_whoever_has_been_closed_meanwhile_is_told_nothing(jobs: Jobs, writer: Writer, qtbot: QtBot) -> None:
    page, go_on, ended = Page(), threading.Event(), []
    job = jobs.run("", lambda _progress: go_on.wait(5), page.on_result)
    job.ended.connect(lambda: ended.append(True))
    writer.write(Deed(lambda _store: go_on.wait(5), lambda _r: ""), partial(page.on_result))
    shiboken6.delete(page)
    go_on.set()
    qtbot.waitUntil(lambda: bool(ended))
    writer.wait()
    qtbot.wait(1)  # an exception in the event loop would fail this test


def test_an_expected_failure_is_one_sentence(writer: Writer, qtbot: QtBot) -> None:
    def fail(_store: Store) -> None:
        raise StoreError("The disk is full.")

    with qtbot.waitSignal(writer.failed) as said:
        writer.write(Deed(fail, lambda _r: "never"))
    assert said.args == ["The disk is full."]
    told: list[str] = []
    writer.write(Deed(fail, lambda _r: "never"), otherwise=told.append)
    qtbot.waitUntil(lambda: told == ["The disk is full."])
    assert not writer.can_undo


def test_a_bug_is_handed_on_and_the_next_write_is_done(writer: Writer, store: Store, qtbot: QtBot) -> None:
    with qtbot.waitSignal(writer.broke) as broke:
        writer.write(Deed(lambda _store: 1 // 0, lambda _r: ""))
    assert isinstance(broke.args[0], ZeroDivisionError)
    with qtbot.waitSignal(writer.done):
        writer.write(note("after"))
    assert texts(store) == ["after"]


def test_a_store_that_is_gone_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "store.sqlite"
    folder.mkdir()
    writer = Writer(folder)
    with qtbot.waitSignal(writer.failed) as said:
        writer.write(note("a"))
    assert "is a folder" in said.args[0]
    assert writer.close()


def test_closing_finishes_what_was_given(store_path: Path, qapp: object) -> None:
    writer = Writer(store_path)
    for number in range(30):
        writer.write(note(str(number)))
    assert writer.close()
    with connect(store_path) as store:
        assert len(texts(store)) == 30


def test_a_long_write_shows_progress_and_can_be_cancelled(writer: Writer, store: Store, qtbot: QtBot) -> None:
    job = Job("Importing")
    entered = threading.Event()

    def work(store: Store) -> None:
        with store.write():
            session.add_note(store, "half")
            entered.set()
            while True:
                job.report(1, 10)
                time.sleep(0.01)

    with qtbot.waitSignal(job.progressed) as progressed:
        writer.write(Deed(work, lambda _r: "never"), job=job)
    assert progressed.args == [1, 10]
    entered.wait(5)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert texts(store) == []


def test_long_reading_reports_and_ends(jobs: Jobs, store_path: Path, qtbot: QtBot) -> None:
    found: list[int] = []

    def work(progress: Progress) -> int:
        progress(1, 2)
        return with_store(store_path, lambda store: len(session.notes(store)))

    with qtbot.waitSignal(jobs.started) as started:
        job = jobs.run("Reading", work, found.append)
    assert started.args == [job]
    assert job.title == "Reading"
    qtbot.waitUntil(lambda: found == [0])
    qtbot.waitUntil(lambda: jobs.is_idle)


def test_a_cancelled_job_tells_nobody(jobs: Jobs, qtbot: QtBot) -> None:
    found: list[object] = []

    def work(progress: Progress) -> None:
        while True:
            progress(0, 0)
            time.sleep(0.01)

    job = jobs.run("Reading", work, found.append, found.append)
    with qtbot.waitSignal(job.ended):
        job.cancel()
    assert found == []


def test_a_cancelled_job_that_fails_all_the_same_tells_nobody(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[str] = []
    jobs.failed.connect(told.append)
    go_on = threading.Event()

    def fail(_progress: Progress) -> None:
        go_on.wait(10)
        raise StoreError("there is no room")

    for otherwise in (None, told.append):
        job = jobs.run("Reading", fail, told.append, otherwise)
        job.cancel()
    go_on.set()
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert told == []


def test_a_job_that_fails_or_breaks_says_so(jobs: Jobs, qtbot: QtBot) -> None:
    def fail(_progress: Progress) -> None:
        raise StoreError("Not there.")

    with qtbot.waitSignal(jobs.failed) as said:
        jobs.run("", fail)
    assert said.args == ["Not there."]
    with qtbot.waitSignal(jobs.broke) as broke:
        jobs.run("", lambda _progress: 1 // 0)
    assert isinstance(broke.args[0], ZeroDivisionError)
    told: list[str] = []
    jobs.run("", lambda _progress: 1 // 0, otherwise=told.append)
    qtbot.waitUntil(lambda: jobs.is_idle)
    assert len(told) == 1
    assert "passerelle.log" in told[0]


def test_closing_cancels_what_is_under_way(qapp: object) -> None:
    jobs = Jobs()
    stopped = threading.Event()

    def work(progress: Progress) -> None:
        try:
            while True:
                progress(0, 0)
                time.sleep(0.01)
        except Cancelled:
            stopped.set()
            raise

    jobs.run("", work)
    assert jobs.close()
    assert stopped.is_set()


@pytest.mark.parametrize("total", [0, 100])
def test_progress_is_not_sent_more_often_than_one_can_see(total: int, qtbot: QtBot) -> None:
    job = Job("Long")
    sent: list[tuple[int, int]] = []
    job.progressed.connect(lambda done, whole: sent.append((done, whole)))
    for done in range(100):
        job.report(done, total or 1000)
    assert len(sent) < 50
    job.report(100, 100)
    assert sent[-1] == (100, 100)


def test_a_deed_that_breaks_or_finds_no_store_is_given_back(qtbot: QtBot, tmp_path: Path) -> None:
    """Whoever gave the deed hears of it, and the next one is still written."""
    refused: list[str] = []
    broken: list[object] = []
    path = tmp_path / "store.sqlite"
    path.write_text("no store")
    writer = Writer(path)
    writer.broke.connect(broken.append)
    writer.write(Deed(do=lambda store: store, said=lambda _store: ""), otherwise=refused.append)
    qtbot.waitUntil(lambda: len(refused) == 1)
    path.unlink()
    writer.write(Deed(do=lambda _store: 1 / 0, said=lambda _result: ""), otherwise=refused.append)
    qtbot.waitUntil(lambda: len(refused) == 2)
    assert [type(error) for error in broken] == [ZeroDivisionError]
    done: list[str] = []
    writer.write(Deed(do=lambda store: store.path.name, said=lambda _name: ""), then=done.append)
    qtbot.waitUntil(lambda: done == ["store.sqlite"])
    assert writer.close()
