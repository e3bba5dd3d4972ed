"""Answers kept for the next time they are asked for, as many as there is room for.

Knows nothing of what they are. No cache of the standard library does this: one around a method makes a circle
of references, and what the garbage collector was told to spare would never be taken apart.
"""

from __future__ import annotations

from typing import TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


def remember(known: dict[Asked, Answer], asked: Asked, answer: Answer, most: int) -> None:
    """Keep an answer that isn't known yet, in the place of the oldest once there are `most` of them."""
    if len(known) >= most:
        del known[next(iter(known))]
    known[asked] = answer
