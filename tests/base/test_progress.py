"""Work gives way to whoever watches its thread, and to nobody else."""

from __future__ import annotations

import threading

import pytest

from interpreter_app.base.errors import Cancelled
from interpreter_app.base.progress import give_way, giving_way, watched_by


def test_whoever_watches_is_told_and_may_stop() -> None:
    told: list[tuple[int, int]] = []

    def watch(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            raise Cancelled

    def work() -> None:
        with watched_by(watch):
            for done in range(5):
                give_way(done, 5)

    with pytest.raises(Cancelled):
        work()
    give_way(9, 9)
    assert told == [(0, 5), (1, 5), (2, 5)]


def test_other_threads_are_not_watched() -> None:
    told: list[int] = []
    with watched_by(lambda done, _total: told.append(done)):
        beside = threading.Thread(target=give_way, args=(1, 2))
        beside.start()
        beside.join()
        give_way(2, 2)
    assert told == [2]


def test_items_come_as_they_were() -> None:
    told: list[int] = []
    with watched_by(lambda done, _total: told.append(done)):
        assert list(giving_way(range(7), every=3)) == list(range(7))
    assert len(told) == 3
