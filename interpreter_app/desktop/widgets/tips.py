"""Tips beside the pointer."""

from __future__ import annotations


def wrapping_tip(text: str) -> str:
    """A tip that wraps: as rich text, in which nothing of the text counts as markup."""
    for sign, written in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;")):
        text = text.replace(sign, written)
    return f"<qt>{text}</qt>"
