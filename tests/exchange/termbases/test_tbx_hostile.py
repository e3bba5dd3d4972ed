"""Bad TBX files are refused in a sentence, soon, wherever they are bad."""

from __future__ import annotations

import io
import time
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.exchange.termbases import tbx_reading, tbx_writer

_TERM = b'<langSec xml:lang="fr"><termSec><term>a</term></termSec></langSec>'


def good_file() -> bytes:
    """A small file of ours with an entity, an accent and a note."""
    term = Term("élu & <b>", Language.FRENCH, region="FR", context=" c\n")
    concept = Concept("a", (term, Term("b", Language.ENGLISH)), note="n", checked=True)
    stream = io.BytesIO()
    tbx_writer.write(Glossary("g", Bilingual("G"), concepts=(concept,)), stream)
    return stream.getvalue()


GOOD = good_file()


def read_or_refuse(content: bytes) -> bool:
    """Whether the file is read; any exception but a FormatError fails the test."""
    with suppress(FormatError):
        return bool(tbx_reading.read(content, "a.tbx").glossary.id)
    return False


def test_a_file_cut_off_anywhere_is_refused() -> None:
    assert read_or_refuse(GOOD)
    for end in range(len(GOOD.rstrip())):
        assert not read_or_refuse(GOOD[:end])


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_mutated_file_is_read_or_refused(data: st.DataObject) -> None:
    content = bytearray(GOOD)
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content) - 1))
        length = data.draw(st.integers(0, 40))
        content[at : at + length] = data.draw(
            st.binary(max_size=4)
            | st.sampled_from([b"&x;", b"]]>", b"<term/>", b"</note>", b"<langSec>", b"type", b"\xc2\x86"])
            | st.integers(0, len(GOOD)).map(lambda start: GOOD[start : start + 60])
        )  # fmt: skip
    read_or_refuse(bytes(content))


def entry(inside: bytes) -> bytes:
    return b"<conceptEntry>" + inside + b"</conceptEntry>"


@pytest.mark.parametrize(
    "unit",
    [
        b"<a/>",
        entry(b""),
        entry(b"<a/>" * 5000),
        entry(b"<a>x</a>" * 5000),
        entry(b"".join(b"<a>%d</a>" % n for n in range(5000))),
        entry(b"".join(b"<subjectField>%d%s</subjectField>" % (n, b"x" * 300) for n in range(5000))),
        entry(b"<descripGrp>" * 50 + b"</descripGrp>" * 50),
        entry(_TERM * 1200),
        entry(_TERM),
    ],
)
def test_a_flood_of_elements_that_say_nothing_ends_soon(unit: bytes) -> None:
    content = b'<tbx xml:lang="en"><text><body>' + unit * (25_000_000 // len(unit))
    start = time.process_time()
    assert not read_or_refuse(content)
    assert time.process_time() - start < 10
