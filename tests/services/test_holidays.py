"""Public holidays of both countries, those that only one has, too, with a name in each language."""

from __future__ import annotations

from datetime import date

from interpreter_app.services.holidays import FRANCE, SCOTLAND, holidays_between


def _told(first: date, last: date) -> list[tuple[str, str, str, tuple[str, ...]]]:
    found = holidays_between(first, last)
    return [(h.day.isoformat(), h.name.fr, h.name.en, tuple(w.en for w in h.where)) for h in found]


def test_days_that_differ_and_days_that_both_have() -> None:
    assert _told(date(2026, 5, 1), date(2026, 5, 25)) == [
        ("2026-05-01", "Fête du Travail", "Labour Day", ("France",)),
        ("2026-05-04", "Fête de mai", "May Day", ("Scotland",)),
        ("2026-05-08", "Fête de la Victoire", "Victory Day", ("France",)),
        ("2026-05-14", "Ascension", "Ascension Day", ("France",)),
        ("2026-05-25", "Lundi de Pentecôte", "Spring Bank Holiday", ("France", "Scotland")),
    ]


def test_scottish_days_are_not_english_ones() -> None:
    days = {holiday.day: holiday for holiday in holidays_between(date(2026, 1, 1), date(2026, 12, 31))}
    assert days[date(2026, 1, 2)].where == (SCOTLAND,)
    assert days[date(2026, 11, 30)].name.fr == "Saint-André"
    assert days[date(2026, 7, 14)].where == (FRANCE,)
    assert date(2026, 4, 6) in days
    assert SCOTLAND not in days[date(2026, 4, 6)].where  # Easter Monday is a holiday in England only.
    assert days[date(2026, 12, 28)].name.fr == "Lendemain de Noël (jour de remplacement)"


def test_a_span_over_new_year_is_whole_and_bounds_are_in_it() -> None:
    assert [day for day, *_rest in _told(date(2025, 12, 25), date(2026, 1, 2))] == [
        "2025-12-25", "2025-12-26", "2026-01-01", "2026-01-02",
    ]  # fmt: skip


def test_years_that_nobody_knows_have_none_and_take_no_time() -> None:
    assert holidays_between(date(1, 1, 1), date(1, 12, 31)) == []
    assert len(holidays_between(date(2000, 1, 1), date(9999, 12, 31))) < 1000
    assert holidays_between(date(9999, 12, 1), date(9999, 12, 31)) is not None
