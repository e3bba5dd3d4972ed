"""What the marks of a term are called where one chooses among them: each value has a name, also none."""

from __future__ import annotations

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import pgettext
from interpreter_app.domain.terms import Gender, Number, PartOfSpeech, Status, TermType
from interpreter_app.services.wording import type_name


def gender_name(gender: Gender | None) -> str:
    """A gender, short: it stands beside the term."""
    match gender:
        case Gender.MASCULINE:
            return pgettext("gender", "m.")
        case Gender.FEMININE:
            return pgettext("gender", "f.")
        case Gender.COMMON:
            return pgettext("gender", "m. or f.")
        case None:
            return pgettext("gender", "gender?")


def status_choice(status: Status) -> str:
    """What one does with a term of this status."""
    match status:
        case Status.PREFERRED:
            return _("to say")
        case Status.ADMITTED:
            return _("also said")
        case Status.DEPRECATED:
            return _("to avoid")


def type_choice(kind: TermType) -> str:
    """A kind of term, the full form included."""
    return type_name(kind) or _("full form")


def part_of_speech_name(part: PartOfSpeech | None) -> str:
    """A part of speech; a dash where none is said."""
    match part:
        case PartOfSpeech.NOUN:
            return _("noun")
        case PartOfSpeech.PROPER_NOUN:
            return _("proper noun")
        case PartOfSpeech.VERB:
            return _("verb")
        case PartOfSpeech.ADJECTIVE:
            return _("adjective")
        case PartOfSpeech.ADVERB:
            return _("adverb")
        case PartOfSpeech.OTHER:
            return pgettext("part of speech", "other")
        case None:
            return "–"


def number_name(number: Number | None) -> str:
    """The number in which a term is always used."""
    match number:
        case Number.SINGULAR:
            return _("always singular")
        case Number.PLURAL:
            return _("always plural")
        case None:
            return "–"
