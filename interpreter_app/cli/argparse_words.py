"""What argparse says by itself, in the person's language.

argparse looks its own words up with a `gettext` of the module's own name; `borrow` puts ours in its place.
"""

from __future__ import annotations

import argparse

from interpreter_app.base.i18n import gettext as _


def borrow() -> None:
    """Let argparse speak through the program's catalogue."""
    argparse.__dict__["_"] = _


def words() -> tuple[str, ...]:
    """Its words, here so that they get into the catalogue; as argparse writes them, old %-fields and all."""
    return (
        _("usage: "),
        _("positional arguments"),
        _("options"),
        _("show this help message and exit"),
        _("the following arguments are required: %s"),
        _("unrecognized arguments: %s"),
        _("expected one argument"),
        _("expected at least one argument"),
        _("argument %(argument_name)s: %(message)s"),
        _("invalid choice: %(value)r (choose from %(choices)s)"),
    )
