"""A report as a Word document, with real headings, lists and tables, each text in its language.

Owns the parts of such a file (Office Open XML, ISO 29500) as far as a report needs them. Written as
workbooks are: without a clock, so that the same report gives the same bytes. By our own code rather than
python-docx: the language of each run, the numbers of pages and rows that repeat are raw XML there, too, it
stamps the time into every part, and it would bring lxml along.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape

from interpreter_app.domain.report.document import (
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    Span,
    Spans,
    Style,
    Table,
)
from interpreter_app.domain.terms import Language

_TIME: Final = (1980, 1, 1, 0, 0, 0)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_LANGUAGES = {Language.FRENCH: "fr-FR", Language.ENGLISH: "en-GB"}
_PAGE = {Language.FRENCH: "page", Language.ENGLISH: "page"}
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_WIDTH = 9_638
"""Twentieths of a point between the margins of an A4 page."""

_SOFT = '<w:color w:val="52606F"/>'
_STYLES = {
    Style.BODY: "",
    Style.LEAD: "Lead",
    Style.SMALL: "Small",
    Style.QUOTE: "Quote",
    Style.WARNING: "Warning",
}

_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_TYPE}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{_TYPE}.numbering+xml"/>'
    f'<Override PartName="/word/settings.xml" ContentType="{_TYPE}.settings+xml"/>'
    f'<Override PartName="/word/footer1.xml" ContentType="{_TYPE}.footer+xml"/>'
    '<Override PartName="/docProps/core.xml"'
    ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/></Relationships>'
)
_DOCUMENT_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="rId2" Type="{_OFFICE}/numbering" Target="numbering.xml"/>'
    f'<Relationship Id="rId3" Type="{_OFFICE}/settings" Target="settings.xml"/>'
    f'<Relationship Id="rId4" Type="{_OFFICE}/footer" Target="footer1.xml"/></Relationships>'
)
_NUMBERING = (
    f'<w:numbering xmlns:w="{_MAIN}"><w:abstractNum w:abstractNumId="0">'
    '<w:multiLevelType w:val="hybridMultilevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
    '<w:numFmt w:val="bullet"/><w:lvlText w:val="•"/><w:lvlJc w:val="left"/><w:pPr>'
    '<w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def write_docx(document: Document) -> bytes:
    """The document."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _RELATIONS,
        "docProps/core.xml": _core(document),
        "word/document.xml": _body(document),
        "word/_rels/document.xml.rels": _DOCUMENT_RELATIONS,
        "word/styles.xml": _styles(_LANGUAGES[document.languages[0]]),
        "word/numbering.xml": _NUMBERING,
        "word/settings.xml": (
            f'<w:settings xmlns:w="{_MAIN}"><w:defaultTabStop w:val="720"/><w:compat>'
            '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
            ' w:val="15"/></w:compat></w:settings>'
        ),
        "word/footer1.xml": _footer(document),
    }
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _TIME), _DECLARATION + content, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


# The text.


def _body(document: Document) -> str:
    lead = document.languages[0]
    parts = [_paragraph((Span(document.title, lead),), "Title")]
    if document.subtitle:
        parts.append(_paragraph((Span(document.subtitle, lead),), "Subtitle"))
    parts += [part for block in document.blocks for part in _block(block)]
    section = (
        f'<w:sectPr><w:footerReference xmlns:r="{_OFFICE}" w:type="default" r:id="rId4"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1134" w:header="567" w:footer="567"'
        ' w:gutter="0"/></w:sectPr>'
    )
    return f'<w:document xmlns:w="{_MAIN}"><w:body>{"".join(parts)}{section}</w:body></w:document>'


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading(spans, level):
            yield _paragraph(spans, f"Heading{level}")
        case Paragraph(spans, style):
            yield _paragraph(spans, _STYLES[style])
        case Listing(items):
            yield from (_paragraph(spans, "ListBullet") for spans in items)
        case Table(headings, rows, widths):
            yield _table(headings, rows, widths)
            yield _paragraph((), "Small")  # Word wants a paragraph between two tables, and at the end.


def _paragraph(spans: Spans, style: str) -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(map(_run, spans))}</w:p>"


