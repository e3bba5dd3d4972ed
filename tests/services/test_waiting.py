"""The status line tells of everything that waits to be compared, wherever it comes from."""

from __future__ import annotations

from pathlib import Path

from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.exchange.formats import write_glossary
from interpreter_app.services.differences import differences, keep_mine
from interpreter_app.services.importing import import_file
from interpreter_app.services.waiting import said_waiting
from interpreter_app.services.workspace import update_starters
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store


def _concept(note: str) -> Concept:
    return Concept("quai", (Term("quai", Language.FRENCH), Term("quay", Language.ENGLISH)), note=note)


def _write(path: Path, ident: str, note: str) -> Path:
    glossary = Glossary(ident, Bilingual("La ville", "The town"), version=note, concepts=(_concept(note),))
    write_glossary(glossary, path)
    return path


def test_nothing_is_said_where_nothing_waits(store: Store) -> None:
    assert said_waiting(store) == ""


def test_imports_and_the_release_are_told_of_together(store: Store, tmp_path: Path) -> None:
    folder = tmp_path / "releases"
    folder.mkdir()
    for note in ("old", "new"):
        _write(folder / "shipped.yaml", "shipped", note)
        update_starters(store, folder)
        if note == "old":
            glossaries.put(store, "shipped", [_concept("mine")])
    released = "1 entry that you edited has a newer version"
    assert said_waiting(store) == released
    import_file(store, _write(tmp_path / "Zoé.yaml", "town", "first"))
    glossaries.put(store, "town", [_concept("mine")])
    import_file(store, _write(tmp_path / "Zoé.yaml", "town", "theirs"))
    imported = "1 entry differs from an imported one in a field that both have changed"
    assert said_waiting(store) == f"{imported} · {released}"
    keep_mine(store, differences(store))
    assert said_waiting(store) == released
