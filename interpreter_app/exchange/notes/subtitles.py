"""Subtitles (SubRip, WebVTT) as pieces of a transcript.

Owns their grammar as far as it tells what was said, when, and by whom. Files come from anywhere: what isn't a
cue is named and passed over, and all sizes are bounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.one_line import on_one_line
from interpreter_app.exchange.notes.transcript import (
    LONGEST_PIECE,
    MAX_PIECES,
    Piece,
    Transcript,
    too_long_piece,
    too_many_pieces,
)
from interpreter_app.exchange.notes.transcript_text import speaker_in
from interpreter_app.exchange.reading import ProblemList, at_line, refusal
from interpreter_app.exchange.tables import csv_text

MAX_LINES = 500_000

_TIME = r"(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})"
_CUE = re.compile(rf"\s*{_TIME}\s*-->\s*{_TIME}(?:\s.*)?", re.ASCII)
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,60})?[ \t]{1,9}([^<>\s][^<>]{0,200})>")
_TAG = re.compile(r"</?[A-Za-z0-9][^<>]{0,300}>|<\d[\d:.]{0,20}>|\{\\[^{}]{0,100}\}")
_NUMBER = re.compile(r"\s*\d{1,9}\s*", re.ASCII)


def read_subtitles(content: bytes, name: str) -> Transcript:
    """The cues of a file. Raises FormatError for what isn't text, or has no cue."""
    problems = ProblemList()
    encoding = csv_text.text_encoding(content, name)
    lines = csv_text.lines_of(content, encoding, name, problems, MAX_LINES)
    pieces: list[Piece] = []
    for start, block in _blocks(lines):
        piece = _piece(block, start, problems)
        if piece is None:
            continue
        if len(piece.text) > LONGEST_PIECE:
            raise too_long_piece(name, piece.where)
        if len(pieces) >= MAX_PIECES:
            raise too_many_pieces(name, piece.where)
        pieces.append(piece)
    if not pieces:
        raise refusal(name, _("there is no line with its times, such as 00:00:01,000 --> 00:00:04,000."))
    return Transcript(tuple(pieces), True, problems=problems.all())


def _blocks(lines: Iterator[tuple[int, str]]) -> Iterator[tuple[int, list[str]]]:
    """The lines between empty ones, with the number of the first."""
    block: list[str] = []
    start = 0
    for number, line in lines:
        if line.strip():
            start = start if block else number
            block.append(line)
        elif block:
            yield start, block
            block = []
    if block:
        yield start, block


def _piece(block: list[str], start: int, problems: ProblemList) -> Piece | None:
    """The cue of a block; None for one of another kind, and for one without words."""
    at = next((n for n, line in enumerate(block[:3]) if "-->" in line), None)
    if at is None:
        first = block[0].lstrip("\ufeff").split(" ")[0].rstrip(":")
        if first not in ("WEBVTT", "NOTE", "STYLE", "REGION") and not _NUMBER.fullmatch(block[0]):
            problems.leave_out(at_line(start), _("this has no times and was left out."))
        return None
    time = _CUE.fullmatch(block[at])
    if time is None:
        problems.leave_out(at_line(start + at), _("these times can’t be read: the line was left out."))
        return None
    raw = "\n".join(block[at + 1 :])
    voice = _VOICE.search(raw)
    text = on_one_line(unescape(_TAG.sub("", raw)))
    if not text:
        return None
    hours, minutes, seconds, fraction = time.groups(default="0")[:4]
    begins = timedelta(
        hours=int(hours), minutes=int(minutes), seconds=int(seconds), milliseconds=int(fraction.ljust(3, "0"))
    )
    if voice:
        return Piece(text, begins, " ".join(unescape(voice[1]).split()), where=at_line(start))
    speaker, said = speaker_in(text)
    return Piece(said, begins, speaker, where=at_line(start))
