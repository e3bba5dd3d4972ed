"""What the window says of a document: what it is called, what it is, how large.

Owns these words. What a document is, is `services.documents`'.
"""

from __future__ import annotations

from interpreter_app.base import i18n
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.visits.visit import Document
from interpreter_app.services.wording import in_interface_language

_STEP = 1000
_NO_BREAK = "\u00a0"


def document_name(document: Document) -> str:
    """What a document is called."""
    return in_interface_language(document.title) or document.file_name or document.link or _("Document")


def document_text(document: Document) -> str:
    """What a document is: a link and where it leads, or a copy, its file, and how large it is."""
    if document.link:
        return _("Link: {link}").format(link=document.link)
    return _("Copy in the store: {name}, {size}").format(
        name=document.file_name, size=size_text(document.size)
    )


def size_text(size: int) -> str:
    """A number of bytes, as readers of the interface's language write it: «1,2 Mo», “1.2 MB”."""
    from babel.numbers import format_decimal

    is_french = i18n.language() == "fr"
    units = ("o", "ko", "Mo") if is_french else ("bytes", "kB", "MB")
    number, place = float(size), 0
    while number >= _STEP and place < len(units) - 1:
        number, place = number / _STEP, place + 1
    pattern = "0.#" if place and number < 10 else "#,##0"
    return f"{format_decimal(number, pattern, locale=i18n.language())}{_NO_BREAK}{units[place]}"
