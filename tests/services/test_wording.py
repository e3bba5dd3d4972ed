"""What window and command line say alike."""

from __future__ import annotations

from interpreter_app.base import i18n
from interpreter_app.domain.terms import Bilingual
from interpreter_app.search.engine import Match
from interpreter_app.services.wording import GUESSES, in_interface_language, match_label


def test_every_way_of_finding_has_words_of_its_own_in_both_languages() -> None:
    english = {match_label(match) for match in Match}
    i18n.set_language("fr")
    french = {match_label(match) for match in Match}
    assert len(english) == len(french) == len(Match)
    assert english - french == english - {"exact"}


def test_what_is_a_guess_is_said_with_a_question_mark() -> None:
    assert {match for match in Match if match_label(match).endswith("?")} == GUESSES


def test_a_name_is_read_in_the_language_of_the_interface() -> None:
    name = Bilingual("La ville", "The town")
    assert in_interface_language(name) == "The town"
    i18n.set_language("fr")
    assert in_interface_language(name) == "La ville"
    assert in_interface_language(Bilingual("", "The town")) == "The town"
