"""Every table of terms in a Markdown file is read, and what our table holds comes back."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter_app.base.errors import FormatError
from interpreter_app.domain.terms import Bilingual, Concept, Equivalence, Glossary, Language, Status, Term
from interpreter_app.exchange.losses import reduced
from interpreter_app.exchange.reading import Reading
from interpreter_app.exchange.tables import markdown_table
from interpreter_app.exchange.tables.markdown_blocks import MAX_TABLES
from interpreter_app.exchange.tables.markdown_table import HOLDS, MAX_CELLS, MAX_MARKS
from tests.exchange.tables.test_csv_round_trip import HOLDABLE
from tests.strategies import bilinguals, texts

FR, EN = Language.FRENCH, Language.ENGLISH


def read(text: str | bytes, name: str = "mots.md") -> Reading:
    return markdown_table.read(text.encode() if isinstance(text, str) else text, name)


def refused(text: str) -> str:
    with pytest.raises(FormatError) as caught:
        read(text)
    return str(caught.value)


def written(glossary: Glossary) -> bytes:
    stream = io.BytesIO()
    markdown_table.write(glossary, stream)
    return stream.getvalue()


def town(*concepts: Concept) -> Glossary:
    return Glossary("town", Bilingual("La ville", "The town"), concepts=concepts)


def pairs(reading: Reading) -> list[tuple[str, str]]:
    return [
        ("+".join(t.text for t in c.in_language(FR)), "+".join(t.text for t in c.in_language(EN)))
        for c in reading.glossary
    ]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(HOLDABLE, min_size=1, max_size=3, unique_by=lambda concept: concept.id),
    bilinguals(),
)
def test_what_the_columns_hold_comes_back(made: list[Concept], description: Bilingual) -> None:
    glossary = replace(town(*made), description=description)
    reading = read(written(glossary))
    assert (reading.problems, reading.left_out) == ((), 0)
    assert [c.id for c in reading.glossary] == [c.id for c in made]
    assert reduced(reading.glossary, HOLDS) == reduced(town(*made), HOLDS)
    assert (reading.format, set(reading.lines)) == ("markdown", {c.id for c in made})


def test_the_file_reads_well_in_an_editor() -> None:
    glossary = town(
        Concept(
            "mairie",
            (
                Term("mairie", FR),
                Term("hôtel | ville", FR, status=Status.ADMITTED),
                Term("town_hall", EN),
            ),
            equivalence=Equivalence.QUASI_EQUIVALENT,
            note="*one*\ntwo",
        ),
        Concept("rue", (Term("#rue", FR),)),
    )
    glossary = replace(glossary, description=Bilingual("Les mots de la ville.", "The words of the town."))
    assert written(glossary).decode().splitlines() == [
        "# La ville / The town",
        "",
        "<!-- Passerelle: town -->",
        "",
        "Les mots de la ville.",
        "",
        "The words of the town.",
        "",
        "| Français | English   | fr synonyms      | equivalence      | note           | id     |",
        "| -------- | --------- | ---------------- | ---------------- | -------------- | ------ |",
        r"| mairie   | town_hall | hôtel \\\| ville | quasi-equivalent | \*one\*<br>two | mairie |",
        "| #rue     |           |                  |                  |                | rue    |",
    ]


def test_title_and_description_come_back() -> None:
    glossary = replace(
        town(Concept("rue", (Term("rue", FR), Term("street", EN)))),
        description=Bilingual("# Les mots de la ville.", "- The words *of* the town."),
    )
    assert read(written(glossary), "other.md").glossary == glossary


SEVERAL = """# Mots **de** la ville

Une liste des mots du conseil.

## Finances

