"""Two versions of an entry beside each other as rich text: field by field, with what differs underlined.

Owns how that looks, wherever one has to choose between two versions. Which fields differ is `comparing`'s.
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from html import escape

from interpreter_app.desktop.theme import UNIT, Text, Theme
from interpreter_app.desktop.widgets.reading import heading
from interpreter_app.services.comparing import FieldDifference

_LONGEST_COMPARED = 2000
"""Words beyond which texts are shown without marks: comparing them would hold up the keyboard."""


def side_by_side(
    name: str, heads: tuple[str, str], fields: Sequence[FieldDifference], theme: Theme, below: str = ""
) -> str:
    """A page about the entry of this name, the two versions under these heads, a sentence `below`."""
    said = "".join(
        f'<td width="50%" style="font-size:{theme.pixels(Text.SMALL)}px; color:{theme.tokens.soft}">'
        f"{escape(head)}</td>"
        for head in heads
    )
    rows = "".join(_row(field, theme) for field in fields)
    after = f'<p style="margin:{2 * UNIT}px 0 0 0">{escape(below)}</p>' if below else ""
    return (
        f'<body style="color:{theme.tokens.ink}">'
        f'<p style="margin:0 0 {UNIT}px 0; font-size:{theme.pixels(Text.TARGET)}px; font-weight:700">'
        f"{escape(name)}</p>"
        f'<table width="100%" cellspacing="0" cellpadding="0"><tr>{said}</tr>{rows}</table>{after}</body>'
    )


def _row(field: FieldDifference, theme: Theme) -> str:
    first, second = marked(field.first, field.second, theme), marked(field.second, field.first, theme)
    cell = (
        f'<td width="50%" valign="top" style="padding:0 {2 * UNIT}px {2 * UNIT}px 0;'
        f' border-bottom:1px solid {theme.tokens.line}">'
    )
    return (
        f'<tr><td colspan="2" style="padding-top:{2 * UNIT}px">{heading(field.field, theme)}</td></tr>'
        f"<tr>{cell}{first}</td>{cell}{second}</td></tr>"
    )


def marked(text: str, other: str, theme: Theme) -> str:
    """A text as rich text, the words underlined that the other hasn't in that place; a dash for nothing."""
    if not text:
        return f'<span style="color:{theme.tokens.soft}">–</span>'
    mine, theirs = (said.replace("\n", " \n ").split(" ") for said in (text, other))
    if max(len(mine), len(theirs)) > _LONGEST_COMPARED:
        return escape(text).replace("\n", "<br>")
    parts: list[str] = []
    for tag, start, end, _from, _to in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        words = escape(" ".join(mine[start:end])).replace("\n", "<br>")
        if words and tag != "equal":
            words = f'<span style="text-decoration:underline; color:{theme.tokens.accent}">{words}</span>'
        parts.append(words)
    return " ".join(part for part in parts if part)
