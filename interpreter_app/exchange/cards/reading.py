"""What reading a file of contacts yields, and its bounds.

Owns the types that cards and tables share. Knows no format.
"""

from __future__ import annotations

from dataclasses import dataclass

from interpreter_app.base.errors import FormatError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.contacts.contact import Contact
from interpreter_app.exchange.reading import Problem, refusal

MAX_BYTES = 20_000_000
"""Bytes of a file of contacts."""

MAX_CARDS = 20_000
"""Contacts of a file."""


@dataclass(frozen=True, slots=True)
class CardReading:
    """The contacts of a file, in its order, and behind them the organisations that are only named in it.

    Each has an id that no other of them has. `problems` name what wasn't taken as it stands; `encoding` is
    Python's name of a codec.
    """

    contacts: tuple[Contact, ...]
    problems: tuple[Problem, ...]
    encoding: str


def refuse_size(content: bytes, name: str) -> None:
    """Raise FormatError for a file that is too large."""
    if len(content) > MAX_BYTES:
        raise refusal(
            name, _("it is larger than {count} MB: divide the file.").format(count=MAX_BYTES // 1_000_000)
        )


def too_many(name: str, where: str) -> FormatError:
    """The refusal of a file with more contacts than there may be."""
    return refusal(
        name, _("there are more than {count} contacts: divide the file.").format(count=MAX_CARDS), where
    )