| # | Français | English | Note |
|:--|:-:|--|---|
| 1 | **budget** | `budget` | see [INSEE](https://insee.fr/x) &amp; *co* |
| 2 | [mairie](http://a.b) | hall<br>city hall | |
text below

### Voirie ###
English | French
--- | ---
street | rue
#MeToo | #MoiAussi

```
| fr | en |
|----|----|
| a | b |
```

| a | b |
|---|---|
| 1 | 2 |

Encore
======
| Terme | Traduction | Domaine |
|---|---|---|
| rue | street | Voirie |
| rue | street | roads |
| loi | law | x | y |
"""


def test_all_tables_of_terms_are_read() -> None:
    reading = read(SEVERAL)
    assert pairs(reading) == [
        ("budget", "budget"),
        ("mairie", "hall+city hall"),
        ("rue", "street"),
        ("#MoiAussi", "#MeToo"),
        ("rue", "street"),
    ]
    assert list(reading.lines.values()) == [9, 10, 16, 17, 34]
    assert reading.left_out == 2
    assert [(p.where, p.message.partition(":")[0]) for p in reading.problems] == [
        ("row 35", "more cells (4) than headings (3)"),
        ("row 33", "it repeats row 16 and was left out."),
    ]


def test_headings_above_a_table_are_the_subject_if_it_has_none() -> None:
    assert [c.subject_field for c in read(SEVERAL).glossary] == [
        "Finances", "Finances", "Voirie", "Voirie", "roads",
    ]  # fmt: skip


def test_what_is_not_in_a_table_of_terms_is_named_once() -> None:
    remarks = [(r.where, r.message) for r in read(SEVERAL).remarks]
    assert remarks == [
        ("row 10", "the addresses of links in columns of terms were left out."),
        (
            "row 7, column no",
            "this column has no field of its own: what stands in it is kept in the notes.",
        ),
        ("line 25", "1 table has neither a French nor an English column and was left out: this one."),
        ("line 11", "6 lines of text outside the tables were left out; this is the first of them."),
    ]


def test_the_title_and_what_follows_it_name_the_glossary() -> None:
    glossary = read(SEVERAL).glossary
    assert glossary.id == "mots-de-la-ville"
    assert glossary.name == Bilingual("Mots de la ville", "Mots de la ville")
    assert glossary.description == Bilingual(fr="Une liste des mots du conseil.")
    assert glossary.concepts[0].note == "see INSEE (https://insee.fr/x) & co\nno: 1"


def test_a_file_without_a_title_is_named_by_its_name() -> None:
    glossary = read("| fr | en |\n|---|---|\n| rue | street |\n").glossary
    assert (glossary.id, glossary.name, glossary.description) == (
        "mots", Bilingual("mots", "mots"), Bilingual(),
    )  # fmt: skip


def test_front_matter_is_text_outside() -> None:
    reading = read("---\ntitle: x\n---\n| fr | en |\n|---|---|\n| rue | street |\n")
    assert reading.glossary.description == Bilingual()
    assert [r.where for r in reading.remarks] == ["line 2"]


@pytest.mark.parametrize(
    "table",
    [
        "fr|en\n-|-\n#rue|street\n",
        "| fr | en |\n|:-:|--:|\n| #rue | street |",
        "  | fr | en\n|---|---\n|#rue|street\r\n",
    ],
)
def test_a_term_that_starts_with_a_number_sign_right_below_the_headings_stays(table: str) -> None:
    assert pairs(read(table)) == [("#rue", "street")]


def test_a_short_row_is_filled_up_and_told_of() -> None:
    reading = read("| fr | en |\n|---|---|\n| rue |\n| bac | ferry |\n")
    assert pairs(reading) == [("rue", ""), ("bac", "ferry")]
    assert [r.where for r in reading.remarks] == ["line 3"]


def test_files_without_a_table_of_terms_are_refused() -> None:
    assert "there is no table" in refused("# Budget\n\nSome text.\n")
    assert "no French or English column was found (a, b)" in refused("| a | b |\n|---|---|\n| 1 | 2 |\n")
    assert "there is no entry" in refused("| fr | en |\n|---|---|\n")
    assert "there is no table" in refused("| fr | en |\n|---|\n| a | b |\n")
    assert "the file is empty" in refused(" \n")
    assert "tables: divide the file" in refused("|fr|en|\n|-|-|\n\n" * (MAX_TABLES + 1))
    assert "columns, at most 200" in refused("|fr" * 201 + "|\n" + "|-" * 201 + "|\n")
    assert "signs like * or _" in refused("*" * (MAX_MARKS + 1))
    assert "cells: divide the file" in refused("|" * (MAX_CELLS + 1))


@pytest.mark.parametrize("text", ["a\ud800", "a\x00b"])
def test_what_no_text_file_holds_is_refused(text: str) -> None:
    with pytest.raises(FormatError, match=r"U\+(D800|0000)"):
        written(town(Concept("a", (Term(text, FR),))))


def test_a_file_cut_off_anywhere_is_read_or_refused() -> None:
    content = SEVERAL.encode()
    for end in range(len(content)):
        try:
            reading = read(content[:end])
        except FormatError as error:
            assert "mots.md" in str(error)  # noqa: PT017 - reading is as good as refusing
        else:
            assert reading.read == len(reading.glossary.concepts)


_LINES = (
    "| fr | en |",
    "|---|---|",
    "# a",
    "a",
    "===",
    "---",
    "```",
    "| a | b |",
    "<!-- Passerelle: x -->",
    "",
)


@settings(max_examples=200, deadline=None)
@given(
    st.binary(max_size=120)
    | st.lists(
        st.sampled_from(_LINES) | st.lists(texts(), max_size=3).map("|".join),
        max_size=10,
    ).map(lambda lines: "\n".join(lines).encode()),
    st.sampled_from([b"", b"| fr | en |\n|---|---|\n", b"|id|fr|en|\n|-|-|-|\n|a|b|c|\n\n"]),
)
def test_any_bytes_are_read_or_refused_in_a_sentence(content: bytes, head: bytes) -> None:
    try:
        reading = markdown_table.read(head + content, "any.md")
    except FormatError as error:
        assert "any.md" in str(error)  # noqa: PT017 - reading is as good as refusing
        return
    found = reading.glossary.concepts
    assert reading.read == len(found) == len({concept.id for concept in found}) == len(reading.lines)
    assert all(term.text.strip() for concept in found for term in concept.terms)
