"""Bad files of every format as large as they may be: whatever could keep a reader busy, or fill the memory.

Must know nothing of readers beyond the sizes that they take. Honest large files stand among them under
«honest», to show that no bound is in their way.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from functools import partial

from tests.benchmarks.honest import HONEST
from tests.exchange import packages_made as office
from tests.hostile_files import Case

_TABLE = 99_000_000
_LINES = 49_000_000
_MARKDOWN = 29_000_000
_TBX = 119_000_000
_MULTITERM = 249_000_000


def _filled(head: bytes, unit: bytes, size: int, tail: bytes = b"") -> bytes:
    """A file of this size: head, the same unit again and again, tail."""
    return head + unit * ((size - len(head) - len(tail)) // len(unit)) + tail


def _numbered(head: bytes, unit: str, count: int, tail: bytes = b"", largest: int = 1 << 40) -> bytes:
    """As `_filled`, but with the number of each unit wherever «#» stands in it."""
    made = bytearray(head)
    for number in range(count):
        made += unit.replace("#", str(number)).encode()
        if len(made) + len(tail) > largest:
            break
    return bytes(made + tail)


def _of(what: str, file: str, make: Callable[..., bytes], *arguments: object) -> Case:
    return Case(what, file, partial(make, *arguments), added=None)


def _mixed(size: int) -> bytes:
    """Lines of which every second isn't in the encoding of the others."""
    return _filled(b"fr,en\n", "élu,été\n".encode() + "élu,été\n".encode("cp1252"), size)


def _noise(size: int) -> bytes:
    return random.Random(1).randbytes(size)


def _high(size: int) -> bytes:
    """Lines of letters above ASCII in no order, in one of Windows' encodings or another."""
    made = bytes(random.Random(2).choices([*range(0xA0, 0x100), 10, 44], k=1 << 20))
    return _filled(b"fr,en\n", made, size)


_CELLS = "".join(f"<c t='str'><v>mot {n} #</v></c>" for n in range(16))


def _xlsx(rows: str, count: int, strings: str | None = None) -> bytes:
    head = "<row><c t='str'><v>fr</v></c><c t='str'><v>en</v></c></row>"
    made = _numbered(head.encode(), rows, count)
    return office.xlsx(("a", office.sheet(made.decode())), strings=strings)


def _wide_xlsx(columns: int, count: int) -> bytes:
    heads = "".join(f"<c t='str'><v>{h}</v></c>" for h in ("fr", "en", *(f"x{n}" for n in range(2, columns))))
    cells = "".join(f"<c t='str'><v>mot {n} #</v></c>" for n in range(columns))
    made = _numbered(f"<row>{heads}</row>".encode(), f"<row>{cells}</row>", count)
    return office.xlsx(("a", office.sheet(made.decode())))


def _strings(count: int, text: str) -> bytes:
    strings = _numbered(b"<sst>", f"<si><t>{text}</t></si>", count, b"</sst>").decode()
    return office.xlsx(("a", office.sheet_of([["fr", "en"], ["mairie", "town hall"]])), strings=strings)


def _ods(inside: str, count: int) -> bytes:
    head = office.ods_table("a", ["fr", "en"])[: -len("</table:table>")]
    return office.ods(head + _numbered(b"", inside, count).decode() + "</table:table>")


def _odt(inside: str, count: int) -> bytes:
    head = office.ods_table("a", ["fr", "en"])[: -len("</table:table>")]
    return office.odt(head + _numbered(b"", inside, count).decode() + "</table:table>")


def _docx(inside: str, count: int) -> bytes:
    head = office.word_table(["fr", "en"])[: -len("</w:tbl>")]
    return office.docx(head + _numbered(b"", inside, count).decode() + "</w:tbl>")


def _row(cell: str, columns: int) -> str:
    return "<table:table-row>" + cell * columns + "</table:table-row>"


def _word(text: str, columns: int) -> str:
    return "<w:tr>" + f"<w:tc><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>" * columns + "</w:tr>"


