"""What becomes of the TBX files of other programs, of either edition and any style."""

from __future__ import annotations

import pytest

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Gender,
    Number,
    PartOfSpeech,
    Status,
    TermType,
)
from interpreter_app.exchange.reading import Reading
from interpreter_app.exchange.termbases import tbx_reading

ONE = '<conceptEntry><langSec xml:lang="fr"><termSec><term>b</term></termSec></langSec></conceptEntry>'


def second(body: str, header: str = "", language: str = "en", back: str = "") -> Reading:
    """A file of the second edition with this inside."""
    text = (
        f'<tbx type="TBX-Basic" style="dca" xml:lang="{language}" xmlns="urn:iso:std:iso:30042:ed-2">'
        f"<tbxHeader>{header}</tbxHeader><text><body>{body}</body>{back}</text></tbx>"
    )
    return tbx_reading.read(text.encode(), "Mairie de Paris.tbx")


def entry(inside: str, attributes: str = "") -> Concept:
    """One entry with this inside and an English term."""
    reading = second(
        f'<conceptEntry{attributes}>{inside}<langSec xml:lang="en"><termSec><term>town hall</term></termSec>'
        "</langSec></conceptEntry>"
    )
    return reading.glossary.concepts[0]


def french(marks: str, code: str = "fr", term: str = "mairie") -> Concept:
    """One entry with a French term of these marks."""
    return entry(f'<langSec xml:lang="{code}"><termSec><term>{term}</term>{marks}</termSec></langSec>')


FIRST_EDITION = """<?xml version="1.0" encoding="ISO-8859-1"?>
<!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd">
<martif type="TBX" xml:lang="fr">
<martifHeader><fileDesc><titleStmt><title>Élections</title><note>Une note</note></titleStmt>
<sourceDesc><p>Faite à
   Paris</p></sourceDesc></fileDesc>
<encodingDesc><p type="XCSURI">TBXXCSV02.xcs</p></encodingDesc></martifHeader>
<text><body><termEntry id="c7">
  <descripGrp><descrip type="definition">Le <hi>chef</hi> élu</descrip>
    <admin type="source">CGCT</admin></descripGrp>
  <langSet xml:lang="fr-CA"><ntig><termGrp><term>maire <bpt i="1">x</bpt></term>
    <termNote type="termType">initialism</termNote>
    <termNoteGrp><termNote type="grammaticalNumber">plural</termNote></termNoteGrp></termGrp>
    <descrip type="context">Le maire parle.</descrip></ntig></langSet>
  <langSet xml:lang="en"><tig><term>mayor</term>
    <termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig></langSet>
</termEntry></body></text></martif>"""


def test_a_file_of_the_first_edition() -> None:
    reading = tbx_reading.read(FIRST_EDITION.encode("latin-1"), "x.tbx")
    assert (reading.format, reading.encoding, reading.lines) == ("tbx2", "iso8859-1", {"c7": 8})
    assert reading.glossary.name == Bilingual("Élections", "Élections")
    assert reading.glossary.id == "elections"
    assert reading.glossary.description == Bilingual("Une note\nFaite à Paris")
    concept = reading.glossary.concepts[0]
    assert (concept.definition.fr, concept.source, concept.note) == ("Le chef élu", "CGCT", "")
    maire, mayor = concept.terms
    assert (maire.text, maire.region, maire.type) == ("maire x", "CA", TermType.ACRONYM)
    assert (maire.number, maire.context) == (Number.PLURAL, "Le maire parle.")
    assert mayor.status is Status.DEPRECATED
    assert (reading.problems, reading.remarks) == ((), ())


def test_tbx_min_before_it_became_a_dialect() -> None:
    text = """<TBX dialect="TBX-Min"><header><id>Animals</id><creator>Ann</creator><license>CC0</license>
    <description>Pets</description><languages source="fr" target="en"/></header><body>
    <entry id="a-1"><subjectField>pets</subjectField>
    <langGroup xml:lang="fr"><termGroup><term>chien</term><termStatus>preferred</termStatus>
    <partOfSpeech>noun</partOfSpeech><customer>SAP</customer></termGroup></langGroup>
    <langGroup xml:lang="en-GB"><termGroup><term>dog</term><termStatus>obsolete</termStatus></termGroup>
    </langGroup></entry></body></TBX>"""
    reading = tbx_reading.read(text.encode(), "x.tbx")
    glossary = reading.glossary
    assert (reading.format, glossary.name.fr, glossary.authors, glossary.licence) == (
        "tbx2",
        "Animals",
        "Ann",
        "CC0",
    )
    concept = glossary.concepts[0]
    assert (concept.id, concept.subject_field, concept.note) == ("a-1", "pets", "customer: SAP (chien)")
    assert (concept.terms[0].part_of_speech, concept.terms[1].region) == (PartOfSpeech.NOUN, "GB")
    assert concept.terms[1].status is Status.DEPRECATED


