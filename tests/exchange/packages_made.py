"""Office files made for tests, good ones and hostile ones: only what a reader looks at is in them."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence
from xml.sax.saxutils import escape, quoteattr

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OASIS = "urn:oasis:names:tc:opendocument:xmlns"
SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
ODT_TYPE = "application/vnd.oasis.opendocument.text"

BILLION_LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ha ha ha ha ">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)

Part = str | bytes


def zipped(members: Mapping[str, Part], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return stream.getvalue()


def cell(at: str, text: str) -> str:
    """A cell of a sheet with an inline text."""
    return f'<c r="{at}" t="inlineStr"><is><t xml:space="preserve">{escape(text)}</t></is></c>'


def sheet_of(rows: Sequence[Sequence[str]]) -> str:
    """The part of a sheet with these texts."""
    return sheet(
        "".join(
            f'<row r="{number}">'
            + "".join(cell(f"{chr(65 + at)}{number}", text) for at, text in enumerate(row) if text)
            + "</row>"
            for number, row in enumerate(rows, 1)
        )
    )


def sheet(rows: str, behind: str = "", before: str = "") -> str:
    """The part of a sheet whose rows are this XML."""
    return f'{before}<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData>{behind}</worksheet>'


def xlsx(
    *sheets: tuple[str, Part],
    strings: Part | None = None,
    styles: str = "",
    hidden: Sequence[str] = (),
    properties: str = "",
    workbook: str = "",
    main_type: str = SHEET_TYPE,
) -> bytes:
    """A workbook of these sheets, each with its name and its part."""
    return zipped(xlsx_parts(sheets, strings, styles, hidden, properties, workbook, main_type))


def xlsx_parts(
    sheets: Sequence[tuple[str, Part]],
    strings: Part | None = None,
    styles: str = "",
    hidden: Sequence[str] = (),
    properties: str = "",
    workbook: str = "",
    main_type: str = SHEET_TYPE,
) -> dict[str, Part]:
    """The parts of a workbook."""
    related = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(sheets) + 1)]
    related += [("sharedStrings", "sharedStrings.xml")] if strings is not None else []
    related += [("styles", "/xl/styles.xml")] if styles else []
    named = ""
    for number, (name, _part) in enumerate(sheets, 1):
        state = "hidden" if name in hidden else "visible"
        named += f'<sheet name={quoteattr(name)} sheetId="{number}" state="{state}" r:id="rId{number}"/>'
    parts: dict[str, Part] = {
        "[Content_Types].xml": f'<Types><Override PartName="/x" ContentType="{main_type}"/></Types>',
        "_rels/.rels": relations([("officeDocument", "xl/workbook.xml")]),
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{workbook}'
        f"<sheets>{named}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": relations(related),
    }
    if strings is not None:
        parts["xl/sharedStrings.xml"] = strings
    if styles:
        parts["xl/styles.xml"] = styles
    if properties:
        parts["docProps/core.xml"] = properties
    for number, (_name, part) in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.xml"] = part
    return parts


def relations(targets: Sequence[tuple[str, str]]) -> str:
    """A part of relations."""
    inside = "".join(
        f'<Relationship Id="rId{n}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{RELATIONS}">{inside}</Relationships>'


def titled(title: str, identifier: str = "") -> str:
    """The properties of a document."""
    return (
        '<cp:coreProperties xmlns:cp="c" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:identifier>{escape(identifier)}</dc:identifier>"
        "</cp:coreProperties>"
    )


def docx(body: str, properties: str = "") -> bytes:
    """A Word document with this body."""
    parts: dict[str, Part] = {
        "[Content_Types].xml": f'<Types><Override PartName="/w.xml" ContentType="{WORD_TYPE}"/></Types>',
        "_rels/.rels": relations([("officeDocument", "word/document.xml")]),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    if properties:
        parts["docProps/core.xml"] = properties
    return zipped(parts)


def word_table(*rows: Sequence[str]) -> str:
    """A table of a Word document; each cell is text, or XML that begins with «<»."""
    return "<w:tbl>" + "".join(word_row(*row) for row in rows) + "</w:tbl>"


def word_row(*cells: str) -> str:
    """A row of a Word table."""
    inside = (
        text if text.startswith("<") else f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>" for text in cells
    )
    return "<w:tr>" + "".join(f"<w:tc>{text}</w:tc>" for text in inside) + "</w:tr>"


def ods(tables: str, styles: str = "", meta: str = "", before: str = "") -> bytes:
    """An OpenDocument spreadsheet with these tables."""
    return opendocument(tables, "spreadsheet", ODS_TYPE, styles, meta, before)


def odt(body: str) -> bytes:
    """An OpenDocument text with this body."""
    return opendocument(body, "text", ODT_TYPE)


def opendocument(
    body: str, kind: str, mimetype: str, styles: str = "", meta: str = "", before: str = ""
) -> bytes:
    """An OpenDocument file of a kind."""
    spaces = " ".join(
        f'xmlns:{name}="{OASIS}:{name}:1.0"' for name in ("office", "table", "text", "style", "draw")
    )
    parts: dict[str, Part] = {
        "mimetype": mimetype,
        "content.xml": f"{before}<office:document-content {spaces}><office:automatic-styles>{styles}"
        f"</office:automatic-styles><office:body><office:{kind}>{body}</office:{kind}></office:body>"
        "</office:document-content>",
    }
    if meta:
        parts["meta.xml"] = (
            f'<o:document-meta xmlns:o="o" xmlns:dc="dc"><dc:title>{meta}</dc:title></o:document-meta>'
        )
    return zipped(parts)


def ods_table(name: str, *rows: Sequence[str], style: str = "") -> str:
    """A table of an OpenDocument file; each cell is text, or XML that begins with «<»."""
    inside = "".join("<table:table-row>" + "".join(map(ods_cell, row)) + "</table:table-row>" for row in rows)
    return f'<table:table table:name="{name}" table:style-name="{style}">{inside}</table:table>'


def ods_cell(text: str) -> str:
    """A cell of an OpenDocument table."""
    if text.startswith("<"):
        return text
    return (
        f"<table:table-cell><text:p>{escape(text)}</text:p></table:table-cell>"
        if text
        else "<table:table-cell/>"
    )


def overlapping(count: int, size: int) -> bytes:
    """A ZIP whose directory names the same bytes many times, as David Fifield's bomb does."""
    content = zipped({"a": bytes(size)})
    start = struct.unpack_from("<L", content, len(content) - 6)[0]
    entry = content[start:-22]
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, count, count, len(entry) * count, start, 0)
    return content[:start] + entry * count + end


def encrypted(content: bytes) -> bytes:
    """The same ZIP, whose members all claim to be encrypted."""
    changed = bytearray(content)
    for magic, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(magic)
        while at >= 0:
            changed[at + offset] |= 1
            at = content.find(magic, at + 4)
    return bytes(changed)


def with_lying_sizes(content: bytes, size: int) -> bytes:
    """The same ZIP, whose directory says that each member inflates to `size` bytes."""
    changed = bytearray(content)
    at = content.find(b"PK\x01\x02")
    while at >= 0:
        struct.pack_into("<L", changed, at + 24, size)
        at = content.find(b"PK\x01\x02", at + 4)
    return bytes(changed)
