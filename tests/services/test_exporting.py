"""A glossary leaves the store as a file that brings the same back."""

from __future__ import annotations

from pathlib import Path

import pytest

from interpreter_app.base.errors import ExpectedError, UsageError
from interpreter_app.exchange.formats import read_glossary
from interpreter_app.services.exporting import export_glossary
from interpreter_app.store.database import Store
from tests.conftest import small_glossary


@pytest.mark.parametrize("name", ["town", "The town", "la ville"])
def test_a_glossary_is_exported_by_id_or_name(store: Store, tmp_path: Path, name: str) -> None:
    path = tmp_path / "out.yaml"
    assert export_glossary(store, name, path) == len(small_glossary().concepts)
    assert read_glossary(path).glossary == small_glossary()


def test_the_format_can_be_named_when_the_file_does_not_tell_it(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.data"
    with pytest.raises(UsageError, match=r"out\.data"):
        export_glossary(store, "town", path)
    assert export_glossary(store, "town", path, "csv") == len(small_glossary().concepts)
    assert read_glossary(path, "csv").read == len(small_glossary().concepts)


def test_what_cannot_be_exported_leaves_an_older_file_as_it_was(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "out.yaml"
    path.write_text("older")
    with pytest.raises(UsageError, match="“nowhere”"):
        export_glossary(store, "nowhere", path)
    with pytest.raises(ExpectedError, match=r"x\.yaml"):
        export_glossary(store, "town", tmp_path / "nowhere" / "x.yaml")
    assert [p.name for p in tmp_path.glob("*.yaml")] == ["out.yaml"]
    assert path.read_text() == "older"
