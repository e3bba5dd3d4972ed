"""vCard 2.1, 3.0 and 4.0 in: from the bytes of a file to contacts.

Owns the order of the steps: bytes to lines, lines to cards (`vcard_structure`), cards to contacts
(`vcard_contact`), contacts to ids (`identities`). Reads no file itself and asks no network.

There is no well-kept Python library for these versions: vobject stops at 3.0 and gives up at a broken card.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from interpreter_app.base.errors import FormatError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Language
from interpreter_app.exchange.cards.identities import identified
from interpreter_app.exchange.cards.reading import CardReading, refuse_size
from interpreter_app.exchange.cards.vcard_contact import draft_of
from interpreter_app.exchange.cards.vcard_structure import CardSplitter
from interpreter_app.exchange.encodings import (
    Encoding,
    bom_encoding,
    guess_encoding,
    refuse_other_kinds,
    text_lines,
)
from interpreter_app.exchange.reading import ProblemList, at_line, refusal

MAX_LINES = 1_000_000
"""Lines of a file: 50 for each card."""

_DECLARED = re.compile(rb";[ \t]*CHARSET[ \t]*=", re.IGNORECASE)


def read_cards(content: bytes, name: str, assumed: Language = Language.FRENCH) -> CardReading:
    """The contacts in the bytes of a file; what can’t be taken is named, by card and line, and the rest read.

    Titles whose language neither card nor words tell are in the `assumed` one. Raises FormatError for what
    isn’t a file of cards, or is too large.
    """
    refuse_size(content, name)
    refuse_other_kinds(content, name)
    encoding = _encoding(content, name)
    _refuse_floods(content, name)
    problems = ProblemList()
    _name_strays(encoding, problems)
    splitter = CardSplitter(name, encoding, problems)
    drafts = []
    for card in sorted(splitter.cards(_lines(content, encoding)), key=lambda card: card.number):
        draft = draft_of(card, assumed, problems)
        if draft is not None:
            drafts.append(draft)
    if not splitter.count:
        raise refusal(name, _("there is no contact card in it: choose a file of vCards (.vcf)."))
    return CardReading(identified(drafts), problems.all(), encoding.name)


def _encoding(content: bytes, name: str) -> Encoding:
    """The encoding of the file; where each line tells its own, a mixture of them will do."""
    try:
        return guess_encoding(content, name)
    except FormatError:
        if b"\0" in content or bom_encoding(content) or not _DECLARED.search(content):
            raise
        return Encoding("latin-1")


def _refuse_floods(content: bytes, name: str) -> None:
    if max(content.count(b"\n"), content.count(b"\r")) > MAX_LINES:
        raise refusal(name, _("there are more than {count} lines: divide the file.").format(count=MAX_LINES))


def _lines(content: bytes, encoding: Encoding) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text_lines(content, encoding), 1):
        yield number, line.rstrip("\r\n")


def _name_strays(encoding: Encoding, problems: ProblemList) -> None:
    for line in sorted(encoding.strays):
        problems.add(
            at_line(line),
            _("this line isn’t UTF-8 like the others and was read as {encoding}: check its accents.").format(
                encoding=encoding.stray_name
            ),
        )
