"""Commands that have commands of their own: `visits list`, `contacts import` …

Owns how such a one is declared and chosen. What they do is in modules of their own.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from interpreter_app.base.i18n import gettext as _


class Action(NamedTuple):
    """What can be done: its name, its summary, its options, and what carries it out (exit code)."""

    name: str
    summary: str
    options: Callable[[argparse.ArgumentParser], None]
    run: Callable[[argparse.Namespace, Path], int]


def add(parser: argparse.ArgumentParser, *actions: Action) -> None:
    """Have a command with these actions; one of them must be given."""
    kinds = parser.add_subparsers(
        dest="action", title=_("actions"), metavar=_("ACTION"), required=True, help=_("what is to be done")
    )
    for action in actions:
        summary = action.summary
        own = kinds.add_parser(
            action.name,
            help=summary,
            description=f"{summary[:1].upper()}{summary[1:]}.",
            formatter_class=parser.formatter_class,
        )
        action.options(own)
        own.set_defaults(run_action=action.run)
