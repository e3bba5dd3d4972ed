"""Bad files of every format, small ones: what people send by mistake, and what others make on purpose.

Each comes with what is to be said of it. `tests/cli/test_hostile_files.py` holds the program to that, and
`tests/benchmarks/hostile.py` measures them beside the floods of `tests/benchmarks/floods.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from tests.exchange import packages_made as office
from tests.exchange.packages_made import BILLION_LAUGHS


class Case(NamedTuple):
    """A bad file: what it is, its name, its bytes when they are asked for, and a pattern of what is said.

    `added` counts the rows that are good all the same; None where any number would do.
    """

    what: str
    file: str
    made: Callable[[], bytes]
    says: str = ""
    added: int | None = 0


def _of(what: str, file: str, content: bytes | str, says: str, added: int = 0) -> Case:
    made = content.encode() if isinstance(content, str) else content
    return Case(what, file, lambda: made, says, added)


PNG = b"\x89PNG\r\n\x1a\n" + bytes(64)
WORDS = [["fr", "en"], ["péniche", "barge"]]
XLSX = office.xlsx(("mots", office.sheet_of(WORDS)))
ODS = office.ods(office.ods_table("mots", *WORDS))
ODT = office.odt(office.ods_table("mots", *WORDS))
DOCX = office.docx(office.word_table(*WORDS))
YAML = "passerelle: glossary\nid: x\nname: {fr: a}\nconcepts:\n"
JSON = '{"passerelle": "glossary",\n"id": "x",\n"name": {"fr": "a"},\n"concepts": [\n'
MD = "| fr | en |\n|---|---|\n"
UTX = "#UTX 1.11; fr/en\n#src\ttgt\tsrc:pos\n"
OMEGAT = "# fr\ten\n"
TBX = '<tbx xml:lang="en"><text><body>\n'
MTF = "<mtf>\n"
ENTITY = '<!DOCTYPE x [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
GOOD = "péniche"

_IS_XML = "it declares an entity"
_DECLARES = "it declares XML entities"
_NO_TEXT = "an invisible control character"
_BOMB = "it unpacks to more than any glossary needs"
_DAMAGED = "the file is damaged or cut short"


def _entry(inside: str = "") -> str:
    """An entry of TBX with a good term in it."""
    return (
        f'<conceptEntry><langSec xml:lang="fr"><termSec><term>{GOOD}</term></termSec></langSec>{inside}'
        "</conceptEntry>"
    )


def _tbx(*entries: str, before: str = "") -> str:
    return before + TBX + "\n".join(entries) + "\n</body></text></tbx>"


def _group(inside: str = "") -> str:
    """An entry of MultiTerm with a good term in it."""
    return (
        '<conceptGrp><concept>1</concept><languageGrp><language lang="FR"/><termGrp>'
        f"<term>{GOOD}</term></termGrp></languageGrp>{inside}</conceptGrp>"
    )


def _mtf(*entries: str, before: str = "") -> str:
    return before + MTF + "\n".join(entries) + "\n</mtf>"


def _wide(count: int) -> list[str]:
    return ["fr", "en", *(f"x{n}" for n in range(2, count))]


_TEXT_FILES = ("a.csv", "a.tsv", "a.txt", "a.md", "a.utf8", "a.utx", "a.yaml", "a.json")
_XML_FILES = ("a.tbx", "a.martif", "a.xml")
_PACKAGES = ("a.xlsx", "a.ods", "a.docx", "a.odt")

_OTHER_KINDS = (
    *(_of("an empty file", file, b"", rf"^{file}: the file is empty")
      for file in (*_TEXT_FILES, *_XML_FILES, *_PACKAGES)),
    *(_of("a picture", file, PNG, rf"^{file}: this is a picture, whatever its name says")
      for file in (*_TEXT_FILES, *_XML_FILES, *_PACKAGES)),
    _of("a renamed workbook", "a.csv", XLSX, "", 1),
    *(_of("a workbook of another program", file, office.zipped({"a": "b"}),
        rf"^{file}: this is .*zipped file")
      for file in (*_TEXT_FILES, *_XML_FILES, *_PACKAGES)),
    *(_of("a web page", file, "<!DOCTYPE html><html></html>", rf"^{file}: this is a web page")
      for file in (*_TEXT_FILES, *_XML_FILES)),
    *(_of("half a package", file, content[: len(content) // 2], rf"^{file}: {_DAMAGED}")
      for file, content in (("a.xlsx", XLSX), ("a.ods", ODS), ("a.docx", DOCX), ("a.odt", ODT))),
    *(_of("a locked package", file, office.encrypted(content),
        rf"^{file}: the file is protected by a password")
      for file, content in (("a.xlsx", XLSX), ("a.ods", ODS), ("a.docx", DOCX), ("a.odt", ODT))),
)  # fmt: skip

_ENCODINGS = (
    _of("lines in two encodings", "a.csv",
        "fr,en\nélu,été\nété,summer\n".encode() + "pêche,é\n".encode("cp1252"),
        r"line 4: this line isn’t UTF-8 like the others and was read as cp1252: check its accents", 3),
    _of("UTF-16 without its mark", "a.csv", "fr,en\npéniche,barge\n".encode("utf-16-le"), "", 1),
    _of("a mark that lies", "a.csv", b"\xff\xfefr,en\npeniche,barge\n\n",
        "the file says it is UTF-16 but isn’t|no French or English column|only one column"),
    *(_of("a NUL byte", file, f"{head}a\0{GOOD}\n", rf"^{file}, line {line}: there is (a NUL|{_NO_TEXT})")
      for file, head, line in (("a.csv", "fr,en\n", 2), ("a.tsv", "fr\ten\n", 2), ("a.md", MD, 3),
                               ("a.utf8", OMEGAT, 2), ("a.utx", UTX, 3), ("a.yaml", YAML, 5), ("a.json",
                               JSON, 5))),
    *(_of("accents that aren’t UTF-8", file, (head + "été").encode("cp1252"),
          rf"^{file}, line {line}: this isn’t UTF-8: save the file again as UTF-8")
      for file, head, line in (("a.yaml", YAML, 5), ("a.json", JSON, 5), ("a.tbx", TBX, 2), ("a.xml", MTF,
      2))),
    _of("half a character", "a.csv", b"fr,en\npeniche,barge\nm\xed\xa0\x80t,w\n",
        r"^Columns read as: [^\n]*\n$", 2),
    _of("half a character", "a.json", JSON + '{"id": "a", "fr": "m\\ud800"}]}',
        rf"line 5: there is {_NO_TEXT} \(U\+D800"),
    _of("half a character", "a.yaml", YAML + '- {id: a, fr: "m\\ud800"}\n', "line 5: "),
    _of("half a character", "a.tbx", _tbx(_entry(), "<conceptEntry><note>&#xD800;</note></conceptEntry>"),
        r"^a\.tbx, line 3: this isn’t well-formed XML"),
    _of("half a character", "a.xml", _mtf(_group(), "<conceptGrp>&#xD800;</conceptGrp>"),
        r"^a\.xml, line 3: this isn’t well-formed XML"),
    _of("half a character", "a.xlsx",
        office.xlsx(("m", office.sheet_of([*WORDS, ["_xD800_", "x"]]))),
        rf"sheet “m”, row 3: there is {_NO_TEXT} \(U\+D800", 1),
)  # fmt: skip

_CHARACTERS = (
    *(_of("a control character in a row", file, head + good + bad + "\n",
        rf"{place}: there is {_NO_TEXT} \(U\+0007\)", 1)
      for file, head, good, bad, place in (
          ("a.csv", "fr,en\n", "péniche,barge\n", "m\x07,w", "row 3"),
          ("a.tsv", "fr\ten\n", "péniche\tbarge\n", "m\x07\tw", "row 3"),
          ("a.md", MD, "| péniche | barge |\n", "| m\x07 | w |", "line 4"),
          ("a.utf8", OMEGAT, "péniche\tbarge\n", "m\x07\tw", "line 3"),
          ("a.utx", UTX, "péniche\tbarge\tnoun\n", "m\x07\tw\tnoun", "line 4"))),
    *(_of("a control character", file, f"{head}m\x07",
        rf"^{file}, line {line}: there is {_NO_TEXT} \(U\+0007\)")
      for file, head, line in (("a.yaml", YAML, 5), ("a.json", JSON, 5), ("a.tbx", TBX, 2), ("a.xml", MTF,
      2))),
    _of("a control character in a row", "a.xlsx", office.xlsx(("m", office.sheet_of([*WORDS, ["_x0007_",
        "x"]]))),
        rf"sheet “m”, row 3: there is {_NO_TEXT}", 1),
    *(_of("a sign that turns the line around", file, head + bad, "", 1)
      for file, head, bad in (
          ("a.csv", "fr,en\n", "p\u202e\u2066éniche\u2069,barge\n"), ("a.md", MD,
          "| p\u202eéniche | barge |\n"),
          ("a.utf8", OMEGAT, "p\u202eéniche\tbarge\n"), ("a.utx", UTX, "p\u202eéniche\tbarge\tnoun\n"),
          ("a.yaml", YAML, "- {id: a, fr: p\u202eéniche}\n"), ("a.json", JSON,
          '{"id": "a", "fr": "p\u202e"}]}'))),
    _of("a cell that is a formula", "a.csv", "fr,en\n=HYPERLINK(x),@barge\n+péniche,-barge\n", "", 2),
    _of("formulas without a value", "a.xlsx",
        office.xlsx(("m", office.sheet("<row><c t='str'><v>fr</v></c><c t='str'><v>en</v></c></row>"
                                       "<row><c t='str'><v>péniche</v></c><c><f>A1</f></c></row>"))),
        "sheet “m”, row 2, column B: the formula here has no value yet", 1),
)  # fmt: skip

_SHAPES = (
    _of("rows of other widths", "a.csv", "fr,en\npéniche,barge\nquai\na,b,c,d\n",
        r"row 3: 1 cell where 2 are needed[^\n]*\n[^\n]*row 4: more cells \(4\) than headings \(2\)", 1),
    _of("a quotation mark that is never closed", "a.csv",
        'fr,en\npéniche,barge\n"mairie,town hall\nquai,quay\n',
        r"^a\.csv, line 3: the quotation mark that opens here isn’t closed"),
    _of("a quotation mark that is never closed", "a.yaml", YAML + '- id: "a\n',
        "line 5: the quotation mark that opens"),
    _of("a text that is never closed", "a.json", JSON + '{"id": "a', "line 5: this isn’t well-formed JSON"),
    *(_of("10,000 columns", file, sign.join(_wide(10_000)) + "\n" + sign.join(["m"] * 10_000),
          rf"^{file}: there are 10000 columns, at most 200 are read") for file, sign in (("a.csv", ","),
          ("a.tsv", "\t"))),
    _of("10,000 columns", "a.md", f"|{'|'.join(_wide(10_000))}|\n{'|-' * 10_000}|\n",
        r"^a\.md: there are 10000 columns"),
    _of("10,000 columns", "a.utx", "#UTX 1.11; fr/en\n#src\ttgt\t" + "x\t" * 9_997 + "y\nm\tw\n",
        r"^a\.utx: there are 9?\d+ columns, at most 200"),
    _of("10,000 columns", "a.utf8", OMEGAT + "péniche\tbarge" + "\tx" * 9_998, "", 1),
    _of("10,000 columns", "a.xlsx", office.xlsx(("m", office.sheet(
        "".join("<row>" + "".join(f"<c t='str'><v>{text}</v></c>" for text in row) + "</row>"
                for row in (_wide(10_000), ["m"] * 10_000))))), "sheet “m”: there are more than 200 columns"),
    _of("10,000 columns", "a.ods", office.ods(office.ods_table("m", _wide(10_000), ["m"] * 10_000)),
        "sheet “m”: there are more than 200 columns"),
    _of("10,000 columns", "a.odt", office.odt(office.ods_table("m", _wide(10_000), ["m"] * 10_000)),
        "table 1: there are more than 200 columns"),
    _of("10,000 columns", "a.docx", office.docx(office.word_table(_wide(10_000), ["m"] * 10_000)),
        "table 1: there are more than 200 columns"),
    _of("10,000 keys", "a.yaml",
        YAML + "- {id: a, fr: b, " + ", ".join(f"x{n}: y" for n in range(10_000)) + "}\n",
        "line 5: this entry is too long"),
    _of("10,000 keys", "a.json",
        JSON + '{"id": "a", ' + ", ".join(f'"x{n}": 1' for n in range(10_000)) + "}]}",
        "line 5: this entry is too long"),
    _of("10,000 attributes", "a.tbx", TBX + "<a " + " ".join(f"a{n}='1'" for n in range(10_000)) + "/>",
        r"^a\.tbx, line 2: there are more elements or names"),
    _of("10,000 fields in an entry", "a.xml",
        _mtf(_group("<descripGrp><descrip type='x'>a</descrip></descripGrp>" * 10_000)),
        r"^a\.xml, line 2: there are more elements or names"),
)  # fmt: skip

_LONG = "x" * 200_001
_SIZES = (
    *(_of("a cell of 200 KB", file, head + good + bad + "\n", f"{place}: {said}", 1)
      for file, head, good, bad, place, said in (
          ("a.csv", "fr,en\n", "péniche,barge\n", f"{_LONG},w", "row 3",
          "a cell has more than 100000 characters"),
          ("a.tsv", "fr\ten\n", "péniche\tbarge\n", f"{_LONG}\tw", "row 3",
          "a cell has more than 100000 characters"),
          ("a.md", MD, "| péniche | barge |\n", f"| {_LONG} | w |", "line 4", "a cell has more than 100000"),
          ("a.utf8", OMEGAT, "péniche\tbarge\n", f"{_LONG}\tw", "line 3", "a cell has more than 100000"),
          ("a.utx", UTX, "péniche\tbarge\tnoun\n", f"{_LONG}\tw\tnoun", "line 4",
          "a cell has more than 100000"))),
    *(_of("a cell of 200 KB", file, content, rf"{place}, row 3: a cell has more than 100000 characters", 1)
      for file, content, place in (
          ("a.xlsx", office.xlsx(("m", office.sheet_of([*WORDS, [_LONG, "w"]]))), "sheet “m”"),
          ("a.ods", office.ods(office.ods_table("m", *WORDS, [_LONG, "w"])), "sheet “m”"),
          ("a.odt", office.odt(office.ods_table("m", *WORDS, [_LONG, "w"])), "table 1"),
          ("a.docx", office.docx(office.word_table(*WORDS, [_LONG, "w"])), "table 1"))),
    _of("a text of 200 KB", "a.tbx", _tbx(_entry(), f"<conceptEntry><note>{_LONG}</note></conceptEntry>"),
        r"^a\.tbx, line 3: a text or tag is longer than any"),
    _of("a text of 200 KB", "a.xml", _mtf(_group(), f"<conceptGrp><x>{_LONG}</x></conceptGrp>"),
        r"^a\.xml, line 3: a text or tag is longer than any"),
    _of("a text of 200 KB", "a.yaml", YAML + f"- {{id: a, fr: {_LONG}}}\n",
        "line 5: this is too long for a term: at most 2000 characters"),
    _of("a text of 200 KB", "a.json", JSON + f'{{"id": "a", "fr": "{_LONG}"}}]}}',
        "line 5: this is too long for a term: at most 2000 characters"),
    _of("a text of 2 MB", "a.yaml", YAML + f"- {{id: a, fr: b, note: {_LONG * 10}}}\n",
        "line 5: this entry is too long: divide it"),
    _of("a text of 2 MB", "a.json", JSON + f'{{"id": "a", "fr": "b", "note": "{_LONG * 10}"}}]}}',
        "line 5: this entry is too long: divide it"),
    _of("a huge number", "a.json", JSON + '{"id": "a", "fr": "b", "note": ' + "9" * 1_000_000 + "}]}", "", 1),
    _of("a huge number", "a.yaml", YAML + "- {id: a, fr: b, checked: " + "9" * 100_000 + "}\n",
        "line 5: “checked” must be true or false"),
    _of("a huge number", "a.xlsx",
        office.xlsx(("m", office.sheet_of(WORDS).replace("</sheetData>",
            f"<row r='{'9' * 400}'><c t='str'><v>quai</v></c><c><v>{'9' * 400}</v></c></row></sheetData>"))),
            "", 2),
    _of("cells repeated without end", "a.ods", office.ods(office.ods_table("m", *WORDS, [
        "<table:table-cell table:number-columns-repeated='999999999'><text:p>x</text:p>"
        "</table:table-cell>"])),
        "sheet “m”, row 3: more cells", 1),
)  # fmt: skip

_ZIPS = (
    *(_of("a bomb", file, office.zipped({**parts, member: b" " * 15_000_000}), rf"^{file}: {_BOMB}")
      for file, parts, member in (
          ("a.xlsx", office.xlsx_parts([("m", "")]), "xl/worksheets/sheet1.xml"),
          ("a.ods", {"mimetype": office.ODS_TYPE}, "content.xml"),
          ("a.odt", {"mimetype": office.ODT_TYPE}, "content.xml"))),
    _of("a bomb", "a.docx", office.docx(" " * 15_000_000), rf"^a\.docx: {_BOMB}"),
    *(_of("members over one another", file, office.overlapping(500, 1_000_000),
        rf"^{file}: ({_DAMAGED}|{_BOMB})")
      for file in ("a.xlsx", "a.csv")[:1]),
    _of("a name that leads outside", "a.xlsx", office.zipped({
        **office.xlsx_parts([("m", office.sheet_of(WORDS))]), "../../outside.txt": "x",
        "/tmp/outside.txt": "x"}), "", 1),
)  # fmt: skip

_XML = (
    *(_of("a billion laughs", file, content, rf"^{file}: {_DECLARES}")
      for file, content in (
          ("a.xlsx", office.xlsx(("m", office.sheet("<row><c t='str'><v>&a9;</v></c></row>",
          before=BILLION_LAUGHS)))),
          ("a.ods", office.ods(office.ods_table("m", ["&a9;"]), before=BILLION_LAUGHS)),
          ("a.docx",
          office.zipped(
          {"[Content_Types].xml": f'<Types><Override ContentType="{office.WORD_TYPE}"/></Types>',
                                    "_rels/.rels": office.relations([("officeDocument",
                                    "word/document.xml")]),
                                    "word/document.xml": BILLION_LAUGHS + "<a>&a9;</a>"})))),
    _of("a billion laughs", "a.tbx", _tbx(_entry("<note>&a9;</note>"), before=BILLION_LAUGHS),
        rf"^a\.tbx, line 1: {_IS_XML}"),
    _of("a billion laughs", "a.xml", _mtf(_group("&a9;"), before=BILLION_LAUGHS),
        rf"^a\.xml, line 1: {_IS_XML}"),
    _of("an external entity", "a.xlsx", office.xlsx(("m", ENTITY + office.sheet_of(WORDS))),
        rf"^a\.xlsx: {_DECLARES}"),
    _of("an external entity", "a.ods", office.ods(office.ods_table("m", ["&x;"]), before=ENTITY),
        rf"^a\.ods: {_DECLARES}"),
    _of("an external entity", "a.tbx", _tbx(_entry("<note>&x;</note>"), before=ENTITY),
        rf"^a\.tbx, line 1: {_IS_XML}"),
    _of("an external entity", "a.xml", _mtf(_group("&x;"), before=ENTITY), rf"^a\.xml, line 1: {_IS_XML}"),
    _of("an external document type", "a.tbx",
        _tbx(_entry("<note>&x;</note>"), before='<!DOCTYPE tbx SYSTEM "http://127.0.0.1:9/x.dtd">'),
        r"^a\.tbx, line 2: nothing says what the entity “x” stands for"),
    _of("deep nesting", "a.tbx", TBX + "<a>" * 1000, r"^a\.tbx, line 2: there are more elements or names"),
    _of("deep nesting", "a.xml", MTF + "<a>" * 1000, r"^a\.xml, line 2: there are more elements or names"),
    _of("deep nesting", "a.xlsx", office.xlsx(("m", "<a>" * 100_000)), rf"^a\.xlsx: {_BOMB}"),
    _of("deep nesting", "a.ods", office.ods("<table:table>" * 5_000), rf"^a\.ods: ({_BOMB}|{_DAMAGED})"),
    _of("deep nesting", "a.docx", office.docx("<w:tbl><w:tr><w:tc>" * 5_000),
        rf"^a\.docx: ({_BOMB}|{_DAMAGED})"),
    _of("cut short", "a.tbx", (TBX + _entry())[:-20], r"^a\.tbx, line 2: the file breaks off in the middle"),
    _of("cut short", "a.xml", (MTF + _group())[:-20], r"^a\.xml, line 2: the file breaks off in the middle"),
    _of("cut short, and large", "a.tbx", TBX + _entry() + "\n" * 1_100_000,
        "the file breaks off|a text or tag is longer"),
)  # fmt: skip

_OWN = (
    _of("deep nesting", "a.yaml", YAML + "- " + "[" * 10_000, "line 5: lists and keys stand too deep"),
    _of("deep nesting", "a.json", JSON + "[" * 10_000, "line 5: lists and keys stand too deep"),
    _of("a bomb of anchors", "a.yaml", YAML + "- &a [x, x]\n- &b [*a, *a]\n- &c [*b, *b]\n",
        "line 5: an anchor (“&name”) isn’t read".replace("(", r"\(").replace(")", r"\)")),
    _of("an alias", "a.yaml", YAML + "- *a\n", r"line 5: an alias \(“\*name”\) isn’t read"),
    _of("a merge key", "a.yaml", YAML + "- <<: {id: a}\n", r"line 5: merge keys \(“<<”\) aren’t read"),
    _of("an object", "a.yaml", YAML + "- !!python/object/apply:os.system ['touch outside']\n",
        r"line 5: a tag \(“!name”\) isn’t read"),
    _of("another document", "a.yaml", YAML + "- {id: a, fr: b}\n---\na: b\n",
        "line 6: a second document starts here"),
    _of("another file", "a.yaml", "a: 1\n", "this isn’t a Passerelle glossary"),
    _of("another file", "a.json", '{"a": 1}', "this isn’t a Passerelle glossary"),
    _of("not a number", "a.json", JSON + "NaN]}", "line 5: this isn’t well-formed JSON"),
)  # fmt: skip

SMALL: tuple[Case, ...] = (*_OTHER_KINDS, *_ENCODINGS, *_CHARACTERS, *_SHAPES, *_SIZES, *_ZIPS, *_XML, *_OWN)
