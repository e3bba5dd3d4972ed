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
from interpreter_app.domain.language.folding import fold
from interpreter_app.domain.merging import Field
from interpreter_app.domain.merging.fields import PLAIN, PREFERRED
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


def in_field(field: Field, first: Concept, second: Concept) -> FieldDifference:
    """What two versions of a concept say in one field; of a term, all that is known of it.

    The term is the one that the field names: its spelling in the first version, or one that folds alike.
    """
    if field not in PLAIN and field.language is not None:
        return FieldDifference(
            _("French terms") if field.language is Language.FRENCH else _("English terms"),
            *(_named_term(concept, field) for concept in (first, second)),
        )
    place = _PLACES[field.name] + (field.language is Language.ENGLISH)
    (name, one), (_name, other) = (list(_fields(concept))[place] for concept in (first, second))
    return FieldDifference(name, one, other)


_PLACES = {
    "equivalence": 2,
    "false_friend": 2,
    "transfer_note": 3,
    "definition": 5,
    "subject_field": 7,
    "source": 8,
    "note": 9,
    "checked": 10,
}
"""Where the fields of `merging` are among those that are read here; of two languages French comes first."""


def _named_term(concept: Concept, field: Field) -> str:
    """The term that a field names; for the choice of the one to say, that one."""
    assert field.language is not None
    if field.name == PREFERRED:
        head = concept.preferred(field.language)
        return head.text if head else ""
    of_language = concept.in_language(field.language)
    same = [t for t in of_language if t.text == field.term] or [
        t for t in of_language if fold(t.text) == fold(field.term)
    ]
    return _term(same[0]) if same else ""


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
