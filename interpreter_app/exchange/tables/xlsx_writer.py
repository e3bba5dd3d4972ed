"""A glossary as an Excel workbook of one sheet: a table whose heading stays, with filters and wrapped texts.

Owns the parts of such a file and what a cell can hold. Written as it goes, without a clock: the same
glossary gives the same bytes. Not by openpyxl, which stamps the time into every part, takes four times as
long for the cells of 100,000 entries and keeps them in a file of its own meanwhile. Every cell is a text,
and guarded besides, so that no spreadsheet takes one for a formula.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Iterator
from typing import BinaryIO, Final
from xml.sax.saxutils import escape

from interpreter_app.base.errors import FormatError
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Concept, Glossary
from interpreter_app.exchange.encodings import UNWANTED
from interpreter_app.exchange.tables.cells import guarded
from interpreter_app.exchange.tables.office_heading import LONGEST_TITLE
from interpreter_app.exchange.tables.office_rows import Bounds, column_letters
from interpreter_app.exchange.tables.own_columns import rows_of

MOST_OF_A_CELL: Final = 32_767
"""Characters that Excel takes in a cell, those beyond the first 65,536 of Unicode counted twice."""

_LIKE_AN_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_NOT_IN_XML = re.compile("[\ufffe\uffff]")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]")
_LONGEST_SHEET_NAME = 31
_ROWS_AT_ONCE = 500
_TIME = (1980, 1, 1, 0, 0, 0)
_MADE = "2000-01-01T00:00:00Z"

_WIDTHS = {
    "id": 20, "fr": 34, "en": 34, "subject": 20, "note": 40, "source": 28, "equivalence": 16, "checked": 10,
    "false_friend": 12, "definition": 52, "transfer_note": 46, "context": 44, "synonyms": 30, "variants": 24,
    "phrases": 30, "short_forms": 22, "acronyms": 16, "gender": 10, "number": 10, "status": 12, "type": 12,
    "region": 10, "part_of_speech": 16, "pronunciation": 22,
}  # fmt: skip
_LANGUAGE = re.compile(r"^(?:fr|en)_|_(?:fr|en)$")

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/xl/tables/table1.xml" ContentType="{_TYPE}.table+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_STYLES = (
    f'<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts>'
    '<fills count="3"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill>'
    '<fill><patternFill patternType="solid"><fgColor rgb="FFE7ECF0"/><bgColor indexed="64"/></patternFill>'
    "</fill></fills>"
    '<borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>'
    '<border><left/><right/><top/><bottom style="thin"><color rgb="FF8A97A3"/></bottom><diagonal/></border>'
    "</borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">'
    '<alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyNumberFormat="1" applyFont="1"'
    ' applyFill="1" applyBorder="1" applyAlignment="1"><alignment vertical="center"/></xf></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


def write(glossary: Glossary, stream: BinaryIO) -> None:
    """Write the workbook. FormatError for what no cell can hold, and for more than can be read again."""
    rows = rows_of(glossary)
    headings = next(rows)
    extent = f"A1:{column_letters(len(headings) - 1)}{max(len(glossary.concepts), 1) + 1}"
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in _small_parts(glossary, headings, extent):
            archive.writestr(_entry(name), (_DECLARATION + text).encode())
        with archive.open(_entry("xl/worksheets/sheet1.xml"), "w") as sheet:
            sheet.write((_DECLARATION + _sheet_head(headings, extent)).encode())
            for piece in _row_pieces(glossary, rows, len(headings)):
                sheet.write(piece.encode())
            sheet.write(_SHEET_FOOT.encode())


def _entry(name: str) -> zipfile.ZipInfo:
    """A member of the package, the same whenever and wherever it is made."""
    entry = zipfile.ZipInfo(name, _TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    return entry


def _small_parts(glossary: Glossary, headings: list[str], extent: str) -> Iterator[tuple[str, str]]:
    yield "[Content_Types].xml", _CONTENT_TYPES
    yield (
        "_rels/.rels",
        _relations(
            (f"{_OFFICE}/officeDocument", "xl/workbook.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
    )
    yield "docProps/core.xml", _properties(glossary)
    yield "xl/workbook.xml", _workbook(glossary)
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations((f"{_OFFICE}/worksheet", "worksheets/sheet1.xml"), (f"{_OFFICE}/styles", "styles.xml")),
    )
    yield "xl/styles.xml", _STYLES
    yield "xl/worksheets/_rels/sheet1.xml.rels", _relations((f"{_OFFICE}/table", "../tables/table1.xml"))
    yield "xl/tables/table1.xml", _table(headings, extent)


def _relations(*targets: tuple[str, str]) -> str:
    inside = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inside}</Relationships>'


def _properties(glossary: Glossary) -> str:
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(_title(glossary))}</dc:title>"
        f"<dc:identifier>{escape(glossary.id)}</dc:identifier>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_MADE}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_MADE}</dcterms:modified></cp:coreProperties>'
    )


def _title(glossary: Glossary) -> str:
    """The name in both languages, without what a title can't hold."""
    names = dict.fromkeys(name.strip() for name in (glossary.name.fr, glossary.name.en))
    title = " / ".join(name for name in names if name)
    return _NOT_IN_XML.sub("", UNWANTED.sub("", title))[:LONGEST_TITLE]


