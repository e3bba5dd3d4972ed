"""Stores as the commands find them after their first start."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from interpreter_app.bootstrap import main


@pytest.fixture(scope="session")
def started_store(small_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small store after its first start, which brings the starter glossaries; tests take copies."""
    path = Path(shutil.copy(small_store, tmp_path_factory.mktemp("started")))
    assert main(["--store", str(path), "lookup", "mairie"]) == 0
    return path


@pytest.fixture
def ready(started_store: Path, tmp_path: Path) -> Path:
    """The small store after its first start."""
    return Path(shutil.copy(started_store, tmp_path))
