"""What was asked last is still known."""

from __future__ import annotations

from interpreter_app.base.remembering import remember


def test_the_oldest_answer_makes_room() -> None:
    known: dict[str, int] = {}
    for number, letter in enumerate("abcd"):
        remember(known, letter, number, 3)
    assert known == {"b": 1, "c": 2, "d": 3}
