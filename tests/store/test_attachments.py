"""A copy of a document is kept once, whatever it is called, and as long as something names it."""

from __future__ import annotations

from interpreter_app.store import attachments, deeds, records
from interpreter_app.store.database import Store, connect
from interpreter_app.store.record_rows import Key
from interpreter_app.store.records import VISIT

AGENDA = bytes(range(256)) * 100


def test_the_same_bytes_are_kept_once_and_come_back(store: Store) -> None:
    digest = attachments.keep(store, AGENDA)
    assert attachments.keep(store, AGENDA) == digest == attachments.digest_of(AGENDA)
    with connect(store.path) as again:
        assert attachments.content(again, digest) == AGENDA
        assert again.connection.execute("SELECT count(*) FROM attachment").fetchone() == (1,)


def test_what_nobody_kept_isnt_there(store: Store) -> None:
    assert attachments.content(store, attachments.digest_of(b"other")) is None


def test_each_text_is_read_once_however_many_copies_there_are(store: Store) -> None:
    """The work that SQLite does is counted, not the time."""

    def steps(copies: int) -> int:
        for number in range(copies):
            attachments.keep(store, f"{copies} {number}".encode())
        counted = 0

        def count() -> int:
            nonlocal counted
            counted += 1
            return 0

        store.connection.set_progress_handler(count, 100)
        try:
            assert attachments.sweep(store) > 0
        finally:
            store.connection.set_progress_handler(None, 0)
        return counted

    for number in range(300):
        records.put(store, {Key(VISIT, "paris"): {"id": "paris", "note": f"{number}"}}, "edit-visit")
    assert steps(200) < 4 * steps(5)


def test_a_copy_is_named_wherever_its_digest_stands(store: Store) -> None:
    digest = attachments.keep(store, AGENDA)
    records.put(store, {Key(VISIT, "paris"): {"id": "paris", "note": f"0123abc{digest}0"}}, "add-visit")
    assert attachments.sweep(store) == 0
    assert attachments.content(store, digest) == AGENDA


def test_a_copy_stays_while_a_record_or_its_history_names_it(store: Store) -> None:
    digest, loose = attachments.keep(store, AGENDA), attachments.keep(store, b"loose")
    key = Key(VISIT, "paris")
    records.put(store, {key: {"id": "paris", "documents": [{"id": "d", "digest": digest}]}}, "add-visit")
    records.put(store, {key: None}, "delete-visit")
    assert attachments.sweep(store) == len(b"loose")
    assert attachments.content(store, loose) is None
    deeds.undo_next(store)
    assert attachments.content(store, digest) == AGENDA


def test_nobody_waits_where_there_is_nothing_to_forget(store: Store) -> None:
    digest = attachments.keep(store, AGENDA)
    records.put(store, {Key(VISIT, "paris"): {"id": "paris", "note": digest}}, "add-visit")
    with connect(store.path) as other, other.write():
        assert attachments.sweep(store) == 0
