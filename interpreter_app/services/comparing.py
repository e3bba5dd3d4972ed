"""Two versions of one concept, field by field, in words that a person reads.

Owns what counts as a field and how its value is said. Which of the two is right is for the person to say.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import language as interface_language
from interpreter_app.briefing.entries import grammar
from interpreter_app.briefing.texts import region_name
from interpreter_app.domain import subjects
from interpreter_app.domain.terms import Concept, Language, Status, Term
from interpreter_app.services.wording import spoken_equivalence, status_name, type_name


class FieldDifference(NamedTuple):
    """A field in which two versions differ: its name, and what stands in the first and in the second."""

    field: str
    first: str
    second: str


def differing(first: Concept, second: Concept) -> tuple[FieldDifference, ...]:
    """The fields in which two versions of a concept differ, in the order in which they are read."""
    return tuple(
        FieldDifference(name, one, other)
        for (name, one), (_name, other) in zip(_fields(first), _fields(second), strict=True)
        if one != other
    )


def _fields(concept: Concept) -> Iterator[tuple[str, str]]:
    """Everything that a concept says, one text for each field; terms line by line."""
    yield _("French terms"), _terms(concept, Language.FRENCH)
    yield _("English terms"), _terms(concept, Language.ENGLISH)
    yield _("Equivalence"), _equivalence(concept)
    yield _("Say to a French speaker"), concept.transfer_note.fr
    yield _("Say to an English speaker"), concept.transfer_note.en
    yield _("Definition in French"), concept.definition.fr
    yield _("Definition in English"), concept.definition.en
    yield _("Subject field"), subjects.shown(concept.subject_field)
    yield _("Source"), concept.source
    yield _("Note"), concept.note
    yield _("Checked"), _("yes") if concept.checked else _("no")


def _terms(concept: Concept, language: Language) -> str:
    return "\n".join(_term(term) for term in concept.in_language(language))


def _term(term: Term) -> str:
    """A term with all that is known of it, as «mairie (f., France) [meh-REE] – « Je vais à la mairie. »»."""
    known = [
        grammar(term),
        type_name(term.type),
        region_name(term.region, Language(interface_language())) if term.region else "",
        _("to avoid") if term.status is Status.DEPRECATED else status_name(term.status),
    ]
    labels = ", ".join(label for label in known if label)
    said = f"{term.text} ({labels})" if labels else term.text
    if term.pronunciation:
        said += f" [{term.pronunciation}]"
    return f"{said} – {term.context}" if term.context else said


def _equivalence(concept: Concept) -> str:
    said = spoken_equivalence(concept.equivalence)
    return _("{equivalence}; false friend").format(equivalence=said) if concept.false_friend else said
