"""The texts of a concept, one after the other, as the rules about typography and spelling read them.

Owns which texts are set in type, what their fields are called, how a place in one is quoted, and how one is
put in the place of another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import language as interface_language
from interpreter_app.domain.terms import Bilingual, Concept, Language, Status

_ADDRESS = re.compile(r"\b(?:https?|mailto|tel):\S*|\bwww\.\S+")
_BLANK = "\ue000"
"""Neither a letter, a space nor a sign: no rule looks for it."""
_QUOTED = re.compile(r"«[^«»]*»|‘[^‘]*?’(?!\w)|“[^“”]*”")


Place = tuple[str, int]
"""Where a text stands: the name of its field in Concept or Term, and the number of the term, or of the
language, that it belongs to."""


@dataclass(frozen=True)
class Text:
    """A text of a concept with the name of its field; `language` is None where the field has none.

    Without slots, since what several rules look at is worked out once.
    """

    field: str
    text: str
    language: Language | None
    place: Place = ("", 0)

    @cached_property
    def without_addresses(self) -> str:
        """The text with nothing where it has an address of the web, which has rules of its own."""
        may_have_one = ":" in self.text or "www." in self.text
        return _blanked(_ADDRESS, self.text) if may_have_one else self.text

    @cached_property
    def own_words(self) -> str:
        """The text with nothing where it has an address, or quotes what may be of the other language."""
        text = self.without_addresses
        return _blanked(_QUOTED, text) if any(mark in text for mark in "«‘“") else text


def texts(concept: Concept) -> Iterator[Text]:
    """The texts of a concept that are set in type; a pronunciation has an apostrophe of its own."""
    return iter(_texts(concept))


_LAST: list[tuple[Concept | None, str, tuple[Text, ...]]] = [(None, "", ())]
"""The concept of which the texts were asked for last, since a dozen rules do so one after the other."""


def _texts(concept: Concept) -> tuple[Text, ...]:
    known, named_in, made = _LAST[0]
    language = interface_language()
    if known is not concept or named_in != language:
        made = tuple(Text(*item) for item in _fields(concept) if item[1])
        _LAST[0] = (concept, language, made)
    return made


def with_text(concept: Concept, place: Place, text: str) -> Concept:
    """The concept with this text in that place."""
    name, number = place
    if name in _OF_TERMS:
        of_term: dict[str, Any] = {_OF_TERMS[name]: text}
        changed = replace(concept.terms[number], **of_term)
        return replace(concept, terms=(*concept.terms[:number], changed, *concept.terms[number + 1 :]))
    old = getattr(concept, name)
    is_bilingual = isinstance(old, Bilingual)
    of_concept: dict[str, Any] = {name: _in_language(old, number, text) if is_bilingual else text}
    return replace(concept, **of_concept)


def _in_language(old: Bilingual, number: int, text: str) -> Bilingual:
    return Bilingual(old.fr, text) if number else Bilingual(text, old.en)


_OF_TERMS = {"term": "text", "context": "context"}


def _fields(concept: Concept) -> Iterator[tuple[str, str, Language | None, Place]]:
    for number, term in enumerate(concept.terms):
        yield _("term"), term.text, term.language, ("term", number)
        if term.context:
            yield _("context"), term.context, term.language, ("context", number)
    for number, language in enumerate(Language):
        yield _("definition"), concept.definition.get(language), language, ("definition", number)
        yield _("transfer note"), concept.transfer_note.get(language), language, ("transfer_note", number)
    yield _("source"), concept.source, None, ("source", 0)
    yield _("note"), concept.note, None, ("note", 0)


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
