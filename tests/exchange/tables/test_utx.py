"""UTX files in either direction are read, and ours come back whole but for entries in one language."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import (
    Bilingual,
    Concept,
    Gender,
    Glossary,
    Language,
    PartOfSpeech,
    Status,
    Term,
    TermType,
)
from interpreter_app.exchange.reading import Reading
from interpreter_app.exchange.tables import utx_glossary
from interpreter_app.exchange.tables.utx_glossary import HOLDS
from tests.exchange.tables.one_line_texts import as_held
from tests.strategies import glossaries, texts

FR, EN = Language.FRENCH, Language.ENGLISH

FOREIGN = (
    "#UTX 1.11; en-US/fr-CA; 2008-05-21; copyright: A. Person (2008); license: CC-BY 3.0; bidirectional; "
    "dictionary ID: town-words\n"
    "#description: Words of a town;\n"
    "#src\ttgt\tsrc:pos\ttgt:pos\tterm status\tcustomer\tconcept ID\n"
    "mayor\tmaire\tnoun\tproperNoun\tapproved\t-\tC1\n"
    "mayoress\tmaire\tnoun\t\tnon-standard\tACME\tC1\n"
    "mayor\tmairesse\tnoun\tn.f.\tforbidden\t-\tC1\n"
    "# a comment\n"
    "how do you do\tbonjour\tsentence\tfoo\tprovisional\n"
)


def read(text: str | bytes, name: str = "mots.utx") -> Reading:
    return utx_glossary.read(text.encode() if isinstance(text, str) else text, name)


def refused(text: str) -> str:
    with pytest.raises(FormatError) as caught:
        read(text)
    return str(caught.value)


def written(glossary: Glossary) -> bytes:
    stream = io.BytesIO()
    utx_glossary.write(glossary, stream)
    return stream.getvalue()


def town(*concepts: Concept) -> Glossary:
    return Glossary("town", Bilingual("ville", "town"), concepts=concepts)


@settings(max_examples=80, deadline=None)
@given(glossaries(3))
def test_all_but_entries_in_one_language_comes_back(glossary: Glossary) -> None:
    expected = as_held(glossary, HOLDS)
    if not expected.concepts:
        with pytest.raises(FormatError, match="there is no entry"):
            read(written(glossary))
        return
    reading = read(written(glossary))
    assert reading.glossary == expected
    assert (reading.problems, reading.remarks, reading.left_out) == ((), (), 0)
    assert set(reading.lines) == {concept.id for concept in expected.concepts}


def test_rows_of_an_entry_name_what_is_new_in_them() -> None:
    made = Concept(
        "mairie",
        (
            Term("mairie", FR, part_of_speech=PartOfSpeech.NOUN, gender=Gender.FEMININE),
            Term("#ville", FR, status=Status.DEPRECATED),
            Term("town hall", EN),
            Term("the town calls", EN, TermType.PHRASE, Status.ADMITTED),
        ),
        note="a\nb",
        checked=True,
    )
    lines = written(replace(town(made), licence="CC; BY")).decode().split("\r\n")
    assert lines == [
        r"#UTX 1.11; fr/en; license: CC\; BY; dictionary ID: town",
        "#generator: Passerelle",
        "#name:fr: ville",
        "#name:en: town",
        "#src\ttgt\tsrc:pos\ttgt:pos\tterm status\tsrc:gender\tcomment\tconcept ID",
        "mairie\ttown hall\tnoun\t\tapproved\tf\ta\\nb\tmairie",
        " #ville\ttown hall\t\t\tforbidden\t\t\tmairie",
        "mairie\tthe town calls\t\tsentence\tnon-standard\t\t\tmairie",
        "",
    ]


def test_a_glossary_of_single_pairs_is_bidirectional() -> None:
    single = Concept("maire", (Term("maire", FR), Term("mayor", EN)))
    several = replace(single, terms=(*single.terms, Term("provost", EN, status=Status.ADMITTED)))
    assert b"; bidirectional\r\n" in written(town(single))
    assert b"bidirectional" not in written(town(several))


def test_the_head_names_the_glossary() -> None:
    glossary = read(FOREIGN).glossary
    assert (glossary.id, glossary.name) == ("town-words", Bilingual("mots", "mots"))
    assert glossary.description == Bilingual(en="Words of a town")
    assert (glossary.version, glossary.licence, glossary.authors) == (
        "2008-05-21", "CC-BY 3.0", "A. Person (2008)",
    )  # fmt: skip


def test_rows_with_the_same_concept_id_are_one_entry() -> None:
    reading = read(FOREIGN)
    first, second = reading.glossary.concepts
    assert [(t.text, t.status, t.region) for t in first.terms] == [
        ("maire", Status.PREFERRED, "CA"),
        ("mairesse", Status.DEPRECATED, "CA"),
        ("mayor", Status.PREFERRED, "US"),
        ("mayoress", Status.ADMITTED, "US"),
    ]
    assert (first.terms[0].part_of_speech, first.terms[1].gender) == (
        PartOfSpeech.PROPER_NOUN,
        Gender.FEMININE,
    )
    assert (first.checked, first.note, second.checked) == (True, "customer: ACME", False)
    assert second.terms[1].type is TermType.PHRASE
    assert second.note == "tgt:pos: foo"
    assert reading.lines == {"maire": 4, "bonjour": 8}
    assert [(p.where, p.message) for p in reading.problems] == [
        ("line 8", "“foo” isn’t understood here and was put into the note.")
    ]
    assert [r.where for r in reading.remarks] == ["row 5, column customer"]


def test_columns_of_several_languages_are_read() -> None:
    reading = read(
        "#UTX 1.20; directionality: multi;\n#term:fr\tterm:de\tterm:en-GB\tpos:fr\nrue\tGasse\tstreet\tnoun\n"
    )
    (made,) = reading.glossary.concepts
    assert [(t.text, t.language, t.region) for t in made.terms] == [("rue", FR, ""), ("street", EN, "GB")]
    assert made.note == "de: Gasse"
    assert [r.where for r in reading.remarks] == ["row 3, column de"]


def test_commas_instead_of_tabs_are_read() -> None:
    reading = read('#UTX 1.20; x\nFrançais,English\n#term:fr,term:en,\n"rue, quai",street,\n')
    assert [t.text for t in reading.glossary.concepts[0].terms] == ["rue, quai", "street"]
    assert [p.where for p in reading.problems] == ["line 2"]
    assert reading.left_out == 1


def test_another_language_beside_english_is_kept_in_the_notes() -> None:
    reading = read("#UTX 1.11; en/ja-JP;\n#src\ttgt\tsrc:pos\nmayor\tX\tnoun\n")
    assert reading.glossary.concepts[0].note == "ja-JP: X"
    assert len(reading.remarks) == 2


def test_files_that_can_t_be_read_are_refused() -> None:
    assert "isn’t UTX" in refused("fr\ten\n")
    assert "no line names the columns" in refused("#UTX 1.11; fr/en\na\tb\n")
    assert "neither French nor English" in refused("#UTX 1.11; de/ja\n#src\ttgt\na\tb\n")
    assert "there is no entry" in refused("#UTX 1.11; fr/en\n#src\ttgt\n")
    assert "the file is empty" in refused("")
    assert "columns, at most 200" in refused("#UTX 1.11; fr/en\n#src\ttgt" + "\tx" * 200 + "\na\tb\n")


def test_rows_that_can_t_be_taken_are_named() -> None:
    head = "#UTX 1.11; fr/en\n#src\ttgt\tconcept ID\n"
    many = "".join(f"rue {n}\tstreet\tmany\n" for n in range(101))
    reading = read(f"{head}{'a' * 2001}\tb\nx\ty\tz\tmore\n\t\tid\nrue\tstr\x07eet\n{many}")
    assert {p.where for p in reading.problems} == {f"line {n}" for n in (3, 4, 5, 6, 106, 107)}
    assert (reading.read, reading.left_out) == (1, 6)


def test_what_a_row_says_otherwise_goes_to_the_note() -> None:
    head = "#UTX 1.11; fr/en\n#src\ttgt\tdomain\tsrc:definition\tconcept ID\n"
    reading = read(f"{head}rue\tstreet\ta\td\t1\nvoie\tstreet\tb\te\t1\nvoie\tstreet\tb\te\t1\n")
    (made,) = reading.glossary.concepts
    assert (made.subject_field, made.definition.fr) == ("a", "d")
    assert made.note == "domain: b\nsrc:definition: e"


@pytest.mark.parametrize("text", ["a\ud800", "a\x00b"])
def test_what_no_text_file_holds_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match=r"U\+(D800|0000)"):
        written(town(Concept("a", (Term(text, FR), Term("b", EN)))))


def test_a_file_cut_off_anywhere_is_read_or_refused() -> None:
    content = FOREIGN.encode()
    for end in range(len(content)):
        try:
            reading = read(content[:end])
        except FormatError as error:
            assert "mots.utx" in str(error)  # noqa: PT017 - reading is as good as refusing
        else:
            assert reading.read == len(reading.glossary.concepts)


_NAMES = ("src", "tgt", "term:fr", "term:en", "src:pos", "pos:en", "term status", "concept ID", "x", ":", "")


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=120)
    | st.tuples(
        st.lists(st.sampled_from(_NAMES), max_size=5).map(lambda names: ["#" + "\t".join(names)]),
        st.lists(st.lists(texts(), max_size=5).map("\t".join), max_size=5),
    ).map(lambda parts: "\n".join(parts[0] + parts[1]).encode()),
    st.sampled_from([b"", b"#UTX 1.11; fr/en;\n", b"#UTX 1.11; fr/en\n#generator: Passerelle\n#src\ttgt\n"]),
)
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes, head: bytes) -> None:
    try:
        reading = utx_glossary.read(head + content, "any.utx")
    except FormatError as error:
        assert "any.utx" in str(error)  # noqa: PT017 - reading is as good as refusing
        return
    found = reading.glossary.concepts
    assert reading.read == len(found) == len({concept.id for concept in found}) == len(reading.lines)
    assert all(term.text.strip() for concept in found for term in concept.terms)
