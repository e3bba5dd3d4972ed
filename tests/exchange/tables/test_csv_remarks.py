"""What of a table is in no concept, or in no field of its own, is counted and named."""

from __future__ import annotations

from interpreter_app.exchange.formats import Reading
from interpreter_app.exchange.tables import csv_glossary


def _read(text: str) -> Reading:
    return csv_glossary.read(text.encode(), "mots.csv")


def test_rows_that_are_in_no_concept_are_counted() -> None:
    reading = _read("fr,en\nquai,quay\npéniche\n,,\nbac,ferry,extra\nquai,quay\n\n")
    assert (reading.read, reading.left_out) == (1, 3)
    assert [p.where for p in reading.problems] == ["row 3", "row 5", "row 6"]


def test_each_row_of_an_entry_is_counted_where_rows_are_of_one_language() -> None:
    head = "id,lang,term\n"
    twice = "1,fr,quai\n1,en,quay\n,fr,bac\n"
    assert _read(f"{head}{twice}").left_out == 0
    empty = _read(f"{head}{twice}3,fr,\n3,en,\n")
    assert (empty.read, empty.left_out) == (2, 2)


def test_columns_that_have_no_field_are_named_even_below_a_thousand_mistakes() -> None:
    rows = "quai,quay,blau,,,x\n,,,unseen,,\n" + "péniche\n" * 1200
    reading = _read(f"fr,en,Farbe,Größe,Form,\n{rows}")
    assert len(reading.problems) == 1001
    assert [r.where for r in reading.remarks] == ["row 1, column Farbe", "row 1, column F"]
    assert {r.message for r in reading.remarks} == {
        "this column has no field of its own: what stands in it is kept in the notes."
    }
    assert reading.glossary.concepts[0].note == "Farbe: blau\nx"


def test_a_column_of_which_no_value_is_understood_is_named() -> None:
    reading = _read("fr,en,equivalence\nmairie,town hall,maybe\n")
    assert reading.glossary.concepts[0].note == "equivalence: maybe"
    (remark,) = reading.remarks
    assert remark.where == "row 1, column equivalence"
    assert remark.message.startswith("what stands in this column isn’t understood")


def test_entries_without_one_of_the_languages_are_told_of() -> None:
    reading = _read("fr,en\nquai,quay\ntirage,\n,guarantor\npéniche,\n")
    assert (reading.read, reading.problems) == (4, ())
    assert [(r.where, r.message) for r in reading.remarks] == [
        ("line 4", "1 entry has no French term."),
        ("line 3", "2 entries have no English term; this is the first of them."),
    ]
