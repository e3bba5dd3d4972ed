"""Transcripts and texts that others wrote down, by the name of their file.

Owns which reader a file's name asks for.
"""

from __future__ import annotations

from datetime import date
from pathlib import PurePath

from interpreter_app.base.i18n import gettext as _
from interpreter_app.exchange.notes.docx_text import paragraphs
from interpreter_app.exchange.notes.subtitles import read_subtitles
from interpreter_app.exchange.notes.transcript import Transcript
from interpreter_app.exchange.notes.transcript_text import pieces_of, read_text
from interpreter_app.exchange.reading import refusal

SUFFIXES = (".txt", ".text", ".md", ".markdown", ".docx", ".srt", ".vtt")


def read_transcript(content: bytes, name: str, near: date) -> Transcript:
    """The pieces in the bytes of a file of this name; days without a year are near this one.

    Raises FormatError, in a sentence with its place, for what can't be read.
    """
    suffix = PurePath(name).suffix.casefold()
    if suffix in (".srt", ".vtt"):
        read = read_subtitles(content, name)
    elif suffix == ".docx":
        read = pieces_of(paragraphs(content, name), near, is_wrapped=False)
    elif suffix in SUFFIXES:
        read = read_text(content, name, near, is_markdown=suffix in (".md", ".markdown"))
    else:
        said = _("its name doesn’t say what it is: use one that ends in {known}.")
        raise refusal(name, said.format(known=", ".join(SUFFIXES)))
    if not read.pieces:
        raise refusal(name, _("there is no text in it: choose another file."))
    return read
