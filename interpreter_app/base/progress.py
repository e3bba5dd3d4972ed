"""How long work tells how far it is, and how it is stopped.

Work on the store is given its `Progress` as an argument. Readers of files are not: between whoever asks for a
file and the loops in which its time goes stand a registry, a dozen readers and two parsers, which would each
pass on an argument that they have no use for. They `give_way` to whoever watches their thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")

Progress = Callable[[int, int], None]
"""Called with what is done and the whole (0: not known); raises Cancelled to stop the work."""


def silent(done: int, total: int) -> None:
    """The progress of work that nobody watches."""


_watching: ContextVar[Progress] = ContextVar("watching", default=silent)


@contextmanager
def watched_by(progress: Progress) -> Iterator[None]:
    """Within this, what gives way in this thread does so to `progress`."""
    token = _watching.set(progress)
    try:
        yield
    finally:
        _watching.reset(token)


def give_way(done: int = 0, total: int = 0) -> None:
    """Tell whoever watches how far one is. Raises Cancelled if the work is to stop."""
    _watching.get()(done, total)


def giving_way(items: Iterable[T], every: int = 500) -> Iterator[T]:
    """These items; before each so many of them one gives way."""
    for number, item in enumerate(items):
        if not number % every:
            give_way()
        yield item
