"""What is typed: in the outbox at once, in the store soon, tried again while that is refused."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from interpreter_app.base.errors import StoreError
from interpreter_app.desktop import typed as typed_module
from interpreter_app.desktop.jobs import Deed, Writer
from interpreter_app.desktop.typed import Typed
from interpreter_app.services import typed_lines
from interpreter_app.store import session
from interpreter_app.store.database import Store, connect
from interpreter_app.store.outbox import Line, left_behind, open_outbox


def said(_filed: object) -> str:
    return "Kept"


def test_a_line_is_in_the_outbox_only_until_it_is_in_the_store(
    typed: Typed, writer: Writer, store_path: Path, store: Store, qtbot: QtBot
) -> None:
    release = threading.Event()
    writer.write(Deed(lambda _store: release.wait(10), lambda _r: ""))
    typed.write(typed_lines.note("Qui ?"), said)
    assert [waiting.line.words for waiting in typed.waiting] == [{"text": "Qui ?"}]
    qtbot.waitUntil(lambda: len(left_behind(store_path)[0]) == 1)
    release.set()
    qtbot.waitUntil(lambda: not typed.waiting)
    assert [note.text for note in session.notes(store)] == ["Qui ?"]
    assert typed.wait()
    assert left_behind(store_path) == ([], {})


def test_lines_are_filed_in_the_order_they_were_typed(typed: Typed, store: Store, qtbot: QtBot) -> None:
    for number in range(20):
        typed.write(typed_lines.note(str(number)), said)
    qtbot.waitUntil(lambda: not typed.waiting)
    assert [int(note.text) for note in session.notes(store)] == list(range(19, -1, -1))


def test_a_refusal_is_said_once_and_tried_again_until_it_works(
    typed: Typed, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals: list[str] = []
    tries: list[str] = []

    def refuse(_store: Store, line: Line) -> None:
        tries.append(line.id)
        raise StoreError("The disk is full.")

    typed.refused.connect(refusals.append)
    typed._retry.setInterval(20)
    with monkeypatch.context() as patch:
        patch.setattr(typed_lines, "file", refuse)
        typed.write(typed_lines.note("Qui ?"), said)
        qtbot.waitUntil(lambda: len(tries) >= 3)
    qtbot.waitUntil(lambda: not typed.waiting)
    assert refusals == ["The disk is full."]
    assert [note.text for note in session.notes(store)] == ["Qui ?"]


def test_a_line_is_unsafe_only_if_both_files_refuse_it(
    typed: Typed, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise StoreError("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(typed_lines, "file", refuse)
        typed.write(typed_lines.note("kept"), said)
        qtbot.waitUntil(lambda: typed.waiting[0].is_refused and typed.waiting[0].is_kept)
        assert typed.unsafe == []
    typed._retry.setInterval(20)
    typed._retry.start()
    qtbot.waitUntil(lambda: not typed.waiting)


def test_without_an_outbox_lines_still_go_to_the_store(
    writer: Writer, store_path: Path, store: Store, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise StoreError("The folder is read-only.")

    monkeypatch.setattr(typed_module, "open_outbox", refuse)
    typed = Typed(store_path, writer)
    refusals: list[str] = []
    typed.refused.connect(refusals.append)
    for text in ("a", "b"):
        typed.draft("note", text)
        typed.write(typed_lines.note(text), said)
    qtbot.waitUntil(lambda: not typed.waiting)
    assert {note.text for note in session.notes(store)} == {"a", "b"}
    qtbot.waitUntil(lambda: refusals == ["The folder is read-only."])
    assert typed.close()


def test_what_was_left_behind_is_filed_and_half_lines_are_handed_back(
    typed: Typed, store_path: Path, store: Store, qtbot: QtBot
) -> None:
    strange = Line("x", "postcard", "2026-03-01T09:30:00+00:00", "UTC", {})
    with open_outbox(store_path) as outbox:
        for line in (typed_lines.note("a"), strange, typed_lines.note("b")):
            outbox.keep(line)
        outbox.save_draft("note", "hal")
    assert typed.resume(str) == {"note": "hal"}
    qtbot.waitUntil(lambda: not typed.waiting)
    assert typed.wait()
    assert [note.text for note in session.notes(store)] == ["b", "a"]
    assert left_behind(store_path) == ([strange], {"note": "hal"})


def test_a_line_whose_filing_was_cut_short_is_there_once(
    typed: Typed, store_path: Path, store: Store, qtbot: QtBot
) -> None:
    line = typed_lines.note("einmal")
    with connect(store_path) as other, open_outbox(store_path) as outbox:
        outbox.keep(line)
        typed_lines.file(other, line)
    typed.resume(str)
    qtbot.waitUntil(lambda: not typed.waiting)
    assert [note.text for note in session.notes(store)] == ["einmal"]


def test_a_draft_is_written_when_it_changes_and_gone_when_it_is_empty(
    typed: Typed, store_path: Path, qtbot: QtBot
) -> None:
    for text in ("h", "ha", "ha", ""):
        typed.draft("note", text)
        assert typed.wait()
        assert left_behind(store_path)[1] == ({"note": text} if text else {})


def test_a_line_left_alone_while_closing_is_filed_if_the_window_stays(
    typed: Typed, writer: Writer, store_path: Path, store: Store, qtbot: QtBot
) -> None:
    release = threading.Event()
    writer.write(Deed(lambda _store: release.wait(10), lambda _r: ""))
    typed.write(typed_lines.note("geblieben"), said)
    qtbot.waitUntil(lambda: typed.waiting[0].is_kept)
    typed.hold(True)
    release.set()
    assert writer.wait()
    assert session.notes(store) == []
    typed._retry.setInterval(20)
    typed.hold(False)
    qtbot.waitUntil(lambda: [note.text for note in session.notes(store)] == ["geblieben"])
