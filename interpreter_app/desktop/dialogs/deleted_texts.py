"""What the bin says of what is in it: rows, the page at the right, the sentence of what came back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import ngettext
from interpreter_app.desktop.models.concept_deeds import name_of
from interpreter_app.desktop.models.deed_texts import in_a_line, moment, pair_text
from interpreter_app.desktop.models.glossaries import number_text
from interpreter_app.desktop.models.record_texts import record_html, record_kind, record_title
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.views.concept_text import Look, concept_html, message_html
from interpreter_app.desktop.widgets.two_lines import TwoLines
from interpreter_app.domain.terms import Bilingual
from interpreter_app.services.binned import NOBODY, Deleted, Named, Returned
from interpreter_app.services.wording import in_interface_language
from interpreter_app.store.bin import DeletedConcept, DeletedGlossary

_MOST_NAMED = 100
"""So many of what is chosen are named; the rest is a number."""

Names = Mapping[str, Bilingual]


def row_text(one: Deleted, names: Names) -> TwoLines:
    """The row of a concept, of a glossary, or of a visit, contact or note."""
    when = moment(one.at)
    if isinstance(one, DeletedConcept):
        return TwoLines(pair_text(one.concept), in_a_line(when, one.who, _glossary(one, names)))
    if not isinstance(one, DeletedGlossary):
        return TwoLines(record_title(one), in_a_line(record_kind(one), when, one.who))
    size = ngettext("Glossary with {count} concept", "Glossary with {count} concepts", one.concepts)
    return TwoLines(_title(one), in_a_line(size.format(count=number_text(one.concepts)), when, one.who))


def page_html(which: Sequence[Deleted], names: Names, look: Look, named: Named = NOBODY) -> str:
    """What is chosen: one whole, several by name. `named` are whom and what notes name."""
    if not which:
        return ""
    if len(which) > 1:
        return _several_html(which, look.theme)
    one = which[0]
    if isinstance(one, DeletedConcept):
        return concept_html(one.concept, _glossary(one, names), None, look)
    if not isinstance(one, DeletedGlossary):
        return record_html(one, look.theme, named)
    said = ngettext(
        "A whole glossary. It comes back with the {count} concept that was in it.",
        "A whole glossary. It comes back with the {count} concepts that were in it.",
        one.concepts,
    )
    return message_html(_title(one), said.format(count=number_text(one.concepts)), "", look)


def said_back(which: Sequence[Deleted], returned: Returned) -> str:
    """What came back, for the status line; nothing if it was there already."""
    if not returned.is_something:
        return ""
    count = returned.concepts + returned.glossaries + returned.records
    if len(which) == 1 and count == 1:
        one = which[0]
        name = name_of(one.concept) if isinstance(one, DeletedConcept) else _title(one)
        return _("Brought back: {term}").format(term=name)
    said = ngettext("{count} deleted entry brought back", "{count} deleted entries brought back", count)
    return said.format(count=number_text(count))


def _several_html(which: Sequence[Deleted], theme: Theme) -> str:
    count = len(which)
    title = ngettext("{count} chosen", "{count} chosen", count).format(count=number_text(count))
    named = [
        pair_text(o.concept) if isinstance(o, DeletedConcept) else _title(o) for o in which[:_MOST_NAMED]
    ]
    if count > _MOST_NAMED:
        left = count - _MOST_NAMED
        named.append(ngettext("and {count} more", "and {count} more", left).format(count=number_text(left)))
    lines = "".join(f'<p style="margin:0 0 {UNIT // 2}px 0">{escape(name)}</p>' for name in named)
    return (
        f'<body style="color:{theme.tokens.ink}; font-size:{theme.pixels(Text.BODY)}px">'
        f'<p style="margin:0 0 {UNIT}px 0; font-size:{theme.pixels(Text.TARGET)}px; font-weight:700">'
        f"{escape(title)}</p>{lines}</body>"
    )


def _title(one: Deleted) -> str:
    if isinstance(one, DeletedConcept):
        return pair_text(one.concept)
    if not isinstance(one, DeletedGlossary):
        return record_title(one)
    return in_interface_language(one.name) or one.id


def _glossary(one: DeletedConcept, names: Names) -> str:
    return in_interface_language(names.get(one.glossary, Bilingual())) or one.glossary
