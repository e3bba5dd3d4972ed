"""Writing a glossary of the store into a file, whole or not at all."""

from __future__ import annotations

from pathlib import Path

from interpreter_app.exchange.formats import write_glossary
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store


def export_glossary(store: Store, name: str, path: Path, format_name: str | None = None) -> int:
    """Write the glossary of this name or id; how many concepts it has. Raises UsageError or ExpectedError."""
    found = glossaries.find(store, name)
    write_glossary(glossaries.glossary(store, found.number), path, format_name)
    return found.concepts
