"""Two small glossaries in a real store, and a way to look up in them by the concepts' ids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from interpreter_app.domain.language.keys import Scopes, scope_of
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term, TermType
from interpreter_app.search.engine import Found, look_up
from interpreter_app.search.vocabulary import Vocabulary
from interpreter_app.store import glossaries, index
from interpreter_app.store.database import Store, connect
from interpreter_app.store.index import IndexReader

FR, EN = Language.FRENCH, Language.ENGLISH


def concept(ident: str, french: Iterable[str] | str, english: Iterable[str] | str) -> Concept:
    """A concept with these terms; one of capitals only is an acronym."""
    sides = ((FR, french), (EN, english))
    return Concept(
        ident,
        tuple(
            Term(text, language, TermType.ACRONYM if text.isupper() else TermType.FULL_FORM)
            for language, texts in sides
            for text in ([texts] if isinstance(texts, str) else texts)
        ),
    )


CITY = Glossary(
    "city",
    Bilingual("La ville", "The city"),
    concepts=(
        concept("mairie", "mairie", "town hall"),
        concept("mairie-centrale", "mairie centrale", "central town hall"),
        concept("conseil-citoyen", "conseil citoyen", "citizens’ council"),
        concept("conseil-de-quartier", "conseil de quartier", "neighbourhood council"),
        concept("budget-participatif", ["budget participatif", "BP"], ["participatory budgeting", "PB"]),
        concept("conseil-participatif", "conseil participatif de Paris", "participatory council of Paris"),
        concept("intercommunalite", "intercommunalité", "inter-municipal body"),
        concept("eau", "l’eau", "water"),
        concept("un-pour-cent", "1 % de budget", "1% of the budget"),
        concept("voeu", "vœu", "wish"),
        concept("deliberation", "délibération", "resolution"),
        concept("co-construction", "co-construction", "co-production"),
        concept("cpj", "CPJ", "Paris youth panel"),
        concept("recevabilite", "recevabilité", "eligibility"),
        concept("arrondissement", "arrondissement", "arrondissement"),
        concept("sac", "sac", "bag"),
    ),
)
COUNTRY = Glossary(
    "country",
    Bilingual("Le pays", "The country"),
    concepts=(
        concept("mairie", "mairie", "council offices"),
        concept("conseil-general", "conseil général", "county council"),
        concept("prefecture", "préfecture", "prefecture"),
        concept("budget-primitif", "budget primitif", "initial budget"),
    ),
)


class Bench:
    """A store with its index and vocabulary, looked up in by ids."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.index = IndexReader(store)
        self.vocabulary = Vocabulary()
        self.refresh()

    def refresh(self) -> None:
        """Take over what has been written."""
        self.vocabulary.refresh(self.index)
        found = self.store.connection.execute(
            "SELECT c.number, c.id, g.id FROM concept c JOIN glossary g ON g.number = c.glossary"
        )
        self.names = {number: (glossary, ident) for number, ident, glossary in found}

    def scopes(self, *names: str, languages: Iterable[Language] = Language) -> Scopes:
        """The scopes of these glossaries in these languages."""
        numbers = [g.number for g in glossaries.summaries(self.store) if g.id in names]
        return frozenset(scope_of(n, language is EN) for n in numbers for language in languages)

    def found(self, typed: str, limit: int = 7, scopes: Scopes = None, first: Scopes = None) -> list[Found]:
        """What the engine finds."""
        return look_up(typed, self.index, self.vocabulary, limit, scopes, first)

    def ids(self, typed: str, limit: int = 7, scopes: Scopes = None, first: Scopes = None) -> list[str]:
        """The concepts found, in order."""
        return [self.names[f.concept][1] for f in self.found(typed, limit, scopes, first)]

    def matches(self, typed: str, **options: Scopes) -> dict[str, str]:
        """How each concept of the city was found, in order."""
        return {
            self.names[f.concept][1]: f.match.value
            for f in self.found(typed, **options)  # type: ignore[arg-type]
            if self.names[f.concept][0] == "city"
        }


def filled(path: Path) -> Store:
    """A store with both glossaries, indexed."""
    store = connect(path)
    index.build(store)
    for glossary in (CITY, COUNTRY):
        glossaries.create(store, glossary)
        glossaries.put(store, glossary.id, glossary.concepts)
    return store


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    """Both glossaries, for tests that only read."""
    with filled(tmp_path_factory.mktemp("search") / "store.sqlite") as store:
        yield Bench(store)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Bench]:
    """Both glossaries, for tests that write."""
    with filled(tmp_path / "store.sqlite") as store:
        yield Bench(store)
