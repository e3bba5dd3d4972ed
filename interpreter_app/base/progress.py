"""How long work tells how far it is, and how it is stopped."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with what is done and the whole (0: not known); raises Cancelled to stop the work."""


def silent(done: int, total: int) -> None:
    """The progress of work that nobody watches."""