def test_data_categories_as_tags() -> None:
    text = """<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"
    xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><text><body>
    <conceptEntry id="c1"><min:subjectField>law</min:subjectField><langSec xml:lang="en"><descripGrp>
    <basic:definition>A rule</basic:definition><basic:source>OED</basic:source></descripGrp><termSec>
    <term>law</term><min:partOfSpeech>noun</min:partOfSpeech>
    <min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus>
    <ling:grammaticalGender xmlns:ling="x">feminine</ling:grammaticalGender></termSec></langSec>
    </conceptEntry></body></text></tbx>"""
    concept = tbx_reading.read(text.encode(), "x.tbx").glossary.concepts[0]
    assert (concept.subject_field, concept.definition.en, concept.source) == ("law", "A rule", "OED")
    term = concept.terms[0]
    assert (term.part_of_speech, term.status, term.gender) == (
        PartOfSpeech.NOUN,
        Status.DEPRECATED,
        Gender.FEMININE,
    )


@pytest.mark.parametrize(
    ("kind", "value", "field", "expected"),
    [
        ("termType", "fullForm", "type", TermType.FULL_FORM),
        ("termType", "abbreviation", "type", TermType.ACRONYM),
        ("termType", "shortForm", "type", TermType.SHORT_FORM),
        ("termType", "variant", "type", TermType.VARIANT),
        ("termType", "phraseologicalUnit", "type", TermType.PHRASE),
        ("administrativeStatus", "admittedTerm-admn-sts", "status", Status.ADMITTED),
        ("administrativeStatus", "deprecatedTerm", "status", Status.DEPRECATED),
        ("normativeAuthorization", "preferredTerm", "status", Status.PREFERRED),
        ("usageStatus", "notRecommended", "status", Status.DEPRECATED),
        ("partOfSpeech", "properNoun", "part_of_speech", PartOfSpeech.PROPER_NOUN),
        ("grammaticalGender", "feminine", "gender", Gender.FEMININE),
        ("grammaticalNumber", "singular", "number", Number.SINGULAR),
        ("geographicalUsage", "FR-75C", "region", "FR-75C"),
        ("pronunciation", "meh-REE", "pronunciation", "meh-REE"),
    ],
)
def test_a_standard_category_fills_its_field(kind: str, value: str, field: str, expected: object) -> None:
    concept = french(f'<termNote type="{kind}"> {value}\n</termNote>')
    assert getattr(concept.terms[0], field) == expected
    assert concept.note == ""


@pytest.mark.parametrize(
    ("inside", "line"),
    [
        ('<termNote type="grammaticalGender">neuter</termNote>', "grammaticalGender: neuter (mairie)"),
        ('<termNote type="termType">symbol</termNote>', "termType: symbol (mairie)"),
        ('<descrip type="reliabilityCode">3</descrip>', "reliabilityCode: 3 (mairie)"),
        ('<admin type="source">INSEE</admin>', "source: INSEE (mairie)"),
        ("<note>Rare.</note>", "Rare. (mairie)"),
        (
            '<xref type="xGraphic" target="https://x/y.png">Plan</xref>',
            "xGraphic: Plan (https://x/y.png) (mairie)",
        ),
        ("<oddity><part>a</part><part>b</part></oddity>", "oddity: a b (mairie)"),
        (
            '<transacGrp><transac type="transactionType">origination</transac><date>2010-04-17</date>'
            '<transacNote type="responsibility" target="u1">Tommy</transacNote></transacGrp>',
            "transactionType: origination, 2010-04-17, Tommy (u1) (mairie)",
        ),
        (
            '<termNote type="termType">acronym</termNote><termNote type="termType">variant</termNote>',
            "termType: variant (mairie)",
        ),
    ],
)
def test_what_has_no_field_is_a_line_of_the_note(inside: str, line: str) -> None:
    assert french(inside).note == line


def test_other_languages_are_lines_of_the_note_and_named_once() -> None:
    german = (
        '<langSec xml:lang="de"><descrip type="definition">Haus</descrip><note>alt</note><termSec>'
        '<term>Rathaus</term><termNote type="partOfSpeech">noun</termNote></termSec></langSec>'
    )
    english = '<langSec xml:lang="en-US"><termSec><term>city hall</term></termSec></langSec>'
    reading = second(f"<conceptEntry>{german}{english}</conceptEntry>\n" * 1 + f"<conceptEntry>{german}"
                     f"{english.replace('city', 'town')}</conceptEntry>")  # fmt: skip
    concept = reading.glossary.concepts[0]
    assert concept.note == "de, definition: Haus\nde, note: alt\nde: Rathaus (partOfSpeech: noun)"
    assert concept.terms[0].region == "US"
    assert [remark.message for remark in reading.remarks if "de" in remark.message.split("”")[0]] == [
        "“de” has no field of its own: what stands in it is kept in the notes."
    ]


