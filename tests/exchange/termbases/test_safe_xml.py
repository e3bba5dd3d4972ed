"""XML from anywhere is read safely: in its encoding, with lines, within bounds, and without entities."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.exchange.termbases.safe_xml import (
    MAX_ATTRIBUTES,
    MAX_DEPTH,
    MAX_PIECE,
    MAX_TEXT,
    Document,
    Element,
    is_frame,
    pieces,
    root_of,
    text_of,
)


def read(content: bytes) -> tuple[Document, list[Element]]:
    document = Document(content, "a.xml", frozenset({"frame"}))
    return document, [piece for piece in pieces(document) if not is_frame(piece, document)]


def test_elements_stand_in_the_frame_with_lines_and_content() -> None:
    document, found = read(b'<a x="1">\n<p:b y="2">t<i>u</i>v</p:b>\nstray<frame>\n<c/></frame></a>')
    assert document.root is not None
    assert (document.root.name, document.root.attributes) == ("a", {"x": "1"})
    assert [(piece.name, piece.line, text_of(piece)) for piece in found] == [
        ("b", 2, "tuv"),
        ("", 3, "\nstray"),
        ("c", 4, ""),
    ]
    assert (found[0].attributes, found[0].size, [child.name for child in found[0]]) == ({"y": "2"}, 2, ["i"])


@pytest.mark.parametrize(
    ("declared", "codec", "known_as"),
    [
        ("UTF-8", "utf-8", "utf-8"),
        ("UTF-8", "utf-8-sig", "utf-8-sig"),
        ("UTF-16", "utf-16", "utf-16"),
        ("UTF-16", "utf-16-le", "utf-16-le"),
        ("UTF-16", "utf-16-be", "utf-16-be"),
        ("ISO-8859-1", "latin-1", "iso8859-1"),
        ("ISO-8859-1", "utf-8-sig", "utf-8-sig"),
        ("windows-1252", "cp1252", "cp1252"),
        ("ISO-8859-15", "iso8859-15", "iso8859-15"),
        ("UTF-16", "utf-8", "utf-8"),
    ],
)
def test_the_encoding_is_the_one_that_the_file_declares(declared: str, codec: str, known_as: str) -> None:
    content = f'<?xml version="1.0" encoding="{declared}"?><a><b>élu</b></a>'.encode(codec)
    document, found = read(content)
    assert (document.encoding, text_of(found[0])) == (known_as, "élu")


def test_windows_quotation_marks_in_a_file_that_says_latin_1_are_understood() -> None:
    document, found = read('<?xml version="1.0" encoding="ISO-8859-1"?><a><b>l’élu</b></a>'.encode("cp1252"))
    assert (document.encoding, text_of(found[0])) == ("cp1252", "l’élu")


def test_an_external_doctype_is_neither_loaded_nor_in_the_way() -> None:
    document, found = read(b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a><b>x&eacute;y</b></a>')
    assert (document.doctype, text_of(found[0])) == ("a file:///etc/passwd", "xéy")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "line 1: it declares an entity"),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>', "declares an entity"),
        (b'<!DOCTYPE a [<!ENTITY % x SYSTEM "http://x/">%x;]><a/>', "declares an entity"),
        (b'<!DOCTYPE a SYSTEM "x" [%y;]><a><b>&z;</b></a>', "“z”"),
        (b'<!DOCTYPE a SYSTEM "x.dtd"><a>\n<b>&who;</b></a>', "line 2: nothing says what the entity “who”"),
        (b"<a>\n<b>&who;</b></a>", "line 2: nothing says what the entity “who”"),
        (b"<a>\n<b></a>", "line 2: a tag that ends"),
        (b"<a>\n<b>", "line 2: the file breaks off"),
        (b"<a>\n<b c=></b></a>", "line 2: this isn’t well-formed"),
        (b"<a/><b/>", "isn’t well-formed"),
        (b"<a>\n<b>\x01</b></a>", r"line 2: .*U\+0001"),
        ("<a>\n<b>é</b></a>".encode("cp1252"), "line 2: this isn’t UTF-8"),
        (b'<?xml version="1.0" encoding="nonesuch"?><a/>', "encoding isn’t one"),
        (b'<?xml version="1.0" encoding="rot13"?><a/>', "encoding isn’t one"),
        ("<a/>".encode("utf-32"), "encoding isn’t one|isn’t XML"),
        (b"", "empty"),
        (b"PK\x03\x04zip", "zipped"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        (b"fr;en", "isn’t XML"),
        (b"<!DOCTYPE html><html>", "web page"),
    ],
)
def test_what_is_refused_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(FormatError, match=rf"(?s)^a\.xml.*{said}"):
        read(content)


@pytest.mark.parametrize(
    "made",
    [
        lambda: b"<a>" * 2_000_000,
        lambda: b"<a>" + b"<b>" * (MAX_DEPTH + 1) + b"</b>" * (MAX_DEPTH + 1) + b"</a>",
        lambda: b"<a><b>" + b"<c/>" * (MAX_PIECE + 1) + b"</b></a>",
        lambda: b"<a><b>" + b"x" * (MAX_TEXT + 1) + b"</b></a>",
        lambda: b"<a>" + b"x" * (MAX_TEXT + 1) + b"</a>",
        lambda: b"<a><b>" + b"x<!-- -->" * 2_100_000 + b"</b></a>",
        lambda: b"<a><b " + b" ".join(b"a%d='1'" % n for n in range(MAX_ATTRIBUTES + 1)) + b"/></a>",
        lambda: b"<a><b c='" + b"x" * 20_000_000 + b"'/></a>",
        lambda: b"<a><!--" + b"x" * 20_000_000 + b"--></a>",
        lambda: b"<a>" + b"".join(b"<b%d/>" % n for n in range(100_000)) + b"</a>",
        lambda: (
            b"<!DOCTYPE a [<!ATTLIST b " + b" ".join(b"a%d CDATA 'x'" % n for n in range(60_000)) + b">]><a/>"
        ),
    ],
)
def test_what_exceeds_a_bound_is_refused_soon(made: Callable[[], bytes]) -> None:
    content = made()
    start = time.process_time()
    with pytest.raises(FormatError, match=r"a\.xml, line 1"):
        read(content)
    assert time.process_time() - start < 10


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_large_file_that_is_cut_short_is_refused_before_it_is_read(codec: str) -> None:
    head = '<?xml version="1.0" encoding="windows-1252"?>' if codec == "cp1252" else ""
    whole = f"{head}<x:a xmlns:x='y'>\n" + "<b>é</b>\n" * 120_000 + "</x:a>"
    cut = Document(whole[:-7].encode(codec), "a.xml", frozenset())
    with pytest.raises(FormatError, match=r"^a\.xml, line 12000[12]: the file breaks off"):
        next(pieces(cut))
    assert next(pieces(Document(whole.encode(codec), "a.xml", frozenset()))).name == "a"


def test_what_keeps_the_bounds_is_read() -> None:
    deep = b"<b>" * MAX_DEPTH + b"</b>" * MAX_DEPTH
    wide = b"<c>" + b"<d/>" * (MAX_PIECE - 1) + b"</c>"
    long = b"<e>" + b"x" * (MAX_TEXT - 1) + b"</e>"
    assert [piece.size for piece in read(b"<a>" + deep + wide + long + b"</a>")[1]] == [
        MAX_DEPTH,
        MAX_PIECE,
        1,
    ]


def test_the_root_is_known_without_reading_on() -> None:
    assert root_of(b"<a b='c'><d>", "a.xml").attributes == {"b": "c"}


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60) | st.text("<>/a \"'=&;![]-?%x", max_size=60).map(str.encode))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    for start in (b"", b"<?xml version='1.0'?><a>", b"<!DOCTYPE a SYSTEM 'b' ["):
        with suppress(FormatError):
            assert read(start + content)[0].root is not None
