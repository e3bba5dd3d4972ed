"""Words that are said alike wherever they are said.

How a term was found, what kind of term it is, how far two sides are the same, a name in the reader's
language.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from interpreter_app.base import i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import pgettext
from interpreter_app.domain.terms import Bilingual, Equivalence, Status, TermType
from interpreter_app.search.engine import Match

GUESSES = frozenset((Match.TYPO, Match.BY_EAR))
"""What may well be something else than was meant."""

_MATCHES: Mapping[Match, Callable[[], str]] = {
    Match.EXACT: lambda: pgettext("how it was found", "exact"),
    Match.PREFIX: lambda: pgettext("how it was found", "beginning"),
    Match.WORDS: lambda: pgettext("how it was found", "words"),
    Match.WORD_START: lambda: pgettext("how it was found", "start of a word"),
    Match.ACRONYM: lambda: pgettext("how it was found", "acronym"),
    Match.INFLECTED: lambda: pgettext("how it was found", "other form"),
    Match.INSIDE: lambda: pgettext("how it was found", "inside a word"),
    Match.TYPO: lambda: pgettext("how it was found", "guess: spelling?"),
    Match.BY_EAR: lambda: pgettext("how it was found", "guess: by ear?"),
}


def match_label(match: Match) -> str:
    """How a term was found, in the language of the interface."""
    return _MATCHES[match]()


def in_interface_language(text: Bilingual) -> str:
    """The text for whoever reads the interface, else in the other language."""
    return text.for_reader(i18n.language())


def spoken_equivalence(equivalence: Equivalence | None) -> str:
    """A degree of equivalence in words."""
    match equivalence:
        case Equivalence.EQUIVALENT:
            return _("Equivalent")
        case Equivalence.QUASI_EQUIVALENT:
            return _("Close, but not the same: say what differs")
        case Equivalence.NON_EQUIVALENT:
            return _("No equivalent: explain it")
        case None:
            return _("Nobody has judged the equivalence yet")


def type_name(kind: TermType) -> str:
    """What kind of term it is; nothing for a full form."""
    match kind:
        case TermType.ACRONYM:
            return _("acronym")
        case TermType.SHORT_FORM:
            return _("short form")
        case TermType.VARIANT:
            return _("variant")
        case TermType.PHRASE:
            return _("phrase")
        case TermType.FULL_FORM:
            return ""


def status_name(status: Status) -> str:
    """A term's status where it has to be said quietly: that it is admitted beside the preferred one."""
    return _("also said") if status is Status.ADMITTED else ""
