"""The look-up of the window keeps up with what is written, here, elsewhere, or cut short."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from interpreter_app.base.errors import StoreError
from interpreter_app.desktop import answers
from interpreter_app.desktop.jobs import Deed, Jobs, Writer
from interpreter_app.desktop.window import MainWindow
from interpreter_app.domain.terms import Concept, Language, Term
from interpreter_app.store import attachments, glossaries, index, index_later, records
from interpreter_app.store.database import Store, connect
from interpreter_app.store.record_rows import Key
from interpreter_app.store.records import VISIT


def many(count: int) -> list[Concept]:
    """So many concepts with words of their own."""
    letters = "bcdfghjklmnpqrstvwxz"
    words = ["{}a{}o{}e{}".format(*four) for four in product(letters, letters, letters, "lmnrt")]
    return [
        Concept(word, (Term(word, Language.FRENCH), Term(f"the {word}", Language.ENGLISH)))
        for word in words[:count]
    ]


def test_the_words_of_a_large_import_elsewhere_are_learnt(
    window: MainWindow, qtbot: QtBot, store_path: Path
) -> None:
    concepts = many(index_later.AT_ONCE + 500)
    with connect(store_path) as other:
        glossaries.put(other, "town", concepts, kind="import")
    last = concepts[-1].terms[0].text
    slip = last[:2] + last[3:]
    qtbot.waitUntil(
        lambda: last in [result.matched.text for result in window.answers.look_up(slip, 7)], timeout=15_000
    )


def test_an_index_that_nobody_finishes_is_finished(
    window: MainWindow, qtbot: QtBot, store_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after the sudden end of another process that had written its rows and was still indexing."""
    monkeypatch.setattr(answers, "_ABANDONED_AFTER_POLLS", 1)
    with monkeypatch.context() as patch, connect(store_path) as other:
        patch.setattr(index_later.index, "build", lambda *_arguments: None)
        glossaries.put(other, "town", many(index_later.AT_ONCE + 1), kind="import")
    with connect(store_path) as other:
        assert not index.is_current(other)
    qtbot.waitUntil(lambda: _is_current(store_path), timeout=15_000)
    qtbot.waitUntil(lambda: window._jobs.is_idle, timeout=15_000)


def test_an_import_leaves_its_words_to_the_window_and_they_are_found(
    window: MainWindow, qtbot: QtBot, writer: Writer, store_path: Path
) -> None:
    concepts = many(index_later.AT_ONCE + 300)
    deed = Deed(
        lambda store: glossaries.put(store, "town", concepts, kind="import"), lambda _change: "Imported"
    )
    with qtbot.waitSignal(window._jobs.started, timeout=15_000) as started:
        writer.write(deed)
    assert started.args[0].title == "Preparing the search"
    last = concepts[-1].terms[0].text
    slip = last[:2] + last[3:]
    qtbot.waitUntil(
        lambda: last in [result.matched.text for result in window.answers.look_up(slip, 7)], timeout=15_000
    )


def test_a_damaged_index_is_made_anew_beside_the_work(
    window: MainWindow, qtbot: QtBot, store_path: Path
) -> None:
    with connect(store_path) as other:
        other.connection.execute("UPDATE search_text_data SET block = x'00ff00ff' WHERE id > 10")
    with pytest.raises(StoreError, match="nothing you wrote is lost"):
        window.answers.look_up("citoyen", 7)
    qtbot.waitUntil(lambda: _found(window, "citoyen") == ["conseil citoyen"], timeout=15_000)
    qtbot.waitUntil(lambda: _found(window, "mairei") == ["mairie"], timeout=15_000)


def test_a_store_that_cannot_be_read_is_said_once(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_store: Store) -> int:
        raise StoreError("The disk is gone.")

    said: list[str] = []
    window.answers.warned.connect(said.append)
    with monkeypatch.context() as patch:
        patch.setattr(Store, "data_version", refuse)
        for _ in range(3):
            window.answers.poll()
    assert said == ["The disk is gone."]
    window.answers.poll()
    assert window.answers._timer.isActive()


def _found(window: MainWindow, typed: str) -> list[str]:
    try:
        return [result.matched.text for result in window.answers.look_up(typed, 1)]
    except StoreError:
        return []


def _is_current(path: Path) -> bool:
    with connect(path) as store:
        return index.is_current(store)


def test_the_file_is_read_beforehand_once_and_more_of_it_is_kept(
    qtbot: QtBot, store: Store, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[Path] = []
    monkeypatch.setattr(answers, "read_ahead", lambda path, _progress: read.append(path))
    before = store.connection.execute("PRAGMA cache_size").fetchone()[0]
    looking = answers.Answers(store, jobs)
    looking.begin()
    qtbot.waitUntil(lambda: looking.is_complete and jobs.is_idle and bool(read), timeout=15_000)
    assert store.connection.execute("PRAGMA cache_size").fetchone()[0] == 2 * before
    looking._read_words()
    qtbot.waitUntil(lambda: jobs.is_idle, timeout=15_000)
    assert read == [store.path]
    looking.stop()


def test_a_copy_that_nothing_names_goes_once_the_days_copy_has_it(
    window: MainWindow, qtbot: QtBot, store: Store, store_path: Path
) -> None:
    named, loose = attachments.keep(store, b"named"), attachments.keep(store, b"loose")
    records.put(store, {Key(VISIT, "a"): {"id": "a", "note": named}}, "add-visit")
    window.answers._back_up()
    qtbot.waitUntil(lambda: attachments.content(store, loose) is None, timeout=15_000)
    qtbot.waitUntil(lambda: window._jobs.is_idle, timeout=15_000)
    assert attachments.content(store, named) == b"named"
    (copy,) = (store_path.parent / "backups").glob("*.sqlite")
    with connect(copy) as kept:
        assert attachments.content(kept, loose) == b"loose"
    again = attachments.keep(store, b"another")
    window.answers._back_up()
    qtbot.waitUntil(lambda: window._jobs.is_idle, timeout=15_000)
    assert attachments.content(store, again) == b"another"