def _markdown(columns: int, row: str, count: int) -> bytes:
    heads = ["fr", "en", *(f"x{n}" for n in range(2, columns))]
    head = f"| {' | '.join(heads)} |\n|{'---|' * columns}\n"
    return _numbered(head.encode(), row, count, largest=_MARKDOWN)


_TBX_HEAD = b'<tbx xml:lang="en"><text><body>'
_MTF_HEAD = b"<mtf>"
_YAML = b"passerelle: glossary\nid: x\nname: {fr: a}\nconcepts:\n"
_JSON = b'{"passerelle": "glossary", "id": "x", "name": {"fr": "a"}, "concepts": [\n'
_UTX = b"#UTX 1.11; fr/en\n#src\ttgt\tsrc:pos\n"
_FR = '<langSec xml:lang="fr"><termSec><term>mot #</term></termSec></langSec>'
_EN = '<langSec xml:lang="en"><termSec><term>word #</term></termSec></langSec>'
_MT_FR = '<languageGrp><language lang="FR"/><termGrp><term>mot #</term></termGrp></languageGrp>'
_MT_EN = '<languageGrp><language lang="EN"/><termGrp><term>word #</term></termGrp></languageGrp>'
_FIELD = "<descripGrp><descrip type='#'>x #</descrip></descripGrp>"
_TRANSAC = "<transacGrp><transac type='origination'>a</transac><date>2020-01-01</date></transacGrp>"


_TAILS = {_TBX_HEAD: b"</body></text></tbx>", _MTF_HEAD: b"</mtf>"}


def _closed(head: bytes, unit: bytes, size: int) -> bytes:
    """As `_filled`, with all elements of its head closed."""
    return _filled(head, unit, size, _TAILS[head])


def _entries(head: bytes, tag: str, inside: bytes, size: int) -> bytes:
    """Entries with all this inside."""
    return _closed(head, b"<%s>" % tag.encode() + inside + b"</%s>" % tag.encode(), size)


def _many(unit: str, count: int) -> bytes:
    return _numbered(b"", unit, count)


