"""What the columns of our CSV can hold comes back from it; no cell of it is a formula to a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import Any

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
    Status,
    Term,
    TermType,
)
from interpreter_app.exchange.formats import Reading
from interpreter_app.exchange.tables import csv_glossary
from interpreter_app.exchange.tables.columns import CORE_COLUMNS
from tests.strategies import concepts, term_lists, texts

FR, EN = Language.FRENCH, Language.ENGLISH
ORDER = [TermType.FULL_FORM, TermType.ACRONYM, TermType.SHORT_FORM, TermType.VARIANT, TermType.PHRASE]


def held_text(text: str) -> str:
    """A cell has no white space around it and LF at its line ends."""
    return text.strip().replace("\r\n", "\n").replace("\r", "\n")


def held_terms(made: list[Term]) -> tuple[Term, ...]:
    """The best term first with all it has; the others by type, without context and pronunciation."""
    if not made:
        return ()
    made = [replace(t, text=held_text(t.text)) for t in made]
    made.sort(key=lambda t: list(Status).index(t.status))
    first, *others = made
    first = replace(
        first, **{k: held_text(getattr(first, k)) for k in ("region", "context", "pronunciation")}
    )
    others = [
        replace(t, context="", pronunciation="", region=t.region if t.region in REGIONS else "")
        for t in others
    ]
    return (first, *sorted(others, key=lambda t: ORDER.index(t.type)))


REGIONS = ["", "FR", "FR-75C", "GB-SCT"]
TERM_TEXTS = texts(blank=False)


def as_held(concept: Concept) -> Concept:
    """A concept as it comes back: everything that the columns hold, and nothing that they don't."""
    french, english = ([t for t in concept.terms if t.language is language] for language in Language)
    return replace(
        concept,
        terms=held_terms(french) + held_terms(english),
        subject_field=held_text(concept.subject_field),
        definition=Bilingual(held_text(concept.definition.fr), held_text(concept.definition.en)),
        transfer_note=Bilingual(held_text(concept.transfer_note.fr), held_text(concept.transfer_note.en)),
        source=held_text(concept.source),
        note=held_text(concept.note),
    )


HOLDABLE = concepts(term_lists(TERM_TEXTS)).map(as_held)


def glossary_of(made: list[Concept]) -> Glossary:
    return Glossary("town", Bilingual("town", "town"), concepts=tuple(made))


def written(glossary: Glossary, separator: str = ",") -> bytes:
    stream = io.BytesIO()
    csv_glossary.write(glossary, stream, separator)
    return stream.getvalue()


def read(content: bytes) -> Reading:
    return csv_glossary.read(content, "town.csv")


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@settings(max_examples=80, deadline=None)
@given(
    st.lists(HOLDABLE, min_size=1, max_size=3, unique_by=lambda concept: concept.id),
    st.sampled_from([",", "\t"]),
)
def test_what_the_columns_hold_comes_back(made: list[Concept], separator: str) -> None:
    glossary = glossary_of(made)
    reading = read(written(glossary, separator))
    assert reading.problems == () or {len({t.language for c in made for t in c.terms})} == {1}
    assert reading.glossary == glossary
    assert reading.encoding == "utf-8-sig"


@settings(max_examples=60, deadline=None)
@given(st.lists(concepts(), min_size=1, max_size=3, unique_by=lambda concept: concept.id))
def test_no_cell_is_a_formula(made: list[Concept]) -> None:
    for row in table(written(glossary_of(made))):
        for cell in row.values():
            assert cell[:1] not in ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def concept(*made: Term, **fields: Any) -> Concept:  # noqa: ANN401 - any field of a concept
    return Concept("a", made, **fields)


def test_the_file_is_what_a_spreadsheet_opens_with_its_accents() -> None:
    content = written(glossary_of([concept(Term("élu", FR), Term("elected member", EN))]))
    assert content.startswith(b"\xef\xbb\xbfid,fr,fr_gender,")
    assert content.endswith(b"\r\n")
    assert [tuple(row) for row in table(content)] == [CORE_COLUMNS]


def test_columns_beyond_the_usual_ones_stand_with_their_language() -> None:
    term = Term("élu", FR, region="FR", context="L’élu parle.")
    columns = list(table(written(glossary_of([concept(term, Term("elected", EN))])))[0])
    assert columns[:6] == ["id", "fr", "fr_gender", "fr_region", "fr_context", "fr_synonyms"]
    assert [column for column in columns if column in CORE_COLUMNS] == list(CORE_COLUMNS)


