"""Text into a binary stream, for every format that is written as text.

Owns the encoding and the refusal of what no text file holds. Knows no format.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from interpreter_app.base.errors import FormatError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Glossary
from interpreter_app.exchange.encodings import UNWANTED, control_character
from interpreter_app.exchange.reading import refusal


@contextmanager
def text_into(stream: BinaryIO, glossary: Glossary, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A stream of text that goes into this one, line ends as they are given.

    FormatError for a text that no encoding holds. The binary stream stays open.
    """
    out = io.TextIOWrapper(stream, encoding, newline="", write_through=False)
    try:
        yield out
        out.flush()
    except UnicodeEncodeError as error:
        raise _half_character(glossary, error.object[error.start]) from error
    finally:
        out.detach()


def write_lines(
    lines: Iterable[str], stream: BinaryIO, glossary: Glossary, *, encoding: str = "utf-8", end: str = "\n"
) -> None:
    """Write lines of this glossary, each with this end.

    FormatError for a control character or half a character, which a reader would stumble over.
    """
    with text_into(stream, glossary, encoding) as out:
        for line in lines:
            unwanted = UNWANTED.search(line)
            if unwanted:
                raise _refused(glossary, unwanted.group())
            out.write(line + end)


def _refused(glossary: Glossary, character: str) -> FormatError:
    if "\ud800" <= character <= "\udfff":
        return _half_character(glossary, character)
    return refusal(glossary.id, control_character(character))


def _half_character(glossary: Glossary, character: str) -> FormatError:
    return FormatError(
        _("The glossary {id} holds a half character (U+{code}): delete it.").format(
            id=glossary.id, code=f"{ord(character):04X}"
        )
    )
