"""What isn't MultiTerm XML is refused in a sentence, whatever its bytes are, and soon."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.exchange.termbases.multiterm_reading import is_multiterm, read

GOOD = (
    '<?xml version="1.0"?><mtf><conceptGrp><concept>1</concept><descripGrp><descrip type="Note">a &amp; '
    '<xref Tlink="x:y">é</xref></descrip></descripGrp><languageGrp><language lang="FR" type="French"/>'
    "<termGrp><term>élu</term></termGrp></languageGrp></conceptGrp></mtf>"
).encode()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'<martif type="TBX"><text/></martif>', "import it as TBX"),
        (b'<tbx xmlns="urn:iso:std:iso:30042:ed-2"/>', "import it as TBX"),
        (b'<tmx version="1.4"/>', "translation memory"),
        (b'<xliff version="1.2"/>', "XLIFF"),
        (b'<rss version="2.0"/>', "news feed"),
        (b"<Workbook/>", "“Workbook”.*export"),
        (b"<!DOCTYPE html><html></html>", "web page"),
        (b"fr,en\nmaire,mayor\n", "isn’t XML"),
        (b"PK\x03\x04", "zipped"),
        (b"", "empty"),
        (b"<mtf></mtf>", "no entry"),
        (b"<mtf><conceptGrp></mtf>", "line 1"),
        (b"<mtf><conceptGrp>", "breaks off"),
    ],
)
def test_another_file_is_told_what_it_seems_to_be(content: bytes, said: str) -> None:
    with pytest.raises(FormatError, match=rf"(?s)^a\.xml.*{said}"):
        read(content, "a.xml")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (GOOD, True),
        (b"\xef\xbb\xbf <mtf>", True),
        ("<?xml version='1.0' encoding='UTF-16' ?><mtf>".encode("utf-16"), True),
        ("<mtf/>".encode("utf-16-be"), True),
        (b"<!-- a > b --><?x y?><!DOCTYPE mtf><mtf a='b'>", True),
        (b"<Schema name='MTF'><mtf>", True),
        (b"<x:mtf xmlns:x='y'>", True),
        (b"<mtfx>", False),
        (b"<tbx><mtf>", False),
        (b"<!-- <mtf> --><tbx>", False),
        (b"mtf", False),
        (b"", False),
        (b"<?" * 4000, False),
        (b"<?a?>" * 1600 + b"<b>", False),
    ],
)
def test_the_beginning_tells_whether_it_is_multiterm(content: bytes, expected: bool) -> None:
    start = time.process_time()
    assert is_multiterm(content) is expected
    assert time.process_time() - start < 1


def test_a_file_cut_off_anywhere_is_refused() -> None:
    for end in range(len(GOOD) - 1):
        with pytest.raises(FormatError, match=r"cut\.xml"):
            read(GOOD[:end], "cut.xml")


@pytest.mark.parametrize(
    "inside",
    [
        b'<descripGrp><descrip type="Note">a</descrip>' * 100 + b"</descripGrp>" * 100,
        b"<descripGrp><descrip type='Note'>ab</descrip></descripGrp>" * 9000,
        b"".join(
            b"<descripGrp><descrip type='Definition %d'>a</descrip></descripGrp>" % n for n in range(9000)
        ),
        b"".join(b"<descripGrp><descrip type='Context'>%d</descrip></descripGrp>" % n for n in range(9000)),
        b"".join(
            b"<languageGrp><language lang='FR'/><descripGrp><descrip type='Definition'>%d</descrip>"
            b"</descripGrp></languageGrp>" % n
            for n in range(4900)
        ),
        b"<descripGrp><descrip type='Note'>a%sb\nc</descrip></descripGrp>" % (b" " * 190_000),
        b"<x%s>" % (b"y" * 3_000_000),
        b"<term>" + b"a" * 3_000_000 + b"</term>",
    ],
)
def test_an_entry_made_to_overwhelm_ends_soon(inside: bytes) -> None:
    start = time.process_time()
    content = b"<mtf><conceptGrp><concept>1</concept>" + inside + b"</conceptGrp></mtf>"
    try:
        reading = read(content, "big.xml")
    except FormatError as error:
        assert "big.xml" in str(error)  # noqa: PT017 - reading is as good as refusing
    else:
        assert reading.left_out == 1
    assert time.process_time() - start < 5


def test_no_entity_is_expanded() -> None:
    bomb = b'<!DOCTYPE mtf [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>' + GOOD[GOOD.index(b"<mtf>") :]
    with pytest.raises(FormatError, match="entity"):
        read(bomb, "a.xml")


def answers(content: bytes) -> None:
    """Read the bytes: a glossary in order, or a sentence."""
    try:
        reading = read(content, "any.xml")
    except FormatError as error:
        assert "any.xml" in str(error)  # noqa: PT017 - reading is as good as refusing
        return
    found = reading.glossary.concepts
    assert reading.read == len(found) == len({concept.id for concept in found}) == len(reading.lines)
    assert all(concept.terms and all(t.text.strip() for t in concept.terms) for concept in found)


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200), st.sampled_from([b"", b"<mtf>", b"\xff\xfe<\0m\0t\0f\0>\0", b"<?xml"]))
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes, head: bytes) -> None:
    answers(head + content)
    is_multiterm(head + content)


PUT = [
    b"<term>x</term>", b"<descrip>", b"<languageGrp/>", b"<conceptGrp/>", b"<?passerelle multiterm?>",
    b"&#1;", b"\xc2\x85", b"&nbsp;", b"<![CDATA[a]]>", b"</mtf>", b'lang="EN"', b" ",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.integers(0, len(GOOD) - 1), st.integers(0, 12), st.binary(max_size=6) | st.sampled_from(PUT))
def test_a_file_damaged_anywhere_is_read_or_refused_in_a_sentence(at: int, cut: int, put: bytes) -> None:
    answers(GOOD[:at] + put + GOOD[at + cut :])
