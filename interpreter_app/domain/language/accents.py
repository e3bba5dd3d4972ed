"""The letters and signs of French that a British keyboard lacks, each reached from one that it has.

Owns the rows of variants. Pure: knows no widget and no key.
"""

from __future__ import annotations

from collections.abc import Mapping

ROWS = (
    "aàâæä", "cç", "eéèêë", "iîï", "nñ", "oôœö", "uùûü", "yÿ",
    "'’‘", '"«»“”', "-–—", ".…", " \u00a0\u202f", "=≈≠",
)  # fmt: skip
"""What each key stands for, the plain one first. Accents in the order of their frequency in French."""


def variants(character: str) -> str:
    """The row that a letter or sign belongs to, in its own case; empty for one that has no variants."""
    return _ROW_OF.get(character, "")


def following(character: str) -> str:
    """The next variant of a letter or sign; the plain one comes after the last. Empty if it has none.

    >>> following("e"), following("é"), following("ë"), following("Œ"), following("x")
    ('é', 'è', 'e', 'Ö', '')
    """
    row = variants(character)
    return row[(row.index(character) + 1) % len(row)] if row else ""


def _rows() -> Mapping[str, str]:
    found: dict[str, str] = {}
    for row in ROWS:
        for own in (row, row.upper()):
            for character in own:
                found.setdefault(character, own)
    return found


_ROW_OF = _rows()
