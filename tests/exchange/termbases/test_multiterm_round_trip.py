"""What Passerelle writes as MultiTerm XML is MultiTerm's XML, and comes back to the last blank."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Gender,
    Glossary,
    Language,
    Number,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from interpreter_app.exchange.losses import reduced
from interpreter_app.exchange.termbases import multiterm_reading, multiterm_writer
from interpreter_app.exchange.termbases.multiterm_fields import WRITTEN
from tests.strategies import glossaries

FR, EN = Language.FRENCH, Language.ENGLISH


def written(glossary: Glossary) -> bytes:
    stream = io.BytesIO()
    multiterm_writer.write(glossary, stream)
    return stream.getvalue()


def town(*concepts: Concept) -> Glossary:
    return Glossary("town", Bilingual("town", "town"), concepts=concepts)


def can_be_xml(glossary: Glossary) -> bool:
    """U+FFFE and U+FFFF are no characters of XML."""
    return not any(c in repr(glossary) for c in ("\ufffe", "\uffff", "\\ufffe", "\\uffff"))


@settings(max_examples=60, deadline=None)
@given(glossaries().filter(can_be_xml))
def test_all_that_is_held_comes_back(glossary: Glossary) -> None:
    reading = multiterm_reading.read(written(glossary), "town.xml")
    expected = replace(reduced(glossary, multiterm_writer.HOLDS), id="town", name=Bilingual("town", "town"))
    assert reading.glossary == expected
    assert (reading.problems, reading.left_out) == ((), 0)
    assert all(re.search("no (French|English) term", remark.message) for remark in reading.remarks)
    assert (reading.format, reading.encoding, reading.read) == ("multiterm", "utf-8", len(expected.concepts))


@settings(max_examples=15, deadline=None)
@given(glossaries().filter(can_be_xml))
def test_the_same_glossary_is_always_the_same_file(glossary: Glossary) -> None:
    assert written(glossary) == written(glossary)


@settings(max_examples=25, deadline=None)
@given(glossaries().filter(can_be_xml))
def test_every_element_stands_where_the_schema_wants_it(glossary: Glossary) -> None:
    root = ElementTree.fromstring(written(glossary))
    assert root.tag == "mtf"
    for number, entry in enumerate(root, 1):
        tags = [child.tag for child in entry]
        fields = tags.count("descripGrp")
        groups = tags[1 + fields :]
        assert tags[: 1 + fields] == ["concept"] + ["descripGrp"] * fields
        assert groups
        assert set(groups) == {"languageGrp"}
        assert entry[0].text == str(number)
        for group in entry.findall("languageGrp"):
            assert group[0].tag == "language"
            assert group.find("termGrp/term") is not None
        for described in entry.iter("descripGrp"):
            assert [child.tag for child in described] == ["descrip"]


def test_an_entry_looks_as_a_termbase_of_english_fields_wants_it() -> None:
    mayor = Concept(
        "maire",
        (
            Term(
                "maire",
                FR,
                gender=Gender.COMMON,
                number=Number.SINGULAR,
                region="FR",
                part_of_speech=PartOfSpeech.PROPER_NOUN,
            ),
            Term("M.", FR, TermType.SHORT_FORM, Status.DEPRECATED),
            Term("mayor & <all>", EN, context="a\r\nb"),
        ),
        subject_field="local government",
        definition=Bilingual("L’élu.", "The person."),
        false_friend=True,
        checked=True,
    )
    text = written(town(mayor)).decode()
    assert text.startswith('<?xml version="1.0" encoding="UTF-8"?>\n')
    for part in (
        "<concept>1</concept>",
        '<descrip type="Concept ID">maire</descrip>',
        '<descrip type="False Friend">true</descrip>',
        '<language lang="FR" type="French"/><descripGrp><descrip type="Definition">L’élu.</descrip>',
        '<descrip type="Gender">common</descrip>',
        '<descrip type="Part of Speech">proper noun</descrip>',
        '<descrip type="Term Type">short form</descrip>',
        "<term>mayor &amp; &lt;all&gt;</term>",
        '<descrip type="Context">a&#13;&#10;b</descrip>',
    ):
        assert part in text


def test_a_text_in_a_language_without_terms_stands_with_the_entry() -> None:
    only_french = Concept(
        "cq",
        (Term("CQ", FR),),
        definition=Bilingual("Instance.", "A body."),
        transfer_note=Bilingual("", "No powers."),
    )
    text = written(town(only_french)).decode()
    assert text.index("Definition (English)") < text.index("<languageGrp>")
    assert text.count("<languageGrp>") == 1
    assert multiterm_reading.read(text.encode(), "town.xml").glossary == town(only_french)


def test_without_our_mark_a_file_that_trados_gives_back_is_read_as_well() -> None:
    """MultiTerm drops the mark of the program that wrote a file, and writes UTF-16 on one line."""
    first = Concept(
        "maire",
        (Term("maire", FR, gender=Gender.MASCULINE), Term("mayor", EN, region="GB-SCT", context="Yes.")),
        definition=Bilingual("L’élu.", "The person."),
        note="a\nb",
        source="Code",
        checked=True,
    )
    text = written(town(first)).decode().replace("<?passerelle multiterm?>", "").replace("\n<", "<")
    reading = multiterm_reading.read(text.replace("UTF-8", "UTF-16").encode("utf-16"), "town.xml")
    assert reading.glossary == town(first)
    assert reading.encoding == "utf-16"


def test_an_empty_glossary_is_a_file_that_can_be_read() -> None:
    assert multiterm_reading.read(written(town()), "town.xml").glossary == town()


@pytest.mark.parametrize(
    ("text", "code"), [("a\x00", "0000"), ("a\x1b", "001B"), ("a\ud800", "D800"), ("a\ufffe", "FFFE")]
)
def test_a_character_that_no_xml_holds_is_refused_by_name(text: str, code: str) -> None:
    with pytest.raises(FormatError, match=rf"U\+{code}"):
        written(town(Concept("a", (Term("a", FR),), note=text)))


@pytest.mark.parametrize(
    "concept",
    [
        Concept("a", (Term("a", FR),), note="a" * 100_001),
        Concept("a", (Term("a" * 2001, FR),)),
        Concept("a", tuple(Term(f"a{n}", FR) for n in range(101))),
        Concept("a", tuple(Term(f"a{n}", FR, context="a" * 90_000) for n in range(30))),
        Concept("a", ()),
        Concept("A b", (Term("a", FR),)),
    ],
)
def test_what_could_not_be_read_back_is_refused(concept: Concept) -> None:
    with pytest.raises(FormatError):
        written(town(concept))


def test_every_field_has_a_name_of_its_own() -> None:
    assert len(set(WRITTEN.values())) == len(WRITTEN)
