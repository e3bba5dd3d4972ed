"""The texts of a concept, one after the other, as the rules about typography and spelling read them.

Owns which texts are set in type, what their fields are called, and how a place in one is quoted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.terms import Concept, Language, Status

_ADDRESS = re.compile(r"\b(?:https?|mailto|tel):\S*|\bwww\.\S+")
_BLANK = "\ue000"
"""Neither a letter, a space nor a sign: no rule looks for it."""
_QUOTED = re.compile(r"«[^«»]*»|‘[^‘]*?’(?!\w)|“[^“”]*”")


@dataclass(frozen=True, slots=True)
class Text:
    """A text of a concept with the name of its field; `language` is None where the field has none."""

    field: str
    text: str
    language: Language | None

    @property
    def without_addresses(self) -> str:
        """The text with nothing where it has an address of the web, which has rules of its own."""
        may_have_one = ":" in self.text or "www." in self.text
        return _blanked(_ADDRESS, self.text) if may_have_one else self.text

    @property
    def own_words(self) -> str:
        """The text with nothing where it has an address, or quotes what may be of the other language."""
        text = self.without_addresses
        return _blanked(_QUOTED, text) if any(mark in text for mark in "«‘“") else text


def texts(concept: Concept) -> Iterator[Text]:
    """The texts of a concept that are set in type; a pronunciation has an apostrophe of its own."""
    return (Text(field, text, language) for field, text, language in _fields(concept) if text)


def _fields(concept: Concept) -> Iterator[tuple[str, str, Language | None]]:
    for term in concept.terms:
        yield _("term"), term.text, term.language
        yield _("context"), term.context, term.language
    for language in Language:
        yield _("definition"), concept.definition.get(language), language
        yield _("transfer note"), concept.transfer_note.get(language), language
    yield _("source"), concept.source, None
    yield _("note"), concept.note, None


def texts_in(concept: Concept, language: Language) -> Iterator[Text]:
    """The texts of a concept in this language, without terms that one shouldn't say: they may be wrong."""
    wrong = {t.text for t in concept.terms if t.status is Status.DEPRECATED}
    return (item for item in texts(concept) if item.language is language and item.text not in wrong)


def of_language(language: Language, french: str, english: str) -> str:
    """The sentence that speaks of this language."""
    return french if language is Language.FRENCH else english


def around(text: str, at: int) -> str:
    """A few words around a place, on one line."""
    start = text.rfind(" ", 0, max(0, at - 15)) + 1 if at > 15 else 0
    end = text.find(" ", at + 12)
    return " ".join(text[start : end if end >= 0 else None].split(" "))


def _blanked(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda found: _BLANK * len(found.group()), text)