_TABLES = (
    _of("a million rows of one cell", "a.csv", _filled, b"fr,en\n", b"mairie de la ville\n", 18_000_000),
    _of("a million rows too wide", "a.csv", _filled, b"fr,en\n", b"a,b,c,d\n", 8_300_000),
    _of("a million rows of nothing but a", "a.csv", _filled, b"fr,en\n", b"a,b\n", 4_190_000),
    _of("a million rows of short words", "a.csv", _numbered, b"fr,en\n", "m#,w#\n", 1_000_000),
    _of("a million rows of junk, nine columns", "a.csv", _numbered, b"fr,en,a,b,c,d,e,f,g\n",
        "m#,w#,a#,b#,c#,d#,e#,f#,g#\n", 1_000_000, b"", _TABLE),
    _of("a million rows with a control character", "a.csv", _filled, b"fr,en\n", b"a\x01,b\n", 5_200_000),
    _of("nothing but commas", "a.csv", _filled, b"fr,en\n", b"," * 150 + b"\n", _TABLE),
    _of("rows of 200 columns", "a.csv", _filled, b"fr,en" + b",x" * 198 + b"\n", b"a,b" + b",c" * 198 + b"\n",
        _TABLE),
    _of("rows of 10,000 columns below usual ones", "a.csv", _filled, b"fr,en\n" * 400, b"a," * 10_000 + b"\n",
        _TABLE),
    _of("nothing but line ends", "a.csv", _filled, b"fr,en\n", b"\n", _TABLE),
    _of("nothing but quotation marks", "a.csv", _filled, b"fr,en\n", b'"', _TABLE),
    _of("quotation marks in lines", "a.csv", _filled, b"fr,en\n", b'"a""b"",c\n', _TABLE),
    _of("a stray quotation mark in each row", "a.csv", _filled, b"fr,en\n", b'"a"b,c\n', 7_000_000),
    _of("a quotation mark that is never closed", "a.csv", _filled, b'fr,en\n"', b"mot,word\n", _TABLE),
    _of("quoted cells of lines", "a.csv", _filled, b"fr,en\n", b'"' + b"\n" * 90_000 + b'",b\n', _TABLE),
    _of("cells of a hundred terms", "a.csv", _filled, b"fr,en\n", b"a|" * 99 + b"," + b"b|" * 50 + b"\n",
        _TABLE),
    _of("cells of a hundred other terms", "a.csv", _numbered, b"fr,en\n",
        "m#|" * 50 + "," + "w#|" * 49 + "\n",
        1_000_000, b"", _TABLE),
    _of("cells of 200 KB", "a.csv", _filled, b"fr,en\n", b"a" * 200_000 + b",b\n", _TABLE),
    _of("cells of 90 KB", "a.csv", _filled, b"fr,en,note\n", b"a,b," + b"c" * 90_000 + b"\n", _TABLE),
    _of("one line", "a.csv", _filled, b"fr,en,", b"a,", _TABLE),
    _of("lines of 4 MB", "a.csv", _filled, b"fr,en\n", b"a," * 1_990_000 + b"\n", _TABLE),
    _of("every second line in another encoding", "a.csv", _mixed, 30_000_000),
    _of("every second line in another encoding, more", "a.csv", _mixed, _TABLE),
    _of("letters of no language", "a.csv", _high, _TABLE),
    _of("noise", "a.csv", _noise, _TABLE),
    _of("one entry again and again by its id", "a.csv", _numbered, b"id,fr,en\n", "a,m#,w#\n", 1_000_000),
    _of("a row for each language, all of one id", "a.csv", _numbered, b"id,lang,term,note\n",
        "a,fr,m#,n#\n", 1_000_000),
    _of("values that aren't understood", "a.csv", _numbered, b"fr,en,gender,checked\n", "m#,w#,x#,y#\n",
        900_000),
    _of("tabs and quotation marks", "a.tsv", _filled, b"fr\ten\n", b'"a"\t"b" c\n', _TABLE),
)  # fmt: skip

_IN_LINES = (
    _of("200 columns", "a.md", _markdown, 200, "| a# " * 200 + "|\n", 1_000_000),
    _of("200 empty columns", "a.md", _markdown, 200, "|" * 201 + "\n", 1_000_000),
    _of("many rows", "a.md", _markdown, 2, "| m# | w# |\n", 149_000),
    _of("many rows of ten columns", "a.md", _markdown, 10, "| m# | w# |" + " x# |" * 8 + "\n", 149_000),
    _of("rows too wide", "a.md", _markdown, 2, "| m# | w# | a | b |\n", 149_000),
    _of("nothing but marks", "a.md", _markdown, 2, "| " + "*a_" * 800 + " | w# |\n", 149_000),
    _of("unclosed brackets", "a.md", _markdown, 2, "| " + "[a](" * 400 + " | w# |\n", 149_000),
    _of("text of lines", "a.md", _filled, b"", b"a\n", _MARKDOWN),
    _of("headings", "a.md", _filled, b"", b"# a *b* c\n", _MARKDOWN),
    _of("tables", "a.md", _filled, b"", b"| fr | en |\n|---|---|\n| a | b |\n\n", _MARKDOWN),
    _of("delimiters", "a.md", _filled, b"", b"|-|" * 100 + b"\n", _MARKDOWN),
    _of("pairs", "a.utf8", _numbered, b"# fr\ten\n", "m#\tw#\n", 249_000),
    _of("one cell in a line", "a.utf8", _numbered, b"# fr\ten\n", "m#\n", 249_000),
    _of("lines of 150 cells", "a.utf8", _numbered, b"# fr\ten\n", "m#\tw#\t" + "x#\t" * 148 + "\n", 13_000),
    _of("nothing but line ends", "a.utf8", _filled, b"# fr\ten\n", b"\n", _LINES),
    _of("one id, in a file like ours", "a.utf8", _numbered, b"# Passerelle\tfr\ten\tcomment\n",
        "m#\tw#\tnote # [id: a]\n", 249_000),
    _of("long comments", "a.utf8", _numbered, b"# fr\ten\n", "m#\tw#\t" + "x" * 180 + "\n", 240_000),
    _of("rows", "a.utx", _numbered, _UTX, "m#\tw#\tnoun\n", 219_000),
    _of("rows of one cell", "a.utx", _numbered, _UTX, "m#\n", 219_000),
    _of("rows of one id", "a.utx", _numbered, b"#UTX 1.11; fr/en\n#src\ttgt\tconcept ID\n", "m#\tw#\ta\n",
        219_000),
    _of("rows of fifteen columns", "a.utx", _numbered,
        b"#UTX 1.11; fr/en\n#src\ttgt" + b"".join(b"\tx%d" % n for n in range(13)) + b"\n",
        "m#\tw#" + "\ty#" * 13 + "\n", 219_000, b"", _LINES),
    _of("values that aren't understood", "a.utx", _numbered,
        b"#UTX 1.11; fr/en\n#src\ttgt\tsrc:gender\ttgt:number\tchecked\n", "m#\tw#\tx#\ty#\tz#\n", 219_000),
    _of("comments", "a.utx", _filled, _UTX, b"#\n", _LINES),
)  # fmt: skip

