"""Whoever exports is told beforehand, in words and numbers, what the format has no place for."""

from __future__ import annotations

import pytest

from interpreter_app.exchange.formats import format_named
from interpreter_app.exchange.losses import EVERYTHING, Field, Loss, losses
from interpreter_app.services.loss_report import headline, said_losses
from tests.conftest import small_glossary


@pytest.mark.parametrize("field", Field)
def test_every_field_has_words_with_its_number(field: Field) -> None:
    one, many = said_losses([Loss(field, 1), Loss(field, 7)])
    assert "{" not in one + many
    if field is not Field.ABOUT:
        assert ("1" in one, "7" in many) == (True, True)


def test_a_table_says_what_it_leaves_behind() -> None:
    csv = format_named("csv")
    lost = losses(small_glossary(), csv.holds)
    assert headline(csv, lost).startswith("CSV has no place for some of what this glossary says.")
    assert said_losses(lost) == ["its description, version, licence and authors"]


def test_that_nothing_is_lost_is_said_too() -> None:
    yaml = format_named("yaml")
    assert losses(small_glossary(), EVERYTHING) == []
    assert headline(yaml, []) == "Passerelle YAML holds everything that this glossary says."
