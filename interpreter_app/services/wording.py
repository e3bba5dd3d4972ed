"""Words that window and command line say alike: how a term was found, and a name in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from interpreter_app.base import i18n
from interpreter_app.base.i18n import pgettext
from interpreter_app.domain.terms import Bilingual
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
