"""The parts of an Excel workbook around its sheets: their names, the shared texts, the formats of numbers.

Owns the way from the package to each sheet's part, and what a number looks like to a person. The cells
themselves are read in `xlsx_sheets`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from interpreter_app.exchange.packages import Package
from interpreter_app.exchange.tables.csv_text import MAX_CELL
from interpreter_app.exchange.tables.office_relations import main_part, related_parts
from interpreter_app.exchange.tables.office_rows import Bounds
from interpreter_app.exchange.tables.office_xml import Grammar, streamed

Attributes = dict[str, str]

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATE = re.compile("[\ud800-\udfff]")
_FIXED = re.compile(r"(?:#,##)?0(?:\.(?P<decimals>0+))?(?P<percent>%)?")
_ZEROS = re.compile(r"0{2,12}")
_NOT_OF_FORMAT = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.|AM/PM|General', re.IGNORECASE)
_BUILT_IN = {
    1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "d/m/y", 15: "d/m/y", 16: "d/m",
    17: "m/y", 18: "h:m", 19: "h:m:s", 20: "h:m", 21: "h:m:s", 22: "d/m/y h:m", 45: "m:s", 46: "h:m:s",
    47: "m:s",
}  # fmt: skip
_EPOCH = datetime(1899, 12, 30)
_EPOCH_1904 = datetime(1904, 1, 1)
_FALSE_LEAP_DAY = 60
_LAST_DAY = 2_958_466
_LONGEST_NUMBER = 60
_EXACT_DIGITS = 15
MAX_SHEETS: Final = 500


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of cells: its name, its part in the package, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


@dataclass(frozen=True, slots=True)
class Workbook:
    """What every sheet of a workbook needs. `formats` has the format of numbers for each style of cells."""

    package: Package
    sheets: tuple[Sheet, ...]
    strings: list[str]
    formats: list[str]
    from_1904: bool


def workbook_in(package: Package, bounds: Bounds) -> Workbook:
    """The workbook in a package; FormatError where one of its parts is missing or broken."""
    part = main_part(package) or "xl/workbook.xml"
    related = related_parts(package, part)
    sheets = related.get("worksheet", {})
    grammar = _Sheets()
    named = [
        Sheet(a.get("name", ""), sheets[a["r:id"]], a.get("state", "visible") != "visible")
        for a in streamed(package, part, grammar)
        if a.get("r:id") in sheets
    ]
    strings = next(iter(related.get("sharedStrings", {}).values()), "")
    styles = next(iter(related.get("styles", {}).values()), "")
    if len(named) > MAX_SHEETS:
        raise package.bomb()
    return Workbook(
        package,
        tuple(named),
        _strings(package, strings, bounds) if strings in package else [],
        _formats(package, styles) if styles in package else [],
        grammar.from_1904,
    )


def unescaped(text: str) -> str:
    """The text for which a workbook holds this one: «_x000D_» stands for a character that XML can't hold."""
    if "_x" not in text:
        return text
    found = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    if _SURROGATE.search(found):
        return found.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    return found


def number_shown(raw: str, code: str, *, from_1904: bool) -> str:
    """A number as a person sees it in a cell of this format; dates as 2026-11-22."""
    if not code and raw.isdecimal() and raw.isascii() and len(raw) < _EXACT_DIGITS:
        return raw
    try:
        value = float(raw[:_LONGEST_NUMBER])
    except ValueError:
        return raw
    if not abs(value) < 1e300:
        return raw
    section = code.partition(";")[0]
    if _ZEROS.fullmatch(section) and value >= 0 and value == int(value):
        return str(int(value)).zfill(len(section))
    fixed = _FIXED.fullmatch(section)
    if fixed:
        sign = "%" if fixed["percent"] else ""
        return f"{value * 100 if sign else value:.{min(len(fixed['decimals'] or ''), 15)}f}{sign}"
    return _moment(value, section, from_1904=from_1904) or f"{value:.15g}"


def _moment(value: float, section: str, *, from_1904: bool) -> str:
    """The date, the time or both that a number stands for in this format; empty if it stands for none."""
    letters = set(_NOT_OF_FORMAT.sub("", section).lower())
    has_date, has_time = bool(letters & set("dy")), bool(letters & set("hs"))
    if not (has_date or has_time) or not 0 <= value < _LAST_DAY:
        return ""
    if not from_1904 and value < _FALSE_LEAP_DAY:
        value += 1
    moment = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(seconds=round(value * 86_400))
    time = f"{moment:%H:%M:%S}" if moment.second else f"{moment:%H:%M}"
    day = date(moment.year, moment.month, moment.day).isoformat()
    return " ".join(part for part, shown in ((day, has_date), (time, has_time)) if shown)


class _Sheets(Grammar[Attributes]):
    """The sheets of a workbook, their attributes with the relation's id as «r:id»."""

    def __init__(self) -> None:
        super().__init__()
        self.from_1904 = False

    def start(self, name: str, attributes: Attributes) -> None:
        self.opened += 1
        local = self.local[name]
        if local == "sheet":
            relation = next((v for k, v in attributes.items() if k.endswith(":id")), "")
            self.ready.append({**attributes, "r:id": relation})
        elif local == "workbookPr":
            self.from_1904 = attributes.get("date1904") in ("1", "true", "on")


class _Strings(Grammar[str]):
    """The shared texts, without the signs that say how to pronounce them."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[str] = []
        self._length = 0
        self._takes = self._in_phonetic = False

    def start(self, name: str, attributes: Attributes) -> None:  # noqa: ARG002 - only the name tells
        self.opened += 1
        local = self.local[name]
        if local == "t":
            self._takes = not self._in_phonetic
        elif local == "rPh":
            self._in_phonetic = True
        elif local == "si":
            self._parts.clear()
            self._length = 0

    def text(self, text: str) -> None:
        if self._takes and self._length <= MAX_CELL:
            self._length += len(text)
            self._parts.append(text)

    def end(self, name: str) -> None:
        self.closed += 1
        local = self.local[name]
        if local == "t":
            self._takes = False
        elif local == "rPh":
            self._in_phonetic = False
        elif local == "si":
            self.ready.append(unescaped("".join(self._parts)))


def _strings(package: Package, part: str, bounds: Bounds) -> list[str]:
    found = []
    for text in streamed(package, part, _Strings()):
        bounds.take_text(text)
        found.append(text)
    return found


class _Styles(Grammar[str]):
    """The format of numbers of each style of cells, in the order by which cells name them."""

    def __init__(self) -> None:
        super().__init__()
        self._codes: dict[str, str] = {str(number): code for number, code in _BUILT_IN.items()}
        self._in_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        self.opened += 1
        local = self.local[name]
        if local == "numFmt":
            self._codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")[:200]
        elif local == "cellXfs":
            self._in_cells = True
        elif local == "xf" and self._in_cells:
            self.ready.append(self._codes.get(attributes.get("numFmtId", "0"), ""))

    def end(self, name: str) -> None:
        self.closed += 1
        if self.local[name] == "cellXfs":
            self._in_cells = False


def _formats(package: Package, part: str) -> list[str]:
    return list(streamed(package, part, _Styles()))
