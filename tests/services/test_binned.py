"""The bin page by page: everything in it stands on one page, however the pages fall."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.services import binned
from interpreter_app.store import bin as deleted
from interpreter_app.store import glossaries
from interpreter_app.store.bin import DeletedGlossary
from interpreter_app.store.database import Store


def _found(store: Store, text: str, limit: int) -> list[str]:
    """The ids of what all pages together have."""
    page = binned.page(store, text, limit)
    found = [*page.found]
    while page.after is not None:
        page = binned.page(store, text, limit, page.after)
        found += page.found
    return [one.id if isinstance(one, DeletedGlossary) else one.concept.id for one in found]


@pytest.mark.parametrize("text", ["", "ferme"])
@pytest.mark.parametrize("looked", [1, 2, 3, 7])
def test_a_glossary_is_found_though_a_page_ends_among_the_concepts_that_went_with_it(
    store: Store, monkeypatch: pytest.MonkeyPatch, text: str, looked: int
) -> None:
    monkeypatch.setattr(binned, "_PATIENCE", 0)
    monkeypatch.setattr(deleted, "_LOOKED", looked)
    words = [Concept(f"oie-{n}", (Term(f"oie {n}", Language.FRENCH),)) for n in range(5)]
    own = Concept("ferme-a-oies", (Term("ferme à oies", Language.FRENCH),))
    glossaries.create(store, Glossary("farm", Bilingual("La ferme", "The farm")))
    glossaries.put(store, "farm", [own, *words])
    glossaries.put(store, "town", [replace(own, id="ferme-en-ville")])
    glossaries.delete(store, "town", ["ferme-en-ville"])
    glossaries.delete_glossary(store, "farm")
    assert sorted(_found(store, text, 1)) == ["farm", "ferme-en-ville"]
