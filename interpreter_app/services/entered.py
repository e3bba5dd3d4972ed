"""What a person has entered in a concept, a glossary, a visit or a contact, as it goes into the store.

Owns what a text may be: Unicode NFC, no blanks around it, no control characters, which come along unseen with
what is pasted and are taken out; bounded in length. What the person didn't touch stays to the last character.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar

from interpreter_app.base.errors import UsageError, shown
from interpreter_app.base.i18n import gettext as _
from interpreter_app.domain.moments import Moment
from interpreter_app.domain.terms import Bilingual, Concept, Glossary, Language, Term
from interpreter_app.exchange.tables.rows import MAX_TERM

T = TypeVar("T")

MAX_TEXT = 100_000
"""Characters in any other text."""

_LINE_END = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_BLANKS = re.compile(r"[ \t\n]+")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


def line(text: str) -> str:
    """A text of one line: a term, a name, a region."""
    return _BLANKS.sub(" ", lines(text))


def lines(text: str) -> str:
    """A text that may have several lines."""
    return unicodedata.normalize("NFC", _UNSEEN.sub("", _LINE_END.sub("\n", text))).strip()


def concept(after: Concept, before: Concept | None = None) -> Concept:
    """A concept as the person wants it, who had the one `before`; French terms first.

    A term whose text they cleared is left out. Raises UsageError if no term would be left, if something has
    no term that it belongs to, or if a text is too long.
    """
    old = before or Concept(after.id, ())
    made = replace(
        after,
        terms=after.terms if after.terms == old.terms else _terms(after.terms, old.terms),
        subject_field=_one(after.subject_field, old.subject_field, MAX_TEXT, line),
        definition=_both(after.definition, old.definition),
        transfer_note=_both(after.transfer_note, old.transfer_note),
        source=_text(after.source, old.source),
        note=_text(after.note, old.note),
    )
    if not made.terms:
        raise UsageError(_("Give a term in at least one of the languages."))
    return made


def glossary(after: Glossary, before: Glossary | None = None) -> Glossary:
    """What a glossary says of itself as the person wants it. Raises UsageError if it has no name."""
    old = before or Glossary(after.id, Bilingual())
    name = Bilingual(
        _one(after.name.fr, old.name.fr, MAX_TERM, line), _one(after.name.en, old.name.en, MAX_TERM, line)
    )
    if not name:
        raise UsageError(_("Give the glossary a name in at least one of the languages."))
    return replace(
        after,
        name=name,
        description=_both(after.description, old.description),
        version=_text(after.version, old.version),
        licence=_text(after.licence, old.licence),
        authors=_text(after.authors, old.authors),
    )


def record(entered: T) -> T:
    """A visit or contact without what comes along unseen in its texts; blanks stay, since it is saved while
    one is typing."""
    return _seen(entered)  # type: ignore[no-any-return]


def _seen(part: Any) -> Any:  # noqa: ANN401 - whatever stands in a dataclass
    """The same part of a record, made anew only if one of its texts had anything unseen."""
    if isinstance(part, Enum | Moment):
        return part
    if isinstance(part, str):
        return _UNSEEN.sub("", _LINE_END.sub("\n", part))
    if isinstance(part, tuple):
        whole = tuple(map(_seen, part))
        return part if whole == part else whole
    if is_dataclass(part) and not isinstance(part, type):
        old = {field.name: getattr(part, field.name) for field in fields(part)}
        new = {name: _seen(value) for name, value in old.items()}
        return part if new == old else replace(part, **new)
    return part


def check_length(text: str, most: int = MAX_TEXT) -> None:
    """Raise UsageError if a text has more characters than that."""
    if len(text) > most:
        raise UsageError(
            _("“{text}” has more than {count} characters: shorten it.").format(text=shown(text), count=most)
        )


def _terms(after: Iterable[Term], old: tuple[Term, ...]) -> tuple[Term, ...]:
    made = [term if term in old else _term(term) for term in after]
    known = {text for term in old for text in (term.context, term.pronunciation)}
    for term in made:
        if not term.text and {term.context, term.pronunciation} - {"", *known}:
            raise UsageError(_("A sentence or a pronunciation has no term: give the term that it is of."))
    kept = [term for term in made if term.text]
    return tuple(term for language in Language for term in kept if term.language is language)


def _term(term: Term) -> Term:
    return replace(
        term,
        text=_one(term.text, "", MAX_TERM, line),
        region=_one(term.region, "", MAX_TERM, line),
        context=_text(term.context, ""),
        pronunciation=_one(term.pronunciation, "", MAX_TERM, line),
    )


def _one(new: str, old: str, most: int, cleaned: Callable[[str], str]) -> str:
    """A text as it is kept; one that wasn't touched stays as it is."""
    if new == old:
        return old
    made = cleaned(new)
    check_length(made, most)
    return made


def _text(new: str, old: str) -> str:
    return _one(new, old, MAX_TEXT, lines)


def _both(new: Bilingual, old: Bilingual) -> Bilingual:
    return Bilingual(_text(new.fr, old.fr), _text(new.en, old.en))
