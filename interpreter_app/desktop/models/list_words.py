"""What is said of a list of concepts that shows none, or isn't there yet. No Qt."""

from __future__ import annotations

from interpreter_app.base.i18n import gettext as _
from interpreter_app.services.browsing import Filter


def being_read(share: float) -> str:
    """How far it is, from 0 to 1."""
    percent = min(99, int(100 * share))
    return _("being read… {percent}%").format(percent=percent) if percent else _("being read…")


def still_to_come() -> str:
    """What stands where the list will be."""
    return _("The list is being made. You can go on working meanwhile.")


def nothing_left(wanted: Filter) -> str:
    """Why this filter leaves none; without any the glossary is empty."""
    if not wanted.facets and not wanted.typed:
        return _("This glossary is still empty: write a new concept, or import a file.")
    if not wanted.facets:
        return _("No term here has a word that begins with “{typed}”.").format(typed=wanted.typed)
    if wanted.typed:
        return _("No concept here fits the filters as well as “{typed}”.").format(typed=wanted.typed)
    return _("No concept here fits the filters.")
