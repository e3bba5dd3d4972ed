"""What the program's own glossaries looked like when they were last loaded.

Only fingerprints: they tell whether a person has touched an entry since. The rule is in services.workspace.
"""

from __future__ import annotations

from collections.abc import Collection

from interpreter_app.domain.terms import Glossary
from interpreter_app.store import history, rows
from interpreter_app.store.database import Store
from interpreter_app.store.rows import fingerprint

__all__ = ["ITSELF", "concepts", "description", "files", "fingerprint", "remember"]

ITSELF = ""
"""Stands for the glossary's own name and description among its concepts: no concept has this id."""


def files(store: Store) -> dict[str, str]:
    """The fingerprint of each starter file as it was last loaded, by the file's name."""
    return dict(store.connection.execute("SELECT glossary, fingerprint FROM starter_file").fetchall())


def concepts(store: Store, glossary: str) -> dict[str, str]:
    """The fingerprint of each of a starter glossary's concepts as it was last shipped, by id."""
    return dict(
        store.connection.execute(
            "SELECT concept, fingerprint FROM starter_concept WHERE glossary = ?", (glossary,)
        ).fetchall()
    )


def description(store: Store, number: int) -> str:
    """The fingerprint of a glossary's name, description, version, licence and authors as they are now."""
    return rows.description_fingerprint(history.glossary_row(store, number))


def remember(
    store: Store, file: str, file_fingerprint: str, shipped: Glossary, kept: Collection[str]
) -> None:
    """Note what was shipped; for the ids `kept` as the person has them, the old fingerprint stays."""
    with store.write():
        run = store.connection
        run.execute("INSERT OR REPLACE INTO starter_file VALUES (?, ?)", (file, file_fingerprint))
        old = concepts(store, shipped.id)
        run.execute("DELETE FROM starter_concept WHERE glossary = ?", (shipped.id,))
        new = {c.id: fingerprint(c) for c in shipped}
        new[ITSELF] = rows.description_fingerprint(rows.description(shipped))
        new |= {ident: old[ident] for ident in kept if ident in old}
        run.executemany(
            "INSERT INTO starter_concept VALUES (?, ?, ?)",
            [(shipped.id, ident, value) for ident, value in new.items()],
        )
