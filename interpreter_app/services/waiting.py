"""All that waits to be compared and chosen of: from files that were imported, and from a newer release.

Owns only that the two are told of together; each is chosen of in a module of its own.
"""

from __future__ import annotations

from interpreter_app.services import differences, releases
from interpreter_app.store.database import Store


def said_waiting(store: Store) -> str:
    """That entries wait to be chosen of, for the status line; nothing if none does."""
    imported, released = len(differences.differences(store)), len(releases.differences(store))
    said = (
        differences.said_waiting(imported) if imported else "",
        releases.said_waiting(released) if released else "",
    )
    return " · ".join(part for part in said if part)
