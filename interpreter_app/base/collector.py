"""Python's collector of garbage, kept out of work that makes much of what stays.

Owns nothing; whoever types is looked after in `desktop.app`.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Make many objects of which most stay: the collector would go through all of them again and again.

    Garbage in cycles waits until afterwards. Of work on several threads, who began first ends the pause.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
