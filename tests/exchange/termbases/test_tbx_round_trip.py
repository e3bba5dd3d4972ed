"""What Passerelle writes as TBX is TBX-Basic, and comes back to the last space."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO

import pytest
from hypothesis import given, settings

from interpreter_app.base import paths
from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Equivalence,
    Gender,
    Glossary,
    Language,
    Number,
    PartOfSpeech,
    Term,
)
from interpreter_app.exchange.losses import EVERYTHING
from interpreter_app.exchange.own import reader
from interpreter_app.exchange.termbases import tbx_own, tbx_reading, tbx_writer
from tests.exchange.termbases.tbx_rules import broken_rules
from tests.strategies import AWKWARD, glossaries

FR, EN = Language.FRENCH, Language.ENGLISH
Write = Callable[[Glossary, BinaryIO], None]
EDITIONS = pytest.mark.parametrize(
    ("write", "name"), [(tbx_writer.write, "tbx"), (tbx_writer.write_version_2, "tbx2")]
)


def written(glossary: Glossary, write: Write) -> bytes:
    stream = io.BytesIO()
    write(glossary, stream)
    return stream.getvalue()


def read(content: bytes) -> Glossary:
    return tbx_reading.read(content, "test.tbx").glossary


def one_concept(*terms: Term) -> Glossary:
    return Glossary("town", Bilingual("La ville", "The town"), concepts=(Concept("a", terms),))


def can_be_xml(glossary: Glossary) -> bool:
    """U+FFFE and U+FFFF are no characters of XML."""
    return not any(code in repr(glossary) for code in ("\ufffe", "\uffff", "\\ufffe", "\\uffff"))


@EDITIONS
@settings(max_examples=25, deadline=None)
@given(glossary=glossaries(3).filter(can_be_xml))
def test_any_glossary_is_written_as_tbx_basic_and_comes_back_exactly(
    write: Write, name: str, glossary: Glossary
) -> None:
    content = written(glossary, write)
    reading = tbx_reading.read(content, "test.tbx")
    assert reading.glossary == glossary
    assert (reading.format, reading.encoding, reading.problems) == (name, "utf-8", ())
    assert tbx_writer.HOLDS == EVERYTHING
    assert broken_rules(content) == []


@EDITIONS
def test_the_starter_glossaries_come_back_and_are_tbx_basic(write: Write, name: str) -> None:
    found = sorted(paths.glossaries_dir().glob("*.yaml"), key=lambda path: path.stat().st_size)[:2]
    assert found
    for path in found:
        glossary = reader.read_yaml(path.read_bytes(), path.name).glossary
        content = written(glossary, write)
        assert read(content) == glossary
        assert broken_rules(content) == []


@pytest.mark.parametrize("text", [t for t in AWKWARD if t.strip() and t != "\ufffe"])
def test_an_awkward_text_stays_the_text_it_is(text: str) -> None:
    glossary = one_concept(Term(text, FR, region=text, context=text, pronunciation=text))
    glossary = replace(glossary, version=text, description=Bilingual(text, text))
    concept = replace(glossary.concepts[0], note=text, source=text, definition=Bilingual(text, text))
    glossary = replace(glossary, concepts=(concept,))
    assert read(written(glossary, tbx_writer.write)) == glossary


def test_white_space_survives_a_program_that_lays_out_the_file_anew() -> None:
    """Line ends, tabs and outer spaces are character references: nothing else in the file is."""
    content = written(one_concept(Term(" a\n\tb\r\n ", FR)), tbx_writer.write)
    assert b"<term>&#32;a&#10;&#9;b&#13;&#10;&#32;</term>" in content


@pytest.mark.parametrize("label", [tbx_own.EQUIVALENCE, tbx_own.NOTE, tbx_own.CHECKED, "Transfer note"])
@pytest.mark.parametrize("rest", ["yes", "equivalent", ""])
def test_a_note_that_looks_like_one_of_our_labels_stays_a_note(label: str, rest: str) -> None:
    concept = Concept("a", (Term("a", FR),), note=f"{label}: {rest}")
    glossary = Glossary("town", Bilingual("La ville"), concepts=(concept,))
    assert read(written(glossary, tbx_writer.write)) == glossary


def test_other_programs_find_our_own_fields_as_notes() -> None:
    concept = Concept(
        "a",
        (Term("les conseils", FR, part_of_speech=PartOfSpeech.PROPER_NOUN, number=Number.PLURAL),),
        equivalence=Equivalence.QUASI_EQUIVALENT,
        false_friend=True,
        transfer_note=Bilingual(en="unlike yours"),
        checked=True,
    )
    text = written(Glossary("town", Bilingual("La ville"), concepts=(concept,)), tbx_writer.write).decode()
    for note in (
        "<note>Equivalence: quasi-equivalent</note>",
        "<note>False friend: yes</note>",
        "<note>Checked: yes</note>",
        '<note xml:lang="en">Transfer note: unlike yours</note>',
        "<note>Number: plural</note>",
        "<note>Part of speech: proper noun</note>",
    ):
        assert note in text
    assert '<termNote type="partOfSpeech">noun</termNote>' in text


def test_labels_of_a_file_that_we_did_not_write_are_only_text() -> None:
    content = written(one_concept(Term("élu·e", FR, gender=Gender.COMMON)), tbx_writer.write)
    alien = content.replace(tbx_own.MARK.encode(), b"by hand").replace(
        b"<langSec ", b"<note>Checked: yes</note><langSec ", 1
    )
    concept = read(alien).concepts[0]
    assert not concept.checked
    assert concept.note.splitlines() == ["Checked: yes", "grammaticalGender: other (élu·e)"]
    assert read(content).concepts[0].terms[0].gender is Gender.COMMON


def test_an_id_of_digits_is_an_xml_id_in_the_file() -> None:
    glossary = Glossary("town", Bilingual("La ville"), concepts=(Concept("12-a", (Term("a", EN),)),))
    content = written(glossary, tbx_writer.write)
    assert b'id="_12-a"' in content
    assert read(content) == glossary


def test_the_editions_say_which_they_are() -> None:
    glossary = one_concept(Term("a", FR))
    assert b'<tbx type="TBX-Basic" style="dca"' in written(glossary, tbx_writer.write)
    first = written(glossary, tbx_writer.write_version_2)
    assert b"<!DOCTYPE martif SYSTEM" in first
    assert b"XCSURI" in first


@EDITIONS
@pytest.mark.parametrize(
    ("glossary", "said"),
    [
        (one_concept(Term("a\x07", FR)), r"U\+0007"),
        (one_concept(Term("a\ufffe", FR)), r"U\+FFFE"),
        (one_concept(Term("a\uffff", FR)), r"U\+FFFF"),
        (one_concept(Term("a\ud800", FR)), r"U\+D800"),
        (one_concept(Term("a\x85", FR)), r"U\+0085"),
        (replace(one_concept(Term("a", FR)), version="\x00"), r"U\+0000"),
        (one_concept(Term("a" * 2001, FR)), "2000 characters"),
        (one_concept(Term("a", FR, context="b" * 100_001)), "100000 characters"),
        (one_concept(*(Term("a", FR, context="b" * 90_000),) * 30), "2000000 characters"),
        (one_concept(*(Term("a", FR),) * 101), "100 terms"),
        (one_concept(), "no term"),
        (replace(one_concept(Term("a", FR)), id="La Ville"), "La Ville"),
    ],
)
def test_what_could_not_be_read_back_is_refused(
    write: Write, name: str, glossary: Glossary, said: str
) -> None:
    with pytest.raises(FormatError, match=said):
        written(glossary, write)


@EDITIONS
def test_the_longest_texts_that_are_written_are_read(write: Write, name: str) -> None:
    terms = tuple(Term("a" * 1990 + str(n), FR, context="& " * 2000) for n in range(100))
    glossary = one_concept(*terms)
    concept = replace(glossary.concepts[0], note="é" * 100_000, definition=Bilingual("d" * 100_000))
    glossary = replace(glossary, concepts=(concept,))
    assert read(written(glossary, write)) == glossary
