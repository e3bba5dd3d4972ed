"""What the status line says of lines that were typed: filed, there already, had back after a crash. No Qt."""

from __future__ import annotations

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.services import own_words
from interpreter_app.services.typed_lines import Filed, Kind
from interpreter_app.services.wording import in_interface_language


def said(filed: Filed) -> str:
    """The sentence for a line that is in the store now; empty if it changed nothing there."""
    if not filed.is_new:
        return ""
    words = filed.line.words
    match Kind(filed.line.kind):
        case Kind.NOTE:
            return _("Note kept")
        case Kind.MISSING:
            return _("Noted as not found: {query}").format(query=words["query"])
        case Kind.PIN:
            return _("Kept in this session: {term}").format(term=words["term"])
        case Kind.WORD:
            return _("Added to “{glossary}”: {french} – {english}").format(
                glossary=in_interface_language(own_words.NAME),
                french=words["french"],
                english=words["english"],
            )


def there_already(filed: Filed) -> str:
    """The sentence for a line that the store had already."""
    words = filed.line.words
    match Kind(filed.line.kind):
        case Kind.PIN:
            return _("It is in this session’s list: {term}").format(term=words["term"])
        case Kind.MISSING:
            return _("It is on the list of those not found: {query}").format(query=words["query"])
        case Kind.WORD:
            return _("It is in “{glossary}” already: {french} – {english}").format(
                glossary=in_interface_language(own_words.NAME),
                french=words["french"],
                english=words["english"],
            )
        case Kind.NOTE:
            return _("Note kept")


def resumed(count: int) -> str:
    """The sentence for lines that were typed before the program last ended, and are in the store now."""
    return ngettext(
        "{count} line typed the last time is saved now",
        "{count} lines typed the last time are saved now",
        count,
    ).format(count=count)


def kept_again() -> str:
    """The sentence for when what is half-typed can be kept again."""
    return _("What you type is kept again")


def not_saved_yet() -> str:
    """What stands beside a note that the store has refused so far."""
    return _("not saved yet")
