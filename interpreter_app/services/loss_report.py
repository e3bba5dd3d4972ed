"""What a format can't hold of a glossary, in words: said before anything is written.

Owns the words; what is lost is counted by exchange.losses.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.exchange.formats import Format
from interpreter_app.exchange.losses import Field, Loss


def headline(known: Format, lost: Sequence[Loss]) -> str:
    """Whether the format holds everything, as one sentence; the lines of `said_losses` follow it if not."""
    if not lost:
        return _("{format} holds everything that this glossary says.").format(format=known.title)
    return _("{format} has no place for some of what this glossary says. Left out are:").format(
        format=known.title
    )


def said_losses(lost: Sequence[Loss]) -> list[str]:
    """What is left out, one line for each field: «3 definitions»."""
    return [_WORDS[loss.field](loss.count).format(count=loss.count) for loss in lost]


_WORDS: Mapping[Field, Callable[[int], str]] = {
    Field.ABOUT: lambda _n: _("its description, version, licence and authors"),
    Field.ID: lambda n: ngettext(
        "{count} id: read again, the concept is known by its terms",
        "{count} ids: read again, the concepts are known by their terms",
        n,
    ),
    Field.SUBJECT: lambda n: ngettext("{count} subject field", "{count} subject fields", n),
    Field.DEFINITION: lambda n: ngettext(
        "definitions of {count} concept", "definitions of {count} concepts", n
    ),
    Field.EQUIVALENCE: lambda n: ngettext("{count} equivalence", "{count} equivalences", n),
    Field.FALSE_FRIEND: lambda n: ngettext(
        "{count} warning of a false friend", "{count} warnings of false friends", n
    ),
    Field.TRANSFER_NOTE: lambda n: ngettext(
        "what to say to the listener, of {count} concept",
        "what to say to the listener, of {count} concepts",
        n,
    ),
    Field.SOURCE: lambda n: ngettext("{count} source", "{count} sources", n),
    Field.CHECKED: lambda n: ngettext(
        "that {count} concept has been checked", "that {count} concepts have been checked", n
    ),
    Field.NOTE: lambda n: ngettext("{count} note", "{count} notes", n),
    Field.ONE_LANGUAGE: lambda n: ngettext(
        "{count} concept that has terms in one language only",
        "{count} concepts that have terms in one language only",
        n,
    ),
    Field.FURTHER_TERMS: lambda n: ngettext(
        "{count} term beside the first of its language", "{count} terms beside the first of their language", n
    ),
    Field.TYPE: lambda n: ngettext(
        "that {count} term is an acronym, a short form, a variant or a phrase",
        "that {count} terms are acronyms, short forms, variants or phrases",
        n,
    ),
    Field.STATUS: lambda n: ngettext(
        "the status of {count} term (preferred, also said, to avoid)",
        "the status of {count} terms (preferred, also said, to avoid)",
        n,
    ),
    Field.PART_OF_SPEECH: lambda n: ngettext(
        "the part of speech of {count} term", "the part of speech of {count} terms", n
    ),
    Field.GENDER: lambda n: ngettext("the gender of {count} term", "the gender of {count} terms", n),
    Field.NUMBER: lambda n: ngettext(
        "that {count} term is always singular or plural",
        "that {count} terms are always singular or plural",
        n,
    ),
    Field.REGION: lambda n: ngettext("the region of {count} term", "the regions of {count} terms", n),
    Field.CONTEXT: lambda n: ngettext("{count} context sentence", "{count} context sentences", n),
    Field.PRONUNCIATION: lambda n: ngettext("how to say {count} term", "how to say {count} terms", n),
    Field.FURTHER_MARKS: lambda n: ngettext(
        "type, status, grammar and region of {count} further term",
        "type, status, grammar and region of {count} further terms",
        n,
    ),
    Field.FURTHER_CONTEXT: lambda n: ngettext(
        "the context sentence of {count} further term", "the context sentences of {count} further terms", n
    ),
    Field.FURTHER_PRONUNCIATION: lambda n: ngettext(
        "how to say {count} further term", "how to say {count} further terms", n
    ),
}