def _workbook(glossary: Glossary) -> str:
    name = _NOT_IN_SHEET_NAMES.sub(" ", glossary.name.fr or glossary.name.en)
    name = " ".join(name.split())[: _LONGEST_SHEET_NAME // 2].strip(" '")
    quoted = escape(name or "Glossary", {'"': "&quot;"})
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><bookViews><workbookView/></bookViews>'
        f'<sheets><sheet name="{quoted}" sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _table(headings: list[str], extent: str) -> str:
    columns = "".join(f'<tableColumn id="{at}" name="{name}"/>' for at, name in enumerate(headings, 1))
    return (
        f'<table xmlns="{_MAIN}" id="1" name="Glossary" displayName="Glossary" ref="{extent}"'
        ' totalsRowShown="0">'
        f'<autoFilter ref="{extent}"/><tableColumns count="{len(headings)}">{columns}</tableColumns>'
        '<tableStyleInfo name="TableStyleLight1" showFirstColumn="0" showLastColumn="0" showRowStripes="1"'
        ' showColumnStripes="0"/></table>'
    )


def _sheet_head(headings: list[str], extent: str) -> str:
    """All of the sheet down to its headings, which stay in sight, as do the first columns."""
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{_width(name)}" style="1" customWidth="1"/>'
        for at, name in enumerate(headings, 1)
    )
    cells = "".join(
        f'<c r="{column_letters(at)}1" s="2" t="inlineStr"><is><t>{name}</t></is></c>'
        for at, name in enumerate(headings)
    )
    return (
        f'<worksheet xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><dimension ref="{extent}"/>'
        '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft"'
        ' state="frozen"/><selection pane="bottomLeft" activeCell="A2" sqref="A2"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="15"/><cols>{columns}</cols>'
        f'<sheetData><row r="1" ht="21" customHeight="1">{cells}</row>'
    )


_SHEET_FOOT = (
    '</sheetData><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
    '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
    '<tableParts count="1"><tablePart r:id="rId1"/></tableParts></worksheet>'
)


def _width(heading: str) -> int:
    return _WIDTHS.get(heading) or _WIDTHS.get(_LANGUAGE.sub("", heading), 18)


def _row_pieces(glossary: Glossary, rows: Iterable[list[str]], width: int) -> Iterator[str]:
    """The rows of the sheet, some hundreds together; never more than can be read again."""
    bounds = Bounds(glossary.id)
    before = [f'<c r="{column_letters(at)}' for at in range(width)]
    style = '" s="1" t="inlineStr"><is><t xml:space="preserve">'
    made: list[str] = []
    for number, (concept, row) in enumerate(zip(glossary.concepts, rows, strict=True), 2):
        bounds.take_row()
        made.append(f'<row r="{number}">')
        for at, cell in enumerate(row):
            text = _in_cell(cell, concept) if cell else ""
            if text:
                bounds.take_cells((text,), text)
                made.append(f"{before[at]}{number}{style}{text}</t></is></c>")
        made.append("</row>")
        if not number % _ROWS_AT_ONCE:
            yield "".join(made)
            made.clear()
    yield "".join(made)


def _in_cell(cell: str, concept: Concept) -> str:
    """The text of a cell as it stands in XML; FormatError for one that no cell holds."""
    text = guarded(cell)
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    unwanted = UNWANTED.search(text)
    if unwanted:
        raise FormatError(
            _("The entry {id} holds an invisible control character (U+{code}): delete it.").format(
                id=concept.id, code=f"{ord(unwanted.group()):04X}"
            )
        )
    if len(text) > MOST_OF_A_CELL // 2 and len(text.encode("utf-16-le")) // 2 > MOST_OF_A_CELL:
        raise FormatError(
            _(
                "The entry {id} has a text of more than {count} characters, which no cell of Excel holds: "
                "shorten it, or export as CSV."
            ).format(id=concept.id, count=MOST_OF_A_CELL)
        )
    if "_x" in text:
        text = _LIKE_AN_ESCAPE.sub("_x005F_", text)
    if "\ufffe" in text or "\uffff" in text:
        text = _NOT_IN_XML.sub(lambda match: f"_x{ord(match[0]):04X}_", text)
    return escape(text)
