"""The glossaries of today's visit come first in look-up, on its days or by hand."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.domain.visits import countdown
from interpreter_app.domain.visits.visit import Visit
from interpreter_app.services import planning
from interpreter_app.services.lookup import LookupDesk
from interpreter_app.services.todays import todays
from interpreter_app.store import glossaries
from interpreter_app.store.database import Store, connect

FIRST, LAST = date(2016, 12, 5), date(2016, 12, 6)
PARIS = Visit("paris", Bilingual("Paris"), first=FIRST, last=LAST, glossaries=("visit", "gone"))


@pytest.fixture
def two(store: Store) -> Store:
    """The same word in two glossaries, the visit's made last."""
    for ident, target in (("other", "board"), ("visit", "community council")):
        glossaries.create(store, Glossary(ident, Bilingual(ident)))
        terms = (Term("lavoir communal", Language.FRENCH), Term(target, Language.ENGLISH))
        glossaries.put(store, ident, [Concept("lavoir", terms)])
    planning.create(store, PARIS)
    return store


@pytest.mark.parametrize(
    ("today", "first"),
    [(FIRST, "visit"), (LAST, "visit"), (date(2016, 12, 4), "other"), (date(2016, 12, 7), "other")],
)
def test_on_its_days_what_is_said_at_the_visit_comes_first(two: Store, today: date, first: str) -> None:
    desk = LookupDesk(two)
    desk.refresh()
    found = desk.look_up("lavoir communal", first=todays(two, today).glossaries or None)
    assert next(result.glossary for result in found) == first


def test_by_hand_the_days_do_not_matter_and_a_glossary_that_is_gone_is_passed_over(two: Store) -> None:
    planning.choose_todays(two, "paris")
    number = glossaries.find(two, "visit").number
    assert todays(two, date(2020, 1, 1)) == ("paris", (number,))


def test_an_archived_visit_is_not_todays_by_its_days(two: Store) -> None:
    planning.set_archived(two, PARIS, archived=True)
    assert todays(two, FIRST).visit == ""


@given(
    st.lists(st.tuples(st.integers(1, 9), st.integers(0, 5), st.booleans()), max_size=4), st.integers(1, 15)
)
@settings(max_examples=25, deadline=None)
def test_it_is_the_rule_of_the_countdown(
    tmp_path_factory: pytest.TempPathFactory, days: list[tuple[int, int, bool]], today: int
) -> None:
    """The quick question and the whole rule give the same visit."""
    made = [
        Visit(
            f"v{n}",
            Bilingual("v"),
            first=date(2016, 12, first),
            last=date(2016, 12, first + more),
            archived=old,
        )
        for n, (first, more, old) in enumerate(days)
    ]
    day = date(2016, 12, today)
    wanted = countdown.todays(made, day)
    with connect(tmp_path_factory.mktemp("todays") / "store.sqlite") as store:
        for one in made:
            planning.create(store, one)
        assert todays(store, day).visit == (wanted.id if wanted else "")
