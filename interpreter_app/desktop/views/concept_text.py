"""A concept, or a glossary, set as a page to be read: the rich text of the sheet.

Owns the order and the words of what is said of a concept. Pure: values in, Qt's subset of HTML out; colours
and sizes come from the theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from itertools import zip_longest

from interpreter_app.base.i18n import gettext as _
from interpreter_app.base.i18n import language as interface_language
from interpreter_app.briefing.entries import grammar
from interpreter_app.briefing.texts import long_date, region_name
from interpreter_app.desktop.models.glossaries import count_text, name_of
from interpreter_app.desktop.models.result_text import SIGN_TOKENS
from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.reading import heading
from interpreter_app.domain import subjects
from interpreter_app.domain.language.articles import article
from interpreter_app.domain.terms import Bilingual, Concept, Language, Status, Term
from interpreter_app.services.wording import spoken_equivalence, status_name, type_name
from interpreter_app.store.glossaries import GlossarySummary
from interpreter_app.store.listing import Revision


@dataclass(frozen=True, slots=True)
class Look:
    """How the sheet is set: the theme, and whether the two languages stand beside or below each other."""

    theme: Theme
    beside: bool = True

    def colour(self, token: str) -> str:
        """A colour as CSS names it."""
        return str(getattr(self.theme.tokens, token))

    def pixels(self, size: Text) -> int:
        """A size of text in pixels."""
        return self.theme.pixels(size)


def concept_html(concept: Concept, glossary: str, revision: Revision | None, look: Look) -> str:
    """The page of a concept: its terms side by side, what they have in common and what differs."""
    parts = [
        _top(concept, glossary, look),
        _terms(concept, look),
        _verdict(concept, look),
        _notes(concept.transfer_note, look),
        _texts(concept.definition, (_("Definition in French"), _("Definition in English")), look),
        _foot(concept, revision, look),
    ]
    return _page("".join(parts), look)


def glossary_html(summary: GlossarySummary, look: Look) -> str:
    """The title page of a glossary: its name, what it is about, how large it is."""
    language = Language(interface_language())
    other = summary.name.get(language.other)
    parts = [_title(name_of(summary), look)]
    if other and other != name_of(summary):
        parts.append(_block(escape(other), look, Text.BODY, "soft"))
    parts.append(_block(escape(count_text(summary.concepts)), look, Text.SMALL, "soft"))
    description = summary.description.best(language)
    if description:
        parts.append(_block(escape(description), look, Text.BODY, "ink", top=2 * UNIT))
    if summary.is_starter:
        said = _(
            "It came with Passerelle. What you change in it is yours and stays when a new release comes."
        )
        parts.append(_block(escape(said), look, Text.SMALL, "soft", top=2 * UNIT))
    return _page("".join(parts), look)


def message_html(title: str, text: str, link: str, look: Look) -> str:
    """A page that says why there is nothing to read, and what to do, with a link to it if it has words."""
    parts = [_title(title, look), _block(escape(text), look, Text.BODY, "soft", top=UNIT)]
    if link:
        anchor = f'<a href="#" style="color:{look.colour("accent")}; text-decoration:none">{escape(link)}</a>'
        parts.append(_block(anchor, look, Text.BODY, "accent", top=2 * UNIT))
    return _page("".join(parts), look)


def history_line(revision: Revision) -> str:
    """Who changed a concept last, and when, as one sentence."""
    language = Language(interface_language())
    day = long_date(datetime.fromisoformat(revision.at).astimezone().date(), language)
    match revision.kind, bool(revision.who):
        case "starter", _who:
            return _("Came with Passerelle on {date}").format(date=day)
        case "release", _who:
            return _("Newer version taken over on {date}").format(date=day)
        case "import", True:
            return _("Imported by {who} on {date}").format(who=revision.who, date=day)
        case "import", False:
            return _("Imported on {date}").format(date=day)
        case _kind, True:
            return _("Last changed by {who} on {date}").format(who=revision.who, date=day)
        case _kind, _who:
            return _("Last changed on {date}").format(date=day)


def _page(body: str, look: Look) -> str:
    return (
        f'<html><body style="color:{look.colour("ink")}; font-size:{look.pixels(Text.BODY)}px;">'
        f"{body}</body></html>"
    )


def _title(text: str, look: Look) -> str:
    return _block(f"<b>{escape(text)}</b>", look, Text.TARGET, "ink")


def _block(inner: str, look: Look, size: Text, token: str, top: int = 0) -> str:
    return (
        f'<p style="margin:{top}px 0 {UNIT // 2}px 0; font-size:{look.pixels(size)}px;'
        f' color:{look.colour(token)}">{inner}</p>'
    )


def _span(inner: str, look: Look, size: Text, token: str, extra: str = "") -> str:
    style = f"font-size:{look.pixels(size)}px; color:{look.colour(token)}; {extra}"
    return f'<span style="{style}">{inner}</span>'


def _heading(text: str, look: Look) -> str:
    return heading(text, look.theme)


def _top(concept: Concept, glossary: str, look: Look) -> str:
    checked = _("checked ✓") if concept.checked else _("not checked yet")
    token = "same" if concept.checked else "soft"
    where = _span(f"{escape(glossary)} · ", look, Text.SMALL, "soft") + _span(
        checked, look, Text.SMALL, token
    )
    subject = _span(escape(subjects.shown(concept.subject_field)), look, Text.SMALL, "soft")
    return (
        '<table width="100%" cellspacing="0" cellpadding="0"><tr>'
        f'<td align="left">{subject}</td><td align="right">{where}</td></tr></table>'
    )


def _terms(concept: Concept, look: Look) -> str:
    missing = _block(escape(_("Nobody has written a term yet")), look, Text.BODY, "soft")
    sides = [
        [_term(term, place == 0, look) for place, term in enumerate(concept.in_language(language))]
        or [missing]
        for language in Language
    ]
    headings = (_heading(_("French"), look), _heading(_("English"), look))
    rows = list(zip_longest(sides[0], sides[1], fillvalue=""))
    return _columns([headings, *rows], look, lines=True)


def _term(term: Term, is_first: bool, look: Look) -> str:
    deprecated = term.status is Status.DEPRECATED
    weight = "font-weight:700;" if is_first else ""
    strike = "text-decoration:line-through;" if deprecated else ""
    size = Text.TARGET if is_first else Text.BODY
    said = _span(escape(article(term)), look, size, "soft")
    text = _span(escape(term.text), look, size, "soft" if deprecated else "ink", weight + strike)
    lines = [f'<p style="margin:0">{said}{text}{_labels(term, look)}</p>']
    if term.pronunciation:
        spoken = _span(f"[{escape(term.pronunciation)}]", look, Text.SMALL, "soft")
        lines.append(f'<p style="margin:0">{spoken}</p>')
    if term.context:
        quoted = f"«\u00a0{term.context}\u00a0»" if term.language is Language.FRENCH else f"“{term.context}”"
        sentence = _span(escape(quoted), look, Text.SMALL, "ink", "font-style:italic;")
        lines.append(f'<p style="margin:{UNIT // 2}px 0 0 0">{sentence}</p>')
    return "".join(lines)


def _labels(term: Term, look: Look) -> str:
    """Grammar, kind of term, region, status: what stands small behind a term."""
    labels: list[str] = []
    words = grammar(term)
    if words:
        labels.append(
            _span(escape(words.replace(" ", "\u00a0")), look, Text.SMALL, "soft", "font-style:italic;")
        )
    quiet = [type_name(term.type), _region(term), status_name(term.status)]
    labels += [_span(escape(t), look, Text.SMALL, "soft") for t in quiet if t]
    if term.status is Status.DEPRECATED:
        labels.append(_span(escape(_("to avoid")), look, Text.SMALL, "warning"))
    dot = _span("\u00a0· ", look, Text.SMALL, "soft")
    return f" &nbsp;{dot.join(labels)}" if labels else ""


def _region(term: Term) -> str:
    return region_name(term.region, Language(interface_language())) if term.region else ""


def _verdict(concept: Concept, look: Look) -> str:
    token = SIGN_TOKENS[concept.equivalence] if concept.equivalence else "soft"
    sign = concept.equivalence.sign if concept.equivalence else "?"
    rows = [_remark(sign, spoken_equivalence(concept.equivalence), token, look)]
    if concept.false_friend:
        said = _("False friend: a word that looks like it means something else")
        rows.append(_remark("!", said, "warning", look))
    return f'{_gap(UNIT)}<table cellspacing="0" cellpadding="0">{"".join(rows)}</table>'


def _remark(sign: str, words: str, token: str, look: Look) -> str:
    """A sign with its words, which stay beside it when they need several lines."""
    large, bold = look.pixels(Text.TARGET), "font-weight:700;"
    pad = max(0, (large - look.pixels(Text.BODY)) * 5 // 8)
    return (
        f'<tr><td width="{large}" valign="top">{_span(escape(sign), look, Text.TARGET, token, bold)}</td>'
        f'<td valign="top" style="padding-top:{pad}px">'
        f"{_span(escape(words), look, Text.BODY, token, bold)}</td></tr>"
    )


def _notes(note: Bilingual, look: Look) -> str:
    headings = (_("Say to a French speaker"), _("Say to an English speaker"))
    return _texts(note, headings, look, strong=True)


def _texts(texts: Bilingual, headings: tuple[str, str], look: Look, strong: bool = False) -> str:
    """A text in both languages with its headings; nothing if neither is written."""
    if not texts:
        return ""
    body = [
        _heading(heading, look) + _block(escape(text) or "–", look, Text.BODY, "ink" if text else "soft")
        for heading, text in zip(headings, (texts.fr, texts.en), strict=True)
    ]
    return _gap(2 * UNIT) + _columns([(body[0], body[1])], look, bar="accent" if strong else "")


def _gap(height: int) -> str:
    return f'<p style="margin:0; font-size:{height}px">&nbsp;</p>'


def _columns(rows: Sequence[tuple[str, str]], look: Look, lines: bool = False, bar: str = "") -> str:
    """Cells of the two languages: beside each other, French at the left, or one language below the other."""
    if look.beside:
        return _table([list(row) for row in rows], look, lines, bar)
    french = [[row[0]] for row in rows if row[0]]
    english = [[row[1]] for row in rows if row[1]]
    return _table(french, look, lines, bar) + _gap(UNIT) + _table(english, look, lines, bar)


def _table(rows: Iterable[list[str]], look: Look, lines: bool, bar: str) -> str:
    made: list[str] = []
    for place, cells in enumerate(rows):
        border = f"border-bottom:1px solid {look.colour('line')};" if lines and place else ""
        mark = f"border-left:3px solid {look.colour(bar)}; padding-left:{UNIT + 4}px;" if bar else ""
        pad = "" if bar else f"padding-top:{UNIT}px; padding-bottom:{UNIT if place else 0}px;"
        style = f"{border}{mark}{pad} padding-right:{2 * UNIT}px;"
        width = 100 // len(cells)
        made.append(
            "<tr>"
            + "".join(f'<td width="{width}%" valign="top" style="{style}">{cell}</td>' for cell in cells)
            + "</tr>"
        )
    return (
        '<table width="100%" cellspacing="0" cellpadding="0" style="border-collapse:collapse">'
        + "".join(made)
        + "</table>"
    )


def _foot(concept: Concept, revision: Revision | None, look: Look) -> str:
    lines: list[str] = []
    if concept.note:
        lines.append(_("Note: {text}").format(text=escape(concept.note)))
    if concept.source:
        lines.append(_("Source: {text}").format(text=escape(concept.source)))
    if revision is not None:
        lines.append(escape(history_line(revision)))
    return "".join(
        _block(line, look, Text.SMALL, "soft", top=3 * UNIT if place == 0 else UNIT // 2)
        for place, line in enumerate(lines)
    )
