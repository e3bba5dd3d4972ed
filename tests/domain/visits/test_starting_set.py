"""A new visit begins with tasks, protocols and briefing material in both languages, and keeps what it has."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from interpreter_app.domain.terms import Bilingual
from interpreter_app.domain.visits.countdown import due, in_order
from interpreter_app.domain.visits.soundness import faults
from interpreter_app.domain.visits.starting_set import PROTOCOLS, TASKS, with_starting_set
from interpreter_app.domain.visits.visit import Material, Task, Topic, Visit

NEW = Visit("a", Bilingual("Fife"), first=date(2027, 5, 10), last=date(2027, 5, 11))


def test_everything_is_there_in_both_languages() -> None:
    made = with_starting_set(NEW)
    assert list(faults(made)) == []
    texts = [part.text for part in (*made.tasks, *made.protocols)]
    assert [text for text in texts if not (text.fr and text.en)] == []
    assert {protocol.topic for protocol in made.protocols} == set(Topic) - {Topic.OTHER}
    assert [owed.material for owed in made.commission.material] == list(Material)
    assert not any(re.search(r" [:;?!»]|« ", text.fr) for text in texts)


def test_tasks_come_in_their_order_from_before_the_visit_until_after_it() -> None:
    made = with_starting_set(NEW)
    assert [task.id for task in in_order(made)] == [task.id for task in TASKS]
    days = [due(task, made) for task in made.tasks]
    assert days[0] == date(2027, 1, 10)
    assert days[-1] == date(2027, 8, 9)


def test_what_a_visit_has_stays() -> None:
    own = (Task("own", Bilingual("Nôtre")),)
    made = with_starting_set(replace(NEW, tasks=own))
    assert (made.tasks, made.protocols) == (own, PROTOCOLS)
