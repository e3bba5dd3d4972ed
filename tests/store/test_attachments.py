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


def test_a_copy_stays_while_a_record_or_its_history_names_it(store: Store) -> None:
    digest, loose = attachments.keep(store, AGENDA), attachments.keep(store, b"loose")
    key = Key(VISIT, "paris")
    records.put(store, {key: {"id": "paris", "documents": [{"id": "d", "digest": digest}]}}, "add-visit")
    records.put(store, {key: None}, "delete-visit")
    assert attachments.sweep(store) == len(b"loose")
    assert attachments.content(store, loose) is None
    deeds.undo_next(store)
    assert attachments.content(store, digest) == AGENDA
