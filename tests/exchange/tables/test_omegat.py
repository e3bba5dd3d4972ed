"""OmegaT’s glossaries are read as OmegaT reads them, and ours come back with what their comments hold."""

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
    Equivalence,
    Glossary,
    Language,
    Status,
    Term,
    TermType,
)
from interpreter_app.exchange.reading import Reading
from interpreter_app.exchange.tables import omegat_glossary
from interpreter_app.exchange.tables.omegat_glossary import HOLDS, MAX_CELLS, MAX_LINES
from tests.exchange.tables.one_line_texts import as_held
from tests.strategies import glossaries, texts

FR, EN = Language.FRENCH, Language.ENGLISH


def read(text: str | bytes, name: str = "mots.txt") -> Reading:
    return omegat_glossary.read(text.encode() if isinstance(text, str) else text, name)


def written(glossary: Glossary) -> bytes:
    stream = io.BytesIO()
    omegat_glossary.write(glossary, stream)
    return stream.getvalue()


def town(*concepts: Concept) -> Glossary:
    return Glossary("town", Bilingual("town", "town"), concepts=concepts)


def pairs(reading: Reading) -> list[tuple[str, str]]:
    return [
        ("+".join(t.text for t in c.in_language(FR)), "+".join(t.text for t in c.in_language(EN)))
        for c in reading.glossary
    ]


@settings(max_examples=80, deadline=None)
@given(glossaries(3))
def test_what_omegat_holds_comes_back(glossary: Glossary) -> None:
    glossary = replace(glossary, id="town", name=Bilingual("town", "town"))
    expected = as_held(glossary, HOLDS)
    if not expected.concepts:
        with pytest.raises(FormatError, match="no pair of terms"):
            omegat_glossary.read(written(glossary), "town.utf8")
        return
    reading = omegat_glossary.read(written(glossary), "town.utf8")
    assert reading.glossary == expected
    assert (reading.problems, reading.remarks, reading.left_out) == ((), (), 0)
    assert set(reading.lines) == {concept.id for concept in expected.concepts}


def test_each_french_term_stands_beside_each_english_one() -> None:
    made = Concept(
        "mairie",
        (
            Term("mairie", FR),
            Term("#ville", FR, status=Status.ADMITTED),
            Term("town hall", EN),
            Term("city chambers", EN, TermType.VARIANT, Status.DEPRECATED, region="GB-SCT"),
        ),
        equivalence=Equivalence.QUASI_EQUIVALENT,
        false_friend=True,
        transfer_note=Bilingual(en="The building,\nor the staff | the council."),
    )
    said = r"[≈] | false friend | transfer note en: The building,\nor the staff \| the council."
    assert written(town(made)).decode().splitlines() == [
        "# Glossary in tab-separated format -*- coding: utf-8 -*-",
        "# Passerelle\tfr\ten\tcomment",
        f"mairie\ttown hall\t{said} | id: mairie",
        f"mairie\tcity chambers\t{said} | en: deprecated, variant | en region: GB-SCT | id: mairie",
        f" #ville\ttown hall\t{said} | fr: admitted | id: mairie",
        f" #ville\tcity chambers\t{said} | fr: admitted | en: deprecated, variant | en region: GB-SCT "
        "| id: mairie",
    ]


def test_an_entry_in_one_language_isn_t_written() -> None:
    assert written(town(Concept("a", (Term("maire", FR),)))).count(b"\n") == 2


