"""Subject fields are shown in the reader's language."""

from __future__ import annotations

from interpreter_app.base import i18n, paths
from interpreter_app.domain import subjects
from interpreter_app.exchange.formats import read_glossary


def test_every_subject_of_the_starter_glossaries_has_a_name_in_french() -> None:
    used = {
        concept.subject_field
        for path in sorted(paths.glossaries_dir().glob("*.yaml"))
        for concept in read_glossary(path).glossary
    }
    assert "" not in used
    assert used == set(subjects.names())
    i18n.set_language("fr")
    same_in_both = {"administration", "participation", "institutions", "inclusion"}
    assert {subject for subject, name in subjects.names().items() if subject == name} <= same_in_both


def test_a_subject_of_your_own_is_shown_as_you_wrote_it() -> None:
    assert subjects.shown("Poterie") == "Poterie"
    assert subjects.shown("") == ""
