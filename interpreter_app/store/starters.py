"""What the program's own glossaries looked like when they were last loaded.

Owns the fingerprints that tell whether a person has touched an entry since, and what a release has for the
entries that they had. The rule is in services.workspace, the choosing in services.releases.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import NamedTuple

from interpreter_app.domain.terms import Concept, Glossary
from interpreter_app.store import history, rows
from interpreter_app.store.database import Store
from interpreter_app.store.rows import fingerprint

__all__ = [
    "ITSELF",
    "Mark",
    "Shipped",
    "concepts",
    "description",
    "differences",
    "files",
    "fingerprint",
    "keep",
    "marks",
    "put_back",
    "remember",
    "take_over",
]

ITSELF = ""
"""Stands for the glossary's own name and description among its concepts: no concept has this id."""


class Shipped(NamedTuple):
    """What a release has for an entry that the person had edited: the glossary's id, and the concept."""

    glossary: str
    concept: Concept


class Mark(NamedTuple):
    """What is noted of one starter entry, to be put back: its fingerprint, and what of a difference."""

    glossary: str
    concept: str
    fingerprint: str | None
    shipped: str | None
    decided: int


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
    store: Store,
    file: str,
    file_fingerprint: str,
    shipped: Glossary,
    kept: Collection[str],
    edited: Collection[str] = (),
) -> None:
    """Note what was shipped; for the ids `kept` as the person has them, the old fingerprint stays.

    Of those, what the release has for the `edited` ones is noted as a difference, unless it has the same as
    the release before, or the person kept theirs before just this.
    """
    with store.write():
        run = store.connection
        run.execute("INSERT OR REPLACE INTO starter_file VALUES (?, ?)", (file, file_fingerprint))
        old = concepts(store, shipped.id)
        run.execute("DELETE FROM starter_concept WHERE glossary = ?", (shipped.id,))
        new = {c.id: fingerprint(c) for c in shipped}
        differing = {c.id: c for c in shipped if c.id in edited and old.get(c.id) != new[c.id]}
        new[ITSELF] = rows.description_fingerprint(rows.description(shipped))
        new |= {ident: old[ident] for ident in kept if ident in old}
        run.executemany(
            "INSERT INTO starter_concept VALUES (?, ?, ?)",
            [(shipped.id, ident, value) for ident, value in new.items()],
        )
        _note_differences(store, shipped.id, differing, shipped)


def _note_differences(store: Store, glossary: str, differing: dict[str, Concept], shipped: Glossary) -> None:
    """Note what is new, and forget only what the release no longer has, or has otherwise.

    What the person deleted may come back, and is then to be chosen of still.
    """
    run = store.connection
    wanted = {ident: rows.to_text(concept) for ident, concept in differing.items()}
    as_shipped = {concept.id: rows.to_text(concept) for concept in shipped}
    noted = dict(
        run.execute(
            "SELECT concept, shipped FROM starter_difference WHERE glossary = ?", (glossary,)
        ).fetchall()
    )
    gone = [(glossary, ident) for ident, text in noted.items() if as_shipped.get(ident) != text]
    run.executemany("DELETE FROM starter_difference WHERE glossary = ? AND concept = ?", gone)
    run.executemany(
        "INSERT OR IGNORE INTO starter_difference (glossary, concept, shipped) VALUES (?, ?, ?)",
        [(glossary, ident, text) for ident, text in wanted.items()],
    )


def differences(store: Store) -> list[Shipped]:
    """What the last release has for entries that the person had edited, where they haven't chosen yet."""
    found = store.connection.execute(
        "SELECT glossary, shipped FROM starter_difference WHERE NOT decided ORDER BY glossary, concept"
    )
    return [Shipped(glossary, rows.from_text(text)) for glossary, text in found]


def keep(store: Store, which: Iterable[Shipped]) -> None:
    """Note that the person keeps theirs; they are asked again when a release has something else."""
    with store.write():
        store.connection.executemany(
            "UPDATE starter_difference SET decided = 1 WHERE glossary = ? AND concept = ? AND shipped = ?",
            [(one.glossary, one.concept.id, rows.to_text(one.concept)) for one in which],
        )


def take_over(store: Store, which: Iterable[Shipped]) -> None:
    """Note that the person has the release's from now on: the next one may change it again."""
    with store.write():
        for glossary, concept in which:
            store.connection.execute(
                "DELETE FROM starter_difference WHERE glossary = ? AND concept = ?", (glossary, concept.id)
            )
            store.connection.execute(
                "INSERT OR REPLACE INTO starter_concept VALUES (?, ?, ?)",
                (glossary, concept.id, fingerprint(concept)),
            )


def marks(store: Store, which: Iterable[Shipped]) -> tuple[Mark, ...]:
    """What is noted of these entries, for `put_back`."""
    return tuple(_mark(store, one.glossary, one.concept.id) for one in which)


def _mark(store: Store, glossary: str, concept: str) -> Mark:
    run = store.connection.execute
    known = run(
        "SELECT fingerprint FROM starter_concept WHERE glossary = ? AND concept = ?", (glossary, concept)
    ).fetchone()
    shipped = run(
        "SELECT shipped, decided FROM starter_difference WHERE glossary = ? AND concept = ?",
        (glossary, concept),
    ).fetchone()
    return Mark(glossary, concept, known[0] if known else None, *(shipped or (None, 0)))


def put_back(store: Store, noted: Iterable[Mark], left: Iterable[Mark]) -> None:
    """Note of these entries again what was noted before, unless a release has noted something since.

    `left` are the marks as they were after what is now taken back.
    """
    untouched = {mark for mark in left if mark == _mark(store, mark.glossary, mark.concept)}
    places = {(mark.glossary, mark.concept) for mark in untouched}
    with store.write():
        run = store.connection.execute
        for mark in noted:
            if (mark.glossary, mark.concept) not in places:
                continue
            which = (mark.glossary, mark.concept)
            run("DELETE FROM starter_concept WHERE glossary = ? AND concept = ?", which)
            run("DELETE FROM starter_difference WHERE glossary = ? AND concept = ?", which)
            if mark.fingerprint is not None:
                run("INSERT INTO starter_concept VALUES (?, ?, ?)", (*which, mark.fingerprint))
            if mark.shipped is not None:
                run(
                    "INSERT INTO starter_difference VALUES (?, ?, ?, ?)", (*which, mark.shipped, mark.decided)
                )
