"""CSV and its kin as text: from bytes to numbered rows of cells.

Owns the separator, the quotation marks and the bounds of such a file. Knows nothing of what the columns mean:
how well a row would do as headings is asked of the caller. By itself because a spreadsheet has rows
without it.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.progress import give_way, giving_way
from interpreter_app.exchange.encodings import (
    UNWANTED,
    Encoding,
    control_character,
    guess_encoding,
    refuse_other_kinds,
    text_lines,
    wanted_encoding,
)
from interpreter_app.exchange.reading import ProblemList, Row, at_line, at_row, refusal

if TYPE_CHECKING:
    from _csv import Reader

MAX_CELL = 100_000
"""Characters in one cell."""

MAX_ROWS = 1_048_576
"""Rows of a file, empty ones included: as many as a spreadsheet has."""

_USUAL_COLUMNS = 50
_BATCH = 500
_MAX_LINE = 4_000_000

_SEPARATORS = "\t;|,"
_SAMPLE_LINES = 300
_SAMPLE_CHARACTERS = 1 << 18
_IS_TOO_LONG = "field larger than field limit"
"""What Python's csv says of a cell of more than 131,072 characters, wherever it may end."""

_NAMED_SEPARATOR = re.compile(r'^\ufeff?"?sep=(.)"?\s*$', re.IGNORECASE)

Strength = Callable[[Sequence[str]], int]


@dataclass(frozen=True, slots=True)
class Text:
    """A CSV file whose encoding and separator are known.

    `quoted` is false where quotation marks are only characters; `skipped` counts the lines before the table.
    """

    content: bytes
    encoding: Encoding
    separator: str
    quoted: bool
    skipped: int


def recognise(
    content: bytes, name: str, strength: Strength, encoding_name: str = "", separator: str = ""
) -> Text:
    """Find out encoding and separator; `strength` tells how well a row's cells would do as headings.

    Where an encoding or a separator is given, it is that one. Raises FormatError for what isn't text, or is
    text in one column.
    """
    text = looked_at(content, name, strength, encoding_name, separator)
    if not text.separator:
        raise refusal(
            name,
            _("only one column was found: put a comma, a semicolon or a tab between French and English."),
        )
    return text


def looked_at(
    content: bytes, name: str, strength: Strength, encoding_name: str = "", separator: str = ""
) -> Text:
    """As `recognise`, but of a text in one column the separator is empty."""
    encoding = text_encoding(content, name, encoding_name)
    sample = _sample(text_lines(content, encoding))
    named = _NAMED_SEPARATOR.match(sample[0]) if sample else None
    skipped = 1 if named else 0
    separator = separator or (named[1] if named else _separator(sample, strength))
    text = Text(content, encoding, separator, True, skipped)
    if separator == "\t" and b'"' in content and not _quotes_are_closed(text):
        text = Text(content, encoding, separator, False, skipped)
    return text


def text_encoding(content: bytes, name: str, wanted: str = "") -> Encoding:
    """The encoding of a file in lines: the wanted one, or else the one it looks like.

    Raises FormatError for what isn't text, has a line without an end, or can't be in the wanted encoding.
    """
    refuse_other_kinds(content, name)
    _refuse_long_lines(content, name)
    return wanted_encoding(content, name, wanted) if wanted else guess_encoding(content, name)


def refuse_many_cells(content: bytes, sign: bytes, most: int, name: str) -> None:
    """Raise FormatError for a file with so many signs between cells that reading it would take long."""
    if content.count(sign) > most:
        raise refusal(name, _("there are more than {count} cells: divide the file.").format(count=most))


def name_stray_lines(encoding: Encoding, problems: ProblemList) -> None:
    """Note each line that isn't in the encoding of the others."""
    for line in sorted(encoding.strays):
        problems.add(
            at_line(line),
            _("this line isn’t UTF-8 like the others and was read as {encoding}: check its accents.").format(
                encoding=encoding.stray_name
            ),
        )


