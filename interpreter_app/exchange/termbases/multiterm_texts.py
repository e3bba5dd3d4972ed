"""The text of a field or term of MultiTerm: its words, where its links lead, and without layout.

Owns what is text and what is mere arrangement of the file. `own`: a file that Passerelle wrote has no layout
inside of entries, so that every blank of it is meant.
"""

from __future__ import annotations

import re

from interpreter_app.exchange.termbases.safe_xml import Element, text_of

_BREAKS = frozenset({"br", "p", "div", "li"})
_TARGETS = ("Clink", "Glink", "Ulink", "Blink")
_SPACE = " \t\r\n"
_SPACES = re.compile(r"[ \t\r\n]+")


def term_in(element: Element, *, own: bool) -> str:
    """The text of a term, on one line."""
    text = text_of(element)
    return text if own else _SPACES.sub(" ", text.strip(_SPACE))


def text_in(element: Element, *, own: bool) -> str:
    """The text of a field; behind it, or behind a link in it, the target where the words don’t name it."""
    return cleaned(_linked_text(element), own=own)


def cleaned(text: str, *, own: bool) -> str:
    """The text without blanks around it or around the ends of its lines."""
    if own:
        return text
    text = text.strip(_SPACE)
    return "\n".join([line.strip(_SPACE) for line in text.split("\n")]) if "\n" in text else text


def _linked_text(element: Element) -> str:
    content = element.content
    if len(content) == 1 and isinstance(content[0], str) and len(element.attributes) < 2:
        return content[0]
    parts: list[str] = []
    for part in content:
        if isinstance(part, str):
            parts.append(part)
        elif part.name == "xref":
            parts.append(_linked(text_of(part), part.attributes.get("Tlink", "").rpartition(":")[2]))
        else:
            parts.append(("\n" if part.name in _BREAKS else "") + _linked_text(part))
    text = "".join(parts)
    for target in _TARGETS:
        if target in element.attributes:
            text = _linked(text, element.attributes[target])
    return text


def _linked(text: str, target: str) -> str:
    target = target.strip()
    if not target or target.casefold() in text.casefold():
        return text
    return f"{text} ({target})" if text.strip() else target
