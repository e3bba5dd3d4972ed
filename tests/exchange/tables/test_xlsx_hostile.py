"""No workbook does harm: each hostile one is read within bounds or refused in a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.exchange.tables import office_rows, office_xml, xlsx_glossary
from tests.exchange.packages_made import (
    BILLION_LAUGHS,
    cell,
    docx,
    encrypted,
    sheet,
    sheet_of,
    titled,
    xlsx,
    xlsx_parts,
    zipped,
)

WORDS = [["fr", "en"], ["mairie", "town hall"]]
BOMB = "unpacks to more than any glossary needs"
DAMAGED = "is damaged or cut short"
GOOD = sheet_of(WORDS)


def refused(content: bytes) -> str:
    with pytest.raises(FormatError) as caught:
        xlsx_glossary.read(content, "mots.xlsx")
    assert str(caught.value).startswith("mots.xlsx")
    return str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        xlsx(("a", GOOD), strings=f"{BILLION_LAUGHS}<sst><si><t>&a9;</t></si></sst>"),
        xlsx(("a", sheet("<row><c t='str'><v>&a9;</v></c></row>", before=BILLION_LAUGHS))),
        xlsx(("a", GOOD), properties=BILLION_LAUGHS + titled("&a9;")),
        xlsx(("a", f'<!DOCTYPE worksheet SYSTEM "file:///etc/passwd">{GOOD}')),
    ],
)
def test_entities_and_document_types_are_refused(content: bytes) -> None:
    assert "declares XML entities" in refused(content)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty"),
        (b"fr,en\n", "no office file"),
        (docx(""), "this is a Word document"),
        (zipped({"a": "b"}), "this is a zipped file"),
        (encrypted(xlsx(("a", GOOD))), "protected by a password"),
        (xlsx(("a", GOOD[:-3])), DAMAGED),
        (xlsx(("a", b"\xff\xfe\x00")), DAMAGED),
        (xlsx(("a", b"<?xml version='1.0' encoding='punycode'?><a/>")), DAMAGED),
        (xlsx(("a", sheet("<row><c t='s'><v>5</v></c></row>"))), DAMAGED),
        (xlsx(("a", GOOD), strings="<sst><si>"), DAMAGED),
        (xlsx(("a", "<a>" * 1000 + "</a>" * 999)), DAMAGED),
        (xlsx(("a", "<a>" * 100_000)), BOMB),
        (xlsx(("a", "<a " + "x" * 3_000_000 + "='1'/>")), BOMB),
        (xlsx(("a", sheet("".join(f"<n{n}/>" for n in range(20_000))))), BOMB),
        (xlsx(("a", b" " * 12_000_000)), BOMB),
        (xlsx(("a", sheet_of([]))), "no table in it"),
        (xlsx(("a", sheet_of([["fr", "en"]]))), "no entry below the headings"),
        (xlsx(("a", GOOD), hidden=["a"]), "it is hidden"),
        (xlsx(*((f"s{n}", sheet_of([["x"]])) for n in range(600))), BOMB),
        (zipped({n: p for n, p in xlsx_parts([("a", GOOD)]).items() if "sheet1" not in n}), DAMAGED),
        (zipped({n: p for n, p in xlsx_parts([("a", GOOD)]).items() if n != "xl/workbook.xml"}), DAMAGED),
    ],
)  # fmt: skip
def test_what_is_no_workbook_of_terms_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    assert said in refused(content)


def test_ten_thousand_columns_are_too_many() -> None:
    row = "<row>" + "<c t='str'><v>x</v></c>" * 10_000 + "</row>"
    assert "more than 200 columns" in refused(xlsx(("a", sheet(row * 2))))


def test_a_cell_far_to_the_right_leaves_out_its_row_alone() -> None:
    rows = GOOD.replace(
        "</sheetData>", f"<row r='3'>{cell('A3', 'eau')}{cell('XFD3', 'b')}</row></sheetData>"
    )
    reading = xlsx_glossary.read(xlsx(("a", rows)), "a.xlsx")
    assert (reading.read, [p.where for p in reading.problems]) == (1, ["sheet “a”, row 3"])


def test_a_dimension_that_lies_and_rows_without_anything_change_nothing() -> None:
    rows = "".join(f"<row r='{n}' spans='1:16384'><c r='XFD{n}' s='1'/></row>" for n in range(3, 20_000))
    part = GOOD.replace("<sheetData>", '<dimension ref="A1:XFD1048576"/><sheetData>')
    part = part.replace("</sheetData>", f"{rows}<row r='1048576'>{cell('A1048576', 'eau')}</row></sheetData>")
    reading = xlsx_glossary.read(xlsx(("a", part)), "a.xlsx")
    assert reading.lines == {"mairie": 2, "eau": 1_048_576}


@pytest.mark.parametrize("number", ["0", "-1", "1e9", "99999999999", "2", "x", "٣"])
def test_numbers_of_rows_that_lie_are_counted_anew(number: str) -> None:
    rows = GOOD.replace("</sheetData>", f"<row r='{number}'>{cell('', 'eau')}</row></sheetData>")
    assert xlsx_glossary.read(xlsx(("a", rows)), "a.xlsx").lines == {"mairie": 2, "eau": 3}


def test_bounds_hold_for_all_sheets_together(monkeypatch: pytest.MonkeyPatch) -> None:
    content = xlsx(("a", GOOD), ("b", GOOD))
    monkeypatch.setattr(office_rows, "MAX_FILLED_ROWS", 3)
    assert "more than 3 rows: divide the file" in refused(content)
    monkeypatch.setattr(office_rows, "MAX_FILLED_ROWS", 4)
    assert xlsx_glossary.read(content, "a.xlsx").read == 1
    monkeypatch.setattr(office_rows, "MAX_TEXT", 30)
    assert "too much text for a glossary" in refused(content)
    monkeypatch.undo()
    monkeypatch.setattr(office_xml, "MAX_ELEMENTS", 10)
    assert BOMB in refused(content)


def test_one_long_text_in_every_cell_is_too_much() -> None:
    strings = f"<sst><si><t>{'long ' * 19_000}</t></si></sst>"
    rows = "".join(
        f"<row>{cell('', f'mot {n}')}{cell('', 'word')}<c t='s'><v>0</v></c></row>" for n in range(2_000)
    )
    head = f"<row>{cell('', 'fr')}{cell('', 'en')}{cell('', 'x')}</row>"
    assert "too much text for a glossary" in refused(xlsx(("a", sheet(head + rows)), strings=strings))


def test_cells_joined_over_everything_stay_bounded() -> None:
    joined = "".join(f"<mergeCell ref='{chr(65 + n)}2:{chr(65 + n)}1048576'/>" for n in range(26))
    rows = WORDS + [["", f"word {n}"] for n in range(300)]
    part = sheet_of(rows).replace("</sheetData>", f"</sheetData><mergeCells>{joined}</mergeCells>")
    reading = xlsx_glossary.read(xlsx(("a", part)), "a.xlsx")
    assert reading.read == 301
    assert {c.terms[0].text for c in reading.glossary.concepts} == {"mairie"}


SMALL = xlsx(
    ("a", GOOD),
    strings="<sst><si><t>x</t></si></sst>",
    properties=titled("t"),
    styles="<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>",
)
PARTS = xlsx_parts(
    [("a", sheet("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c></row>"
                 "<row r='2'><c r='A2' t='str'><v>mairie</v></c><c r='B2' s='1'><v>45000</v></c></row>",
                 "<mergeCells><mergeCell ref='A2:A3'/></mergeCells>"))],
    "<sst><si><t>fr</t></si><si><t>en</t></si></sst>",
    "<styleSheet><cellXfs><xf numFmtId='1'/><xf numFmtId='14'/></cellXfs></styleSheet>",
    (),
    titled("t"),
)  # fmt: skip


def test_a_workbook_cut_anywhere_is_refused() -> None:
    for end in range(0, len(SMALL), 3):
        refused(SMALL[:end])


def _read_or_refused(content: bytes) -> None:
    try:
        reading = xlsx_glossary.read(content, "any.xlsx")
    except FormatError as error:
        assert "any.xlsx" in str(error)  # noqa: PT017 - reading is as good as refusing
        return
    found = reading.glossary.concepts
    assert reading.read == len(found) == len({concept.id for concept in found}) == len(reading.lines)
    assert all(concept.terms for concept in found)


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_change_of_the_package_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(SMALL)
    for _change in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    _read_or_refused(bytes(content))


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_any_change_inside_a_part_is_read_or_refused(data: st.DataObject) -> None:
    parts = dict(PARTS)
    name = data.draw(st.sampled_from(sorted(parts)))
    part = parts[name]
    text = part if isinstance(part, str) else part.decode()
    at, end = sorted(data.draw(st.integers(0, len(text))) for _side in range(2))
    piece = data.draw(
        st.sampled_from(
            ["", "0", "-1", "9" * 400, "1e999", "nan", "٣", "'", "<v>", "&#1;", "_x0000_", "ZZZ9"]
        )
        | st.text(max_size=6)
    )
    end = min(end, at + data.draw(st.integers(0, 12)))
    parts[name] = (text[:at] + piece + text[end:]).encode("utf-8", "surrogatepass")
    _read_or_refused(zipped(parts))
