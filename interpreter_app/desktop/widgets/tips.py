"""Tips beside the pointer."""

from __future__ import annotations

from html import escape


def wrapping_tip(text: str) -> str:
    """A tip that wraps: as rich text, in which nothing of the text counts as markup."""
    return f"<qt>{escape(text)}</qt>"