_OFFICE = (
    _of("22 columns x 100,000 rows", "a.xlsx", _wide_xlsx, 22, 100_000),
    _of("16 columns x 99,000 rows", "a.xlsx", _wide_xlsx, 16, 99_000),
    _of("rows of one cell", "a.xlsx", _xlsx, "<row><c t='str'><v>mot #</v></c></row>", 250_100),
    _of("empty elements", "a.xlsx", _xlsx, "<x/>" * 100, 60_000),
    _of("empty cells", "a.xlsx", _xlsx, "<row>" + "<c/>" * 99 + "</row>", 51_000),
    _of("cells without a value", "a.xlsx", _xlsx, "<row>" + "<c><f>A#</f></c>" * 20 + "</row>", 120_000),
    _of("cells with errors", "a.xlsx", _xlsx, "<row>" + "<c t='e'><v>#N</v></c>" * 20 + "</row>", 120_000),
    _of("dates", "a.xlsx", _xlsx, "<row>" + "<c s='0'><v>4#.5</v></c>" * 20 + "</row>", 120_000),
    _of("shared texts of 100 MB", "a.xlsx", _strings, 1_000_000, "mot # " + "x" * 85),
    _of("shared texts without end", "a.xlsx", _strings, 1_700_000, "m#"),
    _of("shared texts of parts", "a.xlsx", _strings, 25_000, "</t><t>" * 200),
    _of("hundred terms in a cell", "a.xlsx", _xlsx,
        f"<row><c t='str'><v>{'m#|' * 50}</v></c><c t='str'><v>{'w#|' * 49}</v></c></row>", 60_000),
    _of("empty elements", "a.ods", _ods, "<table:table-row/>" * 100, 60_000),
    _of("empty cells", "a.ods", _ods, _row("<table:table-cell/>", 99), 39_000),
    _of("cells with an attribute", "a.ods", _ods, _row("<table:table-cell table:a='#'/>", 99), 39_000),
    _of("empty paragraphs", "a.ods", _ods,
        _row("<table:table-cell>" + "<text:p/>" * 99 + "</table:table-cell>", 1),
        39_000),
    _of("spans", "a.ods", _ods, _row("<table:table-cell>" + "<text:s/>" * 99 + "</table:table-cell>", 1),
        39_000),
    _of("cells of letters", "a.ods", _ods, _row("<table:table-cell><text:p>m#</text:p></table:table-cell>",
        16),
        99_000),
    _of("formulas without a value", "a.ods", _ods, _row("<table:table-cell table:formula='x'/>", 99), 39_000),
    _of("rows repeated", "a.ods", _ods,
        "<table:table-row table:number-rows-repeated='9999'><table:table-cell>"
        "<text:p>m#</text:p></table:table-cell></table:table-row>", 240_000),
    _of("columns repeated", "a.ods", _ods, "<table:table-row><table:table-cell "
        "table:number-columns-repeated='200'><text:p>m#</text:p></table:table-cell></table:table-row>",
        8_100),
    _of("tables", "a.ods", lambda: office.ods(office.ods_table("a", ["fr", "en"], ["a", "b"]) * 400_000)),
    _of("empty paragraphs", "a.odt", _odt,
        _row("<table:table-cell>" + "<text:p/>" * 99 + "</table:table-cell>", 1),
        39_000),
    _of("cells of letters", "a.odt", _odt, _row("<table:table-cell><text:p>m#</text:p></table:table-cell>",
        16),
        99_000),
    _of("cells of letters", "a.docx", _docx, _word("m#", 7), 105_000),
    _of("cells of letters, wide", "a.docx", _docx, _word("m#", 60), 14_000),
    _of("empty elements", "a.docx", _docx, "<w:x/>" * 100, 39_000),
    _of("empty paragraphs", "a.docx", _docx, "<w:tr><w:tc>" + "<w:p/>" * 98 + "</w:tc></w:tr>", 39_000),
    _of("tables in tables", "a.docx",
        lambda: office.docx("<w:tbl><w:tr><w:tc>" * 90 + "</w:tc></w:tr></w:tbl>" * 90)),
    _of("tables", "a.docx", lambda: office.docx(office.word_table(["fr", "en"], ["a", "b"]) * 200_000)),
)  # fmt: skip

