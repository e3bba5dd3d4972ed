"""A check finds what is wrong, and says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter_app.base.errors import ExpectedError
from interpreter_app.domain.terms import Concept, Language, Term
from interpreter_app.services.checking import check_file, check_store
from interpreter_app.store import glossaries, index
from interpreter_app.store.database import Store

_HEAD = "passerelle: glossary\nid: short\nname: {fr: Court, en: Short}\nconcepts:\n"


def test_a_sound_store_has_no_damage_and_its_findings_name_glossary_and_concept(store: Store) -> None:
    glossaries.put(store, "town", [Concept("alone", (Term("seul", Language.FRENCH),))])
    found = check_store(store)
    assert (found.damage, found.index_is_current, found.glossaries) == ((), True, 1)
    assert found.concepts == len(list(glossaries.concepts_of(store, 1)))
    (missing,) = [f for f in found.findings if f.concept == "alone" and f.code == "missing-language"]
    assert (missing.where, missing.severity) == ("town", "error")


def test_an_index_that_is_not_whole_is_told(store: Store) -> None:
    index.throw_away(store)
    assert not check_store(store).index_is_current


def test_a_file_is_checked_with_the_lines_of_its_concepts(tmp_path: Path) -> None:
    path = tmp_path / "short.yaml"
    path.write_text(
        _HEAD + "  - {id: fine, fr: {term: mairie, gender: f}, en: town hall}\n  - id: alone\n    fr: seul\n",
        "utf-8",
    )
    reading, findings = check_file(path)
    assert reading.read == 2
    assert {f.where for f in findings if f.concept == "alone"} == {"line 6"}
    assert [f for f in findings if f.concept == "fine"] == []


def test_what_could_not_be_read_of_a_table_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("fr,en,gender\nmairie,town hall,f\nseul,alone,purple\n", "utf-8")
    _reading, findings = check_file(path)
    assert [(f.severity, bool(f.where)) for f in findings if f.code == "reading"] == [("error", True)]


def test_a_file_that_is_no_glossary_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_text("- a\n- b\n", "utf-8")
    with pytest.raises(ExpectedError, match=r"list\.yaml"):
        check_file(path)
