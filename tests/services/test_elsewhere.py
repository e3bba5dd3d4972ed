"""What a file would add is told if another glossary has it, by both of its terms."""

from __future__ import annotations

from pathlib import Path

from interpreter_app.base import i18n
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.services.importing import ImportReport, import_file
from interpreter_app.store import glossaries, index
from interpreter_app.store.database import Store

FR, EN = Language.FRENCH, Language.ENGLISH


def _bring(store: Store, folder: Path, rows: str, into: str = "farm") -> ImportReport:
    path = folder / "words.csv"
    path.write_text(f"fr,en\n{rows}", "utf-8")
    return import_file(store, path, into, dry_run=True)


def _harbour(store: Store) -> None:
    quay = Concept("quai", (Term("le quai", FR), Term("quay", EN)))
    mayor = Concept("mairie", (Term("mairie", FR), Term("town hall", EN)))
    glossaries.bring(store, Glossary("port", Bilingual("Le port", "The harbour"), concepts=(quay, mayor)))


def test_each_other_glossary_that_has_some_of_it_is_named(store: Store, tmp_path: Path) -> None:
    _harbour(store)
    report = _bring(store, tmp_path, "Mairie,town hall\nquai,Quay\nquai,platform\ngrange,barn\n")
    assert (report.added, report.elsewhere) == (
        4,
        (
            "2 new concepts are in “The harbour”, too; “Mairie – town hall” is the first.",
            "1 new concept is in “The town”, too: “Mairie – town hall”.",
        ),
    )
    i18n.set_language("fr")
    assert "Le port" in _bring(store, tmp_path, "quai,quay\n").elsewhere[0]


def test_what_the_glossary_itself_has_is_no_news(store: Store, tmp_path: Path) -> None:
    assert _bring(store, tmp_path, "mairie,town hall\n", "town").elsewhere == ()


def test_without_an_index_nothing_is_said(store: Store, tmp_path: Path) -> None:
    index.throw_away(store)
    assert _bring(store, tmp_path, "mairie,town hall\n").elsewhere == ()
