"""A glossary that was written as a table, corrected there and read again is a version of the same one."""

from __future__ import annotations

import csv
from dataclasses import replace
from pathlib import Path

import pytest

from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Status, Term, TermType
from interpreter_app.exchange.formats import FORMATS, Format, write_glossary
from interpreter_app.exchange.losses import Field
from interpreter_app.services.exporting import export_glossary
from interpreter_app.services.importing import OnDuplicate, import_file
from interpreter_app.store import deeds, glossaries
from interpreter_app.store.database import Store
from tests.exchange.packages_made import ods, ods_table

FR, EN = Language.FRENCH, Language.ENGLISH
DOCTOR = Concept(
    "medecin",
    (
        Term("médecin traitant", FR, context="Mon médecin traitant est absent.", pronunciation="mayd-san"),
        Term("GP", EN, TermType.ACRONYM),
        Term("family doctor", EN, status=Status.ADMITTED, context="Ask your family doctor."),
        Term("FD", EN, TermType.ACRONYM, Status.ADMITTED, pronunciation="eff-dee"),
        Term("family physician", EN, status=Status.ADMITTED),
    ),
    "santé",
    source="NHS",
    checked=True,
    note="first",
)
CLINIC = Concept("clinique", (Term("clinique", FR), Term("clinic", EN)))
HEALTH = Glossary("health", Bilingual("Santé", "Health"), concepts=(DOCTOR, CLINIC))

TABLES = [known for known in FORMATS if known.read and known.write and Field.ID in known.holds]


@pytest.fixture
def health(store: Store) -> Store:
    """A glossary that a person has, with a sentence that a table has no place for."""
    glossaries.bring(store, replace(HEALTH, concepts=()))
    glossaries.put(store, "health", HEALTH.concepts)
    return store


def _mine(store: Store) -> dict[str, Concept]:
    return {c.id: c for c in glossaries.glossary(store, glossaries.find(store, "health").number)}


def test_a_cell_corrected_in_a_spreadsheet_is_the_same_entry(health: Store, tmp_path: Path) -> None:
    path = tmp_path / "health.csv"
    export_glossary(health, "health", path)
    text = path.read_text("utf-8-sig").replace(",clinic,", ",health centre,")
    path.write_text(text, "utf-8-sig")
    report = import_file(health, path, "health")
    assert (report.added, report.merged, report.skipped) == (0, 1, 1)
    assert _mine(health) == {
        "medecin": DOCTOR,
        "clinique": replace(CLINIC, terms=(CLINIC.terms[0], Term("health centre", EN))),
    }
    deeds.undo_next(health)
    assert _mine(health) == {"medecin": DOCTOR, "clinique": CLINIC}


@pytest.mark.parametrize("known", TABLES, ids=lambda known: known.name)
def test_a_corrected_term_keeps_what_the_format_has_no_place_for(
    known: Format, health: Store, tmp_path: Path
) -> None:
    path = tmp_path / f"health{known.suffixes[0]}"
    text = "family doctor (GB)"
    terms = tuple(replace(t, text=text) if t.text == "family doctor" else t for t in DOCTOR.terms)
    write_glossary(replace(HEALTH, concepts=(replace(DOCTOR, terms=terms), CLINIC)), path, known.name)
    report = import_file(health, path, "health")
    assert (report.added, report.merged, report.skipped, report.differing) == (0, 1, 1, ())
    assert _mine(health) == {"medecin": replace(DOCTOR, terms=terms), "clinique": CLINIC}


@pytest.mark.parametrize("on_duplicate", OnDuplicate)
@pytest.mark.parametrize("known", TABLES, ids=lambda known: known.name)
def test_a_copy_in_which_nothing_was_changed_changes_nothing(
    known: Format, on_duplicate: OnDuplicate, health: Store, tmp_path: Path
) -> None:
    path = tmp_path / f"health{known.suffixes[0]}"
    export_glossary(health, "health", path, known.name)
    report = import_file(health, path, "health", on_duplicate=on_duplicate)
    assert (report.added, report.merged, report.skipped, report.has_changes) == (0, 0, 2, False)
    assert _mine(health) == {"medecin": DOCTOR, "clinique": CLINIC}


@pytest.mark.parametrize("known", TABLES, ids=lambda known: known.name)
def test_what_i_deleted_since_stays_in_the_bin(known: Format, health: Store, tmp_path: Path) -> None:
    path = tmp_path / f"health{known.suffixes[0]}"
    export_glossary(health, "health", path, known.name)
    glossaries.delete(health, "health", ["medecin"])
    assert import_file(health, path, "health").added == 0
    assert set(_mine(health)) == {"clinique"}


def test_what_both_changed_is_asked_about(health: Store, tmp_path: Path) -> None:
    path = tmp_path / "health.xlsx"
    write_glossary(replace(HEALTH, concepts=(replace(DOCTOR, note="theirs"), CLINIC)), path)
    glossaries.put(health, "health", [replace(DOCTOR, note="mine")])
    report = import_file(health, path, "health")
    assert (report.added, report.merged, len(report.differing)) == (0, 0, 1)
    assert _mine(health)["medecin"].note == "mine"


def test_the_id_of_another_programs_table_proves_nothing(health: Store, tmp_path: Path) -> None:
    path = tmp_path / "terms.csv"
    path.write_text("id,fr,en\nclinique,barrage,weir\n", "utf-8")
    report = import_file(health, path, "health")
    assert (report.added, report.merged) == (1, 0)
    assert _mine(health)["clinique"] == CLINIC


def test_a_table_that_was_saved_as_opendocument_is_still_ours(health: Store, tmp_path: Path) -> None:
    path = tmp_path / "health.csv"
    export_glossary(health, "health", path)
    rows = list(csv.reader(path.read_text("utf-8-sig").replace(",clinic,", ",health centre,").splitlines()))
    saved = tmp_path / "health.ods"
    saved.write_bytes(ods(ods_table("health", *rows)))
    report = import_file(health, saved, "health")
    assert (report.added, report.merged, report.skipped) == (0, 1, 1)
    assert _mine(health)["medecin"] == DOCTOR
