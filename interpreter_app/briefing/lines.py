"""Words into lines: breaking styled text at a width, and shortening it to one line.

Pure layout: plain data in and out, nothing of PDF. Spaces are ordinary ones; any other space doesn't break.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from interpreter_app.briefing.fonts import TextStyle

Span = tuple[TextStyle, str]
"""A text in one style. Between two spans stands a space."""
Token = tuple[TextStyle, str, float]

_INNER_BREAK = re.compile(r"(?<=[^\W\d_]{2}[-–/])(?=[^\W\d_]{2})|(?<=[^\W\d_]{3}[-–/])(?=\w)")
_ELLIPSIS = "…"
_LONGEST_MEASURED = 400


@dataclass(slots=True)
class Line:
    """One line of a block: its runs, how far it is indented and how high it is, in points.

    `hang` stands at the left edge, before the indent; `bar` is the colour of a rule at the left of the line;
    `underline` asks for a hairline below it.
    """

    runs: list[Span]
    indent: float
    leading: float
    hang: Span | None = None
    bar: str = ""
    underline: bool = False

    @property
    def text(self) -> str:
        """What the line says, the hanging sign first."""
        return " ".join(text for _style, text in ([self.hang] if self.hang else []) + self.runs)


def wrap(spans: Sequence[Span], width: float, first: float | None = None) -> list[list[Span]]:
    """These spans as lines of at most `width` points, the first one of at most `first`.

    A word wider than a line is broken where it must be; one with a hyphen or slash, after that.
    """
    limit = width if first is None else first
    total = 0.0
    for style, text in spans:
        total += style.width(text) + style.space
    if spans and total - spans[-1][0].space <= limit:
        return [list(spans)]
    tokens = [
        (style, word, style.widths[word] * style.scale) for style, text in spans for word in text.split(" ")
    ]
    return [_joined(line) for line in _broken(tokens, limit, width)]


def shortened(style: TextStyle, text: str, width: float) -> str:
    """The text, cut and ended with … if it is wider than `width`."""
    if len(text) <= _LONGEST_MEASURED and style.width(text) <= width:
        return text
    return _ended(style, text[:_LONGEST_MEASURED], width)


def shortened_lines(lines: list[list[Span]], most: int, width: float) -> list[list[Span]]:
    """The first `most` lines; the last one ends with … if there were more."""
    if len(lines) <= most:
        return lines
    *before, (style, text) = lines[most - 1]
    used = sum(s.width(t) + s.space for s, t in before)
    return [*lines[: most - 1], [*before, (style, _ended(style, text, width - used))]]


def _ended(style: TextStyle, text: str, width: float) -> str:
    """As much of a text as fits before an ellipsis, and the ellipsis."""
    room = (width - style.width(_ELLIPSIS)) / style.scale
    kept = 0
    for character in text:
        room -= style.widths[character]
        if room < 0:
            break
        kept += 1
    return text[:kept].rstrip() + _ELLIPSIS


def _broken(tokens: Iterable[Token], limit: float, rest: float) -> Iterator[list[Token]]:
    """Greedy lines: the first one at most `limit` wide, the others `rest`."""
    line: list[Token] = []
    used = 0.0
    for style, word, width in tokens:
        if line:
            gap = line[-1][0].space
            if used + gap + width <= limit:
                line.append((style, word, width))
                used += gap + width
                continue
            head, word = _split_inside(style, word, limit - used - gap)
            if head:
                line.append((style, head, 0.0))
                width = style.widths[word] * style.scale
            carried = [] if head else _carried(line, style, rest - width)
            yield line
            limit = rest
            if carried:
                line = [*carried, (style, word, width)]
                used = width + sum(w + s.space for s, _word, w in carried)
                continue
        pieces = [word] if width <= limit else list(_pieces(style, word, limit, rest))
        if len(pieces) > 1:
            limit = rest
        for piece in pieces[:-1]:
            yield [(style, piece, 0.0)]
        used = style.widths[pieces[-1]] * style.scale
        line = [(style, pieces[-1], used)]
    if line:
        yield line


def _carried(line: list[Token], style: TextStyle, room: float) -> list[Token]:
    """Take off the end of a line what must go along with the word behind it, if that has room below."""
    carried: list[Token] = []
    while len(line) > 1 and (style.tied or line[-1][0].leads):
        room -= line[-1][2] + line[-1][0].space
        if room < 0:
            line += carried
            return []
        style = line[-1][0]
        carried.insert(0, line.pop())
    return carried


def _split_inside(style: TextStyle, word: str, room: float) -> tuple[str, str]:
    """The longest part of a word that ends with a hyphen or slash and fits, and what follows it."""
    if len(word) <= _LONGEST_MEASURED and ("-" in word or "/" in word or "–" in word):
        for place in reversed([match.start() for match in _INNER_BREAK.finditer(word)]):
            if style.widths[word[:place]] * style.scale <= room:
                return word[:place], word[place:]
    return "", word


def _pieces(style: TextStyle, word: str, limit: float, rest: float) -> Iterator[str]:
    """A word wider than its line, cut to fit: after a hyphen or slash if there is one, else anywhere.

    A combining mark stays with its letter. Takes time in proportion to the word.
    """
    breaks = {match.start() for match in _INNER_BREAK.finditer(word)}
    start, good, room = 0, 0, limit / style.scale
    place = 0
    while place < len(word):
        room -= style.widths[word[place]]
        if place in breaks:
            good = place
        if room < 0 and place > start and not unicodedata.combining(word[place]):
            place = good if good > start else place
            yield word[start:place]
            start, room = place, rest / style.scale
            continue
        place += 1
    yield word[start:]


def _joined(line: list[Token]) -> list[Span]:
    """Neighbouring words of one style as one run."""
    runs: list[Span] = []
    style, words = line[0][0], [line[0][1]]
    for other, word, _width in line[1:]:
        if other is style:
            words.append(word)
        else:
            runs.append((style, " ".join(words)))
            style, words = other, [word]
    runs.append((style, " ".join(words)))
    return runs
