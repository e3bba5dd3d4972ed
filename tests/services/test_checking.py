"""A check finds what is wrong, and says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter_app.base.errors import ExpectedError
from interpreter_app.domain.terms import Concept, Language, Term
from interpreter_app.services.checking import check_files, check_store
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
    (check,) = check_files([path])
    findings = check.findings
    assert check.concepts == 2
    assert {f.where for f in findings if f.concept == "alone"} == {"line 6"}
    assert [f for f in findings if f.concept == "fine"] == []


def test_what_could_not_be_read_of_a_table_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "rows.csv"
    path.write_text("fr,en,gender\nmairie,town hall,f\nseul,alone,purple\n", "utf-8")
    (check,) = check_files([path])
    assert [(f.severity, bool(f.where)) for f in check.findings if f.code == "reading"] == [("error", True)]


def test_a_file_that_is_no_glossary_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "list.yaml"
    path.write_bytes(b"PK\x03\x04" + bytes(100))
    with pytest.raises(ExpectedError, match=r"list\.yaml"):
        check_files([path])


def test_every_mistake_of_a_file_that_cannot_be_read_is_listed_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "short.yaml"
    path.write_text(f"{_HEAD}  - {{id: a, fr: b, colour: red}}\n  - {{id: a, en: c, gender: m}}\n", "utf-8")
    (check,) = check_files([path])
    assert [(f.where, f.severity) for f in check.findings] == [
        ("line 5", "error"),
        *[("line 6", "error")] * 2,
    ]


def test_files_that_are_checked_together_are_compared(tmp_path: Path) -> None:
    names = ("a.yaml", "b.yaml")
    for name in names:
        (tmp_path / name).write_text(
            f"{_HEAD}  - {{id: hall, fr: {{term: mairie, gender: f}}, en: town hall}}\n", "utf-8"
        )
    mine, theirs = check_files([tmp_path])
    assert (mine.path.name, theirs.path.name) == names
    assert (mine.findings, [f.code for f in theirs.findings]) == ((), ["duplicate-concept"])
    assert theirs.findings[0].where == "line 5"
    assert check_files([tmp_path / "b.yaml"])[0].findings == ()


def test_of_several_files_one_that_cannot_be_read_does_not_hide_the_others(tmp_path: Path) -> None:
    (tmp_path / "list.yaml").write_bytes(b"PK\x03\x04" + bytes(100))
    (tmp_path / "short.yaml").write_text(f"{_HEAD}  - {{id: alone, fr: seul}}\n", "utf-8")
    refused, read = check_files([tmp_path / "list.yaml", tmp_path / "short.yaml"])
    assert "list.yaml" in refused.refused
    assert (read.refused, read.concepts, bool(read.findings)) == ("", 1, True)


def test_a_folder_without_glossaries_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(ExpectedError, match=tmp_path.name):
        check_files([tmp_path])


def test_a_mistake_in_one_concept_does_not_hide_what_is_wrong_with_the_others(tmp_path: Path) -> None:
    path = tmp_path / "short.yaml"
    path.write_text(
        _HEAD + "  - id: broken\n    fr: a\n    en: b\n    source:\n  - id: alone\n    fr: seul\n", "utf-8"
    )
    (check,) = check_files([path])
    assert check.concepts == 1
    assert [(f.where, f.concept, f.code) for f in check.findings if f.concept == "broken"] == [
        ("line 8", "broken", "reading")
    ]
    assert "missing-language" in {f.code for f in check.findings if f.concept == "alone"}