def test_the_same_glossary_makes_the_same_bytes() -> None:
    made = town(Concept("a", (Term("maire", FR), Term("mayor", EN))))
    assert written(made) == written(made)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("mairie\ttown hall\nélu\telected member\n", [("mairie", "town hall"), ("élu", "elected member")]),
        (
            "town hall\tmairie\r\nelected member\télu\r\n",
            [("mairie", "town hall"), ("élu", "elected member")],
        ),
        ("# en\tfr\nx\ty\n", [("y", "x")]),
        ("en\tfr\nx\ty\n", [("y", "x")]),
        ("French leave\tfiler à l’anglaise\n", [("filer à l’anglaise", "French leave")]),
    ],
)
def test_the_side_of_each_language_is_seen(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(read(text)) == expected


def test_words_that_show_no_language_are_refused() -> None:
    with pytest.raises(FormatError, match=r"mots\.txt: no French or English column was found"):
        read("abc\tabc\ndef\tdef\n")


def test_a_line_that_starts_with_a_number_sign_is_a_comment() -> None:
    reading = read("#rue\tstreet\nla rue\tthe street\n #MeToo\t#MoiAussi\n")
    assert pairs(reading) == [("la rue", "the street"), ("#MeToo", "#MoiAussi")]
    assert reading.lines == {"la-rue": 2, "metoo": 3}


def test_quotation_marks_are_characters_but_in_a_file_with_commas() -> None:
    assert pairs(read('l’"eau\t"the water" of\n')) == [('l’"eau', '"the water" of')]
    assert pairs(read('l’eau,"the water, of"\n# a comment,b\n', "mots.csv")) == [("l’eau", "the water, of")]


def test_comments_and_further_cells_are_notes() -> None:
    reading = read("quai\tthe quay\tnear\tthe river\nbac\tthe ferry\n")
    assert [c.note for c in reading.glossary] == ["near\nthe river", ""]
    (remark,) = reading.remarks
    assert remark.where == "line 1"
    assert "kept in the notes" in remark.message


def test_lines_of_other_programs_don_t_join() -> None:
    assert pairs(read("avocat\tthe lawyer\nl’avocat\tthe avocado\navocat\tavocado\n")) == [
        ("avocat", "the lawyer"),
        ("l’avocat", "the avocado"),
        ("avocat", "avocado"),
    ]


def test_lines_that_can_t_be_taken_are_named() -> None:
    long = "a" * 2001
    reading = read(f"quai\tthe quay\nseul\n{long}\tthe long\nbe\x07l\tbell\nquai\tthe quay\n\t\tz\n")
    assert {(p.where, p.message.split(":")[0]) for p in reading.problems} == {
        ("line 2", "there is only one cell here"),
        ("line 3", "this is too long for a term"),
        ("line 4", "there is an invisible control character (U+0007)"),
        ("row 5", "it repeats row 1 and was left out."),
        ("line 6", "there is only one cell here"),
    }
    assert (reading.read, reading.left_out) == (1, 5)


def test_a_term_on_one_side_only_is_kept_and_told_of() -> None:
    reading = read("quai\tthe quay\nbac\t\tboat\n\tferry\n")
    assert pairs(reading) == [("quai", "the quay"), ("bac", ""), ("", "ferry")]
    assert len(reading.remarks) == 2


def test_what_a_translator_adds_to_our_file_is_kept() -> None:
    made = Concept("mairie", (Term("mairie", FR), Term("town hall", EN)), note="a")
    content = written(town(made)).decode()
    edited = content.replace("note: a", "note: a | say it slowly") + "bac\tferry\tseen today\n"
    edited += "mairie\tcity hall\tnote: b | transfer note en: c | id: mairie\n"
    reading = read(edited)
    assert pairs(reading) == [("mairie", "town hall+city hall"), ("bac", "ferry")]
    first, second = reading.glossary.concepts
    assert (first.note, first.transfer_note.en, second.note) == ("a\nsay it slowly\nb", "c", "seen today")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_usual_encodings_are_read(encoding: str) -> None:
    text = "élu\telected member\nmaire\tthe mayor\nété\tsummer\n"
    assert pairs(read(text.encode(encoding)))[0] == ("élu", "elected member")


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(FormatError, match="the file is empty"):
        read("")
    with pytest.raises(FormatError, match="no pair of terms"):
        read("# only a comment\n")


def test_more_than_can_be_read_in_time_is_refused() -> None:
    with pytest.raises(FormatError, match="rows: divide the file"):
        read("fr\ten\n" + "\n" * MAX_LINES)
    with pytest.raises(FormatError, match="cells: divide the file"):
        read("fr\ten\n" + "\t" * (MAX_CELLS + 1))


@pytest.mark.parametrize("text", ["a\ud800", "a\x00b"])
def test_what_no_text_file_holds_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match=r"U\+(D800|0000)"):
        written(town(Concept("a", (Term(text, FR), Term("b", EN)))))


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=120)
    | st.lists(st.lists(texts(), max_size=4), max_size=5).map(
        lambda rows: "\n".join("\t".join(row) for row in rows).encode()
    ),
    st.sampled_from([b"", b"fr\ten\n", b"# Passerelle\tfr\ten\nmaire\tmayor\tid: a\n", b"\xff\xfe"]),
    st.sampled_from(["any.txt", "any.csv"]),
)
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes, head: bytes, name: str) -> None:
    try:
        reading = omegat_glossary.read(head + content, name)
    except FormatError as error:
        assert name in str(error)  # noqa: PT017 - reading is as good as refusing
        return
    found = reading.glossary.concepts
    assert reading.read == len(found) == len({concept.id for concept in found}) == len(reading.lines)
    assert all(term.text.strip() for concept in found for term in concept.terms)