def _run(span: Span) -> str:
    properties = "<w:b/>" if span.is_bold else ""
    properties += _SOFT if span.is_soft else ""
    if span.language is not None:
        properties += f'<w:lang w:val="{_LANGUAGES[span.language]}"/>'
    lines = "<w:br/>".join(
        f'<w:t xml:space="preserve">{_escaped(line)}</w:t>' if line else "" for line in span.text.split("\n")
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{lines}</w:r>"


def _table(headings: tuple[Spans, ...], rows: tuple[tuple[Spans, ...], ...], widths: tuple[int, ...]) -> str:
    columns = [_WIDTH * width // sum(widths) for width in widths]
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    properties = (
        f'<w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{_WIDTH}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1"/></w:tblPr>'
    )
    head = _row(headings, columns, "TableHead", "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>")
    body = "".join(_row(row, columns, "TableText", "<w:trPr><w:cantSplit/></w:trPr>") for row in rows)
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{head}{body}</w:tbl>"


def _row(cells: tuple[Spans, ...], columns: list[int], style: str, properties: str) -> str:
    made = (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_paragraph(cell, style)}</w:tc>'
        for cell, width in zip(cells, columns, strict=True)
    )
    return f"<w:tr>{properties}{''.join(made)}</w:tr>"


def _footer(document: Document) -> str:
    lead = document.languages[0]

    def number(name: str) -> str:
        return f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'

    title = _run(Span(f"{document.title} – {_PAGE[lead]} ", lead))
    pages = f"{number('PAGE')}{_run(Span(' / '))}{number('NUMPAGES')}"
    return (
        f'<w:ftr xmlns:w="{_MAIN}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{title}{pages}</w:p></w:ftr>'
    )


def _core(document: Document) -> str:
    day = f"{document.day.isoformat()}T00:00:00Z" if document.day else ""
    made = f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}</dcterms:created>' if day else ""
    return (
        f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_escaped(document.title)}</dc:title><dc:creator>{_escaped(document.author)}</dc:creator>"
        f"<dc:language>{_LANGUAGES[document.languages[0]]}</dc:language>{made}</cp:coreProperties>"
    )


# How it looks.


def _styles(language: str) -> str:
    font = '<w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{font}<w:color w:val="1B2430"/><w:sz w:val="22"/>'
        f'<w:lang w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="100" w:line="264" w:lineRule="auto"/></w:pPr>'
        "</w:pPrDefault></w:docDefaults>"
    )
    small = '<w:spacing w:after="40"/>'
    rule = '<w:pBdr><w:left w:val="single" w:sz="12" w:space="8" w:color="0E5A94"/></w:pBdr>'
    styles = (
        _style("Normal", "Normal", is_default=True),
        _style("Title", "Title", '<w:spacing w:after="60"/>', '<w:b/><w:sz w:val="48"/>'),
        _style("Subtitle", "Subtitle", '<w:spacing w:after="280"/>', f'{_SOFT}<w:sz w:val="26"/>'),
        _heading(1, 420, 30),
        _heading(2, 280, 25),
        _heading(3, 180, 22),
        _style("ListBullet", "List Bullet",
               '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>'),
        _style("Quote", "Quote", f'{rule}<w:spacing w:after="140"/><w:ind w:left="300"/>', "<w:i/>"),
        _style("Lead", "Lead", '<w:keepNext/><w:spacing w:before="140" w:after="40"/>', "<w:b/>"),
        _style("Small", "Small", "", f'{_SOFT}<w:sz w:val="20"/>'),
        _style("Warning", "Warning", "", '<w:b/><w:color w:val="AB1F33"/>'),
        _style("TableHead", "Table Head", f"<w:keepNext/>{small}", '<w:b/><w:sz w:val="20"/>'),
        _style("TableText", "Table Text", small, '<w:sz w:val="20"/>'),
        _style("Footer", "footer", "", f'{_SOFT}<w:sz w:val="18"/>'),
    )  # fmt: skip
    border = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="C7C9C9"/>'
        for side in ("top", "bottom", "insideH")
    )
    table = (
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>'
        f"<w:tblBorders>{border}</w:tblBorders></w:tblPr></w:style>"
    )
    return f'<w:styles xmlns:w="{_MAIN}">{defaults}{"".join(styles)}{table}</w:styles>'


def _heading(level: int, before: int, size: int) -> str:
    spacing = f'<w:spacing w:before="{before}" w:after="80"/><w:outlineLvl w:val="{level - 1}"/>'
    paragraph = f"<w:keepNext/><w:keepLines/>{spacing}"
    return _style(
        f"Heading{level}",
        f"heading {level}",
        paragraph,
        f'<w:b/><w:color w:val="0E5A94"/><w:sz w:val="{size}"/>',
    )


def _style(ident: str, name: str, paragraph: str = "", run: str = "", *, is_default: bool = False) -> str:
    default = ' w:default="1"' if is_default else ""
    based = "" if is_default else '<w:basedOn w:val="Normal"/>'
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{ident}"><w:name w:val="{name}"/>{based}'
        f"<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _escaped(text: str) -> str:
    return escape(_UNSEEN.sub("", text))