def lines_of(
    content: bytes, encoding: Encoding, name: str, problems: ProblemList, most: int
) -> Iterator[tuple[int, str]]:
    """The lines of a file in which each is an entry of its own, with their numbers and without their ends.

    A line that can't be taken is named in `problems`. Raises FormatError, with the line, for a NUL and for
    more than `most` lines.
    """
    for number, raw in enumerate(giving_way(text_lines(content, encoding)), 1):
        if number > most:
            raise refusal(name, _("there are more than {count} rows: divide the file.").format(count=most))
        line = raw.rstrip("\r\n")
        unwanted = UNWANTED.search(line)
        if unwanted:
            if unwanted.group() == "\0":
                raise refusal(name, _nul(), at_line(number))
            problems.leave_out(at_line(number), control_character(unwanted.group()))
        elif len(line) > MAX_CELL and max(map(len, line.split("\t"))) > MAX_CELL:
            problems.leave_out(at_line(number), _long_cell())
        else:
            yield number, line


def _refuse_long_lines(content: bytes, name: str) -> None:
    end = b"\n" if b"\n" in content else b"\r"
    start = 0
    while len(content) - start > _MAX_LINE:
        found = content.rfind(end, start, start + _MAX_LINE)
        if found < 0:
            line = content.count(end, 0, start) + 1
            raise refusal(name, _("this line is too long: the file isn’t a table of terms."), at_line(line))
        start = found + 1


def rows(text: Text, name: str, problems: ProblemList) -> Iterator[Row]:
    """The rows of the file, empty ones left out. A row that can't be taken is named in `problems`.

    Raises FormatError, with the line, for a quotation mark that is never closed or a NUL.
    """
    feeder = _Feeder(
        islice(text_lines(text.content, text.encoding), text.skipped, None), text.skipped, len(text.content)
    )
    reader = _reader(feeder.lines(), text)
    skipped = number = line = text.skipped
    while True:
        try:
            # Whatever is asked of each row is felt: only what a usual one needs stands here.
            for cells in reader:
                number, started, line = number + 1, line + 1, skipped + reader.line_num
                if number > MAX_ROWS or feeder.unwanted or (cells and max(map(len, cells)) > MAX_CELL):
                    place = Place(number, started, line)
                    if not _is_sound(cells, place, feeder.unwanted, name, problems):
                        continue
                if any(cells):
                    yield Row(number, started, cells if len(cells) <= _USUAL_COLUMNS else _trimmed(cells))
            return
        except csv.Error as error:
            number, started, line = number + 1, line + 1, skipped + reader.line_num
            place = Place(number, started, line)
            cells = _mended(feeder, text, error, place, name)
        if any(cells) and _is_sound(cells, place, feeder.unwanted, name, problems):
            yield Row(number, started, _trimmed(cells))


class Place(NamedTuple):
    """Where a row is: its number, and the lines at which it starts and ends."""

    number: int
    first: int
    last: int


class _Feeder:
    """Hands lines to the csv reader in batches, and knows where something stands that no text holds."""

    def __init__(self, lines: Iterable[str], line: int, size: int) -> None:
        self._lines = iter(lines)
        self._before = line
        self._batch: list[str] = []
        self._characters, self._size = 0, size
        self.unwanted: dict[int, str] = {}

    def lines(self) -> Iterator[str]:
        """The lines, one after the other."""
        return chain.from_iterable(self._batches())

    def line(self, number: int) -> str:
        """A line of the batch in hand."""
        return self._batch[number - self._before - 1]

    def _batches(self) -> Iterator[list[str]]:
        while batch := list(islice(self._lines, _BATCH)):
            # Characters for bytes: near enough to show how far it is.
            give_way(self._characters, self._size)
            self._characters += sum(map(len, batch))
            self._before += len(self._batch)
            self._batch = batch
            if any(map(UNWANTED.search, batch)):
                found = ((n, UNWANTED.search(line)) for n, line in enumerate(batch, self._before + 1))
                self.unwanted.update((n, match.group()) for n, match in found if match)
            yield batch


def _reader(lines: Iterable[str], text: Text, *, strict: bool = True) -> Reader:
    return csv.reader(
        lines,
        delimiter=text.separator,
        quoting=csv.QUOTE_MINIMAL if text.quoted else csv.QUOTE_NONE,
        strict=strict,
        skipinitialspace=True,
    )


