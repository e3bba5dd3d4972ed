"""A text on one line, for titles, cells and headings.

Owns which blanks become one space. The insécables of French are no blanks: they stay where they were typed.
"""

from __future__ import annotations

import re

_BLANKS = re.compile("[ \\t-\\r\\x1c-\\x1f\\x85\\u2028\\u2029]+")


def on_one_line(text: str) -> str:
    """The text without line ends, runs of blanks, and blanks around it.

    >>> on_one_line(" Combien\\u00a0:\\n 10\\u202f000  euros ")
    'Combien\\xa0: 10\\u202f000 euros'
    """
    return _BLANKS.sub(" ", text).strip(" ")
