"""A text on one line: blanks become one space, the insécables of French stay."""

from __future__ import annotations

import pytest

from interpreter_app.base.one_line import on_one_line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ""),
        ("  a \t b\r\n c\u2028d ", "a b c d"),
        ("Combien\u00a0:\n10\u202f000\u00a0euros", "Combien\u00a0: 10\u202f000\u00a0euros"),
        ("«\u00a0oui\u00a0»", "«\u00a0oui\u00a0»"),
    ],
)
def test_blanks_become_one_space_and_insecables_stay(text: str, said: str) -> None:
    assert on_one_line(text) == said
