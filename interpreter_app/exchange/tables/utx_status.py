"""The term status of UTX, which is that of a pair, and what it says of the two terms and of the entry.

Owns both ways: approved and provisional tell a checked entry from an unchecked one, non-standard a further
term, forbidden and rejected one to avoid. Where a pair brings two new terms, the target is meant.
"""

from __future__ import annotations

from collections.abc import Mapping

from interpreter_app.domain.terms import Language, Status

APPROVED, PROVISIONAL, NON_STANDARD, FORBIDDEN = "approved", "provisional", "non-standard", "forbidden"

_MEANINGS = {
    APPROVED: None,
    PROVISIONAL: None,
    NON_STANDARD: Status.ADMITTED,
    "nonstandard": Status.ADMITTED,
    FORBIDDEN: Status.DEPRECATED,
    "rejected": Status.DEPRECATED,
}


def is_known(word: str) -> bool:
    """Whether this is a term status."""
    return word.lower() in _MEANINGS


def inferred(word: str, new: Mapping[Language, bool], target: Language | None) -> Mapping[Language, Status]:
    """The status of each new term by the pair's; `new` tells of each language whether it is its first term.

    `target` is the language that is translated into, None where a row has more than a pair.
    """
    statuses = {
        language: Status.PREFERRED if is_first else Status.ADMITTED for language, is_first in new.items()
    }
    meant = _MEANINGS.get(word.lower())
    if meant:
        for language in [target] if target in statuses else list(statuses):
            if language:
                statuses[language] = meant
    return statuses


def said(status: Status, *, is_first: bool, checked: bool) -> str:
    """The status of the pair that a term stands in for the first time."""
    if status is Status.DEPRECATED:
        return FORBIDDEN
    if status is Status.ADMITTED and not is_first:
        return NON_STANDARD
    return APPROVED if checked else PROVISIONAL