def _mended(feeder: _Feeder, text: Text, error: csv.Error, place: Place, name: str) -> list[str]:
    """The cells of a line with a stray quotation mark; FormatError if the mark runs on into further lines."""
    on_one_line = place.first == place.last
    if on_one_line and len(feeder.line(place.first)) > MAX_CELL:
        return [feeder.line(place.first)]
    is_closed = on_one_line and "end of data" not in str(error)
    cells: list[str] = []
    if is_closed:
        reader = _reader([feeder.line(place.first), ""], text, strict=False)
        cells = next(reader, [])
        # A mark further along the line may have opened a text that goes on in the next one.
        is_closed = reader.line_num == 1
    if not is_closed:
        if _IS_TOO_LONG in str(error) and _is_closed_below(text, place.first):
            sentence = _(
                "the text in quotation marks that begins here has more than {count} characters: shorten it, "
                "or close the mark where the text should end."
            ).format(count=MAX_CELL)
        else:
            sentence = _(
                "the quotation mark that opens here isn’t closed: close it, or double it inside a text."
            )
        raise refusal(name, sentence, at_line(place.first))
    return cells


def _is_closed_below(text: Text, line: int) -> bool:
    """Whether there is a quotation mark further down than this line."""
    return any('"' in below for below in islice(text_lines(text.content, text.encoding), line, None))


def _trimmed(cells: list[str]) -> list[str]:
    """The cells without the empty ones at the end, of which some programs write thousands."""
    if len(cells) > _USUAL_COLUMNS:
        filled = next((i for i in range(len(cells), 0, -1) if cells[i - 1].strip()), 0)
        del cells[filled:]
    return cells


def _is_sound(
    cells: list[str], place: Place, unwanted: Mapping[int, str], name: str, problems: ProblemList
) -> bool:
    """Whether a row can be taken; named in `problems` if it can't. Raises FormatError for a NUL."""
    if place.number > MAX_ROWS:
        raise refusal(name, _("there are more than {count} rows: divide the file.").format(count=MAX_ROWS))
    line = next((n for n in range(place.first, place.last + 1) if n in unwanted), 0)
    if line and unwanted[line] == "\0":
        raise refusal(name, _nul(), at_line(line))
    if line:
        problems.leave_out(at_row(place.number), control_character(unwanted[line]))
        return False
    if any(len(cell) > MAX_CELL for cell in cells):
        problems.leave_out(at_row(place.number), _long_cell())
        return False
    return True


def _nul() -> str:
    return _("there is a NUL byte, so this isn’t a text file: export it again as text.")


def _long_cell() -> str:
    return _("a cell has more than {count} characters: shorten it.").format(count=MAX_CELL)


def _sample(lines: Iterator[str]) -> list[str]:
    sample: list[str] = []
    size = 0
    for line in islice(lines, _SAMPLE_LINES):
        size += len(line)
        if sample and size > _SAMPLE_CHARACTERS:
            break
        sample.append(line[:_SAMPLE_CHARACTERS])
    return sample


def _separator(sample: Sequence[str], strength: Strength) -> str:
    """The separator that gives the best headings, else the most even rows; empty if none divides anything."""
    best: tuple[int, float] = (0, 0.0)
    found = ""
    for separator in _SEPARATORS:
        table = _lenient_rows(sample, separator)
        widths = Counter(len(cells) for cells in table)
        if not widths or max(widths) < 2:
            continue
        width, count = max(widths.items(), key=lambda item: (item[0] > 1, item[1]))
        score = (max(map(strength, table[:10])), count / len(table) if width > 1 else 0.0)
        if score > best:
            best, found = score, separator
    return found


def _lenient_rows(sample: Sequence[str], separator: str) -> list[list[str]]:
    try:
        table = list(csv.reader(sample, delimiter=separator, skipinitialspace=True))
    except csv.Error:
        table = [line.split(separator) for line in sample]
    return [_trimmed(cells) for cells in table if any(cell.strip() for cell in cells)]


def _quotes_are_closed(text: Text) -> bool:
    """Whether quotation marks delimit cells here; in tables of many tools they are only characters."""
    lines = islice(text_lines(text.content, text.encoding), text.skipped, None)
    try:
        for _row in _reader(giving_way(lines), text):
            pass
    except csv.Error:
        return False
    return True
