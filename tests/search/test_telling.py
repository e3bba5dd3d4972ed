"""What the words of the glossaries say of how well terms that begin alike are known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interpreter_app.search.telling import WordsKnown
from interpreter_app.search.vocabulary import Vocabulary
from interpreter_app.store import glossaries
from tests.search.conftest import concept

if TYPE_CHECKING:
    from tests.search.conftest import Bench


def test_a_family_weighs_as_many_terms_as_its_word_stands_in(bench: Bench) -> None:
    known = WordsKnown(bench.vocabulary)
    assert known.weight("conseil") == 4
    assert known.weight("nobody") == 0


def test_a_term_tells_by_the_rarest_of_its_other_words_shared_among_them(fresh: Bench) -> None:
    more = [concept(f"n{n}", f"chose {'rare ' * (n == 0)}commune {n}", f"thing {n}") for n in range(6)]
    glossaries.put(fresh.store, "city", more)
    vocabulary = Vocabulary()
    vocabulary.refresh(fresh.index)
    known = WordsKnown(vocabulary)
    assert known.telling("conseil commune") == vocabulary.spread("commune") == 6
    assert known.telling("conseil de la commune") == 6
    assert known.telling("conseil rare") == 1
    assert known.telling("conseil commune rare") == 0.5
    assert known.telling("conseil commune nobody") == 0
    assert known.telling("conseil") == 0


def test_what_was_weighed_is_weighed_anew_once_a_word_has_been_added(fresh: Bench) -> None:
    known = WordsKnown(fresh.vocabulary)
    assert known.telling("conseil zonal") == 0
    glossaries.put(fresh.store, "city", [concept("z", "zonal", "zonal")])
    fresh.refresh()
    assert known.telling("conseil zonal") == 1