def test_further_terms_stand_in_one_cell_with_their_marks() -> None:
    made = concept(
        Term("conseil de quartier", FR, gender=Gender.MASCULINE),
        Term("comité", FR, status=Status.DEPRECATED, gender=Gender.MASCULINE, region="FR-75C"),
        Term("CQ", FR, TermType.ACRONYM, Status.ADMITTED, gender=Gender.MASCULINE),
        Term("assemblée", FR, status=Status.ADMITTED),
    )
    row = table(written(glossary_of([made])))[0]
    assert row["fr"] == "conseil de quartier"
    assert row["fr_gender"] == "m"
    assert row["fr_synonyms"] == "assemblée | comité [deprecated, m, FR-75C]"
    assert row["fr_acronyms"] == "CQ [m]"


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("mairie", "mairie"),
        ("conseil (municipal)", "conseil (municipal)"),
        ("budget participatif (BP)", r"budget participatif \(BP\)"),
        ("oui | non", r"oui \| non"),
        ("mairie (f)", r"mairie \(f\)"),
        ("=1+1", "'=1+1"),
        ("'=1+1", "''=1+1"),
    ],
)
def test_a_sign_is_escaped_only_where_it_would_be_misread(text: str, cell: str) -> None:
    content = written(glossary_of([concept(Term(text, FR), Term("x", EN))]))
    assert table(content)[0]["fr"] == cell
    assert read(content).glossary.concepts[0].terms[0].text == text


def test_columns_may_be_moved_added_and_taken_away_by_hand() -> None:
    made = [replace(concept(Term("élu", FR), Term("elected", EN), note="a"), id=f"n-{n}") for n in range(2)]
    rows = table(written(glossary_of(made)))
    stream = io.StringIO()
    writer = csv.DictWriter(stream, ["en", "fr", "mine", "note", "id"], extrasaction="ignore", delimiter=";")
    writer.writeheader()
    writer.writerows({**row, "mine": "b"} for row in rows)
    back = read(stream.getvalue().encode("cp1252")).glossary.concepts
    assert [c.id for c in back] == ["n-0", "n-1"]
    assert {c.note for c in back} == {"a\nmine: b"}


def test_a_row_added_by_hand_gets_an_id_that_no_other_row_has() -> None:
    content = written(glossary_of([replace(concept(Term("maire", FR), Term("mayor", EN)), id="mairie")]))
    header, row = content.decode().splitlines()
    added = ",mairie" + "," * (header.count(",") - 1)
    back = read("\r\n".join([header, added, row]).encode())
    assert back.problems == ()
    assert back.glossary.concepts[1].id == "mairie"
    assert back.glossary.concepts[0].id.startswith("mairie-")


def test_an_id_of_digits_is_kept_in_our_own_file() -> None:
    made = replace(concept(Term("élu", FR), Term("elected", EN)), id="2024")
    assert read(written(glossary_of([made]))).glossary.concepts[0].id == "2024"


def test_half_a_character_is_refused() -> None:
    with pytest.raises(FormatError, match=r"U\+D800"):
        written(glossary_of([concept(Term("a\ud800", FR))]))


@settings(max_examples=250, deadline=None)
@given(
    st.binary(max_size=200)
    | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))
    | st.lists(st.lists(texts(), max_size=4), max_size=5).map(
        lambda rows: "\n".join(",".join(row) for row in [["fr", "en", "id"], *rows]).encode()
    ),
    st.sampled_from(
        [b"", b"fr,en\n", b"fr;en;gender\n", b"id\tlang\tterm\n", b"\xef\xbb\xbf", b"\xff\xfe", b"sep=;\n"]
    ),
)
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes, head: bytes) -> None:
    try:
        reading = csv_glossary.read(head + content, "any.csv")
    except FormatError as error:
        assert "any.csv" in str(error)  # noqa: PT017 - reading is as good as refusing
        return
    found = reading.glossary.concepts
    assert reading.read == len(found) == len({concept.id for concept in found}) == len(reading.lines)
    assert all(term.text.strip() for concept in found for term in concept.terms)
    assert all(concept.terms for concept in found)
