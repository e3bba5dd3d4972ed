"""What find and replace says of a hit: the entry, the field, and the text around what was found. No Qt.

Owns which part of a long text is shown: the one around the first place.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.domain.finding_text import Span
from interpreter_app.services.replacing import Field, Hit, LeftOut

BEFORE = 24
"""So many letters before the first place are usually shown, a few more or less: a word isn't cut."""
_MOST = 400
"""No row has room for more letters."""

FIELDS: Mapping[Field, Callable[[], str]] = {
    Field.FRENCH_TERMS: lambda: _("French terms"),
    Field.ENGLISH_TERMS: lambda: _("English terms"),
    Field.FRENCH_CONTEXTS: lambda: _("In a French sentence"),
    Field.ENGLISH_CONTEXTS: lambda: _("In an English sentence"),
    Field.FRENCH_DEFINITION: lambda: _("Definition in French"),
    Field.ENGLISH_DEFINITION: lambda: _("Definition in English"),
    Field.FRENCH_TRANSFER_NOTE: lambda: _("Say to a French speaker"),
    Field.ENGLISH_TRANSFER_NOTE: lambda: _("Say to an English speaker"),
    Field.SUBJECT: lambda: _("Subject field"),
    Field.SOURCE: lambda: _("Source"),
    Field.NOTE: lambda: _("Note"),
}
"""What a field is called at a hit."""


class Piece(NamedTuple):
    """A part of a text; marked if it was found, or is to stand in its place."""

    text: str
    is_marked: bool


class HitRow(NamedTuple):
    """A hit with what its row says: `pair` are the terms that its concept goes by."""

    hit: Hit
    pair: str
    glossary: str

    @property
    def where(self) -> str:
        """The entry, the field and the glossary, in a line."""
        parts = (self.pair, FIELDS[self.hit.field](), self.glossary)
        return " · ".join(part for part in parts if part)


def found_pieces(hit: Hit, before: int = BEFORE) -> list[Piece]:
    """The text around what was found, which is marked; it begins so many letters before."""
    return _pieces(hit.text, hit.spans, None, before)


def replaced_pieces(hit: Hit, replacement: str, before: int = BEFORE) -> list[Piece]:
    """The same part of the text with the replacement in all places, marked; it may be empty."""
    return _pieces(hit.text, hit.spans, replacement, before)


def whole(pieces: Sequence[Piece]) -> str:
    """What pieces say."""
    return "".join(piece.text for piece in pieces)


def found_sentence(places: int, concepts: int, shown: int, hits: int) -> str:
    """How much was found, in how many concepts, and how much of it is shown."""
    if not places:
        return _("Nothing found: look elsewhere, or in other fields.")
    where = ngettext("{count} concept", "{count} concepts", concepts).format(count=number_text(concepts))
    if shown < hits:
        said = ngettext(
            "{count} place found in {concepts}. The first {shown} texts are shown.",
            "{count} places found in {concepts}. The first {shown} texts are shown.",
            places,
        )
    else:
        said = ngettext("{count} place found in {concepts}.", "{count} places found in {concepts}.", places)
    return said.format(count=number_text(places), concepts=where, shown=number_text(shown))


def left_out_sentences(left_out: Sequence[tuple[Hit, LeftOut]]) -> str:
    """What wasn't replaced and why, a sentence for each reason."""
    said = []
    for reason, sentence in _LEFT_OUT.items():
        count = sum(why is reason for _hit, why in left_out)
        if count:
            said.append(sentence(count).format(count=number_text(count)))
    return " ".join(said)


_LEFT_OUT: Mapping[LeftOut, Callable[[int], str]] = {
    LeftOut.ONLY_TERM: lambda n: ngettext(
        "{count} text was left as it is: its concept would have no term any more.",
        "{count} texts were left as they are: their concepts would have no term any more.",
        n,
    ),
    LeftOut.TOO_LONG: lambda n: ngettext(
        "{count} text was left as it is: it would become too long.",
        "{count} texts were left as they are: they would become too long.",
        n,
    ),
    LeftOut.CHANGED: lambda n: ngettext(
        "{count} text was left as it is: somebody has changed it meanwhile.",
        "{count} texts were left as they are: somebody has changed them meanwhile.",
        n,
    ),
}


def _pieces(text: str, spans: Sequence[Span], replacement: str | None, before: int) -> list[Piece]:
    start = _start(text, spans[0][0], before)
    pieces = [Piece("…", False)] if start else []
    reached = start
    for first, end in spans:
        if first - start > _MOST:
            break
        pieces.append(Piece(_flat(text[reached:first]), False))
        pieces.append(Piece(_flat(text[first:end] if replacement is None else replacement), True))
        reached = end
    pieces.append(Piece(_flat(text[reached : max(reached, start) + _MOST]), False))
    return [piece for piece in pieces if piece.text or piece.is_marked]


def _start(text: str, first: int, before: int) -> int:
    """Where a text is shown from: from the beginning, or from a word not long before the first place."""
    if first <= before + before // 2:
        return 0
    start = first - before
    blank = text.find(" ", start, first - 1)
    return blank + 1 if blank >= 0 else start


def _flat(text: str) -> str:
    """On one line, each character in its place."""
    return text.translate({ord(sign): " " for sign in "\n\t\r"})