_TERMBASES = (
    _of("entries of one word each", "a.tbx", _numbered, _TBX_HEAD, f"<conceptEntry>{_FR}{_EN}</conceptEntry>",
        1_100_000, b"</body></text></tbx>", _TBX),
    _of("entries of one word each, cut short", "a.tbx", _numbered, _TBX_HEAD,
        f"<conceptEntry>{_FR}{_EN}</conceptEntry>", 1_100_000, b"", _TBX),
    _of("one entry again and again", "a.tbx", _entries, _TBX_HEAD, "conceptEntry", (_FR + _EN).encode(),
        _TBX),
    _of("entries of one letter", "a.tbx", _numbered, _TBX_HEAD,
        "<conceptEntry><langSec xml:lang='fr'><term>#</term></langSec></conceptEntry>", 1_100_000,
        b"</body></text></tbx>", _TBX),
    _of("empty entries", "a.tbx", _closed, _TBX_HEAD, b"<conceptEntry/>", _TBX),
    _of("empty elements", "a.tbx", _closed, _TBX_HEAD, b"<a/>", _TBX),
    _of("entries of notes", "a.tbx", _entries, _TBX_HEAD, "conceptEntry",
        _FR.encode() + _many("<note>n #</note>", 5000), _TBX),
    _of("entries of long notes", "a.tbx", _entries, _TBX_HEAD, "conceptEntry",
        _FR.encode() + _many("<note>n #" + "x" * 150 + "</note>", 5000), _TBX),
    _of("entries of forty notes", "a.tbx", _entries, _TBX_HEAD, "conceptEntry",
        _FR.encode() + _many("<note>n #</note>", 40), _TBX),
    _of("entries of sixty subjects", "a.tbx", _entries, _TBX_HEAD, "conceptEntry",
        (_FR + _EN).encode() + _many("<subjectField>s #</subjectField>", 60), _TBX),
    _of("entries of subjects", "a.tbx", _entries, _TBX_HEAD, "conceptEntry",
        _FR.encode() + _many("<subjectField>s #</subjectField>", 5000), _TBX),
    _of("entries of long definitions", "a.tbx", _entries, _TBX_HEAD, "conceptEntry",
        _FR.encode() + _many("<descrip type='definition' xml:lang='fr'>s #" + "x" * 300 + "</descrip>", 60),
        _TBX),
    _of("entries of a hundred terms", "a.tbx", _numbered, _TBX_HEAD,
        "<conceptEntry><langSec xml:lang='fr'>" + "".join(f"<term>a{n} #</term>" for n in range(99))
        + "</langSec></conceptEntry>", 1_000_000, b"</body></text></tbx>", _TBX),
    _of("entries of other languages", "a.tbx", _numbered, _TBX_HEAD,
        "<conceptEntry><langSec xml:lang='de'><termSec><term>#</term></termSec></langSec></conceptEntry>",
        1_100_000, b"</body></text></tbx>", _TBX),
    _of("entries of dates", "a.tbx", _entries, _TBX_HEAD, "conceptEntry", (_FR + _EN).encode()
        + b"<transacGrp><transac>origination</transac><date>2020-01-01</date></transacGrp>" * 8, _TBX),
    _of("spaces between tags", "a.tbx", _closed, _TBX_HEAD, b"\n", _TBX),
    _of("comments", "a.tbx", _closed, _TBX_HEAD, b"<!---->", _TBX),
    _of("instructions", "a.tbx", _closed, _TBX_HEAD, b"<?a?>", _TBX),
    _of("references to characters", "a.tbx", _filled, _TBX_HEAD + b"<conceptEntry><note>", b"&#97;", _TBX),
    _of("attributes", "a.tbx", _entries, _TBX_HEAD, "conceptEntry",
        (b"<a " + b" ".join(b"a%d='1'" % n for n in range(40)) + b"/>") * 300, _TBX),
    _of("entries of one word each", "a.xml", _numbered, _MTF_HEAD,
        f"<conceptGrp>{_MT_FR}{_MT_EN}</conceptGrp>",
        1_100_000, b"</mtf>", _MULTITERM),
    _of("empty entries", "a.xml", _closed, _MTF_HEAD, b"<conceptGrp/>", _MULTITERM),
    _of("empty elements", "a.xml", _closed, _MTF_HEAD, b"<a/>", _MULTITERM),
    _of("entries of empty elements", "a.xml", _entries, _MTF_HEAD, "conceptGrp", b"<a/>" * 5000, _MULTITERM),
    _of("entries of records", "a.xml", _entries, _MTF_HEAD, "conceptGrp", _TRANSAC.encode() * 1900,
        _MULTITERM),
    _of("entries of fields", "a.xml", _entries, _MTF_HEAD, "conceptGrp", _MT_FR.encode() + _many(_FIELD,
        2900),
        _MULTITERM),
    _of("entries of forty fields", "a.xml", _entries, _MTF_HEAD, "conceptGrp",
        _MT_FR.encode() + _many(_FIELD, 40),
        _MULTITERM),
    _of("entries of other languages", "a.xml", _entries, _MTF_HEAD, "conceptGrp",
        _MT_FR.replace("FR", "DE").encode() * 1900, _MULTITERM),
    _of("one entry again and again", "a.xml", _entries, _MTF_HEAD, "conceptGrp", (_MT_FR + _MT_EN).encode(),
        _MULTITERM),
    _of("text in the frame", "a.xml", _closed, _MTF_HEAD, b"x<!---->", _MULTITERM),
)  # fmt: skip

