"""Where chosen concepts are is counted without reading them."""

from __future__ import annotations

from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store
from interpreter_app.store.whereabouts import whereabouts


def test_concepts_are_counted_by_glossary_and_those_that_are_gone_are_not(store: Store) -> None:
    quai = Concept("quai", (Term("quai", Language.FRENCH),))
    glossaries.bring(store, Glossary("port", Bilingual("Port"), concepts=(quai,)))
    town = [s.number for s in glossaries.concepts_of(store, glossaries.find(store, "town").number)]
    port = [s.number for s in glossaries.concepts_of(store, glossaries.find(store, "port").number)]
    assert whereabouts(store, [*port, *town[:3], town[0], 999_999]) == {"town": 3, "port": 1}
    glossaries.delete(store, "port", ["quai"])
    assert whereabouts(store, port) == {}
    assert whereabouts(store, []) == {}