@pytest.mark.parametrize(
    ("language", "inside", "definition", "note"),
    [
        ("en", '<descrip type="definition">d</descrip>', Bilingual("", "d"), ""),
        ("fr-FR", '<descrip type="definition">d</descrip>', Bilingual("d"), ""),
        ("la", '<descrip type="definition">d</descrip>', Bilingual(), "definition: d"),
        ("en", '<descrip type="definition" xml:lang="fr">d</descrip>', Bilingual("d"), ""),
        ("en", '<descrip type="definition" xml:lang="de">d</descrip>', Bilingual(), "de, definition: d"),
    ],
)
def test_a_definition_of_the_whole_entry_is_in_the_language_of_the_file(
    language: str, inside: str, definition: Bilingual, note: str
) -> None:
    term = '<langSec xml:lang="en"><termSec><term>a</term></termSec></langSec>'
    reading = second(f"<conceptEntry>{inside}{term}</conceptEntry>", language=language)
    assert (reading.glossary.concepts[0].definition, reading.glossary.concepts[0].note) == (definition, note)


def test_texts_that_are_only_wrapped_are_on_one_line() -> None:
    concept = entry("<note>\n\t\tA long\n\t\t\tnote.\nNext.\n</note><note>Other</note>")
    assert concept.note == "A long note.\nNext.\nOther"


def test_the_spaces_of_a_term_are_one_each_and_no_break_spaces_stay() -> None:
    assert french("", term=" conseil\n\t\tde  quartier\u00a0? ").terms[0].text == "conseil de quartier\u00a0?"


def test_ids_are_kept_where_they_can_be_and_else_noted() -> None:
    assert entry("", ' id="c-12"').id == "c-12"
    assert entry("", ' id="254003"').id == "254003"
    odd = entry("", ' id="L10N_x"')
    assert (odd.id, odd.note) == ("town-hall", "id: L10N_x")


def test_an_id_that_is_taken_is_named_and_a_repeated_entry_left_out() -> None:
    def one(attributes: str, term: str) -> str:
        sections = f'<langSec xml:lang="fr"><termSec><term>{term}</term></termSec></langSec>'
        return f"<conceptEntry{attributes}>{sections}</conceptEntry>\n"

    reading = second(one(' id="a"', "x") + one(' id="a"', "y") + one("", "z") + one("", "z"))
    assert [concept.id for concept in reading.glossary.concepts] == ["a", "y", "z"]
    assert [problem.where for problem in reading.problems] == ["line 2", "line 4"]
    assert reading.left_out == 1


def test_an_entry_in_other_languages_only_is_left_out_and_named() -> None:
    only_german = (
        '<conceptEntry><langSec xml:lang="de"><termSec><term>a</term></termSec></langSec></conceptEntry>'
    )
    reading = second(only_german)
    assert (reading.read, reading.left_out) == (0, 1)
    assert "neither a French nor an English term" in reading.problems[0].message


def test_a_control_character_leaves_out_its_entry_only() -> None:
    good = ONE.replace("<conceptEntry>", '<conceptEntry id="b">')
    reading = second(good.replace("b</term>", "b&#x86;</term>").replace('"b"', '"a"') + "\n" + good)
    assert [concept.id for concept in reading.glossary.concepts] == ["b"]
    assert "U+0086" in reading.problems[0].message


def test_what_stands_outside_of_the_entries_is_kept_in_the_description() -> None:
    back = '<back><refObjectSec><refObject id="r1"><item>OED</item></refObject></refObjectSec></back>'
    reading = second(f"stray{ONE}<admin>odd</admin>", back=back)
    assert reading.glossary.description.en == "stray\nadmin: odd\nrefObjectSec: OED"
    assert any("outside of the entries" in remark.message for remark in reading.remarks)
    long = second(ONE, back=f"<back><x>{'a ' * 30_000}</x></back>")
    assert any("left out" in remark.message for remark in long.remarks)


def test_the_file_name_names_a_glossary_without_a_title() -> None:
    reading = second(ONE)
    assert (reading.glossary.id, reading.glossary.name.fr) == ("mairie-de-paris", "Mairie de Paris")


def test_a_term_in_one_language_only_is_remarked() -> None:
    assert any("no French term" in remark.message for remark in second(
        '<conceptEntry><langSec xml:lang="en"><termSec><term>b</term></termSec></langSec></conceptEntry>'
    ).remarks)  # fmt: skip


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (FIRST_EDITION.encode("latin-1"), True),
        ('<?xml version="1.0" encoding="UTF-16"?><tbx>'.encode("utf-16"), True),
        (b'<TBX dialect="TBX-Min">', True),
        (b"<!-- <tbx> --><mtf>", False),
        (b"<tbx", False),
        (b"tbx", False),
        (b"", False),
    ],
)
def test_the_beginning_tells_whether_it_is_tbx(content: bytes, expected: bool) -> None:
    assert tbx_reading.is_tbx(content) is expected


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<mtf/>", "not TBX"),
        (b"<tbx><text><body/></text></tbx>", "no entry"),
        (b"<tbx>", "breaks off"),
        (b"hello", "isn’t XML"),
    ],
)
def test_another_file_is_refused_in_a_sentence(content: bytes, said: str) -> None:
    with pytest.raises(FormatError, match=rf"^a\.tbx.*{said}"):
        tbx_reading.read(content, "a.tbx")
