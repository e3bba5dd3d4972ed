"""What is said to a person when something expected goes wrong.

Owns the one exception type that window and command line show as it stands. A bug is any other
exception: it must never be turned into one of these to hide it.
"""

from __future__ import annotations

_LONGEST_SHOWN = 60


class ExpectedError(Exception):
    """A failure a person can do something about; `str()` is one sentence in their language.

    The sentence names the file and place and says what to do next.
    """


class StoreError(ExpectedError):
    """The store can't be opened, read or written."""


class FormatError(ExpectedError):
    """A file can't be read as what it should be; the sentence starts with its name and place."""


class UsageError(ExpectedError):
    """A name or option that doesn't fit, such as a glossary that isn't there."""


class Cancelled(Exception):  # noqa: N818 - not an error: the person asked for it
    """Long work stopped because the person asked for it; nothing was changed."""


def shown(text: str) -> str:
    """A text of a person or a file as it can stand in a sentence: short, on one line, nothing invisible."""
    visible = "".join(
        c if c.isprintable() or c in "\u00a0\u202f" else "\N{REPLACEMENT CHARACTER}"
        for c in text[:_LONGEST_SHOWN]
    )
    return visible if len(text) <= _LONGEST_SHOWN else f"{visible}…"