_OWN = (
    _of("concepts of one letter", "a.yaml", _numbered, _YAML, "- {id: c#, fr: m, en: w}\n", 200_500),
    _of("concepts that are wrong", "a.yaml", _filled, _YAML, b"- {x: a}\n", _LINES),
    _of("concepts of nothing", "a.yaml", _filled, _YAML, b"-\n", _LINES),
    _of("a huge text", "a.yaml", _filled, _YAML + b"- id: a\n  fr: ", b"mot ", _LINES),
    _of("a huge text in quotation marks", "a.yaml", _filled, _YAML + b'- id: a\n  fr: "', b"\\n", _LINES),
    _of("a huge block", "a.yaml", _filled, _YAML + b"- id: a\n  fr: a\n  note: |\n", b"   a\n", _LINES),
    _of("texts of 200 KB", "a.yaml", _numbered, _YAML, "- {id: c#, fr: m, note: " + "x" * 200_000 + "}\n",
        240),
    _of("tiny anchors", "a.yaml", _filled, _YAML + b"- id: a\n  fr: a\n  note:\n", b"  - &a 1\n", _LINES),
    _of("anchors before the glossary", "a.yaml", _numbered, b"", "a#: &a# 1\n", 3_000_000, b"", _LINES),
    _of("merge keys", "a.yaml", _filled, _YAML, b"- {<<: a}\n", _LINES),
    _of("keys of another file", "a.yaml", _numbered, b"", "k#: v\n", 3_000_000, b"", _LINES),
    _of("lists of lists", "a.yaml", _filled, b"a: ", b"[", _LINES),
    _of("lists in a list", "a.yaml", _filled, b"a: [", b"[],", _LINES),
    _of("keys in keys", "a.yaml", _filled, _YAML, b"- - - - - -\n", _LINES),
    _of("comments", "a.yaml", _filled, b"", b"#\n", _LINES),
    _of("line ends", "a.yaml", _filled, b"passerelle: glossary\n", b"\n", _LINES),
    _of("documents", "a.yaml", _filled, _YAML, b"---\n", _LINES),
    _of("question marks", "a.yaml", _filled, b"", b"? ", _LINES),
    _of("huge numbers", "a.yaml", _filled, _YAML + b"- id: a\n  fr: ", b"9", _LINES),
    _of("concepts of thousands of terms", "a.yaml", _filled, _YAML,
        b"- id: a\n  fr: [" + b"a," * 4900 + b"a]\n",
        _LINES),
    _of("concepts of thousands of other terms", "a.yaml", _numbered, _YAML,
        "- id: c#\n  fr: [" + "a#," * 4900 + "a]\n", 3000, b"", _LINES),
    _of("concepts of one letter", "a.json", _numbered, _JSON, '{"id": "c#", "fr": "m", "en": "w"},\n',
        200_500),
    _of("concepts that are wrong", "a.json", _filled, _JSON, b"{},", _LINES),
    _of("huge numbers", "a.json", _filled, _JSON, b"9", _LINES),
    _of("many huge numbers", "a.json", _filled, _JSON, b"9" * 1_000_000 + b",", _LINES),
    _of("numbers", "a.json", _filled, _JSON + b"[", b"9,", _LINES),
    _of("lists of lists", "a.json", _filled, _JSON, b"[", _LINES),
    _of("lists", "a.json", _filled, _JSON, b"[],", _LINES),
    _of("a huge text", "a.json", _filled, _JSON + b'"', b"mot ", _LINES),
    _of("texts of 900 KB", "a.json", _numbered, _JSON,
        '{"id": "c#", "fr": "m", "note": "' + "x" * 900_000 + '"},\n',
        52),
    _of("escapes", "a.json", _filled, _JSON + b'"', b"\\u0041", _LINES),
    _of("spaces", "a.json", _filled, _JSON, b" ", _LINES),
    _of("keys of another file", "a.json", _numbered, b'{"passerelle": "glossary",', '"k#": 1,', 3_000_000,
        b"",
        _LINES),
    _of("concepts of thousands of other terms", "a.json", _numbered, _JSON,
        '{"id": "c#", "fr": [' + '"a#",' * 4900 + '"a"]},\n', 3000, b"", _LINES),
)  # fmt: skip

FLOODS: tuple[Case, ...] = (*HONEST, *_TABLES, *_IN_LINES, *_OFFICE, *_TERMBASES, *_OWN)
